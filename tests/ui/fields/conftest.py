"""The whole program over a copy of the sample register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.printing.printers import Printers
from desktop.ui.widgets import choice_field, type_ahead
from tests.journeys.office import Office, OfficeFiles
from tests.ui.blanks.off_printers import CANON, OffPrinters
from tests.ui.fields.sites import note_makers
from tests.ui.fields.walk import Walk

AN_HOUR_MS = 3_600_000


class NoFiles(OfficeFiles):
    """Every dialog for files is left with Esc at once."""

    def ask_open(self, *_asked: object, **_more: object) -> Path | None:
        return None

    def ask_open_many(self, *_asked: object, **_more: object) -> list[Path]:
        return []

    def ask_save(self, *_asked: object, **_more: object) -> Path | None:
        return None

    def ask_folder(self, *_asked: object, **_more: object) -> Path | None:
        return None


@pytest.fixture
def walk(
    qapp: QApplication, tmp_path: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Walk]:
    """Somebody who types into everything, in the program on the sample register."""
    note_makers(monkeypatch)
    for one in (type_ahead, choice_field):  # a busy machine may pause longer within a word than a person does
        monkeypatch.setattr(one, "PAUSE_MS", AN_HOUR_MS)
    printers = OffPrinters(tmp_path, offered=(CANON,))
    monkeypatch.setattr(Printers, "names", lambda _self: printers.names())
    monkeypatch.setattr(Printers, "open", lambda _self, name, tray="": printers.open(name, tray))
    monkeypatch.setattr(Printers, "trays", lambda _self, _name: ("Khay 1", "Khay tay"))
    config = tmp_path / "config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{tmp_path}"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    office = Office(qapp, tmp_path, tmp_path / "settings.json", files=NoFiles())
    office.start(sample_path)
    office.window.resize(1366, 696)
    office.clerk.wait(lambda: not office.window._after_paint)  # choices are spoken as such from then on
    yield Walk(office, tmp_path)
    office.close()
    qapp.setStyleSheet("")
