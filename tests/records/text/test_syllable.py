import pytest

from desktop.records.text import clean, is_syllable
from desktop.records.text.syllable import could_become_syllable, with_tone
from desktop.records.text.tones import split_tones
from tests.records.text.samples import FAMILIES, GIVEN, MIDDLES

HARD_ONES = (
    "nghiêng nguyệt khuya khuỷu quyết quỳnh quốc quý giếng gì giữ già ỷ yêu yến oẳn ngoằn ngoèo "
    "loạch xoong uể "
    "huơ thuở "
    "rượu hươu lưu cừu tuyệt đoạn tuần Thuỷ HOÀ huýt huých ngoạm mười lăm tỷ triệu nghìn đồng đối thoại"
    " phường tổ quận ủy"
)
FOREIGN = (
    "times city royal park tower green house club smart book "
    "zalo facebook wow jazz first street kar cen gii quu"
)


@pytest.mark.parametrize("word", f"{FAMILIES} {MIDDLES} {GIVEN} {HARD_ONES}".split())
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)
    letters, tone = split_tones(word.lower())
    for length in range(2, len(letters) + 1):
        assert could_become_syllable(letters[:length], tone if length == len(letters) else "")


@pytest.mark.parametrize(
    "word", [*FOREIGN.split(), "", "b", "mac", "càc", "tãp", "résumé", "ngê", "đđ", "a1"]
)
def test_no_vietnamese_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "word",
    "hòa thúy ủy khỏe già gì giếng quý quả quyền toán hoạch huỳnh".split()
    + "nước mười lừa mía múa bảy cháu khuỷu ngoéo chuyện thuở đặng".split(),
)
def test_tone_marks_stand_where_offices_write_them(word: str) -> None:
    letters, tone = split_tones(clean(word))
    assert with_tone(letters, tone) == word


def test_no_vowel_to_carry_a_tone() -> None:
    with pytest.raises(ValueError, match="no vowel"):
        with_tone("đ", "\u0301")
