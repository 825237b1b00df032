"""What the user does with conferences: recording them, ordering the rounds, saying what was handed over."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from desktop.errors import Conflict, SoVangError
from desktop.operations.attachments import take_out_files
from desktop.operations.conference_parts import delete_parts
from desktop.operations.guards import refuse_errors
from desktop.records.award import Award
from desktop.records.award_rules import ordered
from desktop.records.codes import RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.conference_rules import check_conference, check_presentation, check_round
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import OpinionCounts, Standing, counts_of, standing_on
from desktop.records.problem import Problem
from desktop.records.report import CommendationEntry
from desktop.records.text import clean, clean_multiline, fold_tones, short_date
from desktop.store import conferences as stored
from desktop.store import reports as stored_reports
from desktop.store.by_ids import by_ids
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction

T = TypeVar("T", Conference, Round)
Counts = Mapping[RecipientKind, int]


@dataclass(frozen=True)
class ConferenceRow:
    """A line of the list of conferences; `counts` are the awards handed over, by kind of recipient."""

    conference: Conference
    rounds: int
    awards: int
    counts: Counts
    opinions: OpinionCounts


@dataclass(frozen=True)
class RoundLine:
    """A round with its awards in the order of presentation and the commendations they come from."""

    round: Round
    awards: tuple[Award, ...]
    counts: Counts
    commendations: tuple[CommendationEntry, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the commendations, empty where the registry has not given one yet."""
        return tuple(entry.commendation.number for entry in self.commendations)


@dataclass(frozen=True)
class OpenedConference:
    """A conference with its rounds, the sum of what is handed over, and what is wrong with it."""

    conference: Conference
    rounds: tuple[RoundLine, ...]
    total: Counts
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class WaitingAwards:
    """A commendation with those of its awards that no round hands over yet, in the order of its list."""

    entry: CommendationEntry
    awards: tuple[Award, ...]


def list_conferences(file: RecordFile) -> list[ConferenceRow]:
    """All conferences, those without a date first, then the newest first."""
    conference_of = {found.id: found.conference_id for found in stored.all_rounds(file.read)}
    rounds = Counter(conference_of.values())
    counts: dict[int, Counter[RecipientKind]] = {}
    for award in stored.awards_in_rounds(file.read):
        counts.setdefault(conference_of[award.round_id], Counter())[award.kind] += 1
    standings = _standings(file)
    return [
        ConferenceRow(found, rounds[_id(found)], here.total(), here, counts_of(standings.get(_id(found), ())))
        for found in stored.conferences(file.read)
        for here in [counts.get(_id(found), Counter())]
    ]


def _standings(file: RecordFile) -> Mapping[int, Sequence[Standing]]:
    today = file.now().date()
    found: dict[int, list[Standing]] = {}
    for opinion in file.read.records(Opinion):
        found.setdefault(opinion.conference_id, []).append(standing_on(opinion, today))
    return found


def open_conference(file: RecordFile, conference_id: int) -> OpenedConference:
    """A conference with its rounds. Raises `Conflict("deleted_by_another")` when it is gone."""
    conference = _stored(file.read, Conference, conference_id)
    lines = tuple(_line(file.read, found) for found in stored.rounds(file.read, conference_id))
    total = sum((Counter(line.counts) for line in lines), Counter[RecipientKind]())
    entries = {entry.id: entry.commendation for line in lines for entry in line.commendations}
    problems = check_conference(conference, rounds=len(lines)) + check_presentation(
        conference, entries.values()
    )
    return OpenedConference(conference, lines, total, tuple(problems))


def awards_to_present(file: RecordFile, day: date) -> list[WaitingAwards]:
    """Awards in no round yet: of commendations without a date, or decided in the year up to `day`."""
    waiting: dict[int, list[Award]] = {}
    for award in stored.waiting_awards(file.read, day):
        waiting.setdefault(award.commendation_id, []).append(award)
    entries = stored_reports.commendations_by_ids(file.read, list(waiting))
    return [WaitingAwards(entry, tuple(ordered(waiting[entry.commendation.id or 0]))) for entry in entries]


def known_presenters(file: RecordFile) -> list[Round]:
    """Who has presented so far, each title and name once, the latest first."""
    latest_first = sorted(stored.all_rounds(file.read), key=_id, reverse=True)
    return list({(found.presenter_title, found.presenter_name): found for found in latest_first}.values())


