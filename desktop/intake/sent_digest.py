"""Makes a sender's whole file out, in the child: of what each sheet is a list, its rows, its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.intake.fields import ListKind, Reads, Value
from desktop.intake.headers import Header
from desktop.intake.lines import Skip, texts
from desktop.intake.list_kinds import KnownHeaders
from desktop.intake.listener import Told
from desktop.intake.raw import Cell, RawBook, RawSheet
from desktop.intake.sheet_reading import ReadRow, ReadSheet, SkippedLine, read_sheet
from desktop.intake.values import is_empty, text_of
from desktop.records.codes import RecipientKind
from desktop.words.reports import COLUMNS, FIGURE_CODE, RECORD_ID, SOURCES

_LINES_OF_HEAD = 12
_ENDS = re.compile(r"\(Từ ngày (\d{2})/(\d{2})/(\d{4}) đến ngày (\d{2})/(\d{2})/(\d{4})\)")
_OWN_LISTS = frozenset({"awards", "initiatives", "activities"})
"""Of a report of ours the lists are rows; its forms only count what its figures say already."""


def digest(book: RawBook, today: date, told: Told, known: KnownHeaders) -> dict[str, Any]:
    """The file as plain data for JSON; `told` hears the lines made out so far, what it raises ends it."""
    report = _report(book) if book.is_own else None
    is_report = report is not None
    sheets = [_sheet(sheet, known.kind_of(sheet), today, told, is_report=is_report) for sheet in book.sheets]
    return {
        "head": [*_head(sheets[:1])],
        "sheets": sheets,
        "report": report,
        "notes": [(note.code, note.values) for note in book.notes],
    }


def _head(sheets: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The letterhead of the first sheet, which names the sender; a row of the list would name another."""
    for sheet in sheets:
        for number, why, text in sheet["skipped"]:
            if number <= _LINES_OF_HEAD and why in {Skip.LETTERHEAD, Skip.NO_LIST}:
                yield text


def _sheet(
    sheet: RawSheet, kind: ListKind | None, today: date, told: Told, *, is_report: bool
) -> dict[str, Any]:
    if kind is None or (is_report and kind.key not in _OWN_LISTS):
        return _without_list(sheet, is_report=is_report)
    read = read_sheet(sheet, kind, today, told=told)
    if is_report:
        read = _with_ids(sheet, read)
        if not read.rows:
            return _without_list(sheet, is_report=True)
    held = {key for row in read.rows for key in row.values}
    fields = {one.key: one.reads in {Reads.CHOICE, Reads.CHOICES} for one in kind.fields if one.key in held}
    return {
        "name": sheet.name,
        "kind": kind.key,
        "fields": [*fields],
        "tables": [_columns(table) for table in read.tables],
        "rows": [_row(sheet, read, row, fields) for row in read.rows],
        "skipped": [(line.number, line.why, line.text) for line in read.skipped],
        "old_fonts": len(read.offers),
    }


def _without_list(sheet: RawSheet, *, is_report: bool) -> dict[str, Any]:
    """A sheet that holds no list: every filled line of it, or its head where our own figures stand for it."""
    rows = sheet.rows[:_LINES_OF_HEAD] if is_report else sheet.rows
    lines = [(n, texts(row)) for n, row in enumerate(rows, 1)]
    skipped = [(number, "no_list", " · ".join(found)[:200]) for number, found in lines if found]
    empty: list[object] = []
    return {"name": sheet.name, "kind": "", "fields": empty, "tables": empty, "rows": empty,
            "skipped": skipped, "old_fonts": 0}  # fmt: skip


def _with_ids(sheet: RawSheet, read: ReadSheet) -> ReadSheet:
    """Of a list of our own report the rows that name a record; groups, sums and forms that count do not."""
    ids = {
        n: one.place for n, table in enumerate(read.tables) for one in table.matches if one.title == RECORD_ID
    }
    named = {
        row.number
        for row in read.rows
        if (place := ids.get(row.table)) is not None
        and place < len(cells := sheet.rows[row.number - 1])
        and isinstance(cells[place], int)
    }
    others = [SkippedLine(row.number, Skip.HEADING, " · ".join(texts(sheet.rows[row.number - 1])))
              for row in read.rows if row.number not in named]  # fmt: skip
    rows = tuple(row for row in read.rows if row.number in named)
    return replace(read, rows=rows, skipped=(*read.skipped, *others))


def _columns(table: Header) -> tuple[list[str], list[str | None]]:
    return [match.title for match in table.matches], [match.field for match in table.matches]


def _row(sheet: RawSheet, read: ReadSheet, row: ReadRow, fields: Mapping[str, bool]) -> list[Any]:
    """A row; `fields` says of each whether it is chosen from a closed list."""
    values = [_value(key, row, chosen=chosen) for key, chosen in fields.items()]
    cells = sheet.rows[row.number - 1]
    others = [
        (match.title, text_of(cells[match.place]))
        for match in read.tables[row.table].matches
        if match.field is None and match.place < len(cells) and not is_empty(cells[match.place])
    ]
    told: list[Any] = [row.number, row.table, row.heading, values]
    if not others and not row.problems:
        return told
    problems = [(one.field, one.code, one.values, one.severity) for one in row.problems]
    whole = [*_cells(cells, read.tables[row.table], row)] if row.is_refused else []
    return [*told, others, problems, whole]


def _value(key: str, row: ReadRow, *, chosen: bool) -> Value | float:
    value = row.values.get(key)
    if isinstance(value, RecipientKind):
        return value.value
    if chosen or isinstance(value, StrEnum | tuple):
        return row.texts.get(key) or (value.value if isinstance(value, StrEnum) else None)
    return value


def _cells(cells: Sequence[Cell], table: Header, row: ReadRow) -> Iterator[Cell]:
    """All cells of the table: a number or a day as such, text as it was read, old fonts decoded."""
    for match in table.matches:
        raw = cells[match.place] if match.place < len(cells) else None
        text = row.texts.get(match.field or "")
        plain = isinstance(raw, int | float | date) and not isinstance(raw, bool)
        yield raw if (plain and text in (None, text_of(raw))) or text is None else text


def _report(book: RawBook) -> tuple[date, date, list[tuple[Any, ...]]] | None:
    """The figures of a report that this program wrote; None where it is no such report."""
    sheet = next((one for one in book.sheets if one.name == SOURCES), None)
    if sheet is None:
        return None
    head = next((n for n, row in enumerate(sheet.rows) if FIGURE_CODE in row), None)
    ends = next(
        (found for row in sheet.rows[:head] for text in texts(row) if (found := _ENDS.search(text))), None
    )
    if head is None or ends is None:
        return None
    places = {str(title): place for place, title in enumerate(sheet.rows[head]) if title}
    day, month, year, *last = map(int, ends.groups())
    return date(year, month, day), date(last[2], last[1], last[0]), [*_figures(sheet, head, places)]


def _figures(sheet: RawSheet, head: int, places: Mapping[str, int]) -> Iterator[tuple[Any, ...]]:
    code, label, columns, value = (places[title] for title in (FIGURE_CODE, COLUMNS[1], "Cột", "Giá trị"))
    for number, row in enumerate(sheet.rows[head + 1 :], start=head + 2):
        if len(row) > code and isinstance(row[code], str) and isinstance(row[value], int):
            told = [one for one in str(row[columns]).split(", ") if one in COLUMNS]
            yield number, row[code], str(row[label]), [*dict.fromkeys(told)], row[value]
