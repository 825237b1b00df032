from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import awards, certificates, commendations, history
from desktop.operations.finding import near_cards
from desktop.operations.printing import prints
from desktop.records.award import Award
from desktop.records.award_rules import NewAward
from desktop.records.codes import Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.words.labels import UNEXPLAINED_AMOUNT
from desktop.words.steps import step_sentence
from tests.operations.ward import (
    DAY,
    HOUSE,
    HUONG,
    STATE,
    TEAM,
    added,
    code_of,
    draft,
    record_tables,
    signed,
)


@pytest.fixture
def dated(file: RecordFile) -> Commendation:
    """A draft that knows its day, so that amounts follow the rule."""
    return draft(file, number="218/QĐ-UBND", decision_date=DAY)


def rows_of(file: RecordFile, commendation: Commendation) -> list[Award]:
    return [line.award for line in commendations.open_commendation(file, commendation.id or 0).awards]


def names_of(file: RecordFile, commendation: Commendation) -> list[str]:
    return [award.printed_name for award in rows_of(file, commendation)]


def ids(rows: list[Award]) -> list[int]:
    return [row.id or 0 for row in rows]


def test_a_row_is_added_with_its_card_and_its_amount(file: RecordFile, dated: Commendation) -> None:
    new = replace(HUONG, printed_name="  Đặng  Thị Hường ", birth_year=1968)
    award = awards.add_award(file, dated.id or 0, new).result().value
    assert (award.printed_name, award.address_form, award.position) == ("Đặng Thị Hường", "Bà", 1)
    assert award.second_line == "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm"
    assert (award.amount, award.amount_rule) == (
        760_000,
        "0,3 × 2.530.000 = 759.000, làm tròn lên 760.000 (NĐ 152/2025)",
    )
    (line,) = commendations.open_commendation(file, dated.id or 0).awards
    card = line.recipient
    assert (card.name, card.birth_year, card.position, card.unit_text) == (
        "Đặng Thị Hường",
        1968,
        "Tổ trưởng",
        "Tổ dân vận số 3, phường Hoàn Kiếm",
    )


def test_a_wrong_row_is_refused_and_nothing_written(file: RecordFile, dated: Commendation) -> None:
    before = record_tables(file)
    with pytest.raises(SoVangError) as refused:
        awards.add_award(file, dated.id or 0, replace(HUONG, printed_name=" ", birth_year=2068))
    assert refused.value.code == "draft_has_errors"
    assert [problem.field for problem in refused.value.values["problems"]] == ["printed_name", "birth_year"]  # type: ignore[attr-defined]
    missing = awards.add_award(file, dated.id or 0, replace(HUONG, recipient_id=99))
    assert code_of(missing.result) == "recipient_gone"
    one_bad = [TEAM, replace(TEAM, amount=-1)]
    assert code_of(lambda: awards.add_awards(file, dated.id or 0, one_bad)) == "draft_has_errors"
    assert record_tables(file) == before


def test_many_rows_are_one_step_and_alike_rows_share_a_card(file: RecordFile, dated: Commendation) -> None:
    known = awards.add_award(file, dated.id or 0, TEAM).result().value
    news = [HUONG, HOUSE, HUONG, replace(TEAM, recipient_id=known.recipient_id)]
    done = awards.add_awards(file, dated.id or 0, news, source="danh_sach_218.xlsx").result()
    result = done.value
    assert (len(result.awards), result.recipients_added, result.recipients_matched) == (4, 2, 1)
    assert [award.position for award in result.awards] == [2, 3, 4, 5]
    assert result.awards[0].recipient_id == result.awards[2].recipient_id
    assert result.awards[3].recipient_id == known.recipient_id
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == "Đã thêm 4 trường hợp từ danh_sach_218.xlsx."


def test_a_matched_card_takes_over_only_what_it_lacks(file: RecordFile, dated: Commendation) -> None:
    first = awards.add_award(file, dated.id or 0, replace(HUONG, position="")).result().value
    again = replace(HUONG, recipient_id=first.recipient_id, unit_text="nơi khác", birth_year=1968)
    awards.add_award(file, dated.id or 0, again).result()
    card = commendations.open_commendation(file, dated.id or 0).awards[0].recipient
    assert (card.position, card.unit_text, card.birth_year) == (
        "Tổ trưởng",
        "Tổ dân vận số 3, phường Hoàn Kiếm",
        1968,
    )


