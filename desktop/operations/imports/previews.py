"""The preview of a list: how it was read, each row with what will become of it; read again when corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import SoVangError
from desktop.intake.field_tables import KINDS
from desktop.intake.headers import ColumnChoice
from desktop.intake.legacy_text import TextChange
from desktop.intake.listener import Told, untold
from desktop.intake.raw import Flavour, Note
from desktop.intake.sheet_reading import Corrections, ReadRow, ReadSheet, read_sheet
from desktop.long_lists import without_collecting
from desktop.operations.imports.learned import learned_columns
from desktop.operations.imports.opening import (
    OpenedList,
    chosen_sheet,
    open_list,
    open_pasted,
    sheets_with_lists,
)
from desktop.operations.imports.pending import FIRST_ROW, kept_reasons
from desktop.operations.imports.rows import Counts, ImportRow, Into, MatchKey, counted
from desktop.operations.imports.takers import Taker, taker_of
from desktop.store.file import RecordFile


@dataclass(frozen=True)
class ListPreview:
    """A list as it will be taken in. `read` tells its columns, skipped lines and old fonts.

    `sheets` are those that have a list of this kind; `not_kept` the fields of its columns that have no place
    in the register; `recipients_added` and `recipients_matched` count cards.
    """

    opened: OpenedList = field(repr=False)
    into: Into
    sheet: str
    sheets: tuple[str, ...]
    read: ReadSheet = field(repr=False)
    corrections: Corrections = field(repr=False)
    key: MatchKey
    keys: tuple[MatchKey, ...]
    rows: tuple[ImportRow, ...] = field(repr=False)
    not_kept: tuple[str, ...] = ()
    recipients_added: int = 0
    recipients_matched: int = 0

    @property
    def name(self) -> str:
        """The file, or what pasted rows are called."""
        return self.opened.name

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the clerk is told of the file as such."""
        return self.opened.book.notes

    @property
    def waiting_ids(self) -> tuple[int, ...]:
        """The kept rows that this list was opened from."""
        return tuple(row.id or 0 for row in self.opened.waiting)

    @property
    def counts(self) -> Counts:
        """How many rows end how."""
        return counted(self.rows)


@dataclass(frozen=True)
class FilePreview:
    """One of several files: its preview, or why it is refused."""

    path: Path
    preview: ListPreview | None = None
    refusal: SoVangError | None = None


@without_collecting()
def preview(
    file: RecordFile,
    opened: OpenedList,
    into: Into,
    *,
    sheet: str | None = None,
    corrections: Corrections | None = None,
    key: str = "",
    told: Told = untold,
) -> ListPreview:
    """Say of every row of an opened list what will become of it; nothing is written.

    `key` is the id of one of the kind's keys, the usual one where it is empty. `told` hears the lines
    understood so far; what it raises ends it. Raises `list_sheet_unknown` and `list_without_header`.
    """
    kind, taker = KINDS[into.kind], taker_of(into.kind)
    found = sheets_with_lists(opened, kind)
    chosen = chosen_sheet(opened, found, sheet)
    said = corrections or Corrections()
    if not said.columns.learned:
        learned = learned_columns(file.read, chosen, kind)
        said = replace(said, columns=replace(said.columns, learned=learned))
    today, may_guess, is_strange = file.now().date(), opened.is_pasted, opened.is_strange
    read = read_sheet(chosen, kind, today, said, may_guess=may_guess, is_strange=is_strange, told=told)
    by = next((one for one in taker.keys if one.id == key), taker.keys[0])
    rows = _judged(file, opened, into, read.rows, said, taker, by)
    columns = [name for table in read.tables for name in table.columns]
    added, matched = taker.recipients(rows)
    return ListPreview(
        opened,
        into,
        chosen.name,
        tuple(one.name for one in found),
        read,
        said,
        by,
        taker.keys,
        tuple(rows),
        tuple(dict.fromkeys(name for name in columns if name in taker.not_kept)),
        added,
        matched,
    )


