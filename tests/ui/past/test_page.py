from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.operations import backups, offices
from desktop.operations.commendations import list_commendations
from desktop.operations.history import history, undo
from desktop.ui.past.panel import PastPanel
from desktop.ui.past.rows import PastRow, result
from desktop.ui.widgets.text import Text
from tests.ui.past.conftest import ListFiles, Shown


def results(shown: Shown) -> list[str]:
    return [result(row) for row in shown.page.rows]


def added(shown: Shown, *paths: Path) -> list[PastRow]:
    """The page has read these lists."""
    shown.page.opened({"paths": paths})
    shown.wait(lambda: all(one.is_read or one.trouble for one in shown.page.rows))
    return list(shown.page.rows)


def read(shown: Shown, *paths: Path) -> list[PastRow]:
    """The page knows what becomes of these lists."""
    added(shown, *paths)
    shown.wait(lambda: all("Đang đọc" not in one for one in results(shown)))
    shown.wait(lambda: any(one.preview or one.trouble for one in shown.page.rows))
    return list(shown.page.rows)


def panel(shown: Shown) -> PastPanel:
    found = shown.page.panel()
    assert isinstance(found, PastPanel)
    return found


def test_the_empty_page_asks_for_several_files(
    shown: Shown, files: ListFiles, bac: Path, silent: Path
) -> None:
    files.lists = (bac, silent)
    shown.wait(lambda: shown.focus_name() == "Chọn các tệp Excel…")
    shown.press("Enter")
    shown.wait(lambda: len(shown.page.rows) == 2)
    shown.wait(shown.page.table.view.hasFocus)


def test_number_day_issuer_and_old_ward_are_guessed_and_the_rows_counted(shown: Shown, bac: Path) -> None:
    [row] = read(shown, bac)
    assert (row.number, row.day, row.unit_text) == ("15/QĐ-UBND", date(2024, 10, 10), "phường Hàng Bạc")
    issuer = next(one for one in offices.issuers(shown.file) if one.id == row.issuer_id)
    assert issuer.name == "Chủ tịch Ủy ban nhân dân phường Hàng Bạc"
    assert results(shown) == ["3 dòng: 2 thêm mới, 1 cần sửa"]
    assert shown.page.footer.text() == "1 tệp, 3 dòng: 2 thêm mới, 0 đã có, 1 cần sửa."
    assert shown.page.button.text() == "Ghi 2 trường hợp vào sổ"


def test_what_a_list_does_not_say_is_asked_and_typed(shown: Shown, silent: Path) -> None:
    added(shown, silent)
    shown.wait(lambda: results(shown) == ["Còn thiếu cơ quan ban hành, số, ngày"])
    shown.press("Enter")
    form = panel(shown)
    shown.wait(form.issuer.hasFocus)
    shown.press("Ctrl+Enter")
    assert [field.problem() is not None for field in form.form.fields()[:3]] == [True, True, True]
    wanted = next(key for key, name in shown.page._issuers.items() if "phường Hàng Bồ" in name)
    form.issuer.set_value(wanted)
    form.issuer.chosen.emit(wanted)
    assert form.unit_text.value() == "phường Hàng Bồ"
    shown.go_to(form.number)
    shown.type("7/QĐ-UBND")
    shown.press("Enter")
    shown.type("5/3/2023")
    shown.press("Ctrl+Enter")
    shown.wait(lambda: results(shown) == ["1 dòng: 1 thêm mới"])
    assert shown.page.panel() is None
    assert shown.page.table.view.hasFocus()


def test_the_panel_names_the_rows_that_are_not_taken(shown: Shown, bac: Path) -> None:
    read(shown, bac)
    shown.press("F2")
    texts = [text.text() for text in panel(shown).findChildren(Text)]
    assert "1 dòng của tệp chưa lấy được" in texts
    assert any(text.startswith("Dòng 6: Mức thưởng “một triệu” không phải số.") for text in texts)


def test_a_file_that_is_no_list_is_told_and_the_others_go_on(shown: Shown, tmp_path: Path, bac: Path) -> None:
    wrong = tmp_path / "ảnh.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    read(shown, wrong, bac)
    shown.wait(lambda: results(shown) == ["Không lấy được", "3 dòng: 2 thêm mới, 1 cần sửa"])


def test_taking_in_writes_each_list_as_a_step_after_a_backup_and_the_sum_is_right(
    shown: Shown, bac: Path, silent: Path
) -> None:
    read(shown, bac, silent)
    shown.go_to(shown.page.table.view)
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi 1 tệp vào sổ. 3 dòng: 2 thêm mới, 0 đã có, 1 cần sửa.")
    assert results(shown)[0] == "Đã ghi · 3 dòng: 2 thêm mới, 1 cần sửa"
    [row] = list_commendations(shown.file)
    assert (row.commendation.number, row.award_count) == ("15/QĐ-UBND", 2)
    assert history(shown.file)[0].code == "past_list_taken_in"
    assert len(backups.list_backups(shown.file)) == 1
    shown.press("Ctrl+Enter")
    shown.wait_notice("Không có dòng nào để ghi thêm.")


def test_an_undone_list_can_be_taken_in_again(shown: Shown, bac: Path) -> None:
    read(shown, bac)
    shown.go_to(shown.page.table.view)
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi 1 tệp vào sổ.")
    undo(shown.file).result()
    shown.wait(lambda: results(shown) == ["3 dòng: 2 thêm mới, 1 cần sửa"])


def test_a_list_taken_in_before_says_so(shown: Shown, bac: Path) -> None:
    read(shown, bac)
    shown.page.take_in()
    shown.wait_notice("Đã ghi 1 tệp vào sổ.")
    shown.go_to(shown.page.table.view)
    shown.press("Delete")
    read(shown, bac)
    shown.wait(lambda: results(shown) == ["3 dòng: 2 đã có, 1 cần sửa"])


def test_delete_takes_a_list_out_of_the_table_only(shown: Shown, bac: Path, silent: Path) -> None:
    read(shown, bac, silent)
    shown.go_to(shown.page.table.view)
    shown.press("Delete")
    assert [row.path for row in shown.page.rows] == [silent]
    assert bac.exists()


def test_former_offices_are_added_by_one_button_and_then_found(without_former: Shown, bac: Path) -> None:
    shown = without_former
    added(shown, bac)
    shown.wait(lambda: results(shown) == ["Còn thiếu cơ quan ban hành"])
    assert shown.page.former_button.isVisible()
    QTest.keyClick(shown.page.former_button, Qt.Key.Key_Space)
    shown.wait(lambda: not shown.page.former_button.isVisible())
    assert any("phường Hàng Bạc" in name for name in shown.page._issuers.values())
    shown.wait(lambda: results(shown) == ["3 dòng: 2 thêm mới, 1 cần sửa"])


def test_several_files_dropped_at_once_come_in(shown: Shown, bac: Path, silent: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (bac, silent, bac.with_name("thư.pdf"))])
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *kinds)
    QApplication.sendEvent(shown.page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(shown.page, QDropEvent(QPointF(5, 5), *kinds))
    assert [row.path for row in shown.page.rows] == [bac, silent]
