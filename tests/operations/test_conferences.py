from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import conferences, history
from desktop.operations.conferences import (
    add_round,
    assign_awards,
    awards_to_present,
    change_conference,
    change_round,
    create_conference,
    delete_conference,
    delete_round,
    list_conferences,
    move_round,
    open_conference,
    record_presented,
)
from desktop.records.award import Award
from desktop.records.codes import ConferenceKind, Level, RecipientKind
from desktop.records.conference import Conference, Round
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME
from desktop.store.writer import Done
from desktop.words.steps import step_sentence
from tests.operations import report_register as register

FESTIVAL = 1
NEW = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "  Hội nghị tổng kết  ", date(2026, 10, 15))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with register.opened(tmp_path / "a.sovang", register.ly_thai_to_2022, register.hoan_kiem_2026) as opened:
        yield opened


def record_tables(file: RecordFile) -> dict[str, list[dict[str, object]]]:
    return {
        name: [dict(row) for row in file.read.rows(f"SELECT * FROM {name} ORDER BY id")] for name in BY_NAME
    }


def award_ids(file: RecordFile, round_id: int) -> list[int | None]:
    lines = [line for line in open_conference(file, FESTIVAL).rounds if line.round.id == round_id]
    return [award.id for award in lines[0].awards]


def positions(file: RecordFile) -> list[tuple[int | None, int]]:
    return [(line.round.id, line.round.position) for line in open_conference(file, FESTIVAL).rounds]


def test_the_real_case_opens_with_four_rounds_that_add_up(file: RecordFile) -> None:
    opened = open_conference(file, FESTIVAL)
    assert [dict(line.counts) for line in opened.rounds] == [
        {RecipientKind.COLLECTIVE: 1},
        {RecipientKind.COLLECTIVE: 10, RecipientKind.INDIVIDUAL: 3},
        {RecipientKind.COLLECTIVE: 12},
        {RecipientKind.COLLECTIVE: 13},
    ]
    assert [line.numbers for line in opened.rounds] == [
        ("1024-QĐ/QU",),
        ("15-QĐ/ĐU",),
        ("171/QĐ-UBND",),
        ("172/QĐ-UBND",),
    ]
    assert dict(opened.total) == {RecipientKind.COLLECTIVE: 36, RecipientKind.INDIVIDUAL: 3}
    assert opened.problems == ()


def test_the_list_counts_rounds_and_awards_undated_first_then_newest(file: RecordFile) -> None:
    rows = list_conferences(file)
    assert [(row.conference.held_on, row.rounds, row.awards) for row in rows] == [
        (None, 0, 0),
        (date(2026, 9, 18), 0, 0),
        (date(2022, 10, 13), 4, 39),
    ]
    assert dict(rows[2].counts) == {RecipientKind.COLLECTIVE: 36, RecipientKind.INDIVIDUAL: 3}


def test_a_conference_is_stored_with_clean_text(file: RecordFile) -> None:
    stored = create_conference(file, replace(NEW, note=" một \n hai ")).result().value
    assert (stored.title, stored.note) == ("Hội nghị tổng kết", "một\nhai")
    assert open_conference(file, stored.id or 0).conference == stored


@pytest.mark.parametrize(
    "refused",
    [
        lambda file: create_conference(file, replace(NEW, title=" ")),
        lambda file: change_conference(file, _festival(file), replace(_festival(file), invited=-1)),
        lambda file: add_round(file, FESTIVAL, presenter_title=" "),
        lambda file: change_round(file, _round(file, 1), replace(_round(file, 1), presenter_title="")),
    ],
)
def test_a_draft_with_errors_is_refused_with_its_problems(
    file: RecordFile, refused: Callable[[RecordFile], object]
) -> None:
    before = record_tables(file)
    with pytest.raises(SoVangError) as refusal:
        refused(file)
    assert (refusal.value.code, refusal.value.values["count"]) == ("draft_has_errors", 1)
    assert record_tables(file) == before


def test_a_dialogue_takes_a_round_and_says_that_it_should_not(file: RecordFile) -> None:
    dialogue = next(
        r.conference for r in list_conferences(file) if r.conference.kind is ConferenceKind.DIALOGUE
    )
    assert open_conference(file, dialogue.id or 0).problems == ()
    add_round(file, dialogue.id or 0, presenter_title="Bí thư").result()
    assert [problem.code for problem in open_conference(file, dialogue.id or 0).problems] == [
        "dialogue_has_rounds"
    ]


def test_a_new_round_stands_last_with_its_awards_in_the_order_given(file: RecordFile) -> None:
    wanted = [48, 41, 45]
    added = add_round(file, FESTIVAL, presenter_title="Bí thư", award_ids=wanted).result().value
    assert added.position == 5
    assert award_ids(file, added.id or 0) == wanted


