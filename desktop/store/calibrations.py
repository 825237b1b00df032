"""Calibrations of printers, by printer, tray and sheet."""

from __future__ import annotations

from desktop.records.calibration import Calibration
from desktop.store.reader import Reader

SAME_SIZE_MM = 0.5


def calibrations(reader: Reader) -> list[Calibration]:
    """All of them, by printer and tray, the latest first."""
    return reader.records(Calibration, "ORDER BY printer, tray, calibrated_on DESC, id")


def of_blank(reader: Reader, blank_id: int) -> list[Calibration]:
    """Those that were made for a blank."""
    return reader.records(Calibration, "WHERE blank_id = ? ORDER BY id", (blank_id,))


def of_tray(reader: Reader, printer: str, tray: str, width_mm: float, height_mm: float) -> list[Calibration]:
    """Those of a printer's tray for sheets of a size, the latest first."""
    return reader.records(
        Calibration,
        "WHERE printer = ? AND tray = ? AND abs(width_mm - ?) <= ? AND abs(height_mm - ?) <= ? "
        "ORDER BY calibrated_on DESC, id DESC",
        (printer, tray, width_mm, SAME_SIZE_MM, height_mm, SAME_SIZE_MM),
    )
