"""A fault where nobody looks is told in the window all the same."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from tests.journeys.office import Office

BEGINNING = "Chương trình gặp lỗi của chính nó nên chưa làm được việc này."


def _fails(name: str) -> None:
    raise KeyError(name)


def test_a_fault_in_a_thread_is_told_by_the_window(
    office: Office, sample_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    office.start(sample_path)
    assert office.program is not None
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    office.program.bugs.listen()
    thread = threading.Thread(target=_fails, args=("Đặng Thị Hường",))
    thread.start()
    thread.join()
    office.clerk.wait(lambda: office.said().startswith(BEGINNING))
    assert office.window.said() == office.said()
    assert "Hường" not in office.said()
    [note] = tmp_path.rglob("crashes/*.txt")
    assert "KeyError" in note.read_text("utf-8")
    assert str(note) in office.said()
