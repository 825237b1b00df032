"""What the window does at its start and at its end, when things are not as they should be."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.operations.commendations import list_commendations, open_commendation
from desktop.operations.recipients import add_recipient
from desktop.operations.register import open_register
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.imports.page import ImportPage
from desktop.ui.overview.page import OverviewPage
from desktop.ui.page import Page
from desktop.ui.reports.page import ReportsPage
from desktop.ui.start_page import StartPage
from tests.command_line.lists import write_list
from tests.journeys.office import NOW, Office

PAGE_SIZE = 4096
NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"


def test_killed_and_started_again_the_last_register_opens_with_all_that_was_saved(
    office: Office, sample_path: Path
) -> None:
    name = "Tổ dân vận số 88"
    words = [
        sys.executable,
        "-m",
        "tests.journeys.dying_office",
        str(office.settings),
        str(sample_path),
        name,
    ]
    child = subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)
    assert child.returncode == -signal.SIGKILL, child.stderr
    office.start()
    office.clerk.press("Ctrl+2")
    shown = office.page(CommendationsPage).view.shown()
    assert shown is not None
    assert name in [line.award.printed_name for line in shown.awards]
    assert "phường Hoàn Kiếm" in office.window.windowTitle()


def test_a_clock_behind_the_last_save_is_told(office: Office, sample_path: Path) -> None:
    later = NOW + timedelta(days=365)
    with open_register(sample_path, user="mai", now=lambda: later) as file:
        add_recipient(file, Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 99")).result()
    office.start(sample_path)
    office.clerk.wait(
        lambda: office.said().startswith("Đồng hồ máy này đang là 08:15 09/10/2026"), office.said
    )


@pytest.mark.parametrize("damage", ["in the middle", "cut off"])
def test_a_damaged_register_is_refused_on_the_first_page(
    office: Office, sample_path: Path, damage: str
) -> None:
    content = bytearray(sample_path.read_bytes())
    if damage == "cut off":
        del content[len(content) // 2 :]
    else:
        content[2 * PAGE_SIZE : 3 * PAGE_SIZE] = bytes(PAGE_SIZE)
    sample_path.write_bytes(content)
    office.start()
    office.clerk.answer(sample_path, "Ctrl+O")
    office.clerk.wait(lambda: whole(office) is not None and office.said())
    assert office.said().startswith("Tệp sổ bị hỏng nên chưa mở được.")
    assert sample_path.read_bytes() == content
    assert office.clerk.focus_name() == "Tạo sổ mới (Ctrl+N)"


def test_a_last_register_that_is_gone_leads_to_the_first_page(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    office.close()
    sample_path.unlink()
    office.start()
    assert whole(office) is not None


def test_a_file_that_is_no_register_is_refused_at_the_start(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ghi chép.sovang"
    path.write_text("không phải sổ", "utf-8")
    office.start(path)
    assert "không phải sổ do Sổ Vàng ghi" in office.said()
    assert office.clerk.focus_name() == "Tạo sổ mới (Ctrl+N)"


def test_a_second_register_takes_the_place_of_the_first(office: Office, sample_path: Path) -> None:
    second = Path(shutil.copyfile(sample_path, sample_path.with_name("sổ thứ hai.sovang")))
    office.start(sample_path)
    first = office.window
    first_page = office.page(OverviewPage)
    needs_screen(1300)
    first.resize(1210, 650)
    office.clerk.answer(second, "Ctrl+O")
    office.clerk.wait(lambda: office.window is not first and office.window.isActiveWindow())
    assert office.page(OverviewPage) is not first_page
    assert office.program is not None
    opened = office.program.register
    assert opened is not None
    assert opened.desk.file.path == second
    assert (office.window.width(), office.window.height()) == (1210, 650)
    before = office.window
    office.clerk.answer(second, "Ctrl+O")
    assert office.window is before


def test_the_window_comes_back_where_it_was(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    needs_screen(1200)
    office.window.resize(1111, 611)
    office.clerk.press("Ctrl+B")
    office.close()
    office.start()
    assert (office.window.width(), office.window.height()) == (1111, 611)
    assert office.window.navigation.is_folded()


def test_the_window_closes_once_the_last_deed_is_written(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    clerk, window = office.clerk, office.window
    clerk.press("Ctrl+2", "Ins")
    clerk.wait_focus(NAME_FIELD)
    clerk.type("Tổ dân vận số 88")
    with sqlite3.connect(sample_path) as another:  # keeps the program's writer waiting
        another.execute("BEGIN IMMEDIATE")
        clerk.press("Ctrl+Return")
        assert not window.close()
        assert window.isVisible()
        another.rollback()
    another.close()
    clerk.wait(window.isHidden)
    with office.look_into() as register:
        newest = list_commendations(register)[0].commendation.id or 0
        names = [line.award.printed_name for line in open_commendation(register, newest).awards]
    assert "Tổ dân vận số 88" in names


@pytest.mark.parametrize(("key", "page"), [("Ctrl+2", CommendationsPage), ("Ctrl+6", ReportsPage)])
def test_a_list_dropped_on_a_page_without_lists_goes_into_the_open_decision(
    office: Office, sample_path: Path, key: str, page: type[Page]
) -> None:
    path = write_list(sample_path.with_name("danh sách.xlsx"))
    office.start(sample_path)
    office.clerk.press(key)
    drop(office.page(page), path)
    office.clerk.wait_focus("Các dòng của danh sách")
    assert office.page(ImportPage).context == "vào Quyết định (chưa có số)"


def test_a_list_dropped_into_an_empty_register_waits_for_its_decision(office: Office, tmp_path: Path) -> None:
    path = write_list(tmp_path / "danh sách.xlsx")
    clerk = office.clerk
    office.start()
    clerk.press("Enter")
    clerk.type("hoan kiem")
    clerk.press("Enter", "Ctrl+Return")
    clerk.wait_focus("Quyết định mới")
    drop(office.window, path)
    clerk.wait_focus("Trích yếu")
    clerk.type("Khen thưởng đột xuất")
    clerk.press("Ctrl+Return")
    clerk.wait_focus("Các dòng của danh sách")


def test_on_the_first_page_a_list_is_told_what_to_do_and_a_register_opens(
    office: Office, sample_path: Path
) -> None:
    office.start()
    drop(office.window, sample_path.with_name("danh sách.xlsx"))
    assert office.said() == "Tạo sổ mới hoặc mở sổ trước, rồi kéo tệp Excel vào cửa sổ."
    drop(office.window, sample_path)
    assert isinstance(office.window.current_page(), OverviewPage)


def test_esc_leads_from_the_form_to_the_first_page(office: Office) -> None:
    office.start()
    office.clerk.press("Enter")
    assert office.clerk.focus_name() == "Tên phường, xã, bắt buộc"
    office.clerk.type("hoan")
    office.clerk.press("Esc")
    assert office.clerk.focus_name() == "Tên phường, xã, bắt buộc"  # the list of places closes first
    office.clerk.press("Esc")
    assert office.clerk.focus_name() == "Tạo sổ mới (Ctrl+N)"


def needs_screen(width: int) -> None:
    """Skip the test where the window would be made smaller to fit the screen."""
    if QApplication.primaryScreen().availableGeometry().width() < width:
        pytest.skip(f"the screen is less than {width} px wide")


def whole(office: Office) -> StartPage | None:
    """The first page, if it is in sight."""
    return next((page for page in office.window.findChildren(StartPage) if page.isVisible()), None)


def drop(widget: QWidget, path: Path) -> None:
    """Drop a file from another program on a widget, as the system sends it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *kinds)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *kinds))
