"""Cards: their list in the office's order, all that happened to one of them, and changing it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.errors import Conflict
from desktop.operations import conferences, history, initiatives, opinions, recipients, teams
from desktop.operations.recipients import EventKind
from desktop.records.codes import ConferenceKind, Field, Level, RecipientKind
from desktop.records.conference import Conference
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.words.steps import step_sentence
from tests.operations.ward import HOUSE, HUONG, TEAM, added, code_of, draft, record_tables, signed


def commended(file: RecordFile) -> tuple[int, int, int]:
    """A team, a household and a woman in one signed decision; their cards' ids."""
    rows = added(file, draft(file), TEAM, HOUSE, HUONG)
    signed(file, draft(file))
    team, house, woman = (row.recipient_id for row in rows)
    return team, house, woman


def kinds(file: RecordFile, recipient_id: int) -> list[EventKind]:
    return [event.kind for event in recipients.open_recipient(file, recipient_id).events]


def made(file: RecordFile, **fields: Any) -> Recipient:
    new = Recipient(**{"kind": RecipientKind.INDIVIDUAL, **fields})
    return recipients.add_recipient(file, new).result().value


def test_persons_are_listed_by_given_name_and_collectives_by_number(file: RecordFile) -> None:
    for name in ("Trần Văn Bình", "Nguyễn Thị Ánh", "Lê Thị Bình"):
        made(file, name=name)
    for name in ("Tổ dân vận số 13", "Tổ dân vận số 3"):
        made(file, kind=RecipientKind.COLLECTIVE, name=name)
    persons = recipients.list_recipients(file, RecipientKind.INDIVIDUAL)
    assert [row.recipient.name for row in persons] == ["Nguyễn Thị Ánh", "Lê Thị Bình", "Trần Văn Bình"]
    collectives = recipients.list_recipients(file, RecipientKind.COLLECTIVE)
    assert [row.recipient.name for row in collectives] == ["Tổ dân vận số 3", "Tổ dân vận số 13"]
    assert len(recipients.list_recipients(file)) == 5


def test_a_draft_stands_on_the_timeline_without_being_an_award_yet(file: RecordFile) -> None:
    decision = draft(file)
    (award,) = added(file, decision, TEAM)
    opened = recipients.open_recipient(file, award.recipient_id)
    (event,) = opened.events
    assert (event.kind, event.counts) == (EventKind.AWARD, False)
    assert (len(opened.given), opened.drafted) == (0, 1)
    (row,) = recipients.list_recipients(file)
    assert (row.awards, row.last) == (0, None)

    signed(file, decision)
    opened = recipients.open_recipient(file, award.recipient_id)
    assert (len(opened.given), opened.drafted) == (1, 0)
    (row,) = recipients.list_recipients(file)
    assert row.awards == 1


def test_the_list_says_how_often_and_when_last_and_what_is_a_team(file: RecordFile) -> None:
    decision = draft(file)
    (award,) = added(file, decision, TEAM)
    signed(file, decision, day=date(2026, 3, 1))
    added(file, draft(file), replace(TEAM, recipient_id=award.recipient_id))
    made(file, name="Lê Thị Bình")
    card = file.read.get(Recipient, award.recipient_id)
    assert card is not None
    teams.create_team(file, card, Team(0)).result()
    rows = {row.recipient.name: row for row in recipients.list_recipients(file)}
    team, person = rows["Tổ dân vận số 3"], rows["Lê Thị Bình"]
    assert (team.awards, team.last, team.is_team) == (1, date(2026, 3, 1), True)
    assert (person.awards, person.last, person.is_team) == (0, None, False)


def test_everything_stands_on_one_timeline_the_latest_first(file: RecordFile) -> None:
    decision = draft(file)
    (award,) = added(file, decision, TEAM)
    signed(file, decision, day=date(2026, 9, 1))
    held = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết", held_on=date(2026, 10, 1))
    conference = conferences.create_conference(file, held).result().value
    conferences.add_round(
        file, conference.id or 0, presenter_title="Bí thư", award_ids=[award.id or 0]
    ).result()
    owned = Initiative("Ngõ xanh", Field.ECONOMY, "Tổ dân vận số 3", owner_id=award.recipient_id)
    initiatives.create_initiative(
        file, owned, InitiativeYear(0, 2026, registered_on=date(2026, 2, 1))
    ).result()
    waiting = added(file, draft(file), replace(TEAM, recipient_id=award.recipient_id))[0]
    opened = recipients.open_recipient(file, award.recipient_id)
    assert [(event.kind, event.day) for event in opened.events] == [
        (EventKind.AWARD, None),
        (EventKind.ROUND, date(2026, 10, 1)),
        (EventKind.AWARD, date(2026, 9, 1)),
        (EventKind.INITIATIVE, date(2026, 2, 1)),
    ]
    assert [entry.award.id for entry in opened.awards] == [waiting.id, award.id]
    assert opened.events[2].award is not None
    assert opened.events[2].award.commendation.number == "218/QĐ-UBND"


