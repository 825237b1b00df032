"""What becomes of each row of a preview, in the words of the screen: fates, reasons, counts, groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from desktop.operations.imports import Counts, ImportRow, ListPreview, Outcome
from desktop.records.award_rules import ORDER_OF_KINDS
from desktop.records.problem import Problem, Severity
from desktop.records.text import format_amount
from desktop.ui.widgets.table.columns import Group, Mark, Reason
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.problems import problem_sentence

_SAID_ONCE = "address_form_missing"
"""Whole lists come without forms of address: one sentence under the list instead of one in every row."""

_SHORT_NAMES: Mapping[str, str] = {
    "kind": "loại", "name": "tên", "title": "tên", "unit": "đơn vị", "position": "chức vụ",
    "position_and_unit": "chức vụ, đơn vị", "birth_year": "năm sinh", "held_on": "ngày", "done_on": "ngày",
    "content": "nội dung", "said_by": "người nêu", "owner": "đơn vị thực hiện", "year": "năm",
    "team": "tổ", "conference": "hội nghị", "plan_number": "số kế hoạch",
}  # fmt: skip


class Fate(StrEnum):
    """What becomes of a row, as the clerk sees it: a matched card is written too, a standing one not."""

    NEW = "new"
    MATCHED = "matched"
    STANDING = "standing"
    CHANGED = "changed"
    REFUSED = "refused"


WORDS: Mapping[Fate, tuple[str, Mark]] = {
    Fate.NEW: ("Thêm mới", Mark("add_circle", "ok")),
    Fate.MATCHED: ("Khớp hồ sơ", Mark("link", "info")),
    Fate.STANDING: ("Đã có", Mark("checkmark", "text2")),
    Fate.CHANGED: ("Khác", Mark("arrow_sync", "warn")),
    Fate.REFUSED: ("Cần sửa", Mark("error_circle", "err")),
}
_COUNTED = {
    Fate.NEW: "thêm mới",
    Fate.MATCHED: "khớp",
    Fate.STANDING: "đã có",
    Fate.CHANGED: "khác",
    Fate.REFUSED: "cần sửa",
}
_CHIPS = {
    Fate.NEW: "Thêm mới",
    Fate.MATCHED: "Khớp",
    Fate.STANDING: "Đã có",
    Fate.CHANGED: "Khác",
    Fate.REFUSED: "Cần sửa",
}


def fate(row: ImportRow) -> Fate:
    """What becomes of a row."""
    if row.outcome is Outcome.ADDED:
        return Fate.MATCHED if row.matched is not None else Fate.NEW
    return {
        Outcome.MATCHED: Fate.STANDING,
        Outcome.CHANGED: Fate.CHANGED,
        Outcome.REFUSED: Fate.REFUSED,
    }[row.outcome]


def fates(preview: ListPreview) -> dict[Fate, int]:
    """How many rows end so; they add up to all rows."""
    found = [fate(row) for row in preview.rows]
    return {one: found.count(one) for one in Fate}


def _always(found: Mapping[Fate, int]) -> tuple[Fate, ...]:
    """What is named also where there is none; beside rows that stand already “0 khớp” would puzzle."""
    return (Fate.NEW, Fate.REFUSED) if found[Fate.STANDING] else (Fate.NEW, Fate.MATCHED, Fate.REFUSED)


def sum_sentence(rows: int, found: Mapping[Fate, int]) -> str:
    """“38 dòng: 35 thêm mới, 2 khớp, 1 cần sửa.”; what is rare is named when there is any."""
    always = _always(found)
    parts = [
        f"{format_amount(found[one])} {words}"
        for one, words in _COUNTED.items()
        if found[one] or one in always
    ]
    return f"{format_amount(rows)} dòng: {', '.join(parts)}."


def counts_sentence(counts: Counts) -> str:
    """The same of several lists, whose rows are not looked at one by one."""
    parts = [f"{format_amount(counts.added)} thêm mới", f"{format_amount(counts.matched)} đã có"]
    parts += [f"{format_amount(counts.changed)} khác"] if counts.changed else []
    return f"{format_amount(counts.rows)} dòng: {', '.join(parts)}, {format_amount(counts.refused)} cần sửa."


def button_words(writes: int, refused: int) -> str:
    """“Nhập 37 dòng, 1 chờ sửa”: what the button will do with all rows."""
    if not writes:
        return f"Để {format_amount(refused)} dòng chờ sửa" if refused else "Nhập"
    return f"Nhập {format_amount(writes)} dòng{f', {format_amount(refused)} chờ sửa' if refused else ''}"


def filters(found: Mapping[Fate, int]) -> list[tuple[str, str]]:
    """The choices of the switch with their counts."""
    always = _always(found)
    chips = [
        (one.value, f"{words} {format_amount(found[one])}")
        for one, words in _CHIPS.items()
        if found[one] or one in always
    ]
    return [("", f"Tất cả {format_amount(sum(found.values()))}"), *chips]


def common_sentence(preview: ListPreview) -> str:
    """What so many rows may share that it is said once, with their number; "" where none do."""
    count = sum(any(one.code == _SAID_ONCE for one in row.problems) for row in preview.rows if row.problems)
    return problem_sentence(f"{_SAID_ONCE}_in_rows", {"count": count}) if count else ""


def reason(row: ImportRow, preview: ListPreview, *, is_updated: bool = False) -> Reason | None:
    """The sentence under a row; a plain new one has none."""
    found = fate(row)
    told = " ".join(_told(row))
    if found is Fate.REFUSED:
        return Reason(told, "err")
    if found is Fate.CHANGED:
        sentence = (
            f"{_differences(row)} {'Sẽ cập nhật.' if is_updated else 'Giữ như trong sổ; Space để cập nhật.'}"
        )
        return Reason(f"{sentence} {told}".strip(), "warn" if is_updated or told else "text2")
    if found is Fate.STANDING:
        if preview.into.kind == "awards":
            return Reason(f"{row.title} đã có trong danh sách của quyết định này. Không thêm lần nữa.")
        return Reason(f"Đã có trong sổ (trùng {matched_by(row)}), không có gì khác.")
    if found is Fate.MATCHED and row.matched is not None:
        matched = f"{row.matched.title} đã có trong sổ (trùng {matched_by(row)}). Sẽ gắn vào hồ sơ cũ."
        return Reason(f"{matched} {told}".strip(), "warn" if told else "text2")
    return Reason(told, "warn") if told else None


def matched_by(row: ImportRow) -> str:
    """“tên, đơn vị và năm sinh”: the columns that a match rests on."""
    keys = row.matched.by if row.matched else ()
    telling = [key for key in keys if key != "kind"] or keys
    names = list(dict.fromkeys(_SHORT_NAMES.get(key, key) for key in telling))
    return f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else "".join(names)


def repair(problem: Problem) -> str:
    """What a problem offers in the place of what was typed; "" where it offers nothing."""
    if problem.code == "amount_tiny":
        return format_amount(int(str(problem.values["amount"])) * 1_000)
    return str(problem.values.get("suggestion") or "")


def repair_of(row: ImportRow) -> tuple[str, str] | None:
    """The first offered repair of a row: its field and the new text."""
    return next(((one.field, text) for one in row.problems if (text := repair(one))), None)


def guilty_fields(row: ImportRow) -> list[str]:
    """The fields that refuse a row, in the order of the problems."""
    return [one.field for one in row.problems if one.severity is Severity.ERROR]


def groups(rows: Sequence[ImportRow], preview: ListPreview) -> list[Group]:
    """The rows under the headings of the list; awards without any under their kinds; else without heads."""
    if len(preview.read.tables) > 1 or any(row.read.heading for row in rows):
        return list(_by_heading(rows, preview))
    kinds = {row.read.values.get("kind") for row in rows} if preview.into.kind == "awards" else set()
    return _by_kind(rows) if len(kinds) > 1 else [Group("", rows)]


def _by_heading(rows: Sequence[ImportRow], preview: ListPreview) -> Iterator[Group]:
    tables = preview.read.tables
    runs = groupby(rows, key=lambda row: (row.read.table, row.read.heading))
    for number, ((table, heading), members) in enumerate(runs):
        found = list(members)
        words = [f"Bảng {table + 1}"] if len(tables) > 1 else []
        words += [heading] if heading else []
        yield Group(str(number), found, " · ".join(words) or "Chưa có đề mục", f"{len(found)} dòng")


def _by_kind(rows: Sequence[ImportRow]) -> list[Group]:
    made: list[Group] = []
    for number, kind in enumerate((*ORDER_OF_KINDS, None)):
        found = [row for row in rows if row.read.values.get("kind") == kind]
        title = RECIPIENT_KINDS[kind].upper() if kind else "CHƯA RÕ PHÂN LOẠI"
        if found:
            made.append(Group(str(number), found, f"{_ROMAN[len(made)]}. {title}", f"{len(found)} dòng"))
    return made


_ROMAN = ("I", "II", "III", "IV")


def _told(row: ImportRow) -> Iterator[str]:
    """The problems of a row; the way to accept an offer stands behind it."""
    for problem in row.problems:
        if problem.code != _SAID_ONCE:
            hint = f" Alt+Enter: sửa thành {offer}." if (offer := repair(problem)) else ""
            yield problem_sentence(problem.code, problem.values) + hint


def _differences(row: ImportRow) -> str:
    parts = [f"{one.title}: {one.before or 'trống'} → {one.after}" for one in row.differences]
    return f"Khác hồ sơ đã có (trùng {matched_by(row)}): {'; '.join(parts)}."
