import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.fit_text import DROP, RISE, Fitted, Space, fit, split_phrases
from tests.exports.certificate_samples import LONG_MERIT, LONG_MODEL, MERIT


def width(text: str) -> float:
    """Every letter half as wide as the size: the tests count letters instead of measuring fonts."""
    return len(text) / 2


def set_text(text: str, letters: int, *, lines: int = 5, size: float = 18, min_size: float = 12) -> Fitted:
    """Fit into a box as wide as this many letters at the full size."""
    space = Space(
        width=letters * size / 2, height=1000, size=size, min_size=min_size, leading=1.25, max_lines=lines
    )
    return fit(text, width, space)


def whole(text: str) -> list[str]:
    return split_phrases(text)[0]


@pytest.mark.parametrize(
    "phrase",
    [
        "Nguyễn Thị Minh Khai",
        "ông Lê Văn Tâm",
        "bà Vũ Thị Kim Oanh",
        "Đồng chí Nguyễn Văn A",
        "Thượng tá Trần Quang Bình",
        "“Dân vận khéo”",
        "“Xanh - sạch - đẹp”",
        "“Ngõ phố văn minh, an toàn”",
        "mô hình",
        "năm 2026",
        "ngày 09",
        "số 218/QĐ-UBND",
        "12 tập thể",
        "500 triệu",
        "03 đồng chí",
        "Tổ dân phố số 5",
        "Tổ dân vận số 3",
        "TỔ DÂN VẬN SỐ 3",
        "khu dân cư số 12",
        "phường Hoàn Kiếm",
        "TP. Hà Nội",
        "Bí thư",
        "Phó Chủ tịch",
        "Tổ trưởng",
        "Ủy ban",
        "Mặt trận Tổ quốc Việt Nam",
        "Hội viên",
        "hộ gia đình",
        "ĐỒNG CHÍ NGUYỄN VĂN AN",
        "BÀ ĐẶNG THỊ HƯỜNG",
    ],
)
def test_what_belongs_together_is_one_phrase(phrase: str) -> None:
    assert whole(f"{phrase}") == [phrase]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("năm 2026, với mô hình “Dân vận khéo”", "với mô hình"),
        ("văn hóa - xã hội của phường", "hóa - xã"),
        ("trong năm 2026 của phường Hoàn Kiếm", "của phường Hoàn Kiếm"),
        (f"thực hiện mô hình {LONG_MODEL}", "“Khéo trong đảm"),
        (f"thực hiện mô hình {LONG_MODEL}", "kinh tế”"),
    ],
)
def test_a_line_never_ends_inside(text: str, phrase: str) -> None:
    assert any(phrase in part for part in whole(text))


def test_a_name_in_capitals_ends_at_its_comma() -> None:
    assert whole("ÔNG LÊ VĂN TÂM, TỔ DÂN PHỐ SỐ 5") == ["ÔNG LÊ VĂN TÂM,", "TỔ DÂN PHỐ SỐ 5"]


def test_a_line_may_end_between_phrases() -> None:
    assert whole("Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm") == [
        "Tổ trưởng",
        "Tổ dân vận số 3,",
        "phường Hoàn Kiếm",
    ]


def test_a_compound_may_be_split_only_when_nothing_better_is_there() -> None:
    phrases, costs = split_phrases("thành tích xuất sắc")
    assert phrases == ["thành", "tích", "xuất", "sắc"]
    assert costs[0] > costs[1] < costs[2]


def test_the_wording_with_an_initiative_breaks_after_its_colon() -> None:
    text = (
        "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026: "
        "“Khéo trong vận động Nhân dân giữ gìn tuyến phố văn minh, xanh, sạch, đẹp”"
    )
    assert set_text(text, 90).lines == (
        "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026:",
        "“Khéo trong vận động Nhân dân giữ gìn tuyến phố văn minh, xanh, sạch, đẹp”",
    )


def test_two_lines_are_nearly_equal() -> None:
    first, second = set_text(MERIT, 60).lines
    assert abs(len(first) - len(second)) <= 12


def test_typed_line_ends_are_kept() -> None:
    assert set_text("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", 60).lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_an_empty_line_typed_between_two_is_kept() -> None:
    assert set_text("CHỦ TỊCH\n\nTrần Quang Bình", 60).lines == ("CHỦ TỊCH", "", "Trần Quang Bình")


def test_a_short_text_keeps_its_full_size() -> None:
    assert set_text("Bà Đặng Thị Hường", 40) == Fitted(("Bà Đặng Thị Hường",), 18, fits=True)


def test_the_size_shrinks_in_half_points_to_the_first_that_fits() -> None:
    fitted = set_text("Bà Đặng Thị Hường", 16, lines=1)
    assert fitted.fits
    assert fitted.size == 16.5  # 17 letters in the width of 16 x 18 half points: at most 16.94
    assert fitted.lines == ("Bà Đặng Thị Hường",)


