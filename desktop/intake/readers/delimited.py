"""Reads .csv and .txt: any usual encoding, the separators ; , | and tab; every cell stays the text it is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from desktop.errors import FileRefused
from desktop.intake.raw import Container
from desktop.intake.readers.text_encoding import decoded
from desktop.intake.teller import SheetMarks, Teller

_SEPARATORS = "\t;,|"
_SAMPLE_ROWS = 200
_SAMPLE_LETTERS = 200_000
_LINES_IN_A_CELL = 30
"""A quoted cell with more lines began with a quotation mark that was only meant as one."""


def read(content: bytes, teller: Teller) -> None:
    """Tell the rows as one sheet. Raises `FileRefused` for what is no text."""
    found = decoded(content)
    if found is None:
        raise FileRefused("list_not_a_workbook")
    if found.note:
        teller.note(found.note)
    _tell_table(found.text, teller)
    teller.finish(Container.TEXT)


def read_copied(payload: bytes, teller: Teller) -> None:
    """Tell the plain text of a clipboard, tabs between its columns. Raises `FileRefused` for no text."""
    found = decoded(payload.rstrip(b"\0"))
    if found is None:
        raise FileRefused("list_not_a_workbook")
    _tell_table(found.text, teller, "\t")
    teller.finish(Container.TEXT)


def _tell_table(text: str, teller: Teller, separator: str = "") -> None:
    """Tell a text with separators as one sheet; the separator is found where none is given."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lower().startswith("sep=") and text[4:5] in _SEPARATORS:
        separator, text = text[4], text.partition("\n")[2]
    separator = separator or _separator(text[:_SAMPLE_LETTERS])
    teller.begin("")
    for number, row in enumerate(_rows(text, separator)):
        teller.row(number, list(row))
    teller.end(SheetMarks())


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows, where quotation marks that do not close count as letters."""
    rows = _cut(text, separator, csv.QUOTE_MINIMAL)
    return rows if _quotes_close(text, separator) else _cut(text, separator, csv.QUOTE_NONE)


def _cut(text: str, separator: str, quoting: Literal[0, 3]) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)


def _quotes_close(text: str, separator: str) -> bool:
    if '"' not in text:
        return True
    try:
        rows = _cut(text, separator, csv.QUOTE_MINIMAL)
        return all(cell.count("\n") <= _LINES_IN_A_CELL for row in rows for cell in row)
    except csv.Error:  # a cell longer than a cell can be
        return False


def _separator(text: str) -> str:
    """The sign that cuts the most rows into the same number of columns, and into the most columns."""

    def weight(separator: str) -> int:
        widths = Counter(len(row) for row in islice(_rows(text, separator), _SAMPLE_ROWS))
        return max(((width - 1) * count for width, count in widths.items()), default=0)

    return max(_SEPARATORS, key=weight)
