from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import awards, certificates, commendations, history
from desktop.operations.commendations import CommendationQuery
from desktop.operations.printing import prints
from desktop.records.codes import CommendationState, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.life import StepState
from desktop.store.file import RecordFile
from desktop.words.steps import step_sentence
from tests.operations.ward import (
    CHAIRMAN,
    DAY,
    FRONT,
    HOUSE,
    HUONG,
    MERIT,
    PARTY,
    STATE,
    TEAM,
    added,
    code_of,
    draft,
    record_tables,
    signed,
)


def test_a_new_decision_is_cleaned_and_its_number_read(file: RecordFile) -> None:
    stored = draft(file, number=" 218/QĐ-UBND ", occasion="Nga\u0300y hội  15/10 ")
    assert (stored.number, stored.number_value, stored.occasion) == ("218/QĐ-UBND", 218, "Ngày hội 15/10")
    assert commendations.open_commendation(file, stored.id or 0).commendation == stored


def test_a_draft_with_errors_is_refused_with_all_of_them(file: RecordFile) -> None:
    wrong = Commendation(STATE, Form.GIAY_KHEN, members_present=9, members_total=5, votes_for=12)
    with pytest.raises(SoVangError) as refused:
        commendations.create_commendation(file, wrong).result()
    assert (refused.value.code, refused.value.values["count"]) == ("draft_has_errors", 2)
    assert commendations.list_commendations(file) == []
    assert code_of(
        lambda: commendations.create_commendation(file, Commendation(77, Form.THUONG)).result()
    ) == ("draft_has_errors")


def test_the_list_has_drafts_first_then_the_newest_with_their_sums(file: RecordFile) -> None:
    old = signed(file, draft(file), "164/QĐ-UBND", date(2026, 8, 19))
    new = signed(file, draft(file))
    waiting = draft(file, occasion="Đột xuất, bão số 9")
    added(file, waiting, HUONG)
    awards.add_awards(file, new.id or 0, [TEAM, HOUSE, HUONG], reason="Bổ sung").result()
    rows = commendations.list_commendations(file)
    assert [row.commendation.id for row in rows] == [waiting.id, new.id, old.id]
    assert [row.amount for row in rows] == [None, 3_420_000, None]
    assert (rows[1].award_count, rows[1].to_print, rows[1].printed, rows[1].current_step) == (
        3,
        3,
        0,
        "print",
    )
    assert rows[1].counts == {
        RecipientKind.COLLECTIVE: 1,
        RecipientKind.HOUSEHOLD: 1,
        RecipientKind.INDIVIDUAL: 1,
    }
    assert rows[0].current_step == "review"
    assert (rows[2].award_count, rows[2].current_step) == (0, "print")


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (CommendationQuery(text="mat tran"), ["09/QĐ-MTTQ"]),
        (CommendationQuery(text="hoan kiem 218"), ["218/QĐ-UBND"]),
        (CommendationQuery(text="ngay hoi"), ["218/QĐ-UBND"]),
        (CommendationQuery(text="2025"), ["09/QĐ-MTTQ"]),
        (CommendationQuery(year=2026), ["218/QĐ-UBND"]),
        (CommendationQuery(form=Form.BIEU_DUONG), ["09/QĐ-MTTQ"]),
        (CommendationQuery(issuer_id=STATE), ["218/QĐ-UBND"]),
        (CommendationQuery(state=CommendationState.DRAFT), []),
        (CommendationQuery(text="khong co"), []),
    ],
)
def test_the_list_is_filtered(file: RecordFile, query: CommendationQuery, numbers: list[str]) -> None:
    signed(file, draft(file, occasion="Ngày hội 15/10"))
    front = draft(file, issuer_id=FRONT, form=Form.BIEU_DUONG, occasion="Công tác Mặt trận")
    commendations.fill_number_and_date(
        file, front, number="09/QĐ-MTTQ", decision_date=date(2025, 11, 18), signer_id=None
    ).result()
    assert [row.commendation.number for row in commendations.list_commendations(file, query)] == numbers


def test_an_opened_decision_shows_rows_strip_and_what_is_missing(file: RecordFile) -> None:
    decision = draft(file, merit="")
    added(file, decision, HUONG, TEAM, HOUSE, TEAM)
    opened = commendations.open_commendation(file, decision.id or 0)
    assert [line.award.printed_name for line in opened.awards] == [
        "Tổ dân vận số 3",
        "Tổ dân vận số 3",
        "Lê Văn Tâm",
        "Đặng Thị Hường",
    ]
    assert [line.recipient.name for line in opened.awards] == [
        line.award.printed_name for line in opened.awards
    ]
    assert {line.printed for line in opened.awards} == {"not_printed"}
    assert [(step.title, step.detail) for step in opened.strip][:3] == [
        ("Danh sách", "4 trường hợp"),
        ("Họp xét, trình", "Chưa ghi biên bản"),
        ("Ký, cấp số", "Chưa có số"),
    ]
    assert [problem.code for problem in opened.problems] == ["already_in_list", *["merit_missing_of"] * 4]
    assert opened.total_amount is None
    assert code_of(lambda: commendations.open_commendation(file, 99)) == "commendation_gone"


