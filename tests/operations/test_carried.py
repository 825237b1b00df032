"""A past decision as the start of a new one, and the marks of what nobody has looked at yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.operations import awards, carried, certificates, commendations, history
from desktop.operations.offices import save_signer
from desktop.operations.traces import trash
from desktop.records.award import Award
from desktop.records.carried import SAID
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.issuer import Signer
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.words.problems import problem_sentence
from desktop.words.steps import step_sentence
from tests.operations.ward import CHAIRMAN, DAY, HOUSE, HUONG, TEAM, added, code_of, draft, signed


@pytest.fixture
def past(file: RecordFile) -> Commendation:
    """Decision 218, carried out to the end, with a sum by hand."""
    written = draft(
        file, subject="Khen thưởng dịp 15/10", occasion="Ngày hội", legal_basis="NĐ 152", note="riêng",
        minutes_number="05/BB", proposal_number="31/TTr", money_source="Ngân sách phường",
    )  # fmt: skip
    added(
        file,
        written,
        HUONG,
        replace(TEAM, merit="Khéo"),
        replace(HOUSE, amount=500_000, amount_reason="KH 12"),
    )
    found = signed(file, commendations.open_commendation(file, written.id or 0).commendation)
    awards.reserve_register_numbers(file, found.id or 0).result()
    ids = rows(file, found)
    awards.mark_presented(file, ids, DAY).result()
    awards.mark_paid(file, ids, DAY, "Lê Thị Mai").result()
    return found


def rows(file: RecordFile, commendation: Commendation) -> list[int]:
    opened = commendations.open_commendation(file, commendation.id or 0)
    return [line.award.id or 0 for line in opened.awards]


def copied(file: RecordFile, past: Commendation) -> Commendation:
    return carried.copy_commendation(file, past.id or 0, rows(file, past)).result().value


def doubts(file: RecordFile, commendation: Commendation) -> list[str]:
    found = commendations.open_commendation(file, commendation.id or 0).problems
    return [problem_sentence(one.code, one.values) for one in found if one.code.startswith("carried")]


def test_a_copy_says_the_same_and_nothing_of_what_came_after(file: RecordFile, past: Commendation) -> None:
    before = record_tables(file.read)
    done = carried.copy_commendation(file, past.id or 0, rows(file, past)).result()
    new = done.value
    assert done.step is not None
    sentence = step_sentence(done.step.code, done.step.values)
    assert sentence == "Đã lập dự thảo mới từ quyết định 218/QĐ-UBND, chép 3 trường hợp."
    assert new.state is CommendationState.DRAFT
    assert (new.subject, new.occasion, new.merit, new.legal_basis, new.money_source, new.signer_id) == (
        past.subject, past.occasion, past.merit, past.legal_basis, past.money_source, CHAIRMAN,
    )  # fmt: skip
    assert (new.number, new.decision_date, new.minutes_number, new.proposal_number, new.note) == (
        "",
        None,
        "",
        "",
        "",
    )
    old = [line.award for line in commendations.open_commendation(file, past.id or 0).awards]
    lines = [line.award for line in commendations.open_commendation(file, new.id or 0).awards]
    for then, now in zip(old, lines, strict=True):
        assert (now.printed_name, now.second_line, now.merit, now.recipient_id) == (
            then.printed_name, then.second_line, then.merit, then.recipient_id,
        )  # fmt: skip
        assert (now.amount, now.amount_reason, now.register_number, now.paid_on, now.received_by) == (
            None, "", None, None, "",
        )  # fmt: skip
        assert now.presented_on is None
    after = record_tables(file.read)
    history.undo(file).result()
    assert record_tables(file.read) == before
    history.redo(file).result()
    assert record_tables(file.read) == after


def test_amounts_follow_the_rule_of_the_new_day(file: RecordFile, past: Commendation) -> None:
    new = copied(file, past)
    dated = replace(new, decision_date=date(2026, 10, 8))
    commendations.change_commendation(file, new, dated).result()
    lines = commendations.open_commendation(file, new.id or 0).awards
    assert [line.award.amount for line in lines] == [1_520_000, 1_140_000, 760_000]


def test_rows_are_chosen_or_left(file: RecordFile, past: Commendation) -> None:
    chosen = rows(file, past)[1:2]
    some = carried.copy_commendation(file, past.id or 0, chosen).result().value
    assert len(rows(file, some)) == 1
    none = carried.copy_commendation(file, past.id or 0, []).result().value
    assert rows(file, none) == []
    assert code_of(lambda: carried.copy_commendation(file, past.id or 0, [999])) == "award_gone"
    assert code_of(lambda: carried.copy_commendation(file, 999, [])) == "commendation_gone"


def test_what_is_carried_is_marked_until_it_is_confirmed(file: RecordFile, past: Commendation) -> None:
    new = copied(file, past)
    marks = carried.carried(file.read, new.id or 0)
    assert marks.source == "218/QĐ-UBND"
    assert marks.fields == set(SAID)
    assert marks.award_ids == set(rows(file, new))
    assert doubts(file, new) == [
        "3 dòng chép từ 218/QĐ-UBND chưa soát.",
        "9 chỗ trong quyết định chép từ 218/QĐ-UBND chưa soát.",
    ]
    first = rows(file, new)[0]
    done = carried.confirm(file, new.id or 0, award_ids=[first], fields=["subject"]).result()
    assert done.value == 2
    assert doubts(file, new)[0] == "2 dòng chép từ 218/QĐ-UBND chưa soát."
    before = record_tables(file.read)
    done = carried.confirm_all(file, new.id or 0).result()
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == "Đã soát 10 chỗ chép từ 218/QĐ-UBND."
    assert not carried.carried(file.read, new.id or 0)
    assert doubts(file, new) == []
    assert trash.removed(file) == []  # the marks that went were nothing a clerk deleted
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_a_change_confirms_and_a_row_that_goes_takes_its_mark(file: RecordFile, past: Commendation) -> None:
    new = copied(file, past)
    first, second, third = rows(file, new)
    award = file.read.get(Award, first)
    assert award is not None
    awards.change_award(file, award, replace(award, merit="Khéo hơn")).result()
    awards.delete_awards(file, [second]).result()
    assert carried.carried(file.read, new.id or 0).award_ids == {third}
    changed = replace(new, subject="Khen thưởng năm 2026")
    commendations.change_commendation(file, new, changed, confirmed=["merit"]).result()
    assert carried.carried(file.read, new.id or 0).fields == set(SAID) - {"subject", "merit"}
    commendations.delete_commendation(file, new.id or 0).result()
    assert carried.carried(file.read, new.id or 0).fields == frozenset()


def test_signing_and_printing_go_on_with_the_warning(file: RecordFile, past: Commendation) -> None:
    new = copied(file, past)
    assert signed(file, new, "230/QĐ-UBND").state is CommendationState.SIGNED
    batch = certificates.prepare(file, new.id or 0)
    assert batch.problems[0].code == "carried_rows_unchecked"
    assert doubts(file, new)[0] == "3 dòng chép từ 218/QĐ-UBND chưa soát."


def test_a_signer_who_has_left_makes_room_for_todays(file: RecordFile, past: Commendation) -> None:
    left = file.read.get(Signer, CHAIRMAN)
    assert left is not None
    save_signer(file, left, replace(left, valid_to=date(2026, 9, 30))).result()
    new_one = Signer(left.issuer_id, "Lê Văn Mới", "CHỦ TỊCH", date(2026, 10, 1))
    head = save_signer(file, None, new_one).result().value
    assert copied(file, past).signer_id == head.id