def preview_file(
    file: RecordFile,
    path: Path,
    into: Into,
    *,
    sheet: str | None = None,
    key: str = "",
    told: Told = untold,
) -> ListPreview:
    """Read a file and preview it; `told` hears its rows twice. Raises `FileRefused`, and as `preview`."""
    return preview(file, open_list(path, told), into, sheet=sheet, key=key, told=told)


def preview_pasted(
    file: RecordFile, payloads: Mapping[Flavour, bytes], into: Into, *, told: Told = untold
) -> ListPreview:
    """Preview the cells of a clipboard; they need no header. Raises `FileRefused`."""
    return preview(file, open_pasted(payloads, told), into, told=told)


def preview_many(
    file: RecordFile, paths: Iterable[Path], into: Into, told: Told = untold
) -> tuple[FilePreview, ...]:
    """Preview several files; one that cannot be read does not hold up the others."""
    return tuple(_one_of_many(file, path, into, told) for path in paths)


def total(previews: Iterable[FilePreview]) -> Counts:
    """The counts of several files together."""
    return sum((one.preview.counts for one in previews if one.preview), Counts())


def again(
    file: RecordFile,
    seen: ListPreview,
    *,
    corrections: Corrections | None = None,
    key: str | None = None,
    sheet: str | None = None,
    into: Into | None = None,
    told: Told = untold,
) -> ListPreview:
    """The same list once more, with what is given and as the register stands now; the file is not read again.

    Another sheet, or another kind, forgets the corrections.
    """
    goes = into or seen.into
    is_other = goes.kind != seen.into.kind or sheet not in (None, seen.sheet)
    said = corrections or (Corrections() if is_other else seen.corrections)
    same_kind = goes.kind == seen.into.kind
    return preview(
        file,
        seen.opened,
        goes,
        sheet=sheet or (seen.sheet if same_kind else None),
        corrections=said,
        key=key if key is not None else (seen.key.id if same_kind else ""),
        told=told,
    )


def mended(seen: ListPreview, place: int, key: str, text: str) -> Corrections:
    """The corrections with what was typed for a field of a row."""
    number = seen.rows[place].read.number
    return replace(seen.corrections, values={**seen.corrections.values, (number, key): text})


def with_column(seen: ListPreview, table: int, column: int, key: str | None) -> Corrections:
    """The corrections with a column (from 0) of a table taken for a field; None: it is not taken."""
    columns = seen.corrections.columns
    chosen = {**columns.chosen, (seen.read.tables[table].row, column): key}
    return replace(seen.corrections, columns=replace(columns, chosen=chosen))


def with_offers(seen: ListPreview, changes: Iterable[TextChange]) -> Corrections:
    """The corrections with offered readings of an old font accepted."""
    accepted = {(one.row, one.column): one.after for one in changes}
    return replace(seen.corrections, cells={**seen.corrections.cells, **accepted})


def learning(seen: ListPreview) -> dict[str, str]:
    """What the chosen columns teach: fields by folded heading, "" for one that is not taken."""
    choice: ColumnChoice = seen.corrections.columns
    titles = {(table.row, match.place): match.title for table in seen.read.tables for match in table.matches}
    return {titles[place]: key or "" for place, key in choice.chosen.items() if titles.get(place, "")}


def _one_of_many(file: RecordFile, path: Path, into: Into, told: Told) -> FilePreview:
    try:
        return FilePreview(path, preview_file(file, path, into, told=told))
    except SoVangError as refusal:
        return FilePreview(path, refusal=refusal)


def _judged(
    file: RecordFile,
    opened: OpenedList,
    into: Into,
    rows: Sequence[ReadRow],
    said: Corrections,
    taker: Taker,
    key: MatchKey,
) -> list[ImportRow]:
    """Rows that waited keep what the reading of their own file found, until the very cell is mended."""
    if not opened.waiting:
        return taker.judge(file, into, rows, key)
    kept = [
        replace(
            row,
            problems=(
                *row.problems,
                *kept_reasons(opened.waiting[row.number - FIRST_ROW], row.problems, typed),
            ),
        )
        for row in rows
        for typed in [{name for number, name in said.values if number == row.number}]
    ]
    judged = taker.judge(file, into, kept, key)
    return [replace(row, number=opened.waiting[row.number - FIRST_ROW].row_number) for row in judged]
