"""What the page says of a conference."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.conferences import ConferenceRow
from desktop.records.attendance_rules import Attendance
from desktop.records.codes import ConferenceKind, Level, RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.opinion_rules import OpinionCounts
from desktop.ui.conferences.words import counted, presenter, rate, second_line, sections_of, state_of

NO_OPINIONS = OpinionCounts(0, 0, 0, 0, 0)
TODAY = date(2026, 10, 9)
HELD = Conference(
    ConferenceKind.MIDTERM_REVIEW, Level.WARD, "Sơ kết", date(2026, 9, 18), "14:00", "Hội trường",
    chair="Phạm Thu Hà", plan_number="42-KH/ĐU", invited=60, present=54, excused=4,
)  # fmt: skip


@pytest.mark.parametrize(
    ("held_on", "word", "tone"),
    [
        (date(2026, 9, 18), "Đã tổ chức", "ok"),
        (TODAY, "Đã tổ chức", "ok"),
        (date(2026, 10, 10), "Sắp tổ chức", "info"),
        (None, "Chưa có ngày", "warn"),
    ],
)
def test_the_state_follows_the_day(held_on: date | None, word: str, tone: str) -> None:
    state, mark = state_of(replace(HELD, held_on=held_on), TODAY)
    assert (state, mark.tone) == (word, tone)
    assert mark.icon


def test_the_second_line_says_what_is_known() -> None:
    assert second_line(HELD) == "18/09/2026, 14:00 · Hội trường · Chủ trì: Phạm Thu Hà · Kế hoạch 42-KH/ĐU"
    assert second_line(Conference(ConferenceKind.OTHER, Level.WARD, "x")) == ""


def test_counts_stand_in_the_order_of_lists() -> None:
    counts = {RecipientKind.INDIVIDUAL: 3, RecipientKind.COLLECTIVE: 10, RecipientKind.HOUSEHOLD: 0}
    assert counted(counts) == "10 tập thể, 3 cá nhân"
    assert counted({}) == ""


def test_a_presenter_without_name_is_told_by_the_title() -> None:
    assert presenter(Round(1, 1, "Bí thư", "Phạm Thu Hà")) == ("Phạm Thu Hà", "Bí thư")
    assert presenter(Round(1, 1, "Bí thư")) == ("Bí thư", "")


def test_the_rate_needs_both_counts() -> None:
    assert rate(Attendance(60, 54, 4)) == "90 %"
    assert rate(Attendance(120, 112)) == "93,3 %"
    assert rate(Attendance(None, 112)) == ""
    assert rate(Attendance(60, None)) == ""
    assert rate(Attendance(0, 0)) == ""


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_the_rate_is_rounded_to_one_decimal(invited: int, present: int) -> None:
    words = rate(Attendance(invited, present))
    shown = float(words.removesuffix(" %").replace(",", "."))
    assert abs(shown - 100 * present / invited) <= 0.05 + 1e-9


def test_years_stand_apart_and_the_undated_first() -> None:
    rows = [
        ConferenceRow(replace(HELD, id=place, held_on=day), 0, 0, {}, NO_OPINIONS)
        for place, day in enumerate([None, date(2026, 10, 15), date(2026, 5, 22), date(2022, 10, 13)])
    ]
    sections = sections_of(rows, TODAY)
    assert [section.title for section in sections] == ["Chưa có ngày", "Năm 2026", "Năm 2022"]
    assert [entry.right for section in sections for entry in section.entries] == [
        "", "15/10", "22/05", "13/10",
    ]  # fmt: skip


def test_overdue_answers_come_before_the_state_of_the_conference() -> None:
    dialogue = replace(HELD, id=1, kind=ConferenceKind.DIALOGUE, present=None)
    rows = [ConferenceRow(dialogue, 0, 0, {}, OpinionCounts(6, 2, 1, 1, 2))]
    entry = sections_of(rows, TODAY)[0].entries[0]
    assert (entry.state, entry.mark and entry.mark.tone) == ("2 ý kiến quá hạn", "err")
    assert entry.second == "6 ý kiến"
