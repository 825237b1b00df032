"""Calibration of a printer: what is read on the test sheets, and what the readings say of the printer.

The printer is taken for an affine map from the page to the paper: shift, scale along and across (a laser
printer draws one and feeds the other, so they differ), tilt and lean. These are six numbers. A test sheet has
a cross near each corner, and the distance of each cross to its two nearest edges of the paper is read: eight
readings, whose surplus of two betrays a mistake. Short distances are read because the paper's own size may
miss its norm by a millimetre, and any ruler is right over 15 mm.

The crosses of the second sheet stand a quarter of a millimetre further in: half millimetres are read, and
after the first sheet most crosses would otherwise read 15 whatever is left over. So the reading says on which
side of its place each cross still is. tests/records/test_calibration_rules.py measures what that gains.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import atan2, cos, degrees, dist, hypot, radians, sin

from desktop.records.affine import IDENTITY, Affine, shift
from desktop.records.calibration import Calibration

FIRST_INSET_MM = 15.0
SECOND_INSET_MM = 15.25
"""How far the crosses stand from the edges of the page."""

WITHIN_MM: Mapping[int, float] = {1: 0.6, 2: 0.3}
"""How near the corners are to their places after so many sheets read to half a millimetre."""

WINDOW_MM = 0.3
"""Half the width of a window of the second sheet: the ruler's 15 must lie in it."""

CONFIRMED_MM = 0.5
"""How near the corners are when all windows lie right: 0.3 mm each way, and a little for the corners."""

USUAL_MISFIT_MM = 0.5
"""As far may a reading be from what all of them together say, when none is wrong."""


class Edge(StrEnum):
    """An edge of the paper."""

    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"

    @property
    def upright(self) -> bool:
        """Whether the distance to it is read across the page."""
        return self in (Edge.LEFT, Edge.RIGHT)


@dataclass(frozen=True)
class Spot:
    """One thing to read: the distance of a cross from an edge. The cross is meant to be at (x, y) mm."""

    letter: str
    edge: Edge
    x: float
    y: float

    @property
    def field(self) -> str:
        """Its name in drafts and problems: "A_left"."""
        return f"{self.letter}_{self.edge}"


@dataclass(frozen=True)
class Page:
    """The size of a sheet in mm, as it is printed on."""

    width_mm: float
    height_mm: float

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its four corners, clockwise from the top left."""
        w, h = self.width_mm, self.height_mm
        return (0.0, 0.0), (w, 0.0), (w, h), (0.0, h)

    def spots(self, sheet: int) -> tuple[Spot, ...]:
        """What is read on the first or second test sheet, clockwise from the top left."""
        inset = FIRST_INSET_MM if sheet == 1 else SECOND_INSET_MM
        right, bottom = self.width_mm - inset, self.height_mm - inset
        crosses = (
            ("A", inset, inset, Edge.LEFT, Edge.TOP),
            ("B", right, inset, Edge.RIGHT, Edge.TOP),
            ("C", right, bottom, Edge.RIGHT, Edge.BOTTOM),
            ("D", inset, bottom, Edge.LEFT, Edge.BOTTOM),
        )
        return tuple(
            Spot(letter, edge, x, y) for letter, x, y, across, down in crosses for edge in (across, down)
        )

    def from_start(self, edge: Edge, distance_mm: float) -> float:
        """A distance from an edge as a coordinate from the top left."""
        if edge in (Edge.LEFT, Edge.TOP):
            return distance_mm
        return (self.width_mm if edge is Edge.RIGHT else self.height_mm) - distance_mm


@dataclass(frozen=True)
class MeasuredSheet:
    """Distances in mm read on a test sheet, by field of the spot; `adjust` is what it was printed through."""

    sheet: int
    distances: Mapping[str, float]
    adjust: Affine = IDENTITY


@dataclass(frozen=True)
class Found:
    """What the readings say: the map from page to paper, after how many sheets.

    `misfit_mm` is how far a reading is from it at most; corners are expected within `error_mm`.
    """

    printed: Affine
    misfit_mm: float
    sheets: int
    error_mm: float

    def confirmed(self) -> Found:
        """The same after every window of the second sheet was seen to lie right."""
        return replace(self, sheets=2, error_mm=CONFIRMED_MM)


@dataclass(frozen=True, kw_only=True)
class Distortion:
    """A map in the words of a Calibration, which says what each number means."""

    shift_x_mm: float
    shift_y_mm: float
    scale_x: float
    scale_y: float
    tilt: float
    lean: float


@dataclass(frozen=True)
class Sighting:
    """A point of the page and one coordinate of where it was seen on the paper, in mm."""

    spot: Spot
    x: float
    y: float
    seen: float


def solve(page: Page, sheets: Sequence[MeasuredSheet]) -> Found:
    """The printer's map by least squares over all sheets that were read whole."""
    across = sightings(page, sheets, upright=True)
    down = sightings(page, sheets, upright=False)
    printed = map_of(across, down)
    misfit = max(abs(printed.at(one.x, one.y)[0] - one.seen) for one in across)
    misfit = max(misfit, *(abs(printed.at(one.x, one.y)[1] - one.seen) for one in down))
    error = WITHIN_MM[len(sheets)] + max(0.0, misfit - USUAL_MISFIT_MM)
    return Found(printed, misfit, len(sheets), error)


