"""The first page: what is due and what is not, figures as in the report, bars around 01/7/2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.operations import blanks, commendations, conferences, opinions, overview, register
from desktop.operations.backups import SecondPlace
from desktop.operations.commendation_views import list_commendations, unfinished_commendations
from desktop.operations.overview import Urgency, Work, WorkKind
from desktop.operations.reports import activity_report
from desktop.records.blank import Blank, BlankMovement
from desktop.records.codes import BlankMove, CommendationState, ConferenceKind, Form, Level, OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.words.overview import work_words
from tests.operations.generated_register import MIDDLE, generated
from tests.operations.ward import DAY, HUONG, NOW, TEAM, added, draft, signed


def due(file: RecordFile, second: SecondPlace | None = None) -> dict[WorkKind, Work]:
    found = overview.work_due(file, second)
    for work in found:
        assert all(word != "" for word in (work_words(work.kind.value, work.values).title,))
    return {work.kind: work for work in found}


def words(work: Work) -> tuple[str, str]:
    found = work_words(work.kind.value, work.values)
    return found.title, found.due


def handed_over(file: RecordFile, award_ids: list[int], day: date) -> None:
    held = Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết", held_on=day)
    made = conferences.create_conference(file, held).result().value
    conferences.add_round(file, made.id or 0, presenter_title="Bí thư", award_ids=award_ids).result()


def test_a_new_register_is_silent(file: RecordFile) -> None:
    assert overview.work_due(file) == []
    assert overview.year_figures(file).awards == 0
    assert [bar.awards for bar in overview.chart(file).bars] == [0]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-2, ("1 ý kiến của Nhân dân quá hạn trả lời", "Quá hạn 2 ngày")),
        (3, ("1 ý kiến của Nhân dân sắp đến hạn trả lời", "Còn 3 ngày – hạn 12/10")),
        (30, None),
    ],
)
def test_opinions_that_are_due(file: RecordFile, days: int, expected: tuple[str, str] | None) -> None:
    held = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại", held_on=date(2026, 9, 18))
    conference = conferences.create_conference(file, held).result().value
    said = Opinion(
        conference.id or 0, 1, "Đèn đường", state=OpinionState.IN_PROGRESS, due_on=DAY + timedelta(days)
    )
    made = opinions.add_opinion(file, said).result().value
    found = due(file).get(WorkKind.OPINIONS)
    assert (words(found) if found else None) == expected
    if found:
        assert found.record_id == made.id
        opinions.record_answer(file, made, answer="Đã sửa").result()
        assert WorkKind.OPINIONS not in due(file)


@pytest.mark.parametrize(("days", "is_due"), [(-1, False), (0, True), (6, True), (60, True)])
def test_certificates_wait_only_for_a_presentation_to_come(file: RecordFile, days: int, is_due: bool) -> None:
    decision = draft(file)
    rows = added(file, decision, TEAM, HUONG)
    signed(file, decision)
    assert WorkKind.CERTIFICATES not in due(file)
    handed_over(file, [row.id or 0 for row in rows], DAY + timedelta(days))
    found = due(file).get(WorkKind.CERTIFICATES)
    assert (found is not None) == is_due
    if found:
        assert found.values["count"] == 2
        assert found.record_id == decision.id
        assert found.urgency is (Urgency.SOON if days < 8 else Urgency.CALM)
        assert words(found)[0] == "2 giấy khen chưa in"


def test_a_form_without_certificate_waits_for_no_printing(file: RecordFile) -> None:
    decision = draft(file, form=Form.CONG_NHAN)
    rows = added(file, decision, TEAM)
    signed(file, decision)
    handed_over(file, [row.id or 0 for row in rows], DAY)
    assert WorkKind.CERTIFICATES not in due(file)


def test_a_list_waits_for_its_signature(file: RecordFile) -> None:
    decision = draft(file)
    assert WorkKind.DECISIONS not in due(file)
    added(file, decision, TEAM)
    found = due(file)[WorkKind.DECISIONS]
    assert (found.record_id, found.values["count"], found.urgency) == (decision.id, 1, Urgency.CALM)
    signed(file, decision)
    assert WorkKind.DECISIONS not in due(file)


def test_the_report_of_a_quarter_with_records_is_named_until_its_deadline(file: RecordFile) -> None:
    assert WorkKind.REPORT not in due(file)
    decision = draft(file)
    added(file, decision, TEAM)
    signed(file, decision, day=date(2026, 9, 30))
    found = due(file)[WorkKind.REPORT]
    assert words(found) == ("Báo cáo quý III/2026 chưa gửi", "Còn 6 ngày – hạn 15/10")
    assert found.urgency is Urgency.SOON


@pytest.mark.parametrize(
    ("copied", "is_there", "title"),
    [
        (None, False, "Chưa sao lưu ra USB lần nào"),
        (NOW - timedelta(days=9), False, "Chưa sao lưu ra USB từ 30/09/2026"),
        (NOW - timedelta(days=6), True, None),
    ],
)
def test_the_second_place_is_named_once_it_is_old(
    file: RecordFile, copied: datetime | None, is_there: bool, title: str | None
) -> None:
    found = due(file, SecondPlace(Path("usb"), is_there, copied)).get(WorkKind.BACKUP)
    assert (words(found)[0] if found else None) == title
    assert WorkKind.BACKUP not in due(file)


def test_at_most_five_lines_the_most_pressing_first(sample_file: RecordFile) -> None:
    found = overview.work_due(sample_file, SecondPlace(Path("usb"), False, None))
    order = list(Urgency)
    places = [order.index(work.urgency) for work in found]
    assert places == sorted(places)
    assert [work.kind for work in found] == [
        WorkKind.OPINIONS, WorkKind.CERTIFICATES, WorkKind.REPORT, WorkKind.DECISIONS, WorkKind.BACKUP,
    ]  # fmt: skip


def test_the_figures_are_those_of_the_report_of_the_year(sample_file: RecordFile) -> None:
    year = overview.year_figures(sample_file)
    report = activity_report(sample_file, parse_period(str(sample_file.now().year)))
    totals = {figure.id: figure.value for figure in report.figures if figure.by is None}
    assert (year.commendations, year.awards, year.amount) == (
        totals["commendations.total"], totals["awards.total"], totals["awards.amount"],
    )  # fmt: skip
    assert (year.initiatives, year.conferences) == (
        totals["initiatives.registered"],
        totals["conferences.total"],
    )
    assert (year.opinions, year.answered) == (totals["opinions.received"], totals["opinions.answered"])
    assert sum(year.kinds.values()) == year.awards
    assert sum(year.issued.values()) == year.commendations
    assert 0 < year.paid <= year.amount


def test_the_bars_are_the_awards_of_each_years_report(sample_file: RecordFile) -> None:
    found = overview.chart(sample_file)
    for bar in found.bars:
        report = activity_report(sample_file, parse_period(f"{bar.start}..{bar.end}"))
        (total,) = [one for one in report.figures if one.id == "awards.total" and one.by is None]
        assert bar.awards == total.value
    assert [bar.end.year for bar in found.bars] == [2022, 2023, 2024, 2025, 2026]
    assert [bar.is_current for bar in found.bars] == [False] * 4 + [True]


def decided(file: RecordFile, *days: date) -> None:
    for number, day in enumerate(days, start=1):
        decision = draft(file)
        added(file, decision, replace(TEAM, printed_name=f"Tổ dân vận số {number}"))
        signed(file, decision, f"{number}/QĐ-UBND", day)


@pytest.mark.parametrize(
    ("days", "bars", "change_before"),
    [
        ([date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 2)], [1, 1, 1], 1),
        ([date(2024, 6, 30), date(2025, 7, 1)], [1, 1, 0], 1),
        ([date(2024, 6, 30), date(2025, 6, 30)], [1, 1, 0], 2),
        ([date(2025, 7, 1), date(2026, 1, 2)], [1, 1], None),
        ([date(2026, 1, 2)], [1], None),
    ],
)
def test_old_and_new_wards_stand_on_two_sides_of_the_line(
    file: RecordFile, days: list[date], bars: list[int], change_before: int | None
) -> None:
    decided(file, *days)
    found = overview.chart(file)
    assert [bar.awards for bar in found.bars] == bars
    assert found.change_before == change_before


def test_the_chart_keeps_the_latest_eight_bars(file: RecordFile) -> None:
    decided(file, date(2010, 5, 1))
    found = overview.chart(file)
    assert [bar.end.year for bar in found.bars] == list(range(2019, 2027))


def test_a_revoked_decision_counts_nowhere(file: RecordFile) -> None:
    decided(file, date(2026, 1, 2))
    found = commendations.list_commendations(file)[0].commendation
    revoked = replace(found, revoked_on=DAY, revocation_reason="Kê khai sai")
    commendations.change_commendation(file, found, revoked, reason="Kê khai sai").result()
    assert [bar.awards for bar in overview.chart(file).bars] == [0]
    assert overview.year_figures(file).awards == 0
    assert WorkKind.DECISIONS not in due(file)


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (11, None),
        (10, ("Phôi Giấy khen A4 còn 10 tờ", "", Urgency.CALM)),
        (0, ("Phôi Giấy khen A4 còn 0 tờ", "Đã hết phôi", Urgency.SOON)),
    ],
)
def test_blanks_that_are_low(
    file: RecordFile, sheets: int, expected: tuple[str, str, Urgency] | None
) -> None:
    blanks.create_blank(file, Blank("Giấy khen A4", 297, 210, low_at=10), sheets).result()
    unused = Blank("Phôi cũ", 297, 210, low_at=10, in_use=False)
    blanks.create_blank(file, unused, 0).result()
    found = due(file).get(WorkKind.BLANKS)
    assert (None if found is None else (*words(found), found.urgency)) == expected


def test_of_several_low_blanks_the_scarcest_is_named(file: RecordFile) -> None:
    for name, sheets in (("Phôi A", 3), ("Phôi B", 2)):
        blanks.create_blank(file, Blank(name, 297, 210, low_at=5), sheets).result()
    found = due(file)[WorkKind.BLANKS]
    told = work_words(found.kind.value, found.values)
    assert (told.title, told.detail) == ("Phôi B còn 2 tờ", "Đặt mua trước đợt in tới · còn 1 loại khác")
    gone = BlankMovement(found.record_id or 0, DAY, BlankMove.USED, 5)
    blanks.record_movement(file, gone).result()
    assert words(due(file)[WorkKind.BLANKS])[0] == "Phôi B âm 3 tờ trong sổ"
    assert [one.code for one in register.check(file).findings] == ["blank_below_zero"]


@pytest.mark.parametrize("seed", range(4))
def test_the_decisions_with_work_are_those_of_the_whole_list(tmp_path: Path, seed: int) -> None:
    with generated(tmp_path / "sổ.sovang", seed, MIDDLE) as file:
        today = file.now().date()
        wanted = {
            row.commendation.id: row
            for row in list_commendations(file)
            if row.commendation.state is CommendationState.DRAFT
            or not row.commendation.number
            or row.commendation.decision_date is None
            or (row.handed_over_on or date.min) >= today
        }
        assert {row.commendation.id: row for row in unfinished_commendations(file)} == wanted
        assert wanted
