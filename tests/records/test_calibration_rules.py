from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.affine import IDENTITY, Affine, shift
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import (
    Found,
    MeasuredSheet,
    Page,
    adjustment,
    described,
    farthest_corner,
    printed_by,
    solve,
)
from tests.records.simulated_printer import SimulatedPrinter, random_printer

A4_LYING, A4_STANDING, A3_LYING = Page(297, 210), Page(210, 297), Page(420, 297)
A5_LYING, OWN_SIZE = Page(210, 148), Page(362.5, 251)
PAGES = [A4_LYING, A4_STANDING, A3_LYING, A5_LYING, OWN_SIZE]
Record = Callable[[str, object], None]


def left_over(printer: SimulatedPrinter, found: Found) -> float:
    return farthest_corner(printer.page, found.printed.inverse(), printer.printed)


def calibrated(printer: SimulatedPrinter, step: float) -> tuple[float, float]:
    """The worst corner in mm after the first and after the second sheet."""
    one = printer.read(1, step=step)
    first = solve(printer.page, [one])
    two = printer.read(2, first.printed.inverse(), step)
    return left_over(printer, first), left_over(printer, solve(printer.page, [one, two]))


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("one_scale", [True, False], ids=["one scale", "two scales"])
def test_forty_printers_read_to_half_a_millimetre(
    page: Page, one_scale: bool, record_property: Record
) -> None:
    random = Random(6)
    worst = [calibrated(random_printer(page, random, one_scale=one_scale), 0.5) for _ in range(40)]
    after_first, after_second = (max(values) for values in zip(*worst, strict=True))
    record_property("worst corner after the first sheet, mm", round(after_first, 3))
    record_property("worst corner after the second sheet, mm", round(after_second, 3))
    assert after_first < 0.6
    assert after_second < 0.3


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_forty_printers_read_exactly(page: Page, record_property: Record) -> None:
    random = Random(6)
    worst = max(max(calibrated(random_printer(page, random), 0)) for _ in range(40))
    record_property("worst corner, mm", worst)
    assert worst < 0.05


def test_the_offset_of_product_md_is_recovered() -> None:
    printer = SimulatedPrinter(A4_LYING, 3.2, -1.8, 1.006, 1.006, 0.3)
    after_first, after_second = calibrated(printer, 0.1)
    assert max(after_first, after_second) < 0.1


@pytest.mark.long
def test_three_thousand_printers_keep_the_bounds(record_property: Record) -> None:
    random = Random(2026)
    worst = [calibrated(random_printer(random.choice(PAGES), random), 0.5) for _ in range(3000)]
    after_first, after_second = (max(values) for values in zip(*worst, strict=True))
    record_property("worst corner after the first sheet, mm", round(after_first, 3))
    record_property("worst corner after the second sheet, mm", round(after_second, 3))
    assert after_first < 0.6
    assert after_second < 0.3


def printers() -> st.SearchStrategy[SimulatedPrinter]:
    moved, scale, angle = st.floats(-6, 6), st.floats(0.98, 1.02), st.floats(-1, 1)
    return st.builds(SimulatedPrinter, st.sampled_from(PAGES), moved, moved, scale, scale, angle, angle)


@given(printers())
def test_exact_readings_are_solved_exactly_slant_too(printer: SimulatedPrinter) -> None:
    found = solve(printer.page, [printer.read(1, step=0)])
    assert left_over(printer, found) < 1e-6
    assert found.misfit_mm < 1e-9
    assert found.error_mm == 0.6


def kept(printer: SimulatedPrinter) -> Calibration:
    page = printer.page
    distortion = asdict(described(page, printer.printed))
    return Calibration("Máy", "", page.width_mm, page.height_mm, date(2026, 10, 9), **distortion)


@given(printers())
def test_a_calibration_keeps_the_map(printer: SimulatedPrinter) -> None:
    calibration = kept(printer)
    assert farthest_corner(printer.page, adjustment(calibration), printer.printed) < 1e-6
    assert calibration.shift_x_mm == pytest.approx(printer.shift_x, abs=1e-6)
    assert calibration.tilt == pytest.approx(printer.turn, abs=1e-6)
    assert printed_by(calibration).at(0, 0) == pytest.approx(printer.printed.at(0, 0), abs=1e-6)


@given(printers(), st.floats(-5, 5), st.floats(-5, 5))
def test_a_nudge_moves_what_is_on_the_paper(printer: SimulatedPrinter, right: float, down: float) -> None:
    x, y = adjustment(kept(printer), right, down).then(printer.printed).at(40, 60)
    assert (x, y) == pytest.approx((40 + right, 60 + down), abs=1e-6)


def test_without_a_calibration_only_the_nudge_is_left() -> None:
    assert adjustment(None) == IDENTITY
    assert adjustment(None, 0.5, -1) == shift(0.5, -1)


maps = st.builds(
    Affine,
    st.floats(0.8, 1.2),
    st.floats(-0.2, 0.2),
    st.floats(-0.2, 0.2),
    st.floats(0.8, 1.2),
    st.floats(-50, 50),
    st.floats(-50, 50),
)
points = st.tuples(st.floats(0, 420), st.floats(0, 420))


@given(maps, points)
def test_the_inverse_leads_back(there: Affine, point: tuple[float, float]) -> None:
    assert there.then(there.inverse()).at(*point) == pytest.approx(point, abs=1e-6)
    assert there.inverse().then(there).at(*point) == pytest.approx(point, abs=1e-6)


@given(maps, maps, points)
def test_one_map_after_the_other(first: Affine, second: Affine, point: tuple[float, float]) -> None:
    assert first.then(second).at(*point) == pytest.approx(second.at(*first.at(*point)), abs=1e-6)


def test_a_reading_that_does_not_fit_is_told_in_the_error() -> None:
    printer = SimulatedPrinter(A4_LYING, 1.0, 1.0)
    read = printer.read(1)
    wrong = MeasuredSheet(1, {**read.distances, "A_left": read.distances["A_left"] + 4})
    assert solve(A4_LYING, [wrong]).error_mm == pytest.approx(0.6 + 1.0 - 0.5)
