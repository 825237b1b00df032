from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest

from desktop.errors import Conflict
from desktop.operations import blanks, calibrations, history
from desktop.operations.calibrations import Target
from desktop.records.blank import Blank
from desktop.records.calibration import Calibration
from desktop.records.calibration_rules import Found, adjustment, farthest_corner, solve
from desktop.store.file import RecordFile
from desktop.words.calibrations import calibrated_sentence, distortion_words
from tests.operations.ward import record_tables
from tests.records.simulated_printer import SimulatedPrinter

A4 = Target("Canon LBP 2900", "Khay 1", 297, 210)
PRINTER = SimulatedPrinter(A4.page, 2.5, -1.2, 1.003, 0.996, 0.25)


def found(shift_x: float = 2.5) -> Found:
    return solve(A4.page, [replace(PRINTER, shift_x=shift_x).read(1)])


def saved(file: RecordFile, target: Target = A4, shift_x: float = 2.5) -> Calibration:
    return calibrations.save(file, target, found(shift_x)).result().value


def kept(file: RecordFile, target: Target = A4) -> Calibration | None:
    return calibrations.for_(file, **asdict(target))


def test_what_was_found_is_kept_for_its_printer_tray_and_size(file: RecordFile) -> None:
    calibration = saved(file)
    assert kept(file) == calibration
    assert calibration.calibrated_on == file.now().date()
    assert farthest_corner(A4.page, adjustment(calibration), PRINTER.printed) < 0.6
    for other in (
        replace(A4, printer="HP"),
        replace(A4, tray="Khay 2"),
        replace(A4, width_mm=210, height_mm=297),
    ):
        assert kept(file, other) is None
    assert kept(file, replace(A4, width_mm=297.3)) == calibration


def test_that_of_the_blank_goes_before_that_of_the_size(file: RecordFile) -> None:
    blank = blanks.create_blank(file, Blank("Phôi A4", 297, 210), 100).result().value
    of_blank = replace(A4, blank_id=blank.id)
    plain = saved(file)
    assert kept(file, of_blank) == plain
    own = saved(file, of_blank, 1.0)
    assert (kept(file, of_blank), kept(file)) == (own, plain)
    assert len(calibrations.list_calibrations(file)) == 2


def test_a_new_one_takes_the_place_of_the_old_one(file: RecordFile) -> None:
    first = saved(file)
    second = saved(file, shift_x=0.5)
    assert second.id == first.id
    assert calibrations.list_calibrations(file) == [second]


def test_every_deed_is_undone(file: RecordFile) -> None:
    before = record_tables(file)
    calibration = saved(file)
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    there = record_tables(file)
    saved(file, shift_x=0.5)
    history.undo(file).result()
    assert record_tables(file) == there
    calibrations.delete(file, calibration.id or 0).result()
    assert calibrations.list_calibrations(file) == []
    history.undo(file).result()
    assert record_tables(file) == there


def test_a_blank_that_goes_takes_its_calibration_along(file: RecordFile) -> None:
    blank = blanks.create_blank(file, Blank("Phôi A4", 297, 210), 100).result().value
    saved(file, replace(A4, blank_id=blank.id))
    there = record_tables(file)
    blanks.delete_blank(file, blank.id or 0).result()
    assert calibrations.list_calibrations(file) == []
    history.undo(file).result()
    assert record_tables(file) == there


def test_a_new_pc_takes_a_calibration_over_under_its_own_name_of_the_printer(file: RecordFile) -> None:
    old = saved(file)
    new_name = replace(A4, printer="Canon LBP 2900 (Copy 1)", tray="")
    taken = calibrations.take_over(file, old, new_name).result().value
    assert kept(file, new_name) == taken
    assert (taken.shift_x_mm, taken.calibrated_on) == (old.shift_x_mm, old.calibrated_on)
    assert kept(file) == old


@pytest.mark.parametrize("number", [1, 2])
def test_a_test_sheet_says_for_whom_it_is(file: RecordFile, number: int) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(calibrations.test_sheet(file, A4, number, "Phôi A4, 297 × 210 mm"))
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert f"TỜ THỬ {number}" in text
    assert "Canon LBP 2900, Khay 1 · Phôi A4, 297 × 210 mm · " in text
    assert all(f"{letter} {way}" in text for letter in "ABCD" for way in ("ngang", "dọc"))


def test_what_is_gone_is_refused(file: RecordFile) -> None:
    with pytest.raises(Conflict):
        calibrations.delete(file, 7)
    with pytest.raises(Conflict):
        calibrations.save(file, replace(A4, blank_id=7), found())


def test_the_words_of_a_calibration() -> None:
    assert calibrated_sentence(None) == "Chưa căn chỉnh máy in này"
    calibration = Calibration("Canon", "", 297, 210, date(2026, 10, 9), 2.5, -1.2, 1.003, 0.996, 0.2, 0.24)
    calibration = replace(calibration, error_mm=0.3)
    assert calibrated_sentence(calibration) == "Đã căn chỉnh ngày 09/10/2026, sai số 0,3 mm"
    assert distortion_words(calibration) == [
        "lệch phải 2,5 mm",
        "lên cao 1,2 mm",
        "rộng hơn 0,3 %",
        "thấp hơn 0,4 %",
        "xoay phải 0,2°",
    ]
    assert distortion_words(Calibration("Canon", "", 297, 210, date(2026, 10, 9))) == ["không lệch đáng kể"]
