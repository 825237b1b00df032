"""A layout's file dropped on the window, or double-clicked, is taken over into the register."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desktop.operations.printing import layout_files, layouts
from desktop.ui.application import LAYOUT_NEEDS_REGISTER
from desktop.ui.blanks.page import BlanksPage
from tests.journeys.office import Office

TITLE = "Giấy khen của Chủ tịch UBND – tập thể"


def exported(office: Office, folder: Path) -> Path:
    """The file of a layout as another office hands it on."""
    assert office.program is not None
    assert office.program.register is not None
    file = office.program.register.desk.file
    name = next(one.name for one in layouts.list_layouts(file) if one.title == TITLE)
    return layout_files.export_layout(file, name, folder / "Phôi đỏ.sovang-layout")


def own(office: Office) -> int:
    assert office.program is not None
    assert office.program.register is not None
    return sum(one.id is not None for one in layouts.list_layouts(office.program.register.desk.file))


def drop(office: Office, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    office.window.dropped.emit(data)


def test_a_dropped_layout_is_taken_over_once(office: Office, sample_path: Path, tmp_path: Path) -> None:
    office.start(sample_path)
    drop(office, exported(office, tmp_path))
    office.clerk.wait(lambda: own(office) == 1)
    assert isinstance(office.window.current_page(), BlanksPage)
    office.window.open_page("commendations")
    office.window.open_page("blanks")
    office.clerk.wait(office.is_at_rest)
    assert own(office) == 1
    office.clerk.press("Ctrl+Z")
    office.clerk.wait(lambda: own(office) == 0)


def test_a_start_on_a_layout_takes_it_over_into_the_last_register(
    office: Office, sample_path: Path, tmp_path: Path
) -> None:
    office.start(sample_path)
    layout = exported(office, tmp_path)
    office.close()
    office.start(layout)
    office.clerk.wait(lambda: own(office) == 1)
    assert isinstance(office.window.current_page(), BlanksPage)


def test_without_a_register_the_first_step_is_said(office: Office, tmp_path: Path) -> None:
    office.start(tmp_path / "mẫu.sovang-layout")
    assert office.window.said() == LAYOUT_NEEDS_REGISTER


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_second_start_hands_the_layout_to_the_first_window(
    office: Office, sample_path: Path, tmp_path: Path
) -> None:
    office.start(sample_path)
    layout = exported(office, tmp_path)
    ask = "import sys; from pathlib import Path; from desktop.ui.single_window import raise_first; "
    ask += "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]); "
    ask += "sys.exit(0 if raise_first(Path(sys.argv[1]), Path(sys.argv[2])) else 1)"
    with subprocess.Popen([sys.executable, "-c", ask, str(sample_path), str(layout)]) as second:
        office.clerk.wait(lambda: second.poll() is not None)
        assert second.returncode == 0
    office.clerk.wait(lambda: own(office) == 1)
