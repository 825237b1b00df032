"""A folder of others' workbooks read into one: whose each file is, its rows, what repeats, what adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, islice
from pathlib import Path

from desktop.errors import FileRefused, SoVangError
from desktop.intake.field_tables import KINDS
from desktop.intake.fields import Reads
from desktop.intake.lines import Skip
from desktop.intake.sent_files import SentFile, SentSheet
from desktop.intake.several import read_several
from desktop.operations.consolidation.added_up import added_up
from desktop.operations.consolidation.copies import copies_among
from desktop.operations.consolidation.parts import (
    Consolidation,
    GatheredFile,
    GatheredRow,
    LeftLine,
    Origin,
    Sender,
)
from desktop.operations.consolidation.places import is_consolidation
from desktop.operations.consolidation.repeats import repeats_among
from desktop.records.near_units import Heirs
from desktop.records.senders import Expected, sender_of, state_of
from desktop.records.text import clean, text_key

MOST_FILES = 2_000
_NOT_SENT = frozenset({"thumbs.db", "desktop.ini"})
_OPEN_ELSEWHERE = ("~$", ".", "~lock")
"""What Excel, LibreOffice and the system leave beside files that are open."""

Told = Callable[[int, int], None]
"""Hears files done, and all of them; what it raises ends the work."""


def files_in(folder: Path, but_not: Sequence[Path] = ()) -> list[Path]:
    """Every file of a folder and of the folders in it, in the order of their names, hidden ones apart.

    `but_not` are files, or whole folders, of our own; a folder that holds this one hides nothing.
    Raises `SoVangError`: "folder_missing", "folder_unreadable", "folder_without_files", "folder_too_large".
    """
    if not folder.is_dir():
        raise SoVangError("folder_missing", folder=str(folder))
    gone = {path.absolute() for path in but_not} - {folder.absolute(), *folder.absolute().parents}
    sent = (path for path in _walked(folder) if gone.isdisjoint((path.absolute(), *path.absolute().parents)))
    found = list(islice(sent, MOST_FILES + 1))  # whoever drops a whole disk does not wait for all of it
    if not found:
        raise SoVangError("folder_without_files", folder=str(folder))
    if len(found) > MOST_FILES:
        raise SoVangError("folder_too_large", folder=str(folder), most=MOST_FILES)
    return sorted(found, key=lambda path: text_key(str(path.relative_to(folder))))


def consolidate(
    folder: Path,
    now: datetime,
    expected: Expected | None = None,
    heirs: Heirs | None = None,
    told: Told = lambda _done, _of: None,
    *,
    but_not: Sequence[Path] = (),
) -> Consolidation:
    """Read a folder. `told` is called several times a second; `but_not` are files that were written there.

    A file that cannot be read is refused and holds up no other; the rows of one that repeats another byte
    for byte are taken once. Raises as `files_in`.
    """
    wanted = expected or Expected()
    paths = files_in(folder, but_not)
    sent = read_several(paths, now.date(), lambda done: told(done, len(paths)))
    gathering = _Gathering(folder, wanted, now)
    copies = copies_among(paths)
    for path, one in zip(paths, sent, strict=True):
        gathering.take(path, one, copies.get(path))
    rows = tuple(gathering.rows)
    return Consolidation(
        folder,
        now,
        wanted,
        tuple(gathering.files),
        tuple(_senders(gathering.files, wanted)),
        rows,
        tuple(gathering.left),
        repeats_among(rows, heirs or {}, lambda: told(len(paths), len(paths))),
        added_up(gathering.files),
    )


def _walked(folder: Path) -> Iterator[Path]:
    for path in _inside(folder):
        if path.name.startswith(_OPEN_ELSEWHERE) or path.name.lower() in _NOT_SENT or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walked(path)
        elif path.is_file():
            yield path


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise SoVangError("folder_unreadable", folder=str(folder)) from error


def _saved_at(path: Path, otherwise: datetime) -> datetime:
    """When a file was saved last, as the clerk's clock shows it; `otherwise` where it has gone meanwhile."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 - the PC's own clock
    except (OSError, OverflowError, ValueError):
        return otherwise


