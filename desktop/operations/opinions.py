"""What the user does with opinions: noting them, having them answered, postponing, passing them up."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.conference_parts import append, cleaned, existing, move, take_out
from desktop.operations.guards import refuse_errors
from desktop.records.codes import OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import (
    OpinionCounts,
    Standing,
    check_opinion,
    check_postponement,
    counts_of,
    settled,
    standing_on,
)
from desktop.records.problem import Problem
from desktop.records.text import short_date, words
from desktop.store import opinions as stored
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class OpinionLine:
    """An opinion, how it stands on the day that was asked for, and what is doubtful about it."""

    opinion: Opinion
    standing: Standing
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class OpenedOpinions:
    """The opinions of a conference in their order, with their counts."""

    conference: Conference
    lines: tuple[OpinionLine, ...]
    counts: OpinionCounts


@dataclass(frozen=True)
class WaitingOpinion:
    """An opinion that waits for an answer, for the list of work."""

    opinion: Opinion
    conference: Conference
    standing: Standing


def open_opinions(file: RecordFile, conference_id: int, day: date | None = None) -> OpenedOpinions:
    """The opinions of a conference as they stand on a day (None: today).

    Raises `Conflict("deleted_by_another")` when the conference is gone.
    """
    on = day or _today(file)
    conference = existing(file.read, Conference, conference_id)
    lines = tuple(
        OpinionLine(one, standing_on(one, on), tuple(check_opinion(one, conference, on)))
        for one in stored.opinions(file.read, conference_id)
    )
    return OpenedOpinions(conference, lines, counts_of(line.standing for line in lines))


def waiting_opinions(file: RecordFile, day: date | None = None) -> list[WaitingOpinion]:
    """Every opinion that waits for an answer: the first due first, those without a due date last."""
    on = day or _today(file)
    found = stored.entries(file.read, stored.waiting(file.read), on)
    return [
        WaitingOpinion(entry.opinion, entry.conference, standing_on(entry.opinion, on)) for entry in found
    ]


def known_offices(file: RecordFile, typed: str = "", limit: int = 8) -> list[str]:
    """Offices that were responsible before and hold every typed word, the latest first."""
    return _fitting(stored.offices(file.read), typed)[:limit]


def known_superiors(file: RecordFile, typed: str = "", limit: int = 8) -> list[str]:
    """Superiors that opinions went to before and that hold every typed word, the latest first."""
    return _fitting(stored.superiors(file.read), typed)[:limit]


def conference_of_opinion(file: RecordFile, opinion_id: int) -> int:
    """The id of the conference an opinion belongs to. Raises `Conflict("deleted_by_another")`."""
    return existing(file.read, Opinion, opinion_id).conference_id


def add_opinion(file: RecordFile, draft: Opinion) -> Future[Done[Opinion]]:
    """Add an opinion behind the others; its position is not asked for. Raises `draft_has_errors`."""
    new, title = _checked(file, draft)

    def work(writing: Transaction) -> Opinion:
        (added,) = append(writing, new.conference_id, [new])
        writing.say(position=added.position)
        return added

    return file.write(Deed("opinion_added", {"title": title}, work))


def add_opinions(
    file: RecordFile, conference_id: int, drafts: Sequence[Opinion]
) -> Future[Done[list[Opinion]]]:
    """Add opinions behind the others in one step. Raises `draft_has_errors` of the first that has any."""
    new = [_checked(file, replace(draft, conference_id=conference_id))[0] for draft in drafts]
    title = existing(file.read, Conference, conference_id).title
    values = {"count": len(new), "title": title}
    return file.write(Deed("opinions_added", values, lambda writing: append(writing, conference_id, new)))


def change_opinion(file: RecordFile, seen: Opinion, changed: Opinion) -> Future[Done[Opinion]]:
    """Change an opinion. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    return _write(file, "opinion_changed", seen, changed)


def record_answer(
    file: RecordFile, seen: Opinion, *, answer: str, answered_on: date | None = None
) -> Future[Done[Opinion]]:
    """Note an answer given on a day (None: today), also one that came back from a superior."""
    on = answered_on or _today(file)
    changed = replace(seen, state=OpinionState.ANSWERED, answer=answer, answered_on=on)
    return _write(file, "opinion_answered", seen, changed, day=short_date(on))


def answer_at_once(file: RecordFile, seen: Opinion, answer: str = "") -> Future[Done[Opinion]]:
    """Note that it was answered at the conference itself, on the conference's day."""
    changed = replace(seen, state=OpinionState.ANSWERED_AT_ONCE, answer=answer or seen.answer)
    return _write(file, "opinion_answered_at_once", seen, changed)


def pass_up(
    file: RecordFile, seen: Opinion, *, passed_to: str, passed_on: date | None = None
) -> Future[Done[Opinion]]:
    """Note that it went on to a superior on a day (None: today). Raises `draft_has_errors` without a name."""
    on = passed_on or _today(file)
    changed = replace(seen, state=OpinionState.PASSED_UP, passed_to=passed_to, passed_on=on)
    return _write(file, "opinion_passed_up", seen, changed, passed_to=passed_to.strip())


def postpone(file: RecordFile, seen: Opinion, due_on: date, reason: str = "") -> Future[Done[Opinion]]:
    """Move the due date to a later day; the reason becomes a line of the note.

    Raises `draft_has_errors` for a day that is not later, or an opinion that waits no more.
    """
    refuse_errors(check_postponement(seen, due_on))
    changed = replace(seen, due_on=due_on, note=f"{seen.note}\n{reason}")
    return _write(file, "opinion_postponed", seen, changed, day=short_date(due_on))


def delete_opinions(file: RecordFile, ids: Sequence[int]) -> Future[Done[int]]:
    """Delete opinions; those behind them move up. Returns how many went."""
    return file.write(
        Deed("opinions_deleted", {"count": len(set(ids))}, lambda writing: take_out(writing, Opinion, ids))
    )


def move_opinion(file: RecordFile, opinion_id: int, position: int) -> Future[Done[int]]:
    """Make an opinion the `position`th, counted from 1; beyond the last means last."""
    return file.write(
        Deed(
            "opinion_moved",
            {"position": position},
            lambda writing: move(writing, Opinion, opinion_id, position),
        )
    )


def _write(
    file: RecordFile, code: str, seen: Opinion, changed: Opinion, **values: str
) -> Future[Done[Opinion]]:
    new, title = _checked(file, changed)
    said = {"title": title, "position": new.position, **values}
    return file.write(Deed(code, said, lambda writing: writing.update(seen, new)))


def _checked(file: RecordFile, draft: Opinion) -> tuple[Opinion, str]:
    """The draft as it is stored, and the conference's title. Raises `draft_has_errors`."""
    conference = existing(file.read, Conference, draft.conference_id)
    new = settled(cleaned(draft))
    refuse_errors(check_opinion(new, conference))
    return new, conference.title


def _fitting(names: Sequence[str], typed: str) -> list[str]:
    wanted = words(typed)
    return [
        name for name in names if all(any(part.startswith(one) for part in words(name)) for one in wanted)
    ]


def _today(file: RecordFile) -> date:
    return file.now().date()
