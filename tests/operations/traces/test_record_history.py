"""The history of one record in sentences, and one value of it brought back by the rules of its kind."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from desktop.operations import awards, commendations, decision_ends, history, recipients, teams
from desktop.operations.traces import record_history
from desktop.operations.traces.record_history import HistoryLine, owner_of, title_of
from desktop.operations.traces.value_back import GIVEN_BACK, bring_back_value
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME
from desktop.words.columns import column_title
from tests.operations.ward import DAY, HOUSE, HUONG, TEAM, added, code_of, draft, record_tables, signed


@pytest.fixture
def card(file: RecordFile) -> Recipient:
    new = Recipient(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", position="Tổ trưởng")
    return recipients.add_recipient(file, new).result().value


def lines(file: RecordFile, table: str, record_id: int | None) -> list[HistoryLine]:
    return record_history.record_history(file, table, record_id or 0)


def told(file: RecordFile, table: str, record_id: int | None) -> list[str]:
    return [line.what for line in lines(file, table, record_id)]


def bring(file: RecordFile, line: HistoryLine, reason: str = "") -> None:
    former = line.former
    assert former is not None
    bring_back_value(file, former.table, former.id, former.field, former.value, reason).result()


def test_a_changed_value_is_told_with_day_time_and_name(file: RecordFile, card: Recipient) -> None:
    changed = replace(card, position="Tổ phó", birth_year=1968)
    recipients.change_recipient(file, card, changed).result()
    newest = lines(file, "recipient", card.id)
    assert newest[0].sentence == "09/10/2026 15:40 · mai sửa chức vụ: ‘Tổ trưởng’ → ‘Tổ phó’"
    assert newest[1].what == "sửa năm sinh: trống → ‘1968’"
    assert newest[2].what == "thêm hồ sơ Đặng Thị Hường"
    assert newest[2].former is None


def test_one_value_comes_back_in_one_step_and_the_others_stay(file: RecordFile, card: Recipient) -> None:
    changed = replace(card, position="Tổ phó", birth_year=1968)
    now = recipients.change_recipient(file, card, changed).result().value
    before = record_tables(file)
    given = lines(file, "recipient", card.id)[0]
    bring(file, given)
    assert file.read.get(Recipient, card.id or 0) == replace(now, position="Tổ trưởng")
    assert told(file, "recipient", card.id)[0] == "sửa chức vụ: ‘Tổ phó’ → ‘Tổ trưởng’"
    assert lines(file, "recipient", card.id)[1].former is None  # it stands already
    assert code_of(lambda: bring(file, given)) == "value_stands_already"
    history.undo(file).result()
    assert record_tables(file) == before
    assert told(file, "recipient", card.id)[0] == "hoàn tác, chức vụ: ‘Tổ trưởng’ → ‘Tổ phó’"


def test_a_signed_decision_wants_its_reason_and_keeps_it(file: RecordFile) -> None:
    decision = draft(file)
    added(file, decision, HUONG)
    signed(file, decision)
    (row,) = file.read.records(Award)
    changed = replace(row, printed_name="Đặng Thị Hương")
    awards.change_award(file, row, changed, "ghi nhầm").result()
    (line, *_older) = lines(file, "award", row.id)
    assert line.sentence.endswith("‘Đặng Thị Hường’ → ‘Đặng Thị Hương’ (lý do: ghi nhầm)")
    assert code_of(lambda: bring(file, line)) == "reason_needed"
    bring(file, line, "tên cũ đúng")
    assert file.read.records(Award)[0].printed_name == "Đặng Thị Hường"
    whole = [one.sentence for one in lines(file, "commendation", decision.id)]
    assert any("của trường hợp Bà Đặng Thị Hường" in one and "tên cũ đúng" in one for one in whole)


def test_ticks_come_back_by_the_deeds_that_set_them(file: RecordFile) -> None:
    decision = draft(file)
    (row,) = added(file, decision, HUONG)
    done = signed(file, decision)
    awards.mark_paid(file, [row.id or 0], DAY).result()
    awards.mark_paid(file, [row.id or 0], None).result()
    (line,) = [one for one in lines(file, "award", row.id) if "ngày chi" in one.what][:1]
    bring(file, line)
    assert file.read.records(Award)[0].paid_on == DAY
    awards.mark_paid(file, [row.id or 0], None).result()
    changed = decision_ends.revoked(done, revoked_on=DAY, reason="Khai sai")
    decision_ends.revoke_commendation(file, done, changed).result()
    assert code_of(lambda: bring(file, line)) == "no_longer_paid"


def test_a_revocation_is_not_taken_back_by_a_value(file: RecordFile) -> None:
    done = signed(file, draft(file))
    changed = decision_ends.revoked(done, revoked_on=DAY, reason="Khai sai")
    decision_ends.revoke_commendation(file, done, changed).result()
    line = next(one for one in lines(file, "commendation", done.id) if one.former and "trống" in one.what)
    assert code_of(lambda: bring(file, line)) in ("draft_has_errors", "reason_needed")
    assert file.read.records(Commendation)[0].revoked_on == DAY


def test_parts_belong_to_the_history_of_their_record(file: RecordFile, card: Recipient) -> None:
    collective = replace(card, id=None, kind=RecipientKind.COLLECTIVE)
    team = teams.create_team(file, collective, Team(0)).result().value
    teams.add_members(file, team.id or 0, [Member(0, 0, "Lê Văn Tám"), Member(0, 0, "Bùi Ba")]).result()
    members = file.read.records(Member)
    teams.delete_members(file, [members[0].id or 0]).result()
    newest = told(file, "recipient", team.card.id)
    assert newest[0] == "xóa thành viên Lê Văn Tám"
    assert newest[1] == "thêm 2 thành viên: Lê Văn Tám, Bùi Ba"
    assert owner_of(file, "member", members[0].id or 0) == ("team", team.id)


def test_a_field_of_many_rows_is_one_line_of_the_decision_and_one_of_each_row(file: RecordFile) -> None:
    decision = draft(file)
    rows = added(file, decision, *[replace(HUONG, printed_name=f"Bà {n}") for n in range(8)])
    signed(file, decision)
    awards.mark_presented(file, [row.id or 0 for row in rows], DAY).result()
    assert told(file, "commendation", decision.id)[0] == "sửa ngày trao của 8 trường hợp"
    assert told(file, "award", rows[3].id)[0] == "sửa ngày trao: trống → ‘09/10/2026’"


def test_a_deleted_record_still_tells_its_history(file: RecordFile) -> None:
    decision = draft(file, occasion="Sơ kết")
    added(file, decision, TEAM, HOUSE)
    commendations.delete_commendation(file, decision.id or 0).result()
    newest = told(file, "commendation", decision.id)
    assert newest[0].startswith("xóa quyết định (chưa có số) Sơ kết") or "xóa 2 trường hợp" in newest[0]
    assert title_of(file, "commendation", decision.id or 0) == "(chưa có số) Sơ kết"


def test_numbers_of_the_registry_are_not_given_back(file: RecordFile) -> None:
    decision = draft(file)
    (row,) = added(file, decision, HUONG)
    awards.reserve_register_numbers(file, signed(file, decision).id or 0).result()
    line = next(one for one in lines(file, "award", row.id) if "số sổ vàng" in one.what)
    assert line.former is None
    refused = lambda: bring_back_value(file, "award", row.id or 0, "register_number", None)  # noqa: E731
    assert code_of(refused) == "value_not_given_back"


def test_every_field_that_is_given_back_is_one_of_its_record_and_has_a_name() -> None:
    for table, names in GIVEN_BACK.items():
        own = {one.name for one in fields(BY_NAME[table].record_type)}
        assert names <= own
        for name in names:
            assert column_title(table, name)


def test_a_date_comes_back_as_a_date(file: RecordFile) -> None:
    decision = draft(file)
    dated = commendations.record_step(file, decision, minutes_date=date(2026, 9, 1)).result().value
    commendations.record_step(file, dated, minutes_date=date(2026, 9, 2)).result()
    (line, *_older) = lines(file, "commendation", decision.id)
    assert line.what == "sửa ngày họp xét: ‘01/09/2026’ → ‘02/09/2026’"
    bring(file, line)
    assert file.read.records(Commendation)[0].minutes_date == date(2026, 9, 1)
