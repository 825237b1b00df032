from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import backups, history
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.text import Text
from tests.ui.imports.conftest import HUONG, SIGNED, TEAM, WRONG, Open, Opened, workbook


def shown_sentence(shown: Opened) -> str:
    """The sentence that stands in place of a preview."""
    empty = shown.page.findChildren(EmptyList)[-1]
    return empty.findChildren(Text)[0].text()


def test_every_row_has_its_fate_and_the_sum_is_right(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG, HUONG))
    assert shown.cells("Kết quả") == ["Thêm mới", "Cần sửa", "Khớp hồ sơ"]
    assert shown.cells("Dòng") == ["4", "5", "6"]
    assert shown.cells("Phân loại") == ["Tập thể", "Cá nhân", "Cá nhân"]
    assert shown.page.footer.text() == "3 dòng: 1 thêm mới, 1 khớp, 1 cần sửa."
    assert shown.page.button.text() == "Nhập 2 dòng, 1 chờ sửa"
    assert shown.reasons() == [
        "Mức thưởng “một triệu rưỡi” không phải số. Gõ lại, ví dụ 1.520.000.",
        "Bà Đặng Thị Hường đã có trong sổ (trùng tên, đơn vị và năm sinh). Sẽ gắn vào hồ sơ cũ.",
    ]


def test_an_amount_in_thousands_is_asked_about_under_its_row(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", (*TEAM[:5], 760, None)))
    assert shown.reasons() == [
        "Mức thưởng 760 đ nhỏ bất thường. Có phải 760.000 đ? Alt+Enter: sửa thành 760.000."
    ]
    assert shown.cells("Kết quả") == ["Thêm mới"]


def test_forms_of_address_that_miss_are_said_once_with_their_number(opened: Open, tmp_path: Path) -> None:
    names = ("Lê Văn Cường", "Lê Văn Tám")
    nobody = [("", name, None, "Tổ dân phố số 9", "Khéo", None, None) for name in names]
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", *nobody, TEAM))
    assert shown.cells("Kết quả") == ["Thêm mới"] * 3
    assert shown.reasons() == []
    said = [text.text() for text in shown.view().grid.findChildren(Text) if text.isVisible()]
    assert "2 dòng chưa có xưng hô nên giấy khen chỉ in tên." in said


def test_a_list_that_misses_nothing_has_no_sentence_under_it(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    assert [text.text() for text in shown.view().grid.findChildren(Text) if text.isVisible()] == []


def test_the_header_names_the_columns_of_the_file(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    model = shown.view().grid.view.model()
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert titles == [
        "Dòng",
        "Kết quả",
        "B · Tên gọi",
        "C · Họ và tên / tên tập thể",
        "D · Chức vụ",
        "E · Đơn vị công tác",
        "F · Thành tích",
        "G · Mức thưởng",
        "H · Năm sinh",
        "Phân loại",
    ]
    names = [text.text() for text in shown.view().file_bar.findChildren(Text)]
    place = "Trang tính “Danh sách” · tiêu đề ở dòng 3 · dữ liệu từ dòng 4 đến dòng 4 · 2 dòng đầu trang"
    assert names[:2] == ["danh_sach.xlsx", place]
    assert not shown.view().file_bar.sheets.isVisible()


def test_the_filter_shows_what_needs_a_look(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG, HUONG))
    switch = shown.view().switch
    switch.setFocus()
    for _ in range(3):
        shown.bench.press(switch, Qt.Key.Key_Right)
    assert switch.current() == "refused"
    assert shown.cells("Họ và tên") == ["Lê Văn Cường"]
    assert shown.page.button.text() == "Nhập 2 dòng, 1 chờ sửa"


def test_ctrl_enter_backs_up_writes_once_and_returns_with_undo(
    opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG, HUONG))
    file, before = shown.bench.desk.file, shown.awards()
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    assert shown.awards() == before + 2
    assert shown.bench.home.argument == {"commendation_id": shown.commendation_id}
    notice = shown.bench.notice()
    assert notice.text == "Đã thêm 2 trường hợp từ danh_sach.xlsx. Còn 1 dòng trong Chờ sửa."
    assert [action.text for action in notice.actions] == ["Hoàn tác"]
    assert len(backups.list_backups(file)) == 1
    history.undo(file).result()
    assert shown.awards() == before


def test_a_list_that_stands_already_is_not_added_again(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = workbook(tmp_path / "danh_sach.xlsx", TEAM)
    shown = opened(path)
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.current_page() is shown.bench.home, timeout=20000)
    shown.bench.window.open_page("import", {"commendation_id": shown.commendation_id, "path": path})
    qtbot.waitUntil(lambda: "1 đã có" in shown.page.footer.text(), timeout=20000)
    assert shown.page.footer.text() == "1 dòng: 0 thêm mới, 1 đã có, 0 cần sửa."
    assert shown.page.button.text() == "Nhập"
    shown.confirm()
    assert shown.bench.notice().text == "Không có dòng nào để nhập."


def test_a_signed_decision_wants_a_reason(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM), SIGNED)
    before, reason = shown.awards(), shown.view().reason
    assert reason.isVisible()
    shown.confirm()
    assert reason.hasFocus()
    problem = shown.view().reason_field.problem()
    assert problem is not None
    assert problem.tone == "err"
    assert shown.awards() == before
    QTest.keyClicks(reason, "Theo TTr 12")  # QTest types ASCII only
    shown.confirm()
    qtbot.waitUntil(lambda: shown.awards() == before + 1, timeout=20000)
    step = history.history(shown.bench.desk.file, 1)[0]
    assert step.values["reason"] == "Theo TTr 12"


