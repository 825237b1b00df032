"""Initiatives in words."""

import pytest

from desktop.operations.initiatives import RecognitionLine
from desktop.operations.lists.initiatives import levels_of
from desktop.records.codes import Field, Level
from desktop.records.initiative import Initiative, InitiativeYear, Recognition, RegisteredInitiative
from desktop.records.initiative_rules import YearComparison
from desktop.ui.initiatives.words import comparison_of, decided, decision_of, figures_of

ROW = RegisteredInitiative(InitiativeYear(1, 2026), Initiative("Khéo", Field.ECONOMY))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], ""),
        ([Level.WARD], "Cấp phường"),
        ([Level.CITY, Level.WARD], "Cấp phường, Thành phố"),
        ([Level.CENTRAL, Level.CITY], "Cấp Thành phố, Trung ương"),
    ],
)
def test_levels_stand_the_lowest_first(levels: list[Level], expected: str) -> None:
    assert levels_of([Recognition(1, level) for level in levels]) == expected


def test_figures_that_nobody_wrote_down_are_left_out() -> None:
    assert figures_of(InitiativeYear(1, 2026)) == ""
    assert figures_of(InitiativeYear(1, 2026, people=0, money=35_000_000)) == "0 người · 35.000.000 đ"
    assert figures_of(InitiativeYear(1, 2026, score=95)) == "95 điểm"


def test_without_a_year_before_nothing_is_compared() -> None:
    assert comparison_of(YearComparison(2026, new=(ROW,))) == ""
    assert comparison_of(YearComparison(2026, same=(ROW, ROW), dropped=(ROW,))) == (
        "So với năm 2025: 2 giữ nguyên, 0 có thay đổi, 1 không tiếp tục, 0 mới"
    )


def test_a_recognition_that_does_not_count_says_so() -> None:
    line = RecognitionLine(Recognition(1, Level.WARD, decision="9/QĐ"), None, False, ())
    assert (decision_of(line), decided(line)) == ("9/QĐ", "chưa tính")
