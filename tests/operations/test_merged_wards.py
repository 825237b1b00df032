"""Two wards became one on 1/7/2025: their numbers overlap, their reports add up; and the Party's terms.

The day and the wards: Nghị quyết 1656/NQ-UBTVQH15. State numbers run within a calendar year of one issuer,
Party numbers within the committee's term (HD 36-HD/VPTW, II.1.3.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.operations import (
    activities,
    awards,
    commendations,
    conferences,
    numbers,
    offices,
    opinions,
    register,
    reports,
)
from desktop.operations.commendations import list_commendations, open_commendation
from desktop.records.activity import Activity
from desktop.records.award_rules import NewAward
from desktop.records.codes import (
    ActivityKind,
    CommendationState,
    ConferenceKind,
    Family,
    Form,
    Level,
    RecipientKind,
)
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.issuer import NumberSeries
from desktop.records.opinion import Opinion
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.words.problems import problem_sentence
from tests.operations.ward import NOW

BAC, BO, KIEM = "phường Hàng Bạc", "phường Hàng Bồ", "phường Hoàn Kiếm"
LAST_OLD_DAY, FIRST_NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)
BEFORE, AFTER, WHOLE = "2025-01-01..2025-06-30", "2025-07-01..2025-12-31", "2025"
ADDITIVE = ("awards.", "commendations.", "conferences.", "opinions.received", "activities.")
TERMS = ((date(2020, 6, 1), date(2025, 5, 31)), (date(2025, 6, 1), date(2030, 5, 31)))

DECISIONS = (
    (BAC, 1, date(2025, 3, 1), 2, 0), (BAC, 2, LAST_OLD_DAY, 2, 1),
    (BO, 1, date(2025, 3, 1), 2, 0), (BO, 2, LAST_OLD_DAY, 2, 1),
    (KIEM, 1, FIRST_NEW_DAY, 3, 0), (KIEM, 2, date(2025, 10, 15), 1, 4),
)  # fmt: skip
"""Ward, number, day, collectives, individuals: numbers 1 and 2 twice before the day, once after it."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    """The register of phường Hoàn Kiếm with the offices of the wards that it came from."""
    path = tmp_path / "hoan-kiem.sovang"
    register.create_register(path, user="mai", now=lambda: NOW)
    with register.open_register(path, user="mai", now=lambda: NOW) as opened:
        register.set_up_office(opened, register.NewOffice(KIEM, with_former_issuers=True)).result()
        yield opened


@pytest.fixture
def merged(file: RecordFile) -> RecordFile:
    """Both sides of the day, each with decisions of overlapping numbers, a dialogue and an activity."""
    for ward, number, day, collectives, individuals in DECISIONS:
        decision = _decided(file, f"Chủ tịch Ủy ban nhân dân {ward}", f"0{number}/QĐ-UBND", day)
        kinds = [RecipientKind.COLLECTIVE] * collectives + [RecipientKind.INDIVIDUAL] * individuals
        rows = [NewAward(kind, f"Tổ {place}", unit_text=ward) for place, kind in enumerate(kinds)]
        awards.add_awards(file, decision.id or 0, rows, reason="theo quyết định").result()
    for day in (LAST_OLD_DAY, FIRST_NEW_DAY, date(2025, 12, 31)):
        dialogue = Conference(ConferenceKind.DIALOGUE, Level.WARD, f"Đối thoại {day}", day, present=40)
        held = conferences.create_conference(file, dialogue).result().value
        opinions.add_opinion(file, Opinion(held.id or 0, 1, "Đèn hỏng", responsible="UBND phường")).result()
        activities.create_activity(file, Activity(ActivityKind.VISIT, "Thăm hỏi", day)).result()
    return file


def _decided(file: RecordFile, issuer: str, number: str, day: date) -> Commendation:
    draft = Commendation(
        offices.find_issuer(file, issuer, on=day).id or 0,
        Form.GIAY_KHEN,
        number=number,
        decision_date=day,
        state=CommendationState.SIGNED,
    )
    return commendations.create_commendation(file, draft).result().value


def _figures(file: RecordFile, period: str) -> dict[tuple[str, str], int]:
    """Every figure of the period's report, the parts by level, form and kind too."""
    found = reports.activity_report(file, parse_period(period)).figures
    assert all(len(one.record_ids) == one.value for one in found if one.id.endswith(".total"))
    return {(one.id, str(one.by)): one.value for one in found if one.id.startswith(ADDITIVE)}


def test_overlapping_numbers_are_counted_on_their_side_of_the_day(merged: RecordFile) -> None:
    shown = [
        [_figures(merged, period)[name, "None"] for period in (BEFORE, AFTER, WHOLE)]
        for name in (
            "commendations.total", "awards.total", "awards.collectives", "awards.individuals",
            "awards.amount", "conferences.total", "conferences.dialogues", "opinions.received",
            "activities.total",
        )
    ]  # fmt: skip
    # 0,3 and 0,15 of 2.340.000 đ before (ward), 0,6 and 0,3 after, up to 10.000 đ: domain.md §1.2, §1.3
    amounts = [8 * 710_000 + 2 * 360_000, 4 * 1_410_000 + 4 * 710_000]
    assert shown == [
        [4, 2, 6], [10, 8, 18], [8, 4, 12], [2, 4, 6], [*amounts, sum(amounts)],
        [1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3],
    ]  # fmt: skip


