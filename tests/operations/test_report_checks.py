"""What is asked before a report goes upward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations.preferences import put
from desktop.operations.report_checks import Doubt, jumps, report_doubts
from desktop.operations.reports import KINDS, activity_report
from desktop.records.award import Award
from desktop.records.codes import Form
from desktop.records.commendation import Commendation
from desktop.records.period import parse_period
from desktop.settings import REPORT_JUMP
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from desktop.words.report_checks import check_sentence
from tests.operations import report_register as register

YEAR = parse_period("2026")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with register.opened(tmp_path / "a.sovang", register.ly_thai_to_2022, register.hoan_kiem_2026) as opened:
        yield opened


def sentences(doubts: list[Doubt]) -> list[str]:
    return [check_sentence(one.code, one.values) for one in doubts]


def change(file: RecordFile, seen: object, new: object) -> None:
    file.write(Deed("changed", {}, lambda writing: writing.update(seen, new))).result()


def test_what_is_missing_from_the_report_comes_first_with_its_record(file: RecordFile) -> None:
    found = report_doubts(file, "activity", YEAR)
    draft = next(one for one in found if one.code == "draft_not_counted")
    stored = file.read.get(Commendation, draft.record_id or 0)
    assert stored is not None
    assert stored.decision_date is None
    assert (draft.about, draft.values["count"]) == ("commendation", 2)
    conference = next(one for one in found if one.code == "conference_not_counted")
    assert conference.about == "conference"
    assert found[0].code == "period_not_over"
    assert sentences(found)[0] == "Kỳ còn 41 ngày nữa mới hết (31/12/2026); số liệu tính đến hôm nay."


def test_awards_without_an_amount_are_asked_once_a_decision(sample_file: RecordFile) -> None:
    records = activity_report(sample_file, YEAR).records
    paid = [one for one in records.awards if one.award.amount and one.commendation.form is Form.GIAY_KHEN]
    first, second = (one.award for one in paid[:2])
    for award in (first, second):
        change(sample_file, award, replace(award, amount=None))
    found = [one for one in report_doubts(sample_file, "awards", YEAR) if one.code == "without_amount"]
    assert first.commendation_id == second.commendation_id
    assert [(one.values["count"], one.record_id) for one in found] == [(2, first.id)]


def test_a_list_is_asked_about_what_it_counts_alone(file: RecordFile) -> None:
    for form in KINDS:
        found = {one.about for one in report_doubts(file, form, YEAR)}
        if form in ("conferences", "initiatives", "teams", "activities"):
            assert not found & {"award", "commendation"}
    everything = {one.code for one in report_doubts(file, "activity", YEAR)}
    assert {one.code for form in KINDS for one in report_doubts(file, form, YEAR)} == everything


def test_a_jump_is_asked_about_from_the_set_share_on(sample_file: RecordFile) -> None:
    after = parse_period("2023")  # nothing was commended in the year after the case of 2022
    report = activity_report(sample_file, after)
    table = report.table
    found = jumps(report, 20)
    assert found
    for one in found:
        row = table.rows[int(one.cell[1:]) - table.first_row]
        assert row.percent is not None
        assert abs(row.percent) >= 0.2
        assert check_sentence(one.code, one.values).startswith(row.label)
    assert len({one.values["figure"] for one in found}) == len(found)
    assert jumps(report, 0) == []
    put(sample_file, REPORT_JUMP, 0).result()
    assert not [one for one in report_doubts(sample_file, "activity", after) if one.code == "jump"]


def test_a_signed_decision_without_number_is_asked_about(sample_file: RecordFile) -> None:
    entry = activity_report(sample_file, YEAR).records.commendations[0].commendation
    bare = replace(entry, number="", number_value=None)
    change(sample_file, entry, bare)
    found = [one for one in report_doubts(sample_file, "register", YEAR) if one.code == "without_number"]
    assert [(one.about, one.record_id) for one in found] == [("commendation", entry.id)]


def test_a_register_number_given_twice_is_asked_about_in_its_year(sample_file: RecordFile) -> None:
    listed = [one for one in sample_file.read.records(Award) if one.register_year == 2026]
    twin = replace(listed[1], register_number=listed[0].register_number)
    change(sample_file, listed[1], twin)

    def asked(text: str) -> bool:
        found = report_doubts(sample_file, "awards", parse_period(text))
        return any(one.code == "register_number_repeated" for one in found)

    assert asked("2026")
    assert not asked("2022")
