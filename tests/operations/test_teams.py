from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import history, register, teams
from desktop.operations.reports import activity_report, records_behind
from desktop.records.codes import Grade, RecipientKind
from desktop.records.period import parse_period
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.words.steps import step_sentence
from tests.operations.ward import TEAM, added, draft, record_tables, ward

HEAD = Member(
    0, 0, " Đặng Thị Hường ", "Bà", "Bí thư Chi bộ", 1964, is_head=True, is_woman=True, is_party_member=True
)
SECOND = Member(0, 0, "Lý Văn Thành", "Ông", birth_year=1958, is_party_member=True)
THIRD = Member(0, 0, "Trịnh Gia Bảo", "Ông", birth_year=1999)
HEIR = Recipient(RecipientKind.COLLECTIVE, "Tổ dân vận số 7", unit_text="phường Hoàn Kiếm")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    """A ward with one team of three on a card that was commended."""
    with ward(tmp_path) as opened:
        (award,) = added(opened, draft(opened), TEAM)
        card = opened.read.get(Recipient, award.recipient_id)
        assert card is not None
        new = Team(0, " Tổ dân phố số 3 ", Grade.GOOD, 2025)
        teams.create_team(opened, card, new, [HEAD, SECOND, THIRD]).result()
        yield opened


def value(file: RecordFile, figure_id: str, period: str = "2026") -> int:
    (figure,) = [one for one in activity_report(file, parse_period(period)).figures if one.id == figure_id]
    assert [line.id for line in records_behind(file, figure)] == list(figure.record_ids)
    return figure.value


def roster(file: RecordFile, team_id: int = 1) -> list[tuple[int, str, bool]]:
    members = teams.open_team(file, team_id).entry.members
    return [(one.position, one.name, one.is_head) for one in members]


def test_a_team_stands_on_its_card_with_its_roster_in_order(file: RecordFile) -> None:
    (entry,) = teams.list_teams(file)
    assert (entry.card.name, entry.team.area) == ("Tổ dân vận số 3", "Tổ dân phố số 3")
    assert entry.head is not None
    assert (entry.head.name, entry.women, entry.party_members) == ("Đặng Thị Hường", 1, 2)
    assert teams.open_team(file, 1).problems == ()
    assert register.info(file).counts["teams"] == 1
    assert teams.team_of_recipient(file, entry.card.id or 0) == 1
    assert teams.team_of_recipient(file, 99) is None
    assert teams.list_teams(file, "dan pho 3") == [entry]
    assert teams.list_teams(file, "dan pho 4") == []


def test_a_collective_is_one_team_only_and_nothing_else_is_a_team(file: RecordFile) -> None:
    card = teams.open_team(file, 1).entry.card
    with pytest.raises(SoVangError) as caught:
        teams.create_team(file, card, Team(0)).result()
    assert caught.value.code == "already_team"
    with pytest.raises(SoVangError, match="draft_has_errors"):
        teams.create_team(file, Recipient(RecipientKind.INDIVIDUAL, "Lê Văn Tâm"), Team(0))


def test_there_is_one_head(file: RecordFile) -> None:
    second = teams.open_team(file, 1).entry.members[1]
    teams.change_member(file, second, replace(second, is_head=True)).result()
    assert [head for _place, _name, head in roster(file)] == [False, True, False]
    fourth = replace(THIRD, name="Hà Thị Sen", is_head=True)
    teams.add_members(file, 1, [fourth]).result()
    assert [head for _place, _name, head in roster(file)] == [False, False, False, True]
    assert register.check(file).findings == []


def test_members_move_and_leave_without_gaps(file: RecordFile) -> None:
    third = teams.open_team(file, 1).entry.members[2]
    assert teams.move_member(file, third.id or 0, 1).result().value == 1
    assert roster(file)[0][1] == "Trịnh Gia Bảo"
    teams.delete_members(file, [third.id or 0]).result()
    assert [place for place, _name, _head in roster(file)] == [1, 2]


