"""Fonts, leading zeros and hidden tables that the styles of an .ods name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.intake.raw import CellStyle
from desktop.intake.readers.xml_events import Events

_MAX_DEPTH = 20


@dataclass(frozen=True)
class _Style:
    font: str = ""
    bold: bool | None = None
    struck: bool | None = None
    parent: str = ""
    number: str = ""
    hides: bool = False


class OdsStyles(Events):
    """Hears the style elements of styles.xml and of content.xml; automatic styles stand over common ones."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._faces: dict[str, str] = {}
        self._digits: dict[str, int] = {}
        self._style = self._number = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style begins, or says something."""
        if name == "style:font-face":
            self._faces[attributes.get("style:name", "")] = attributes.get("svg:font-family", "").strip("'\"")
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
            parent = attributes.get("style:parent-style-name", "")
            number = attributes.get("style:data-style-name", "")
            self._styles[self._style] = _Style(parent=parent, number=number)
        elif name == "style:text-properties" and self._style in self._styles:
            self._letters(self._styles[self._style], attributes)
        elif name == "style:table-properties" and self._style in self._styles:
            hides = attributes.get("table:display") == "false"
            self._styles[self._style] = replace(self._styles[self._style], hides=hides)
        elif name == "number:number-style":
            self._number = attributes.get("style:name", "")
        elif name == "number:number" and self._number:
            decimals = attributes.get("number:decimal-places", "0")
            plain = attributes.get("number:grouping") != "true" and decimals == "0"
            digits = attributes.get("number:min-integer-digits", "")
            self._digits[self._number] = min(int(digits), 40) if plain and digits.isdecimal() else 0

    def end(self, name: str) -> None:
        """A style ends."""
        if name == "style:style":
            self._style = ""
        elif name == "number:number-style":
            self._number = ""

    def letters(self, style: str) -> CellStyle:
        """How a style sets its letters, its own or inherited; the default style is behind all."""
        chain = self._chain(style)
        bold = next((said.bold for said in chain if said.bold is not None), False)
        struck = next((said.struck for said in chain if said.struck is not None), False)
        return CellStyle(self.font(style), bold, struck)

    def font(self, style: str) -> str:
        """The font that a style of a piece of text names; empty where it names none."""
        return next((said.font for said in self._chain(style) if said.font), "")

    def digits(self, style: str) -> int:
        """How many digits a number is filled up to with zeros."""
        return next((self._digits.get(said.number, 0) for said in self._chain(style) if said.number), 0)

    def hides(self, style: str) -> bool:
        """Whether a table of this style is hidden."""
        return self._styles.get(style, _Style()).hides

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        while style in self._styles and len(chain) < _MAX_DEPTH:
            chain.append(self._styles[style])
            style = chain[-1].parent
        return chain

    def _letters(self, style: _Style, attributes: Mapping[str, str]) -> None:
        face = attributes.get("style:font-name", "")
        font = self._faces.get(face, face) or attributes.get("fo:font-family", "").strip("'\"")
        weight = attributes.get("fo:font-weight", "")
        bold = weight in {"bold", "600", "700", "800", "900"} if weight else style.bold
        line = attributes.get("style:text-line-through-style", "")
        struck = line != "none" if line else style.struck
        self._styles[self._style] = replace(style, font=font or style.font, bold=bold, struck=struck)
