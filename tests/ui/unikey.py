"""A keyboard program such as UniKey, simulated: Telex and VNI, by Backspace or as composed input.

In Backspace mode raw letters reach the field; when a mark is due the program sends Backspaces and the
letters that shall stand there instead, exactly what breaks inline completion and masks.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_TONES = {
    "\u0301": ("s", "1"),
    "\u0300": ("f", "2"),
    "\u0309": ("r", "3"),
    "\u0303": ("x", "4"),
    "\u0323": ("j", "5"),
}
_SHAPES = {"\u0302": ("", "6"), "\u031b": ("w", "7"), "\u0306": ("w", "8")}


@dataclass(frozen=True)
class Stroke:
    """A raw key, and the word as it stands after the program has worked on it."""

    raw: str
    word: str


def strokes(word: str, *, vni: bool = False) -> list[Stroke]:
    """The keys a typist hits for one word: shapes right after their letter, the tone at the end."""
    method = 1 if vni else 0
    made: list[Stroke] = []
    tone_key, plain = "", ""
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        tones = [mark for mark in parts if mark in _TONES]
        shapes = [mark for mark in parts if mark in _SHAPES]
        tone_key = _TONES[tones[0]][method] if tones else tone_key
        made.append(Stroke(_base(parts), plain + _base(parts)))
        if shapes:
            shape_key = _SHAPES[shapes[0]][method] or _base(parts)
            shaped = unicodedata.normalize("NFC", _base(parts) + shapes[0])
            made.append(Stroke(shape_key, plain + shaped))
            plain += shaped
        elif char in "đĐ":
            made.append(Stroke("9" if vni else _base(parts), plain + char))
            plain += char
        else:
            plain += _base(parts)
    if tone_key:
        made.append(Stroke(tone_key, word))
    return made


def _base(parts: str) -> str:
    """The key with the plain letter."""
    return {"đ": "d", "Đ": "D"}.get(parts[0], parts[0])


def backspace_keys(word: str, *, vni: bool = False, raw_first: bool = False) -> Iterator[str]:
    """Keys that reach the field: raw ones, and where the program acts Backspaces ("\\b") and the replacement.

    UniKey swallows the key on which it acts; with `raw_first` that key reaches the field too and is undone.
    """
    before = ""
    for stroke in strokes(word, vni=vni):
        if before + stroke.raw == stroke.word:
            yield stroke.raw
        else:
            seen = before + stroke.raw if raw_first else before
            same = _common(seen, stroke.word)
            yield from stroke.raw if raw_first else ""
            yield from "\b" * (len(seen) - same)
            yield from stroke.word[same:]
        before = stroke.word


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _send_key(widget: QWidget, text: str) -> None:
    target = QApplication.focusWidget() or widget
    if text == "\b":
        QTest.keyClick(target, Qt.Key.Key_Backspace)
    else:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Space if text == " " else Qt.Key(0)
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    QApplication.processEvents()


def type_by_backspace(widget: QWidget, text: str, *, vni: bool = False, raw_first: bool = False) -> None:
    """Type text as a Backspace mode sends it."""
    for place, word in enumerate(text.split(" ")):
        if place:
            _send_key(widget, " ")
        for key in backspace_keys(word, vni=vni, raw_first=raw_first):
            _send_key(widget, key)


def type_telex(widget: QWidget, text: str) -> None:
    """Telex, Backspace mode."""
    type_by_backspace(widget, text)


def type_telex_raw_first(widget: QWidget, text: str) -> None:
    """Telex, Backspace mode, the raw key seen first."""
    type_by_backspace(widget, text, raw_first=True)


def type_vni(widget: QWidget, text: str) -> None:
    """VNI, Backspace mode."""
    type_by_backspace(widget, text, vni=True)


def type_composed(widget: QWidget, text: str) -> None:
    """Composed input: each word grows as preedit text and is committed at its end."""
    for place, word in enumerate(text.split(" ")):
        target = QApplication.focusWidget() or widget
        if place:
            _send_key(widget, " ")
        for stroke in strokes(word):
            QApplication.sendEvent(target, QInputMethodEvent(stroke.word, []))
            QApplication.processEvents()
        commit = QInputMethodEvent()
        commit.setCommitString(word)
        QApplication.sendEvent(target, commit)
        QApplication.processEvents()


METHODS: dict[str, Callable[[QWidget, str], None]] = {
    "telex": type_telex,
    "telex raw first": type_telex_raw_first,
    "vni": type_vni,
    "composed": type_composed,
}