def sightings(page: Page, sheets: Iterable[MeasuredSheet], *, upright: bool) -> list[Sighting]:
    """The readings across the page or down, each with the point that was sent to the printer."""
    return [
        Sighting(
            spot, *sheet.adjust.at(spot.x, spot.y), page.from_start(spot.edge, sheet.distances[spot.field])
        )
        for sheet in sheets
        for spot in page.spots(sheet.sheet)
        if spot.edge.upright is upright
    ]


def map_of(across: Sequence[Sighting], down: Sequence[Sighting]) -> Affine:
    """The affine map that comes nearest to these sightings; at least three of each, not in one line."""
    a, b, e = _plane(across)
    c, d, f = _plane(down)
    return Affine(a, b, c, d, e, f)


def _plane(points: Sequence[Sighting]) -> tuple[float, float, float]:
    """Slopes and height of the plane through (x, y, seen) by least squares, reckoned from their middle."""
    count = len(points)
    mx, my, mv = (sum(values) / count for values in zip(*((p.x, p.y, p.seen) for p in points), strict=True))
    near = [(p.x - mx, p.y - my, p.seen - mv) for p in points]
    xx, xy, yy = (
        sum(x * x for x, _, _ in near),
        sum(x * y for x, y, _ in near),
        sum(y * y for _, y, _ in near),
    )
    xv, yv = sum(x * v for x, _, v in near), sum(y * v for _, y, v in near)
    whole = xx * yy - xy * xy
    along, downward = (xv * yy - yv * xy) / whole, (yv * xx - xv * xy) / whole
    return along, downward, mv - along * mx - downward * my


def described(page: Page, printed: Affine) -> Distortion:
    """What a map does to a page."""
    middle = page.width_mm / 2, page.height_mm / 2
    x, y = printed.at(*middle)
    return Distortion(
        shift_x_mm=x - middle[0],
        shift_y_mm=y - middle[1],
        scale_x=hypot(printed.a, printed.c),
        scale_y=hypot(printed.b, printed.d),
        tilt=degrees(atan2(printed.c, printed.a)),
        lean=degrees(atan2(-printed.b, printed.d)),
    )


def printed_by(calibration: Calibration) -> Affine:
    """The map from page to paper that a calibration describes."""
    x, y = calibration.width_mm / 2, calibration.height_mm / 2
    tilt, lean = radians(calibration.tilt), radians(calibration.lean)
    turned = Affine(
        calibration.scale_x * cos(tilt),
        -calibration.scale_y * sin(lean),
        calibration.scale_x * sin(tilt),
        calibration.scale_y * cos(lean),
    )
    return shift(-x, -y).then(turned).then(shift(x + calibration.shift_x_mm, y + calibration.shift_y_mm))


def adjustment(calibration: Calibration | None, nudge_x_mm: float = 0.0, nudge_y_mm: float = 0.0) -> Affine:
    """What a page must go through before the printer, so that it comes out in its place plus the nudge."""
    correction = printed_by(calibration).inverse() if calibration else IDENTITY
    return shift(nudge_x_mm, nudge_y_mm).then(correction)


def farthest_corner(page: Page, adjust: Affine, printed: Affine) -> float:
    """How far the worst corner of a page comes out from its place, in mm."""
    return max(dist(adjust.then(printed).at(*corner), corner) for corner in page.corners())
