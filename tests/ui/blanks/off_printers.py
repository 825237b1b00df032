"""Printers that print into files, and the clerk who measures what came out with a ruler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtPrintSupport import QPrinter

from desktop.records.affine import IDENTITY, Affine
from desktop.records.calibration_rules import Edge, Page
from desktop.ui.printing.printers import Printers
from tests.records.simulated_printer import SimulatedPrinter
from tests.ui.certificates.printer import file_printer

DPI = 300
PER_MM = DPI / 25.4
CANON, HP = "Canon LBP 2900", "HP LaserJet M404"


@dataclass
class OffPrinters(Printers):
    """Each print makes the next file; trays only at the second printer."""

    folder: Path
    sheets: list[Path] = field(default_factory=list)
    offered: Sequence[str] = (CANON, HP)

    def names(self) -> Sequence[str]:
        return self.offered

    def trays(self, name: str) -> Sequence[str]:
        return ("Khay tay", "Hộp giấy") if name == HP else ()

    def open(self, _name: str, _tray: str = "") -> QPrinter:
        self.sheets.append(self.folder / f"tờ {len(self.sheets) + 1}.pdf")
        return file_printer(self.sheets[-1], DPI)


def measured(sheet: Path, printer: SimulatedPrinter, number: int, meant: Affine = IDENTITY) -> dict[str, str]:
    """What a ruler says of a sheet that went through `printer`, as it is typed: "15,5".

    `meant` is what the sheet was printed through: it tells the eye where to look, the ink says where it is.
    """
    paper = _on_paper(sheet, printer.printed)
    found = {}
    for spot in printer.page.spots(number):
        x, y = meant.then(printer.printed).at(spot.x, spot.y)
        seen = _line_near(
            paper, x, y, across=spot.edge.upright, inward=_inward(printer.page, spot.edge, x, y)
        )
        found[spot.field] = _typed(printer.page, spot.edge, seen)
    return found


def _on_paper(sheet: Path, printed: Affine) -> Image.Image:
    document = pypdfium2.PdfDocument(sheet)
    sent: Image.Image = document[0].render(scale=DPI / 72, grayscale=True).to_pil()
    document.close()
    back = printed.inverse()
    numbers = (back.a, back.b, back.e * PER_MM, back.c, back.d, back.f * PER_MM)
    return sent.transform(
        sent.size, Image.Transform.AFFINE, numbers, Image.Resampling.BILINEAR, fillcolor=255
    )


def _inward(page: Page, edge: Edge, x: float, y: float) -> int:
    """Which way along the line leads off the paper: there the arm has no vernier."""
    if edge.upright:
        return -1 if y < page.height_mm / 2 else 1
    return -1 if x < page.width_mm / 2 else 1


def _line_near(paper: Image.Image, x: float, y: float, *, across: bool, inward: int) -> float:
    """Where the one bold line within 1 mm of a place is, looked for 3.6 mm along its arm; mm."""
    if across:
        y += 3.6 * inward
    else:
        x += 3.6 * inward
    middle = x if across else y
    dark = []
    for step in range(floor((middle - 1) * PER_MM), floor((middle + 1) * PER_MM)):
        point = (step, floor(y * PER_MM)) if across else (floor(x * PER_MM), step)
        if paper.getpixel(point) < 128:  # type: ignore[operator]
            dark.append(step)
    assert dark, "the eye finds no line"
    assert dark[-1] - dark[0] == len(dark) - 1 < 6, "more than one line"
    return (dark[0] + dark[-1] + 1) / 2 / PER_MM


def _typed(page: Page, edge: Edge, seen: float) -> str:
    size = page.width_mm if edge.upright else page.height_mm
    distance = seen if edge in (Edge.LEFT, Edge.TOP) else size - seen
    return f"{floor(distance * 2 + 0.5) / 2:g}".replace(".", ",")
