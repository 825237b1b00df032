"""Fonts that the styles of a .docx give to its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.intake.readers.xml_events import Events

_MAX_DEPTH = 20
"""Word allows a style to be based on another eleven times over."""


@dataclass(frozen=True)
class _Style:
    font: str = ""
    bold: bool | None = None
    based_on: str = ""


class DocxStyles(Events):
    """Hears word/styles.xml; afterwards it knows font and bold of every style."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._current = _DEFAULTS
        self.normal = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style begins, or says something."""
        if name == "w:style":
            self._current = attributes.get("w:styleId", "")
            is_default = attributes.get("w:default") in {"1", "true"}
            if is_default and attributes.get("w:type") == "paragraph":
                self.normal = self._current
        elif name == "w:basedOn":
            self._set(replace(self._said(), based_on=attributes.get("w:val", "")))
        elif name == "w:rFonts":
            self._set(replace(self._said(), font=font_of(attributes)))
        elif name == "w:b":
            self._set(replace(self._said(), bold=is_on(attributes)))

    def end(self, name: str) -> None:
        """A style ends."""
        if name == "w:style":
            self._current = _DEFAULTS

    def letters(self, style: str) -> tuple[str, bool | None]:
        """Font and bold of a style, its own or inherited; the font "" where only the defaults say it."""
        font, bold = "", None
        for _ in range(_MAX_DEPTH):
            said = self._styles.get(style)
            if said is None:
                break
            font, bold = font or said.font, said.bold if bold is None else bold
            style = said.based_on
        return font, bold

    @property
    def default_font(self) -> str:
        """The font of texts whose styles name none."""
        return self._styles.get(_DEFAULTS, _Style()).font

    def _said(self) -> _Style:
        return self._styles.get(self._current, _Style())

    def _set(self, style: _Style) -> None:
        self._styles[self._current] = style


_DEFAULTS = "\0"
"""Where the document's defaults are kept; no style can have this name."""


def font_of(attributes: Mapping[str, str]) -> str:
    """The font of an rFonts element."""
    return attributes.get("w:ascii") or attributes.get("w:hAnsi") or attributes.get("w:cs") or ""


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a switch such as w:b is on."""
    return attributes.get("w:val", "1") not in {"0", "false", "off"}
