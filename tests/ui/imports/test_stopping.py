"""Long work of the import: stopped where it can be, said where it cannot, and what goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.operations import backups, imports
from desktop.store.file import RecordFile
from desktop.ui.imports.page import ImportPage
from desktop.ui.imports.page_words import PROGRAM_FAULT
from desktop.ui.jobs import Progress
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.text import Text
from tests.ui.imports.conftest import HUONG, TEAM, Open, workbook


@pytest.fixture
def held_backup(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A backup that waits until the event is set."""
    go_on = Event()
    back_up = backups.back_up

    def wait(file: RecordFile, folder: Path | None = None) -> backups.Backup:
        assert go_on.wait(20)
        return back_up(file, folder)

    monkeypatch.setattr(backups, "back_up", wait)
    yield go_on
    go_on.set()


def sentence(page: ImportPage) -> str:
    """The sentence that stands in place of a preview."""
    return page.findChildren(EmptyList)[-1].findChildren(Text)[0].text()


def test_escape_stops_the_backup_and_nothing_is_written(
    opened: Open, tmp_path: Path, qtbot: QtBot, held_backup: Event
) -> None:
    shown = opened(workbook(tmp_path / "a.xlsx", TEAM))
    before = shown.awards()
    shown.confirm()
    assert shown.page.is_writing()
    assert not shown.page.button.isEnabled()
    assert not shown.page._cancel.isEnabled()
    assert shown.page.footer.text() == "Đang sao lưu sổ…"
    QTest.keyClick(shown.view().grid.view, Qt.Key.Key_Escape)
    assert shown.page.footer.text() == "Đang dừng…"
    held_backup.set()
    qtbot.waitUntil(lambda: not shown.page.is_writing(), timeout=20000)
    assert shown.bench.notice().text == "Đã dừng, chưa ghi gì vào sổ."
    assert shown.awards() == before
    assert shown.page.button.isEnabled()
    assert shown.bench.window.current_page() is shown.page


def test_escape_stops_the_reading_and_leaves_the_way_to_a_file(
    opened: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(workbook(tmp_path / "a.xlsx", TEAM))
    go_on, read = Event(), imports.open_list

    def wait(path: Path, told: object) -> imports.OpenedList:
        assert go_on.wait(20)
        return read(path)

    monkeypatch.setattr(imports, "open_list", wait)
    shown.page.read([tmp_path / "a.xlsx"])
    QTest.keyClick(shown.bench.window, Qt.Key.Key_Escape)
    go_on.set()
    assert not shown.page.is_reading()
    assert shown.bench.window.current_page() is shown.page
    assert sentence(shown.page) == "Đã dừng đọc, sổ không thay đổi gì."
    assert shown.bench.window.focusWidget() is shown.page.findChildren(EmptyList)[-1].button


def test_files_after_the_stop_are_named_and_not_written(opened: Open, tmp_path: Path) -> None:
    from desktop.ui.imports.loaded import loaded
    from desktop.ui.imports.taken_words import many_sentence
    from desktop.ui.imports.writing import take_all

    shown = opened(workbook(tmp_path / "một.xlsx", TEAM))
    before, file, preview = shown.awards(), shown.bench.desk.file, shown.page.preview
    assert preview is not None
    other = imports.preview_file(file, workbook(tmp_path / "hai.xlsx", HUONG), preview.into)
    lists = [loaded(name, None, seen) for name, seen in (("một.xlsx", preview), ("hai.xlsx", other))]
    progress = Progress()
    progress.stop()
    results = take_all(file, lists, "", progress)
    assert shown.awards() == before + 1
    assert many_sentence(results, [one.name for one in lists]).endswith("Đã dừng, chưa nhập hai.xlsx.")


def test_a_fault_of_the_program_does_not_leave_the_page_reading(
    opened: Open, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(workbook(tmp_path / "a.xlsx", TEAM))

    def fail(*_asked: object, **_more: object) -> None:
        raise MemoryError

    monkeypatch.setattr(imports, "open_list", fail)
    with qtbot.captureExceptions() as caught:
        shown.page.read([tmp_path / "a.xlsx"])
        qtbot.waitUntil(lambda: not shown.page.is_reading() and bool(caught), timeout=20000)
    assert [one[0] for one in caught] == [MemoryError]
    assert sentence(shown.page) == PROGRAM_FAULT
