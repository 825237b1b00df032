from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import ConferenceKind, Level, OpinionState, RecipientKind
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import (
    SOON_DAYS,
    Standing,
    StandingKind,
    check_opinion,
    check_postponement,
    counts_of,
    is_overdue_on,
    is_said_by,
    settled,
    standing_on,
    state_on,
)
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.words.opinions import counts_line, standing_words
from desktop.words.problems import problem_sentence

HELD = date(2026, 9, 18)
TODAY = date(2026, 10, 12)
DIALOGUE = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại", HELD)
LAMP = Opinion(
    1, 1, "Đèn chiếu sáng ngõ 12 hỏng", "Bà Đặng Thị Hường", "Tổ dân vận số 3",
    "Phòng Kinh tế, Hạ tầng và Đô thị", date(2026, 10, 7),
)  # fmt: skip
ANSWERED = replace(LAMP, state=OpinionState.ANSWERED, answer="Đã thay đèn.", answered_on=date(2026, 9, 24))
PASSED_UP = replace(
    LAMP, state=OpinionState.PASSED_UP, passed_to="UBND Thành phố", passed_on=date(2026, 9, 20)
)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
opinions = st.builds(
    Opinion, st.just(1), st.just(1), st.just("Ý kiến"), due_on=st.none() | days,
    state=st.sampled_from(OpinionState), answered_on=st.none() | days, passed_on=st.none() | days,
).map(settled)  # fmt: skip


def codes(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.field, problem.code, problem.severity.value) for problem in problems]


@pytest.mark.parametrize(
    "whole", [LAMP, ANSWERED, PASSED_UP, replace(LAMP, state=OpinionState.ANSWERED_AT_ONCE, due_on=None)]
)
def test_a_whole_opinion_has_no_problem(whole: Opinion) -> None:
    assert check_opinion(whole, DIALOGUE, TODAY) == []


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (replace(LAMP, content=""), [("content", "opinion_content_missing", "error")]),
        (
            replace(LAMP, responsible="", due_on=None),
            [("responsible", "responsible_missing", "warning"), ("due_on", "due_on_missing", "warning")],
        ),
        (
            replace(ANSWERED, answer="", answered_on=None),
            [("answered_on", "answered_on_missing", "error"), ("answer", "answer_missing", "warning")],
        ),
        (
            replace(PASSED_UP, passed_to="", passed_on=None),
            [("passed_to", "passed_to_missing", "error"), ("passed_on", "passed_on_missing", "error")],
        ),
        (replace(LAMP, due_on=date(2026, 9, 17)), [("due_on", "before_conference", "warning")]),
        (replace(ANSWERED, answered_on=date(2026, 9, 17)), [("answered_on", "before_conference", "warning")]),
        (replace(PASSED_UP, passed_on=date(2026, 10, 13)), [("passed_on", "day_ahead", "warning")]),
        (replace(LAMP, due_on=date(2027, 10, 13)), []),
    ],
)
def test_every_doubt_is_told_with_its_field(draft: Opinion, found: list[tuple[str, str, str]]) -> None:
    assert codes(check_opinion(draft, DIALOGUE, TODAY)) == found


def test_without_the_conferences_day_no_day_is_too_early() -> None:
    assert check_opinion(replace(LAMP, due_on=date(1999, 1, 1)), replace(DIALOGUE, held_on=None)) == []


@pytest.mark.parametrize(
    ("seen", "due_on", "found"),
    [
        (LAMP, date(2026, 10, 20), []),
        (replace(LAMP, due_on=None), date(2026, 10, 1), []),
        (LAMP, date(2026, 10, 7), ["due_not_later"]),
        (ANSWERED, date(2026, 10, 20), ["opinion_is_closed"]),
        (PASSED_UP, date(2026, 10, 1), ["opinion_is_closed", "due_not_later"]),
    ],
)
def test_only_what_waits_is_postponed_and_only_to_later(
    seen: Opinion, due_on: date, found: list[str]
) -> None:
    problems = check_postponement(seen, due_on)
    assert [problem.code for problem in problems] == found
    assert {problem.severity for problem in problems} <= {Severity.ERROR}


def test_a_state_keeps_only_its_own_days_and_no_text_is_lost() -> None:
    full = replace(LAMP, answer="Đã thay đèn.", answered_on=HELD, passed_to="UBND Thành phố", passed_on=HELD)
    kept = {
        state: (one.answered_on is not None, one.passed_on is not None)
        for state in OpinionState
        for one in [settled(replace(full, state=state))]
    }
    assert kept == {
        OpinionState.ANSWERED_AT_ONCE: (False, False),
        OpinionState.IN_PROGRESS: (False, False),
        OpinionState.ANSWERED: (True, True),
        OpinionState.PASSED_UP: (False, True),
    }
    for state in OpinionState:
        one = settled(replace(full, state=state))
        assert (one.answer, one.passed_to) == (full.answer, full.passed_to)


def test_an_answer_that_came_back_from_above_has_three_states_in_turn() -> None:
    back = replace(ANSWERED, passed_to="UBND Thành phố", passed_on=date(2026, 9, 20))
    told = [state_on(back, date(2026, 9, day)) for day in (19, 20, 23, 24)]
    assert told == [
        OpinionState.IN_PROGRESS,
        OpinionState.PASSED_UP,
        OpinionState.PASSED_UP,
        OpinionState.ANSWERED,
    ]


@pytest.mark.parametrize(("day", "overdue"), [(7, False), (8, True)])
def test_an_opinion_is_overdue_from_the_day_after_its_due_date(day: int, overdue: bool) -> None:
    assert is_overdue_on(LAMP, date(2026, 10, day)) is overdue


