"""The grid of the preview: what becomes of each row, its columns, and the reason under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from desktop.intake.headers import Header, ListColumn
from desktop.operations.imports import ImportPreview, Outcome, PreviewRow
from desktop.records.award_rules import second_line_of
from desktop.ui.widgets.copied_table import CellValue
from desktop.ui.widgets.letter_header import column_letter
from desktop.ui.widgets.table.columns import Align, Column, Mark, Reason
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.problems import problem_sentence

LETTER = 7.4
"""Px of a letter of the header: a title that stands right would lose its first letters, the column's own."""

_SAID_ONCE = "address_form_missing"
"""Whole lists come without forms of address: one sentence under the list instead of one in every row."""


class Fate(StrEnum):
    """What becomes of a row, as the clerk sees it: a matched card is written too, a standing award is not."""

    NEW = "new"
    MATCHED = "matched"
    STANDING = "standing"
    REFUSED = "refused"


_WORDS = {
    Fate.NEW: ("Thêm mới", Mark("add_circle", "ok")),
    Fate.MATCHED: ("Khớp hồ sơ", Mark("link", "info")),
    Fate.STANDING: ("Đã có", Mark("checkmark", "text2")),
    Fate.REFUSED: ("Cần sửa", Mark("error_circle", "err")),
}
_COUNTED = {
    Fate.NEW: "thêm mới",
    Fate.MATCHED: "khớp",
    Fate.STANDING: "đã có",
    Fate.REFUSED: "cần sửa",
}


def fate(row: PreviewRow) -> Fate:
    """What becomes of a row."""
    if row.outcome is Outcome.REFUSED:
        return Fate.REFUSED
    if row.outcome is Outcome.MATCHED:
        return Fate.STANDING
    return Fate.MATCHED if row.card is not None else Fate.NEW


def counts(preview: ImportPreview) -> dict[Fate, int]:
    """How many rows end so; they add up to all rows."""
    fates = [fate(row) for row in preview.rows]
    return {one: fates.count(one) for one in Fate}


def sum_sentence(preview: ImportPreview) -> str:
    """“38 dòng: 35 thêm mới, 2 khớp, 1 cần sửa.”; rows that stand already are named when there are any."""
    found = counts(preview)
    parts = [
        f"{found[one]} {words}" for one, words in _COUNTED.items() if found[one] or one is not Fate.STANDING
    ]
    return f"{len(preview.rows)} dòng: {', '.join(parts)}."


def filters(preview: ImportPreview) -> list[tuple[str, str]]:
    """The choices of the switch with their counts."""
    found = counts(preview)
    choices = [("", f"Tất cả {len(preview.rows)}"), (Fate.NEW.value, f"Thêm mới {found[Fate.NEW]}")]
    choices.append((Fate.MATCHED.value, f"Khớp {found[Fate.MATCHED]}"))
    if found[Fate.STANDING]:
        choices.append((Fate.STANDING.value, f"Đã có {found[Fate.STANDING]}"))
    return [*choices, (Fate.REFUSED.value, f"Cần sửa {found[Fate.REFUSED]}")]


def common_sentence(preview: ImportPreview) -> str:
    """What so many rows may share that it is said once, with their number; "" where none do."""
    count = sum(any(one.code == _SAID_ONCE for one in row.problems) for row in preview.rows)
    return problem_sentence(f"{_SAID_ONCE}_in_rows", {"count": count}) if count else ""


def reason(row: PreviewRow) -> Reason | None:
    """The sentence under a row; a plain new one has none."""
    told = " ".join(
        problem_sentence(problem.code, problem.values)
        for problem in row.problems
        if problem.code != _SAID_ONCE
    )
    found = fate(row)
    if found is Fate.REFUSED:
        return Reason(told, "err")
    if found is Fate.STANDING:
        return Reason(f"{row.row.name} đã có trong danh sách của quyết định này. Không thêm lần nữa.")
    if row.card is not None:
        matched = f"{row.card.name} đã có trong sổ (trùng {_matched_by(row)}). Sẽ gắn vào hồ sơ cũ."
        return Reason(f"{matched} {told}".strip(), "warn" if told else "text2")
    return Reason(told, "warn") if told else None


