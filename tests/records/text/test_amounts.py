import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.records.text import (
    AmountNotUnderstood,
    amount_in_words,
    format_amount,
    format_signed,
    parse_amount,
)

LARGEST_TYPED = 999_999_999_999_999
DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7}
DIGITS |= {"tám": 8, "chín": 9}


@pytest.mark.parametrize(
    "typed",
    [
        "1.520.000",
        "1520000",
        "1,520,000",
        "1 520 000",
        "1\u00a0520\u00a0000",
        "1.520.000 đ",
        "1.520.000đ",
        "1.520.000 đồng",
        "1.520.000 VNĐ",
        "1520k",
        "1520 K",
        "1520000.0",
        "1520000.00",
        "1.520.000,00",
        "1,520,000.00",
    ],
)
def test_one_amount_in_every_habit(typed: str) -> None:
    assert parse_amount(typed) == 1_520_000


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "đ",
            "1,52 tr",
            "1.52",
            "1.5",
            "1520.5",
            "1.520,000",
            "1.52.000",
            "1.520k",
            "-5",
            "−5",
            "+5",
            "007",
        ),
        *("0.760.000", "1e6", "1.520.000 đ/người", "một triệu", "1.520.000.00", "٣", "12 34", "1.520 000"),
    ],
)
def test_what_is_not_one_certain_amount_is_refused(typed: str) -> None:
    with pytest.raises(AmountNotUnderstood) as refusal:
        parse_amount(typed)
    assert refusal.value.code == "amount_not_understood"
    assert refusal.value.values == {"typed": typed}


def test_the_largest_amount() -> None:
    assert parse_amount(format_amount(LARGEST_TYPED)) == LARGEST_TYPED
    with pytest.raises(AmountNotUnderstood) as refusal:
        parse_amount(format_amount(LARGEST_TYPED + 1))
    assert refusal.value.code == "amount_too_large"
    assert refusal.value.values["largest"] == LARGEST_TYPED


@given(st.integers(0, LARGEST_TYPED))
def test_what_is_written_is_read_back(amount: int) -> None:
    for written in (format_amount(amount), str(amount), f"{amount:,}", f"{amount:,} đồng".replace(",", " ")):
        assert parse_amount(written) == amount


def test_written_amounts() -> None:
    assert format_amount(1_520_000) == "1.520.000"
    assert format_amount(0) == "0"
    assert format_amount(-1520) == "−1.520"
    assert [format_signed(number) for number in (-3, 0, 3, 1520)] == ["−3", "0", "+3", "+1.520"]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_020, "một nghìn không trăm hai mươi"),
        (760_000, "bảy trăm sáu mươi nghìn"),
        (1_520_000, "một triệu năm trăm hai mươi nghìn"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (21_000_000, "hai mươi mốt triệu"),
        (1_000_000_000, "một tỷ"),
        (2_005_000_000, "hai tỷ không trăm linh năm triệu"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (15 * 10**17, "một tỷ tỷ năm trăm triệu tỷ"),
        (999 * 10**18, "chín trăm chín mươi chín tỷ tỷ"),
    ],
)
def test_amount_in_words(amount: int, words: str) -> None:
    assert amount_in_words(amount) == f"{words} đồng"


@pytest.mark.parametrize("amount", [-1, 10**21])
def test_no_words_beyond_the_limits(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        amount_in_words(amount)


@given(st.integers(0, 10**21 - 1) | st.integers(0, 10**7))
@example(10**18 + 10**9 + 1)
def test_words_are_read_back(amount: int) -> None:
    assert _read_aloud(amount_in_words(amount)) == amount


@given(st.integers(1, 999), st.integers(0, 3), st.integers(1, 99))
def test_a_gap_of_hundreds_is_always_spoken(high: int, places: int, low: int) -> None:
    words = amount_in_words((high * 1000 + low) * 1000**places)
    assert "không trăm" in words
    assert ("linh" in words.split("không trăm")[1]) == (low < 10)


def _read_aloud(words: str) -> int:
    """Read an amount the way a listener adds it up: tỷ tỷ, tỷ, then triệu, nghìn and units in each."""
    billions_of_billions, _, rest = words.removesuffix(" đồng").rpartition("tỷ tỷ")
    billions, _, units = rest.rpartition("tỷ")
    return (_read_block(billions_of_billions) * 10**9 + _read_block(billions)) * 10**9 + _read_block(units)


def _read_block(words: str) -> int:
    total = group = 0
    for word in words.split():
        if word in ("triệu", "nghìn"):
            total += group * (10**6 if word == "triệu" else 1000)
            group = 0
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group += group % 10 * 9
        elif word == "trăm":
            group *= 100
        elif word != "linh":
            group += DIGITS[word]
    return total + group
