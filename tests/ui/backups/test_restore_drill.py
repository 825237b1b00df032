"""The way back walked by a clerk: the difference is read first, the present register is kept."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.errors import SoVangError
from desktop.operations import backups
from desktop.operations.register import open_register
from desktop.store.reader import record_tables
from desktop.store.rows import SqlValue
from desktop.ui.backups.page import BackupsPage
from desktop.ui.backups.restore_panel import RestorePanel
from desktop.ui.backups.words import KEPT
from desktop.words.tables import RECORDS
from tests.faults.lived_in import live_in, work_on
from tests.journeys.office import NOW, Office
from tests.ui.backups.test_safekeeping import copies, open_file, tables

Tables = dict[str, list[tuple[SqlValue, ...]]]

UNREADABLE = "Sổ đang dùng bị hỏng, không so sánh được; dưới đây là tất cả những gì bản sao có."


def _worked_on(path: Path, chance: random.Random) -> None:
    with open_register(path, user="an", now=lambda: NOW) as file:
        work_on(file, chance, 20)


def _zeroed(path: Path, chance: random.Random) -> None:
    """Half of the pages are gone while the window is open; the first is what SQLite has read already."""
    content = bytearray(path.read_bytes())
    half = len(content) // 8192 * 4096
    content[half:] = bytes(len(content) - half)
    path.write_bytes(content)


def _replaced(path: Path, chance: random.Random) -> None:
    path.unlink()
    live_in(path, random.Random(chance.random()), 10, user="an")


@pytest.mark.parametrize("harm", [_worked_on, _zeroed, _replaced])
def test_a_clerk_brings_a_register_back(
    office: Office, tmp_path: Path, harm: Callable[[Path, random.Random], None]
) -> None:
    chance, path = random.Random(harm.__name__), tmp_path / "sổ.sovang"
    live_in(path, chance, 60)
    office.start(path)
    saved = record_tables(open_file(office).read)
    backup = backups.back_up(open_file(office))
    harm(path, chance)
    present, content = _present(path), path.read_bytes()
    panel = _compared(office)
    _assert_difference_is_shown(panel, present, saved)
    assert path.read_bytes() == content
    _answer_restore(office, panel)
    office.clerk.wait(lambda: office.said().startswith("Đã khôi phục sổ từ "))
    assert record_tables(open_file(office).read) == saved
    assert len(copies(path)) == 2
    kept = next(one for one in copies(path) if one != backup.path)
    assert str(kept) in office.said()
    assert kept.read_bytes()[100:] == content[100:] or tables(kept) == present


def _present(path: Path) -> Tables | None:
    """What stands there, None where it is damaged."""
    try:
        with open_register(path, user="an") as file:
            return record_tables(file.read)
    except SoVangError:
        return None


def _compared(office: Office) -> RestorePanel:
    """Open the page; Enter on the newest copy; wait for the difference."""
    office.window.open_page("backups")
    page = office.page(BackupsPage)
    office.clerk.wait(page.table.view.hasFocus)
    office.clerk.press("Enter")
    panel = page.panel()
    assert isinstance(panel, RestorePanel)
    office.clerk.wait(lambda: KEPT in panel.texts())  # the last sentence
    return panel


def _assert_difference_is_shown(panel: RestorePanel, present: object, saved: Tables) -> None:
    texts = panel.texts()
    assert (UNREADABLE in texts) is (present is None)
    here = present if isinstance(present, dict) else {name: [] for name in saved}
    for name, rows in saved.items():
        word = RECORDS[name][0].upper() + RECORDS[name][1:]
        assert any(text.startswith(f"{word}: ") for text in texts) is (here[name] != rows)


def _answer_restore(office: Office, panel: RestorePanel) -> None:
    """The button, then the answer that is not the safe one, by the keyboard."""
    page = office.page(BackupsPage)
    QTest.keyClick(panel.button, Qt.Key.Key_Space)
    question = page.question
    assert question is not None
    office.clerk.wait(question.isVisible)
    QTest.keyClick(question.buttons[0], Qt.Key.Key_Space)
