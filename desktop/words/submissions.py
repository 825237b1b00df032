"""What is said of reports that were sent, and of what has changed since."""

from __future__ import annotations

from collections.abc import Mapping

WAYS: Mapping[str, str] = {
    "mail": "Thư điện tử",
    "zalo": "Zalo",
    "documents": "Hệ thống văn bản",
    "paper": "Bản giấy",
}

REPORTS: Mapping[str, str] = {
    "activity": "Báo cáo",
    "awards": "Danh sách khen thưởng",
    "award_form": "Biểu khen thưởng",
    "register": "Sổ vàng",
    "conferences": "Danh sách hội nghị",
    "receipts": "Ký nhận tiền thưởng",
    "unpaid": "Chưa nhận tiền thưởng",
    "opinions": "Tổng hợp ý kiến",
    "initiatives": "Danh sách mô hình",
    "teams": "Danh sách tổ dân vận",
    "activities": "Danh sách hoạt động",
}
"""The reports by their kind, as their files begin."""

FATES: Mapping[str, str] = {"came": "Thêm", "went": "Bớt", "changed": "Sửa"}

SHORT_COLUMNS = ("", "lũy kế", "cùng kỳ")
"""What stands behind a figure's name for the three columns of the report."""


def figure_words(label: str, column: int) -> str:
    """ "Số lượt khen thưởng", "Số lượt khen thưởng (lũy kế)"."""
    return f"{label} ({SHORT_COLUMNS[column]})" if SHORT_COLUMNS[column] else label


def report_words(form: str, label: str) -> str:
    """ "Báo cáo quý III/2026"; of a superior's form, whose kind ends with its name, "Biểu 1 quý III/2026"."""
    _kind, _colon, name = form.partition(":")
    return f"{name or REPORTS[form]} {label}"
