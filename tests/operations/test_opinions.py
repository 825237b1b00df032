from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import history, opinions
from desktop.operations.conferences import delete_conference, list_conferences
from desktop.operations.finding.search import search
from desktop.operations.register import check, info
from desktop.records.codes import OpinionState
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import OpinionCounts, StandingKind
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.store.writer import Deed, Done
from desktop.words.steps import step_sentence
from tests.operations import dialogue

NEW = Opinion(dialogue.DIALOGUE, 0, " Giờ tiếp công dân \n thứ Bảy ", "Bà Vũ Thị Kim Oanh")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with dialogue.opened(tmp_path) as opened:
        yield opened


def stored(file: RecordFile, opinion_id: int) -> Opinion:
    found = file.read.get(Opinion, opinion_id)
    assert found is not None
    return found


def order(file: RecordFile) -> list[tuple[int | None, int]]:
    lines = opinions.open_opinions(file, dialogue.DIALOGUE).lines
    return [(line.opinion.id, line.opinion.position) for line in lines]


DEEDS: list[Callable[[RecordFile], Future[Done[Any]]]] = [
    lambda file: opinions.add_opinion(file, NEW),
    lambda file: opinions.add_opinions(file, dialogue.DIALOGUE, [NEW, NEW]),
    lambda file: opinions.change_opinion(file, stored(file, 1), replace(stored(file, 1), content="Đèn hỏng")),
    lambda file: opinions.record_answer(file, stored(file, 1), answer="Đã thay đèn."),
    lambda file: opinions.answer_at_once(file, stored(file, 1), "Sẽ thay trong tuần."),
    lambda file: opinions.pass_up(file, stored(file, 1), passed_to="UBND Thành phố"),
    lambda file: opinions.postpone(file, stored(file, 1), date(2026, 10, 20), "Chờ vật tư"),
    lambda file: opinions.delete_opinions(file, [1, 3]),
    lambda file: opinions.move_opinion(file, 1, 3),
    lambda file: delete_conference(file, dialogue.DIALOGUE),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_undone_and_done_again(
    file: RecordFile, deed: Callable[[RecordFile], Future[Done[Any]]]
) -> None:
    before = record_tables(file.read)
    done = deed(file).result()
    after = record_tables(file.read)
    assert after != before
    assert done.step is not None
    assert "{" not in step_sentence(done.step.code, done.step.values)
    history.undo(file).result()
    assert record_tables(file.read) == before
    history.redo(file).result()
    assert record_tables(file.read) == after


def test_a_new_opinion_stands_last_with_clean_text(file: RecordFile) -> None:
    done = opinions.add_opinion(file, NEW).result()
    assert (done.value.position, done.value.content) == (4, "Giờ tiếp công dân\nthứ Bảy")
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == "Đã thêm ý kiến 4 của Hội nghị đối thoại."


def test_opinions_open_with_how_they_stand_and_what_is_doubtful(file: RecordFile) -> None:
    opinions.add_opinion(file, NEW).result()
    opened = opinions.open_opinions(file, dialogue.DIALOGUE)
    assert [(line.standing.kind, line.standing.days) for line in opened.lines] == [
        (StandingKind.OVERDUE, 5),
        (StandingKind.SOON, 6),
        (StandingKind.PASSED_UP, None),
        (StandingKind.WITHOUT_DUE_DATE, None),
    ]
    assert [problem.code for problem in opened.lines[3].problems] == ["responsible_missing", "due_on_missing"]
    assert opened.counts == OpinionCounts(total=4, overdue=1, in_progress=2, passed_up=1, answered=0)
    earlier = opinions.open_opinions(file, dialogue.DIALOGUE, date(2026, 9, 24)).lines[2]
    assert earlier.standing.kind is StandingKind.WITHOUT_DUE_DATE


def test_an_answer_closes_an_opinion_today_or_on_its_day(file: RecordFile) -> None:
    answered = opinions.record_answer(file, stored(file, 1), answer=" Đã thay đèn. ").result().value
    assert (answered.state, answered.answer) == (OpinionState.ANSWERED, "Đã thay đèn.")
    assert answered.answered_on == date(2026, 10, 12)
    on = date(2026, 10, 1)
    assert opinions.record_answer(file, stored(file, 2), answer="Đã làm", answered_on=on).result().value == (
        replace(stored(file, 2), state=OpinionState.ANSWERED, answer="Đã làm", answered_on=on)
    )


def test_an_answer_from_above_keeps_where_the_opinion_had_gone(file: RecordFile) -> None:
    answered = opinions.record_answer(file, stored(file, 3), answer="Thành phố đã duyệt").result().value
    assert (answered.passed_to, answered.passed_on) == ("UBND Thành phố", date(2026, 9, 25))


def test_answered_at_once_has_no_day_of_its_own(file: RecordFile) -> None:
    opinions.record_answer(file, stored(file, 1), answer="Đã thay đèn.").result()
    changed = opinions.answer_at_once(file, stored(file, 1)).result().value
    assert (changed.state, changed.answer) == (OpinionState.ANSWERED_AT_ONCE, "Đã thay đèn.")
    assert changed.answered_on is None


def test_passing_up_needs_a_name(file: RecordFile) -> None:
    passed = opinions.pass_up(file, stored(file, 1), passed_to=" UBND Thành phố ").result().value
    assert (passed.passed_to, passed.passed_on) == ("UBND Thành phố", date(2026, 10, 12))
    with pytest.raises(SoVangError, match="draft_has_errors"):
        opinions.pass_up(file, stored(file, 2), passed_to=" ")


def test_postponing_moves_the_day_and_keeps_the_reason(file: RecordFile) -> None:
    once = opinions.postpone(file, stored(file, 1), date(2026, 10, 20), "Chờ vật tư").result().value
    twice = opinions.postpone(file, once, date(2026, 10, 25), "Mưa bão").result().value
    assert (twice.due_on, twice.note) == (date(2026, 10, 25), "Chờ vật tư\nMưa bão")
    with pytest.raises(SoVangError, match="draft_has_errors"):
        opinions.postpone(file, twice, date(2026, 10, 25))
    with pytest.raises(SoVangError, match="draft_has_errors"):
        opinions.postpone(file, stored(file, 3), date(2026, 12, 1))


def test_a_draft_with_errors_writes_nothing(file: RecordFile) -> None:
    before = record_tables(file.read)
    for refused in (
        lambda: opinions.add_opinion(file, replace(NEW, content=" ")),
        lambda: opinions.add_opinions(file, dialogue.DIALOGUE, [NEW, replace(NEW, content="")]),
        lambda: opinions.change_opinion(file, stored(file, 1), replace(stored(file, 1), content="")),
    ):
        with pytest.raises(SoVangError, match="draft_has_errors"):
            refused()
    assert record_tables(file.read) == before


def test_what_another_changed_or_deleted_is_not_overwritten(file: RecordFile) -> None:
    seen = stored(file, 1)
    opinions.record_answer(file, seen, answer="Đã thay đèn.").result()
    with pytest.raises(Conflict, match="changed_by_another"):
        opinions.pass_up(file, seen, passed_to="UBND Thành phố").result()
    opinions.delete_opinions(file, [1]).result()
    with pytest.raises(Conflict, match="deleted_by_another"):
        opinions.delete_opinions(file, [1]).result()
    with pytest.raises(Conflict, match="deleted_by_another"):
        opinions.open_opinions(file, 99)


def test_deleting_and_moving_keep_the_numbers_without_gap(file: RecordFile) -> None:
    assert opinions.move_opinion(file, 1, 99).result().value == 3
    assert order(file) == [(2, 1), (3, 2), (1, 3)]
    assert opinions.move_opinion(file, 1, 0).result().value == 1
    assert order(file) == [(1, 1), (2, 2), (3, 3)]
    assert opinions.delete_opinions(file, [1]).result().value == 1
    assert order(file) == [(2, 1), (3, 2)]


def test_what_waits_comes_by_its_due_date(file: RecordFile) -> None:
    opinions.add_opinion(file, NEW).result()
    waiting = opinions.waiting_opinions(file)
    assert [(one.opinion.id, one.standing.days) for one in waiting] == [(1, 5), (2, 6), (4, None)]
    assert {one.conference.title for one in waiting} == {"Hội nghị đối thoại"}


def test_offices_named_before_are_offered(file: RecordFile) -> None:
    assert opinions.known_offices(file, "kinh te") == ["Phòng Kinh tế, Hạ tầng và Đô thị"]
    assert opinions.known_offices(file) == [
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Trung tâm Phục vụ hành chính công",
    ]
    assert opinions.known_superiors(file, "tp") == []
    assert opinions.known_superiors(file, "thanh") == ["UBND Thành phố"]


@pytest.mark.parametrize("typed", ["den chieu sang", "dang thi huong", "do thi ha tang"])
def test_search_finds_by_content_speaker_and_office(file: RecordFile, typed: str) -> None:
    found = search(file, typed, kind="opinion")
    assert [hit.id for hit in found.hits][-1] == 1
    assert found.hits[-1].title == "Đèn chiếu sáng ngõ 12 hỏng"
    assert found.hits[-1].detail == ("Bà Đặng Thị Hường, Tổ dân vận số 3 · Phòng Kinh tế, Hạ tầng và Đô thị")
    assert len(search(file, typed).hits) == search(file, typed).total
    assert opinions.conference_of_opinion(file, 1) == dialogue.DIALOGUE


def test_lists_and_counts_know_the_opinions(file: RecordFile) -> None:
    assert info(file).counts["opinions"] == 3
    counts = {row.conference.id: row.opinions for row in list_conferences(file)}
    assert counts[dialogue.DIALOGUE] == OpinionCounts(3, 1, 1, 1, 0)
    assert counts[dialogue.REVIEW].total == 0


def test_the_check_finds_what_no_report_can_count(file: RecordFile) -> None:
    assert check(file).findings == []
    broken = replace(stored(file, 3), passed_on=None)
    file.write(Deed("filled", {}, lambda writing: writing.update(stored(file, 3), broken))).result()
    assert [(one.code, one.values["position"]) for one in check(file).findings] == [
        ("opinion_without_day", 3)
    ]
