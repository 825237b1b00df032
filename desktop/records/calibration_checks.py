"""What is wrong with readings of a test sheet: missing, unlikely, or against the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from desktop.records.affine import Affine
from desktop.records.calibration_rules import (
    FIRST_INSET_MM,
    MeasuredSheet,
    Page,
    Sighting,
    Spot,
    described,
    map_of,
    sightings,
)
from desktop.records.problem import Problem, Severity

FARTHEST_MM = 10.0
"""A printer that is off by more is not a matter of calibration: other paper, or fitted to the page."""

CONTRADICTION_MM = 1.5
"""Four readings to half a millimetre may disagree by 1 mm, and a hand by a little more."""

AS_LIKELY = 1.5
"""Two explanations whose strangeness differs by less are both named."""


def parse_mm(typed: str) -> float:
    """A distance in mm typed with a comma or a dot, "15,5 mm" too. Raises ValueError."""
    text = typed.strip().lower().removesuffix("mm").strip().replace(",", ".")
    if not text.isascii() or not text.replace(".", "", 1).isdecimal():
        raise ValueError(f"no distance: {typed}")
    return float(text)


def check_readings(page: Page, sheet: MeasuredSheet, first: Affine | None = None) -> list[Problem]:
    """What is wrong with the readings of a sheet; `first`: what the sheet before it said of the printer.

    Errors must be mended before solving; a contradiction is a warning, for the second sheet shows its truth.
    """
    errors = [
        problem
        for spot in page.spots(sheet.sheet)
        if (problem := _check_one(spot, sheet.distances.get(spot.field)))
    ]
    if errors:
        return errors
    if first is not None:
        return list(_unlike(page, sheet, first))
    return [*_contradictions(page, sheet, upright=True), *_contradictions(page, sheet, upright=False)]


def _check_one(spot: Spot, distance: float | None) -> Problem | None:
    if distance is None:
        return Problem(spot.field, "reading_missing")
    low, high = FIRST_INSET_MM - FARTHEST_MM, FIRST_INSET_MM + FARTHEST_MM
    if not low <= distance <= high:
        return Problem(spot.field, "reading_out_of_range", {"low": low, "high": high})
    return None


def _unlike(page: Page, sheet: MeasuredSheet, first: Affine) -> Iterator[Problem]:
    """Readings of the second sheet that the first one did not lead to expect."""
    for upright in (True, False):
        for one in sightings(page, [sheet], upright=upright):
            by = abs(first.at(one.x, one.y)[0 if upright else 1] - one.seen)
            if by > CONTRADICTION_MM:
                yield Problem(one.spot.field, "reading_unlike_first", {"by": by}, Severity.WARNING)


def _contradictions(page: Page, sheet: MeasuredSheet, *, upright: bool) -> list[Problem]:
    """Name the reading that does not go with the other three: without it the printer is the least strange."""
    ours = sightings(page, [sheet], upright=upright)
    others = sightings(page, [sheet], upright=not upright)
    by = abs(sum(sign * one.seen for sign, one in zip((1, -1, 1, -1), ours, strict=True)))
    if by <= CONTRADICTION_MM:
        return []
    strange = {
        left_out.spot.field: _strangeness(
            page, _map([one for one in ours if one is not left_out], others, upright)
        )
        for left_out in ours
    }
    least = min(strange.values())
    return [
        Problem(field, "readings_contradict", {"by": by}, Severity.WARNING)
        for field, much in strange.items()
        if much <= least + AS_LIKELY
    ]


def _map(ours: Sequence[Sighting], others: Sequence[Sighting], upright: bool) -> Affine:
    return map_of(ours, others) if upright else map_of(others, ours)


def _strangeness(page: Page, printed: Affine) -> float:
    """How unlike a printer a map is: lines should stand at right angles, scales be near 1 and equal."""
    found = described(page, printed)
    return hypot(
        (found.tilt - found.lean) / 0.15,
        (found.scale_x - found.scale_y) / 0.004,
        (found.scale_x - 1) / 0.006,
        (found.scale_y - 1) / 0.006,
    )
