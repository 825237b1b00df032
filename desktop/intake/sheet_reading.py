"""A whole sheet as rows of one kind of record: every filled line is a row, or is named as skipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.intake.fields import ListKind, Value
from desktop.intake.headers import (
    ColumnChoice,
    Header,
    find_headers,
    header_from_contents,
    header_of_strange_titles,
)
from desktop.intake.kinds import kind_of_heading
from desktop.intake.legacy_text import TextChange, decode_sheet, with_cells
from desktop.intake.lines import (
    Skip,
    is_column_numbers,
    is_group_index,
    is_note,
    is_signature,
    is_title,
    is_total,
    texts,
)
from desktop.intake.listener import Told, untold
from desktop.intake.raw import Cell, RawSheet
from desktop.intake.row_values import RowReader
from desktop.intake.values import is_empty, text_of
from desktop.records.problem import Problem, Severity
from desktop.records.text import clean

_SHOWN_TEXT = 200
_TOLD_EVERY = 500  # lines, some twentieth of a second


@dataclass(frozen=True)
class Corrections:
    """What a person says against the reading; applied anew to the same sheet, it wins.

    `columns` says what columns mean; `cells` (row from 1, column from 0) replaces what stands in a cell, such
    as an offered reading of an old font; `values` (row from 1, field) what was typed for a field of a row.
    """

    columns: ColumnChoice = field(default_factory=ColumnChoice)
    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    values: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadRow:
    """One row of a list. `number` is its row in the file, `table` the place of its header in `tables`.

    `values` has every field that the table has a column, a heading or a correction for; `texts` the cells
    as they show. `heading` is the sub-heading it stands under. An ERROR among `problems` refuses the row.
    """

    number: int
    table: int
    values: Mapping[str, Value]
    texts: Mapping[str, str]
    heading: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether a problem forbids to take it in."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True)
class SkippedLine:
    """A filled line that is no row, and what it is taken for."""

    number: int
    why: Skip
    text: str


@dataclass(frozen=True)
class ReadSheet:
    """A sheet as read: its headers, its rows, the lines between, and the texts of old fonts.

    The numbers of `rows` and of `skipped` are all filled lines of the sheet, each on one side only.
    """

    name: str
    kind: ListKind
    tables: tuple[Header, ...]
    rows: tuple[ReadRow, ...]
    skipped: tuple[SkippedLine, ...]
    changes: tuple[TextChange, ...] = ()

    @property
    def offers(self) -> tuple[TextChange, ...]:
        """Texts that may be of an old font; they stay as they are until somebody says so."""
        return tuple(change for change in self.changes if not change.applied)


def read_sheet(
    sheet: RawSheet,
    kind: ListKind,
    today: date,
    corrections: Corrections | None = None,
    *,
    may_guess: bool = False,
    is_strange: bool = False,
    told: Told = untold,
) -> ReadSheet:
    """Read a sheet as rows of a kind. Without any header `tables` is empty and all lines are skipped.

    `may_guess` takes the columns from their cells where there is no header, as for pasted rows;
    `is_strange` also where the headings are not known. `told` hears the lines walked so far; what it raises
    ends it.
    """
    said = corrections or Corrections()
    decoded = decode_sheet(sheet)
    mended = with_cells(decoded.sheet, {(row - 1, place): text for (row, place), text in said.cells.items()})
    changes = tuple(one for one in decoded.changes if (one.row, one.column) not in said.cells)
    headers = find_headers(mended, kind, said.columns)
    if not headers and may_guess:
        guessed = header_from_contents(mended, kind, said.columns)
        headers = [guessed] if guessed else []
    if not headers and is_strange:
        strange = header_of_strange_titles(mended, kind, said.columns)
        headers = [strange] if strange else []
    walk = _Walk(mended, kind, today, headers, said)
    walk.run(told)
    return ReadSheet(sheet.name, kind, tuple(walk.tables), tuple(walk.rows), tuple(walk.skipped), changes)


class _Walk:
    """One walk down a sheet: each filled line becomes a row, or is skipped with what it is."""

    def __init__(
        self, sheet: RawSheet, kind: ListKind, today: date, headers: Sequence[Header], said: Corrections
    ) -> None:
        self._sheet, self._kind, self._today = sheet, kind, today
        self._typed: dict[int, dict[str, str]] = {}
        for (number, key), text in said.values.items():
            self._typed.setdefault(number, {})[key] = text
        self._headers = [*headers]
        self.tables: list[Header] = []
        self.rows: list[ReadRow] = []
        self.skipped: list[SkippedLine] = []
        self._readers: list[tuple[int, RowReader]] = []
        self._heading = ""
        self._is_signed = self._is_summed = False

    def run(self, told: Told) -> None:
        """Walk from the first line to the last."""
        opening = {header.first_row: header for header in reversed(self._headers)}
        ends = 0
        for number, row in enumerate(self._sheet.rows, start=1):
            if number % _TOLD_EVERY == 0:
                told(number)
            if number in opening:
                why = self._open([one for one in self._headers if one.first_row == number])
                ends = opening[number].row
            if number == 1 and 0 in opening:
                self._open(self._headers)
            cells = texts(row)
            if not cells:
                continue
            if number <= ends:
                self._skip(number, why, cells)
            elif not self._readers:
                self._skip(number, Skip.LETTERHEAD if self._headers else Skip.NO_LIST, cells)
                self._title(cells)
            else:
                self._line(number, row, cells)

    def _open(self, headers: Sequence[Header]) -> Skip:
        """Begin the tables of a header; the same header again goes on with those that are there."""
        self._is_signed = self._is_summed = False
        present = [reader.header for _place, reader in self._readers]
        if [(one.titles(), one.columns) for one in present] == [
            (one.titles(), one.columns) for one in headers
        ]:
            return Skip.REPEATED_HEADER
        self._readers = []
        for header in headers:
            self._readers.append((len(self.tables), RowReader(self._sheet, self._kind, header, self._today)))
            self.tables.append(header)
        return Skip.HEADER

    def _skip(self, number: int, why: Skip, cells: Sequence[str]) -> None:
        self.skipped.append(SkippedLine(number, why, " · ".join(cells)[:_SHOWN_TEXT]))

    def _title(self, cells: Sequence[str]) -> None:
        """A title may say what the list below is of: "DANH SÁCH HỘ GIA ĐÌNH …"."""
        if is_title(cells) and kind_of_heading((without_list(cells[0]),)) is not None:
            self._heading = without_list(cells[0])

    def _line(self, number: int, row: Sequence[Cell], cells: Sequence[str]) -> None:
        why = self._why_skipped(row, cells)
        if why is None and self._is_summed and self._only_signatures_from(number):
            why = Skip.SIGNATURE
        if why is not None:
            self._skip(number, why, cells)
            if why is Skip.HEADING:
                self._heading = _heading_text(cells)
            elif why is Skip.LETTERHEAD:
                self._title(cells)
            self._is_signed = self._is_signed or why is Skip.SIGNATURE
            self._is_summed = self._is_summed or why is Skip.TOTAL
            return
        found = [*self._read(number, row)]
        if found:
            self._is_signed = self._is_summed = False
        else:
            has_words = any(map(str.isalpha, "".join(cells)))
            self._skip(number, Skip.NOTE if has_words else Skip.ONLY_INDEX, cells)
        self.rows += found

    def _read(self, number: int, row: Sequence[Cell]) -> Iterator[ReadRow]:
        for table, reader in self._readers:
            if not reader.is_filled(row):
                continue
            typed = self._typed.get(number, {})
            values, shown, problems = reader.read(number, row, self._heading, typed)
            yield ReadRow(number, table, values, shown, self._heading, problems)

    def _why_skipped(self, row: Sequence[Cell], cells: Sequence[str]) -> Skip | None:
        """What a line below a header is; None for a row."""
        if is_column_numbers(cells):
            return Skip.COLUMN_NUMBERS
        if any(reader.is_numbered(row) and reader.is_named(row) for _table, reader in self._readers):
            return None
        if kind_of_heading(row) is not None or self._is_group(cells):
            return Skip.HEADING
        if self._is_sum(row, cells):
            return Skip.TOTAL
        if is_signature(cells) and not self._is_row_like(row):
            return Skip.SIGNATURE
        if is_note(cells):
            return Skip.NOTE
        if is_title(cells):
            return Skip.LETTERHEAD
        if self._is_signed and not self._is_row_like(row):
            return Skip.SIGNATURE
        return self._after_rows(row, cells)

    def _after_rows(self, row: Sequence[Cell], cells: Sequence[str]) -> Skip | None:
        """Lines that name nobody: one lone text is a heading, more are left for the row to complain of."""
        readers = [reader for _table, reader in self._readers]
        if any(reader.is_named(row) for reader in readers) or len(cells) > 1:
            return None
        is_wide = any(
            area.last_column > area.first_column
            for area in self._sheet.merged
            if area.first_row < len(self._sheet.rows) and self._sheet.rows[area.first_row] is row
        )
        first = next(place for place, cell in enumerate(row) if not is_empty(cell) or clean(str(cell)))
        lone_text = isinstance(row[first], str) and not text_of(row[first]).isdigit()
        return Skip.HEADING if lone_text and (is_wide or first == 0) else None

    def _is_row_like(self, row: Sequence[Cell]) -> bool:
        """A row has a number and a name; in a list without numbers a name and more, before the signatures."""
        for _table, reader in self._readers:
            if not reader.is_named(row):
                continue
            if reader.has_numbers:
                return reader.is_numbered(row)
            filled = reader.filled(row)
            if not self._is_signed and (filled > 2 or (filled > 1 and reader.names_somebody(row))):
                return True
        return False

    def _only_signatures_from(self, number: int) -> bool:
        """Below the sum lone words in columns of no name, to the end: "TỔ TRƯỞNG" and who signs."""
        below = (row for row in self._sheet.rows[number - 1 :] if texts(row))
        return all(self._is_lone_words(row) for row in below)

    def _is_lone_words(self, row: Sequence[Cell]) -> bool:
        cells = texts(row)
        is_named = any(reader.is_named(row) for _table, reader in self._readers)
        return len(cells) == 1 and not is_named and not any(map(str.isdigit, cells[0]))

    def _is_group(self, cells: Sequence[str]) -> bool:
        """A heading with an index of its own kind: "II | KHỐI ĐOÀN THỂ"; its sum of money does not count."""
        words = [text for text in cells if not text.replace(".", "").isdigit()]
        return (
            len(words) == 2
            and is_group_index(words[0])
            and any(reader.has_numbers for _t, reader in self._readers)
        )

    def _is_sum(self, row: Sequence[Cell], cells: Sequence[str]) -> bool:
        is_plain_row = any(reader.filled_words(row) > 2 for _table, reader in self._readers)
        return is_total(cells) and not is_plain_row


def without_list(title: str) -> str:
    """A title without its first word: "DANH SÁCH HỘ GIA ĐÌNH" as "HỘ GIA ĐÌNH"."""
    words = title.split()
    return " ".join(words[2:]) if len(words) > 2 else title


def _heading_text(cells: Sequence[str]) -> str:
    words = [text for text in cells if not text.replace(".", "").isdigit() and not is_group_index(text)]
    return " ".join(words) or " ".join(cells)