def columns(header: Header) -> Sequence[Column]:
    """The columns that the file has, each with its letter; result and kind are the program's own."""
    shown = [
        Column("number", "Dòng", lambda row: row.row.number, 54, align=Align.RIGHT, dim=True, plain=True),
        Column(
            "fate", "Kết quả", lambda row: _WORDS[fate(row)][0], 118, mark=lambda row: _WORDS[fate(row)][1]
        ),
    ]
    for key, title, places, text, width, stretch, drop in _FILE_COLUMNS:
        letters = _letters(header, places)
        if letters:
            right = key in ("amount", "birth_year")
            head = f"{letters} · {title}"
            shown.append(
                Column(
                    key,
                    head,
                    text,
                    max(width, round(LETTER * len(head)) + 20) if right else width,
                    stretch,
                    Align.RIGHT if right else Align.LEFT,
                    problem=_framed(places),
                    strong=key == "name",
                    drop=drop,
                    plain=key == "birth_year",
                )
            )
    return [*shown, Column("kind", _kind_title(header), _kind, 104, problem=_framed((ListColumn.KIND,)))]


def _matched_by(row: PreviewRow) -> str:
    years = row.card is not None and row.card.birth_year and row.row.birth_year
    return "tên, đơn vị và năm sinh" if years else "tên và đơn vị"


def _framed(places: Sequence[ListColumn]) -> Callable[[PreviewRow], str]:
    """A cell is framed where a problem of its columns refuses the row."""
    fields = {place.value for place in places} | ({"printed_name"} if ListColumn.NAME in places else set())

    def problem(row: PreviewRow) -> str:
        refused = row.outcome is Outcome.REFUSED
        return "err" if refused and any(one.field in fields for one in row.problems) else ""

    return problem


def _letters(header: Header, wanted: Sequence[ListColumn]) -> str:
    """ "B", or "D, E" where several columns of the file are read as one."""
    places = sorted(place for column in wanted for place in header.columns.get(column, ()))
    return ", ".join(column_letter(place) for place in places)


def _kind_title(header: Header) -> str:
    letters = _letters(header, (ListColumn.KIND,))
    return f"{letters} · Phân loại" if letters else "Phân loại"


def _kind(row: PreviewRow) -> str:
    return RECIPIENT_KINDS[row.row.kind.value] if row.row.kind else ""


def _unit(row: PreviewRow) -> str:
    return row.row.second_line or second_line_of(row.row.position, row.row.unit)


def _merit(row: PreviewRow) -> str:
    return row.row.initiative or row.row.merit


def _amount(row: PreviewRow) -> str | int | None:
    """The amount, or what was typed where it is no amount."""
    typed = next((one.values.get("typed") for one in row.problems if one.field == "amount"), None)
    return str(typed) if typed else row.row.amount


def _birth_year(row: PreviewRow) -> str | int | None:
    typed = next((one.values.get("typed") for one in row.problems if one.field == "birth_year"), None)
    return str(typed) if typed else row.row.birth_year


_FileColumn = tuple[str, str, tuple[ListColumn, ...], Callable[[PreviewRow], CellValue], int, int, int]
_FILE_COLUMNS: tuple[_FileColumn, ...] = (
    ("address_form", "Tên gọi", (ListColumn.ADDRESS_FORM,), lambda row: row.row.address_form, 90, 0, 3),
    ("name", "Họ tên / tên tập thể", (ListColumn.NAME,), lambda row: row.row.name, 186, 3, 0),
    ("birth_year", "Năm sinh", (ListColumn.BIRTH_YEAR,), _birth_year, 90, 0, 0),
    (
        "unit",
        "Chức vụ, đơn vị",
        (ListColumn.POSITION, ListColumn.UNIT, ListColumn.POSITION_AND_UNIT),
        _unit,
        160,
        3,
        2,
    ),
    ("merit", "Thành tích", (ListColumn.MERIT, ListColumn.INITIATIVE), _merit, 170, 3, 1),
    ("amount", "Mức thưởng (đ)", (ListColumn.AMOUNT,), _amount, 120, 0, 0),
)
"""Key, title, meanings, text, least width in px, share of the rest, order in which it leaves (look.md §4)."""