@dataclass
class _Gathering:
    """Files become rows with their origins, one after another."""

    folder: Path
    expected: Expected
    now: datetime
    files: list[GatheredFile] = field(default_factory=list)
    rows: list[GatheredRow] = field(default_factory=list)
    left: list[LeftLine] = field(default_factory=list)
    _places: Iterator[int] = field(default_factory=lambda: count(1))

    def take(self, path: Path, sent: SentFile | FileRefused, same_as: Path | None = None) -> None:
        """One file, read or refused; nothing more is taken of one that is the same as another."""
        name = path.relative_to(self.folder)
        saved_at = _saved_at(path, self.now)
        if is_consolidation(sent):
            sent = FileRefused("list_is_consolidation", file=path.name)
        head = sent.head if isinstance(sent, SentFile) else ()
        texts = (*map(str, name.parts[:-1]), path.stem, *head)
        own_name = name.parts[-2] if len(name.parts) > 1 else clean(path.stem.replace("_", " "))
        sender = sender_of(texts, self.expected.names, own_name)
        if isinstance(sent, FileRefused):
            self.files.append(GatheredFile(path, str(name), sender, saved_at, sent))
            return
        lists = [sheet for sheet in sent.sheets if sheet.kind]
        if not lists and sent.report is None:
            refusal = FileRefused("list_without_header", file=path.name)
            self.files.append(GatheredFile(path, str(name), sender, saved_at, refusal))
            return
        if same_as is not None:
            first = str(same_as.relative_to(self.folder))
            self.files.append(GatheredFile(path, str(name), sender, saved_at, same_as=first))
            return
        begun = len(self.rows)
        for sheet in sent.sheets:
            self._take_sheet(Origin(sender, str(name), sheet.name, 0), sheet)
        new = self.rows[begun:]
        self.files.append(
            GatheredFile(
                path,
                str(name),
                sender,
                saved_at,
                rows=len(new),
                taken=sum(not row.row.is_refused for row in new),
                figures=len(sent.report.figures) if sent.report else 0,
                without_list=tuple(_without_list(sent)),
                columns_left=tuple(dict.fromkeys(title for sheet in lists for title in _columns_left(sheet))),
                old_fonts=sum(sheet.old_fonts for sheet in lists),
                report=sent.report,
            )
        )

    def _take_sheet(self, where: Origin, sheet: SentSheet) -> None:
        for row in sheet.rows:
            origin = Origin(where.sender, where.file, sheet.name, row.number)
            table = sheet.tables[row.table]
            self.rows.append(GatheredRow(next(self._places), origin, sheet.kind, sheet.fields, row, table))
        for line in sheet.skipped if sheet.kind else ():
            if line.why not in {Skip.LETTERHEAD, Skip.HEADER, Skip.REPEATED_HEADER, Skip.COLUMN_NUMBERS}:
                origin = Origin(where.sender, where.file, sheet.name, line.number)
                self.left.append(LeftLine(origin, line))


def _without_list(sent: SentFile) -> Iterator[str]:
    """Sheets with something on them and no list; our own reports have such by nature."""
    if sent.report is None:
        yield from (sheet.name for sheet in sent.sheets if not sheet.kind and sheet.skipped)


def _columns_left(sheet: SentSheet) -> Iterator[str]:
    """Columns that mean something nobody takes in, such as numbers of identity cards."""
    kind = KINDS[sheet.kind]
    for table in sheet.tables:
        for title, key in zip(table.titles, table.fields, strict=True):
            if key is not None and kind.field(key).reads is Reads.IGNORED:
                yield title


def _senders(files: Iterable[GatheredFile], expected: Expected) -> Iterator[Sender]:
    """Those expected in their order, then others by name."""
    by_name: dict[str, list[GatheredFile]] = defaultdict(list)
    for file in files:
        by_name[file.sender].append(file)
    others = sorted((name for name in by_name if name not in expected.names), key=text_key)
    for name in (*expected.names, *others):
        theirs = by_name.get(name, [])
        days = [(file.saved_at.date(), file.refusal is None) for file in theirs]
        yield Sender(name, state_of(days, expected.due), tuple(theirs), name in expected.names)
