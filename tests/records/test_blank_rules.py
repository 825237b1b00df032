from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.blank import Blank, BlankMovement, BlankStock
from desktop.records.blank_rules import (
    blank_for,
    check_blank,
    check_movement,
    figures,
    ledger,
    left_of,
)
from desktop.records.codes import BlankMove, Family, Paper
from desktop.records.period import span
from desktop.records.problem import Problem, Severity

DAY = date(2026, 10, 9)
PLAIN = Blank("Phôi giấy khen A4", 297, 210, low_at=10, id=1)
MOVES = st.builds(
    BlankMovement,
    st.just(1),
    st.dates(date(2026, 1, 1), DAY),
    st.sampled_from(BlankMove),
    st.integers(0, 300),
)


def moved(kind: BlankMove, sheets: int, days: int = 0, note: str = "") -> BlankMovement:
    return BlankMovement(1, DAY + timedelta(days=days), kind, sheets, note=note)


def codes(problems: list[Problem]) -> list[tuple[str, str, Severity]]:
    return [(one.field, one.code, one.severity) for one in problems]


def test_the_balance_follows_every_movement() -> None:
    lines = ledger(
        [
            moved(BlankMove.USED, 38, days=-3),
            moved(BlankMove.RECEIVED, 100, days=-9),
            moved(BlankMove.SPOILED, 2, days=-2),
            moved(BlankMove.COUNTED, 59),
            moved(BlankMove.RECEIVED, 50),
        ]
    )
    assert [(line.change, line.left) for line in lines] == [
        (100, 100),
        (-38, 62),
        (-2, 60),
        (-1, 59),
        (50, 109),
    ]


def test_what_is_written_later_for_a_day_before_a_count_does_not_move_what_was_counted() -> None:
    counted = [moved(BlankMove.RECEIVED, 10, days=-5), moved(BlankMove.COUNTED, 40)]
    assert left_of(counted) == left_of([*counted, moved(BlankMove.RECEIVED, 30, days=-1)]) == 40


@given(st.lists(MOVES, max_size=30))
def test_what_is_left_is_what_came_less_what_went(movements: list[BlankMovement]) -> None:
    numbered = [replace(one, id=place) for place, one in enumerate(movements)]
    lines = ledger(numbered)
    came = sum(one.sheets for one in numbered if one.kind is BlankMove.RECEIVED)
    went = sum(one.sheets for one in numbered if one.kind in (BlankMove.USED, BlankMove.SPOILED))
    set_right = sum(line.change for line in lines if line.movement.kind is BlankMove.COUNTED)
    assert left_of(numbered) == came - went + set_right
    assert all(line.left == line.movement.sheets for line in lines if line.movement.kind is BlankMove.COUNTED)


def stock(blank_id: int, left: int = 50, **more: object) -> BlankStock:
    return BlankStock(replace(PLAIN, id=blank_id, **more), left)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stocks", "taken"),
    [
        ([], None),
        ([stock(1)], 1),
        ([stock(1, in_use=False)], None),
        ([stock(1, family=Family.PARTY)], None),
        ([stock(1, paper=Paper.GIAY_CHUNG_NHAN)], None),
        ([stock(1), stock(2, family=Family.STATE)], 2),
        ([stock(1, paper=Paper.GIAY_KHEN), stock(2, family=Family.STATE, left=0)], 2),
        ([stock(1, family=Family.STATE), stock(2, family=Family.STATE, paper=Paper.GIAY_KHEN)], 2),
        ([stock(1), stock(2)], 1),
        ([stock(1, left=0), stock(2)], 2),
    ],
)
def test_a_paper_takes_the_blank_bought_most_specially_for_it(
    stocks: list[BlankStock], taken: int | None
) -> None:
    found = blank_for(stocks, Family.STATE, Paper.GIAY_KHEN)
    assert (found.blank.id if found else None) == taken


@pytest.mark.parametrize(("left", "low"), [(11, False), (10, True), (-1, True)])
def test_at_its_mark_a_stock_is_low(left: int, low: bool) -> None:
    assert BlankStock(PLAIN, left).is_low is low


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"name": ""}, [("name", "blank_name_missing", Severity.ERROR)]),
        ({"name": "phoi A4 cu", "id": None}, [("name", "blank_name_known", Severity.WARNING)]),
        ({"width_mm": 99}, [("width_mm", "blank_size_wrong", Severity.ERROR)]),
        ({"height_mm": 601}, [("height_mm", "blank_size_wrong", Severity.ERROR)]),
        ({"low_at": -1}, [("low_at", "sheets_negative", Severity.ERROR)]),
    ],
)
def test_a_blank_is_checked(changes: dict[str, object], expected: list[tuple[str, str, Severity]]) -> None:
    others = [PLAIN, replace(PLAIN, name="Phôi A4 cũ", id=2)]
    assert codes(check_blank(replace(PLAIN, **changes), others)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (moved(BlankMove.RECEIVED, 100), []),
        (moved(BlankMove.COUNTED, 0), []),
        (moved(BlankMove.RECEIVED, 0), [("sheets", "sheets_missing", Severity.ERROR)]),
        (moved(BlankMove.COUNTED, -1), [("sheets", "sheets_negative", Severity.ERROR)]),
        (moved(BlankMove.SPOILED, 1), [("note", "spoiling_unexplained", Severity.WARNING)]),
        (moved(BlankMove.SPOILED, 5, note="Ẩm mốc"), []),
        (moved(BlankMove.USED, 6), [("sheets", "more_than_left", Severity.WARNING)]),
        (moved(BlankMove.RECEIVED, 1, days=1), [("moved_on", "moved_on_ahead", Severity.WARNING)]),
        (moved(BlankMove.RECEIVED, 1, days=-3), [("moved_on", "before_last_count", Severity.WARNING)]),
    ],
)
def test_a_movement_is_checked(draft: BlankMovement, expected: list[tuple[str, str, Severity]]) -> None:
    assert codes(check_movement(draft, [moved(BlankMove.COUNTED, 5, days=-2)], DAY)) == expected


@given(st.lists(MOVES, max_size=30), st.dates(date(2026, 1, 1), DAY))
def test_the_figures_of_periods_that_meet_add_up(movements: list[BlankMovement], day: date) -> None:
    lines = ledger([replace(one, id=place) for place, one in enumerate(movements)])
    early = figures(lines, span(date(2025, 1, 1), day))
    late = figures(lines, span(day + timedelta(1), date(2027, 1, 1)))
    assert (early.opening, late.opening, late.left) == (0, early.left, left_of(movements))
    for found in (early, late):
        moved = found.received - found.used - found.spoiled + found.set_right
        assert found.left == found.opening + moved
