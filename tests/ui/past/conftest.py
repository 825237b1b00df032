"""The page over a register of a new ward, with lists of its old wards beside it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations import register
from desktop.ui.past.page import PastPage
from desktop.ui.theme import Look
from tests.intake.workbooks import write
from tests.ui.page_window import NOW, FakeFiles, PageWindow, page_window

Shown = PageWindow[PastPage]

HEADER = ("STT", "Họ và tên / tên tập thể", "Chức vụ", "Đơn vị công tác", "Mức thưởng (đồng)")
BAC = "(Kèm theo Quyết định số 15/QĐ-UBND ngày 10/10/2024 của Chủ tịch UBND phường Hàng Bạc)"
TEAMS = (
    (1, "Tổ dân vận số 1", None, "Tổ dân phố số 1", None),
    (2, "Tổ dân vận số 2", None, None, 500_000),
)
UNREADABLE = (3, "Tổ dân vận số 3", None, None, "một triệu")


class ListFiles(FakeFiles):
    """Answers the question for lists with `lists`."""

    lists: Sequence[Path] = ()

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        del parent, title, folder, kinds
        return list(self.lists)


@pytest.fixture
def bac(tmp_path: Path) -> Path:
    """Two good lines and one that cannot be read; the decision stands over the table."""
    return write(tmp_path / "hàng bạc 2024.xlsx", [("DANH SÁCH",), (BAC,), HEADER, *TEAMS, UNREADABLE])


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    """A list that names no decision."""
    return write(tmp_path / "không ghi số.xlsx", [("DANH SÁCH",), HEADER, TEAMS[0]])


@pytest.fixture
def files(tmp_path: Path) -> ListFiles:
    return ListFiles(tmp_path)


def office_path(folder: Path, *, with_former: bool) -> Path:
    """A register of phường Hoàn Kiếm."""
    path = folder / "sổ" / "hoan-kiem.sovang"
    path.parent.mkdir()
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai", now=lambda: NOW) as opened:
        new = register.NewOffice("phường Hoàn Kiếm", with_former_issuers=with_former)
        register.set_up_office(opened, new).result()
    return path


@pytest.fixture
def shown(qtbot: QtBot, look: Look, tmp_path: Path, files: ListFiles) -> Iterator[Shown]:
    path = office_path(tmp_path, with_former=True)
    with page_window(qtbot, look, path, lambda desk: PastPage(look, desk, files)) as opened:
        yield opened


@pytest.fixture
def without_former(qtbot: QtBot, look: Look, tmp_path: Path, files: ListFiles) -> Iterator[Shown]:
    path = office_path(tmp_path, with_former=False)
    with page_window(qtbot, look, path, lambda desk: PastPage(look, desk, files)) as opened:
        yield opened