def test_other_forms_show_that_nothing_is_printed(file: RecordFile) -> None:
    decision = draft(file, issuer_id=PARTY, form=Form.CONG_NHAN_VA_THUONG)
    added(file, decision, TEAM)
    opened = commendations.open_commendation(file, decision.id or 0)
    assert opened.certificate_refusal == "no_certificates_for_form"
    assert [line.printed for line in opened.awards] == ["none"]


def test_number_and_day_sign_and_bring_the_amounts(file: RecordFile) -> None:
    decision = draft(file)
    own = replace(HUONG, amount=500_000, amount_reason="Theo Kế hoạch 12")
    added(file, decision, TEAM, HOUSE, own)
    assert [line.award.amount for line in commendations.open_commendation(file, decision.id or 0).awards] == [
        None,
        None,
        500_000,
    ]
    done = signed(file, decision)
    assert (done.state, done.number_value, done.signer_id) == (CommendationState.SIGNED, 218, CHAIRMAN)
    opened = commendations.open_commendation(file, decision.id or 0)
    assert [line.award.amount for line in opened.awards] == [1_520_000, 1_140_000, 500_000]
    assert opened.awards[0].award.amount_rule == (
        "0,6 × 2.530.000 = 1.518.000, làm tròn lên 1.520.000 (NĐ 152/2025)"
    )
    assert opened.total_amount == 3_160_000
    assert next(step for step in opened.strip if step.state is StepState.CURRENT).detail == "Chưa in 3 tờ"


def test_signing_needs_number_and_happens_once(file: RecordFile) -> None:
    decision = draft(file)
    assert code_of(lambda: signed(file, decision, number=" ")) == "draft_has_errors"
    done = signed(file, decision)
    assert code_of(lambda: signed(file, done)) == "already_signed"


def test_a_day_after_the_rules_changed_changes_the_amounts_of_a_draft_only(file: RecordFile) -> None:
    decision = draft(file, number="218/QĐ-UBND", decision_date=date(2026, 6, 30))
    (award,) = added(file, decision, TEAM)
    assert award.amount == 1_410_000
    moved = (
        commendations.change_commendation(file, decision, replace(decision, decision_date=DAY)).result().value
    )
    assert commendations.open_commendation(file, decision.id or 0).total_amount == 1_520_000
    closed = replace(moved, state=CommendationState.SIGNED)
    closed = commendations.change_commendation(file, moved, closed).result().value
    back = replace(closed, decision_date=date(2026, 6, 30))
    commendations.change_commendation(file, closed, back, "Sửa ngày theo bản gốc").result()
    assert commendations.open_commendation(file, decision.id or 0).total_amount == 1_520_000


def test_a_signed_decision_changes_only_with_a_reason(file: RecordFile) -> None:
    done = signed(file, draft(file))
    changed = replace(done, subject="Khác")
    assert code_of(lambda: commendations.change_commendation(file, done, changed)) == "reason_needed"
    assert code_of(lambda: commendations.change_commendation(file, done, changed, "  ")) == "reason_needed"
    step = commendations.change_commendation(file, done, changed, "Ghi nhầm trích yếu").result().step
    assert step is not None
    assert step.values["reason"] == "Ghi nhầm trích yếu"


def test_the_office_may_record_its_steps_after_signing_too(file: RecordFile) -> None:
    done = signed(file, draft(file))
    later = commendations.record_step(file, done, made_public_on=DAY, filed_on=DAY).result().value
    assert later.filed_on == DAY
    with pytest.raises(TypeError):
        commendations.record_step(file, later, merit="khác")


def test_a_form_that_was_opened_before_another_change_is_a_conflict(file: RecordFile) -> None:
    decision = draft(file)
    commendations.record_step(file, decision, note="x").result()
    with pytest.raises(Conflict):
        commendations.change_commendation(file, decision, replace(decision, note="y")).result()