def test_every_figure_adds_up_over_the_day(merged: RecordFile) -> None:
    before, after, whole = (_figures(merged, period) for period in (BEFORE, AFTER, WHOLE))
    assert whole == {key: before.get(key, 0) + after.get(key, 0) for key in before | after}


@pytest.mark.parametrize("kind", ["awards", "register", "receipts"])
def test_the_lists_of_both_sides_are_the_list_of_the_year(
    merged: RecordFile, tmp_path: Path, kind: str
) -> None:
    sizes = []
    for period in (BEFORE, AFTER, WHOLE):
        path = tmp_path / f"{period}.xlsx"
        reports.write_report(merged, kind, parse_period(period), path, program_version="")
        names = [cell for row in openpyxl.load_workbook(path).worksheets[0].values for cell in row]
        sizes.append(sum(str(cell).startswith("Tổ ") for cell in names))
    assert sizes[0] + sizes[1] == sizes[2]
    assert sizes[:2] == [10, 8]


def test_numbers_of_merged_wards_are_explained_and_no_repeats(merged: RecordFile) -> None:
    codes = {}
    for row in list_commendations(merged):
        opened = open_commendation(merged, row.commendation.id or 0)
        codes[row.commendation.id] = {one.code for one in opened.problems if one.field == "number"}
    assert set(codes) == {1, 2, 3, 4, 5, 6}
    assert all("number_repeated" not in found for found in codes.values())
    assert codes[5] == {"number_of_former_issuer"}
    assert [one.family for one in offices.issuers(merged, on=FIRST_NEW_DAY)] == list(Family)
    present = offices.find_issuer(merged, f"Chủ tịch Ủy ban nhân dân {KIEM}", on=FIRST_NEW_DAY).id or 0
    assert commendations.next_number(merged, present, date(2025, 12, 1)) == "03/QĐ-UBND"
    assert numbers.book(merged, present, FIRST_NEW_DAY).repeats == ()


def test_a_number_of_the_same_ward_and_year_is_a_repeat(merged: RecordFile) -> None:
    again = Commendation(
        offices.find_issuer(merged, f"Chủ tịch Ủy ban nhân dân {BAC}", on=LAST_OLD_DAY).id or 0,
        Form.GIAY_KHEN,
        number="2/QĐ-UBND",
        decision_date=date(2025, 6, 2),
    )
    assert "number_repeated" in {one.code for one in commendations.number_warnings(merged, again)}


@pytest.fixture
def party(file: RecordFile) -> int:
    """The Party committee's two terms, and number 15 given in the present one; the issuer's id."""
    issuer_id = offices.find_issuer(file, f"Ban Thường vụ Đảng ủy {KIEM}").id or 0
    for first, last in TERMS:
        numbers.save_series(file, None, NumberSeries(issuer_id, first, last)).result()
    _decided(file, f"Ban Thường vụ Đảng ủy {KIEM}", "15-QĐ/ĐU", date(2025, 10, 15))
    return issuer_id


@pytest.mark.parametrize(
    ("day", "repeats"),
    [
        (date(2025, 5, 31), False), (date(2025, 6, 1), True), (date(2026, 2, 3), True),
        (date(2030, 5, 31), True), (date(2030, 6, 1), False),
    ],
)  # fmt: skip
def test_a_party_number_repeats_within_its_term_alone(
    file: RecordFile, party: int, day: date, repeats: bool
) -> None:
    draft = Commendation(party, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=day)
    saved = commendations.create_commendation(file, draft).result().value  # it is told, never forbidden
    problems = open_commendation(file, saved.id or 0).problems
    told = [problem_sentence(one.code, one.values) for one in problems if one.field == "number"]
    sentence = (
        f"Số 15-QĐ/ĐU đã dùng cho quyết định ngày 15/10/2025 của Ban Thường vụ Đảng ủy {KIEM}. "
        "Vẫn lưu được; nên xem lại số."
    )
    assert told == ([sentence] if repeats else [])
    assert bool(numbers.book(file, party, date(2026, 1, 1)).repeats) is repeats


def test_the_overlapping_decisions_of_a_term_are_counted_as_two(file: RecordFile, party: int) -> None:
    _decided(file, f"Ban Thường vụ Đảng ủy {KIEM}", "15-QĐ/ĐU", date(2025, 12, 3))
    report = reports.activity_report(file, parse_period("2025-Q4"))
    total = next(one for one in report.figures if one.id == "commendations.total" and one.by is None)
    assert (total.value, len(total.record_ids)) == (2, 2)