def test_a_typed_sum_keeps_its_reason_through_signing(file: RecordFile) -> None:
    decision = draft(file)
    added(
        file,
        decision,
        replace(TEAM, amount=500_000),
        replace(HUONG, amount=300_000, amount_reason="Kế hoạch 12"),
    )
    signed(file, decision)
    assert [(row.amount, row.amount_reason) for row in rows_of(file, decision)] == [
        (500_000, UNEXPLAINED_AMOUNT),
        (300_000, "Kế hoạch 12"),
    ]


def test_a_signed_list_grows_and_shrinks_only_with_a_reason(file: RecordFile) -> None:
    decision = draft(file)
    (row,) = added(file, decision, TEAM)
    done = signed(file, decision)
    number = done.id or 0
    current = rows_of(file, done)[0]
    refused: list[Callable[[], object]] = [
        lambda: awards.add_award(file, number, HUONG),
        lambda: awards.add_awards(file, number, [HUONG]),
        lambda: awards.delete_awards(file, [row.id or 0]),
        lambda: awards.move_awards(file, [row.id or 0], None),
        lambda: awards.change_award(file, current, replace(current, printed_name="Khác")),
    ]
    assert [code_of(doing) for doing in refused] == ["reason_needed"] * 5
    assert len(awards.add_awards(file, number, [HUONG], reason="Bổ sung").result().value.awards) == 1
    renamed = awards.change_award(file, current, replace(current, printed_name="Tổ dân vận số 4"), "Sai tên")
    assert renamed.result().value.printed_name == "Tổ dân vận số 4"
    assert awards.delete_awards(file, [row.id or 0], "Rút").result().value == 1
    (left,) = rows_of(file, done)
    noted = awards.change_award(file, left, replace(left, note="Nhận sau"))
    assert noted.result().value.note == "Nhận sau"


def test_changing_a_row_keeps_to_the_rule_or_to_its_reason(file: RecordFile, dated: Commendation) -> None:
    (row,) = added(file, dated, HUONG)
    own = awards.change_award(file, row, replace(row, amount=500_000)).result().value
    assert (own.amount, own.amount_reason) == (500_000, UNEXPLAINED_AMOUNT)
    explained = awards.change_award(file, own, replace(own, amount_reason="Kế hoạch 12")).result().value
    assert (explained.amount, explained.amount_reason) == (500_000, "Kế hoạch 12")
    renamed = awards.change_award(file, explained, replace(explained, printed_name="Y")).result().value
    assert renamed.amount == 500_000
    back = awards.change_award(file, renamed, replace(renamed, amount=None, amount_reason="")).result().value
    assert (back.amount, back.amount_reason) == (760_000, "")
    house = awards.change_award(file, back, replace(back, kind=RecipientKind.HOUSEHOLD)).result().value
    assert house.amount == 1_140_000
    with pytest.raises(Conflict):
        awards.change_award(file, row, replace(row, note="x")).result()


def test_an_amount_that_stands_is_not_computed_again(file: RecordFile) -> None:
    undated = draft(file)
    (row,) = added(file, undated, HUONG)
    filled = replace(undated, decision_date=DAY, form=Form.BIEU_DUONG)
    commendations.change_commendation(file, undated, filled).result()
    noted = awards.change_award(file, row, replace(row, note="x")).result().value
    assert noted.amount is None


def test_printed_rows_stay(file: RecordFile, dated: Commendation) -> None:
    first, second = added(file, dated, TEAM, HUONG)
    batch = certificates.prepare(file, dated.id or 0)
    prints.record_issued(file, batch, [first.id or 0], text_only=False).result()
    deleting = awards.delete_awards(file, ids([first, second]))
    assert code_of(deleting.result) == "award_has_pages"
    assert len(rows_of(file, dated)) == 2
    assert awards.delete_awards(file, ids([second])).result().value == 1


