"""Fonts and number formats of an .xlsx by the number of a cell's style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.intake.raw import CellStyle
from desktop.intake.readers.formats import Shape, shape
from desktop.intake.readers.xml_events import Events


@dataclass(frozen=True)
class Style:
    """How the cells of one style number are set and shown."""

    letters: CellStyle
    shape: Shape | None = None


PLAIN = Style(CellStyle())


@dataclass
class Styles(Events):
    """Hears xl/styles.xml."""

    styles: list[Style] = field(default_factory=list)
    _formats: dict[int, str] = field(default_factory=dict)
    _fonts: list[CellStyle] = field(default_factory=list)
    _place: str = ""
    _font: str = ""
    _bold: bool = False
    _struck: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A part of the style sheet begins."""
        if name in {"fonts", "cellXfs", "numFmts", "cellStyleXfs", "dxfs"}:
            self._place = name
        elif self._place == "numFmts" and name == "numFmt":
            self._formats[_int(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif self._place == "fonts":
            self._start_of_font(name, attributes)
        elif self._place == "cellXfs" and name == "xf":
            self._add(_int(attributes.get("fontId")), _int(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        """A part of the style sheet ends."""
        if name == self._place:
            self._place = ""
        elif self._place == "fonts" and name == "font":
            self._fonts.append(CellStyle(self._font, self._bold, self._struck))

    def _start_of_font(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "font":
            self._font, self._bold, self._struck = "", False, False
        elif name == "name":
            self._font = attributes.get("val", "")
        elif name == "b":
            self._bold = attributes.get("val", "1") not in {"0", "false"}
        elif name == "strike":
            self._struck = attributes.get("val", "1") not in {"0", "false"}

    def _add(self, font: int, number_format: int) -> None:
        letters = self._fonts[font] if 0 <= font < len(self._fonts) else CellStyle()
        self.styles.append(Style(letters, shape(self._formats.get(number_format, ""), number_format)))


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
