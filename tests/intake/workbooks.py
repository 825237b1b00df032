"""Small workbooks for the tests of the intake, written with openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl

NINE_COLUMNS = (
    "STT",
    "Tên gọi (Ông/Bà/Chức danh)",
    "Tên tập thể/cá nhân/hộ gia đình",
    "Chức vụ",
    "Đơn vị công tác",
    "Phân loại khen thưởng",
    "Danh hiệu thi đua/Hình thức khen thưởng",
    "Phân loại đối tượng",
    "Lĩnh vực hoạt động",
)


def write(path: Path, rows: Sequence[Sequence[object]], sheet: str = "Danh sách") -> Path:
    """A workbook with one sheet of these rows."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    book.close()
    return path
