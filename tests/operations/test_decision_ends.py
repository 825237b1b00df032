"""A signed decision is revoked with what came back, or replaced; what was carried out is not deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.operations import awards, certificates, commendations, decision_ends, history
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import still_to_recover
from desktop.store import awards as award_store
from desktop.store.conferences import waiting_awards
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, HOUSE, HUONG, TEAM, added, code_of, draft, record_tables, signed

LATER = date(2026, 10, 20)


def standing(file: RecordFile) -> Commendation:
    """Decision 218 with three rows; Hường has her money, taken by somebody else, and her paper."""
    written = draft(file, subject="Khen thưởng dịp 15/10", occasion="Ngày hội 15/10", note="riêng")
    rows = added(file, written, HUONG, TEAM, HOUSE)
    found = signed(file, commendations.open_commendation(file, written.id or 0).commendation)
    awards.reserve_register_numbers(file, found.id or 0).result()
    awards.mark_presented(file, [rows[0].id or 0], DAY).result()
    awards.mark_paid(file, [rows[0].id or 0], DAY, "Lê Thị Mai").result()
    return found


def revoke(file: RecordFile, seen: Commendation, **fields: date) -> Commendation:
    given = {"revoked_on": LATER, **fields}
    changed = decision_ends.revoked(seen, reason="Kê khai sai", **given)
    return decision_ends.revoke_commendation(file, seen, changed).result().value


def test_a_revoked_decision_says_what_is_to_be_recovered_until_it_is(file: RecordFile) -> None:
    seen = standing(file)
    gone = revoke(file, seen)
    opened = commendations.open_commendation(file, seen.id or 0)
    assert (gone.revoked_on, gone.revocation_reason) == (LATER, "Kê khai sai")
    assert still_to_recover(gone, opened.life) == (1, 1)
    back = revoke(file, gone, money_recovered_on=LATER)
    assert still_to_recover(back, opened.life) == (1, 0)
    assert still_to_recover(
        revoke(file, back, object_recovered_on=LATER, money_recovered_on=LATER), opened.life
    ) == (0, 0)
    assert still_to_recover(seen, opened.life) == (0, 0)


def test_a_revoked_decision_prints_nothing_any_more(file: RecordFile) -> None:
    gone = revoke(file, standing(file))
    assert code_of(lambda: certificates.prepare(file, gone.id or 0)) == "revoked_prints_nothing"


def test_a_replaced_decision_prints_nothing_once_the_other_is_taken(file: RecordFile) -> None:
    seen = standing(file)
    heir = decision_ends.replace_commendation(file, seen.id or 0).result().value
    assert certificates.prepare(file, seen.id or 0).sheets
    signed(file, heir, "230/QĐ-UBND", LATER)
    assert code_of(lambda: certificates.prepare(file, seen.id or 0)) == "replaced_prints_nothing"


def test_revoking_is_one_deed_that_is_undone(file: RecordFile) -> None:
    seen = standing(file)
    before = record_tables(file)
    revoke(file, seen)
    history.undo(file).result()
    assert record_tables(file) == before


@pytest.mark.parametrize(("day", "reason"), [(None, "Sai"), (LATER, " "), (date(2026, 1, 1), "Sai")])
def test_revoking_needs_a_day_not_before_the_decision_and_a_reason(
    file: RecordFile, day: date | None, reason: str
) -> None:
    seen = standing(file)
    changed = decision_ends.revoked(seen, revoked_on=day, reason=reason)
    assert code_of(lambda: decision_ends.revoke_commendation(file, seen, changed)) == "draft_has_errors"


def test_a_draft_is_neither_revoked_nor_replaced(file: RecordFile) -> None:
    written = draft(file)
    changed = decision_ends.revoked(written, revoked_on=LATER, reason="Sai")
    assert (
        code_of(lambda: decision_ends.revoke_commendation(file, written, changed))
        == "commendation_not_signed"
    )
    assert (
        code_of(lambda: decision_ends.replace_commendation(file, written.id or 0))
        == "commendation_not_signed"
    )


def test_a_replacing_draft_says_the_same_and_points_back(file: RecordFile) -> None:
    seen = standing(file)
    new = decision_ends.replace_commendation(file, seen.id or 0).result().value
    assert (new.replaces_id, new.state, new.number, new.decision_date, new.note) == (
        seen.id, CommendationState.DRAFT, "", None, "",
    )  # fmt: skip
    for name in ("issuer_id", "form", "type", "subject", "occasion", "merit"):
        assert getattr(new, name) == getattr(seen, name)
    old, heir = (commendations.open_commendation(file, one.id or 0) for one in (seen, new))
    assert [line.award.printed_name for line in heir.awards] == [
        line.award.printed_name for line in old.awards
    ]
    assert all(line.award.register_number is None and line.award.presented_on is None for line in heir.awards)
    assert (heir.replaces, list(old.replaced_by)) == (seen, [new])
    assert code_of(decision_ends.replace_commendation(file, seen.id or 0).result) == "already_replaced"


def test_replacing_is_one_deed_that_is_undone(file: RecordFile) -> None:
    seen = standing(file)
    before = record_tables(file)
    decision_ends.replace_commendation(file, seen.id or 0).result()
    history.undo(file).result()
    assert record_tables(file) == before


def test_who_was_paid_is_paid_once_with_the_sum_that_was_paid(file: RecordFile) -> None:
    seen = standing(file)
    paid = next(row for row in award_store.of_commendation(file.read, seen.id or 0) if row.paid_on)
    new = decision_ends.replace_commendation(file, seen.id or 0).result().value
    signed(file, new, "240/QĐ-UBND", LATER)
    rows = award_store.of_commendation(file.read, new.id or 0)
    (carried,) = (row for row in rows if row.paid_on)
    assert (carried.paid_on, carried.received_by, carried.amount) == (DAY, "Lê Thị Mai", paid.amount)
    assert carried.amount_reason == "Đã chi theo Quyết định 218/QĐ-UBND"
    assert [row.amount_reason for row in rows if not row.paid_on] == ["", ""]
    old = award_store.of_commendation(file.read, seen.id or 0)
    assert paid in old
    unpaid = [row.id or 0 for row in old if not row.paid_on]
    assert code_of(lambda: awards.mark_paid(file, unpaid, LATER)) == "no_longer_paid"
    assert awards.mark_paid(file, [row.id or 0 for row in rows if not row.paid_on], LATER).result().value == 2


def test_money_that_was_recovered_is_due_again_under_the_new_decision(file: RecordFile) -> None:
    gone = revoke(file, standing(file), money_recovered_on=LATER)
    new = decision_ends.replace_commendation(file, gone.id or 0).result().value
    rows = award_store.of_commendation(file.read, new.id or 0)
    assert {(row.paid_on, row.received_by, row.amount_reason) for row in rows} == {(None, "", "")}


def test_a_replaced_decision_is_no_other_payment_and_hands_nothing_over(file: RecordFile) -> None:
    seen = standing(file)
    new = decision_ends.replace_commendation(file, seen.id or 0).result().value

    def doubts(one: Commendation) -> list[str]:
        problems = commendations.open_commendation(file, one.id or 0).problems
        return [problem.code for problem in problems if problem.code == "paid_by_another"]

    assert (doubts(seen), doubts(new)) == ([], [])
    signed(file, new, "240/QĐ-UBND", LATER)
    assert (doubts(seen), doubts(new)) == ([], [])
    waiting = {award.commendation_id for award in waiting_awards(file.read, LATER)}
    assert waiting == {new.id}
    third = draft(file)
    known = {
        row.printed_name: row.recipient_id for row in award_store.of_commendation(file.read, new.id or 0)
    }
    added(file, third, replace(HUONG, recipient_id=known[HUONG.printed_name]))
    signed(file, third, "250/QĐ-UBND", LATER)
    problems = commendations.open_commendation(file, third.id or 0).problems
    assert {one.values["number"] for one in problems if one.code == "paid_by_another"} == {"240/QĐ-UBND"}


def test_the_replaced_decision_counts_until_the_new_one_is_signed(file: RecordFile) -> None:
    seen = standing(file)
    new = decision_ends.replace_commendation(file, seen.id or 0).result().value
    replaced = {row.commendation.id: row.replaced for row in commendations.list_commendations(file)}
    assert replaced == {seen.id: False, new.id: False}
    signed(file, new, "240/QĐ-UBND", LATER)
    replaced = {row.commendation.id: row.replaced for row in commendations.list_commendations(file)}
    assert replaced == {seen.id: True, new.id: False}


@pytest.mark.parametrize("what", ["paid", "presented"])
def test_a_decision_that_was_carried_out_is_not_deleted(file: RecordFile, what: str) -> None:
    written = draft(file)
    (row,) = added(file, written, HUONG)
    seen = signed(file, written)
    mark = awards.mark_paid if what == "paid" else awards.mark_presented
    mark(file, [row.id or 0], DAY).result()
    deleting = commendations.delete_commendation(file, seen.id or 0, "Nhập trùng")
    assert code_of(deleting.result) == "commendation_carried_out"
    mark(file, [row.id or 0], None).result()
    commendations.delete_commendation(file, seen.id or 0, "Nhập trùng").result()
    assert commendations.list_commendations(file) == []


def test_a_replacing_draft_goes_though_money_was_paid_before_it(file: RecordFile) -> None:
    seen = standing(file)
    new = decision_ends.replace_commendation(file, seen.id or 0).result().value
    commendations.delete_commendation(file, new.id or 0).result()
    again = decision_ends.replace_commendation(file, seen.id or 0).result().value
    heir = signed(file, again, "240/QĐ-UBND", LATER)
    deleting = commendations.delete_commendation(file, heir.id or 0, "Sai")
    assert code_of(deleting.result) == "commendation_carried_out"
