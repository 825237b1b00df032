"""Names of the files that go upward: without marks, since old mail programs break them."""

from __future__ import annotations

import re

from desktop.records.period import Period
from desktop.records.text import plain_letters

_STARTS = {
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


def workbook_name(kind: str, period: Period, ward: str) -> str:
    """ "Bao-cao_quy-III-2026_phuong-Hoan-Kiem.xlsx"; without a ward its part is left out."""
    parts = (_STARTS[kind], period.label, ward)
    return "_".join(filter(None, (_joined(part) for part in parts))) + ".xlsx"


def _joined(words: str) -> str:
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain_letters(words)))
