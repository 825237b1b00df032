"""A printer that shifts, scales and turns what it prints, and the clerk who reads its sheets with a ruler."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, radians, sin
from random import Random

from desktop.records.affine import IDENTITY, Affine, shift
from desktop.records.calibration_rules import Edge, MeasuredSheet, Page


@dataclass(frozen=True)
class SimulatedPrinter:
    """Shift in mm, scales, turn and slant in degrees; `slant` leans standing lines only."""

    page: Page
    shift_x: float = 0.0
    shift_y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    turn: float = 0.0
    slant: float = 0.0

    @property
    def printed(self) -> Affine:
        """From the page to the paper."""
        x, y = self.page.width_mm / 2, self.page.height_mm / 2
        turn, lean = radians(self.turn), radians(self.turn + self.slant)
        turned = Affine(
            cos(turn) * self.scale_x,
            -sin(lean) * self.scale_y,
            sin(turn) * self.scale_x,
            cos(lean) * self.scale_y,
        )
        return shift(-x, -y).then(turned).then(shift(x + self.shift_x, y + self.shift_y))

    def read(self, sheet: int, adjust: Affine = IDENTITY, step: float = 0.5) -> MeasuredSheet:
        """What a ruler says of a test sheet, rounded to `step` mm (0: exact)."""
        distances = {}
        for spot in self.page.spots(sheet):
            x, y = adjust.then(self.printed).at(spot.x, spot.y)
            exact = {
                Edge.LEFT: x,
                Edge.TOP: y,
                Edge.RIGHT: self.page.width_mm - x,
                Edge.BOTTOM: self.page.height_mm - y,
            }[spot.edge]
            distances[spot.field] = floor(exact / step + 0.5) * step if step else exact
        return MeasuredSheet(sheet, distances, adjust)


def random_printer(page: Page, random: Random, *, one_scale: bool = False) -> SimulatedPrinter:
    """Shift to 6 mm, scale to 1 %, turned to half a degree."""
    across = 1 + random.uniform(-0.01, 0.01)
    down = across if one_scale else 1 + random.uniform(-0.01, 0.01)
    moved = random.uniform(-6, 6), random.uniform(-6, 6)
    return SimulatedPrinter(page, *moved, across, down, random.uniform(-0.5, 0.5))
