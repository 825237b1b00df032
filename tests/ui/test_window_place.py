"""The window comes back where it was, and never where nobody can reach it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.settings import WINDOW_PLACE
from desktop.ui.window_place import bring_into_sight, remember_place, restore_place
from desktop.wiring import PcSettings


@pytest.fixture
def settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_size_and_place_come_back(qtbot: QtBot, settings: PcSettings) -> None:
    first, second = window(qtbot), window(qtbot)
    first.setGeometry(40, 50, 501, 302)
    remember_place(settings, first)
    assert restore_place(settings, second)
    assert second.geometry() == first.geometry()


def test_a_maximised_window_comes_back_maximised(qtbot: QtBot, settings: PcSettings) -> None:
    first, second = window(qtbot), window(qtbot)
    first.showMaximized()
    remember_place(settings, first)
    assert restore_place(settings, second)
    assert second.isMaximized()


def test_nothing_known_is_said(qtbot: QtBot, settings: PcSettings) -> None:
    assert not restore_place(settings, window(qtbot))
    settings.put(WINDOW_PLACE, "AdnQywADAAAAAAAA")  # what an older version wrote
    assert not restore_place(settings, window(qtbot))


def test_each_set_of_screens_has_its_own_place(qtbot: QtBot, settings: PcSettings) -> None:
    first, second = window(qtbot), window(qtbot)
    first.setGeometry(40, 50, 501, 302)
    remember_place(settings, first)
    here = json.loads(str(settings.get(WINDOW_PLACE)))
    elsewhere = {f"another screen {number}": "AAAA" for number in range(9)}
    settings.put(WINDOW_PLACE, json.dumps({**elsewhere, **here}))
    assert restore_place(settings, second)
    assert second.size() == first.size()
    remember_place(settings, second)
    kept = json.loads(str(settings.get(WINDOW_PLACE)))
    assert next(iter(kept)) in here
    assert len(kept) == 6


@pytest.mark.parametrize("place", [QPoint(9000, 100), QPoint(-5000, -5000), QPoint(10, 9000)])
def test_a_window_of_a_screen_that_is_gone_is_brought_back(qtbot: QtBot, place: QPoint) -> None:
    shown = window(qtbot)
    shown.resize(4000, 300)
    shown.move(place)
    bring_into_sight(shown)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert shown.pos() == room.topLeft()
    assert shown.width() == room.width()


def test_a_window_in_sight_stays(qtbot: QtBot) -> None:
    shown = window(qtbot)
    shown.setGeometry(60, 70, 300, 200)
    bring_into_sight(shown)
    assert (shown.x(), shown.y(), shown.width()) == (60, 70, 300)
