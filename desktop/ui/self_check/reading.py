"""Checks of the child that opens other people's files: what it reads, and that its memory is limited."""

from __future__ import annotations

import sys
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from desktop import version
from desktop.intake.parent import keeps_its_limit, read_list
from desktop.ui.self_check.expected import NotAsExpectedError
from exports.workbook import Column, Row, Sheet, Sum, Workbook, save_workbook

CHILD_SECONDS = 60
LISTS = ("danh-sach.xls", "danh-sach.ods", "danh-sach.csv", "danh-sach.docx")
"""The same two people in every format; they come with the sample."""
PEOPLE = {"Nguyễn Thị Đẵng", "Trần Văn Ngưỡng"}


def workbook(folder: Path) -> str:
    """Write a workbook, and read it back in the child."""
    path = folder / "báo cáo.xlsx"
    columns = (Column("Tên", 60), Column("Số tiền", 30, "money"))
    rows = (Row(("Đẵng", 1_520_000)), Row(("Ngưỡng", 480_000)), Row(("Cộng", Sum(rows=(0, 1))), "sum"))
    sheet = Sheet("Bảng", columns, rows, title="BÁO CÁO")
    save_workbook(Workbook((sheet,), "Báo cáo", version(), datetime.now().astimezone()), path)
    cells = _cells(path)
    if "Đẵng" not in cells or 2_000_000 not in cells:
        raise NotAsExpectedError("tệp Excel đọc lại không giống lúc ghi")
    return "ghi ra, đọc lại, tổng cộng đúng"


def lists(_folder: Path) -> str:
    """Read one small list in every other format."""
    for name in LISTS:
        with as_file(files("resources").joinpath("sample", "lists", name)) as path:
            if missing := PEOPLE - _cells(path):
                raise NotAsExpectedError(f"{name}: không thấy {', '.join(sorted(missing))}")
    return f"{len(PEOPLE)} người trong mỗi tệp"


def limit(_folder: Path) -> str:
    """A child that asks for more memory than it may have is refused it."""
    if keeps_its_limit():
        return "xin quá bộ nhớ cho phép thì bị từ chối"
    if _is_wine():
        return "Wine không giới hạn bộ nhớ; phải thử trên Windows"
    raise NotAsExpectedError("trình đọc tệp lạ dùng được quá bộ nhớ cho phép")


def _cells(path: Path) -> set[object]:
    sheets = read_list(path, time_limit=CHILD_SECONDS).sheets
    return {cell for sheet in sheets for row in sheet.rows for cell in row}


def _is_wine() -> bool:
    """Whether this is no Windows but Wine, which says so in its own ntdll."""
    import ctypes

    return sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