def test_assigning_keeps_the_order_and_what_was_there_stays_before(file: RecordFile) -> None:
    before = award_ids(file, 2)
    assert assign_awards(file, 2, [50, 44, 47]).result().value == 3
    assert award_ids(file, 2) == [*before, 50, 44, 47]


def test_naming_all_awards_of_a_round_sets_their_order(file: RecordFile) -> None:
    wanted = award_ids(file, 2)
    random.Random(7).shuffle(wanted)
    assign_awards(file, 2, [i for i in wanted if i]).result()
    assert award_ids(file, 2) == wanted


def test_an_award_is_in_one_round_only(file: RecordFile) -> None:
    (only,) = award_ids(file, 1)
    assign_awards(file, 3, [only or 0]).result()
    assert award_ids(file, 1) == []
    assert award_ids(file, 3)[-1] == only


def test_taking_awards_out_of_their_round_leaves_them_in_the_decision(file: RecordFile) -> None:
    first, second = award_ids(file, 2)[:2]
    assign_awards(file, None, [first or 0, second or 0]).result()
    freed = file.read.get(Award, first or 0)
    assert freed is not None
    assert (freed.round_id, freed.round_position) == (None, None)
    assert len(award_ids(file, 2)) == 11


def test_an_award_that_is_gone_is_a_conflict_and_nothing_is_written(file: RecordFile) -> None:
    before = record_tables(file)
    with pytest.raises(Conflict):
        assign_awards(file, 2, [44, 9999]).result()
    with pytest.raises(Conflict):
        assign_awards(file, None, [9999]).result()
    assert record_tables(file) == before


def test_deleting_a_round_keeps_its_awards_and_closes_the_gap(file: RecordFile) -> None:
    kept = award_ids(file, 2)
    assert delete_round(file, 2).result().value == 13
    assert positions(file) == [(1, 1), (3, 2), (4, 3)]
    freed = [file.read.get(Award, i or 0) for i in kept]
    assert all(award is not None and award.round_id is None for award in freed)


def test_deleting_a_conference_keeps_its_awards(file: RecordFile) -> None:
    awards = file.read.count(Award)
    assert delete_conference(file, FESTIVAL).result().value == 4
    assert file.read.count(Award) == awards
    assert file.read.count(Award, "WHERE round_id IS NOT NULL") == 0
    assert file.read.count(Round) == 0


@pytest.mark.parametrize(
    ("moved", "to", "order", "position"),
    [
        (4, 1, [4, 1, 2, 3], 1),
        (1, 3, [2, 3, 1, 4], 3),
        (2, 2, [1, 2, 3, 4], 2),
        (1, 99, [2, 3, 4, 1], 4),
        (3, 0, [3, 1, 2, 4], 1),
    ],
)
def test_a_round_moves_to_its_new_place(
    file: RecordFile, moved: int, to: int, order: list[int], position: int
) -> None:
    assert move_round(file, moved, to).result().value == position
    assert positions(file) == [(round_id, place) for place, round_id in enumerate(order, start=1)]


def test_awards_to_present_are_those_in_no_round_decided_in_the_year_before(file: RecordFile) -> None:
    waiting = awards_to_present(file, date(2026, 10, 15))
    numbers = {found.entry.commendation.number: len(found.awards) for found in waiting}
    assert numbers == {"218/QĐ-UBND": 39, "11-QĐ/ĐU": 3, "": 2}
    assert {found.entry.commendation.number for found in awards_to_present(file, date(2026, 9, 1))} == {
        "11-QĐ/ĐU",
        "",
    }
    assert [found.entry.commendation.number for found in awards_to_present(file, date(2022, 10, 13))] == [""]


def test_presenting_is_noted_once_for_every_award_of_the_conference(file: RecordFile) -> None:
    added = add_round(file, FESTIVAL, presenter_title="Bí thư", award_ids=[41, 42]).result().value
    assert record_presented(file, FESTIVAL, date(2026, 10, 16)).result().value == 2
    days = [award.presented_on for line in open_conference(file, FESTIVAL).rounds for award in line.awards]
    assert days.count(date(2022, 10, 13)) == 39
    assert days.count(date(2026, 10, 16)) == 2
    assert record_presented(file, FESTIVAL, date(2026, 10, 17)).result().step is None
    assert added.position == 5


def test_a_form_opened_before_somebody_elses_change_is_a_conflict(file: RecordFile) -> None:
    seen = _festival(file)
    change_conference(file, seen, replace(seen, present=140)).result()
    with pytest.raises(Conflict):
        change_conference(file, seen, replace(seen, present=141)).result()


