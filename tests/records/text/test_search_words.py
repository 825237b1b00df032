from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.text import fold
from desktop.records.text.search_words import INITIALS, Term, day_words, entry_words, meanings, readings


def _forms(typed: str) -> list[str]:
    return [one.form for one in meanings(typed)]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Nguyễn Thị Kim Chi", "ntkc"),
        ("Đặng Thị Hường", "dth"),
        ("Tổ dân vận số 14", "tdvs"),
        ("Ban Công tác Mặt trận số 9, phường Hoàn Kiếm", "bctmts"),
        ("An", ""),
    ],
)
def test_a_name_has_initials_up_to_its_number(name: str, initials: str) -> None:
    found = [word[1:] for word in entry_words(name, name=name).split() if word.startswith(INITIALS)]
    assert found == ([initials] if initials else [])


def test_numbers_are_known_without_leading_zeros_and_days_in_one_word() -> None:
    assert entry_words("09/QĐ-MTTQ").split() == ["09", "qd", "mttq", "9"]
    assert day_words(date(2026, 10, 9)) == "2026 20261009"
    assert day_words(None) == ""


def test_what_is_typed_is_meant_first_as_a_day_then_as_it_stands_then_decoded() -> None:
    assert _forms("9/10/2026") == ["20261009", "9 10 2026", "9102026"]
    assert _forms("10/2026") == ["202610", "10 2026", "102026"]
    assert _forms("0912 345 678") == ["0912 345 678", "0912345678"]
    assert _forms("nguyeenx thij") == ["nguyeenx thij", "nguyen thi"]
    assert _forms("  ") == []


def test_the_surest_reading_comes_first() -> None:
    assert readings("tdp 3") == [
        [[[Term("tdp", begun=False)]], [[Term("3", begun=False)]]],
        [[[Term("tdp")]], [[Term("3", begun=False)]]],
        [[[Term("tdp")], [Term(INITIALS + "tdp")]], [[Term("3", begun=False)]]],
        [
            [[Term("tdp")], [Term(INITIALS + "tdp")], [Term("to"), Term("dan"), Term("pho")]],
            [[Term("3")]],
        ],
    ]


def test_a_syllable_is_not_read_as_initials() -> None:
    assert readings("huong") == [[[[Term("huong", begun=False)]]], [[[Term("huong")]]]]


@given(st.text())
def test_every_typed_word_is_plain_letters_and_digits(typed: str) -> None:
    for form in _forms(typed):
        assert all(word.isascii() and word.isalnum() for word in form.split())
    assert all(word.isascii() or word.startswith(INITIALS) for word in entry_words(typed, name=typed).split())


@given(st.text())
def test_a_record_is_found_by_its_own_words(text: str) -> None:
    meant = [one.form for one in meanings(text) if one.written == text]
    assert set(" ".join(meant[:1]).split()) <= set(entry_words(text).split())
    assert fold(text) or not meant
