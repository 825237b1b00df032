"""A written file in its folder, and on the clipboard as a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.ui.file_manager import copied_files, select_command, show_selected
from desktop.ui.files import Files

NAME = "Báo cáo quý III, 2026 & danh sách.xlsx"


class WindowsPath:
    """A path as Windows has it, on any system."""

    def absolute(self) -> PureWindowsPath:
        return PureWindowsPath("C:\\Báo cáo, quý III") / NAME


def test_a_copied_file_is_an_address_that_every_program_takes(tmp_path: Path) -> None:
    paths = [tmp_path / NAME, tmp_path / "Giấy khen.pdf"]
    data = copied_files(paths)
    assert data.hasUrls()
    assert [Path(url.toLocalFile()) for url in data.urls()] == paths
    assert not data.hasText() or data.text() != NAME
    lines = bytes(data.data("x-special/gnome-copied-files").data()).decode().splitlines()
    assert lines[0] == "copy"
    assert [Path(QUrl(line).toLocalFile()) for line in lines[1:]] == paths
    assert bytes(data.data("text/uri-list").data()).count(b"file:///") == 2


def test_the_clipboard_holds_the_file_itself(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    Files().copy_files([tmp_path / NAME])
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()) for url in urls] == [tmp_path / NAME]


def test_explorer_is_asked_with_quotes_behind_the_comma() -> None:
    asked = select_command(cast(Path, WindowsPath()), "win32")
    assert asked == f'explorer.exe /select,"C:\\Báo cáo, quý III\\{NAME}"'


def test_other_desktops_are_asked_over_their_bus(tmp_path: Path) -> None:
    asked = select_command(tmp_path / NAME, "linux")
    assert asked[0] == "dbus-send"
    assert "org.freedesktop.FileManager1.ShowItems" in asked
    (address,) = [word.removeprefix("array:string:") for word in asked if word.startswith("array:string:")]
    assert Path(QUrl(address).toLocalFile()) == tmp_path / NAME
    assert "," not in address


@pytest.mark.skipif(sys.platform == "win32", reason="Explorer's answer says nothing")
@pytest.mark.parametrize(("code", "shown"), [(0, []), (1, ["folder"])])
def test_without_an_answer_the_bare_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, shown: list[str]
) -> None:
    def run(command: object, **_more: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(str(command), code)

    monkeypatch.setattr(subprocess, "run", run)
    opened: list[Path] = []

    class Shown(Files):
        def show(self, path: Path) -> bool:
            opened.append(path)
            return True

    assert Shown().show_in_folder(tmp_path / "folder" / NAME)
    assert [path.name for path in opened] == shown


@pytest.mark.skipif(sys.platform == "win32", reason="Explorer's answer says nothing")
def test_a_pc_without_such_a_program_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_command: object, **_more: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", run)
    assert not show_selected(tmp_path / NAME)
