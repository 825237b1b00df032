"""A printer is calibrated by keys; the simulated printer's sheets are really measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations import calibrations
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import Page, adjustment, farthest_corner
from desktop.ui.blanks.calibration_run import Stage
from desktop.ui.blanks.calibration_section import CalibrationSection
from tests.records.simulated_printer import SimulatedPrinter
from tests.ui.blanks.conftest import Shown
from tests.ui.blanks.off_printers import CANON, HP, OffPrinters, measured

OFF = SimulatedPrinter(Page(297, 210), 2.5, -1.8, 1.006, 0.996, 0.3)


def section(shown: Shown) -> CalibrationSection:
    return shown.page.printers


def come(shown: Shown, **asked: object) -> CalibrationSection:
    shown.page.opened({"calibrate": asked})
    return section(shown)


def stage(shown: Shown) -> Stage:
    run = section(shown)._run
    assert run is not None
    return run.stage


def print_sheet(shown: Shown, following: Stage) -> None:
    shown.press("Ctrl+P")
    shown.wait(lambda: stage(shown) is following)
    shown.wait(lambda: shown.focus_name() == "A ngang")


def type_readings(shown: Shown, readings: dict[str, str]) -> None:
    *others, last = readings.values()
    for typed in others:
        shown.type(typed)
        shown.press("Enter")
    shown.type(last)
    shown.press("Ctrl+Enter")


def known(shown: Shown) -> list[Calibration]:
    return list(calibrations.list_calibrations(shown.file))


def first_sheet(shown: Shown, printers: OffPrinters) -> None:
    come(shown)
    print_sheet(shown, Stage.READ_FIRST)
    type_readings(shown, measured(printers.sheets[-1], OFF, 1))
    assert stage(shown) is Stage.PRINT_SECOND


def test_two_sheets_bring_every_corner_home(shown: Shown, printers: OffPrinters) -> None:
    first_sheet(shown, printers)
    assert section(shown).steps._found.text().startswith("Tờ 1 cho thấy máy in: lệch phải 2,")
    run = section(shown)._run
    assert run is not None
    print_sheet(shown, Stage.READ_SECOND)
    type_readings(shown, measured(printers.sheets[-1], OFF, 2, run.adjust))
    shown.wait(lambda: bool(known(shown)))
    (calibration,) = known(shown)
    assert (calibration.printer, calibration.tray, calibration.sheets) == (CANON, "", 2)
    assert calibration.error_mm == 0.3
    assert calibration.blank_id is not None
    assert farthest_corner(OFF.page, adjustment(calibration), OFF.printed) < 0.3
    shown.wait(lambda: section(shown).state._words.text() == "Đã căn chỉnh ngày 09/10/2026, sai số 0,3 mm.")
    assert len(printers.sheets) == 2


def test_when_all_windows_lie_right_no_number_is_typed_again(shown: Shown, printers: OffPrinters) -> None:
    first_sheet(shown, printers)
    print_sheet(shown, Stage.READ_SECOND)
    shown.press("Alt+Return")
    shown.wait(lambda: bool(known(shown)))
    (calibration,) = known(shown)
    assert (calibration.sheets, calibration.error_mm) == (2, 0.5)
    assert farthest_corner(OFF.page, adjustment(calibration), OFF.printed) < 0.5
    steps = section(shown).steps
    shown.wait(lambda: shown.focus() is section(shown).target.printer)
    assert steps._title.text() == "Đã căn chỉnh xong"
    assert steps._told.text().startswith("Đã căn chỉnh ngày 09/10/2026, sai số 0,5 mm.")
    assert not steps.print_button.isVisible()
    assert not steps.back_button.isVisible()
    section(shown).print_sheet()
    assert len(printers.sheets) == 2
    shown.press("Ctrl+Z")
    shown.wait(lambda: not known(shown))
    shown.wait(lambda: section(shown).state._words.text() == "Chưa căn chỉnh máy in này.")
    assert stage(shown) is Stage.PRINT_FIRST


def test_after_a_calibration_that_another_page_asked_for_enter_leads_back_to_it(
    shown: Shown, printers: OffPrinters
) -> None:
    shown.page.opened({"calibrate": {"printer": CANON}, "back": "certificates"})
    assert shown.page.returns_to() == "certificates"
    print_sheet(shown, Stage.READ_FIRST)
    type_readings(shown, measured(printers.sheets[-1], OFF, 1))
    print_sheet(shown, Stage.READ_SECOND)
    shown.press("Alt+Return")
    shown.wait(lambda: shown.focus() is section(shown).steps.back_button)
    gone: list[bool] = []
    shown.page.back_asked.disconnect()
    shown.page.back_asked.connect(lambda: gone.append(True))
    shown.press("Enter")
    assert gone == [True]
    assert len(printers.sheets) == 2
    shown.page.opened({"section": "printers"})
    assert shown.page.returns_to() == ""
    assert stage(shown) is Stage.PRINT_FIRST


def test_what_is_missing_or_contradicts_is_told_beside_its_field(shown: Shown, printers: OffPrinters) -> None:
    come(shown)
    print_sheet(shown, Stage.READ_FIRST)
    shown.press("Ctrl+Enter")
    assert stage(shown) is Stage.READ_FIRST
    form = section(shown).steps.form
    assert len(form.errors()) == 8
    readings = measured(printers.sheets[-1], OFF, 1)
    right = readings["C_right"]
    type_readings(shown, readings | {"C_right": "22"})
    assert shown.focus_name() in ("C ngang", "B ngang")
    problem = next(field.problem() for field in form.fields() if field.editor.accessibleName() == "C ngang")
    assert problem is not None
    assert (problem.tone, problem.text[:12]) == ("warn", "Số đo này lệ")
    assert stage(shown) is Stage.READ_FIRST
    form._editors["C_right"].setText(right)
    shown.press("Ctrl+Enter")
    assert stage(shown) is Stage.PRINT_SECOND


def test_a_contradiction_that_stays_after_a_second_look_does_not_block(
    shown: Shown, printers: OffPrinters
) -> None:
    come(shown)
    print_sheet(shown, Stage.READ_FIRST)
    type_readings(shown, measured(printers.sheets[-1], OFF, 1) | {"C_right": "22"})
    assert stage(shown) is Stage.READ_FIRST
    shown.press("Ctrl+Enter")
    assert stage(shown) is Stage.PRINT_SECOND


@pytest.mark.parametrize("typed", ["mười", "155", "2"])
def test_what_is_no_distance_is_told_when_the_field_is_left(shown: Shown, typed: str) -> None:
    come(shown)
    print_sheet(shown, Stage.READ_FIRST)
    shown.type(typed)
    shown.press("Enter")
    (field,) = section(shown).steps.form.errors()
    assert field.editor.accessibleName() == "A ngang"


def test_trays_are_offered_where_there_are_some(shown: Shown) -> None:
    part = come(shown, printer=HP, tray="Hộp giấy", width_mm=362.5, height_mm=251.0)
    assert part.target.tray.isVisible()
    target = part.target.target()
    assert target is not None
    assert (target.printer, target.tray, target.width_mm, target.blank_id) == (HP, "Hộp giấy", 362.5, None)
    come(shown, printer=CANON)
    assert not part.target.tray.isVisible()


def test_the_calibration_of_another_name_is_taken_over(shown: Shown, printers: OffPrinters) -> None:
    first_sheet(shown, printers)
    print_sheet(shown, Stage.READ_SECOND)
    section(shown).confirm()
    shown.wait(lambda: bool(known(shown)))
    part = section(shown)
    part.target.printer.set_value(HP)
    part.target.printer.chosen.emit(HP)
    assert part.state.take_over_button.text() == f"Dùng căn chỉnh của {CANON}"
    part.state.take_over_button.click()
    shown.wait(lambda: len(known(shown)) == 2)
    shown.wait(lambda: part.state.calibration is not None and part.state.calibration.printer == HP)
    part.state.delete_button.click()
    shown.wait(lambda: len(known(shown)) == 1)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false", "This plugin does not support")
def test_a_printer_that_does_not_answer_is_told(shown: Shown, printers: OffPrinters) -> None:
    printers.folder = Path("/nowhere/at/all")
    come(shown)
    shown.press("Ctrl+P")
    shown.wait_notice("Chưa in được tờ thử: máy in Canon LBP 2900 không trả lời.")
    assert stage(shown) is Stage.PRINT_FIRST


def test_a_pc_without_printers_says_so(shown: Shown, printers: OffPrinters) -> None:
    printers.offered = ()
    come(shown)
    shown.wait_notice("Máy này chưa có máy in.")
    assert not section(shown).steps.isVisible()
