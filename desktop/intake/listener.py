"""What the parent makes of the lines that the reading child says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from desktop.errors import FileRefused
from desktop.intake.raw import Area, Cell, CellStyle, Container, Note, RawBook, RawSheet, TextRun

Told = Callable[[int], None]
"""Hears how many rows have come so far; what it raises ends the reading."""


def untold(rows: int) -> None:
    """Nobody asks how many rows have come."""


def hear(lines: Iterable[bytes], told: Told) -> RawBook:
    """The book that the lines tell. Raises the child's own `FileRefused`, ValueError for a torn telling."""
    return book_of((json.loads(line, object_hook=day_heard) for line in lines), told)


def book_of(telling: Iterable[Mapping[str, Any]], told: Told) -> RawBook:
    """The book of a telling that did not leave the process, or has come over. Raises as `hear`."""
    sheets: list[RawSheet] = []
    rows: list[tuple[Cell, ...]] = []
    texts: dict[str, str] = {}
    heard = 0
    for said in telling:
        if "rows" in said:
            rows += [tuple([_shared(cell, texts) for cell in row]) for row in said["rows"]]
            heard += len(said["rows"])
            told(heard)
        elif "sheet" in said:
            sheets.append(RawSheet(said["sheet"], ()))
        elif "marks" in said:
            sheets[-1] = _marked(replace(sheets[-1], rows=tuple(rows)), said["marks"])
            rows = []
        elif "refused" in said:
            raise FileRefused(said["refused"]["code"], **said["refused"]["values"])
        elif "end" in said:
            return _book(sheets, said["end"])
    raise ValueError("the telling ends in the middle")


def day_heard(value: dict[str, Any]) -> object:
    """A day as the teller says it: {"d": "2026-10-09"}."""
    if value.keys() == {"d"}:
        text = value["d"]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value


def _shared(cell: Cell, texts: dict[str, str]) -> Cell:
    """The same text is held once: a list repeats "Cá nhân" in every row."""
    return texts.setdefault(cell, cell) if isinstance(cell, str) else cell


def _marked(sheet: RawSheet, marks: Mapping[str, Any]) -> RawSheet:
    return replace(
        sheet,
        styles={
            int(column): tuple((row, CellStyle(*letters)) for row, *letters in points)
            for column, points in marks["styles"].items()
        },
        mixed={
            (row, column): tuple(TextRun(text, font) for text, font in runs)
            for row, column, runs in marks["mixed"]
        },
        merged=tuple(Area(*area) for area in marks["merged"]),
        hidden_rows=frozenset(marks["hidden_rows"]),
        hidden_columns=frozenset(marks["hidden_columns"]),
    )


def _book(sheets: Iterable[RawSheet], end: Mapping[str, Any]) -> RawBook:
    notes = tuple(Note(code, values) for code, values in end["notes"])
    return RawBook(tuple(sheets), Container(end["container"]), end["own"], notes)
