"""The consolidated workbook: senders, every row with where it stood, figures added up, what repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.intake.field_tables import KINDS
from desktop.intake.fields import ListKind, Reads
from desktop.operations.consolidation.parts import (
    AddedFigure,
    Consolidation,
    GatheredRow,
    Origin,
    Sender,
    called,
)
from desktop.operations.consolidation.places import check_output
from desktop.operations.consolidation.troubles import file_troubles
from desktop.operations.output import faults_named
from desktop.records.problem import Severity
from desktop.records.text import short_date
from desktop.words import consolidation as said
from desktop.words.imports import REASONS, ROW
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.problems import problem_sentence
from desktop.words.reports import COLUMNS, FIGURE_CODE
from exports.workbook import Cell, Column, ColumnKind, Row, Sheet, Sum, Workbook, save_workbook

_WHERE = (Column("Tệp", 40, least_mm=28), Column("Trang", 30, least_mm=22), Column(ROW, 12, "index"))
_STT, _SENDER = Column("STT", 10, "index"), Column("Nơi gửi", 36, least_mm=26)
_LONG = frozenset({"name", "unit", "merit", "title", "text", "answer", "content"})
"""Fields whose texts are long in every list."""
_JOINS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "name": (" ", ("address_form",)),
    "unit": (", ", ("position", "unit", "position_and_unit")),
    "merit": ("; ", ("initiative", "merit")),
}
"""Fields that stand in one column, with what is between them: so many columns fit no page."""
_NUMBERS: Mapping[Reads, ColumnKind] = {
    Reads.AMOUNT: "money",
    Reads.DATE: "date",
    Reads.COUNT: "number",
    Reads.YEAR: "index",
    Reads.BIRTH_YEAR: "index",
}
_SHARES = COLUMNS[2:5]
"""The columns of a report that hold figures: in the period, since January, a year before."""


def write_consolidation(whole: Consolidation, path: Path, *, program_version: str) -> None:
    """Write the workbook. Raises `StorageTrouble`, and `SoVangError` "output_is_received"."""
    check_output(whole.folder, path, whole.made_at.date())
    with faults_named():
        save_workbook(consolidated(whole, program_version), path)


def consolidated(whole: Consolidation, program_version: str) -> Workbook:
    """Everything that a folder came to, as sheets; one that would be empty is left out."""
    made = said.MADE.format(at=whole.made_at, folder=whole.folder.name, version=program_version)
    sheets = [_senders(whole, made)]
    for key, kind in KINDS.items():
        if rows := [row for row in whole.taken if row.kind == key]:
            sheets.append(_rows(kind, rows))
    sheets += [_figures(whole.figures)] if whole.figures else []
    sheets += [_repeats(whole)] if whole.repeats else []
    sheets += [_refused(whole.refused)] if whole.refused else []
    sheets += [_left(whole)] if whole.left else []
    return Workbook(tuple(sheets), said.TITLE, program_version, whole.made_at)


def _senders(whole: Consolidation, made: str) -> Sheet:
    columns = (
        _STT, _SENDER, Column("Tình trạng", 26), Column("Tệp", 50), Column("Lưu ngày", 24, "date"),
        Column("Số dòng", 18, "number"), Column("Nhận", 18, "number"), Column("Cần sửa", 18, "number"),
        Column("Chỉ tiêu", 18, "number"), Column("Ghi chú", 60),
    )  # fmt: skip
    lines = [line for place, one in enumerate(whole.senders, 1) for line in _sender(whole, place, one)]
    total: tuple[Cell, ...] = ("Cộng", None, None, None, None, *_sums(range(len(lines)), 4))
    sums = vars(whole.totals)
    due = whole.expected.due
    return Sheet(
        said.SENDERS,
        columns,
        (*lines, Row(total, "sum")),
        title=said.TITLE,
        subject=(said.FILES_SUM.format(**sums), said.ROWS_SUM.format(**sums)),
        basis=(*([said.DUE.format(due=due)] if due else []), made),
        table_size=11,
    )


def _sums(rows: range, count: int) -> list[Cell]:
    return [Sum(tuple(rows)) for _column in range(count)] if rows else [0] * count


def _sender(whole: Consolidation, place: int, sender: Sender) -> Iterator[Row]:
    state = said.STATES[sender.state]
    if not sender.files:
        yield Row((place, sender.name, state))
    for file in sender.files:
        counted = (file.rows, file.taken, file.refused, file.figures)
        note = " ".join(file_troubles(whole, file))
        yield Row((place, sender.name, state, file.name, file.saved_at.date(), *counted, note))


def _rows(kind: ListKind, rows: Sequence[GatheredRow]) -> Sheet:
    """The rows of one kind of list, in the order of their senders' files."""
    keys = [one.key for one in kind.fields if one.reads not in {Reads.INDEX, Reads.IGNORED}]
    joined = {part for key in keys if key in _JOINS for part in _JOINS[key][1]} - _JOINS.keys()
    keys = [key for key in keys if key not in joined and any(_cell(row, key) for row in rows)]
    has_notes = any(map(_notes, rows))
    notes = [Column(said.TO_LOOK_AT, 46, least_mm=34)] * has_notes
    columns = (_STT, _SENDER, *(_column(kind, key) for key in keys), *notes, *_WHERE)
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = (*(_cell(row, key) for key in keys), *[_notes(row)] * has_notes)
        lines.append(Row((number, row.origin.sender, *cells, *_where(row.origin))))
    lines += _total(columns, len(lines))
    title = f"{said.TITLE}: {said.SHEETS[kind.key].upper()}"
    return Sheet(said.SHEETS[kind.key], columns, tuple(lines), title=title, table_size=11)