@pytest.mark.parametrize(
    "gone",
    [
        lambda file: open_conference(file, 99),
        lambda file: delete_conference(file, 99).result(),
        lambda file: add_round(file, 99, presenter_title="Bí thư").result(),
        lambda file: delete_round(file, 99).result(),
        lambda file: move_round(file, 99, 1).result(),
        lambda file: assign_awards(file, 99, [1]).result(),
        lambda file: record_presented(file, 99, date(2026, 1, 1)).result(),
    ],
)
def test_what_is_gone_is_a_conflict(file: RecordFile, gone: Callable[[RecordFile], object]) -> None:
    with pytest.raises(Conflict) as conflict:
        gone(file)
    assert conflict.value.code == "deleted_by_another"


Deed = Callable[[RecordFile], Future[Done[Any]]]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda f: create_conference(f, NEW), "Đã thêm hội nghị: Hội nghị tổng kết."),
        (lambda f: change_conference(f, _festival(f), replace(_festival(f), title="Ngày hội")),
         "Đã sửa hội nghị: Ngày hội."),
        (lambda f: delete_conference(f, FESTIVAL), "Đã xóa hội nghị: "),
        (lambda f: add_round(f, FESTIVAL, presenter_title="Bí thư", award_ids=[41, 3]),
         "Đã thêm đợt trao thưởng của Bí thư."),
        (lambda f: change_round(f, _round(f, 2), replace(_round(f, 2), presenter_name="Phạm Thu Hà")),
         "Đã sửa đợt trao thưởng của Bí thư Đảng ủy phường."),
        (lambda f: delete_round(f, 2),
         "Đã xóa đợt trao thưởng của Bí thư Đảng ủy phường; các trường hợp vẫn còn trong quyết định."),
        (lambda f: move_round(f, 2, 4), "Đã chuyển đợt trao thưởng của Bí thư Đảng ủy phường thành đợt 4."),
        (lambda f: assign_awards(f, 2, [45, 44]),
         "Đã xếp 2 trường hợp vào đợt trao thưởng của Bí thư Đảng ủy phường."),
        (lambda f: assign_awards(f, None, [2, 3]), "Đã đưa 2 trường hợp ra khỏi đợt trao thưởng."),
        (lambda f: record_presented(f, FESTIVAL, date(2026, 10, 16)),
         "Đã ghi ngày trao 16/10/2026 cho hội nghị: "),
    ],
)  # fmt: skip
def test_undo_brings_every_record_table_back_and_the_deed_says_what_it_did(
    file: RecordFile, deed: Deed, sentence: str
) -> None:
    if "ngày trao" in sentence:
        add_round(file, FESTIVAL, presenter_title="Bí thư", award_ids=[41]).result()
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


def test_the_rounds_of_all_conferences_are_counted_apart(file: RecordFile) -> None:
    other = create_conference(file, NEW).result().value
    add_round(file, other.id or 0, presenter_title="Chủ tịch", award_ids=[41, 42]).result()
    counts = {row.conference.id: (row.rounds, row.awards) for row in conferences.list_conferences(file)}
    assert counts[FESTIVAL] == (4, 39)
    assert counts[other.id] == (1, 2)


def _festival(file: RecordFile) -> Conference:
    return open_conference(file, FESTIVAL).conference


def _round(file: RecordFile, round_id: int) -> Round:
    found = file.read.get(Round, round_id)
    assert found is not None
    return found


def test_a_round_changes_its_presenter_and_its_awards_in_one_step(file: RecordFile) -> None:
    before, tables = award_ids(file, 2), record_tables(file)
    wanted = [before[2] or 0, before[0] or 0]
    changed = replace(_round(file, 2), presenter_name="Phạm Thu Hà")
    assert change_round(file, _round(file, 2), changed, wanted).result().value == changed
    assert award_ids(file, 2) == wanted
    left = file.read.get(Award, before[1] or 0)
    assert left is not None
    assert (left.round_id, left.round_position) == (None, None)
    history.undo(file).result()
    assert record_tables(file) == tables


def test_presenters_are_known_once_the_latest_first(file: RecordFile) -> None:
    titles = [found.presenter_title for found in conferences.known_presenters(file)]
    assert len(titles) == len(set(titles)) > 0
    add_round(file, FESTIVAL, presenter_title=titles[-1]).result()
    again = [found.presenter_title for found in conferences.known_presenters(file)]
    assert again[0] == titles[-1]
    assert sorted(again) == sorted(titles)


def test_a_round_knows_its_conference(file: RecordFile) -> None:
    assert conferences.conference_of_round(file, 2) == FESTIVAL
    with pytest.raises(Conflict, match="deleted_by_another"):
        conferences.conference_of_round(file, 999)
