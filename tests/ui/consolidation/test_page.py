"""The page: a folder chosen or dropped, looked at from four sides, written; who has to send is remembered."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from desktop.operations import consolidation
from desktop.operations.consolidation import Consolidation, expected_senders, remember_senders
from desktop.records.senders import Expected
from desktop.ui.consolidation.page import ConsolidationPage
from desktop.ui.consolidation.senders_panel import SendersPanel
from tests.ui.consolidation.conftest import DUE, FolderFiles, Shown

NAMES = tuple(f"Tổ dân phố số {number}" for number in range(1, 5))


def read(shown: Shown, folder: Path) -> Consolidation:
    """The page has read the folder."""
    shown.page.opened({"folder": folder})
    shown.wait(lambda: shown.page.whole is not None and shown.page._job is None)
    assert shown.page.whole is not None
    return shown.page.whole


def expect(shown: Shown) -> None:
    remember_senders(shown.file, Expected(NAMES, DUE)).result()


def names(page: ConsolidationPage) -> list[str]:
    """The senders in sight."""
    model = page.views.senders.view.model()
    found = (page.views.senders.id_of_line(row) for row in range(model.rowCount()))
    return [page.views._lines[place - 1].sender.name for place in dict.fromkeys(found) if place > 0]


def panel(shown: Shown) -> SendersPanel:
    found = shown.page.panel()
    assert isinstance(found, SendersPanel)
    return found


def test_the_empty_page_asks_for_a_folder(shown: Shown, files: FolderFiles, folder: Path) -> None:
    files.place = folder
    shown.wait(lambda: shown.focus_name() == "Chọn thư mục…")
    shown.press("Enter")
    shown.wait(lambda: shown.page.whole is not None)
    assert shown.page.footer.text() == (
        "3 tệp: 2 đọc được, 1 không đọc được. 4 dòng: 3 nhận, 1 cần nơi gửi sửa."
    )
    shown.wait(shown.page.views.senders.view.hasFocus)


def test_senders_are_filtered_by_their_state(shown: Shown, folder: Path) -> None:
    expect(shown)
    read(shown, folder)
    views = shown.page.views
    assert names(shown.page) == list(NAMES)
    wanted = {"sent": NAMES[:1], "late": NAMES[1:2], "missing": NAMES[3:], "unreadable": NAMES[2:3]}
    for key, some in {**wanted, "to_mend": NAMES[1:3], "all": NAMES}.items():
        views.filter._choose(key)
        assert tuple(names(shown.page)) == some, key


def test_the_tabs_say_how_much_is_behind_them(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    words = [segment.text() for segment in shown.page.views.tabs._segments.values()]
    assert words == ["Nơi gửi 3", "Có thể trùng 1", "Số liệu cộng 0", "Dòng cần sửa 1"]
    shown.page.views.tabs._choose("repeats")
    assert shown.page.views.repeats.isVisible()
    assert not shown.page.views.filter.isVisible()


def test_ctrl_enter_writes_the_workbook_and_offers_to_open_or_import_it(
    shown: Shown, files: FolderFiles, folder: Path
) -> None:
    read(shown, folder)
    shown.press("Ctrl+Return")
    path = folder.parent / "đã nhận - tổng hợp.xlsx"
    shown.wait(lambda: shown.notice() == "Đã xuất sổ tổng hợp ra đã nhận - tổng hợp.xlsx.")
    assert files.names == [path.name]
    assert openpyxl.load_workbook(path).sheetnames[:2] == ["Nơi gửi", "Khen thưởng"]
    shown.page._hand_on(path)
    assert shown.asked == [("commendations", {"list": path})]


def test_error_workbooks_go_into_a_folder_of_the_users_choice(
    shown: Shown, files: FolderFiles, folder: Path, tmp_path: Path
) -> None:
    read(shown, folder)
    files.place = tmp_path / "gửi lại"
    shown.window.commands.run("list.export")
    shown.wait(lambda: shown.notice() == "Đã xuất 1 tệp lỗi, 1 dòng cần sửa, vào thư mục gửi lại.")
    assert [path.name for path in files.place.iterdir()] == ["Cần sửa - TDP 2.xlsx"]


def test_what_the_page_wrote_into_the_folder_is_not_read_again(
    shown: Shown, files: FolderFiles, folder: Path
) -> None:
    read(shown, folder)
    files.folder, files.place = folder, folder / "lỗi"
    shown.press("Ctrl+Return")
    shown.wait(lambda: shown.notice().startswith("Đã xuất sổ tổng hợp"))
    shown.window.commands.run("list.export")
    shown.wait(lambda: shown.notice().startswith("Đã xuất 1 tệp lỗi"))
    shown.page.read_again()
    shown.wait(lambda: shown.page._job is None)
    assert shown.page.whole is not None
    assert shown.page.whole.totals.files == 3


def test_what_was_received_is_never_written_over(
    shown: Shown, files: FolderFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    read(shown, folder)
    monkeypatch.setattr(files, "ask_save", lambda *_words: folder / "TDP 1.xlsx")
    files.place = folder
    shown.press("Ctrl+Return")
    shown.wait(lambda: shown.notice().startswith("Tệp TDP 1.xlsx nằm trong số tệp đã nhận."))
    shown.window.commands.run("list.export")
    shown.wait(lambda: "là thư mục các tệp đã nhận" in shown.notice())
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_has_gone_is_said_and_what_was_read_stays(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    shown.page.read(folder / "nowhere")
    shown.wait(lambda: shown.notice().startswith("Không thấy thư mục"))
    assert shown.page.views.isVisible()
    assert shown.page.footer.text().startswith("3 tệp")


def test_esc_stops_the_reading(shown: Shown, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_words: object, **_more: object) -> Consolidation:
        told = _words[4]
        assert callable(told)
        while True:
            told(0, 3)

    monkeypatch.setattr(consolidation, "consolidate", endless)
    shown.page.read(folder)
    shown.wait(lambda: shown.page.footer.text().startswith("Đang đọc 0/3"))
    shown.page.read(folder)
    assert shown.notice().startswith("Đang làm dở việc trước.")
    assert shown.page.stop()
    shown.wait(lambda: shown.page._job is None)
    assert shown.page.whole is None
    assert shown.page.empty.isVisible()
    assert not shown.page.stop()


def test_who_has_to_send_is_typed_remembered_and_read_anew(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    shown.window.commands.run("consolidation.senders")
    form = panel(shown)
    shown.wait(form.names.hasFocus)
    form.names.set_value("Tổ dân phố số 1\nTổ dân phố số 9")
    shown.go_to(form.due)
    shown.type("5/10/2026")
    shown.press("Ctrl+Return")
    shown.wait(lambda: shown.page.panel() is None)
    assert expected_senders(shown.file) == Expected(("Tổ dân phố số 1", "Tổ dân phố số 9"), DUE)
    shown.wait(lambda: shown.page._job is None and names(shown.page)[:2] == [NAMES[0], "Tổ dân phố số 9"])
    assert shown.page.views.missing() == ["Tổ dân phố số 9"]


def test_one_press_takes_the_names_of_those_who_sent(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    shown.page.ask_senders()
    form = panel(shown)
    form.names.set_value("TDP 1")
    form._add(["TDP 1", "TDP 2"])
    assert form.draft().names == ("TDP 1", "TDP 2")


def test_a_day_that_is_none_is_said_beside_its_field(shown: Shown) -> None:
    shown.page.ask_senders()
    form = panel(shown)
    shown.go_to(form.due)
    shown.type("32/10/2026")
    shown.press("Ctrl+Return")
    assert shown.page.panel() is form
    assert [field.problem() is not None for field in form.form.fields()] == [False, True]


def test_a_reminder_to_those_missing_is_copied(shown: Shown, folder: Path) -> None:
    expect(shown)
    read(shown, folder)
    shown.page.copy_reminder()
    words = QApplication.clipboard().text()
    assert words.startswith("Kính gửi: Tổ dân phố số 4.")
    assert "(hạn gửi ngày 05/10/2026)" in words


def test_without_anybody_missing_nothing_is_copied(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    QApplication.clipboard().setText("trước đó")
    shown.page.copy_reminder()
    assert QApplication.clipboard().text() == "trước đó"
    assert not shown.page.remind_button.isVisible()


def test_enter_opens_the_file_of_a_sender_and_of_a_refused_row(
    shown: Shown, files: FolderFiles, folder: Path
) -> None:
    whole = read(shown, folder)
    shown.wait(shown.page.views.senders.view.hasFocus)
    shown.press("Enter")
    shown.page.views.refused.opened.emit(whole.refused[0].place)
    assert files.shown == [folder / "TDP 1.xlsx", folder / "TDP 2.xlsx"]


def test_while_a_folder_is_read_anew_nothing_is_written(
    shown: Shown, files: FolderFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(shown, folder)
    go_on = Event()

    def slow(*_words: object, **_more: object) -> Consolidation:
        go_on.wait()
        return whole

    monkeypatch.setattr(consolidation, "consolidate", slow)
    shown.page.read_again()
    shown.press("Ctrl+Return")
    shown.page.export_errors()
    go_on.set()
    shown.wait(lambda: shown.page._job is None)
    assert files.names == []


def test_f6_goes_through_filter_table_and_foot(shown: Shown, folder: Path) -> None:
    read(shown, folder)
    shown.wait(shown.page.views.senders.view.hasFocus)
    shown.window.commands.run("pane.previous")
    assert shown.focus_name() == "Nơi gửi 3"
    shown.window.commands.run("pane.next")
    assert shown.focus_name() == "Nơi gửi"
