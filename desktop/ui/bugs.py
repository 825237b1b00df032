"""What nobody expected, wherever it happened: noted once without personal data, said in one sentence."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from desktop.ui.files import Files
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.written_files import NO_PROGRAM
from desktop.words.errors import error_sentence

COPIED = "Đã chép chi tiết lỗi, không có tên người. Bấm Ctrl+V trong thư, trong Zalo để gửi người hỗ trợ."
GONE = "Không đọc được tệp ghi lỗi {path}. Chụp màn hình gửi người hỗ trợ."
Place = tuple[type[BaseException], str, int]
"""The kind of a fault, and the file and the line where it arose."""


class Bugs(QObject):
    """Gives faults of slots and threads to `note`, which writes a file, and file and sentence to `say`.

    A fault in painting comes again with every notice about it: `said` is what is in sight, and the same
    sentence is not said twice over itself.
    """

    _elsewhere = Signal(object)

    def __init__(
        self,
        note: Callable[[BaseException], Path | None],
        say: Callable[[str, Path | None], None],
        said: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._note = note
        self._say = say
        self._said = said
        self._notes: dict[Place, Path | None] = {}
        self._elsewhere.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Hear from now on what Python itself would only print."""
        sys.excepthook = self.hear
        threading.excepthook = self.hear_thread

    def hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault in the window's own thread; as `sys.excepthook` gets it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._tell(error)

    def hear_thread(self, what: threading.ExceptHookArgs) -> None:
        """A fault in another thread is told by the window's own."""
        if what.exc_value is not None:
            self._elsewhere.emit(what.exc_value)

    def _tell(self, error: BaseException) -> None:
        place = _place(error)
        if place not in self._notes:
            self._notes[place] = self._note(error)
        note = self._notes[place]
        sentence = error_sentence("bug", {"note": str(note)}) if note else error_sentence("bug_unwritten", {})
        if sentence != self._said():
            self._say(sentence, note)


def bug_notice(sentence: str, note: Path | None, files: Files, say: Callable[[Notice], None]) -> Notice:
    """A fault with what can be done with the file that tells of it: opened, or its text copied.

    The file holds no personal data (`desktop.computer.note_crash`), so its text may be sent as it is.
    """
    if note is None:
        return Notice(sentence, "err")
    found = note

    def open_it() -> None:
        if not files.show(found):
            say(Notice(NO_PROGRAM.format(path=found), "warn"))

    def copy() -> None:
        try:
            text = found.read_text("utf-8")
        except OSError:
            say(Notice(GONE.format(path=found), "warn"))
            return
        QGuiApplication.clipboard().setText(text)
        say(Notice(COPIED, "ok", actions=(opening,)))

    opening = NoticeAction("Mở tệp ghi lỗi", open_it, icon="open")
    return Notice(sentence, "err", actions=(opening, NoticeAction("Chép chi tiết", copy, icon="copy")))


def _place(error: BaseException) -> Place:
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error), frames[-1].filename, frames[-1].lineno or 0) if frames else (type(error), "", 0)