def test_deleting_says_how_many_and_from_where(file: RecordFile, dated: Commendation) -> None:
    rows = added(file, dated, TEAM, HUONG, HOUSE)
    done = awards.delete_awards(file, ids(rows)).result()
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == (
        "Đã xóa 3 trường hợp khỏi quyết định 218/QĐ-UBND."
    )
    assert code_of(lambda: awards.delete_awards(file, ids(rows))) == "award_gone"
    assert code_of(lambda: awards.delete_awards(file, [])) == "award_gone"


@pytest.mark.parametrize(
    ("moving", "before", "order"),
    [
        ([3], 1, "CABD"),
        ([3, 1], 2, "CABD"),
        ([1], None, "BCDA"),
        ([1, 2], 4, "CABD"),
        ([2], 2, "ABCD"),
        ([1, 3], 3, "BACD"),
        ([4], 99, "ABCD"),
    ],
)
def test_rows_move_before_another(
    file: RecordFile, dated: Commendation, moving: list[int], before: int | None, order: str
) -> None:
    rows = added(file, dated, *(replace(TEAM, printed_name=name) for name in "ABCD"))
    at = {place: row.id for place, row in enumerate(rows, start=1)}
    awards.move_awards(
        file, [at[one] or 0 for one in moving], at.get(before, 99) if before else None
    ).result()
    assert "".join(names_of(file, dated)) == order


def test_a_row_moves_only_within_its_group(file: RecordFile, dated: Commendation) -> None:
    team, huong, house = added(file, dated, TEAM, HUONG, HOUSE)
    awards.move_awards(file, [huong.id or 0], team.id).result()
    assert [row.id for row in rows_of(file, dated)] == [team.id, house.id, huong.id]


def test_register_numbers_run_through_the_year_and_the_whole_register(file: RecordFile) -> None:
    first, second = draft(file, decision_date=DAY), draft(file, decision_date=DAY)
    last_year = draft(file, decision_date=date(2025, 10, 15))
    added(file, first, HUONG, TEAM)
    added(file, second, HOUSE)
    added(file, last_year, TEAM)
    assert awards.reserve_register_numbers(file, first.id or 0).result().value == 2
    assert awards.reserve_register_numbers(file, second.id or 0).result().value == 1
    assert awards.reserve_register_numbers(file, last_year.id or 0).result().value == 1
    assert awards.reserve_register_numbers(file, first.id or 0).result().value == 0

    def numbers(commendation: Commendation) -> list[tuple[str, int | None, int | None]]:
        rows = rows_of(file, commendation)
        return [(row.printed_name, row.register_number, row.register_year) for row in rows]

    assert numbers(first) == [("Tổ dân vận số 3", 1, 2026), ("Đặng Thị Hường", 2, 2026)]
    assert numbers(second) == [("Lê Văn Tâm", 3, 2026)]
    assert numbers(last_year) == [("Tổ dân vận số 3", 1, 2025)]

    awards.delete_awards(file, [rows_of(file, first)[0].id or 0]).result()
    added(file, first, replace(TEAM, printed_name="Chi bộ số 1"))
    awards.reserve_register_numbers(file, first.id or 0).result()
    assert numbers(first)[0] == ("Chi bộ số 1", 4, 2026)


def test_register_numbers_wait_for_the_day(file: RecordFile) -> None:
    undated = draft(file)
    assert code_of(lambda: awards.reserve_register_numbers(file, undated.id or 0)) == "register_needs_date"


def test_paying_and_presenting_are_ticks_that_need_no_reason(file: RecordFile) -> None:
    decision = draft(file)
    rows = added(file, decision, TEAM, HUONG)
    signed(file, decision)
    assert awards.mark_paid(file, ids(rows[1:]), DAY, " ông  Tâm ").result().value == 1
    assert awards.mark_presented(file, ids(rows), DAY).result().value == 2
    assert [(row.paid_on, row.received_by, row.presented_on) for row in rows_of(file, decision)] == [
        (None, "", DAY),
        (DAY, "ông Tâm", DAY),
    ]
    (row,) = (one for one in commendations.list_commendations(file) if one.commendation.id == decision.id)
    assert (row.paid, row.presented) == (1, 2)
    assert awards.mark_paid(file, ids(rows), None).result().value == 1
    assert awards.mark_presented(file, ids(rows), DAY).result().step is None