def conference_of_round(file: RecordFile, round_id: int) -> int:
    """The id of the conference a round belongs to. Raises `Conflict("deleted_by_another")`."""
    return _stored(file.read, Round, round_id).conference_id


def find_conference(file: RecordFile, title: str) -> Conference:
    """The one conference of that title. Raises `SoVangError("conference_unclear")` with their number."""
    found = [one for one in stored.conferences(file.read) if fold_tones(one.title) == fold_tones(title)]
    if len(found) != 1:
        raise SoVangError("conference_unclear", title=title, count=len(found))
    return found[0]


def create_conference(file: RecordFile, draft: Conference) -> Future[Done[Conference]]:
    """Record a new conference. Raises `SoVangError("draft_has_errors")`."""
    new = _cleaned(draft)
    refuse_errors(check_conference(new))
    return file.write(Deed("conference_created", {"title": new.title}, lambda writing: writing.insert(new)))


def change_conference(file: RecordFile, seen: Conference, changed: Conference) -> Future[Done[Conference]]:
    """Change a conference. Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`."""
    new = _cleaned(changed)
    refuse_errors(check_conference(new))
    return file.write(
        Deed("conference_changed", {"title": new.title}, lambda writing: writing.update(seen, new))
    )


def delete_conference(file: RecordFile, conference_id: int) -> Future[Done[int]]:
    """Delete a conference with all that belongs to it; the awards of its rounds stay.

    Returns how many rounds went.
    """

    def work(writing: Transaction) -> int:
        rounds = stored.rounds(writing, conference_id)
        for found in rounds:
            _empty(writing, _id(found))
            writing.delete(Round, _id(found))
        delete_parts(writing, conference_id)
        take_out_files(writing, "conference", conference_id)
        writing.delete(Conference, conference_id)
        return len(rounds)

    title = _stored(file.read, Conference, conference_id).title
    return file.write(Deed("conference_deleted", {"title": title}, work))


def add_round(
    file: RecordFile,
    conference_id: int,
    *,
    presenter_title: str,
    presenter_name: str = "",
    award_ids: Sequence[int] = (),
) -> Future[Done[Round]]:
    """Add a round after the others, its awards in the order given. Raises `draft_has_errors`."""
    draft = _cleaned(Round(conference_id, 0, presenter_title, presenter_name))
    refuse_errors(check_round(_stored(file.read, Conference, conference_id), draft))

    def work(writing: Transaction) -> Round:
        _stored(writing, Conference, conference_id)
        position = len(stored.rounds(writing, conference_id)) + 1
        added = writing.insert(replace(draft, position=position))
        put_into_round(writing, _id(added), award_ids)
        return added

    return file.write(Deed("round_added", {"presenter": _presenter(draft), "count": len(award_ids)}, work))


def change_round(
    file: RecordFile, seen: Round, changed: Round, award_ids: Sequence[int] | None = None
) -> Future[Done[Round]]:
    """Change who presents and, where `award_ids` are given, which awards in which order.

    Raises `draft_has_errors`; the future `Conflict` when the round is not as `seen`.
    """
    new = _cleaned(changed)
    refuse_errors(check_round(_stored(file.read, Conference, new.conference_id), new))

    def work(writing: Transaction) -> Round:
        written = writing.update(seen, new)
        if award_ids is not None:
            present = stored.awards_of_round(writing, _id(written))
            _place(writing, None, [award for award in present if award.id not in set(award_ids)])
            put_into_round(writing, _id(written), award_ids)
        return written

    return file.write(Deed("round_changed", {"presenter": _presenter(new)}, work))


def delete_round(file: RecordFile, round_id: int) -> Future[Done[int]]:
    """Delete a round; its awards stay in their commendations. Returns how many awards are in no round now."""

    def work(writing: Transaction) -> int:
        found = _stored(writing, Round, round_id)
        freed = _empty(writing, round_id)
        writing.delete(Round, round_id)
        _renumber(writing, stored.rounds(writing, found.conference_id))
        return freed

    return file.write(Deed("round_deleted", {"presenter": _presenter_of(file, round_id)}, work))


