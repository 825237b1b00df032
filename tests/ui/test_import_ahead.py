"""The pieces are there, and they are imported one by one."""

from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui import import_ahead
from desktop.ui.import_ahead import PIECES, ImportAhead


@pytest.mark.parametrize("piece", PIECES)
def test_every_piece_is_there(piece: str) -> None:
    assert find_spec(piece) is not None


def test_pieces_are_imported_one_at_a_time_to_the_last(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []
    monkeypatch.setattr(import_ahead, "import_module", imported.append)
    monkeypatch.setattr(import_ahead, "EVERY", 0)
    parent = QObject()
    ahead = ImportAhead(parent)
    ahead.start()
    assert imported == []
    qtbot.waitUntil(lambda: imported == list(PIECES))
    qtbot.waitUntil(lambda: not ahead._timer.isActive())