def test_the_figures_are_of_the_last_day(file: RecordFile) -> None:
    assert [value(file, f"teams.{name}") for name in ("total", "members", "women", "party_members")] == [
        1, 3, 1, 2,
    ]  # fmt: skip
    teams.succeed_team(file, 1, HEIR, date(2026, 7, 1)).result()
    assert value(file, "teams.total", "2026-H1") == 1
    assert value(file, "teams.total", "2026") == 1
    assert activity_report(file, parse_period("2026")).records.teams[0].card.name == "Tổ dân vận số 7"
    assert activity_report(file, parse_period("2026-H1")).records.teams[0].card.name == "Tổ dân vận số 3"


def test_a_team_goes_on_under_another_number(file: RecordFile) -> None:
    heir = teams.succeed_team(file, 1, HEIR, date(2026, 7, 1)).result().value
    assert heir.card.valid_from == date(2026, 7, 1)
    old = teams.open_team(file, 1)
    assert old.entry.card.valid_to == date(2026, 6, 30)
    assert [card.name for card in old.lineage] == ["Tổ dân vận số 3", "Tổ dân vận số 7"]
    assert teams.open_team(file, heir.id or 0).lineage == old.lineage
    assert roster(file, heir.id or 0) == roster(file, 1)
    assert [one.card.name for one in teams.list_teams(file, on=date(2026, 7, 1))] == ["Tổ dân vận số 7"]
    with pytest.raises(SoVangError) as caught:
        teams.succeed_team(file, 1, HEIR, date(2026, 9, 1)).result()
    assert caught.value.code == "team_has_ended"


def test_a_lineage_that_goes_round_ends(file: RecordFile) -> None:
    heir = teams.succeed_team(file, 1, HEIR, date(2026, 7, 1)).result().value
    old = teams.open_team(file, 1).entry
    circled = replace(old.card, predecessor_id=heir.card.id)
    teams.change_team(file, old.team, old.team, (old.card, circled)).result()
    assert {card.name for card in teams.open_team(file, 1).lineage} == {"Tổ dân vận số 3", "Tổ dân vận số 7"}


def test_what_is_gone_is_a_conflict(file: RecordFile) -> None:
    for gone in (
        lambda: teams.open_team(file, 9),
        lambda: teams.delete_team(file, 9),
        lambda: teams.delete_members(file, [9]),
        lambda: teams.team_of_member(file, 9),
        lambda: teams.add_members(file, 9, [SECOND]),
    ):
        with pytest.raises(Conflict):
            gone()
    assert teams.team_of_member(file, 1) == 1


Work = Callable[[RecordFile], Future[Done[Any]]]


def _member(file: RecordFile) -> Member:
    return teams.open_team(file, 1).entry.members[0]


def _regraded(file: RecordFile) -> Future[Done[Team]]:
    entry = teams.open_team(file, 1).entry
    card = replace(entry.card, note="Sáp nhập")
    return teams.change_team(file, entry.team, replace(entry.team, grade=Grade.FAIR), (entry.card, card))


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda f: teams.create_team(f, HEIR, Team(0), [SECOND]), "Đã thêm tổ dân vận: Tổ dân vận số 7."),
        (_regraded, "Đã sửa tổ dân vận: Tổ dân vận số 3."),
        (lambda f: teams.delete_team(f, 1), "Đã bỏ Tổ dân vận số 3 khỏi danh sách tổ dân vận"),
        (lambda f: teams.succeed_team(f, 1, HEIR, date(2026, 7, 1)),
         "Đã ghi Tổ dân vận số 7 kế thừa Tổ dân vận số 3."),
        (lambda f: teams.add_members(f, 1, [THIRD, SECOND]), "Đã thêm 2 thành viên vào Tổ dân vận số 3."),
        (lambda f: teams.change_member(f, _member(f), replace(_member(f), phone="0912")),
         "Đã sửa Đặng Thị Hường trong Tổ dân vận số 3."),
        (lambda f: teams.delete_members(f, [1, 2]), "Đã đưa 2 thành viên ra khỏi Tổ dân vận số 3."),
        (lambda f: teams.move_member(f, 1, 3), "Đã đổi thứ tự của Đặng Thị Hường trong Tổ dân vận số 3."),
    ],
)  # fmt: skip
def test_every_deed_is_undone_and_redone_whole(file: RecordFile, deed: Work, sentence: str) -> None:
    before = record_tables(file)
    step = deed(file).result().step
    assert step is not None
    assert step_sentence(step.code, step.values).startswith(sentence)
    after = record_tables(file)
    assert after != before
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after
