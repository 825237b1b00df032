"""How an opinion stands, and the line of counts over a list of opinions (look/07, look.md §12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

STANDINGS: Mapping[str, str] = {
    "overdue": "Quá hạn {days} ngày",
    "soon": "Còn {days} ngày",
    "in_time": "Còn {days} ngày",
    "without_due_date": "Đang giải quyết",
    "passed_up": "Đã chuyển cấp trên",
    "answered_at_once": "Đã trả lời tại hội nghị",
    "answered": "Đã trả lời {on:%d/%m}",
}


def standing_words(kind: str, days: int | None = None, on: date | None = None) -> str:
    """How an opinion stands: "Quá hạn 5 ngày", "Còn 6 ngày", "Hạn hôm nay", "Đã trả lời 24/09"."""
    if days == 0:
        return "Hạn hôm nay"
    if kind == "answered" and on is None:
        return "Đã trả lời"
    return STANDINGS[kind].format(days=days, on=on)


def counts_line(*, total: int, overdue: int, in_progress: int, passed_up: int, answered: int) -> str:
    """ "6 ý kiến · 2 quá hạn · 1 đang giải quyết · 1 đã chuyển cấp trên · 2 đã trả lời"; zeros are left out."""
    parts = {
        "quá hạn": overdue,
        "đang giải quyết": in_progress,
        "đã chuyển cấp trên": passed_up,
        "đã trả lời": answered,
    }
    shown = [f"{count} {words}" for words, count in parts.items() if count]
    return " · ".join([f"{total} ý kiến", *shown])
