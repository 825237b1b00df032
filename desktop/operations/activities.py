"""What the office does with activities of Biểu 6: noting them, changing them, finding them again."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.records.activity import Activity
from desktop.records.activity_rules import check_activity
from desktop.records.codes import ActivityKind
from desktop.records.problem import Problem
from desktop.records.text import fold, words
from desktop.store import activities as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class ActivityQuery:
    """Which activities are wanted; `text` matches folded words of what, where, by and for whom."""

    text: str = ""
    year: int | None = None
    kind: ActivityKind | None = None


def list_activities(file: RecordFile, query: ActivityQuery | None = None) -> list[Activity]:
    """The activities that a query wants, those without a date first, then the newest first."""
    wanted = query or ActivityQuery()
    return [found for found in stored.activities(file.read) if _fits(found, wanted)]


def open_activity(file: RecordFile, activity_id: int) -> tuple[Activity, list[Problem]]:
    """An activity and what is doubtful about it. Raises `Conflict("deleted_by_another")`."""
    found = there(file.read, Activity, activity_id)
    return found, check(file, found)


def check(file: RecordFile, draft: Activity) -> list[Problem]:
    """Every problem of an activity as it stands in its form."""
    return check_activity(tidied(draft), file.now().date())


def known_measures(file: RecordFile) -> list[str]:
    """The units in which quantities were given so far, the most used first."""
    return stored.measures(file.read)


def create_activity(file: RecordFile, draft: Activity) -> Future[Done[Activity]]:
    """Note an activity. Raises `SoVangError("draft_has_errors")`."""
    new = tidied(draft)
    refuse_errors(check(file, new))
    return file.write(Deed("activity_created", {"title": new.title}, lambda writing: writing.insert(new)))


def change_activity(file: RecordFile, seen: Activity, changed: Activity) -> Future[Done[Activity]]:
    """Change an activity. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    new = tidied(changed)
    refuse_errors(check(file, new))
    return file.write(
        Deed("activity_changed", {"title": new.title}, lambda writing: writing.update(seen, new))
    )


def delete_activities(file: RecordFile, activity_ids: Sequence[int]) -> Future[Done[int]]:
    """Delete activities; returns how many."""
    ids = list(dict.fromkeys(activity_ids))

    def work(writing: Transaction) -> int:
        for activity_id in ids:
            writing.delete(Activity, activity_id)
        return len(ids)

    return file.write(Deed("activities_deleted", {"count": len(ids)}, work))


def _fits(found: Activity, query: ActivityQuery) -> bool:
    text = fold(f"{found.title} {found.unit_text} {found.done_by} {found.received_by}")
    return (
        all(word in text for word in words(query.text))
        and query.kind in (None, found.kind)
        and (query.year is None or (found.done_on is not None and found.done_on.year == query.year))
    )
