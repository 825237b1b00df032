"""Certificates and PDF readings that several tests use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pypdfium2.raw

from exports.certificate_pdf import CertificatePage, render
from exports.layout import Layout, bundled_layout

CREATED = datetime(2026, 10, 9, 8, 15, tzinfo=UTC)
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
LONG_MODEL = (
    "“Khéo trong đảm bảo ANCT-TTATXH phòng chống tội phạm trên địa bàn phường, góp phần cùng chính quyền "
    "phường thực hiện chỉ tiêu kép phòng chống dịch bệnh và phát triển kinh tế”"
)
LONG_MERIT = f"Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026: {LONG_MODEL}"
TEXTS: Mapping[str, str] = {
    "authority": "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀN KIẾM",
    "name": "Bà Đặng Thị Hường",
    "second_line": "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
    "merit": MERIT,
    "decision": "Quyết định số: 218/QĐ-UBND\nngày 09 tháng 10 năm 2026",
    "register": "Số sổ vàng: 27/2026",
    "place_date": "Hoàn Kiếm, ngày 09 tháng 10 năm 2026",
    "signer_title": "CHỦ TỊCH",
    "signer_name": "Trần Quang Bình",
}
TWO_LINE_TITLE = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


@dataclass(frozen=True)
class DrawnText:
    """One text object of a PDF page; place of its origin and its advance width in mm from the top left."""

    text: str
    left: float
    baseline: float
    size: float


def page(layout: Layout | None = None, **texts: str) -> CertificatePage:
    """A certificate for an individual unless told otherwise, with some texts replaced."""
    chosen = layout or bundled_layout("state-individual")
    return CertificatePage(texts.get("name", TEXTS["name"]), {**TEXTS, **texts}, chosen)


def pdf(*pages: CertificatePage, text_only: bool = False) -> bytes:
    target = BytesIO()
    render(pages, target, text_only=text_only, title="Giấy khen", created=CREATED)
    return target.getvalue()


def drawn_texts(content: bytes, number: int = 0) -> list[DrawnText]:
    """The text objects of a page, in the order they are drawn."""
    document = pypdfium2.PdfDocument(content)
    sheet = document[number]
    words = sheet.get_textpage()
    height = sheet.get_size()[1]
    found = []
    for item in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=words):
        *_, x, y = item.get_matrix().get()
        mm = 25.4 / 72
        found.append(DrawnText(item.extract().strip(), x * mm, (height - y) * mm, item.get_font_size()))
    document.close()
    return found


def page_text(content: bytes, number: int = 0) -> str:
    document = pypdfium2.PdfDocument(content)
    text: str = document[number].get_textpage().get_text_range()
    document.close()
    return text
