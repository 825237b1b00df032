import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import as_name, clean, clean_multiline
from tests.records.text.samples import accented_letters, person_names

ANY_TEXT = st.text() | st.text(alphabet="aÐðđHN \u00a0\u200b\ufeff\n\r\t\u0301\u0302\u0323\u00ad\u2028.-")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_multiline(clean_multiline(text)) == clean_multiline(text)


@given(ANY_TEXT)
def test_result_is_one_trimmed_visible_line_in_nfc(text: str) -> None:
    result = clean(text)
    assert unicodedata.is_normalized("NFC", result)
    assert result == " ".join(result.split())
    assert not {"Cc", "Cf", "Cs"} & {unicodedata.category(char) for char in result}


@given(ANY_TEXT)
def test_lines_are_the_cleaned_lines(text: str) -> None:
    lines = clean_multiline(text).split("\n")
    assert lines == [clean(line) for line in lines]
    assert lines == [""] or "" not in lines


def test_names_stay_as_they_are_and_decomposed_ones_become_the_same() -> None:
    for name in person_names(500, seed=1):
        assert clean(name) == name
        assert clean(unicodedata.normalize("NFD", name)) == name


def test_every_letter_survives() -> None:
    for letter in accented_letters():
        assert clean(letter) == letter


@pytest.mark.parametrize(
    "spelling", ["Hoà", "Hòa", "Thuỷ", "Thủy", "Lý", "Lí", "đặng THỊ hường", "O’Brien", "Y-Ban"]
)
def test_a_persons_own_spelling_is_kept(spelling: str) -> None:
    assert clean(spelling) == spelling


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  Đặng\u00a0Thị \t Hường ", "Đặng Thị Hường"),
        ("\ufeffTổ dân\u200b vận\u2009số\u30003", "Tổ dân vận số 3"),
        ("dòng một\r\n\r\ndòng hai", "dòng một dòng hai"),
        ("Hươ\u00adng", "Hương"),
        ("a\x00b\x07c", "abc"),
        ("Đặng\u202eThị\u2060", "ĐặngThị"),
        ("tên\u2800\u3164đệm", "tên đệm"),
        ("lẻ \ud83d", "lẻ"),
        ("\n \u200b", ""),
        ("Tô\u0309", "Tổ"),
        ("a\u0323\u0302", "ậ"),
    ],
)
def test_known_dirt(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ðặng Thị Hường", "Đặng Thị Hường"),
        ("ðoàn kết", "đoàn kết"),
        ("15-QÐ/ÐU", "15-QĐ/ĐU"),
        ("HÐND, BTVÐU", "HĐND, BTVĐU"),
        ("Ð", "Đ"),
        ("Sigurður Guðmundsson", "Sigurður Guðmundsson"),
        ("GUÐRÚN", "GUÐRÚN"),
    ],
)
def test_icelandic_eth_becomes_d_only_in_vietnamese_words(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('phong trào "Dân vận khéo" năm 2026', "phong trào “Dân vận khéo” năm 2026"),
        ('mô hình "Dân vận khéo": "Khéo hiến đất".', "mô hình “Dân vận khéo”: “Khéo hiến đất”."),
        ('("Mẹ đỡ đầu")', "(“Mẹ đỡ đầu”)"),
        ('màn hình 15" và 17"', 'màn hình 15" và 17"'),
        ('một dấu " lẻ', 'một dấu " lẻ'),
        ("O’Brien, H'Hen", "O’Brien, H'Hen"),
    ],
)
def test_a_pair_of_straight_quotes_becomes_the_offices(typed: str, expected: str) -> None:
    assert clean(typed) == expected
    assert clean_multiline(f"{typed}\n{typed}") == f"{expected}\n{expected}"


@given(st.text('aĐ "“”.(', max_size=14))
def test_cleaning_puts_quotes_right_once_and_loses_none(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    straight = str.maketrans("“”", '""')
    assert once.translate(straight) == " ".join(text.split()).translate(straight)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("đặng thị  hường", "Đặng Thị Hường"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Lê-Na", "Lê-Na"),
    ],
)
def test_capitals_that_are_offered(typed: str, expected: str) -> None:
    assert as_name(typed) == expected


def test_several_lines_keep_single_line_breaks() -> None:
    assert clean_multiline(" a  b\r\n\r\n c\u2028d\ve \n") == "a b\nc\nd\ne"


@given(st.text(max_size=30) | st.text("aZ ÐđỉỈ\u0301\u00a0,.-", max_size=12))
def test_a_text_that_is_clean_already_is_read_like_every_other(text: str) -> None:
    """A character that is drawn as nothing sends the text the long way."""
    assert clean(f"{text}\u200b") == clean(text)
