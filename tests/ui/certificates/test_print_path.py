"""Must show 2 of the certificates: through the real print path at 600 dpi every text lies within 0.2 mm."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch
from desktop.operations.commendations import find_commendation
from desktop.records.affine import Affine
from desktop.records.calibration_rules import Page
from desktop.store.file import RecordFile
from exports.certificate_pdf import placed_texts
from tests.records.simulated_printer import SimulatedPrinter
from tests.ui.certificates.ink import SEEN_DPI, ink

WITHIN_MM = 0.2
MOST_MB = 300
PRINTER = SimulatedPrinter(Page(297, 210), 3.2, -1.8, 1.006, 0.994, 0.3)
Record = Callable[[str, object], None]


def batch_of(file: RecordFile, count: int) -> CertificateBatch:
    """That many sheets; the sample's longest list begins anew where it is too short."""
    batch = certificates.prepare(file, find_commendation(file, "218/QĐ-UBND").id or 0)
    return replace(batch, sheets=(*batch.sheets, *batch.sheets)[:count])


def print_in_a_child(pdf: Path, target: Path, adjust: Affine) -> tuple[int, int]:
    """Pages, and the peak of memory in MB."""
    child = [sys.executable, "-m", "tests.ui.certificates.print_child", str(pdf), str(target)]
    ran = subprocess.run(
        [*child, *map(repr, astuple(adjust))],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    pages, peak = ran.stdout.split()
    return int(pages), int(peak)


def pages_of(pdf: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=SEEN_DPI / 72, grayscale=True).to_pil()
    document.close()


def put_on_paper(sent: Image.Image, printer: Affine) -> Image.Image:
    """What a printer that shifts, scales and turns makes of what it was sent."""
    back = printer.inverse()
    per_mm = SEEN_DPI / 25.4
    numbers = (back.a, back.b, back.e * per_mm, back.c, back.d, back.f * per_mm)
    return sent.transform(
        sent.size, Image.Transform.AFFINE, numbers, Image.Resampling.BILINEAR, fillcolor=255
    )


def farthest(meant: Image.Image, on_paper: Image.Image, batch: CertificateBatch, page: int) -> float:
    """How far an edge of the ink of a text is from where the layout has it, in mm."""
    return max(
        abs(there - here)
        for text in placed_texts(batch.pages[page], text_only=True)
        for there, here in zip(ink(on_paper, text), ink(meant, text), strict=True)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is asked of the kernel")
@pytest.mark.parametrize("count", [2, pytest.param(40, marks=pytest.mark.long)])
def test_every_text_lies_in_its_place_on_a_printer_that_is_off(
    sample_file: RecordFile, tmp_path: Path, count: int, record_property: Record
) -> None:
    batch = batch_of(sample_file, count)
    source, target = tmp_path / "in.pdf", tmp_path / "out.pdf"
    source.write_bytes(certificates.pdf_of(batch, text_only=True))
    pages, peak = print_in_a_child(source, target, PRINTER.printed.inverse())
    distances = [
        farthest(meant, put_on_paper(sent, PRINTER.printed), batch, page)
        for page, (meant, sent) in enumerate(zip(pages_of(source), pages_of(target), strict=True))
    ]
    record_property("pages", pages)
    record_property("peak memory, MB", peak)
    record_property("farthest text, mm", round(max(distances), 3))
    assert pages == len(distances) == count
    assert max(distances) <= WITHIN_MM
    assert peak < MOST_MB
