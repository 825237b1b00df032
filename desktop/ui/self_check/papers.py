"""Checks of the register and of what it gives: certificates, proof sheet, print, mail draft."""

from __future__ import annotations

import io
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import FileRefused
from desktop.operations import certificates as papers
from desktop.operations.printing.proofs import save_proof_sheet
from desktop.operations.register import create_register, info
from desktop.operations.sealed_backups import back_up_sealed, restore_sealed
from desktop.records.affine import Affine
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.ui.printing.printers import Ending, print_pages
from desktop.ui.self_check.expected import NotAsExpectedError, colours
from exports.certificate_pdf import CertificatePage, render
from exports.email_draft import write_draft
from exports.layout import bundled_layout, bundled_layouts

USER = "tự kiểm tra"
PASSPHRASE = "một cuốn sổ màu vàng"
REGISTER = "sổ thử.sovang"
DECISION, SHEETS = "218/QĐ-UBND", 3
PRINTED_ON_PAPER = Affine(e=1.5, f=-0.5)
"""A calibration as an office has one: every page 1.5 mm to the right and 0.5 mm up."""
SQLITE_VERSION = slice(96, 100)
"""Bytes of a file's header: the version of SQLite that wrote it last, 3045003 for 3.45.3."""


def register(folder: Path) -> str:
    """Make the sample register, open it and look whether it is whole."""
    path = folder / REGISTER
    create_register(path, user=USER, sample=True)
    with RecordFile(path, user=USER) as file:
        found = info(file)
    if found.integrity != "ok" or not found.counts["awards"]:
        raise NotAsExpectedError(f"sổ mẫu: {found.integrity}, {found.counts['awards']} trường hợp")
    number = int.from_bytes(path.read_bytes()[SQLITE_VERSION])
    engine = f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"
    return f"SQLite {engine}, {found.counts['awards']} trường hợp"


def sealed_backup(folder: Path) -> str:
    """Copy that register under a passphrase and bring it back; a wrong passphrase opens nothing."""
    path, back = folder / REGISTER, folder / "khôi phục.sovang"
    with RecordFile(path, user=USER) as file:
        before = info(file).counts
        sealed = back_up_sealed(file, PASSPHRASE, folder).path
    try:
        restore_sealed(sealed, PASSPHRASE[::-1], back)
    except FileRefused as refusal:
        if refusal.code != "passphrase_wrong":
            raise
    else:
        raise NotAsExpectedError("mở được bằng mật khẩu sai")
    restore_sealed(sealed, PASSPHRASE, back)
    with RecordFile(back, user=USER) as file:
        if info(file).counts != before:
            raise NotAsExpectedError("bản khôi phục khác sổ")
    return f"{sealed.stat().st_size // 1024} KB, khôi phục đúng"


def layouts(folder: Path) -> str:
    """Draw a page with every layout that comes with the program."""
    names = bundled_layouts()
    for name in names:
        layout = bundled_layout(name)
        texts = {element.name: f"Đẵng {element.name}" for element in layout.texts}
        path = folder / f"{name}.pdf"
        with path.open("wb") as target:
            render([CertificatePage("Nguyễn Thị Đẵng", texts, layout)], target, text_only=False)
        _read_pdf(path)
    return f"{len(names)} mẫu"


def certificates(folder: Path) -> str:
    """Make the certificates of a decision of the sample register."""
    path = folder / "giấy khen.pdf"
    with RecordFile(folder / REGISTER, user=USER) as file:
        path.write_bytes(papers.pdf_of(_batch(file), text_only=False))
    return _read_pdf(path)


def proof(folder: Path) -> str:
    """Make the sheet for reading aloud."""
    with RecordFile(folder / REGISTER, user=USER) as file:
        return _read_pdf(save_proof_sheet(file, _batch(file), folder / "soát lỗi.pdf"))


def print_to_file(folder: Path) -> str:
    """Print certificates to a PDF through a calibration, the way in which they go to paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "in.pdf"))
    pages = (folder / "giấy khen.pdf").read_bytes()
    ended = print_pages(pages, printer, "Giấy khen", lambda _done, _of: None, PRINTED_ON_PAPER)
    if ended.ending is not Ending.DONE:
        raise NotAsExpectedError("máy in dừng giữa chừng")
    return _read_pdf(folder / "in.pdf")


def mail(_folder: Path) -> str:
    """Write a draft."""
    draft = io.BytesIO()
    write_draft(
        draft,
        to=["Đảng ủy phường <vp@phuong.vn>"],
        subject="Báo cáo quý III",
        body="Kính gửi.",
        date=datetime.now().astimezone(),
    )
    if message_from_bytes(draft.getvalue())["X-Unsent"] != "1":
        raise NotAsExpectedError("thư nháp không mang dấu chưa gửi")
    return f"{len(draft.getvalue())} byte"


def _batch(file: RecordFile) -> papers.CertificateBatch:
    """The first sheets of a decision of the sample register."""
    commendation = file.read.records(Commendation, "WHERE number = ?", [DECISION])[0].id or 0
    awards = papers.in_order_of_annex(file.read, commendation)[:SHEETS]
    return papers.prepare(file, commendation, award_ids=[award.id or 0 for award in awards])


def _read_pdf(path: Path) -> str:
    """Load a PDF with the preview's reader and draw its first page."""
    document = QPdfDocument()
    if document.load(str(path)) != QPdfDocument.Error.None_:
        raise NotAsExpectedError(f"không đọc được tệp PDF ({path.name})")
    size = document.pagePointSize(0).toSize()
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    pages = document.pageCount()
    document.close()
    return f"{pages} trang, {path.stat().st_size // 1000} KB, {colours(picture)} màu"
