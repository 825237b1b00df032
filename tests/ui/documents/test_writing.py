"""A paper is one key and one Enter away; a file that is there keeps its own sentences."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.records.codes import DocumentKind
from desktop.records.document_template import DocumentTemplate
from desktop.ui.documents.fields_panel import FieldsPanel
from desktop.ui.documents.panel import UPDATE, WRITE
from desktop.ui.reports.page import ReportsPage
from desktop.ui.theme import Look
from tests.exports.document_samples import docx, lines, paragraph
from tests.ui.documents.conftest import DIALOGUE, DocumentFiles, Shown, panel_of
from tests.ui.page_window import page_window

OWN = docx(paragraph("BIÊN BẢN CỦA PHƯỜNG «Tên hội nghị» «Người chủ chì»"))


def test_minutes_are_two_actions(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W")
    assert panel_of(shown).write_button.hasFocus()
    shown.press("Enter")
    shown.wait_notice("Đã soạn bien_ban_ngay_hoi_2026_10_15.docx.")
    assert shown.page.panel() is None
    (path,) = files.shown
    assert lines(path.read_bytes())[0] == "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI"


def test_what_is_missing_is_said_before_writing(shown: Shown) -> None:
    shown.press("Ctrl+W")
    assert "Số có mặt" in panel_of(shown).missing.text()


def test_a_file_that_is_there_is_brought_up_to_date(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W", "Enter")
    shown.wait_notice("Đã soạn")
    shown.press("Ctrl+W")
    panel = panel_of(shown)
    assert (panel.write_button.text(), panel.anew_button.isVisible()) == (UPDATE, True)
    shown.press("Enter")
    shown.wait_notice("Đã cập nhật bien_ban_ngay_hoi_2026_10_15.docx: số liệu không đổi.")
    assert files.shown[0] == files.shown[1]


def test_an_older_file_of_somebody_else_is_not_overwritten_unasked(
    shown: Shown, files: DocumentFiles
) -> None:
    other = files.place / "bien_ban_ngay_hoi_2026_10_15.docx"
    other.write_bytes(docx(paragraph("Thư riêng")))
    shown.press("Ctrl+W", "Enter")
    shown.wait_notice("Tệp bien_ban_ngay_hoi_2026_10_15.docx không có trường nào")
    assert lines(other.read_bytes()) == ["Thư riêng"]
    panel_of(shown).anew_button.click()
    shown.wait_notice("Đã soạn")
    assert "BIÊN BẢN" in lines(other.read_bytes())


def test_a_typed_name_goes_into_the_usual_folder(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W")
    panel = panel_of(shown)
    panel.path.setText("biên bản ngày hội")
    shown.go_to(panel.write_button)
    assert panel.write_button.text() == WRITE
    shown.press("Enter")
    shown.wait_notice("Đã soạn biên bản ngày hội.docx.")
    assert files.shown == [files.place / "biên bản ngày hội.docx"]


def test_another_place_is_chosen_and_remembered(shown: Shown, files: DocumentFiles, tmp_path: Path) -> None:
    elsewhere = tmp_path / "Năm 2026"
    elsewhere.mkdir()
    files.folder = elsewhere
    shown.press("Ctrl+W")
    panel_of(shown).place_button.click()
    shown.press("Enter")
    shown.wait_notice("Đã soạn")
    assert files.place == elsewhere
    shown.press("Ctrl+W")
    assert panel_of(shown).chosen_path().parent == elsewhere


def test_an_answered_opinion_has_its_letter_first_and_a_waiting_one_the_minutes(shown: Shown) -> None:
    shown.page.opened({"conference_id": DIALOGUE, "tab": "opinions"})
    table = shown.page.view.opinions
    for line, first in ((0, DocumentKind.MINUTES), (4, DocumentKind.ANSWER)):
        table.view.selectRow(line)
        shown.press("Ctrl+W")
        kinds = [one.payload for one in panel_of(shown).kind.choices()]
        assert kinds[0] is first
        assert set(kinds) == {DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.ANSWER}
        shown.press("Esc")


def test_choosing_a_kind_names_its_file_and_what_it_lacks(shown: Shown) -> None:
    shown.press("Ctrl+W")
    panel = panel_of(shown)
    panel.kind.set_value(DocumentKind.NOTICE)
    panel.kind.chosen.emit(DocumentKind.NOTICE)
    assert panel.chosen_path().name == "thong_bao_ngay_hoi_2026_10_15.docx"


def test_the_offices_own_template_is_taken_looked_over_and_dropped(
    shown: Shown, files: DocumentFiles, tmp_path: Path
) -> None:
    files.chosen = tmp_path / "mẫu biên bản.docx"
    files.chosen.write_bytes(OWN)
    shown.press("Ctrl+W")
    panel = panel_of(shown)
    panel.own_button.click()
    shown.wait(lambda: panel.template.text().startswith("Mẫu của cơ quan: mẫu biên bản.docx"))
    assert panel.unknown.text() == "Không có trường «Người chủ chì», gần nhất là «Người chủ trì»."
    assert panel.bundled_button.isVisible()
    panel.bundled_button.click()
    shown.wait(lambda: not shown.file.read.records(DocumentTemplate))
    shown.wait(lambda: not panel.bundled_button.isVisible())


def test_a_refused_template_is_said_and_changes_nothing(
    shown: Shown, files: DocumentFiles, tmp_path: Path
) -> None:
    files.chosen = tmp_path / "mẫu.docx"
    files.chosen.write_bytes(docx("", {"word/vbaProject.bin": b"x"}))
    shown.press("Ctrl+W")
    panel_of(shown).own_button.click()
    shown.wait_notice("Tệp mẫu.docx có macro")
    assert shown.file.read.records(DocumentTemplate) == []


def test_the_template_goes_out_to_be_changed(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W")
    panel_of(shown).copy_button.click()
    shown.wait(lambda: bool(files.shown))
    assert files.shown[0].name == "mau_bien_ban_dang.docx"
    assert "«Tên hội nghị»" in lines(files.shown[0].read_bytes())


def test_a_field_is_found_without_marks_and_copied(shown: Shown) -> None:
    shown.press("Ctrl+W")
    panel_of(shown).fields_button.click()
    panel = shown.page.panel()
    assert isinstance(panel, FieldsPanel)
    shown.type("chu tri")
    assert [one.name for one in panel.shown()] == ["Người chủ trì"]
    shown.press("Enter")
    assert QGuiApplication.clipboard().text() == "«Người chủ trì»"


def test_another_record_that_is_opened_takes_the_panel_away(shown: Shown) -> None:
    shown.press("Ctrl+W")
    assert panel_of(shown).about.text().startswith("Ngày hội")
    shown.page.list.set_current(DIALOGUE)
    shown.wait(lambda: shown.page.panel() is None)


def test_esc_writes_nothing(shown: Shown, files: DocumentFiles) -> None:
    shown.press("Ctrl+W", "Esc")
    assert shown.page.panel() is None
    assert not list(files.place.glob("*.docx"))


@pytest.mark.usefixtures("sample_path")
def test_the_report_in_sentences_is_of_the_period_in_sight(
    qtbot: QtBot, look: Look, sample_path: Path, files: DocumentFiles
) -> None:
    with page_window(qtbot, look, sample_path, lambda desk: ReportsPage(look, desk, files)) as window:
        window.page.hide_panel()
        window.press("Ctrl+W", "Enter")
        window.wait_notice("Đã soạn bao_cao_quy_iii_2026.docx.")
        assert "Kết quả phong trào thi đua “Dân vận khéo” quý III/2026" in lines(files.shown[0].read_bytes())
