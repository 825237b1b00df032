"""The page over a ward's register, with a folder of what senders sent beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import register
from desktop.ui.consolidation.page import ConsolidationPage
from desktop.ui.theme import Look
from tests.intake.workbooks import write
from tests.operations.consolidation.folder import saved
from tests.ui.page_window import NOW, FakeFiles, PageWindow, page_window

Shown = PageWindow[ConsolidationPage]

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Mức thưởng")
HUONG = (1, "Bà Đặng Thị Hường", 1968, "Tổ dân vận số 3", 760_000)
TAM = (2, "Ông Lê Văn Tâm", 1955, "Tổ dân phố số 5", 760_000)
UNREADABLE = (3, "Ông Nguyễn Văn An", 1950, "Tổ 1", "một triệu")
DUE = date(2026, 10, 5)


class FolderFiles(FakeFiles):
    """Answers the question for a folder with `place`."""

    place: Path | None = None

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        del parent, title, suggested
        return self.place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two lists, of which the second was late and has a row to mend, and a scan."""
    place = tmp_path / "đã nhận"
    place.mkdir()
    one = write(place / "TDP 1.xlsx", [HEADER, HUONG, TAM])
    two = write(place / "TDP 2.xlsx", [HEADER, HUONG, UNREADABLE])
    (place / "TDP 3.pdf").write_bytes(b"%PDF-1.7")
    for path, day in ((one, 5), (two, 6)):
        saved(path, datetime(2026, 10, day, 9, 0))  # noqa: DTZ001 - the office's own clock
    return place


@pytest.fixture
def files(tmp_path: Path) -> FolderFiles:
    return FolderFiles(tmp_path)


@pytest.fixture
def shown(qtbot: QtBot, look: Look, tmp_path: Path, files: FolderFiles) -> Iterator[Shown]:
    path = tmp_path / "sổ" / "hoan-kiem.sovang"
    path.parent.mkdir()
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai", now=lambda: NOW) as opened:
        register.set_up_office(opened, register.NewOffice("phường Hoàn Kiếm")).result()
    with page_window(qtbot, look, path, lambda desk: ConsolidationPage(look, desk, files)) as window:
        yield window
