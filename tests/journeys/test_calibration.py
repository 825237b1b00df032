"""Product journey 4: the first calibration of a printer, in at most 25 actions and on two plain sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.operations import calibrations
from desktop.operations.register import create_register
from desktop.records.affine import IDENTITY, Affine
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import MeasuredSheet, Page, adjustment, farthest_corner, solve
from desktop.ui.printing.printers import Printers
from tests.journeys.office import NOW, Office
from tests.records.simulated_printer import SimulatedPrinter
from tests.ui.blanks.off_printers import CANON, OffPrinters, measured

MOST_ACTIONS = 25
PRINTER = SimulatedPrinter(Page(297, 210), -3.4, 2.7, 1.007, 0.995, -0.4)


@pytest.fixture
def printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OffPrinters:
    """The only printer of this PC; the program finds it by itself."""
    double = OffPrinters(tmp_path, offered=(CANON,))

    def names(_self: Printers) -> Sequence[str]:
        return double.names()

    def opened(_self: Printers, name: str, tray: str = "") -> QPrinter:
        return double.open(name, tray)

    def trays(_self: Printers, _name: str) -> Sequence[str]:
        return ()

    monkeypatch.setattr(Printers, "names", names)
    monkeypatch.setattr(Printers, "open", opened)
    monkeypatch.setattr(Printers, "trays", trays)
    return double


def test_a_printer_is_calibrated(
    office: Office,
    tmp_path: Path,
    printers: OffPrinters,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    register = tmp_path / "sổ.sovang"
    create_register(register, user="thử", now=lambda: NOW, sample=True)
    office.start(register)
    office.clerk.actions.clear()
    clerk = office.clerk
    clerk.press("Ctrl+K")
    clerk.type("can chinh")
    clerk.press("Enter")
    clerk.wait_focus("In tờ thử 1")
    first = read_sheet(office, printers, 1, IDENTITY)
    clerk.wait_focus("In tờ thử 2")
    read_sheet(office, printers, 2, solve(PRINTER.page, [first]).printed.inverse())
    clerk.wait(lambda: bool(kept(office)))
    (calibration,) = kept(office)
    corner = farthest_corner(PRINTER.page, adjustment(calibration), PRINTER.printed)
    record_property("actions", len(clerk.actions))
    record_property("worst corner, mm", round(corner, 2))
    with capsys.disabled():
        print(  # noqa: T201
            f"\nThe calibration took {len(clerk.actions)} actions and {len(printers.sheets)} sheets; "
            f"the worst corner is {corner:.2f} mm off: {', '.join(clerk.actions)}"
        )
    assert len(clerk.actions) <= MOST_ACTIONS
    assert len(printers.sheets) == 2
    assert corner < 0.3


def read_sheet(office: Office, printers: OffPrinters, number: int, meant: Affine) -> MeasuredSheet:
    """Print a sheet, put the ruler on it eight times, type what it says."""
    clerk = office.clerk
    clerk.press("Ctrl+P")
    clerk.wait_focus("A ngang")
    readings = measured(printers.sheets[-1], PRINTER, number, meant)
    *others, last = readings.values()
    for typed in others:
        clerk.type(typed)
        clerk.press("Enter")
    clerk.type(last)
    clerk.press("Ctrl+Return")
    return MeasuredSheet(number, {name: float(typed.replace(",", ".")) for name, typed in readings.items()})


def kept(office: Office) -> list[Calibration]:
    with office.look_into() as register:
        return list(calibrations.list_calibrations(register))
