"""Whole numbers as they are typed, and completion from values written down before."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.completion import MOST_SUGGESTIONS, among
from desktop.ui.widgets.number_field import NumberField


@pytest.mark.parametrize(
    ("typed", "money", "number"),
    [
        ("", False, None),
        ("0", False, 0),
        ("1.250", False, 1250),
        ("1 250", False, 1250),
        ("2.480 đ", True, 2480),
    ],
)
def test_a_number_is_read_and_nothing_stays_nothing(
    qtbot: QtBot, look: Look, typed: str, money: bool, number: int | None
) -> None:
    field = NumberField(look, money=money)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.number() == number
    assert field.unclear() is None


@pytest.mark.parametrize("typed", ["đông", "12a", "-3", "1,5"])
def test_what_is_no_number_says_so_with_an_example(qtbot: QtBot, look: Look, typed: str) -> None:
    field = NumberField(look, "120")
    qtbot.addWidget(field)
    field.setText(typed)
    problem = field.unclear()
    assert problem is not None
    assert problem.text == f"“{typed}” không phải số. Gõ lại, ví dụ 120."
    assert field.number() is None


def test_values_are_offered_without_marks_once_each_in_their_order() -> None:
    source = among(["Tổ dân phố số 5", "", "Trụ sở phường", "Tổ dân phố số 5", "Tổ dân vận số 2"])
    assert [one.text for one in source("so to")] == ["Tổ dân phố số 5", "Tổ dân vận số 2"]
    assert source("vắng") == []
    assert len(among([f"số {number}" for number in range(20)])("so")) == MOST_SUGGESTIONS
