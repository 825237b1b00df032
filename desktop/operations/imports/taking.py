"""Taking a list in: everything was judged before, so one short transaction writes it all, as one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desktop.errors import SoVangError
from desktop.operations.guards import existing, refuse_without_reason, shown_number
from desktop.operations.imports.learned import learn
from desktop.operations.imports.pending import FIRST_ROW, pending
from desktop.operations.imports.previews import FilePreview, ListPreview, again, learning
from desktop.operations.imports.rows import Counts, ImportRow, Outcome
from desktop.operations.imports.takers import taker_of
from desktop.records.pending_row import PendingRow
from desktop.records.text import clean
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction
from desktop.words.imports import NOUNS

ALL_CHANGES: Final = None
"""Change every record that differs."""

_WHENEVER: Final = datetime(1, 1, 1)  # noqa: DTZ001 - stands for no time of any zone

Updates = Collection[int] | None
"""The places of rows whose records are changed, or ALL_CHANGES."""


@dataclass(frozen=True)
class ListResult:
    """What was written. `rows` = `added` + `matched` + `refused`; `changed` of the matched were brought up to
    date, `kept` of the refused wait to be mended. `owner_id` is the commendation or conference."""

    kind: str
    source: str
    owner_id: int | None
    rows: int
    added: int
    matched: int
    changed: int
    refused: int
    kept: int
    recipients_added: int
    recipients_matched: int


def take(
    file: RecordFile,
    preview: ListPreview,
    *,
    reason: str = "",
    updates: Updates = (),
    keep_refused: bool = True,
) -> Future[Done[ListResult]]:
    """Write a previewed list in one step: new rows, the changes chosen, and what waits to be mended.

    Columns that were corrected are remembered. Raises `reason_needed` where the list belongs to a signed
    decision; the future raises `Conflict` where a record changed since the preview.
    """
    why = clean(reason)
    added = [row for row in preview.rows if row.outcome is Outcome.ADDED]
    changed = [row for row in preview.rows if row.outcome is Outcome.CHANGED and _is_chosen(row, updates)]
    refused = [row for row in preview.rows if row.outcome is Outcome.REFUSED] if keep_refused else []
    _refuse_unexplained(file, preview, why, has_work=bool(added or changed))

    def work(transaction: Transaction) -> ListResult:
        return _write(file, transaction, preview, added, changed, refused)

    commendation = preview.into.commendation
    values = {
        "count": len(added),
        "changed": len(changed),
        "kept": len(refused),
        "what": NOUNS[preview.into.kind],
        "source": preview.name,
        "number": shown_number(commendation) if commendation else "",
        "rows": [row.number for row in added],
        "reason": why,
    }
    if changed:
        return file.write(Deed("list_changes_taken_in", values, work))
    if added:
        return file.write(Deed("awards_added_from" if commendation else "list_taken_in", values, work))
    return file.write(Deed("list_rows_kept" if refused else "list_columns_learned", values, work))


def take_many(
    file: RecordFile,
    previews: Iterable[FilePreview],
    *,
    reason: str = "",
    keep_refused: bool = True,
    progress: Callable[[int], None] = lambda _done: None,
) -> list[ListResult | SoVangError]:
    """Write several files, each as one step and each compared with what the files before it wrote.

    A file that is refused does not hold up the others; its reason stands in its place.
    """
    done: list[ListResult | SoVangError] = []
    for place, one in enumerate(previews, start=1):
        done.append(_taken(file, one, reason, keep_refused=keep_refused))
        progress(place)
    return done


def _taken(
    file: RecordFile, one: FilePreview, reason: str, *, keep_refused: bool
) -> ListResult | SoVangError:
    if one.preview is None:
        return one.refusal or SoVangError("list_without_header", file=one.path.name)
    try:
        fresh = again(file, one.preview)
        return take(file, fresh, reason=reason, keep_refused=keep_refused).result().value
    except SoVangError as refusal:
        return refusal


def _is_chosen(row: ImportRow, updates: Updates) -> bool:
    return updates is None or row.place in updates


def _refuse_unexplained(file: RecordFile, preview: ListPreview, why: str, *, has_work: bool) -> None:
    commendation = preview.into.commendation
    if commendation is not None and commendation.id is not None and has_work:
        refuse_without_reason(existing(file.read, commendation.id), why)


def _write(
    file: RecordFile,
    transaction: Transaction,
    preview: ListPreview,
    added: Sequence[ImportRow],
    changed: Sequence[ImportRow],
    refused: Sequence[ImportRow],
) -> ListResult:
    taker, into, counts = taker_of(preview.into.kind), preview.into, preview.counts
    owner_id = into.commendation.id if into.commendation else into.conference_id
    cards = (0, 0)
    if added or changed:
        written = taker.write(transaction, into, added, changed)
        owner_id = written.owner_id or owner_id
        cards = (written.recipients_added, written.recipients_matched)
    kept = _keep(file, transaction, preview, refused, owner_id)
    if columns := learning(preview):
        sheet = next(one for one in preview.opened.book.sheets if one.name == preview.sheet)
        learn(transaction, into.kind, sheet, preview.read.tables[0], columns)
    return _result(preview, counts, owner_id, len(changed), kept, cards)


def _result(
    preview: ListPreview,
    counts: Counts,
    owner_id: int | None,
    changed: int,
    kept: int,
    cards: tuple[int, int],
) -> ListResult:
    return ListResult(
        preview.into.kind,
        preview.name,
        owner_id,
        counts.rows,
        counts.added,
        counts.matched,
        changed,
        counts.refused,
        kept,
        *cards,
    )


def _keep(
    file: RecordFile,
    transaction: Transaction,
    preview: ListPreview,
    refused: Sequence[ImportRow],
    owner_id: int | None,
) -> int:
    """Keep refused rows; of a list that was kept before, take out those that are in now."""
    if preview.into.commendation is not None and owner_id is None:
        return 0  # the decision was not made, for nobody came into it
    if preview.opened.waiting:
        taken = [row for row in preview.rows if row.outcome is not Outcome.REFUSED]
        return settle(transaction, preview, taken, refused)
    rows = [pending(preview.read, row, preview.name, preview.into, owner_id, file.now()) for row in refused]
    known = {_as_waiting(row) for row in transaction.records(PendingRow)}
    transaction.insert_many([row for row in rows if _as_waiting(row) not in known])
    return len(refused)


def _as_waiting(row: PendingRow) -> PendingRow:
    """What two takings of one list keep alike: they wait once."""
    return replace(row, id=None, kept_at=_WHENEVER)


def settle(
    transaction: Transaction, preview: ListPreview, taken: Sequence[ImportRow], left: Sequence[ImportRow]
) -> int:
    """Kept rows that are `taken` go; those `left` stay, with what was mended in them. Returns how many."""
    waiting = preview.opened.waiting
    for row in taken:
        transaction.delete(PendingRow, waiting[row.read.number - FIRST_ROW].id or 0)
    for row in left:
        seen = waiting[row.read.number - FIRST_ROW]
        mended = pending(preview.read, row, seen.source, preview.into, seen.commendation_id, seen.kept_at)
        transaction.update(seen, replace(mended, id=seen.id))
    return len(left)
