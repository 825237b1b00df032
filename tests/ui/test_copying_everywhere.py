"""Every list of every page answers Ctrl+C with all its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from desktop.operations import commendations, conferences, initiatives, recipients, teams
from desktop.operations.register import open_register
from desktop.records.codes import Form
from desktop.store.file import RecordFile
from desktop.ui.certificates.sheet_view import SheetView
from desktop.ui.desk import Desk
from desktop.ui.files import Files
from desktop.ui.jobs import Jobs
from desktop.ui.pages import add_pages
from desktop.ui.reports.page import ReportsPage
from desktop.ui.reports.period_bar import KINDS
from desktop.ui.settings.names import NAMES
from desktop.ui.shell import MainWindow
from desktop.ui.theme import Look
from desktop.ui.widgets.copying import Copying
from desktop.ui.widgets.table.model import LineKind, TableModel
from desktop.wiring import PcSettings

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock
Argument = Mapping[str, object] | None


@pytest.fixture
def window(qtbot: QtBot, look: Look, sample_path: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The whole window over a copy of the sample register."""
    with open_register(sample_path, user="thử", now=lambda: NOW) as file:
        jobs = Jobs()
        desk = Desk(file, jobs)
        window = MainWindow(look, undo=lambda: None, redo=lambda: None, search=lambda _typed, _page: [])
        qtbot.addWidget(window)
        add_pages(window, look, desk, PcSettings(tmp_path / "pc.json"), Files(), lambda *_: None)
        window.resize(1366, 696)
        window.show()
        window.activateWindow()
        yield window
        jobs.close()
        desk.close()


def _places(file: RecordFile) -> Iterator[tuple[str, Argument]]:
    """Pages with what they shall show, so that every kind of list comes into sight."""
    decisions = commendations.list_commendations(file)
    for page in ("overview", "commendations", "initiatives", "activities", "recipients", "backups", "blanks"):
        yield page, None
    yield "commendations", {"commendation_id": decisions[-1].commendation.id}
    given = next(row for row in decisions if row.commendation.form is Form.GIAY_KHEN and row.award_count)
    yield "certificates", given.commendation.id  # type: ignore[misc]
    for row in conferences.list_conferences(file):
        yield "conferences", {"conference_id": row.conference.id}
    yield "initiatives", {"initiative_id": initiatives.list_initiatives(file)[0].initiative.id}
    for card in recipients.list_recipients(file)[:3]:
        yield "recipients", {"recipient_id": card.recipient.id}
    yield "recipients", {"team_id": teams.list_teams(file)[0].team.id}
    for key, _title, _what in NAMES:
        yield "settings", {"section": key}


def test_every_list_in_sight_copies_all_its_rows(window: MainWindow, sample_path: Path) -> None:
    with open_register(sample_path, user="đọc", now=lambda: NOW) as file:
        places = list(_places(file))
    counted: dict[str, int] = {}
    for page, argument in places:
        window.open_page(page, argument)
        counted.update(_copied_in(window))
    for kind, _words in KINDS:
        window.open_page("reports")
        page_in_sight = window.current_page()
        assert isinstance(page_in_sight, ReportsPage)
        page_in_sight.bar.kinds.set_current(kind)
        page_in_sight.bar.kinds.chosen.emit(kind)
        counted.update({f"{kind}: {name}": rows for name, rows in _copied_in(window).items()})
    assert {name for name, rows in counted.items() if rows} >= {
        "Quyết định khen thưởng", "Danh sách khen thưởng", "Hội nghị", "Đợt trao thưởng",
        "Ý kiến của Nhân dân",
        "Mô hình", "Các năm", "Hoạt động", "Tập thể, cá nhân", "Thành viên", "Quá trình", "Nhật ký",
        "Sổ số quyết định", "activity: Bảng số liệu", "register: Bảng số liệu",
    }  # fmt: skip


def _copied_in(window: MainWindow) -> dict[str, int]:
    """The rows that were copied from each list in sight, by its name; every one of them must answer."""
    counted = {}
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and view.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert view.findChildren(Copying), view.accessibleName()
            counted[view.accessibleName()] = _copied(view)
    return counted


def _copied(view: QAbstractItemView) -> int:
    wanted = _rows(view)
    ticks = isinstance(view, SheetView)  # Ctrl+A ticks there
    if wanted and not ticks:
        QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *rows = QGuiApplication.clipboard().text().split("\n")
    assert head.strip("\t"), view.accessibleName()
    assert len(rows) == wanted, view.accessibleName()
    assert QGuiApplication.clipboard().mimeData().html().count("<tr>") == wanted + 1
    return wanted


def _rows(view: QAbstractItemView) -> int:
    model = view.model()
    if isinstance(model, TableModel):
        return sum(line.kind in (LineKind.GROUP, LineKind.RECORD) for line in model.lines)
    if isinstance(view, SheetView):
        return sum(entry.ticked for entry in view.entries()) or len(view.entries())
    return model.rowCount()
