"""What the office does with cards: listing them, opening one with all that happened to it, changing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.errors import SoVangError
from desktop.operations.drafts import there, tidied
from desktop.operations.finding.near_cards import remember_not_same
from desktop.operations.guards import refuse_errors
from desktop.operations.under_reviews import mark_now
from desktop.records.codes import RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.initiative import RecognisedInitiative, RegisteredInitiative
from desktop.records.not_same import NotSame
from desktop.records.opinion_rules import is_said_by
from desktop.records.problem import Problem
from desktop.records.recipient import Recipient
from desktop.records.recipient_rules import check_recipient
from desktop.records.report import AwardEntry, OpinionEntry
from desktop.records.team import Team, TeamEntry
from desktop.records.text import fold_tones
from desktop.records.under_review import UnderReview
from desktop.store import initiatives as stored_initiatives
from desktop.store import not_same as stored_marks
from desktop.store import opinions as stored_opinions
from desktop.store import recipients as stored
from desktop.store import reports as stored_reports
from desktop.store import teams as stored_teams
from desktop.store import under_reviews as stored_reviews
from desktop.store.file import RecordFile
from desktop.store.reader import Reader
from desktop.store.writer import Deed, Done, Transaction


@dataclass(frozen=True)
class RecipientRow:
    """A line of the list: how often the card was commended, by which day last, whether it is a team."""

    recipient: Recipient
    awards: int
    last: date | None
    is_team: bool


class EventKind(StrEnum):
    """What a line of the timeline tells."""

    AWARD = "award"
    ROUND = "round"
    INITIATIVE = "initiative"
    OPINION = "opinion"
    PREDECESSOR = "predecessor"
    HEIR = "heir"


@dataclass(frozen=True)
class Event:
    """One thing that happened to a card. Which of the records is set says `kind`; `day` may be unknown.

    `record_id` is the award, round, yearly row or card that the line opens. `counts` is False for an award
    that is not given yet, or no more: of a draft, revoked, replaced by another decision.
    """

    kind: EventKind
    record_id: int
    day: date | None
    year: int | None
    award: AwardEntry | None = None
    counts: bool = True
    handed_over: tuple[Round, Conference] | None = None
    initiative: RegisteredInitiative | None = None
    recognitions: tuple[RecognisedInitiative, ...] = ()
    card: Recipient | None = None
    opinion: OpinionEntry | None = None


@dataclass(frozen=True)
class OpenedRecipient:
    """A card with its timeline, the latest first, and the team that it is."""

    card: Recipient
    parent: Recipient | None
    events: tuple[Event, ...]
    team: TeamEntry | None
    problems: tuple[Problem, ...]
    under_review: UnderReview | None = None

    @property
    def awards(self) -> tuple[AwardEntry, ...]:
        """The awards of the card, the latest first, also those that are only drafted."""
        return tuple(event.award for event in self.events if event.award)

    @property
    def given(self) -> tuple[AwardEntry, ...]:
        """The awards that count, the latest first."""
        return tuple(event.award for event in self.events if event.award and event.counts)

    @property
    def recognitions(self) -> tuple[RecognisedInitiative, ...]:
        """Every recognition of the card's initiatives, the latest year first."""
        return tuple(one for event in self.events for one in event.recognitions)

    @property
    def is_honoured(self) -> bool:
        """Whether there is an award that counts, or a recognised initiative."""
        return bool(self.given or self.recognitions)

    @property
    def drafted(self) -> int:
        """How many awards stand in drafts only."""
        return sum(entry.commendation.decision_date is None for entry in self.awards)


def list_recipients(file: RecordFile, kind: RecipientKind | None = None) -> list[RecipientRow]:
    """Cards of one kind or all of them: collectives and households by name, persons by tên, họ, đệm."""
    commended = stored.commended(file.read)
    return [
        RecipientRow(one, found.awards, found.last, found.is_team)
        for one in stored.in_order(file.read)
        if kind in (None, one.kind)
        for found in [commended[one.id or 0]]
    ]


def open_recipient(file: RecordFile, recipient_id: int) -> OpenedRecipient:
    """A card with everything about it. Raises `Conflict("deleted_by_another")`."""
    reader = file.read
    card = there(reader, Recipient, recipient_id)
    team = stored_teams.of_recipient(reader, recipient_id)
    entries = stored_teams.with_ids(reader, [team.id or 0]) if team else []
    return OpenedRecipient(
        card,
        reader.get(Recipient, card.parent_id) if card.parent_id else None,
        tuple(sorted(_events(reader, card), key=_latest_first)),
        entries[0] if entries else None,
        tuple(check(file, card)),
        mark_now(file, recipient_id),
    )


def recipient_of_team(file: RecordFile, team_id: int) -> int:
    """The card that a team stands on. Raises `Conflict("deleted_by_another")`."""
    return there(file.read, Team, team_id).recipient_id


