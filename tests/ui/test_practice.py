"""What practice gives the pages in place of the PC's own: files with the mark, no second place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.operations.practice import MARK, marked_path
from desktop.settings import SECOND_PLACE, THEME
from desktop.ui.practice import PracticeFiles, PracticeSettings
from desktop.wiring import PcSettings
from tests.ui.page_window import FakeFiles


@pytest.mark.parametrize("name", ["báo cáo.xlsx", f"{MARK} - báo cáo.xlsx"])
def test_whatever_name_the_user_gives_the_file_carries_the_mark_once(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    files = FakeFiles(tmp_path)
    parent = QWidget()
    qtbot.addWidget(parent)
    files.ask_save = lambda *_: tmp_path / name  # type: ignore[method-assign]
    chosen = PracticeFiles(files).ask_save(parent, "Lưu", tmp_path / "x.xlsx", "")
    assert chosen == tmp_path / f"{MARK} - báo cáo.xlsx"


def test_the_name_is_suggested_with_its_mark_and_nothing_is_chosen_for_the_user(
    qtbot: QtBot, tmp_path: Path
) -> None:
    files = FakeFiles(tmp_path)
    files.folder = None
    parent = QWidget()
    qtbot.addWidget(parent)
    assert PracticeFiles(files).ask_save(parent, "Lưu", tmp_path / "x.xlsx", "") is None
    assert files.names == [f"{MARK} - x.xlsx"]
    assert marked_path(marked_path(tmp_path / "x.xlsx")).name == f"{MARK} - x.xlsx"


def test_a_file_that_nobody_is_asked_about_carries_the_mark_too(tmp_path: Path) -> None:
    files = PracticeFiles(FakeFiles(tmp_path))
    assert files.unasked(tmp_path / "tờ trình.docx", "").name == f"{MARK} - tờ trình.docx"


def test_the_second_place_of_the_real_register_is_not_that_of_practice(tmp_path: Path) -> None:
    real = PcSettings(tmp_path / "settings.json")
    real.put(SECOND_PLACE, "E:/sao lưu")
    practice = PracticeSettings(real)
    assert practice.get(SECOND_PLACE) == ""
    practice.put(SECOND_PLACE, "F:/thử")
    assert (practice.get(SECOND_PLACE), real.get(SECOND_PLACE)) == ("F:/thử", "E:/sao lưu")
    practice.put(THEME, "dark")
    assert real.get(THEME) == "dark"
