"""A signed day that is corrected across a change of the base salary: said, and taken when asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.operations import amounts, awards, commendations, history, register
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.words.problems import problem_sentence
from tests.operations.ward import HUONG, NOW, TEAM, added, code_of, draft, signed

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)


def sums(file: RecordFile, decision: Commendation) -> list[int | None]:
    opened = commendations.open_commendation(file, decision.id or 0)
    return [line.award.amount for line in opened.awards]


def told(file: RecordFile, decision: Commendation) -> list[str]:
    opened = commendations.open_commendation(file, decision.id or 0)
    found = [one for one in opened.problems if one.code == "amounts_off_rule"]
    return [problem_sentence(one.code, one.values) for one in found]


def moved(file: RecordFile, decision: Commendation, day: date) -> Commendation:
    changed = replace(decision, decision_date=day)
    return commendations.change_commendation(file, decision, changed, "ghi nhầm ngày").result().value


def test_another_base_salary_is_told_and_nothing_is_computed_again(file: RecordFile) -> None:
    decision = draft(file)
    added(file, decision, TEAM, HUONG)
    decision = signed(file, decision, day=JUNE)
    assert (sums(file, decision), told(file, decision)) == ([1_410_000, 710_000], [])
    decision = moved(file, decision, JULY)
    assert sums(file, decision) == [1_410_000, 710_000]
    assert told(file, decision) == ["2 dòng ghi 2.120.000 đ, quy định của ngày 01/07/2026 là 2.280.000 đ."]
    assert code_of(lambda: amounts.take_rule(file, decision.id or 0, " ")) == "reason_needed"
    assert amounts.take_rule(file, decision.id or 0, "ghi nhầm ngày").result().value == 2
    assert (sums(file, decision), told(file, decision)) == ([1_520_000, 760_000], [])
    history.undo(file).result()
    assert sums(file, decision) == [1_410_000, 710_000]


def test_a_day_under_the_same_salary_is_no_reason_to_ask(file: RecordFile) -> None:
    decision = draft(file)
    added(file, decision, TEAM)
    assert told(file, moved(file, signed(file, decision, day=JUNE), date(2026, 6, 1))) == []


def test_sums_with_a_reason_and_money_that_was_paid_stay(file: RecordFile) -> None:
    decision = draft(file)
    rows = added(
        file, decision, TEAM, replace(HUONG, amount=500_000, amount_reason="theo Kế hoạch 12/KH-UBND")
    )
    decision = moved(file, signed(file, decision, day=JUNE), JULY)
    assert told(file, decision) == ["1 dòng ghi 1.410.000 đ, quy định của ngày 01/07/2026 là 1.520.000 đ."]
    awards.mark_paid(file, [rows[0].id or 0], JULY).result()
    assert told(file, decision) == []


def test_a_draft_follows_its_day_by_itself(file: RecordFile) -> None:
    decision = draft(file, decision_date=JUNE)
    added(file, decision, TEAM)
    changed = replace(decision, decision_date=JULY)
    commendations.change_commendation(file, decision, changed).result()
    assert (sums(file, decision), told(file, decision)) == ([1_520_000], [])


def test_old_decisions_without_sums_are_left_in_peace(tmp_path: Path) -> None:
    path = tmp_path / "mau.sovang"
    register.create_register(path, user="mai", now=lambda: NOW, sample=True)
    with register.open_register(path, user="mai", now=lambda: NOW) as sample:
        rows = commendations.list_commendations(sample)
        doubts = {
            row.commendation.number: [
                one.code for one in commendations.open_commendation(sample, row.commendation.id or 0).problems
            ]
            for row in rows
        }
    assert len(doubts) == len(rows) == 10
    assert {number for number, codes in doubts.items() if codes} == set()
