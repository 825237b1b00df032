"""A reading child that the system does not start at once, as a PC with much to do may."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.intake.parent import read_list
from desktop.intake.several import read_several
from tests.intake.workbooks import write

CHILD = (sys.executable, "-m", "desktop", "--read-child")
READINGS: dict[str, Callable[[Path], object]] = {
    "one list": lambda path: read_list(path, command=CHILD),
    "several lists": lambda path: read_several([path], date(2026, 11, 22), command=CHILD),
}


class Starts:
    """Starts children as the system does, but for the first `refused` ones."""

    def __init__(self, refused: int) -> None:
        self.refused, self.asked = refused, 0
        self.children: list[subprocess.Popen[bytes]] = []
        self._start = subprocess.Popen

    def __call__(self, *words: Any, **options: Any) -> subprocess.Popen[bytes]:
        self.asked += 1
        if self.asked <= self.refused:
            raise OSError(22, "Internal error")
        self.children.append(self._start(*words, **options))
        return self.children[-1]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A list of one person."""
    return write(tmp_path / "a.xlsx", [("STT", "Họ và tên", "Năm sinh"), (1, "Bà Đặng Thị Hường", 1968)])


@pytest.mark.parametrize("reading", READINGS)
def test_a_child_that_is_not_started_is_started_once_more(
    book: Path, monkeypatch: pytest.MonkeyPatch, reading: str
) -> None:
    expected = READINGS[reading](book)
    starts = Starts(refused=1)
    monkeypatch.setattr("desktop.intake.parent.subprocess.Popen", starts)
    assert READINGS[reading](book) == expected
    assert starts.asked == 2
    assert [child.poll() is not None for child in starts.children] == [True]


@pytest.mark.parametrize("reading", READINGS)
def test_a_child_that_is_not_started_twice_is_a_fault(
    book: Path, monkeypatch: pytest.MonkeyPatch, reading: str
) -> None:
    starts = Starts(refused=2)
    monkeypatch.setattr("desktop.intake.parent.subprocess.Popen", starts)
    with pytest.raises(OSError, match="Internal error"):
        READINGS[reading](book)
    assert (starts.asked, starts.children) == (2, [])


@pytest.mark.parametrize("reading", READINGS)
def test_a_child_that_was_started_is_not_started_again(
    book: Path, monkeypatch: pytest.MonkeyPatch, reading: str
) -> None:
    starts = Starts(refused=0)
    monkeypatch.setattr("desktop.intake.parent.subprocess.Popen", starts)
    READINGS[reading](book)
    assert starts.asked == 1
