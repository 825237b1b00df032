"""What the window says of calibrations: whether there is one, and what a printer does to a page."""

from __future__ import annotations

from datetime import date
from typing import Protocol

EDGES = {"left": "mép trái", "top": "mép trên", "right": "mép phải", "bottom": "mép dưới"}


class Kept(Protocol):
    """What is said of a kept calibration."""

    @property
    def calibrated_on(self) -> date:
        """The day it was measured."""

    @property
    def error_mm(self) -> float:
        """How near the corners are expected, in mm."""


class Distorted(Protocol):
    """What a printer does to a page: shifts in mm right and down, scales, angles in degrees clockwise."""

    @property
    def shift_x_mm(self) -> float: ...  # noqa: D102
    @property
    def shift_y_mm(self) -> float: ...  # noqa: D102
    @property
    def scale_x(self) -> float: ...  # noqa: D102
    @property
    def scale_y(self) -> float: ...  # noqa: D102
    @property
    def tilt(self) -> float: ...  # noqa: D102
    @property
    def lean(self) -> float: ...  # noqa: D102


def calibrated_sentence(calibration: Kept | None) -> str:
    """Whether the printer is calibrated, since when and how well."""
    if calibration is None:
        return "Chưa căn chỉnh máy in này"
    return (
        f"Đã căn chỉnh ngày {calibration.calibrated_on:%d/%m/%Y}, sai số {_number(calibration.error_mm)} mm"
    )


def distortion_words(found: Distorted) -> list[str]:
    """What the printer does, largest things first: "lệch phải 2,5 mm", "rộng hơn 0,3 %", "xoay phải 0,2°"."""
    turn, slant = (found.tilt + found.lean) / 2, found.lean - found.tilt
    parts = [
        _part(found.shift_x_mm, "lệch phải", "lệch trái", " mm"),
        _part(found.shift_y_mm, "xuống thấp", "lên cao", " mm"),
        _part((found.scale_x - 1) * 100, "rộng hơn", "hẹp hơn", " %"),
        _part((found.scale_y - 1) * 100, "cao hơn", "thấp hơn", " %"),
        _part(turn, "xoay phải", "xoay trái", "°"),
        _part(slant, "xiên trái", "xiên phải", "°"),
    ]
    return [part for part in parts if part] or ["không lệch đáng kể"]


def out_of_reach_sentence(what: str, edge: str, by_mm: float, label: str) -> str:
    """An element (its name on screen) that stands where the printer cannot print."""
    return (
        f"{what} của {label} nằm vào dải máy không in được ở {EDGES[edge]}, thiếu {_number(by_mm)} mm. "
        "Dời lại trong mẫu in hoặc chọn máy in khác."
    )


def _part(value: float, positive: str, negative: str, unit: str) -> str:
    shown = _number(abs(value))
    return "" if shown == "0,0" else f"{positive if value > 0 else negative} {shown}{unit}"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
