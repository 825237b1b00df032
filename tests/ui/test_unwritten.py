"""A file that cannot be written: each reason has its sentence, and the work goes on from there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import StorageTrouble
from desktop.operations.output import written
from desktop.operations.register import create_register
from desktop.ui.desk import Desk
from desktop.ui.page import Page
from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice
from desktop.ui.workbooks import Workbooks
from desktop.words.errors import error_sentence
from exports import safe_file
from tests.ui.page_window import FakeFiles, PageWindow, page_window

NAME = "danh sách.xlsx"
CONTENT = b"new"


class PaperPage(Page):
    """One list that is exported; `write` does it."""

    title = "Danh sách"

    def __init__(self, look: Look, desk: Desk, files: FakeFiles) -> None:
        super().__init__(look)
        self.workbooks = Workbooks(self, desk, files)

    def export(self) -> None:
        self.workbooks.save("Xuất Excel", NAME, write)


def write(path: Path) -> Path:
    with written(path) as temporary:
        temporary.write_bytes(CONTENT)
    return path


@pytest.fixture
def files(tmp_path: Path) -> FakeFiles:
    return FakeFiles(tmp_path)


@pytest.fixture
def shown(
    qtbot: QtBot, look: Look, files: FakeFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PageWindow[PaperPage]]:
    monkeypatch.setattr(safe_file, "PAUSES", ())
    path = tmp_path / "sổ.sovang"
    create_register(path, user="thử")
    with page_window(qtbot, look, path, lambda desk: PaperPage(look, desk, files)) as window:
        yield window


def refusing(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refused(_source: Path, _target: Path) -> None:
        raise error

    monkeypatch.setattr(os, "replace", refused)


def act(shown: PageWindow[PaperPage], words: str) -> None:
    notice = shown.window.notices.notice()
    assert isinstance(notice, Notice)
    next(action for action in notice.actions if action.text == words).trigger()


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.xlsx", "Excel"), ("a.docx", "Word"), ("a.pdf", "chương trình xem PDF"), ("a", "chương trình khác")],
)
def test_a_file_held_open_names_who_holds_it(
    name: str, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr(safe_file, "PAUSES", ())
    refusing(monkeypatch, PermissionError(errno.EACCES, "sharing violation"))
    with pytest.raises(StorageTrouble) as caught:
        write(tmp_path / name)
    said = error_sentence(caught.value.code, caught.value.values)
    assert said.startswith(f"Tệp {name} đang mở trong {program}. Đóng nó rồi làm lại")


def test_a_workbook_open_in_excel_is_written_again_once_it_is_closed(
    shown: PageWindow[PaperPage], tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as held:
        refusing(held, PermissionError(errno.EACCES, "sharing violation"))
        shown.page.export()
        shown.wait_notice(f"Tệp {NAME} đang mở trong Excel")
        act(shown, "Làm lại")
        shown.wait(lambda: not shown.desk.jobs._running)
        shown.wait_notice(f"Tệp {NAME} đang mở trong Excel")
    act(shown, "Làm lại")
    shown.wait_notice(f"Đã xuất {NAME}")
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_another_name_is_asked_for_when_the_user_wants_one(
    shown: PageWindow[PaperPage], files: FakeFiles, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as held:
        refusing(held, PermissionError(errno.EACCES, "sharing violation"))
        shown.page.export()
        shown.wait_notice(f"Tệp {NAME} đang mở")
    files.folder = tmp_path / "nơi khác"
    files.folder.mkdir()
    act(shown, "Lưu tên khác")
    shown.wait_notice(f"Đã xuất {NAME}")
    assert (files.folder / NAME).read_bytes() == CONTENT
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    ("number", "beginning"),
    [
        (errno.ENOSPC, "Ổ đĩa đã đầy"),
        (errno.EROFS, "Máy không cho phép ghi"),
        (errno.EIO, "Chưa ghi được tệp"),
    ],
)
def test_each_fault_of_the_disk_has_its_sentence(
    shown: PageWindow[PaperPage], monkeypatch: pytest.MonkeyPatch, number: int, beginning: str
) -> None:
    def failing(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    shown.page.export()
    shown.wait_notice(beginning)


def test_a_stick_that_was_pulled_out_is_asked_for(
    shown: PageWindow[PaperPage], files: FakeFiles, tmp_path: Path
) -> None:
    files.folder = tmp_path / "USB"
    shown.page.export()
    shown.wait_notice("Không thấy thư mục để ghi tệp")
    files.folder.mkdir()
    act(shown, "Làm lại")
    shown.wait_notice(f"Đã xuất {NAME}")


def test_a_file_set_to_read_only_is_not_said_to_be_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe_file, "PAUSES", ())
    monkeypatch.setattr(os, "access", lambda *_: False)
    refusing(monkeypatch, PermissionError(errno.EACCES, "read-only"))
    (tmp_path / NAME).write_bytes(b"old")

    with pytest.raises(StorageTrouble, match="output_not_permitted"):
        write(tmp_path / NAME)