def test_the_form_sees_every_problem_before_saving(file: RecordFile, dated: Commendation) -> None:
    (standing,) = added(file, dated, HUONG)
    assert [one.code for one in awards.check(file, HUONG, dated)] == ["already_in_list"]
    assert awards.check(file, HUONG, dated, award_id=standing.id) == []
    own = replace(TEAM, amount=1)
    assert [one.code for one in awards.check(file, own, dated)] == ["amount_differs_from_rule"]


def test_one_person_paid_twice_for_one_merit_is_told(file: RecordFile) -> None:
    party = draft(file, issuer_id=2, form=Form.CONG_NHAN_VA_THUONG)
    (row,) = added(file, party, HUONG)
    commendations.fill_number_and_date(
        file, party, number="11-QĐ/ĐU", decision_date=DAY, signer_id=None
    ).result()
    state = draft(file, issuer_id=STATE, number="218/QĐ-UBND", decision_date=DAY)
    added(file, state, replace(HUONG, recipient_id=row.recipient_id))
    opened = commendations.open_commendation(file, state.id or 0)
    assert [problem.code for problem in opened.problems] == ["paid_by_another"]


def test_a_namesake_paid_for_one_merit_is_asked_about_until_told_apart(file: RecordFile) -> None:
    party = draft(file, issuer_id=2, form=Form.CONG_NHAN_VA_THUONG)
    (paid,) = added(file, party, HUONG)
    commendations.fill_number_and_date(
        file, party, number="11-QĐ/ĐU", decision_date=DAY, signer_id=None
    ).result()
    state = draft(file, issuer_id=STATE, number="218/QĐ-UBND", decision_date=DAY)
    (row, _other) = added(
        file, state, replace(HUONG, unit_text="Chi bộ 3"), replace(HUONG, unit_text="Tổ dân vận số 8")
    )
    opened = commendations.open_commendation(file, state.id or 0)
    asked = [one for one in opened.problems if one.code == "paid_to_near"]
    assert [(one.values["award_id"], one.values["number"]) for one in asked] == [(row.id, "11-QĐ/ĐU")]
    near_cards.mark_not_same(file, paid.recipient_id, row.recipient_id).result()
    opened = commendations.open_commendation(file, state.id or 0)
    assert [one for one in opened.problems if one.code == "paid_to_near"] == []


NEW = NewAward(RecipientKind.INDIVIDUAL, "H'Hen Niê", "Bà", unit_text="phường Hoàn Kiếm")
DEEDS: dict[str, Callable[[RecordFile, Commendation, list[Award]], object]] = {
    "add": lambda file, one, _rows: awards.add_award(file, one.id or 0, NEW).result(),
    "add_many": lambda file, one, rows: added(
        file, one, NEW, replace(TEAM, recipient_id=rows[0].recipient_id, birth_year=1990)
    ),
    "change": lambda file, _one, rows: awards.change_award(
        file, rows[1], replace(rows[1], printed_name="Y", amount=5)
    ).result(),
    "delete": lambda file, _one, rows: awards.delete_awards(file, ids(rows)).result(),
    "move": lambda file, _one, rows: awards.move_awards(file, [rows[2].id or 0], rows[0].id).result(),
    "register": lambda file, one, _rows: awards.reserve_register_numbers(file, one.id or 0).result(),
    "pay": lambda file, _one, rows: awards.mark_paid(file, ids(rows), DAY, "ông Tâm").result(),
    "present": lambda file, _one, rows: awards.mark_presented(file, ids(rows), DAY).result(),
}


@pytest.mark.parametrize("name", DEEDS)
def test_undo_brings_every_table_back_and_redo_repeats_it(
    file: RecordFile, dated: Commendation, name: str
) -> None:
    rows = added(file, dated, TEAM, HUONG, replace(TEAM, printed_name="Tổ dân vận số 4"))
    before = record_tables(file)
    DEEDS[name](file, dated, rows)
    after = record_tables(file)
    assert after != before
    latest = history.can_undo(file)
    assert latest is not None
    assert step_sentence(latest.code, latest.values)
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after
