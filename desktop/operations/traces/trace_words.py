"""The history of one record in words: what a row is called, what a value looks like, what was done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from desktop.records.text import format_amount, short_date
from desktop.words.columns import CODES, TRUTH, column_title
from desktop.words.labels import BLANK_MOVES, LEVELS
from desktop.words.tables import RECORDS

NOUNS: Mapping[str, str] = {
    **RECORDS,
    "recipient": "hồ sơ",
    "award": "trường hợp",
    "guest": "đại biểu",
    "block": "khối",
    "member": "thành viên",
    "pledge": "bản ký giao ước",
    "issued_page": "tờ giấy khen",
    "initiative_year": "năm đăng ký",
    "recognition": "lần công nhận",
    "blank_movement": "dòng sổ phôi",
}
"""What one record is called in the middle of a sentence."""

EMPTY = "trống"
MOST_LETTERS = 80
"""Of a value within a sentence; the rest is cut with “…”."""
_FEW = 3
_NAMES = (
    "printed_name",
    "name",
    "title",
    "party",
    "file_name",
    "content",
    "printer",
    "source",
    "key",
    "note",
)
_MONEY = frozenset({"amount", "money"})
_LEADS: Mapping[str, str] = {"undo": "hoàn tác, ", "redo": "làm lại, "}


def row_title(table: str, row: Mapping[str, object]) -> str:
    """What a record is called, from its row: a name, a number, a year; never empty."""
    if table == "commendation":
        about = str(row["occasion"] or row["subject"])
        return str(row["number"]) or cut(" ".join(part for part in ("(chưa có số)", about) if part))
    if table == "round":
        return f"{row['position']} của {row['presenter_name'] or row['presenter_title']}"
    if table == "recognition":
        return LEVELS[str(row["level"])].lower()
    if table == "blank_movement":
        return f"{BLANK_MOVES[str(row['kind'])].lower()} {row['sheets']} tờ"
    if table == "initiative_year":
        return str(row["year"])
    if table == "reserved_numbers":
        return f"{row['first_number']} đến {row['last_number']}"
    if table in ("base_salary", "bonus_rate"):
        return f"từ {short_date(date.fromisoformat(str(row['valid_from'])))}"
    found = next((str(row[name]) for name in _NAMES if row.get(name)), "")
    return cut(" ".join(part for part in (str(row.get("address_form") or ""), found) if part)) or str(
        row["id"]
    )


def value_words(field: str, value: object) -> str:
    """A value as the screen shows it."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return TRUTH[value].lower()
    if isinstance(value, datetime):
        return f"{value:%H:%M} {short_date(value.date())}"
    if isinstance(value, date):
        return short_date(value)
    codes = CODES.get(type(value).__name__)
    if codes is not None:
        return codes[str(value)]
    if field in _MONEY and isinstance(value, int):
        return format_amount(value)
    return cut(" ".join(str(value).split()))


def quoted(words: str) -> str:
    """‘Tổ trưởng’; what is empty is said without quotes."""
    return words if words == EMPTY else f"‘{words}’"


def field_words(table: str, field: str) -> str:
    """A field within a sentence: “chức vụ”, “cơ quan ban hành”."""
    title = column_title(table, field).removeprefix("Mã ")
    return title if title[:2].isupper() else title[0].lower() + title[1:]


def changed_words(code: str, table: str, field: str, part: str, before: str, after: str) -> str:
    """“sửa chức vụ: ‘Tổ trưởng’ → ‘Tổ phó’”; `part` names the row where it is a part of the record."""
    verb = _LEADS.get(code, "sửa ")
    of = f" của {NOUNS[table]} {part}" if part else ""
    return f"{verb}{field_words(table, field)}{of}: {quoted(before)} → {quoted(after)}"


def changed_many_words(code: str, table: str, field: str, count: int) -> str:
    """“sửa thành tích của 39 trường hợp”."""
    return f"{_LEADS.get(code, '')}sửa {field_words(table, field)} của {count} {NOUNS[table]}"


def came_words(code: str, table: str, titles: Sequence[str]) -> str:
    """“thêm trường hợp Đặng Thị Hường”, “hoàn tác, lấy lại 38 trường hợp”."""
    verb = "lấy lại" if code == "undo" else "thêm"
    return f"{_LEADS.get(code, '')}{verb} {_counted(table, titles)}"


def went_words(code: str, table: str, titles: Sequence[str]) -> str:
    """“xóa 3 trường hợp: …”, “hoàn tác, bỏ …”."""
    verb = "bỏ" if code == "undo" else "xóa"
    return f"{_LEADS.get(code, '')}{verb} {_counted(table, titles)}"


def line_words(at: datetime, who: str, what: str, reason: str) -> str:
    """“20/11/2026 14:32 · Chị Hà sửa chức vụ: ‘Tổ trưởng’ → ‘Tổ phó’ (lý do: …)”."""
    why = f" (lý do: {reason})" if reason else ""
    return f"{short_date(at.date())} {at:%H:%M} · {who} {what}{why}"


def cut(text: str) -> str:
    """A text short enough for a sentence."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def _counted(table: str, titles: Sequence[str]) -> str:
    if len(titles) == 1:
        return titles[0] if titles[0].lower().startswith(NOUNS[table]) else f"{NOUNS[table]} {titles[0]}"
    named = f": {', '.join(titles)}" if len(titles) <= _FEW else ""
    return f"{len(titles)} {NOUNS[table]}{named}"
