"""The calibration (căn chỉnh) of a printer's tray for one kind of sheet: what the printer does to a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Calibration:
    """How a printer puts a page of this size on the paper; printing does the opposite.

    Shifts in mm to the right and down, at the middle of the page. Scales: 1.003 is 0.3 % too large. `tilt` of
    lines that should lie and `lean` of lines that should stand, in degrees clockwise; paper fed askew gives
    both the same. `sheets` were measured for it, and corners are expected within `error_mm` of their place.
    `tray` "" is the printer's own choice; without `blank_id` it holds for any sheet of this size.
    """

    printer: str
    tray: str
    width_mm: float
    height_mm: float
    calibrated_on: date
    shift_x_mm: float = 0.0
    shift_y_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    tilt: float = 0.0
    lean: float = 0.0
    sheets: int = 1
    error_mm: float = 0.0
    blank_id: int | None = None
    id: int | None = None
