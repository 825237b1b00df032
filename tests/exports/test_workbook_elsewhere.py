"""What LibreOffice, which nobody here wrote, makes of the workbooks: values and printed pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import openpyxl
import pypdfium2 as pdfium
import pytest

from exports.workbook import Sum, address, save_workbook
from exports.workbook_sums import computed
from tests.exports.workbook_samples import (
    MERIT,
    activity_report,
    annex,
    golden_register,
    whole_workbook,
    workbook,
)

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workbook import Sheet

SOFFICE = shutil.which("soffice")
MM = 72 / 25.4

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def _converted(folder: Path, source: Path, kind: str) -> Path:
    target = folder / f"{kind} made elsewhere"
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return target / f"{source.stem}.{kind}"


def _without_values(source: Path, target: Path) -> None:
    """Copy a workbook without the values of its formulas: whoever opens it has to calculate."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", old.read(name)))


def test_libreoffice_calculates_the_same_values(tmp_path: Path) -> None:
    source = whole_workbook()
    save_workbook(source, tmp_path / "whole.xlsx")
    _without_values(tmp_path / "whole.xlsx", tmp_path / "bare.xlsx")
    bare = openpyxl.load_workbook(tmp_path / "bare.xlsx", data_only=True)
    calculated = openpyxl.load_workbook(_converted(tmp_path, tmp_path / "bare.xlsx", "xlsx"), data_only=True)
    sums = 0
    for sheet, empty, written in zip(source.sheets, bare.worksheets, calculated.worksheets, strict=True):
        for (row, column), value in computed(sheet.rows).items():
            cell = address(sheet, row, column)
            assert (empty[cell].value, written[cell].value) == (None, value)
            sums += 1
    assert sums == sum(isinstance(c, Sum) for sheet in source.sheets for row in sheet.rows for c in row.cells)


@pytest.mark.parametrize(
    ("sheet", "size"),
    [(annex(), (297, 210)), (activity_report(), (210, 297)), (golden_register(), (297, 210))],
    ids=lambda value: getattr(value, "name", ""),
)
def test_printed_pages(tmp_path: Path, sheet: Sheet, size: tuple[int, int]) -> None:
    save_workbook(workbook(sheet), tmp_path / "a.xlsx")
    document = pdfium.PdfDocument(_converted(tmp_path, tmp_path / "a.xlsx", "pdf"))
    try:
        texts = [_page_text(page, size) for page in document]
    finally:
        document.close()
    for number, text in enumerate(texts, 1):
        assert all(_squeezed(word) in text for column in sheet.columns for word in column.title.split())
        assert text.startswith(str(number)) == (number > 1)
    whole = "".join(texts)
    for cell in (cell for row in sheet.rows for cell in row.cells if isinstance(cell, str)):
        assert _squeezed(cell) in whole
    assert "###" not in whole
    assert whole.count(_squeezed(MERIT)) == sum(MERIT in row.cells for row in sheet.rows)


def test_wrapped_texts_stay_inside_their_rows(tmp_path: Path) -> None:
    save_workbook(workbook(annex()), tmp_path / "a.xlsx")
    document = pdfium.PdfDocument(_converted(tmp_path, tmp_path / "a.xlsx", "pdf"))
    try:
        boxes = [box for page in document for box in _merit_boxes(page)]
    finally:
        document.close()
    assert len(boxes) == 34
    below = [lower for upper, lower in pairwise(boxes) if lower[0] < upper[0]]
    assert len(below) >= 20
    assert all(lower[0] < upper[1] - 2 for upper, lower in pairwise(boxes) if lower in below)


def _merit_boxes(page: pdfium.PdfPage) -> list[tuple[float, float]]:
    """Return top and bottom (points from the page's foot) of every merit, in the order of the page."""
    text = page.get_textpage()
    letters = "".join(text.get_text_range(index, 1) for index in range(text.count_chars()))
    starts = [found.start() for found in re.finditer(re.escape(MERIT[:12]), letters)]
    ends = [found.end() - 1 for found in re.finditer(re.escape(MERIT[-1]), letters)][1::2]
    return [(text.get_charbox(a)[3], text.get_charbox(b)[1]) for a, b in zip(starts, ends, strict=True)]


def _page_text(page: pdfium.PdfPage, size: tuple[int, int]) -> str:
    """Return a page's text without spaces; its size (mm) is checked, and that nothing passes its margins."""
    width, height = size
    assert page.get_size() == pytest.approx((width * MM, height * MM), abs=1)
    text = page.get_textpage()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        assert left >= 29.5 * MM
        assert right <= (width - 14.5) * MM
        assert bottom >= 19.5 * MM
        assert top <= (height - 9) * MM
    return _squeezed(text.get_text_bounded())


def _squeezed(text: str) -> str:
    return "".join(text.split())
