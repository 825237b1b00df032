from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.calibration_checks import check_readings, parse_mm
from desktop.records.calibration_rules import MeasuredSheet, Page, solve
from desktop.records.problem import Severity
from tests.records.simulated_printer import SimulatedPrinter, random_printer

A4 = Page(297, 210)
FIELDS = [spot.field for spot in A4.spots(1)]


def with_mistake(read: MeasuredSheet, field: str, by: float) -> MeasuredSheet:
    return MeasuredSheet(read.sheet, {**read.distances, field: read.distances[field] + by}, read.adjust)


@pytest.mark.parametrize(
    ("typed", "mm"),
    [("15", 15), ("15,5", 15.5), (" 15.5 mm ", 15.5), ("9,", 9), (",5", 0.5), ("15,5MM", 15.5)],
)
def test_a_distance_is_typed_with_comma_or_dot(typed: str, mm: float) -> None:
    assert parse_mm(typed) == mm


@pytest.mark.parametrize("typed", ["", "mm", "15,5,5", "-15", "mười", "1e3", "١٥"])
def test_what_is_no_distance_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="no distance"):
        parse_mm(typed)


def test_what_is_missing_and_what_cannot_be_is_named() -> None:
    read = SimulatedPrinter(A4, 1, 1).read(1)
    distances = {field: mm for field, mm in read.distances.items() if field != "C_bottom"} | {"B_top": 155.0}
    problems = check_readings(A4, MeasuredSheet(1, distances))
    assert [(one.field, one.code, one.severity) for one in problems] == [
        ("B_top", "reading_out_of_range", Severity.ERROR),
        ("C_bottom", "reading_missing", Severity.ERROR),
    ]
    assert problems[0].values == {"low": 5.0, "high": 25.0}


@given(st.randoms(use_true_random=False))
def test_honest_readings_contradict_nothing(random: Random) -> None:
    printer = random_printer(A4, random)
    one = printer.read(1)
    assert check_readings(A4, one) == []
    first = solve(A4, [one]).printed
    assert check_readings(A4, printer.read(2, first.inverse()), first) == []


@given(
    st.sampled_from(FIELDS),
    st.sampled_from([-7, -5, -3, 3, 5, 7]),
    st.floats(0.997, 1.003),
    st.floats(-2, 2),
    st.floats(-0.5, 0.5),
)
def test_a_wrong_reading_is_among_those_named(
    field: str, by: float, scale: float, moved: float, turn: float
) -> None:
    printer = SimulatedPrinter(A4, moved, -moved, scale, 2 - scale, turn)
    problems = check_readings(A4, with_mistake(printer.read(1), field, by))
    assert {one.code for one in problems} == {"readings_contradict"}
    assert {one.severity for one in problems} == {Severity.WARNING}
    assert field in {one.field for one in problems}
    assert len(problems) <= 2


def test_a_large_mistake_is_named_alone() -> None:
    printer = SimulatedPrinter(A4, 1.5, -1, 1.002, 0.999, 0.2)
    for field in FIELDS:
        (problem,) = check_readings(A4, with_mistake(printer.read(1), field, 7))
        assert problem.field == field
        assert problem.values["by"] == pytest.approx(7, abs=1)


@pytest.mark.parametrize("field", FIELDS)
def test_on_the_second_sheet_the_first_one_knows_better(field: str) -> None:
    printer = SimulatedPrinter(A4, 1.5, -1, 1.01, 0.99, 0.4)
    first = solve(A4, [printer.read(1)]).printed
    read = printer.read(2, first.inverse())
    assert check_readings(A4, read, first) == []
    (problem,) = check_readings(A4, with_mistake(read, field, -2), first)
    assert (problem.field, problem.code) == (field, "reading_unlike_first")
