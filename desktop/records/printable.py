"""Where a printer cannot print, and which parts of a page would fall there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.records.affine import Affine

TOUCHING_MM = 0.05
"""So much may be missing: a printer's dot."""


@dataclass(frozen=True)
class Margins:
    """The strips at the edges of the paper that a printer leaves white, in mm."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class Box:
    """What an element of a page covers, in mm from the top left corner."""

    element: str
    left: float
    top: float
    right: float
    bottom: float

    def through(self, adjust: Affine) -> Box:
        """The upright box round this one after a map."""
        corners = [adjust.at(x, y) for x in (self.left, self.right) for y in (self.top, self.bottom)]
        across, down = zip(*corners, strict=True)
        return Box(self.element, min(across), min(down), max(across), max(down))


@dataclass(frozen=True)
class OutOfReach:
    """An element of the sheet `label` that reaches `by_mm` into the strip at an edge ("left", "top", …)."""

    label: str
    element: str
    edge: str
    by_mm: float


def out_of_reach(
    label: str, boxes: Iterable[Box], size_mm: tuple[float, float], margins: Margins, adjust: Affine
) -> list[OutOfReach]:
    """Every element that would be cut on a page of this size, printed through an adjustment.

    The paper is where the printer believes it: what falls outside its own page is cut, too.
    """
    width, height = size_mm
    found = []
    for box in boxes:
        moved = box.through(adjust)
        missing = {
            "left": margins.left - moved.left,
            "top": margins.top - moved.top,
            "right": moved.right - (width - margins.right),
            "bottom": moved.bottom - (height - margins.bottom),
        }
        found += [
            OutOfReach(label, box.element, edge, by) for edge, by in missing.items() if by > TOUCHING_MM
        ]
    return found
