"""Who was commended already in the year: by which form, for which type, on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.award import Award
from desktop.records.codes import CommendationType, Form, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.repeat_rules import Earlier, repeat_problems
from desktop.words.problems import problem_sentence

TODAY = date(2026, 10, 9)
DRAFT = Commendation(1, Form.GIAY_KHEN, id=1)
OTHER = Commendation(2, Form.GIAY_KHEN, number="11-QĐ/ĐU", decision_date=date(2026, 2, 3), id=2)
GIVEN = Award(2, 5, 1, RecipientKind.INDIVIDUAL, "Đặng Thị Hường", second_line="Tổ 3", id=9)


def codes(draft: Commendation, other: Commendation, *, is_near: bool = False) -> list[str]:
    earlier = [Earlier(4, GIVEN, other, is_near)]
    problems = repeat_problems(draft, {4: "Đặng Thị Hường"}, earlier, TODAY)
    assert all(one.values["commendation_id"] == 2 and one.values["award_id"] == 4 for one in problems)
    assert all(problem_sentence(one.code, one.values) for one in problems)
    return [one.code for one in problems]


@pytest.mark.parametrize("draft_day", [None, date(2026, 1, 1), date(2026, 12, 31)])
@pytest.mark.parametrize("other_day", [None, date(2026, 1, 1), date(2026, 12, 31)])
def test_one_form_twice_in_a_year_is_told_with_days_or_without(
    draft_day: date | None, other_day: date | None
) -> None:
    draft, other = replace(DRAFT, decision_date=draft_day), replace(OTHER, decision_date=other_day)
    assert codes(draft, other) == ["same_form_in_year"]
    assert codes(draft, other, is_near=True) == ["same_form_near"]


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, form=Form.CONG_NHAN),
        replace(OTHER, decision_date=date(2025, 12, 31)),
        replace(OTHER, decision_date=date(2027, 1, 1)),
    ],
)
def test_another_form_or_year_is_no_repeat(other: Commendation) -> None:
    assert codes(DRAFT, other) == []


@pytest.mark.parametrize("before", CommendationType)
def test_movement_and_sudden_are_no_basis_for_merit(before: CommendationType) -> None:
    merit = replace(DRAFT, type=CommendationType.MERIT)
    found = codes(merit, replace(OTHER, type=before, form=Form.CONG_NHAN))
    flagged = before in (CommendationType.MOVEMENT, CommendationType.SUDDEN)
    assert found == (["movement_for_merit"] if flagged else [])
    assert codes(DRAFT, replace(OTHER, type=before, form=Form.CONG_NHAN)) == []


def test_the_other_decision_is_named_also_without_a_number() -> None:
    undated = replace(OTHER, number="", decision_date=None, subject="Bão số 9")
    (problem,) = repeat_problems(DRAFT, {4: "Hường"}, [Earlier(4, GIVEN, undated)], TODAY)
    assert "quyết định (chưa có số) Bão số 9, cùng hình thức, năm 2026" in problem_sentence(
        problem.code, problem.values
    )
