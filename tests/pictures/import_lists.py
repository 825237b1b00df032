"""Hard lists whose previews are drawn: old fonts, two-line heads, refused rows, differences, pasted rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from tests.intake.workbooks import write

_LEGACY = (
    (1, "§Æng ThÞ H­êng", "Tæ tr­ëng Tæ d©n vËn sè 3", "Khéo trong vận động nhân dân", 760_000),
    (2, "NguyÔn V¨n B×nh", "Tæ d©n phè sè 5", "Khéo trong giữ gìn an ninh", 760_000),
    (3, "TrÇn ThÞ ¸nh TuyÕt", "Chi héi Ng­êi cao tuæi sè 2", "Khéo trong hòa giải", 760_000),
    (4, "Ban c«ng t¸c MÆt trËn sè 4", "UB MTTQ ph­êng", "Khéo trong xây dựng nếp sống", 1_520_000),
    (5, "Tæ d©n vËn sè 7", "Khu d©n c­ Hµng B¹c", "Khéo trong giữ gìn tuyến phố", 1_520_000),
)


def old_fonts(path: Path) -> Path:
    """Names and units in .VnTime, the rest in Unicode."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Danh sach"
    page.append(["UBND PHƯỜNG HOÀN KIẾM"])
    page.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    page.append(["TT", "Hä vµ tªn", "Chøc vô, ®¬n vÞ", "Thành tích", "Mức thưởng"])
    for row in _LEGACY:
        page.append(list(row))
    for line in page.iter_rows(min_row=3, min_col=2, max_col=3):
        for cell in line:
            cell.font = Font(name=".VnTime")
    book.save(path)
    book.close()
    return path


def two_line_head(path: Path) -> Path:
    """A merged head of two lines, sub-headings, a sum, signatures, a column nobody knows."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Phụ lục"
    rows: Sequence[Sequence[object]] = (
        ("ĐẢNG ỦY PHƯỜNG HOÀN KIẾM", None, None, None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
        ("(Kèm theo Tờ trình số 12-TTr/ĐU)",),
        ("TT", "Họ và tên", None, "Đơn vị công tác", "Khen thưởng", None, "Mã hồ sơ"),
        (None, "Họ đệm", "Tên", None, "Thành tích", "Mức thưởng", None),
        ("I", "TẬP THỂ"),
        (1, "Tổ dân vận", "số 7", "Khu dân cư Hàng Bạc", "Khéo trong giữ gìn tuyến phố", "1.520.000", "A-01"),
        (2, "Chi hội Phụ nữ", "số 6", "Hội LHPN phường", "Khéo trong phân loại rác", "1.520.000", "A-02"),
        ("II", "HỘ GIA ĐÌNH"),
        (1, "Lê Văn", "Tâm", "Số 12, Tổ dân phố số 5", "Hiến 14 m² mở rộng ngõ", "1.140.000", "B-01"),
        ("III", "CÁ NHÂN"),
        (1, "Vũ Thị Kim", "Oanh", "Số 8, Tổ dân phố số 2", "Góp công chỉnh trang ngõ", "760.000", "C-01"),
        (2, "Nguyễn Hoàng", "Long", "Công an phường", "Khéo trong giữ gìn an ninh", "760.000", "C-02"),
        (None, "Cộng", None, None, None, "5.700.000"),
        (None, None, None, None, "Hoàn Kiếm, ngày 05 tháng 10 năm 2026"),
        (None, None, None, None, "T/M BAN THƯỜNG VỤ"),
    )
    for row in rows:
        page.append(list(row))
    for area in ("A4:A5", "B4:C4", "D4:D5", "E4:F4", "G4:G5", "A2:G2"):
        page.merge_cells(area)
    book.save(path)
    book.close()
    return path


def refused(path: Path) -> Path:
    """Rows with a reason each."""
    return write(
        path,
        [
            ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
            ("TT", "Tên gọi", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Thành tích", "Mức thưởng"),
            (1, "Ông", "Nguyễn Hoàng Long", 2068, "Công an khu vực", "Khéo trong giữ gìn an ninh", 760_000),
            (2, "", "Tổ dân vận số 9", "", "Khu dân cư Hàng Trống", "Khéo trong vận động", "một triệu rưỡi"),
            (3, "Bà", "", 1971, "Tổ dân phố số 4", "Khéo trong hòa giải", 760_000),
            (4, "Bà", "Trần Thị Ánh Tuyết", 1955, "Chi hội Người cao tuổi số 2", "Khéo", 760),
            (5, "Ông", "Lê Văn Cường", "không rõ", "Tổ dân phố số 9", "Hiến đất mở rộng ngõ", 760_000),
            (6, "", "Chi đoàn Thanh niên số 2", "", "Đoàn phường", "Khéo trong dịch vụ công", 1_520_000),
        ],
    )  # fmt: skip


def differing(path: Path, cards: Sequence[tuple[object, ...]]) -> Path:
    """A list of cards that are in the register, some of them with another value."""
    head = ("TT", "Tên gọi", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Ghi chú")
    return write(path, [("DANH SÁCH CÁN BỘ DÂN VẬN",), head, *cards])


def cards_of(file: RecordFile) -> list[tuple[object, ...]]:
    """People of the register, of whom two are told otherwise."""
    cards = file.read.records(Recipient, "WHERE kind = 'individual' ORDER BY id LIMIT 6")
    return [
        (
            number,
            card.address_form,
            card.name,
            card.birth_year,
            "Phó Trưởng ban" if number == 3 else card.position,
            card.unit_text,
            "đã chuyển sang Tổ dân phố số 8" if number in (2, 3) else "",
        )
        for number, card in enumerate(cards, start=1)
    ]


def copied_cells() -> None:
    """Put cells on the clipboard as Word and LibreOffice do, without any head."""
    rows = (
        ("Ông", "Phạm Văn Hùng", "Tổ dân phố số 11", "Khéo trong vận động hiến đất", "760.000"),
        ("Bà", "Ngô Thị Minh", "Chi hội Phụ nữ số 3", "Khéo trong phân loại rác tại nguồn", "760.000"),
        ("Bà", "Đỗ Thị Thu Hà", "Tổ dân phố số 2", "Khéo trong chăm sóc người già", "760.000"),
    )
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    data = QMimeData()
    data.setHtml(f"<html><body><table>{lines}</table></body></html>")
    data.setText("\n".join("\t".join(row) for row in rows))
    QGuiApplication.clipboard().setMimeData(data)
