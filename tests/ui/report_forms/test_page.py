"""The page of a superior's form through the keyboard: proposals, choosing, leaving, writing, keeping."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop.intake.form import cell_place
from desktop.operations import submissions
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.report_forms.filling import Filling
from desktop.operations.report_forms.forms import OpenedForm, kept_forms
from desktop.operations.reports import period_records
from desktop.records.period import quarter
from desktop.records.report import MEASURES
from desktop.records.submission import Way
from desktop.ui.record_sent_panel import RecordSentPanel
from tests.operations.report_forms.superior_forms import groups_across, with_part
from tests.ui.report_forms.conftest import PERIODS, FormFiles, Shown


def form(shown: Shown) -> OpenedForm:
    found = shown.page.form
    assert found is not None
    return found


def done(shown: Shown) -> Filling:
    found = shown.page.done
    assert found is not None
    return found


def source(shown: Shown, cell: str) -> str:
    mapped = form(shown).taking(("Biểu 1", cell))
    return mapped.source if mapped else ""


def go_to(shown: Shown, cell: str) -> None:
    shown.page.grid.go_to(cell_place(cell))
    shown.go_to(shown.page.grid)


def write(shown: Shown, files: FormFiles, key: str = "Ctrl+Return") -> Path:
    """Press the key and wait for the file that it writes."""
    before = len(files.names)
    shown.press(key)
    shown.wait(lambda: len(files.names) > before and f"vào {files.names[-1]}" in shown.notice())
    shown.wait(lambda: not shown.desk.is_saving())
    assert files.folder is not None
    return files.folder / files.names[-1]


def test_an_empty_page_asks_for_a_form(shown: Shown) -> None:
    assert shown.focus() is shown.page.empty.button
    shown.press("Space")
    shown.wait(lambda: shown.page.form is not None)
    assert shown.focus() is shown.page.grid


def test_proposals_show_their_values_and_wait_to_be_looked_at(read: Shown) -> None:
    value = MEASURES["awards.collectives"].figure(period_records(read.file, PERIODS[0])).value
    assert read.page.grid.text_at(cell_place("D12")) == str(value) != "0"
    assert done(read).filled == ()
    assert f"{len(form(read).unseen)} đề xuất chưa xem" in read.page.footer.text()


def test_nothing_is_written_before_every_proposal_was_looked_at(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+Return")
    assert read.notice().startswith(f"Còn {len(form(read).unseen)} ô đề xuất chưa xem")
    assert files.names == []


def test_space_accepts_a_proposal_and_goes_to_the_next(read: Shown) -> None:
    go_to(read, "D12")
    count = len(form(read).unseen)
    read.press("Space")
    assert ("Biểu 1", "D12") not in form(read).unseen
    assert len(form(read).unseen) == count - 1
    assert read.page.grid.place() == cell_place("E12")


def test_delete_takes_a_source_away_and_the_cell_is_listed(read: Shown) -> None:
    go_to(read, "D12")
    read.press("Delete")
    assert source(read, "D12") == ""
    assert [one.reason for one in done(read).left if one.cell == "D12"] == ["not_mapped"]


def test_letters_look_for_a_figure_without_marks_and_the_value_stands_there_at_once(read: Shown) -> None:
    go_to(read, "D18")
    read.type("y kien qua han")
    assert read.focus_name() == "Chỉ tiêu điền vào ô"
    read.press("Enter")
    assert source(read, "D18") == "opinions.overdue@period"
    assert read.focus() is read.page.grid
    value = MEASURES["opinions.overdue"].figure(period_records(read.file, PERIODS[0])).value
    assert read.page.grid.text_at(cell_place("D18")) == str(value)


def test_the_span_is_another_column_of_the_report(read: Shown) -> None:
    go_to(read, "D12")
    read.go_to(read.page.pane.span)
    read.press("Down")
    assert source(read, "D12") == "awards.collectives@year"
    assert ("Biểu 1", "D12") not in form(read).unseen


def test_letters_that_name_no_figure_change_nothing(read: Shown) -> None:
    go_to(read, "D12")
    read.press("Enter")
    read.type("xyz")
    read.go_to(read.page.grid)
    assert source(read, "D12") == "awards.collectives@period"
    assert read.page.pane.figure.text() == "Số lượt khen thưởng tập thể"


def test_a_formula_says_why_it_takes_nothing(read: Shown) -> None:
    go_to(read, "D11")
    assert read.page.pane.hint.text().startswith("Ô có công thức của cấp trên")
    read.press("Enter")
    assert read.focus() is read.page.grid


def test_the_records_behind_a_value_are_beside_it(read: Shown) -> None:
    go_to(read, "D12")
    value = MEASURES["awards.collectives"].figure(period_records(read.file, PERIODS[0])).value
    assert read.page.pane.value.text() == str(value)
    assert read.page.pane.unit.text() == f"từ {value} trường hợp trong sổ"
    assert read.page.pane.records.isVisible()


def test_a_cell_left_empty_is_found_from_its_list(read: Shown) -> None:
    read.press("Ctrl+J")
    left = [one.cell for one in done(read).left]
    assert {"D18", "E18", "F18"} <= set(left)
    read.page.pane._show_part("left")
    read.page.pane.left.set_current_id(left.index("F18"))
    read.go_to(read.page.pane.left.view)
    read.press("Enter")
    assert read.page.grid.place() == cell_place("F18")
    assert read.focus() is read.page.grid


def test_the_form_is_written_kept_and_ready_for_the_next_quarter(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+J")
    path = write(read, files)
    book = openpyxl.load_workbook(path)
    value = MEASURES["awards.collectives"].figure(period_records(read.file, PERIODS[0])).value
    assert book["Biểu 1"]["D12"].value == value
    (kept,) = kept_forms(read.file)
    assert kept.name == "Biểu quận"
    assert path.name == "Bieu-quan_quy-III-2026.xlsx"
    read.page.bar.periods.set_value(PERIODS[1])
    read.page.bar.periods.chosen.emit(PERIODS[1])
    second = write(read, files)
    value = MEASURES["awards.collectives"].figure(period_records(read.file, quarter(2026, 2))).value
    assert openpyxl.load_workbook(second)["Biểu 1"]["D12"].value == value
    assert kept_forms(read.file) == [kept]


def test_a_letter_carries_the_filled_form(read: Shown, files: FormFiles) -> None:
    files.handed = Handed(Outcome.SHOWN, "Thunderbird")
    read.press("Ctrl+J")
    path = write(read, files, "Ctrl+M")
    (letter,) = files.letters
    assert letter.attachment == str(path.absolute())
    assert "Thunderbird" in read.notice()
    assert path.with_suffix(".eml").exists()


def test_without_a_mail_program_the_draft_is_opened(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+J")
    path = write(read, files, "Ctrl+M")
    assert files.shown == [path.with_suffix(".eml")]
    assert "Thư nháp" in read.notice()


def test_a_name_that_another_form_has_is_refused_beside_the_field(
    read: Shown, files: FormFiles, tmp_path: Path
) -> None:
    read.press("Ctrl+J")
    write(read, files)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, words in enumerate(("STT", "Nội dung", "Trong kỳ"), 1):
        sheet.cell(1, column, words)
    sheet.cell(2, 2, "Số hội nghị đối thoại")
    (tmp_path / "khác").mkdir()
    book.save(tmp_path / "khác" / "Biểu quận.xlsx")
    read.page.read(tmp_path / "khác" / "Biểu quận.xlsx")
    read.wait(lambda: form(read).kept is None)
    read.press("Ctrl+J", "Ctrl+Return")
    problem = read.page.bar.name_field.problem()
    assert problem is not None
    assert problem.text == "Sổ đã giữ biểu “Biểu quận”. Gõ tên khác."
    assert len(files.names) == 1


def test_a_signed_form_is_refused_and_the_one_in_sight_stays(read: Shown, form_path: Path) -> None:
    signed = form_path.with_name("đã ký.xlsx")
    signed.write_bytes(with_part(form_path.read_bytes(), "_xmlsignatures/sig1.xml", b"<Signature/>"))
    before = form(read)
    read.page.read(signed)
    read.wait_notice("Biểu đã ký.xlsx đã được ký số")
    assert form(read) is before


def test_a_place_that_cannot_be_written_offers_another(read: Shown, files: FormFiles, tmp_path: Path) -> None:
    files.folder = tmp_path / "không có"
    read.press("Ctrl+J", "Ctrl+Return")
    read.wait_notice("")
    read.wait(lambda: "không" in read.notice().lower())
    assert kept_forms(read.file) == []


def test_a_kept_form_is_forgotten_and_taken_back(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+J")
    write(read, files)
    read.window.commands.run("forms.delete")
    read.wait(lambda: kept_forms(read.file) == [] and read.page.form is None)
    read.press("Ctrl+Z")
    read.wait(lambda: len(kept_forms(read.file)) == 1)


def test_records_changed_elsewhere_change_the_values(read: Shown) -> None:
    read.press("Ctrl+J")
    before = read.page._values
    read.desk.changed.emit(frozenset({"award"}))
    assert read.page._values is not before


@pytest.mark.parametrize("sheet", ["Tổng hợp chung", "Biểu 1"])
def test_every_visible_sheet_can_be_looked_at(read: Shown, sheet: str) -> None:
    assert [one.name for one in form(read).book.sheets] == ["Biểu 1", "Tổng hợp chung"]
    read.page.bar.sheets.chosen.emit(sheet)
    assert read.page.grid.model().columnCount() == (7 if sheet == "Biểu 1" else 2)


def test_a_form_forgotten_by_undo_is_kept_anew(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+J")
    write(read, files)
    read.go_to(read.page.grid)
    read.press("Ctrl+Z")
    read.wait(lambda: kept_forms(read.file) == [] and form(read).kept is None)
    files.folder = files.folder / "lần hai" if files.folder else None
    assert files.folder is not None
    files.folder.mkdir()
    read.press("Ctrl+Return")
    read.wait(lambda: len(kept_forms(read.file)) == 1)


def test_what_was_chosen_is_kept_when_the_page_is_left(read: Shown) -> None:
    read.page.leave()
    assert kept_forms(read.file) == []
    read.press("Ctrl+J")
    read.page.leave()
    read.wait(lambda: [one.name for one in kept_forms(read.file)] == ["Biểu quận"])
    read.wait(lambda: form(read).kept is not None)
    assert read.page.leave()
    assert len(kept_forms(read.file)) == 1


def test_escape_in_the_field_leads_back_to_the_cell(read: Shown) -> None:
    go_to(read, "D12")
    read.press("Enter")
    assert read.focus() is read.page.pane.figure
    read.press("Esc")
    assert read.focus() is read.page.grid
    assert source(read, "D12") == "awards.collectives@period"


def test_no_long_text_hides_a_cell_that_is_to_be_filled(read: Shown, tmp_path: Path) -> None:
    path = tmp_path / "Biểu KT.xlsx"
    path.write_bytes(groups_across().content)
    read.page.read(path)
    read.wait(lambda: form(read).file_name == path.name)
    assert [read.page.grid.columnSpan(row, 1) for row in (3, 4)] == [1, 1]
    assert read.page.grid.columnSpan(1, 2) == 3


def test_the_list_of_empty_cells_does_not_repeat_the_proposals(read: Shown) -> None:
    shown = {one.cell for one in read.page.pane._left}
    assert shown == {"D18", "E18", "F18"}


def test_a_mailed_form_is_kept_as_sent(read: Shown, files: FormFiles) -> None:
    files.handed = Handed(Outcome.SHOWN, "Thunderbird")
    read.press("Ctrl+J")
    path = write(read, files, "Ctrl+M")
    read.wait(lambda: bool(submissions.submissions(read.file)))
    (sent,) = submissions.submissions(read.file)
    assert (sent.form, sent.period, sent.way) == ("form:Biểu quận", PERIODS[0], Way.MAIL)
    assert submissions.of_workbook(read.file, path) == sent
    assert "Thunderbird" in read.notice()


def test_a_letter_that_was_closed_is_not_sent(read: Shown, files: FormFiles) -> None:
    files.handed = Handed(Outcome.CLOSED, "Thunderbird")
    read.press("Ctrl+J")
    write(read, files, "Ctrl+M")
    assert "chưa gửi" in read.notice()
    assert submissions.submissions(read.file) == []


def test_a_form_that_went_by_zalo_as_the_report_is_written_down(read: Shown, files: FormFiles) -> None:
    read.press("Ctrl+J")
    read.window.commands.run("report.sent")
    assert read.notice().startswith("Điền và lưu biểu của kỳ này trước")
    write(read, files)
    read.go_to(read.page.bar.sent_as)
    read.press("Down")
    read.window.commands.run("report.sent")
    panel = read.page.panel()
    assert isinstance(panel, RecordSentPanel)
    read.press("Enter")
    read.type("Ban Dân vận Thành ủy")
    read.press("Ctrl+Enter")
    read.wait(lambda: bool(submissions.submissions(read.file)))
    (sent,) = submissions.submissions(read.file)
    assert (sent.form, sent.sent_to) == ("period_form:Biểu quận", "Ban Dân vận Thành ủy")
    read.wait(lambda: read.page.panel() is None)
    read.press("Ctrl+Z")
    assert submissions.submissions(read.file) == [sent]
