"""What nobody expected is noted and said, whichever thread it came from, and work goes on."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.computer import note_crash
from desktop.ui.bugs import COPIED, Bugs, bug_notice
from desktop.ui.widgets.notice import Notice
from tests.ui.page_window import FakeFiles

NOW = datetime(2026, 10, 9, 8, 15)  # noqa: DTZ001 - the office's own clock
BEGINNING = "Chương trình gặp lỗi của chính nó nên chưa làm được việc này."


class Heard:
    """What was noted and said; the last sentence stays in sight until it is read."""

    def __init__(self) -> None:
        self.noted: list[BaseException] = []
        self.said: list[str] = []
        self.in_sight = ""
        self.bugs = Bugs(self._note, self._say, lambda: self.in_sight)

    def _note(self, error: BaseException) -> Path:
        self.noted.append(error)
        return Path(f"lỗi {len(self.noted)}.txt")

    def _say(self, sentence: str, note: Path | None) -> None:
        assert str(note) in sentence
        self.in_sight = sentence
        self.said.append(sentence)


@pytest.fixture
def heard(qapp: QApplication) -> Heard:
    return Heard()


def _fails(name: str) -> None:
    raise KeyError(name)


def _caught(deed: Callable[[], object]) -> BaseException:
    with pytest.raises(KeyError) as caught:
        deed()
    return caught.value


def _tell(heard: Heard, error: BaseException) -> None:
    heard.bugs.hear(type(error), error, error.__traceback__)


def test_a_fault_that_comes_again_is_noted_once_and_said_whenever_it_is_out_of_sight(heard: Heard) -> None:
    for _ in range(3):  # painting, with the notice of the fault before
        _tell(heard, _caught(lambda: _fails("Đặng Thị Hường")))
    assert (len(heard.noted), len(heard.said)) == (1, 1)
    heard.in_sight = ""
    _tell(heard, _caught(lambda: _fails("Lê Văn Tâm")))
    assert (len(heard.noted), len(heard.said)) == (1, 2)
    _tell(heard, _caught(lambda: dict[str, int]()["x"]))
    assert (len(heard.noted), len(heard.said)) == (2, 3)
    assert all(one.startswith(BEGINNING) for one in heard.said)
    assert heard.said[-1].endswith("lỗi 2.txt")


def test_a_fault_without_a_traceback_is_noted_with_the_lines_that_led_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    note = note_crash(TypeError("Đặng Thị Hường"), NOW)
    assert note is not None
    lines = note.read_text("utf-8").splitlines()
    assert lines[0].startswith("2026-10-09 08:15:00 Sổ Vàng ")
    assert lines[1:3] == ["TypeError", "called from"]
    assert any("test_bugs.py" in line for line in lines[3:])
    assert "Hường" not in "".join(lines)


def test_the_notice_opens_the_file_of_the_fault_and_copies_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    del qapp
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    note = note_crash(_caught(lambda: _fails("Đặng Thị Hường")), NOW)
    assert note is not None
    files, said = FakeFiles(tmp_path), list[Notice]()
    opening, copying = bug_notice("Lỗi", note, files, said.append).actions
    assert (opening.text, copying.text) == ("Mở tệp ghi lỗi", "Chép chi tiết")
    opening.trigger()
    assert (files.shown, said) == ([note], [])
    copying.trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied == note.read_text("utf-8")
    assert "KeyError" in copied
    assert "Hường" not in copied
    assert str(Path.home()) not in copied
    assert [one.text for one in said] == [COPIED]
    note.unlink()
    copying.trigger()
    assert said[-1].tone == "warn"
    assert QGuiApplication.clipboard().text() == copied


def test_a_fault_that_could_not_be_noted_is_said_without_a_file(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    said = list[tuple[str, Path | None]]()
    bugs = Bugs(lambda _error: None, lambda sentence, note: said.append((sentence, note)), lambda: "")
    error = _caught(lambda: _fails("Lê Văn Tâm"))
    bugs.hear(type(error), error, error.__traceback__)
    ((sentence, note),) = said
    assert sentence.startswith(BEGINNING)
    assert "chụp màn hình" in sentence
    assert note is None
    assert bug_notice(sentence, note, FakeFiles(tmp_path), lambda _notice: None).actions == ()


def test_the_end_by_the_keyboard_is_no_fault(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: ended.append(kind))
    _tell(heard, KeyboardInterrupt())
    assert (ended, heard.noted) == ([KeyboardInterrupt], [])
