"""The folder for a successor, from the menu: chosen, written, told; stopped without a trace."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from desktop.operations import handover
from tests.ui.backups.conftest import Shown


def test_the_folder_is_written_where_the_user_says_and_counted(shown: Shown, stick: Path) -> None:
    shown.window.commands.run("handover.make")
    shown.wait_notice("Đã soạn và kiểm tra bộ bàn giao: ")
    [made] = stick.iterdir()
    assert made.name == "Bàn giao sổ vàng phường Hoàn Kiếm 09-10-2026"
    assert (made / "1 Đọc trước.xlsx").exists()
    assert shown.page._work is None


def test_esc_stops_it_and_leaves_nothing(shown: Shown, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = Event(), Event()
    open_work: Callable[..., object] = handover.open_work

    def slow(*given: object) -> object:
        begun.set()
        go_on.wait(20)
        return open_work(*given)

    monkeypatch.setattr(handover, "open_work", slow)
    shown.wait(shown.page._stack.isVisible)
    shown.window.commands.run("handover.make")
    shown.wait(begun.is_set)
    shown.press("Esc")
    go_on.set()
    shown.wait_notice("Đã dừng")
    assert list(stick.iterdir()) == []


def test_without_a_folder_nothing_begins(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown.page._files, "folder", None)
    shown.window.commands.run("handover.make")
    assert shown.page._work is None