def test_a_name_is_never_torn_even_when_it_does_not_fit() -> None:
    assert set_text("Bà Đặng Thị Hường", 8) == Fitted(("Bà Đặng Thị Hường",), 12, fits=False)


def test_too_many_lines_do_not_fit() -> None:
    fitted = set_text(LONG_MERIT, 40, lines=3)
    assert not fitted.fits
    assert fitted.size == 12
    assert " ".join(fitted.lines) == LONG_MERIT


def test_the_height_of_the_box_counts_rise_leading_and_drop() -> None:
    height = (RISE + 1.25 + DROP) * 18
    space = Space(width=30 * 9, height=height, size=18, min_size=12, leading=1.25, max_lines=5)
    text = "một hai ba bốn năm sáu bảy tám chín mười"
    assert fit(text, width, space).size == 18
    lower = Space(width=30 * 9, height=height - 0.1, size=18, min_size=12, leading=1.25, max_lines=5)
    assert fit(text, width, lower).size < 18


def test_a_text_is_kept_in_one_line_above_its_one_line_size() -> None:
    text = "TỔ DÂN VẬN SỐ 3 PHƯỜNG HOÀN KIẾM"
    space = Space(width=30 * 10, height=99, size=20, min_size=12, leading=1.2, max_lines=2, one_line_min=16)
    assert fit(text, width, space) == Fitted((text,), 18.5, fits=True)
    longer = f"{text}, THÀNH PHỐ HÀ NỘI"
    fitted = fit(longer, width, space)
    assert len(fitted.lines) == 2
    assert fitted.size == 16


def test_a_merit_of_230_letters_fits_five_lines_between_18_and_12() -> None:
    merit = f"Đã có thành tích xuất sắc trong phong trào thi đua với mô hình {LONG_MODEL}"
    assert len(merit) >= 230
    fitted = set_text(merit, 60)
    assert fitted.fits
    assert len(fitted.lines) <= 5


chunks = st.sampled_from(
    (
        *"Đã có thành tích xuất sắc trong phong trào thi đua vận động Nhân dân hiến đất làm đường".split(),
        "“Dân vận khéo”",
        "năm 2026,",
        "với mô hình",
        "500 m²",
        "Tổ dân phố số 5",
        "ông Lê Văn Tâm",
        "TP. Hà Nội:",
        "12 hộ",
        LONG_MODEL,
    )
)
texts = st.lists(chunks, min_size=1, max_size=20).map(" ".join)


@given(text=texts, letters=st.integers(5, 90), lines=st.integers(1, 6))
def test_no_letter_is_lost_and_fitting_lines_fit(text: str, letters: int, lines: int) -> None:
    fitted = set_text(text, letters, lines=lines)
    assert " ".join(fitted.lines) == text
    assert 12 <= fitted.size <= 18
    if fitted.fits:
        assert len(fitted.lines) <= lines
        assert all(width(line) * fitted.size <= letters * 9 + 1e-6 for line in fitted.lines)


@given(text=texts, letters=st.integers(5, 90))
def test_lines_end_only_where_phrases_end(text: str, letters: int) -> None:
    phrases = whole(text)
    ends = {len(" ".join(phrases[: count + 1])) for count in range(len(phrases))}
    reached = -1
    for line in set_text(text, letters).lines:
        reached += len(line) + 1
        assert reached in ends


@given(text=texts, letters=st.integers(20, 90))
def test_a_balanced_text_takes_no_more_lines_than_a_greedy_one(text: str, letters: int) -> None:
    fitted = set_text(text, letters)
    if not fitted.fits:
        return
    limit = letters * 18 / fitted.size
    greedy, current = 1, 0
    for phrase in whole(text):
        needed = len(phrase) if not current else current + 1 + len(phrase)
        if needed > limit + 1e-9:
            greedy, needed = greedy + 1, len(phrase)
        current = needed
    assert len(fitted.lines) == greedy


@given(text=texts, letters=st.integers(30, 90))
def test_no_known_phrase_is_ever_torn(text: str, letters: int) -> None:
    lines = "\n".join(set_text(text, letters).lines)
    for phrase in (
        "“Dân vận khéo”",
        "năm 2026",
        "mô hình",
        "500 m²",
        "Tổ dân phố số 5",
        "ông Lê Văn Tâm",
        "12 hộ",
    ):
        assert lines.count(phrase) == text.count(phrase)


@given(text=st.text(st.characters(exclude_characters="\n"), max_size=60), letters=st.integers(1, 40))
def test_any_text_can_be_set(text: str, letters: int) -> None:
    fitted = set_text(text, letters)
    assert " ".join(fitted.lines) == " ".join(part for part in text.split(" ") if part)
