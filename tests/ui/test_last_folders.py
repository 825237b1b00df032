"""Where the dialogs of files begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.files import Files
from desktop.ui.last_folders import LastFolders
from desktop.wiring import PcSettings

PDF = "PDF (*.pdf)"
EXCEL = "Tệp Excel (*.xlsx)"


class Answering(Files):
    """Notes where each dialog begins and answers with `chosen`."""

    def __init__(self) -> None:
        super().__init__()
        self.begun: list[Path] = []
        self.chosen: Path | None = None

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        del parent, title, kinds
        self.begun.append(suggested)
        return self.chosen

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        del parent, title, kinds
        self.begun.append(folder)
        return [self.chosen] if self.chosen else []


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Tài liệu"
    monkeypatch.setattr("desktop.ui.last_folders.documents", lambda: folder)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nhà")
    return folder


def begun(answering: Answering, files: Files, widget: QWidget, suggested: Path, kinds: str) -> Path:
    files.ask_save(widget, "Lưu", suggested, kinds)
    return answering.begun[-1]


def test_each_kind_of_document_begins_in_its_own_last_folder(
    documents: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    widget, answering, settings = QWidget(), Answering(), PcSettings(tmp_path / "pc.json")
    qtbot.addWidget(widget)
    files = LastFolders(answering, settings)
    documents.mkdir()
    usb = tmp_path / "usb"
    usb.mkdir()
    assert begun(answering, files, widget, documents / "a.pdf", PDF) == documents / "a.pdf"
    answering.chosen = usb / "a.pdf"
    files.ask_save(widget, "Lưu", documents / "a.pdf", PDF)
    again = LastFolders(answering, PcSettings(tmp_path / "pc.json"))
    assert begun(answering, again, widget, documents / "b.pdf", PDF) == usb / "b.pdf"
    assert begun(answering, again, widget, documents / "b.xlsx", EXCEL) == documents / "b.xlsx"
    own = tmp_path
    assert begun(answering, again, widget, own / "b.pdf", PDF) == own / "b.pdf"
    answering.chosen = usb / "ds.xlsx"
    again.ask_open_many(widget, "Chọn", documents, EXCEL)
    assert begun(answering, again, widget, documents / "b.xlsx", "Excel (*.xlsx)") == usb / "b.xlsx"


def test_folders_that_are_not_there_give_way_to_the_home_folder(
    documents: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    widget, answering = QWidget(), Answering()
    qtbot.addWidget(widget)
    files = LastFolders(answering, PcSettings(tmp_path / "pc.json"))
    home = tmp_path / "nhà"
    assert begun(answering, files, widget, documents / "a.pdf", PDF) == home / "a.pdf"
    gone = tmp_path / "usb đã rút"
    answering.chosen = gone / "a.pdf"
    files.ask_save(widget, "Lưu", documents / "a.pdf", PDF)
    assert begun(answering, files, widget, documents / "a.pdf", PDF) == home / "a.pdf"


def test_what_stands_in_the_settings_may_be_anything(documents: Path, tmp_path: Path, qtbot: QtBot) -> None:
    widget, answering = QWidget(), Answering()
    qtbot.addWidget(widget)
    documents.mkdir()
    (tmp_path / "pc.json").write_text('{"last_folders": "[1"}', encoding="utf-8")
    files = LastFolders(answering, PcSettings(tmp_path / "pc.json"))
    assert begun(answering, files, widget, documents / "a.pdf", PDF) == documents / "a.pdf"