def test_an_opinion_answered_late_was_overdue_until_then() -> None:
    late = replace(ANSWERED, answered_on=date(2026, 10, 10))
    told = [is_overdue_on(late, date(2026, 10, day)) for day in (7, 8, 9, 10)]
    assert told == [False, True, True, False]


@pytest.mark.parametrize(
    ("opinion", "standing", "words"),
    [
        (LAMP, Standing(StandingKind.OVERDUE, 5, date(2026, 10, 7)), "Quá hạn 5 ngày"),
        (replace(LAMP, due_on=TODAY), Standing(StandingKind.SOON, 0, TODAY), "Hạn hôm nay"),
        (
            replace(LAMP, due_on=date(2026, 10, 18)),
            Standing(StandingKind.SOON, 6, date(2026, 10, 18)),
            "Còn 6 ngày",
        ),
        (
            replace(LAMP, due_on=date(2026, 10, 20)),
            Standing(StandingKind.IN_TIME, 8, date(2026, 10, 20)),
            "Còn 8 ngày",
        ),
        (replace(LAMP, due_on=None), Standing(StandingKind.WITHOUT_DUE_DATE), "Đang giải quyết"),
        (PASSED_UP, Standing(StandingKind.PASSED_UP, on=date(2026, 9, 20)), "Đã chuyển cấp trên"),
        (ANSWERED, Standing(StandingKind.ANSWERED, on=date(2026, 9, 24)), "Đã trả lời 24/09"),
        (replace(ANSWERED, answered_on=None), Standing(StandingKind.ANSWERED), "Đã trả lời"),
        (
            replace(LAMP, state=OpinionState.ANSWERED_AT_ONCE),
            Standing(StandingKind.ANSWERED_AT_ONCE),
            "Đã trả lời tại hội nghị",
        ),
    ],
)
def test_how_an_opinion_stands_is_said_in_a_word(opinion: Opinion, standing: Standing, words: str) -> None:
    found = standing_on(opinion, TODAY)
    assert found == standing
    assert standing_words(found.kind, found.days, found.on) == words


@given(opinions, days)
def test_overdue_is_exactly_what_stands_as_overdue(opinion: Opinion, day: date) -> None:
    standing = standing_on(opinion, day)
    assert (standing.kind is StandingKind.OVERDUE) == is_overdue_on(opinion, day)
    if standing.kind is StandingKind.SOON:
        assert opinion.due_on is not None
        assert timedelta(0) <= opinion.due_on - day <= timedelta(days=SOON_DAYS)


@given(opinions, days, days)
def test_what_is_done_stays_done(opinion: Opinion, day: date, later: date) -> None:
    done = (OpinionState.ANSWERED, OpinionState.ANSWERED_AT_ONCE)
    if later >= day and state_on(opinion, day) in done:
        assert state_on(opinion, later) in done


@given(st.lists(opinions, max_size=8), days)
def test_every_opinion_is_counted_once(found: list[Opinion], day: date) -> None:
    counts = counts_of(standing_on(one, day) for one in found)
    assert counts.total == len(found)
    assert counts.overdue + counts.in_progress + counts.passed_up + counts.answered == counts.total
    assert counts.overdue == sum(is_overdue_on(one, day) for one in found)


def test_the_line_of_counts_leaves_zeros_out() -> None:
    found = [LAMP, LAMP, replace(LAMP, due_on=date(2026, 10, 18)), PASSED_UP, ANSWERED, ANSWERED]
    counts = counts_of(standing_on(one, TODAY) for one in found)
    line = "6 ý kiến · 2 quá hạn · 1 đang giải quyết · 1 đã chuyển cấp trên · 2 đã trả lời"
    assert counts_line(**asdict(counts)) == line
    assert counts_line(**asdict(counts_of([]))) == "0 ý kiến"


def test_every_problem_has_its_sentence() -> None:
    problems = [
        *check_opinion(replace(LAMP, content="", responsible="", due_on=None), DIALOGUE),
        *check_opinion(replace(ANSWERED, answer="", answered_on=None), DIALOGUE),
        *check_opinion(replace(PASSED_UP, passed_to="", passed_on=None), DIALOGUE),
        *check_opinion(replace(PASSED_UP, passed_on=date(2026, 10, 13)), DIALOGUE, TODAY),
        *check_opinion(replace(ANSWERED, answered_on=date(2026, 9, 1)), DIALOGUE, TODAY),
        *check_postponement(ANSWERED, date(2026, 1, 1)),
    ]
    assert len({problem.code for problem in problems}) == 11
    assert all("{" not in problem_sentence(problem.code, problem.values) for problem in problems)


@pytest.mark.parametrize(
    ("said_by", "unit", "theirs"),
    [
        ("Đặng Thị Hường", "", True),
        ("bà Đặng Thị Hường", "Tổ dân phố số 5", True),
        ("Đồng chí ĐẶNG THỊ HƯỜNG", "TDP 5", True),
        ("Bác Đặng Thị Hường", "", True),
        ("Đặng Thị Hương", "", False),
        ("ông Nguyễn Đặng Thị Hường", "", False),
        ("Đặng Thị Hường", "Tổ dân phố số 6", False),
        ("", "", False),
    ],
)
def test_an_opinion_is_a_persons_by_name_and_unit(said_by: str, unit: str, theirs: bool) -> None:
    card = Recipient(RecipientKind.INDIVIDUAL, "Đặng Thị Hường", "Bác", unit_text="Tổ dân phố số 5")
    assert is_said_by(Opinion(1, 1, "Đề nghị", said_by, unit), card) is theirs
