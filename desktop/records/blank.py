"""Pre-printed blanks (phôi) and the movements of their stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import BlankMove


@dataclass(frozen=True)
class Blank:
    """One kind of pre-printed sheet; sizes in mm; `low_at`: from so many sheets left the clerk is warned."""

    name: str
    width_mm: int
    height_mm: int
    low_at: int = 0
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class BlankMovement:
    """Sheets that came or went: `sheets` counts up for received ones and down for used and spoiled ones."""

    blank_id: int
    moved_on: date
    kind: BlankMove
    sheets: int
    commendation_id: int | None = None
    note: str = ""
    id: int | None = None