def check(file: RecordFile, draft: Recipient) -> list[Problem]:
    """Every problem of a card as it stands in its form."""
    new = tidied(draft)
    others = stored_marks.others_of(file.read, new.id) if new.id else []
    alike = [card for card in stored.named(file.read, [fold_tones(new.name)]) if card.id not in others]
    return check_recipient(new, alike, file.now().year)


def add_recipient(
    file: RecordFile, draft: Recipient, not_same: Iterable[int] = ()
) -> Future[Done[Recipient]]:
    """Add a card, which was said not to be the near cards `not_same`. Raises `draft_has_errors`."""
    new = tidied(draft)
    refuse_errors(check(file, new))

    def work(writing: Transaction) -> Recipient:
        card = writing.insert(new)
        remember_not_same(writing, card.id or 0, not_same)
        return card

    return file.write(Deed("recipient_added", {"name": new.name}, work))


def change_recipient(file: RecordFile, seen: Recipient, changed: Recipient) -> Future[Done[Recipient]]:
    """Change a card; its awards keep what was printed, and its kind stays.

    Raises `draft_has_errors`; the future `Conflict` when it is not as `seen`.
    """
    new = tidied(changed)
    refuse_errors(check(file, new))
    return file.write(
        Deed("recipient_changed", {"name": new.name}, lambda writing: writing.update(seen, new))
    )


def delete_recipient(file: RecordFile, recipient_id: int) -> Future[Done[int]]:
    """Delete a card that nothing names; the future raises `recipient_in_use` otherwise."""
    name = there(file.read, Recipient, recipient_id).name

    def work(writing: Transaction) -> int:
        if count := stored.uses(writing, recipient_id):
            raise SoVangError("recipient_in_use", name=name, count=count)
        for mark in stored_marks.of_card(writing, recipient_id):
            writing.delete(NotSame, mark.id or 0)
        for review in stored_reviews.of_cards(writing, [recipient_id]):
            writing.delete(UnderReview, review.id or 0)
        writing.delete(Recipient, recipient_id)
        return recipient_id

    return file.write(Deed("recipient_deleted", {"name": name}, work))


def _events(reader: Reader, card: Recipient) -> Iterator[Event]:
    card_id = card.id or 0
    entries = stored_reports.entries_by_ids(reader, stored.award_ids(reader, card_id))
    counting = stored.counting_awards(reader, card_id)
    for entry in entries:
        day, award_id = entry.commendation.decision_date, entry.id or 0
        year = day.year if day else None
        yield Event(EventKind.AWARD, award_id, day, year, award=entry, counts=award_id in counting)
    yield from _rounds(reader, entries)
    yield from _initiatives(reader, card_id)
    yield from _opinions(reader, card)
    before = reader.get(Recipient, card.predecessor_id) if card.predecessor_id else None
    if before is not None:
        yield _succession(EventKind.PREDECESSOR, before, card.valid_from)
    for heir in stored.heirs(reader, card_id):
        yield _succession(EventKind.HEIR, heir, heir.valid_from)


def _rounds(reader: Reader, entries: list[AwardEntry]) -> Iterator[Event]:
    rounds = reader.get_many(Round, {entry.award.round_id for entry in entries if entry.award.round_id})
    conferences = reader.get_many(Conference, {one.conference_id for one in rounds.values()})
    for round_id, found in rounds.items():
        conference = conferences[found.conference_id]
        day = conference.held_on
        yield Event(
            EventKind.ROUND, round_id, day, day.year if day else None, handed_over=(found, conference)
        )


def _initiatives(reader: Reader, card_id: int) -> Iterator[Event]:
    rows = stored_initiatives.with_their_initiatives(reader, stored.owned_years(reader, card_id))
    recognised = stored_initiatives.recognised(reader, rows)
    for row in rows:
        own = tuple(one for one in recognised if one.year.id == row.id)
        day = row.year.registered_on
        yield Event(EventKind.INITIATIVE, row.id or 0, day, row.year.year, initiative=row, recognitions=own)


def _opinions(reader: Reader, card: Recipient) -> Iterator[Event]:
    """What the person said at conferences: opinions name who said them, so name and unit are compared."""
    if card.kind is not RecipientKind.INDIVIDUAL:
        return
    found = [one for one in stored_opinions.with_a_name(reader) if is_said_by(one, card)]
    for entry in stored_opinions.entries(reader, found, date.max):
        day = entry.conference.held_on
        yield Event(EventKind.OPINION, entry.opinion.id or 0, day, day.year if day else None, opinion=entry)


def _succession(kind: EventKind, card: Recipient, day: date | None) -> Event:
    return Event(kind, card.id or 0, day, day.year if day else None, card=card)


def _latest_first(event: Event) -> tuple[int, int, str, int]:
    """What has no year yet comes first; what has no day comes at the end of its year."""
    year = event.year or date.max.year
    return -year, -(event.day.toordinal() if event.day else 0), event.kind.value, event.record_id
