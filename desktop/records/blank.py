"""Pre-printed blanks (phôi) and the movements of their stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import BlankMove, Family, Paper


@dataclass(frozen=True)
class Blank:
    """One kind of pre-printed sheet; sizes in mm; `low_at`: at so many sheets left the clerk is warned.

    `family` and `paper` say what it is bought for, None for any. One that is not `in_use` is not offered.
    """

    name: str
    width_mm: int
    height_mm: int
    family: Family | None = None
    paper: Paper | None = None
    low_at: int = 0
    in_use: bool = True
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class BlankMovement:
    """Sheets that came or went on a day; `sheets` is never negative, `kind` says the direction.

    A count holds how many sheets there were; one with `commendation_id` was written by printing.
    """

    blank_id: int
    moved_on: date
    kind: BlankMove
    sheets: int
    commendation_id: int | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class LedgerLine:
    """A movement with what it changed (`change`, signed) and how many sheets were left after it."""

    movement: BlankMovement
    change: int
    left: int


@dataclass(frozen=True)
class BlankStock:
    """A blank and the sheets left of it; below zero where more was printed than ever came in."""

    blank: Blank
    left: int

    @property
    def is_low(self) -> bool:
        """Whether it is time to buy: also a blank without a mark is low once none is left."""
        return self.left <= self.blank.low_at


@dataclass(frozen=True)
class StockFigures:
    """Sheets of a blank within a period: `set_right` is what counts added or, below zero, took away."""

    opening: int
    received: int
    used: int
    spoiled: int
    set_right: int
    left: int
