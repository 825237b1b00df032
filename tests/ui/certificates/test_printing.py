from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.operations import certificates
from desktop.operations.certificates import CertificateBatch
from desktop.store.file import RecordFile
from desktop.ui.jobs import Stopped
from desktop.ui.printing.page_drawing import MOST_DPI
from desktop.ui.printing.pdf_pages import PdfPages
from desktop.ui.printing.printers import Ending, Printed, page_layout, print_pages
from exports.certificate_pdf import placed_texts
from tests.ui.certificates.ink import SEEN_DPI, ink
from tests.ui.certificates.printer import file_printer

WITHIN_MM = 0.2


@pytest.fixture
def batch(sample_file: RecordFile) -> CertificateBatch:
    return first_sheets(sample_file, 3)


def first_sheets(file: RecordFile, count: int) -> CertificateBatch:
    from desktop.operations.commendations import find_commendation

    commendation = find_commendation(file, "218/QĐ-UBND")
    batch = certificates.prepare(file, commendation.id or 0)
    return batch.only([sheet.award.id or 0 for sheet in batch.sheets[:count]])


def seen(pdf: Path | bytes, page: int = 0) -> Image.Image:
    """A page as grey pixels, 0 for black."""
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[page].render(scale=SEEN_DPI / 72, grayscale=True).to_pil()
    document.close()
    return picture


def test_every_text_lands_where_the_certificate_has_it(
    qapp: QApplication, batch: CertificateBatch, tmp_path: Path
) -> None:
    one = batch.only([batch.sheets[0].award.id or 0])
    pdf = certificates.pdf_of(one, text_only=True)
    printed = print_pages(pdf, file_printer(tmp_path / "out.pdf"), "thử", lambda _done, _total: None)
    assert printed == Printed(1, Ending.DONE)
    on_paper, meant = seen(tmp_path / "out.pdf"), seen(pdf)
    for text in placed_texts(one.pages[0], text_only=True):
        assert ink(on_paper, text) == pytest.approx(ink(meant, text), abs=WITHIN_MM), text.element.name


def test_a_page_of_strips_has_no_seams(qapp: QApplication, batch: CertificateBatch, tmp_path: Path) -> None:
    pdf = certificates.pdf_of(batch.only([batch.sheets[0].award.id or 0]), text_only=False)
    print_pages(pdf, file_printer(tmp_path / "out.pdf"), "thử", lambda _done, _total: None)
    small = (594, 420)
    on_paper, meant = seen(tmp_path / "out.pdf").resize(small), seen(pdf).resize(small)
    difference = ImageChops.difference(on_paper, meant).tobytes()
    assert max(difference) < 60  # half a millimetre each: a shifted strip or a white seam would show fully


def test_the_paper_has_the_size_of_the_layout(
    qapp: QApplication, batch: CertificateBatch, tmp_path: Path
) -> None:
    printer = file_printer(tmp_path / "out.pdf")
    print_pages(certificates.pdf_of(batch, text_only=True), printer, "thử", lambda _done, _total: None)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    sizes = [page.get_size() for page in document]
    document.close()
    assert sizes == [pytest.approx((841.89, 595.28), abs=0.6)] * 3
    assert printer.fullPage()


def test_a4_lying_is_known_by_its_name_and_another_size_stays_exact() -> None:
    a4 = page_layout(QSizeF(297, 210))
    assert (a4.pageSize().id(), a4.orientation()) == (
        QPageSize.PageSizeId.A4,
        QPageLayout.Orientation.Landscape,
    )
    assert a4.margins().isNull()
    other = page_layout(QSizeF(420, 296)).fullRect(QPageLayout.Unit.Millimeter)
    assert (other.width(), other.height()) == pytest.approx((420, 296), abs=0.2)


def test_a_finer_printer_gets_no_more_than_600_dots(
    qapp: QApplication, batch: CertificateBatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    drawn = PdfPages.strip

    def strip(self: PdfPages, page: int, size: object, top: int, height: int) -> object:
        asked.append((size.width(), height))  # type: ignore[attr-defined]
        return drawn(self, page, size, top, height)  # type: ignore[arg-type]

    monkeypatch.setattr(PdfPages, "strip", strip)
    one = batch.only([batch.sheets[0].award.id or 0])
    printer = file_printer(tmp_path / "out.pdf", resolution=1200)
    print_pages(certificates.pdf_of(one, text_only=True), printer, "thử", lambda _done, _total: None)
    assert {width for width, _ in asked} == {round(297 / 25.4 * MOST_DPI)}
    assert sum(height for _, height in asked) == round(210 / 25.4 * MOST_DPI)
    assert max(width * height * 4 for width, height in asked) < 20_000_000


@pytest.mark.parametrize(("stop_at", "pages"), [(0, 0), (1, 1), (2, 2)])
def test_stopping_keeps_whole_sheets_and_costs_no_blank(
    qapp: QApplication, batch: CertificateBatch, tmp_path: Path, stop_at: int, pages: int
) -> None:
    def report(done: int, _total: int) -> None:
        if done == stop_at:
            raise Stopped

    path = tmp_path / "out.pdf"
    ended = print_pages(certificates.pdf_of(batch, text_only=True), file_printer(path), "thử", report)
    assert ended == Printed(pages, Ending.STOPPED)
    assert path.exists() == bool(pages)
    if pages:
        document = pypdfium2.PdfDocument(path)
        assert len(document) == pages
        document.close()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_does_not_answer_took_nothing(qapp: QApplication, batch: CertificateBatch) -> None:
    silent = file_printer(Path("/nowhere/at/all.pdf"))
    pdf = certificates.pdf_of(batch, text_only=True)
    told: list[int] = []
    report: Callable[[int, int], None] = lambda done, _total: told.append(done)  # noqa: E731
    assert print_pages(pdf, silent, "thử", report) == Printed(0, Ending.SILENT)
    assert told == [0]
    assert silent.printerState() is not QPrinter.PrinterState.Active
