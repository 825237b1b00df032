"""Vietnamese names and syllables that several tests draw from."""

import unicodedata
from collections.abc import Iterator
from random import Random

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý "
    "An Âu Ân Ông Ưng Đào Doãn Đoàn Mạc Mai Ma"
)
MIDDLES = "Thị Văn Đức Minh Hữu Ngọc Thanh Thành Quốc Xuân Thu Thúy Bá Bảo Kim Tiến Đình Diệu Hải Hồng"
GIVEN = (
    "An Ân Ấn Ẩn Anh Ánh Ảnh Bình Bính Chi Chí Cường Dung Dũng Đức Đạt Giang Hà Hạ Hải Hạnh Hiền Hiển "
    "Hoa Hòa Hóa Hỏa "
    "Họa Hùng Hưng Hương Hường Hướng Hưởng Khánh Lan Lân Liên Long Lương Lượng Mai Mùi Nam Năm Nga Ngà "
    "Nhàn Nhân Nhẫn "
    "Oanh Phúc Phượng Phương Quý Quyên Quyền Sơn Tâm Tấm Thảo Thắng Thơ Thơm Thu Thư Thủy Thúy Thùy Tú Tư "
    "Uyên Ưng Vân "
    "Văn Vinh Xuân Ý Yên Yến Ông Út Đông Dong Đoan Doan"
)


def person_names(count: int, seed: int) -> list[str]:
    """Full names of one to five words, some in capitals."""
    random = Random(seed)
    return [_person(random) for _ in range(count)]


def _person(random: Random) -> str:
    middles = [random.choice(MIDDLES.split()) for _ in range(random.choice((0, 0, 1, 1, 1, 2, 3)))]
    made_up = syllable(random).capitalize()
    given = random.choice((random.choice(GIVEN.split()), made_up))
    families = [random.choice(FAMILIES.split())] if random.random() < 0.97 else []
    name = " ".join((*families, *middles, given))
    return name.upper() if random.random() < 0.1 else name


def syllable(random: Random) -> str:
    """A short syllable of any vowel and any tone."""
    vowel = unicodedata.normalize("NFC", random.choice(VOWELS) + random.choice(TONES))
    return (
        random.choice([*"b c d đ h l m n t th tr".split(), ""])
        + vowel
        + random.choice(("", "", "n", "ng", "c"))
    )


def accented_letters() -> Iterator[str]:
    """The 134 letters of Vietnamese that ASCII does not have."""
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} - set("aeiouy")
    for letter in sorted(small | {"đ"}):
        yield from (letter, letter.upper())
