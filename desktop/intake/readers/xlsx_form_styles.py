"""What the styles of a form say beside its letters: locked, boxed, shown in percent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.intake.readers.xlsx_styles import Styles

_PERCENT = frozenset({"9", "10"})
"""The numbers of Excel's own formats with a percent sign."""


@dataclass(frozen=True)
class CellFormat:
    """How cells of one style number may be used."""

    is_locked: bool = True
    is_boxed: bool = False
    is_percent: bool = False


@dataclass
class FormStyles(Styles):
    """Hears xl/styles.xml."""

    formats: list[CellFormat] = field(default_factory=list)
    _percent: set[str] = field(default_factory=lambda: set(_PERCENT))
    _boxes: list[bool] = field(default_factory=list)
    _in_borders: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A part of the style sheet begins."""
        super().start(name, attributes)
        if name == "borders":
            self._in_borders = True
        elif self._in_borders:
            self._start_of_border(name, attributes)
        elif name == "numFmt" and "%" in attributes.get("formatCode", ""):
            self._percent.add(attributes.get("numFmtId", ""))
        elif self._place == "cellXfs":
            self._start_of_format(name, attributes)

    def end(self, name: str) -> None:
        """A part of the style sheet ends."""
        super().end(name)
        if name == "borders":
            self._in_borders = False

    def _start_of_border(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "border":
            self._boxes.append(False)
        elif self._boxes and attributes.get("style", "none") != "none":
            self._boxes[-1] = True

    def _start_of_format(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "xf":
            border = attributes.get("borderId", "0")
            is_boxed = border.isdecimal() and int(border) < len(self._boxes) and self._boxes[int(border)]
            is_percent = attributes.get("numFmtId", "0") in self._percent
            self.formats.append(CellFormat(is_boxed=is_boxed, is_percent=is_percent))
        elif name == "protection" and attributes.get("locked") in {"0", "false"}:
            self.formats[-1] = replace(self.formats[-1], is_locked=False)
