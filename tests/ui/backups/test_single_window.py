import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.ui.single_window import SingleWindow, raise_first
from tests.journeys.office import Office

pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def another_program(register: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has the register open; it is killed in the end."""
    command = [sys.executable, "-m", "tests.ui.backups.listener", str(register)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def test_a_later_start_is_heard_by_the_first_program(sample_path: Path) -> None:
    assert not raise_first(sample_path)
    with another_program(sample_path) as first:
        assert raise_first(sample_path)
        assert raise_first(sample_path.parent / "." / sample_path.name)
        assert first.stdout is not None
        assert [first.stdout.readline() for _ in range(2)] == ["raised\n"] * 2


def test_another_register_has_a_window_of_its_own(sample_path: Path) -> None:
    with another_program(sample_path):
        assert not raise_first(sample_path.with_name("khác.sovang"))


def test_a_program_that_was_killed_leaves_nothing_in_the_way(sample_path: Path) -> None:
    with another_program(sample_path) as first:
        first.kill()
        first.wait()
        assert not raise_first(sample_path)
    second = SingleWindow(sample_path)
    assert second._server.isListening()
    second.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_second_start_ends_and_the_first_window_comes_back(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    window = office.window
    window.showMinimized()
    command = [sys.executable, "-m", "desktop", str(sample_path)]
    with subprocess.Popen(command) as second:
        office.clerk.wait(lambda: second.poll() is not None)
        assert second.returncode == 0
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()


def test_a_closed_register_is_heard_no_more(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    office.close()
    assert not raise_first(sample_path)
