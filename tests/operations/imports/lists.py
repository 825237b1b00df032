"""Lists in memory, as the reading child would hand them over."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.intake.raw import Cell, RawBook, RawSheet
from desktop.operations.imports import OpenedList

RECIPIENTS = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Phân loại đối tượng", "Ghi chú")
MEMBERS = ("STT", "Tổ dân vận", "Họ và tên", "Chức vụ trong tổ", "Năm sinh", "Đảng viên", "Số điện thoại")
TEAMS = ("STT", "Tên tổ dân vận", "Địa bàn", "Tổ trưởng", "Số thành viên", "Xếp loại", "Năm xếp loại")
INITIATIVES = ("STT", "Tên mô hình", "Đơn vị thực hiện", "Lĩnh vực", "Năm", "Cấp công nhận", "Số quyết định")
CONFERENCES = ("STT", "Tên hội nghị", "Loại hội nghị", "Ngày tổ chức", "Địa điểm", "Số đại biểu")
OPINIONS = ("STT", "Nội dung ý kiến", "Người phát biểu", "Đơn vị giải quyết", "Hạn trả lời", "Tên hội nghị")
ACTIVITIES = ("STT", "Nội dung hoạt động", "Loại hoạt động", "Ngày thực hiện", "Đơn vị nhận", "Trị giá")
AWARDS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích", "Mức thưởng (đồng)")


def opened(header: Sequence[Cell], *rows: Sequence[Cell], name: str = "danh_sach.xlsx") -> OpenedList:
    """A file with one sheet: a header and its rows, numbered by this."""
    lines = [tuple(header), *((n, *row) for n, row in enumerate(rows, start=1))]
    return OpenedList(name, RawBook((RawSheet("Danh sách", tuple(lines)),)))
