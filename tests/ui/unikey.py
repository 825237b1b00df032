"""A keyboard program such as UniKey, simulated: Telex and VNI, by Backspace, clipboard or composed input.

Raw letters reach the field; when a mark is due the program sends Backspaces and the letters that shall stand
there instead (itself, or by pasting them), exactly what breaks inline completion and masks.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
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


Seen = Callable[[str], None]
"""Is told after every stroke what must stand in the field by now."""


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


@dataclass(frozen=True)
class Step:
    """What one stroke sends to the field: a raw key, Backspaces, the letters that shall stand there."""

    raw: str = ""
    backspaces: int = 0
    replacement: str = ""


def step_of(before: str, stroke: Stroke, *, raw_first: bool = False) -> Step:
    """UniKey swallows the key on which it acts; with `raw_first` that key reaches the field too, undone."""
    if before + stroke.raw == stroke.word:
        return Step(stroke.raw)
    seen = before + stroke.raw if raw_first else before
    same = _common(seen, stroke.word)
    return Step(stroke.raw if raw_first else "", len(seen) - same, stroke.word[same:])


def backspace_keys(word: str, *, vni: bool = False, raw_first: bool = False) -> Iterator[str]:
    """Everything that reaches the field, Backspaces as "\\b"."""
    before = ""
    for stroke in strokes(word, vni=vni):
        step = step_of(before, stroke, raw_first=raw_first)
        yield from step.raw + "\b" * step.backspaces + step.replacement
        before = stroke.word


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _nothing(_word: str) -> None:
    """Nobody looks."""


def _send_letters(widget: QWidget, letters: str) -> None:
    """What the keyboard program sends itself: letters without a key, as Windows hands them on; Backspaces."""
    for letter in letters:
        target = QApplication.focusWidget() or widget
        if letter == "\b":
            QTest.keyClick(target, Qt.Key.Key_Backspace)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def _press(widget: QWidget, letter: str) -> None:
    """A key the user hits and the keyboard program lets through: it has a key, so a shortcut may steal it."""
    target = QApplication.focusWidget() or widget
    shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, target, Qt.Key(ord(letter.upper())), letter, shift)


def _paste(widget: QWidget, letters: str, keys: str) -> None:
    """Put letters in by the clipboard, which holds afterwards what it held before."""
    clipboard = QApplication.clipboard()
    before = clipboard.mimeData()
    kept = QMimeData()
    for form in before.formats() if before is not None else ():
        kept.setData(form, before.data(form))
    clipboard.setText(letters)
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(QApplication.focusWidget() or widget, combination.key(), combination.keyboardModifiers())
    clipboard.setMimeData(kept)


def type_by_backspace(
    widget: QWidget,
    text: str,
    seen: Seen = _nothing,
    *,
    vni: bool = False,
    raw_first: bool = False,
    paste: str = "",
) -> None:
    """Type text as a Backspace mode sends it; with `paste` the replacement comes by these keys."""
    done = ""
    for word in text.split(" "):
        if done:
            _press(widget, " ")
            done += " "
        before = ""
        for stroke in strokes(word, vni=vni):
            step = step_of(before, stroke, raw_first=raw_first)
            for letter in step.raw:
                _press(widget, letter)
            _send_letters(widget, "\b" * step.backspaces)
            if step.replacement and paste:
                _paste(widget, step.replacement, paste)
            else:
                _send_letters(widget, step.replacement)
            QApplication.processEvents()
            before = stroke.word
            seen(done + before)
        done += word


def type_composed(widget: QWidget, text: str, seen: Seen = _nothing) -> None:
    """Composed input: each word grows as preedit text and is committed at its end."""
    done = ""
    for word in text.split(" "):
        target = QApplication.focusWidget() or widget
        if done:
            _press(widget, " ")
            done += " "
        for stroke in strokes(word):
            QApplication.sendEvent(target, QInputMethodEvent(stroke.word, []))
            QApplication.processEvents()
            seen(done)
        commit = QInputMethodEvent()
        commit.setCommitString(word)
        QApplication.sendEvent(target, commit)
        QApplication.processEvents()
        done += word
        seen(done)


METHODS: dict[str, Callable[..., None]] = {
    "telex": type_by_backspace,
    "telex raw first": partial(type_by_backspace, raw_first=True),
    "telex clipboard": partial(type_by_backspace, paste="Shift+Ins"),
    "vni": partial(type_by_backspace, vni=True),
    "vni clipboard": partial(type_by_backspace, vni=True, raw_first=True, paste="Shift+Ins"),
    "composed": type_composed,
}
"""Each takes the widget, the text, and what looks at the text so far after every stroke."""
