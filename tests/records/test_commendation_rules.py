from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.records.codes import CommendationState, Family, Form, Level
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import (
    changed_fields,
    check_commendation,
    check_signing,
    merit_default,
)
from desktop.records.issuer import Issuer, Signer
from desktop.records.problem import Problem, Severity
from desktop.words.problems import problem_sentence

TODAY = date(2026, 10, 9)
ISSUER = Issuer("Chủ tịch UBND phường Hoàn Kiếm", Family.STATE, Level.WARD, valid_from=date(2025, 7, 1), id=1)
SIGNER = Signer(1, "Trần Quang Bình", "CHỦ TỊCH", valid_from=date(2025, 7, 1), id=1)
GOOD = Commendation(
    1,
    Form.GIAY_KHEN,
    number="218/QĐ-UBND",
    decision_date=TODAY,
    signer_id=1,
    minutes_date=date(2026, 10, 2),
    members_present=6,
    members_total=9,
    votes_for=6,
    proposal_date=date(2026, 10, 5),
    state=CommendationState.SIGNED,
)


def problems(commendation: Commendation, issuer: Issuer | None = ISSUER) -> list[Problem]:
    found = check_commendation(commendation, issuer=issuer, signer=SIGNER, today=TODAY)
    assert all(problem_sentence(problem.code, problem.values) for problem in found)
    return found


def test_a_decision_with_all_its_papers_has_no_problem() -> None:
    assert problems(GOOD) == []
    assert check_signing(GOOD) == []


@pytest.mark.parametrize(
    ("change", "code", "field", "severity"),
    [
        ({"decision_date": date(2025, 6, 30)}, "issuer_not_on_day", "decision_date", Severity.WARNING),
        ({"decision_date": date(2025, 6, 30)}, "signer_not_on_day", "signer_id", Severity.WARNING),
        ({"decision_date": None}, "decision_date_missing", "decision_date", Severity.ERROR),
        ({"decision_date": None}, "number_without_date", "decision_date", Severity.WARNING),
        ({"decision_date": date(2026, 10, 10)}, "decision_date_ahead", "decision_date", Severity.WARNING),
        ({"form": Form.BANG_KHEN}, "bang_khen_not_of_ward", "form", Severity.WARNING),
        ({"minutes_date": date(2026, 10, 12)}, "minutes_after_decision", "minutes_date", Severity.WARNING),
        ({"proposal_date": date(2026, 10, 12)}, "proposal_after_decision", "proposal_date", Severity.WARNING),
        ({"proposal_date": date(2026, 10, 1)}, "proposal_before_minutes", "proposal_date", Severity.WARNING),
        ({"members_present": 10}, "more_present_than_members", "members_present", Severity.ERROR),
        (
            {"members_present": 5, "votes_for": 5},
            "fewer_than_two_thirds",
            "members_present",
            Severity.WARNING,
        ),
        ({"votes_for": 7}, "more_votes_than_present", "votes_for", Severity.ERROR),
        ({"votes_for": -1}, "count_negative", "votes_for", Severity.ERROR),
        ({"revoked_on": TODAY}, "revocation_reason_missing", "revocation_reason", Severity.ERROR),
        (
            {"revoked_on": date(2026, 1, 1), "revocation_reason": "trùng"},
            "revoked_before_decision",
            "revoked_on",
            Severity.ERROR,
        ),
    ],
)
def test_each_fault_is_told_at_its_field(
    change: dict[str, object], code: str, field: str, severity: Severity
) -> None:
    found = {problem.code: problem for problem in problems(replace(GOOD, **change))}  # type: ignore[arg-type]
    assert (found[code].field, found[code].severity) == (field, severity)


def test_exactly_two_thirds_are_enough() -> None:
    assert problems(replace(GOOD, members_present=6, members_total=9)) == []


def test_a_decision_needs_an_issuer_and_a_signer_of_that_issuer() -> None:
    assert [one.code for one in problems(GOOD, None)] == ["issuer_missing"]
    assert [one.code for one in problems(GOOD, replace(ISSUER, id=2))] == ["signer_of_another_issuer"]


def test_an_unsigned_draft_may_lack_number_and_day() -> None:
    draft = replace(GOOD, number="", decision_date=None, state=CommendationState.DRAFT)
    assert problems(draft) == []
    assert [one.code for one in check_signing(draft)] == ["number_missing", "decision_date_missing"]


def test_the_usual_merit_names_the_year() -> None:
    assert merit_default(Form.GIAY_KHEN, 2026) == (
        "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
    )
    assert merit_default(Form.BIEU_DUONG, 2026).endswith("“Dân vận khéo” năm 2026")


def test_changed_fields_are_named() -> None:
    assert changed_fields(GOOD, replace(GOOD, number="219/QĐ-UBND", note="x")) == {"number", "note"}
