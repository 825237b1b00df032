"""The lines of work of the first page in words (look.md §9 and §12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Values = Mapping[str, Any]

ISSUED: Mapping[str, str] = {
    "state": "Chủ tịch UBND phường",
    "party": "Đảng ủy",
    "front": "MTTQ",
    "superior": "cấp trên",
}


def issued_words(issued: Mapping[str, int]) -> str:
    """“7 của Chủ tịch UBND phường, 5 Đảng ủy”."""
    parts = [f"{count} của {ISSUED[by]}" for by, count in issued.items()]
    return ", ".join([*parts[:1], *(part.replace(" của ", " ", 1) for part in parts[1:])])


@dataclass(frozen=True)
class WorkWords:
    """Title, second line, what is said of its time, and the button."""

    title: str
    detail: str
    due: str
    button: str


def work_words(kind: str, values: Values) -> WorkWords:
    """The words of a line of work; KeyError for an unknown kind."""
    return _WORDS[kind](values)


def _opinions(values: Values) -> WorkWords:
    overdue = values["overdue"]
    title = f"{values['count']} ý kiến của Nhân dân {'quá hạn trả lời' if overdue else 'sắp đến hạn trả lời'}"
    office = f"giao {values['office']}" if values["office"] else "chưa giao đơn vị giải quyết"
    if overdue:
        due = f"Quá hạn {values['days']} ngày"
    else:
        due = f"{_left(values['days'])} – hạn {_day(values['due'])}"
    return WorkWords(title, f"{values['title']} · {office}", due, "Xem ý kiến")


def _certificates(values: Values) -> WorkWords:
    number = values["number"] or "(chưa có số)"
    others = f" · còn {values['others']} quyết định khác" if values["others"] else ""
    detail = f"Quyết định {number} · đã in {values['printed']} trên {values['total']}{others}"
    due = f"{_left(values['days'])} – trao {_day(values['day'])}"
    button = "In tiếp" if values["printed"] else "In giấy khen"
    return WorkWords(f"{values['count']} giấy khen chưa in", detail, due, button)


def _decisions(values: Values) -> WorkWords:
    count = values["count"]
    title = f"{count} quyết định chưa ký hoặc chưa có số, ngày"
    name = values["name"] or values["issuer"]
    detail = f"{name} · {values['awards']} trường hợp"
    due = f"{_left(values['days'])} – trao {_day(values['day'])}" if values["day"] else ""
    return WorkWords(title, detail, due, "Mở quyết định")


def _report(values: Values) -> WorkWords:
    detail = "Số liệu lấy từ sổ, xem lại rồi gửi"
    if not values["ended"]:
        return WorkWords(f"Chuẩn bị báo cáo {values['label']}", detail, f"Hết quý {_day(values['end'])}",
                         "Mở báo cáo")  # fmt: skip
    late = values["days"] < 0
    due = (
        f"Quá hạn {-values['days']} ngày" if late else f"{_left(values['days'])} – hạn {_day(values['due'])}"
    )
    return WorkWords(f"Báo cáo {values['label']} chưa gửi", detail, due, "Mở báo cáo")


def _blanks(values: Values) -> WorkWords:
    left = values["left"]
    name = values["name"] if values["name"].casefold().startswith("phôi") else f"Phôi {values['name']}"
    others = f" · còn {values['others']} loại khác" if values["others"] else ""
    if left < 0:
        title, advice = f"{name} âm {-left} tờ trong sổ", "Đếm lại phôi rồi ghi kiểm kê"
    else:
        title, advice = f"{name} còn {left} tờ", "Đặt mua trước đợt in tới"
    return WorkWords(title, f"{advice}{others}", "Đã hết phôi" if left == 0 else "", "Xem phôi")


def _backup(values: Values) -> WorkWords:
    day = values["day"]
    title = f"Chưa sao lưu ra USB từ {day:%d/%m/%Y}" if day else "Chưa sao lưu ra USB lần nào"
    detail = "Bấm Sao lưu" if values["is_there"] else "Cắm USB rồi bấm Sao lưu; mất khoảng 10 giây"
    due = f"Đã {values['days']} ngày" if values["days"] is not None else ""
    return WorkWords(title, detail, due, "Sao lưu")


def _left(days: int) -> str:
    return f"Còn {days} ngày" if days else "Hôm nay"


def _day(day: date) -> str:
    return f"{day:%d/%m}"


_WORDS: Mapping[str, Callable[[Values], WorkWords]] = {
    "opinions": _opinions,
    "certificates": _certificates,
    "decisions": _decisions,
    "report": _report,
    "blanks": _blanks,
    "backup": _backup,
}
