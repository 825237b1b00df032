"""Draws working sheets (not certificates): lines, boxes and plain text in mm from the top left corner."""

import zlib
from datetime import datetime

from exports.certificate_document import Resources, Sheet, assemble
from exports.certificate_fonts import Codes, Face, bundled_face
from exports.certificate_setting import MM


class SheetCanvas:
    """One sheet in black; widths and places in mm, text sizes in pt."""

    def __init__(self, width_mm: float, height_mm: float) -> None:
        self.width_mm, self.height_mm = width_mm, height_mm
        self._faces = {bold: bundled_face("serif-bold" if bold else "serif") for bold in (False, True)}
        self._codes = {bold: Codes() for bold in self._faces}
        self._operators: list[str] = []

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.15) -> None:
        """A straight line."""
        ends = f"{self._at(x1, y1)} m {self._at(x2, y2)} l S"
        self._operators.append(f"{width * MM:.3f} w {ends}")

    def box(self, left: float, top: float, width: float, height: float, line: float = 0.15) -> None:
        """The outline of a box."""
        corner = self._at(left, top + height)
        self._operators.append(f"{line * MM:.3f} w {corner} {width * MM:.3f} {height * MM:.3f} re S")

    def bar(self, left: float, top: float, width: float, height: float) -> None:
        """A filled box."""
        self._operators.append(f"{self._at(left, top + height)} {width * MM:.3f} {height * MM:.3f} re f")

    def text(
        self, x: float, baseline: float, text: str, size: float, *, bold: bool = False, align: float = 0.0
    ) -> None:
        """One line of text; `align` 0 begins at x, 0.5 stands in the middle of it, 1 ends there."""
        start = x - self.width_of(text, size, bold=bold) * align
        shown = text.translate(self._codes[bold])
        place = self._at(start, baseline)
        self._operators.append(f"BT /{_name(bold)} {size:g} Tf 1 0 0 1 {place} Tm <{shown}> Tj ET")

    def width_of(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a line of text is, in mm."""
        return self._faces[bold].width(text) * size / MM

    def lines_of(self, text: str, size: float, width_mm: float) -> list[str]:
        """A text in lines no wider than this, broken at spaces; a no-break space holds."""
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width_of(longer, size) <= width_mm:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def pdf(self, title: str, created: datetime | None = None) -> bytes:
        """The sheet as a PDF of one page."""
        fonts = {_name(bold): face.subset(self._codes[bold]) for bold, face in self._drawn_with().items()}
        content = zlib.compress("\n".join(self._operators).encode("ascii"))
        sheet = Sheet(self.width_mm * MM, self.height_mm * MM, content, Resources(fonts, None))
        return assemble([sheet], title, created)

    def _drawn_with(self) -> dict[bool, Face]:
        return {bold: face for bold, face in self._faces.items() if self._codes[bold]}

    def _at(self, x: float, y: float) -> str:
        return f"{x * MM:.3f} {(self.height_mm - y) * MM:.3f}"


def _name(bold: bool) -> str:
    return "Bold" if bold else "Plain"
