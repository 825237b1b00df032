"""Lists as another office sends them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

HEADER = ("TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Thành tích")
PEOPLE = tuple(
    (number, f"{first} {middle} {last}", 1950 + number, "Tổ viên", f"Tổ dân vận số {number % 7 + 1}", "")
    for number, (first, middle, last) in enumerate(
        (
            (first, middle, last)
            for first in ("Đặng", "Trịnh")
            for middle in ("Thị", "Văn Đức")
            for last in ("Hường", "An", "Ổn", "Quỳnh", "Lưu")
        ),
        start=1,
    )
)


def write_list(path: Path, rows: Sequence[Sequence[object]] = PEOPLE) -> Path:
    """A plain workbook with a title, a header and the rows below the heading CÁ NHÂN."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.append(list(HEADER))
    sheet.append(["", "CÁ NHÂN"])
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