def test_deleting_takes_the_list_along_but_never_a_printed_or_replaced_decision(file: RecordFile) -> None:
    decision = draft(file)
    added(file, decision, TEAM)
    commendations.delete_commendation(file, decision.id or 0).result()
    assert commendations.list_commendations(file) == []

    done = signed(file, draft(file))
    (row,) = awards.add_awards(file, done.id or 0, [TEAM], reason="Bổ sung").result().value.awards
    assert code_of(lambda: commendations.delete_commendation(file, done.id or 0)) == "reason_needed"
    batch = certificates.prepare(file, done.id or 0)
    prints.record_issued(file, batch, [row.id or 0], text_only=True).result()
    deleting = commendations.delete_commendation(file, done.id or 0, "Nhập trùng")
    assert code_of(deleting.result) == "commendation_has_pages"

    old = draft(file)
    draft(file, replaces_id=old.id)
    assert code_of(commendations.delete_commendation(file, old.id or 0).result) == "commendation_is_replaced"


def test_numbers_are_suggested_and_repeats_are_named(file: RecordFile) -> None:
    assert commendations.next_number(file, STATE, DAY) == "01/QĐ-UBND"
    signed(file, draft(file))
    assert commendations.next_number(file, STATE, DAY) == "219/QĐ-UBND"
    assert commendations.next_number(file, STATE, date(2027, 1, 1)) == "01/QĐ-UBND"
    assert commendations.next_number(file, PARTY, DAY) == "01-QĐ/ĐU"
    again = draft(file, number="218/QĐ-UBND", decision_date=DAY)
    problems = commendations.open_commendation(file, again.id or 0).problems
    assert [problem.code for problem in problems] == ["number_repeated"]
    assert code_of(lambda: commendations.next_number(file, 99, DAY)) == "issuer_gone"


def test_a_decision_is_found_by_its_number(file: RecordFile) -> None:
    state = signed(file, draft(file), "15/QĐ-UBND")
    first = draft(file, issuer_id=PARTY, form=Form.THUONG, number="15-QĐ/ĐU", decision_date=date(2025, 9, 1))
    second = draft(file, issuer_id=PARTY, form=Form.THUONG, number="15-QĐ/ĐU", decision_date=DAY)
    assert commendations.find_commendation(file, "số 15/qđ-ubnd") == state
    assert commendations.find_commendation(file, "15-QD/DU", year=2025) == first
    assert commendations.find_commendation(file, "15-QĐ/ĐU", issuer="dang uy", year=2026) == second
    assert code_of(lambda: commendations.find_commendation(file, "99/QĐ")) == "commendation_unknown"
    assert code_of(lambda: commendations.find_commendation(file, "15-QĐ/ĐU", form=Form.GIAY_KHEN)) == (
        "commendation_unknown"
    )
    with pytest.raises(SoVangError) as refused:
        commendations.find_commendation(file, "15-QĐ/ĐU")
    assert refused.value.code == "commendation_ambiguous"
    assert [one.id for one, _issuer in refused.value.values["candidates"]] == [second.id, first.id]  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["giấy khen", "GIAY KHEN", "giay_khen", "Giấy  khen"])
def test_a_form_is_named_with_or_without_marks(typed: str) -> None:
    assert commendations.parse_form(typed) is Form.GIAY_KHEN
    assert commendations.parse_form("cong nhan va thuong") is Form.CONG_NHAN_VA_THUONG
    assert code_of(lambda: commendations.parse_form("huân chương")) == "form_unknown"


def create(file: RecordFile) -> object:
    return draft(file, number="1/QĐ")


def change(file: RecordFile) -> object:
    seen = commendations.find_commendation(file, "218/QĐ-UBND")
    return commendations.change_commendation(file, seen, replace(seen, merit=MERIT + " và"), "lý do").result()


def change_draft(file: RecordFile) -> object:
    seen = commendations.find_commendation(file, "7/QĐ-UBND")
    return commendations.change_commendation(
        file, seen, replace(seen, decision_date=date(2025, 1, 1))
    ).result()


def delete(file: RecordFile) -> object:
    seen = commendations.find_commendation(file, "218/QĐ-UBND")
    return commendations.delete_commendation(file, seen.id or 0, "Nhập trùng").result()


def sign(file: RecordFile) -> object:
    return signed(file, commendations.find_commendation(file, "7/QĐ-UBND"), "8/QĐ-UBND", date(2026, 1, 2))


def step(file: RecordFile) -> object:
    return commendations.record_step(
        file, commendations.find_commendation(file, "218/QĐ-UBND"), minutes_number="05/BB"
    ).result()


@pytest.mark.parametrize("deed", [create, change, change_draft, delete, sign, step])
def test_undo_brings_every_table_back_and_redo_repeats_it(
    file: RecordFile, deed: Callable[[RecordFile], object]
) -> None:
    done = draft(file)
    added(file, done, HUONG, TEAM)
    signed(file, done)
    added(file, draft(file, number="7/QĐ-UBND", decision_date=DAY), TEAM)
    before = record_tables(file)
    deed(file)
    after = record_tables(file)
    assert after != before
    latest = history.can_undo(file)
    assert latest is not None
    assert step_sentence(latest.code, latest.values)
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after