def move_round(file: RecordFile, round_id: int, position: int) -> Future[Done[int]]:
    """Make a round the `position`th, counted from 1; beyond the last means last. Returns its new position."""

    def work(writing: Transaction) -> int:
        moved = _stored(writing, Round, round_id)
        others = [found for found in stored.rounds(writing, moved.conference_id) if found.id != round_id]
        place = min(max(position, 1), len(others) + 1)
        _renumber(writing, [*others[: place - 1], moved, *others[place - 1 :]])
        return place

    values = {"presenter": _presenter_of(file, round_id), "position": position}
    return file.write(Deed("round_moved", values, work))


def assign_awards(file: RecordFile, round_id: int | None, award_ids: Sequence[int]) -> Future[Done[int]]:
    """Put awards into a round, behind those in it, in the order given; None takes them out of theirs.

    Naming all awards of a round puts them into that order. Returns how many awards were named.
    """

    def work(writing: Transaction) -> int:
        if round_id is not None:
            _stored(writing, Round, round_id)
        put_into_round(writing, round_id, award_ids)
        return len(award_ids)

    if round_id is None:
        return file.write(Deed("awards_unassigned", {"count": len(award_ids)}, work))
    values = {"count": len(award_ids), "presenter": _presenter_of(file, round_id)}
    return file.write(Deed("awards_assigned", values, work))


def record_presented(file: RecordFile, conference_id: int, on: date) -> Future[Done[int]]:
    """Note the day on which a conference's awards were handed over, where none is noted. Returns how many."""

    def work(writing: Transaction) -> int:
        waiting = [
            award
            for award in stored.awards_of_conference(writing, conference_id)
            if award.presented_on is None
        ]
        for award in waiting:
            writing.update(award, replace(award, presented_on=on))
        return len(waiting)

    title = _stored(file.read, Conference, conference_id).title
    return file.write(Deed("presented_recorded", {"title": title, "day": short_date(on)}, work))


def _line(reader: Reader, found: Round) -> RoundLine:
    awards = stored.awards_of_round(reader, _id(found))
    ids = list(dict.fromkeys(award.commendation_id for award in awards))
    entries = stored_reports.commendations_by_ids(reader, ids)
    return RoundLine(found, tuple(awards), Counter(award.kind for award in awards), tuple(entries))


def put_into_round(writing: Transaction, round_id: int | None, award_ids: Sequence[int]) -> None:
    """Put awards into a round behind those in it, or out of theirs (None), within a larger deed."""
    named = by_ids(writing, Award, award_ids)
    missing = set(award_ids) - {award.id for award in named}
    if missing:
        raise Conflict("deleted_by_another", table="award", id=min(missing))
    if round_id is None:
        _place(writing, None, named)
    else:
        before = [
            award for award in stored.awards_of_round(writing, round_id) if award.id not in set(award_ids)
        ]
        _place(writing, round_id, [*before, *named])


def _empty(writing: Transaction, round_id: int) -> int:
    awards = stored.awards_of_round(writing, round_id)
    _place(writing, None, awards)
    return len(awards)


def _place(writing: Transaction, round_id: int | None, awards: Sequence[Award]) -> None:
    for position, award in enumerate(awards, start=1):
        placed = replace(award, round_id=round_id, round_position=None if round_id is None else position)
        if placed != award:
            writing.update(award, placed)


def _renumber(writing: Transaction, rounds: Sequence[Round]) -> None:
    for position, found in enumerate(rounds, start=1):
        if found.position != position:
            writing.update(found, replace(found, position=position))


def _stored(reader: Reader, record_type: type[T], record_id: int) -> T:
    found = reader.get(record_type, record_id)
    if found is None:
        raise Conflict("deleted_by_another", table=record_type.__name__.lower(), id=record_id)
    return found


def _cleaned(draft: T) -> T:
    texts = {name: value for name, value in dataclasses.asdict(draft).items() if type(value) is str}
    cleaned: dict[str, Any] = {
        name: clean_multiline(text) if name == "note" else clean(text) for name, text in texts.items()
    }
    return replace(draft, **cleaned)


def _presenter_of(file: RecordFile, round_id: int) -> str:
    return _presenter(_stored(file.read, Round, round_id))


def _presenter(found: Round) -> str:
    return found.presenter_title or found.presenter_name


def _id(record: Conference | Round) -> int:
    if record.id is None:
        raise ValueError("a record without an id was never stored")
    return record.id