def _total(columns: Sequence[Column], count: int) -> list[Row]:
    """The sum of every amount; a list without amounts has none."""
    money = [place for place, one in enumerate(columns) if one.kind == "money"]
    if not money:
        return []
    sums = [Sum(tuple(range(count))) if place in money else None for place in range(1, money[-1] + 1)]
    return [Row(("Cộng", *sums), "sum")]


def _column(kind: ListKind, key: str) -> Column:
    field = kind.field(key)
    if (number := _NUMBERS.get(field.reads)) is not None:
        return Column(field.title, 20, number)
    return Column(field.title, 50, least_mm=36) if key in _LONG else Column(field.title, 24, least_mm=15)


def _cell(row: GatheredRow, key: str) -> Cell:
    """A field as it is listed: name and form of address, post and unit, model and merit stand together."""
    if key == "name":
        return called(row) or None
    if key not in _JOINS:
        return _plain(row, key)
    between, parts = _JOINS[key]
    found = [str(value) for part in parts if (value := _plain(row, part)) not in (None, "")]
    return between.join(dict.fromkeys(found)) or None


def _plain(row: GatheredRow, key: str) -> Cell:
    value = row.value(key)
    if key == "kind" and isinstance(value, str):
        return RECIPIENT_KINDS.get(value, value)
    if isinstance(value, bool):
        return "x" if value else None
    return value if isinstance(value, str | int | float | date) else None


def _notes(row: GatheredRow) -> str:
    """The filled columns that mean nothing here, and what the row needs a look for."""
    others = [f"{title}: {text}" if title else text for title, text in row.row.others]
    warnings = [problem_sentence(one.code, one.values) for one in row.row.problems]
    return "; ".join(others) + (" " if others and warnings else "") + " ".join(warnings)


def _where(origin: Origin) -> tuple[Cell, ...]:
    return origin.file, origin.sheet, origin.row


def _figures(figures: Sequence[AddedFigure]) -> Sheet:
    """Of each figure its sum, then the line of every sender below it."""
    columns = (
        _STT, Column(COLUMNS[1], 70, least_mm=60), *(Column(title, 24, "number") for title in _SHARES),
        Column(FIGURE_CODE, 40), *_WHERE,
    )  # fmt: skip
    lines: list[Row] = []
    period: tuple[date, date] | None = None
    for number, figure in enumerate(figures, start=1):
        if figure.period != period:
            period = figure.period
            ends = f"Kỳ báo cáo: từ {short_date(period[0])} đến {short_date(period[1])}"
            lines.append(Row((ends,), "section"))
        below = tuple(range(len(lines) + 1, len(lines) + 1 + len(figure.lines)))
        sums = tuple(Sum(below) for _column in _SHARES)
        lines.append(Row((number, figure.label, *sums, figure.code), "group"))
        for line in figure.lines:
            values = (line.values.get(title) for title in _SHARES)
            lines.append(Row((None, line.origin.sender, *values, None, *_where(line.origin))))
    return Sheet(
        said.FIGURES,
        columns,
        tuple(lines),
        title=f"{said.TITLE}: SỐ LIỆU BÁO CÁO",
        basis=(said.NO_FIGURES_ASIDE,),
        table_size=11,
    )


def _repeats(whole: Consolidation) -> Sheet:
    columns = (
        _STT, Column("Mức", 26), Column("Tên", 44), Column("Đơn vị", 40), Column("Năm sinh", 18, "index"),
        _SENDER, *_WHERE,
    )  # fmt: skip
    lines = []
    for number, pair in enumerate(whole.repeats, start=1):
        for row, how in ((pair.one, said.NEARNESS[pair.nearness]), (pair.other, "")):
            told = (_cell(row, "name"), _cell(row, "unit"), _cell(row, "birth_year"), row.origin.sender)
            lines.append(Row((number if how else None, how, *told, *_where(row.origin))))
    return Sheet(said.REPEATS, columns, tuple(lines), title=f"{said.TITLE}: CÓ THỂ TRÙNG", table_size=11)


def _refused(rows: Sequence[GatheredRow]) -> Sheet:
    columns = (_STT, _SENDER, Column("Dòng như nơi gửi ghi", 90), Column(REASONS, 70), *_WHERE)
    lines = []
    for number, row in enumerate(rows, start=1):
        text = " · ".join(_text(cell) for cell in row.row.cells if cell not in (None, ""))
        reasons = [one for one in row.row.problems if one.severity is Severity.ERROR]
        why = " ".join(problem_sentence(one.code, one.values) for one in reasons)
        lines.append(Row((number, row.origin.sender, text, why, *_where(row.origin))))
    return Sheet(said.REFUSED, columns, tuple(lines), title=f"{said.TITLE}: DÒNG CẦN SỬA", table_size=11)


def _text(cell: object) -> str:
    return short_date(cell) if isinstance(cell, date) else str(cell)


def _left(whole: Consolidation) -> Sheet:
    columns = (_STT, _SENDER, Column("Là", 30), Column("Nội dung", 90), *_WHERE)
    lines = [
        Row((number, one.origin.sender, said.SKIPPED[one.line.why], one.line.text, *_where(one.origin)))
        for number, one in enumerate(whole.left, start=1)
    ]
    title = f"{said.TITLE}: DÒNG NGOÀI DANH SÁCH"
    return Sheet(said.LEFT, columns, tuple(lines), title=title, table_size=11)
