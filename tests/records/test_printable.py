from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.affine import IDENTITY, Affine, shift
from desktop.records.printable import Box, Margins, OutOfReach, out_of_reach

A4 = (297.0, 210.0)
LASER = Margins(4.2, 4.2, 4.2, 5.0)
NUMBER = Box("register", 10, 200, 60, 203)


def test_what_stands_within_is_printed() -> None:
    assert out_of_reach("Tổ 1", [NUMBER], A4, LASER, IDENTITY) == []


def test_what_the_adjustment_moves_into_the_strip_is_named_with_how_much() -> None:
    (found,) = out_of_reach("Tổ 1", [NUMBER], A4, LASER, shift(0, 3.5))
    assert (found.label, found.element, found.edge) == ("Tổ 1", "register", "bottom")
    assert found.by_mm == pytest.approx(1.5)
    assert [one.edge for one in out_of_reach("Tổ 1", [NUMBER], A4, LASER, shift(-8, 3.5))] == [
        "left",
        "bottom",
    ]


def test_without_strips_the_paper_itself_ends() -> None:
    assert out_of_reach("", [NUMBER], A4, Margins(), shift(-11, 0)) == [
        OutOfReach("", "register", "left", pytest.approx(1.0))  # type: ignore[arg-type]
    ]


@given(st.floats(-0.02, 0.02), st.floats(-5, 5))
def test_the_box_of_a_turned_element_holds_its_corners(turn: float, moved: float) -> None:
    adjust = Affine(1, -turn, turn, 1, moved, -moved)
    box = NUMBER.through(adjust)
    for x in (NUMBER.left, NUMBER.right):
        for y in (NUMBER.top, NUMBER.bottom):
            there = adjust.at(x, y)
            assert box.left <= there[0] <= box.right
            assert box.top <= there[1] <= box.bottom
