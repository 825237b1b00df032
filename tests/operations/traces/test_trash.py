"""What was deleted is found and comes back, whatever was done since; what holds it up is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import SoVangError
from desktop.operations import activities, awards, commendations, conferences, history, opinions, teams
from desktop.operations.traces import trash
from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.codes import ActivityKind, ConferenceKind, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from tests.operations.ward import HOUSE, HUONG, TEAM, added, code_of, draft, record_tables


def activity(file: RecordFile, title: str) -> Activity:
    return activities.create_activity(file, Activity(ActivityKind.VISIT, title)).result().value


def dialogue(file: RecordFile, *contents: str) -> tuple[Conference, list[Opinion]]:
    new = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại quý I")
    held = conferences.create_conference(file, new).result().value
    drafts = [Opinion(0, 0, content) for content in contents]
    return held, opinions.add_opinions(file, held.id or 0, drafts).result().value


def test_a_decision_with_its_list_comes_back_after_other_work(file: RecordFile) -> None:
    decision = draft(file, occasion="Bão số 9")
    added(file, decision, HUONG, TEAM)
    before = record_tables(file)
    commendations.delete_commendation(file, decision.id or 0).result()
    visit = activity(file, "Thăm hỏi")
    (gone,) = trash.removed(file)
    assert (gone.kind, gone.title, gone.detail) == (
        "Quyết định", "(chưa có số) Bão số 9", "cùng 2 trường hợp"
    )  # fmt: skip
    assert gone.step.made_by == "mai"
    trash.bring_back(file, gone.id).result()
    activities.delete_activities(file, [visit.id or 0]).result()
    now = record_tables(file)
    assert now == before
    assert [one.title for one in trash.removed(file)] == ["Thăm hỏi"]


@pytest.mark.parametrize(
    "typed", ["dang thi huong", "HƯỜNG", "bao 9", "to truong", "mai quyet", "09/10/2026"]
)
def test_it_is_found_by_any_of_its_words_without_marks(file: RecordFile, typed: str) -> None:
    decision = draft(file, occasion="Bão số 9")
    added(file, decision, HUONG)
    commendations.delete_commendation(file, decision.id or 0).result()
    assert len(trash.removed(file, typed)) == 1
    assert trash.removed(file, f"{typed} khong co") == []


def test_one_of_a_numbered_list_comes_back_although_those_behind_it_were_changed(file: RecordFile) -> None:
    _held, (first, second, third) = dialogue(file, "Đèn", "Rác", "Nước")
    opinions.delete_opinions(file, [first.id or 0]).result()
    moved = file.read.get(Opinion, third.id or 0)
    assert moved is not None
    opinions.record_answer(file, moved, answer="Đã sửa").result()
    (gone,) = trash.removed(file)
    assert gone.detail == "của hội nghị Đối thoại quý I"
    trash.bring_back(file, gone.id).result()
    listed = {one.content: one for one in file.read.records(Opinion)}
    assert [listed[name].position for name in ("Đèn", "Rác", "Nước")] == [1, 2, 3]
    assert listed["Nước"].answer == "Đã sửa"
    assert second.content in listed


def test_two_deleted_one_after_another_come_back_in_any_order(file: RecordFile) -> None:
    held, (first, _second, third) = dialogue(file, "Đèn", "Rác", "Nước")
    for one in (first, third):
        opinions.delete_opinions(file, [one.id or 0]).result()
    opinions.add_opinions(file, held.id or 0, [Opinion(0, 0, "Vỉa hè")]).result()
    (_later, earlier) = trash.removed(file)
    trash.bring_back(file, earlier.id).result()
    trash.bring_back(file, trash.removed(file)[0].id).result()
    found = sorted(one.position for one in file.read.records(Opinion))
    assert found == [1, 2, 3, 4]


def test_a_round_comes_back_with_its_awards_although_one_was_paid_since(file: RecordFile) -> None:
    held, _none = dialogue(file)
    rows = added(file, draft(file), HUONG, HOUSE)
    ids = [row.id or 0 for row in rows]
    conferences.add_round(file, held.id or 0, presenter_title="Bí thư", award_ids=ids).result()
    conferences.delete_round(file, file.read.records(Round)[0].id or 0).result()
    awards.mark_paid(file, ids[:1], file.now().date()).result()
    trash.bring_back(file, trash.removed(file)[0].id).result()
    assert [row.round_position for row in file.read.records(Award)] == [1, 2]
    assert file.read.records(Award)[0].paid_on == file.now().date()


def test_what_holds_it_up_is_named_and_nothing_is_written(file: RecordFile) -> None:
    card = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 8")
    team = teams.create_team(file, card, Team(0), [Member(0, 0, "Lê Văn Tám")]).result().value
    member = team.members[0]
    teams.delete_members(file, [member.id or 0]).result()
    teams.delete_team(file, team.id or 0).result()
    before = record_tables(file)
    member_gone = next(one for one in trash.removed(file) if one.table == "member")
    with pytest.raises(SoVangError) as refused:
        trash.bring_back(file, member_gone.id).result()
    assert refused.value.code == "undo_in_the_way"
    assert [one["code"] for one in refused.value.values["later"]] == ["team_deleted"]  # type: ignore[attr-defined]
    assert record_tables(file) == before


def test_what_an_undo_took_away_is_there_too_and_comes_back_after_later_work(file: RecordFile) -> None:
    activity(file, "Thăm hỏi")
    history.undo(file).result()
    activity(file, "Giám sát")
    assert code_of(lambda: history.redo(file).result()) == "nothing_to_redo"
    (gone,) = trash.removed(file)
    assert gone.is_undo
    trash.bring_back(file, gone.id).result()
    assert {one.title for one in file.read.records(Activity)} == {"Thăm hỏi", "Giám sát"}
    assert trash.removed(file) == []


def test_what_is_brought_back_twice_is_refused(file: RecordFile) -> None:
    made = activity(file, "Thăm hỏi")
    activities.delete_activities(file, [made.id or 0]).result()
    (gone,) = trash.removed(file)
    trash.bring_back(file, gone.id).result()
    assert code_of(lambda: trash.bring_back(file, gone.id).result()) == "already_undone"


def test_rows_replaced_by_the_program_are_no_waste(file: RecordFile) -> None:
    decision = draft(file)
    added(file, decision, HUONG)
    changed = replace(decision, occasion="Sơ kết")
    commendations.change_commendation(file, decision, changed).result()
    assert file.read.count(Commendation) == 1
    assert trash.removed(file) == []
