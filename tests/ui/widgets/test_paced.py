"""Quick work follows every letter, slow work the last one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.widgets import paced as paced_module
from desktop.ui.widgets.paced import Paced


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QObject:
    del qtbot
    monkeypatch.setattr(paced_module, "QUICK_SECONDS", 0.05)  # the other tests take any speed for quick
    return QObject()


def test_quick_work_is_done_for_every_letter(parent: QObject) -> None:
    done: list[int] = []
    paced = Paced(parent, lambda: done.append(1), iter([0.0, 0.01, 1.0, 1.01]).__next__)
    paced.ask()
    paced.ask()
    assert len(done) == 2


def test_slow_work_waits_for_the_last_letter(parent: QObject, qtbot: QtBot) -> None:
    done: list[int] = []
    paced = Paced(parent, lambda: done.append(1), iter([0.0, 0.4, 1.0, 1.4]).__next__)
    paced.ask()
    for _letter in "nguyen":
        paced.ask()
    assert len(done) == 1
    qtbot.waitUntil(lambda: len(done) == 2)


def test_leaving_the_field_does_not_wait(parent: QObject) -> None:
    done: list[int] = []
    paced = Paced(parent, lambda: done.append(1), iter([0.0, 0.4, 1.0, 1.01, 2.0, 2.01]).__next__)
    paced.ask()
    paced.ask()
    paced.settle()
    paced.settle()
    assert len(done) == 2
    paced.ask()
    assert len(done) == 3
