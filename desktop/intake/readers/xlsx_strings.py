"""Texts of an .xlsx: the shared ones and those inside a cell, with the fonts of their pieces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.intake.raw import TextRun
from desktop.intake.readers.xml_events import Events

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class RichText:
    """A text in pieces; a piece without a font of its own has the cell's."""

    runs: Sequence[TextRun]

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class TextCollector:
    """Collects one text from the elements t, r and rFont; phonetic helps (rPh) do not belong to it."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    """Texts with their fonts so far."""
    is_open: bool = False
    _font: str = ""
    _letters: list[str] = field(default_factory=list)
    _phonetic: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the text begins."""
        if name == "t":
            self.is_open = not self._phonetic
        elif name == "r":
            self._font = ""
        elif name == "rFont":
            self._font = attributes.get("val", "")
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        """An element of the text ends."""
        if name == "t":
            self.is_open = False
            if self._letters:
                self.pieces.append((unescaped("".join(self._letters)), self._font))
                self._letters.clear()
        elif name == "r":
            self._font = ""
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        """Letters of the text."""
        if self.is_open:
            self._letters.append(text)

    def taken(self) -> str | RichText:
        """The text collected so far; the next one begins."""
        pieces, self.pieces = self.pieces, []
        if len(pieces) == 1 and not pieces[0][1]:
            return pieces[0][0]
        if any(font for _, font in pieces):
            return RichText([TextRun(text, font) for text, font in pieces])
        return "".join(text for text, _ in pieces)


class SharedStrings(Events):
    """Hears xl/sharedStrings.xml."""

    def __init__(self) -> None:
        self.texts: list[str | RichText] = []
        self._collector = TextCollector()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Part of a text begins."""
        self._collector.start(name, attributes)

    def end(self, name: str) -> None:
        """A text ends, or a part of it."""
        if name == "si":
            self.texts.append(self._collector.taken())
        else:
            self._collector.end(name)

    def text(self, text: str) -> None:
        """Letters."""
        self._collector.text(text)


def unescaped(text: str) -> str:
    """Excel writes control characters as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
