""" "Chờ sửa": refused rows that wait in the register, list by list, until they are mended or given up."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from desktop.operations.drafts import there
from desktop.operations.guards import existing, shown_number
from desktop.operations.imports.opening import OpenedList
from desktop.operations.imports.pending import as_book
from desktop.operations.imports.previews import ListPreview, preview
from desktop.operations.imports.rows import Into
from desktop.operations.imports.taking import settle
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.pending_row import PendingRow
from desktop.store.by_ids import by_ids
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class WaitingList:
    """The rows of one list that wait. `owner_title` is the decision's number or the conference's title.

    `is_orphan`: the decision or the conference is gone; such rows can only be given up.
    """

    kind: str
    source: str
    kept_at: datetime
    owner_title: str
    rows: tuple[PendingRow, ...]
    is_orphan: bool = False

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of its rows, for opening or discarding it."""
        return tuple(row.id or 0 for row in self.rows)


def waiting_count(file: RecordFile) -> int:
    """How many rows wait."""
    return file.read.count(PendingRow)


def waiting_lists(file: RecordFile) -> list[WaitingList]:
    """All rows that wait, by the list they came with; the latest first."""
    groups: dict[tuple[object, ...], list[PendingRow]] = {}
    for row in file.read.records(PendingRow, "ORDER BY kept_at DESC, id"):
        owner = (row.commendation_id, row.conference_id, row.year, row.merit, row.unit_text)
        groups.setdefault((row.kind, row.source, row.kept_at, owner), []).append(row)
    return [_list(file.read, rows) for rows in groups.values()]


def open_waiting(file: RecordFile, ids: Collection[int]) -> ListPreview:
    """Kept rows of one list as a preview in which they are mended and from which they are taken in.

    Raises `commendation_gone`, and `Conflict("deleted_by_another")` for a row or a conference that is gone.
    """
    rows = by_ids(file.read, PendingRow, sorted(ids))
    for record_id in set(ids) - {row.id for row in rows}:
        there(file.read, PendingRow, record_id)
    into = _into(file.read, rows[0])
    return preview(file, OpenedList(rows[0].source, as_book(rows), waiting=tuple(rows)), into)


def keep_mended(file: RecordFile, seen: ListPreview) -> Future[Done[int]]:
    """Keep what was mended in rows that still wait, without taking any in; returns how many."""
    values = {"count": len(seen.rows), "source": seen.name}
    return file.write(
        Deed("waiting_rows_mended", values, lambda writing: settle(writing, seen, (), seen.rows))
    )


def discard_waiting(file: RecordFile, ids: Collection[int]) -> Future[Done[int]]:
    """Give up rows that wait; returns how many."""
    found = [there(file.read, PendingRow, record_id) for record_id in dict.fromkeys(ids)]

    def work(writing: Transaction) -> int:
        for row in found:
            writing.delete(PendingRow, row.id or 0)
        return len(found)

    values = {"count": len(found), "source": ", ".join(dict.fromkeys(row.source for row in found))}
    return file.write(Deed("waiting_rows_discarded", values, work))


def _list(reader: Reader, rows: list[PendingRow]) -> WaitingList:
    first = rows[0]
    title, is_orphan = _owner(reader, first)
    return WaitingList(first.kind, first.source, first.kept_at, title, tuple(rows), is_orphan)


def _owner(reader: Reader, row: PendingRow) -> tuple[str, bool]:
    if row.kind == "awards":
        decision = reader.get(Commendation, row.commendation_id or 0)
        return (shown_number(decision), False) if decision else ("", True)
    if row.conference_id is not None:
        conference = reader.get(Conference, row.conference_id)
        return (conference.title, False) if conference else ("", True)
    return "", False


def _into(reader: Reader, row: PendingRow) -> Into:
    decision = existing(reader, row.commendation_id or 0) if row.kind == "awards" else None
    if row.conference_id is not None:
        there(reader, Conference, row.conference_id)
    return Into(row.kind, decision, row.conference_id, row.year, row.merit, row.unit_text)
