"""The same person commended twice in a year is told while the row is typed and before signing."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations import awards, commendations, decision_ends
from desktop.operations.finding.near_cards import mark_not_same
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, FRONT, HUONG, added, draft, signed

CODES = {"same_form_in_year", "same_form_near"}


def told(file: RecordFile, decision: Commendation) -> list[tuple[str, object]]:
    """Code and the other decision's id of every repeat that the opened decision shows."""
    opened = commendations.open_commendation(file, decision.id or 0)
    return [(one.code, one.values["commendation_id"]) for one in opened.problems if one.code in CODES]


def test_two_undated_drafts_without_money_and_for_two_merits(file: RecordFile) -> None:
    first = draft(file)
    (row,) = added(file, first, HUONG)
    second = draft(file, issuer_id=FRONT)
    (again,) = added(file, second, replace(HUONG, recipient_id=row.recipient_id, merit="Đã hiến đất"))
    assert again.amount is None
    assert told(file, second) == [("same_form_in_year", first.id)]
    assert told(file, first) == [("same_form_in_year", second.id)]


def test_a_card_of_the_same_name_is_told_as_near_until_marked_as_another(file: RecordFile) -> None:
    first, second = draft(file), draft(file, issuer_id=FRONT)
    (row,) = added(file, first, HUONG)
    (again,) = added(file, second, HUONG)
    assert again.recipient_id != row.recipient_id
    assert told(file, second) == [("same_form_near", first.id)]
    mark_not_same(file, row.recipient_id, again.recipient_id).result()
    assert told(file, second) == []


def test_it_is_told_while_the_row_is_typed(file: RecordFile) -> None:
    first, second = draft(file), draft(file, issuer_id=FRONT)
    (row,) = added(file, first, HUONG)
    for new, code in (
        (replace(HUONG, recipient_id=row.recipient_id), "same_form_in_year"),
        (HUONG, "same_form_near"),
        (replace(HUONG, not_same=(row.recipient_id,)), None),
        (replace(HUONG, printed_name="Lưu Thanh Mai"), None),
    ):
        found = [one.code for one in awards.check(file, new, second) if one.code in CODES]
        assert found == ([code] if code else [])


def test_a_revoked_decision_and_one_that_is_replaced_do_not_count(file: RecordFile) -> None:
    first = signed(file, draft(file))
    (row,) = awards.add_awards(file, first.id or 0, [HUONG], reason="bổ sung").result().value.awards
    second = draft(file, issuer_id=FRONT)
    added(file, second, replace(HUONG, recipient_id=row.recipient_id))
    assert told(file, second) == [("same_form_in_year", first.id)]
    gone = replace(first, revoked_on=DAY, revocation_reason="kê khai sai")
    decision_ends.revoke_commendation(file, first, gone).result()
    assert told(file, second) == []


def test_a_signed_decision_is_not_asked_again(file: RecordFile) -> None:
    first, second = draft(file), draft(file)
    (row,) = added(file, first, HUONG)
    added(file, second, replace(HUONG, recipient_id=row.recipient_id))
    assert told(file, signed(file, second)) == []


def test_a_decision_is_not_beside_itself(file: RecordFile) -> None:
    only = draft(file)
    added(file, only, HUONG)
    assert told(file, only) == []
