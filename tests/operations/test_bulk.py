"""One change to many rows: what is shown is what is written, by the rules of single changes, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Conflict
from desktop.operations import activities, awards, bulk, commendations, decision_ends, history, opinions
from desktop.operations.bulk import BulkChange, BulkPreview, Fate, How
from desktop.operations.register import create_register, open_register
from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.bulk_change import ValueKind, value_after
from desktop.records.codes import ActivityKind, Field, Grade, InitiativeState, OpinionState
from desktop.records.commendation import Commendation
from desktop.records.initiative import Initiative, InitiativeYear
from desktop.records.opinion import Opinion
from desktop.records.recipient import Recipient
from desktop.records.team import Team
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.words.bulk import bulk_title
from desktop.words.problems import problem_sentence
from desktop.words.steps import step_sentence
from tests.operations import dialogue
from tests.operations.ward import DAY, HOUSE, HUONG, NOW, TEAM, added, code_of, draft, signed

PLACE = "Tổ dân vận số 3, phường Hoàn Kiếm"


@contextmanager
def sample(folder: Path) -> Iterator[RecordFile]:
    path = folder / "mau.sovang"
    create_register(path, user="mai", now=lambda: NOW, sample=True)
    with open_register(path, user="mai", now=lambda: NOW) as file:
        yield file


@pytest.fixture
def listed(file: RecordFile) -> Commendation:
    """A draft with a day and three rows."""
    found = draft(file, number="218/QĐ-UBND", decision_date=DAY)
    added(file, found, HUONG, TEAM, HOUSE)
    return found


def rows(file: RecordFile, commendation: Commendation) -> list[Award]:
    return [line.award for line in commendations.open_commendation(file, commendation.id or 0).awards]


def ids(file: RecordFile, commendation: Commendation) -> list[int]:
    return [row.id or 0 for row in rows(file, commendation)]


def counts(shown: BulkPreview) -> tuple[int, int, int]:
    return shown.count(Fate.CHANGES), shown.count(Fate.STAYS), shown.count(Fate.REFUSED)


def said(shown: BulkPreview) -> list[str]:
    return [problem_sentence(one.code, one.values) for line in shown.lines for one in line.problems]


def test_a_value_goes_into_every_row_in_one_step_that_is_undone_whole(
    file: RecordFile, listed: Commendation
) -> None:
    before = record_tables(file.read)
    chosen = ids(file, listed)
    shown = bulk.preview(file, "award", chosen, BulkChange("merit", " Vận động  hiến đất "))
    assert record_tables(file.read) == before
    done = bulk.carry_out(file, shown).result()
    assert done.value == 3
    assert {row.merit for row in rows(file, listed)} == {"Vận động hiến đất"}
    assert done.step is not None
    sentence = step_sentence(done.step.code, done.step.values)
    assert sentence == "Đã sửa hàng loạt 3 trường hợp: Thành tích."
    after = record_tables(file.read)
    history.undo(file).result()
    assert record_tables(file.read) == before
    history.redo(file).result()
    assert record_tables(file.read) == after


def test_rows_that_are_right_and_rows_that_are_gone_are_counted(
    file: RecordFile, listed: Commendation
) -> None:
    chosen = ids(file, listed)
    awards.delete_awards(file, chosen[:1]).result()
    change = BulkChange("second_line", "phường Hoàn Kiếm", How.REPLACE, "Phường Hoàn kiếm")
    assert counts(bulk.preview(file, "award", chosen, change)) == (0, 2, 1)
    change = BulkChange("second_line", "P. Hoàn Kiếm", How.REPLACE, "phường Hoàn Kiếm")
    shown = bulk.preview(file, "award", [*chosen, *chosen], change)
    assert counts(shown) == (1, 1, 1)
    assert said(shown) == ["Dòng này vừa bị xóa ở nơi khác."]
    assert bulk.carry_out(file, shown).result().value == 1
    nothing = bulk.preview(file, "award", chosen, change)
    assert code_of(lambda: bulk.carry_out(file, nothing)) == "bulk_changes_nothing"


def test_a_text_is_added_once_before_or_behind(file: RecordFile, listed: Commendation) -> None:
    behind = BulkChange("second_line", ", Hà Nội", How.AFTER)
    shown = bulk.preview(file, "award", ids(file, listed), behind)
    assert [line.after for line in shown.lines] == [
        "phường Hoàn Kiếm, Hà Nội",
        "Số 12, Tổ dân phố số 5, Hà Nội",
        f"Tổ trưởng {PLACE}, Hà Nội",
    ]
    bulk.carry_out(file, shown).result()
    assert counts(bulk.preview(file, "award", ids(file, listed), behind)) == (0, 3, 0)
    assert value_after("", behind) == "Hà Nội"
    assert value_after("Tổng hợp", BulkChange("second_line", "Tổ", How.BEFORE)) == "Tổ Tổng hợp"
    assert value_after("số 3", BulkChange("second_line", "Tổ dân vận", How.BEFORE)) == "Tổ dân vận số 3"


def test_a_signed_list_changes_only_with_a_reason_but_is_ticked_without(
    file: RecordFile, listed: Commendation
) -> None:
    signed(file, listed)
    chosen = ids(file, listed)
    assert bulk.needs_reason(file, "award", chosen, "merit")
    assert not bulk.needs_reason(file, "award", chosen, "note")
    without = bulk.preview(file, "award", chosen, BulkChange("merit", "Khéo"))
    assert counts(without) == (0, 0, 3)
    assert set(said(without)) == {"Quyết định 218/QĐ-UBND đã ký: ghi lý do sửa."}
    with_reason = bulk.preview(file, "award", chosen, BulkChange("merit", "Khéo"), "văn thư ghi nhầm")
    step = bulk.carry_out(file, with_reason).result().step
    assert step is not None
    assert step.values["reason"] == "văn thư ghi nhầm"
    paid = bulk.preview(file, "award", chosen, BulkChange("paid_on", DAY))
    assert bulk.carry_out(file, paid).result().value == 3
    taken_back = bulk.preview(file, "award", chosen, BulkChange("paid_on", None))
    bulk.carry_out(file, taken_back).result()
    assert {(row.paid_on, row.received_by) for row in rows(file, listed)} == {(None, "")}


def test_a_decision_that_was_replaced_is_not_paid(file: RecordFile, listed: Commendation) -> None:
    signed(file, listed)
    decision_ends.replace_commendation(file, listed.id or 0).result()
    shown = bulk.preview(file, "award", ids(file, listed), BulkChange("paid_on", DAY))
    assert counts(shown) == (0, 0, 3)
    assert "đã được thay thế" in said(shown)[0]


def test_amounts_keep_their_reason_and_go_back_to_the_rule(file: RecordFile, listed: Commendation) -> None:
    chosen = ids(file, listed)
    by_hand = BulkChange("amount", 1_000_000, amount_reason="theo kế hoạch 12")
    bulk.carry_out(file, bulk.preview(file, "award", chosen, by_hand)).result()
    assert {(row.amount, row.amount_reason) for row in rows(file, listed)} == {
        (1_000_000, "theo kế hoạch 12")
    }
    by_rule = bulk.preview(file, "award", chosen, BulkChange("amount", None))
    assert [line.after for line in by_rule.lines] == [1_520_000, 1_140_000, 760_000]
    bulk.carry_out(file, by_rule).result()
    assert {row.amount_reason for row in rows(file, listed)} == {""}
    assert counts(bulk.preview(file, "award", chosen, BulkChange("amount", -1))) == (0, 0, 3)


def test_rows_that_become_the_same_are_told(file: RecordFile, listed: Commendation) -> None:
    added(file, listed, replace(HUONG, unit_text="Tổ dân vận số 4, phường Hoàn Kiếm"))
    people = [row.id or 0 for row in rows(file, listed) if row.printed_name == HUONG.printed_name]
    shown = bulk.preview(file, "award", people, BulkChange("second_line", "Tổ trưởng"))
    assert counts(shown) == (2, 0, 0)
    assert [len(line.problems) for line in shown.lines] == [0, 1]


def test_a_row_that_changed_since_it_was_shown_is_a_conflict(file: RecordFile, listed: Commendation) -> None:
    chosen = ids(file, listed)
    shown = bulk.preview(file, "award", chosen, BulkChange("merit", "Khéo"))
    first = rows(file, listed)[0]
    awards.change_award(file, first, replace(first, note="khác")).result()
    before = record_tables(file.read)
    with pytest.raises(Conflict):
        bulk.carry_out(file, shown).result()
    assert record_tables(file.read) == before


def test_a_list_that_was_signed_since_is_a_conflict(file: RecordFile, listed: Commendation) -> None:
    shown = bulk.preview(file, "award", ids(file, listed), BulkChange("merit", "Khéo"))
    signed(file, listed)
    with pytest.raises(Conflict):
        bulk.carry_out(file, shown).result()


def test_cards_and_teams_change_together(tmp_path: Path) -> None:
    with sample(tmp_path) as file:
        cards = [one.id or 0 for one in file.read.records(Recipient, "ORDER BY id")]
        teams = {one.recipient_id for one in file.read.records(Team)}
        shown = bulk.preview(file, "recipient", cards, BulkChange("grade", Grade.GOOD))
        assert shown.count(Fate.REFUSED) == len(set(cards) - teams)
        assert sum(counts(shown)) == len(cards)
        renamed = BulkChange("unit_text", "P. Hoàn Kiếm", How.REPLACE, "phường Hoàn Kiếm")
        bulk.carry_out(file, bulk.preview(file, "recipient", cards, renamed)).result()
        assert not [one for one in file.read.records(Recipient) if "phường Hoàn Kiếm" in one.unit_text]


def test_initiatives_change_in_their_form_and_in_their_year(tmp_path: Path) -> None:
    with sample(tmp_path) as file:
        years = [one.id or 0 for one in file.read.records(InitiativeYear, "WHERE year = 2026")]
        withdrawn = BulkChange("state", InitiativeState.WITHDRAWN)
        shown = bulk.preview(file, "initiative", years, withdrawn)
        assert sum(counts(shown)) == len(years) > 0
        bulk.carry_out(
            file, bulk.preview(file, "initiative", years, BulkChange("field", Field.ECONOMY))
        ).result()
        found = {one.initiative_id for one in file.read.records(InitiativeYear, "WHERE year = 2026")}
        assert {one.field for one in file.read.records(Initiative) if one.id in found} == {Field.ECONOMY}


def test_activities_and_decisions_change_too(file: RecordFile) -> None:
    for title in ("Thăm gia đình chính sách", "Tặng quà Tết"):
        activities.create_activity(file, Activity(ActivityKind.VISIT, title, DAY)).result()
    chosen = [one.id or 0 for one in activities.list_activities(file)]
    shown = bulk.preview(file, "activity", chosen, BulkChange("kind", ActivityKind.SUPPORT))
    bulk.carry_out(file, shown).result()
    assert {one.kind for one in activities.list_activities(file)} == {ActivityKind.SUPPORT}
    both = [draft(file).id or 0, draft(file, subject="Khen").id or 0]
    decided = bulk.preview(file, "commendation", both, BulkChange("occasion", "Ngày hội 15/10"))
    assert bulk.carry_out(file, decided).result().value == 2
    one = file.read.get(Commendation, both[0])
    assert one is not None
    signed(file, one)
    subjects = bulk.preview(file, "commendation", both, BulkChange("subject", "Khen thưởng"))
    assert counts(subjects) == (1, 0, 1)


def test_opinions_are_answered_together(tmp_path: Path) -> None:
    with dialogue.opened(tmp_path) as file:
        chosen = [line.opinion.id or 0 for line in opinions.open_opinions(file, dialogue.DIALOGUE).lines]
        change = BulkChange("responsible", "Phòng Kinh tế, Hạ tầng và Đô thị")
        bulk.carry_out(file, bulk.preview(file, "opinion", chosen, change)).result()
        assert {one.responsible for one in file.read.records(Opinion) if one.id in chosen} == {change.value}
        up = bulk.preview(file, "opinion", chosen, BulkChange("state", OpinionState.PASSED_UP))
        assert up.count(Fate.REFUSED) > 0
        assert "Chưa ghi chuyển lên cấp nào." in said(up)


def test_awards_are_put_into_a_round_behind_those_in_it(tmp_path: Path) -> None:
    with sample(tmp_path) as file:
        choices = bulk.choices(file, "award", "round_id", [])
        round_id = choices[1][0]
        chosen = [
            one.id or 0 for one in file.read.records(Award, "WHERE round_id IS NULL ORDER BY id LIMIT 3")
        ]
        there = file.read.count(Award, "WHERE round_id = ?", (round_id,))  # type: ignore[arg-type]
        shown = bulk.preview(file, "award", chosen, BulkChange("round_id", round_id))
        bulk.carry_out(file, shown).result()
        places = [one.round_position for one in file.read.get_many(Award, chosen).values()]
        assert sorted(place or 0 for place in places) == [there + 1, there + 2, there + 3]


def test_what_is_not_offered_is_a_fault_of_the_caller(file: RecordFile, listed: Commendation) -> None:
    with pytest.raises(KeyError):
        bulk.preview(file, "award", [1], BulkChange("printed_name", "An"))
    with pytest.raises(ValueError, match="no text"):
        bulk.preview(file, "award", [1], BulkChange("paid_on", "x", How.AFTER))


@pytest.mark.parametrize("kind", ["award", "recipient", "initiative", "activity", "opinion", "commendation"])
def test_every_field_has_a_title_and_every_choice_its_words(tmp_path: Path, kind: str) -> None:
    with sample(tmp_path) as file:
        for field in bulk.fields(kind):
            assert bulk_title(kind, field.name)
            assert "name" not in field.name
            if field.value is ValueKind.CHOICE:
                assert all(words for _value, words in bulk.choices(file, kind, field.name, [1]))


@given(st.text(max_size=12), st.text(max_size=6), st.sampled_from([How.BEFORE, How.AFTER]))
def test_adding_a_text_twice_adds_it_once(before: str, put: str, how: How) -> None:
    change = BulkChange("note", put, how)
    once = value_after(before, change)
    assert value_after(once, change) == once


def test_days_stay_days(file: RecordFile, listed: Commendation) -> None:
    shown = bulk.preview(file, "award", ids(file, listed), BulkChange("presented_on", date(2026, 10, 13)))
    assert [line.after for line in shown.lines] == [date(2026, 10, 13)] * 3
