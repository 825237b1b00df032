"""What a folder of others' workbooks comes to: files, senders, rows with where they came from, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.sent_files import SentLine, SentReport, SentRow, SentTable
from desktop.records.codes import RecipientKind
from desktop.records.nearness import Nearness
from desktop.records.senders import Expected, SenderState


@dataclass(frozen=True)
class Origin:
    """Where something stands: whose file, its path below the folder, the sheet, the row from 1."""

    sender: str
    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class GatheredRow:
    """A row of somebody's list. `place` counts all rows from 1; `kind` is a key of `KINDS`.

    `fields` are the keys that `row.values` stand for; `table` has the columns as its sender titled them.
    """

    place: int
    origin: Origin
    kind: str
    fields: tuple[str, ...]
    row: SentRow = field(repr=False)
    table: SentTable = field(repr=False)

    def value(self, key: str) -> object:
        """What stands in a field; None where the list has no such column."""
        return self.row.values[self.fields.index(key)] if key in self.fields else None


def called(row: GatheredRow) -> str:
    """Form of address and name; a collective has a name only, whatever its list writes before it."""
    form = "" if row.value("kind") == RecipientKind.COLLECTIVE else row.value("address_form") or ""
    return f"{form} {row.value('name') or ''}".strip()


@dataclass(frozen=True)
class LeftLine:
    """A filled line that is no row, and what it is taken for."""

    origin: Origin
    line: SentLine


@dataclass(frozen=True)
class GatheredFile:
    """One file of the folder: read, or refused with why. `day` is that of its last saving.

    `rows` = `taken` + `refused`; `without_list` names sheets on which no list was found. `same_as` names the
    file that this one repeats byte for byte: it counts as read, with no row of its own.
    """

    path: Path
    name: str
    sender: str
    saved_at: datetime
    refusal: FileRefused | None = None
    same_as: str = ""
    rows: int = 0
    taken: int = 0
    figures: int = 0
    without_list: tuple[str, ...] = ()
    columns_left: tuple[str, ...] = ()
    old_fonts: int = 0
    report: SentReport | None = field(default=None, repr=False)

    @property
    def refused(self) -> int:
        """How many of its rows could not be taken."""
        return self.rows - self.taken


@dataclass(frozen=True)
class Sender:
    """One who sent, or had to; `is_expected` says that it stands in the remembered list."""

    name: str
    state: SenderState
    files: tuple[GatheredFile, ...]
    is_expected: bool = True

    @property
    def rows(self) -> int:
        """Rows of all its files."""
        return sum(file.rows for file in self.files)

    @property
    def refused(self) -> int:
        """Those that could not be taken."""
        return sum(file.refused for file in self.files)

    @property
    def refused_files(self) -> int:
        """Files that could not be read."""
        return sum(file.refusal is not None for file in self.files)


@dataclass(frozen=True)
class Repeat:
    """Two rows of different files that may be of one recipient."""

    one: GatheredRow
    other: GatheredRow
    nearness: Nearness


@dataclass(frozen=True)
class FigureLine:
    """A figure of one sender's report: its values by column of the report, such as "Trong kỳ"."""

    origin: Origin
    values: Mapping[str, int]


@dataclass(frozen=True)
class AddedFigure:
    """A figure of one period, with the lines that add up to it; its sum stands in no report."""

    code: str
    label: str
    period: tuple[date, date]
    lines: tuple[FigureLine, ...]

    def total(self, column: str) -> int:
        """The sum of one column of the reports."""
        return sum(line.values.get(column, 0) for line in self.lines)


@dataclass(frozen=True)
class Totals:
    """`files` = `read` + `refused_files`; `rows` = `taken` + `refused`."""

    files: int
    read: int
    refused_files: int
    rows: int
    taken: int
    refused: int


@dataclass(frozen=True)
class Consolidation:
    """Everything that a folder came to."""

    folder: Path
    made_at: datetime
    expected: Expected
    files: tuple[GatheredFile, ...]
    senders: tuple[Sender, ...]
    rows: tuple[GatheredRow, ...] = field(repr=False)
    left: tuple[LeftLine, ...] = field(default=(), repr=False)
    repeats: tuple[Repeat, ...] = field(default=(), repr=False)
    figures: tuple[AddedFigure, ...] = field(default=(), repr=False)

    @property
    def taken(self) -> Sequence[GatheredRow]:
        """The rows without an error."""
        return [row for row in self.rows if not row.row.is_refused]

    @property
    def refused(self) -> Sequence[GatheredRow]:
        """The rows that their senders must mend."""
        return [row for row in self.rows if row.row.is_refused]

    @property
    def totals(self) -> Totals:
        """How everything adds up."""
        refused_files = sum(file.refusal is not None for file in self.files)
        rows, taken = (sum(getattr(file, name) for file in self.files) for name in ("rows", "taken"))
        read = len(self.files) - refused_files
        return Totals(len(self.files), read, refused_files, rows, taken, rows - taken)
