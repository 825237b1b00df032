from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.workbook_text import Ruler, clean, height_of_lines, looks_like_formula


@pytest.mark.parametrize(
    ("text", "bold", "units"),
    [
        # sums of the widths in Liberation Serif 2.1, which has the Times metrics
        ("Hoàn Kiếm", False, 722 + 500 + 444 + 500 + 250 + 722 + 278 + 444 + 778),
        ("PHƯỜNG", True, 611 + 778 + 796 + 778 + 722 + 778),
        ("đường", False, 500 + 554 + 554 + 500 + 500),
        ("1.518.000 đồng", False, 7 * 500 + 2 * 250 + 250 + 4 * 500),
    ],
)
def test_widths_are_those_of_times(text: str, bold: bool, units: int) -> None:
    assert Ruler().width(text, 1000, bold=bold) == pytest.approx(units, rel=0.01)


@given(st.text(st.sampled_from("ăâđêôơưĂÂĐÊÔƠƯáàảãạắặếộợựỳỵ aeiouyd")))
def test_decomposed_text_is_about_as_wide_as_composed(text: str) -> None:
    ruler = Ruler()
    composed = ruler.width(unicodedata.normalize("NFC", text), 12)
    assert composed <= ruler.width(unicodedata.normalize("NFD", text), 12) + 0.01


def test_text_wraps_at_spaces_and_at_line_breaks() -> None:
    ruler = Ruler()
    assert ruler.lines("Tổ dân vận", 500, 12) == 1
    assert ruler.lines("Tổ dân vận\n\nsố 1", 500, 12) == 3
    limit = ruler.width("Tổ trưởng tổ dân phố", 12) * 1.06
    assert ruler.lines("Tổ trưởng tổ dân phố Tổ trưởng tổ dân phố", limit, 12) == 2


def test_a_word_longer_than_the_line_is_counted_in_full() -> None:
    ruler = Ruler()
    assert ruler.lines("n" * 100, ruler.width("n" * 20, 12), 12) >= 5


@given(st.text("abcđường nhữ \n", max_size=300), st.floats(20, 400))
def test_a_narrower_column_never_takes_fewer_lines(text: str, limit: float) -> None:
    ruler = Ruler()
    assert ruler.lines(text, limit, 12) >= ruler.lines(text, limit * 2, 12) >= text.count("\n") + 1


def test_row_heights_are_those_excel_gives_to_times() -> None:
    assert [height_of_lines(1, size) for size in (12, 13, 14)] == [15.75, 17.25, 18.75]
    assert height_of_lines(3, 12) == 45.75


@given(st.text(st.characters(), max_size=50))
def test_cleaned_text_is_always_legal_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = clean(text)
    assert "\r" not in clean(text)
    assert clean(clean(text)) == clean(text)


def test_cleaning_keeps_what_people_write() -> None:
    assert clean("Đặng Thị Hường\r\nsinh 1968\tấp") == "Đặng Thị Hường\nsinh 1968\tấp"
    assert clean("a\x00b\x1f\ud800\ufffe") == "ab"
    assert len(clean("x" * 40_000)) == 32_767


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@SUM(A1)", " =1", "\t=1", "\n+1"])
def test_formula_look_alikes(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "a=1", "Tổ 1", "1-2", "(=1)"])
def test_ordinary_text(text: str) -> None:
    assert not looks_like_formula(text)
