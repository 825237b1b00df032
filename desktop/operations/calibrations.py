"""What the user does with calibrations: finding the one that holds, keeping what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace

from desktop.operations.drafts import there
from desktop.records.blank import Blank
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import (
    FIRST_INSET_MM,
    SECOND_INSET_MM,
    WINDOW_MM,
    Found,
    Page,
    described,
)
from desktop.records.text import short_date
from desktop.store import calibrations as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction
from exports.calibration_sheet import CalibrationSheet, calibration_sheet_pdf


@dataclass(frozen=True)
class Target:
    """What is calibrated: a printer's tray ("" is its own choice) for a blank or a size in mm."""

    printer: str
    tray: str
    width_mm: float
    height_mm: float
    blank_id: int | None = None

    @property
    def page(self) -> Page:
        """The sheet."""
        return Page(self.width_mm, self.height_mm)


def for_(
    file: RecordFile, printer: str, tray: str, width_mm: float, height_mm: float, blank_id: int | None = None
) -> Calibration | None:
    """The calibration that holds: that of the blank, else the latest of the printer's tray for this size."""
    found = stored.of_tray(file.read, printer, tray, width_mm, height_mm)
    of_blank = (one for one in found if one.blank_id == blank_id)
    return next(of_blank, found[0] if found else None)


def list_calibrations(file: RecordFile) -> Sequence[Calibration]:
    """Every calibration of the register, by printer."""
    return stored.calibrations(file.read)


def test_sheet(file: RecordFile, target: Target, number: int, paper: str) -> bytes:
    """The first or second test sheet as a PDF; `paper` names the blank or size on it."""
    tray = f", {target.tray}" if target.tray else ""
    sheet = CalibrationSheet(
        number,
        target.width_mm,
        target.height_mm,
        FIRST_INSET_MM if number == 1 else SECOND_INSET_MM,
        WINDOW_MM,
        FIRST_INSET_MM,
        f"{target.printer}{tray} · {paper} · {short_date(file.now().date())}",
    )
    return calibration_sheet_pdf(sheet, file.now().astimezone())


def take_over(file: RecordFile, seen: Calibration, target: Target) -> Future[Done[Calibration]]:
    """Use a calibration for another name of the same printer, such as on a new PC."""
    new = replace(seen, **asdict(target), id=None)
    return file.write(_keeping(target, new))


def save(file: RecordFile, target: Target, found: Found) -> Future[Done[Calibration]]:
    """Keep what was found in place of what was kept for the same printer, tray and sheet.

    Raises `Conflict("deleted_by_another")` when the blank is gone.
    """
    if target.blank_id is not None:
        there(file.read, Blank, target.blank_id)
    new = Calibration(
        **asdict(target),
        calibrated_on=file.now().date(),
        **asdict(described(target.page, found.printed)),
        sheets=found.sheets,
        error_mm=found.error_mm,
    )

    return file.write(_keeping(target, new))


def delete(file: RecordFile, calibration_id: int) -> Future[Done[None]]:
    """Forget a calibration. Raises `Conflict("deleted_by_another")`."""
    gone = there(file.read, Calibration, calibration_id)

    def work(writing: Transaction) -> None:
        writing.delete(Calibration, calibration_id)

    return file.write(Deed("calibration_deleted", {"printer": gone.printer}, work))


def _keeping(target: Target, new: Calibration) -> Deed[Calibration]:
    """Keep a calibration in place of that of the same printer, tray and sheet."""

    def work(writing: Transaction) -> Calibration:
        before = stored.of_tray(writing, target.printer, target.tray, target.width_mm, target.height_mm)
        seen = next((one for one in before if one.blank_id == target.blank_id), None)
        return writing.insert(new) if seen is None else writing.update(seen, replace(new, id=seen.id))

    return Deed("calibration_saved", {"printer": target.printer}, work)
