"""J10: 30 workbooks put together, who is missing, the error workbooks (product.md §7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.operations.consolidation import remember_senders
from desktop.operations.register import create_register
from desktop.records.senders import Expected
from desktop.ui.consolidation.page import ConsolidationPage
from tests.journeys.office import NOW, Office
from tests.operations.consolidation.folder import messes, write_messes

MOST_ACTIONS = 4
SENDERS = 30


@pytest.fixture
def working(office: Office) -> Office:
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    with office.look_into() as file:
        names = tuple(f"Tổ dân phố số {number}" for number in range(1, SENDERS + 3))
        remember_senders(file, Expected(names, date(2026, 10, 10))).result()
    return office


def drop(office: Office, folder: Path) -> None:
    """Drag a folder from the file manager into the window: one action."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    kinds = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *kinds)
    QApplication.sendEvent(office.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(office.window, QDropEvent(QPointF(5, 5), *kinds))


def test_thirty_workbooks_become_one_by_a_drag_and_a_few_keys(
    working: Office,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    office, clerk = working, working.clerk
    folder = tmp_path / "đã nhận"
    folder.mkdir()
    sent = write_messes(folder, messes()[:SENDERS])
    clerk.actions.clear()
    drop(office, folder)
    page = office.page(ConsolidationPage)
    clerk.wait(lambda: page.whole is not None)
    assert page.whole is not None
    totals = page.whole.totals
    assert (totals.files, totals.rows, totals.refused) == (
        SENDERS,
        sum(one.rows for one in sent),
        sum(one.refused for one in sent),
    )
    assert page.views.missing() == ["Tổ dân phố số 31", "Tổ dân phố số 32"]
    clerk.wait_focus("Nơi gửi")
    out = tmp_path / "tổng hợp.xlsx"
    clerk.answer(out, "Ctrl+Return")
    office.wait_said("Đã xuất sổ tổng hợp")
    actions = list(clerk.actions)
    record_property("actions_for_30_workbooks", len(actions))
    with capsys.disabled():
        print(f"\nJ10 took 1 drag and {len(actions)} actions: {', '.join(actions)}")  # noqa: T201
    assert len(actions) <= MOST_ACTIONS
    rows = openpyxl.load_workbook(out, read_only=True)["Khen thưởng"].iter_rows(values_only=True)
    assert sum(bool(row) and isinstance(row[0], int) for row in rows) == totals.taken


def test_it_is_opened_from_anywhere_by_its_key_and_esc_leads_back(working: Office) -> None:
    office, clerk = working, working.clerk
    for page in ("reports", "commendations", "recipients"):
        office.window.open_page(page)
        clerk.press("Ctrl+G")
        office.page(ConsolidationPage)
    clerk.wait_focus("Chọn thư mục…")
    clerk.press("Esc")
    assert office.window.current_page() is office.window.page("reports")


def test_the_box_of_commands_finds_it(working: Office) -> None:
    working.clerk.press("Ctrl+K")
    working.clerk.type("tong hop cac tep")
    working.clerk.press("Enter")
    working.page(ConsolidationPage)
