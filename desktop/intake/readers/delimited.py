"""Reads .csv and .txt: any usual encoding, the separators ; , | and tab; every cell stays the text it is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from desktop.errors import FileRefused
from desktop.intake.raw import Container
from desktop.intake.readers.text_encoding import decoded
from desktop.intake.teller import SheetMarks, Teller

_SEPARATORS = "\t;,|"
_SAMPLE_ROWS = 200
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
    separator = separator or _separator(text)
    quoting = csv.QUOTE_MINIMAL if _quotes_are_whole(text, separator) else csv.QUOTE_NONE
    teller.begin("")
    for number, row in enumerate(_rows(text, separator, quoting)):
        teller.row(number, list(row))
    teller.end(SheetMarks())


def _rows(text: str, separator: str, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    # Reading line by line keeps a line feed inside quotes.
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)  # type: ignore[arg-type]


def _separator(text: str) -> str:
    """The sign that cuts the most rows into the same number of columns, and into the most columns."""

    def weight(separator: str) -> int:
        try:
            widths = Counter(len(row) for row in islice(_rows(text, separator), _SAMPLE_ROWS))
        except csv.Error:
            widths = Counter()
        return max(((width - 1) * count for width, count in widths.items()), default=0)

    return max(_SEPARATORS, key=weight)


def _quotes_are_whole(text: str, separator: str) -> bool:
    if '"' not in text:
        return True
    try:
        return all(cell.count("\n") <= _LINES_IN_A_CELL for row in _rows(text, separator) for cell in row)
    except csv.Error:  # a cell longer than a cell can be: its quotation mark never closes
        return False
