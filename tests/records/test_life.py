from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.codes import CommendationState, Form
from desktop.records.commendation import Commendation
from desktop.records.life import AwardCounts, StepState, current_step, life_of
from desktop.words.life import DETAILS, TITLES, life_detail

DRAFT = Commendation(1, Form.GIAY_KHEN, id=1)
DAY = date(2026, 10, 9)
SIGNED = replace(DRAFT, number="218/QĐ-UBND", decision_date=DAY, state=CommendationState.SIGNED)
LIST = AwardCounts(awards=39, certificates=39, unregistered=39, payable=39)


def details(commendation: Commendation, counts: AwardCounts) -> dict[str, str]:
    return {step.id: life_detail(step.code, step.values) for step in life_of(commendation, counts)}


def now_at(commendation: Commendation, counts: AwardCounts) -> str:
    return current_step(commendation, counts)


def test_the_six_steps_stand_in_their_order() -> None:
    assert [step.id for step in life_of(DRAFT, AwardCounts())] == list(TITLES)


def test_a_new_draft_says_what_is_missing() -> None:
    assert details(DRAFT, AwardCounts()) == {
        "list": "Chưa có ai",
        "review": "Chưa ghi biên bản",
        "sign": "Chưa có số",
        "print": "Chưa có ai",
        "present": "Chưa có ai",
        "file": "Chưa công khai",
    }
    assert now_at(DRAFT, AwardCounts()) == "list"


def test_the_work_moves_from_step_to_step() -> None:
    met = replace(DRAFT, minutes_date=date(2026, 10, 2))
    proposed = replace(met, proposal_date=date(2026, 10, 5))
    handed_over = replace(LIST, printed=39, presented=39)
    paid = replace(handed_over, paid=39)
    stations = [
        (DRAFT, AwardCounts()),
        (DRAFT, LIST),
        (met, LIST),
        (proposed, LIST),
        (replace(proposed, number="218/QĐ-UBND", decision_date=DAY), LIST),
        (replace(SIGNED, proposal_date=date(2026, 10, 5)), LIST),
        (SIGNED, replace(LIST, printed=38)),
        (SIGNED, replace(LIST, printed=39)),
        (SIGNED, handed_over),
        (SIGNED, paid),
        (replace(SIGNED, filed_on=DAY), paid),
    ]
    assert [now_at(*station) for station in stations] == [
        "list", "review", "review", "sign", "sign", "print", "print", "present", "present", "file", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("commendation", "counts", "step", "text"),
    [
        (SIGNED, LIST, "list", "39 trường hợp"),
        (replace(DRAFT, minutes_date=DAY), LIST, "review", "Chưa có tờ trình"),
        (replace(DRAFT, proposal_number="32/TTr-VHXH"), LIST, "review", "Tờ trình 32/TTr-VHXH"),
        (replace(DRAFT, proposal_date=date(2026, 10, 5)), LIST, "review", "Trình 05/10/2026"),
        (replace(DRAFT, number="218/QĐ-UBND"), LIST, "sign", "Chưa có ngày"),
        (replace(SIGNED, state=CommendationState.DRAFT), LIST, "sign", "Chưa ký"),
        (SIGNED, LIST, "sign", "09/10/2026"),
        (SIGNED, LIST, "print", "Chưa in 39 tờ"),
        (SIGNED, replace(LIST, printed=12), "print", "Chưa in 27 tờ"),
        (SIGNED, replace(LIST, printed=39), "print", "Đã in 39 tờ"),
        (SIGNED, replace(LIST, certificates=0), "print", "Không in giấy khen"),
        (SIGNED, LIST, "present", "Chưa trao 39"),
        (SIGNED, replace(LIST, handed_over_on=date(2026, 10, 15)), "present", "Trao 15/10/2026"),
        (
            SIGNED,
            replace(LIST, presented=1, handed_over_on=date(2026, 10, 15)),
            "present",
            "Chưa trao 38",
        ),
        (DRAFT, AwardCounts(), "print", "Chưa có ai"),
        (SIGNED, replace(LIST, presented=39, paid=30), "present", "Chưa chi 9"),
        (SIGNED, replace(LIST, presented=39, paid=39), "present", "Đã trao, đã chi"),
        (SIGNED, replace(LIST, presented=39, payable=0), "present", "Đã trao"),
        (replace(SIGNED, made_public_on=DAY), LIST, "file", "Chưa lưu"),
        (replace(SIGNED, filed_on=DAY), LIST, "file", "09/10/2026"),
    ],
)
def test_the_second_line_is_the_fact_or_what_is_missing(
    commendation: Commendation, counts: AwardCounts, step: str, text: str
) -> None:
    assert details(commendation, counts)[step] == text


def test_a_signed_decision_does_not_wait_for_a_meeting_that_was_not_written_down() -> None:
    steps = {step.id: step.state for step in life_of(SIGNED, LIST)}
    assert steps["review"] is StepState.LATER
    assert steps["print"] is StepState.CURRENT


counts_of_lists = st.builds(
    AwardCounts,
    awards=st.integers(0, 50),
    certificates=st.integers(0, 50),
    printed=st.integers(0, 50),
    presented=st.integers(0, 50),
    payable=st.integers(0, 50),
    paid=st.integers(0, 50),
)


@given(counts_of_lists, st.sampled_from([DRAFT, SIGNED, replace(SIGNED, filed_on=DAY)]))
def test_at_most_one_step_is_current_and_every_line_has_words(
    counts: AwardCounts, commendation: Commendation
) -> None:
    steps = life_of(commendation, counts)
    assert sum(step.state is StepState.CURRENT for step in steps) <= 1
    assert all(life_detail(step.code, step.values) for step in steps)
    assert {step.code for step in steps} <= DETAILS.keys()