def test_a_draft_wants_none(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    assert not shown.view().reason.isVisible()


def test_without_a_file_it_asks_for_one(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(None)
    assert shown_sentence(shown) == "Chưa chọn danh sách nào."
    button = shown.page.findChildren(EmptyList)[-1].button
    qtbot.waitUntil(button.hasFocus)
    shown.files.answer = workbook(tmp_path / "danh_sach.xlsx", TEAM)
    shown.bench.press(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown.page.view is not None, timeout=20000)
    assert shown.cells("Họ và tên") == ["Tổ dân vận số 77"]


def test_a_file_that_is_no_workbook_is_said_in_the_page(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "ghi chú.txt"
    path.write_text("không phải bảng tính", "utf-8")
    shown = opened(path)
    qtbot.waitUntil(lambda: "Không thấy dòng tiêu đề" in shown_sentence(shown), timeout=20000)
    assert shown.page.findChildren(EmptyList)[-1].button.text() == "Chọn tệp khác…"
    assert not shown.page.button.isVisible()


def test_another_sheet_with_a_header_may_be_chosen(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = workbook(tmp_path / "danh_sach.xlsx", TEAM)
    book = openpyxl.load_workbook(path)
    more = book.create_sheet("Bổ sung")
    more.append(["STT", "Họ và tên"])
    more.append([1, "Ông Trần Văn Nam"])
    book.create_sheet("Ghi chú").append(["xin chào"])
    book.save(path)
    shown = opened(path)
    choice = shown.view().file_bar.sheets
    assert choice.isVisible()
    choice.setFocus()
    shown.bench.press(choice, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown.cells("Họ và tên") == ["Trần Văn Nam"], timeout=20000)
    assert shown.page.preview is not None
    assert shown.page.preview.sheets == ("Danh sách", "Bổ sung")


def test_a_dropped_file_is_read(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    shown = opened(workbook(tmp_path / "một.xlsx", TEAM))
    other = workbook(tmp_path / "hai.xlsx", HUONG)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(other))])
    actions, button, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), actions, dragged, button, none)
    enter.ignore()
    shown.page.dragEnterEvent(enter)
    assert enter.isAccepted()
    shown.page.dropEvent(QDropEvent(QPointF(5, 5), actions, dragged, button, none))
    qtbot.waitUntil(lambda: shown.cells("Họ và tên") == ["Đặng Thị Hường"], timeout=20000)


def test_the_preview_follows_what_others_write_meanwhile(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    from desktop.operations import awards
    from desktop.records.award_rules import NewAward
    from desktop.records.codes import RecipientKind

    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    new = NewAward(RecipientKind.COLLECTIVE, "Tổ dân vận số 77", "Tập thể", unit_text="phường Hoàn Kiếm")
    awards.add_award(shown.bench.desk.file, shown.commendation_id, new).result()
    qtbot.waitUntil(lambda: shown.cells("Kết quả") == ["Khác"], timeout=20000)


def test_a_backup_that_cannot_be_made_stops_the_import(
    opened: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.errors import StorageTrouble

    def refuse(*_asked: object) -> None:
        raise StorageTrouble("output_disk_full", path="E:/")

    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    before = shown.awards()
    monkeypatch.setattr(backups, "back_up", refuse)
    shown.confirm()
    qtbot.waitUntil(lambda: shown.bench.window.notices.notice() is not None, timeout=20000)
    assert shown.bench.notice().text.startswith("Ổ đĩa đã đầy")
    assert shown.awards() == before
    assert shown.page.footer.text() == "1 dòng: 1 thêm mới, 0 khớp, 0 cần sửa."


def test_escape_leaves_without_writing(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    before = shown.awards()
    shown.bench.press(shown.view().grid.view, Qt.Key.Key_Escape)
    assert shown.bench.window.current_page() is shown.bench.home
    assert shown.awards() == before


def test_every_control_has_a_name(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM), SIGNED)
    nameless = [
        one
        for one in shown.page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not one.accessibleName()
    ]
    assert nameless == []


def test_tab_goes_through_the_page_in_reading_order(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM))
    view = shown.view()
    view.file_bar.other.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(5):
        focused = shown.bench.window.focusWidget()
        assert focused is not None
        shown.bench.press(focused, Qt.Key.Key_Tab)
        seen.append(shown.bench.window.focusWidget())
    names = [one.accessibleName() for one in seen if one is not None]
    assert names == ["Tất cả 1", "Khớp với hồ sơ đã có theo", "Các dòng của danh sách", "Hủy", "Nhập 1 dòng"]


def test_a_narrow_window_keeps_both_buttons_and_the_names(opened: Open, tmp_path: Path) -> None:
    shown = opened(workbook(tmp_path / "danh_sach.xlsx", TEAM, WRONG))
    shown.bench.window.resize(1093, 542)
    assert shown.bench.window.size().width() == 1093
    button = shown.page.button
    assert shown.bench.window.rect().contains(button.mapTo(shown.bench.window, button.rect().bottomRight()))
    view = shown.view().grid.view
    assert not any(view.isColumnHidden(place) for place in range(view.model().columnCount()))
    assert view.horizontalScrollBar().maximum() > 0