def test_predecessor_and_heir_name_each_other(file: RecordFile) -> None:
    old = made(file, kind=RecipientKind.COLLECTIVE, name="Tổ dân vận số 5")
    team = teams.create_team(file, old, Team(0), [Member(0, 0, "Lý Văn Thành")]).result().value
    new = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 7")
    heir = teams.succeed_team(file, team.id or 0, new, date(2025, 7, 1)).result().value
    (came,) = recipients.open_recipient(file, heir.card.id or 0).events
    (went,) = recipients.open_recipient(file, old.id or 0).events
    assert (came.kind, came.record_id, came.day) == (EventKind.PREDECESSOR, old.id, date(2025, 7, 1))
    assert (went.kind, went.record_id, went.day) == (EventKind.HEIR, heir.card.id, date(2025, 7, 1))
    assert recipients.recipient_of_team(file, heir.id or 0) == heir.card.id


def test_a_changed_card_leaves_what_was_printed(file: RecordFile) -> None:
    _team, _house, woman = commended(file)
    seen = recipients.open_recipient(file, woman).card
    recipients.change_recipient(file, seen, replace(seen, name=" Đặng Thị Hường Giang ")).result()
    opened = recipients.open_recipient(file, woman)
    assert opened.card.name == "Đặng Thị Hường Giang"
    assert [entry.award.printed_name for entry in opened.awards] == ["Đặng Thị Hường"]
    assert first(file, RecipientKind.INDIVIDUAL) == opened.card


def test_a_card_changed_by_another_is_not_overwritten(file: RecordFile) -> None:
    seen = made(file, name="Lê Thị Bình")
    recipients.change_recipient(file, seen, replace(seen, note="một")).result()
    with pytest.raises(Conflict):
        recipients.change_recipient(file, seen, replace(seen, note="hai")).result()


def test_errors_are_refused_and_doubts_are_not(file: RecordFile) -> None:
    made(file, name="Lê Thị Bình")
    assert code_of(lambda: made(file, name=" ")) == "draft_has_errors"
    assert [
        problem.code
        for problem in recipients.open_recipient(file, made(file, name="Lê Thị Bình").id or 0).problems
    ] == ["card_repeated"]


def test_a_card_is_deleted_only_when_nothing_names_it(file: RecordFile) -> None:
    team, _house, _woman = commended(file)
    before = record_tables(file)
    assert code_of(lambda: recipients.delete_recipient(file, team).result()) == "recipient_in_use"
    assert record_tables(file) == before
    spare = made(file, name="Lê Thị Bình")
    recipients.delete_recipient(file, spare.id or 0).result()
    assert code_of(lambda: recipients.open_recipient(file, spare.id or 0)) == "deleted_by_another"


@pytest.mark.parametrize(
    "deed",
    [
        lambda file: recipients.add_recipient(file, Recipient(RecipientKind.COLLECTIVE, "Chi hội số 2")),
        lambda file: recipients.change_recipient(
            file, first(file), replace(first(file), name="Trần Văn Bình", note="đổi tên")
        ),
        lambda file: recipients.delete_recipient(file, first(file).id or 0),
    ],
)  # fmt: skip
def test_every_deed_is_undone_and_redone(
    file: RecordFile, deed: Callable[[RecordFile], Future[Done[Any]]]
) -> None:
    made(file, name="Lê Thị Bình")
    before = record_tables(file)
    done = deed(file).result()
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values).startswith("Đã ")
    after = record_tables(file)
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after


def first(file: RecordFile, kind: RecipientKind | None = None) -> Recipient:
    return recipients.list_recipients(file, kind)[0].recipient


def test_what_a_person_said_stands_on_their_card(file: RecordFile) -> None:
    (row,) = added(file, draft(file), HUONG)
    held = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại quý III", held_on=date(2026, 9, 1))
    conference = conferences.create_conference(file, held).result().value
    said = Opinion(conference.id or 0, 1, "Đề nghị sửa đèn ngõ 5", "bà Đặng Thị Hường", "Tổ dân vận số 3")
    opinions.add_opinion(file, said).result()
    opinions.add_opinion(file, replace(said, said_by="ông Lê Văn Tâm", position=2)).result()
    events = recipients.open_recipient(file, row.recipient_id).events
    (event,) = (one for one in events if one.kind is EventKind.OPINION)
    assert event.opinion is not None
    assert (event.opinion.opinion.content, event.day) == ("Đề nghị sửa đèn ngõ 5", date(2026, 9, 1))
