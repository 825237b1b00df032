from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import activities, history, register
from desktop.operations.activities import ActivityQuery
from desktop.operations.finding import search
from desktop.operations.reports import activity_report, records_behind
from desktop.records.activity import Activity
from desktop.records.codes import ActivityKind
from desktop.records.period import parse_period
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.words.steps import step_sentence
from tests.operations.ward import record_tables, ward

VISIT = Activity(ActivityKind.VISIT, " Thăm hỏi gia đình chính sách ", date(2026, 7, 24), times=96, people=96)
GIFTS = Activity(
    ActivityKind.SUPPORT, "Tặng xe đạp", date(2026, 9, 4), quantity=20, measure="xe đạp", value=36_000_000
)
UNDATED = Activity(ActivityKind.OTHER, "Việc chưa rõ ngày")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        for draft in (VISIT, GIFTS, UNDATED):
            activities.create_activity(opened, draft).result()
        yield opened


def value(file: RecordFile, figure_id: str, period: str = "2026", **by: str) -> int:
    figures = activity_report(file, parse_period(period)).figures
    found = [one for one in figures if one.id == figure_id and (one.by or {}) == by]
    for one in found:
        lines = records_behind(file, one)
        assert [line.id for line in lines] == list(one.record_ids)
        assert sum(line.value for line in lines) == one.value
    return found[0].value if found else 0


def test_the_list_puts_the_undated_first_then_the_newest(file: RecordFile) -> None:
    titles = [one.title for one in activities.list_activities(file)]
    assert titles == ["Việc chưa rõ ngày", "Tặng xe đạp", "Thăm hỏi gia đình chính sách"]
    for query, count in (
        (ActivityQuery("tham hoi"), 1),
        (ActivityQuery(year=2026), 2),
        (ActivityQuery(kind=ActivityKind.SUPPORT), 1),
    ):
        assert len(activities.list_activities(file, query)) == count
    assert activities.known_measures(file) == ["xe đạp"]
    assert register.info(file).counts["activities"] == 3


def test_figures_count_by_date_and_say_what_is_left_out(file: RecordFile) -> None:
    assert value(file, "activities.total") == 2
    assert value(file, "activities.total", kind="visit") == 1
    assert value(file, "activities.times") == 97
    assert value(file, "activities.people") == 96
    assert value(file, "activities.value") == 36_000_000
    assert value(file, "activities.total", "2026-H1") == 0
    notes = activity_report(file, parse_period("2026")).records.notes
    assert [dict(note.values) for note in notes if note.code == "activities_left_out"] == [{"activities": 1}]


def test_an_activity_without_a_title_is_refused(file: RecordFile) -> None:
    with pytest.raises(SoVangError, match="draft_has_errors"):
        activities.create_activity(file, replace(VISIT, title=" "))
    with pytest.raises(SoVangError, match="draft_has_errors"):
        activities.change_activity(file, VISIT, replace(VISIT, people=-1))


def test_what_is_gone_is_a_conflict(file: RecordFile) -> None:
    with pytest.raises(Conflict):
        activities.open_activity(file, 9)
    with pytest.raises(Conflict):
        activities.delete_activities(file, [1, 9]).result()
    found, problems = activities.open_activity(file, 3)
    assert (found.title, [one.code for one in problems]) == ("Việc chưa rõ ngày", ["activity_date_missing"])


def test_search_finds_an_activity(file: RecordFile) -> None:
    (hit,) = search.search(file, "tham hoi", kind="activity").hits
    assert (hit.title, hit.detail) == ("Thăm hỏi gia đình chính sách", "24/07/2026")


def test_support_in_kind_is_counted_with_its_value(file: RecordFile) -> None:
    """donation-2021 of real_cases.json."""
    given = Activity(
        ActivityKind.SUPPORT, "Ủng hộ bộ lấy mẫu xét nghiệm", date(2021, 8, 5), done_by="Vinamilk",
        received_by="Sở Y tế và MTTQ thành phố Hà Nội", quantity=50_000,
        measure="bộ lấy mẫu xét nghiệm", value=5_000_000_000,
    )  # fmt: skip
    stored = activities.create_activity(file, given).result().value
    assert activities.open_activity(file, stored.id or 0)[0] == replace(given, id=stored.id)
    assert value(file, "activities.value", "2021") == 5_000_000_000
    assert value(file, "activities.value", "2021", kind="support") == 5_000_000_000
    assert value(file, "activities.total", "2021-Q3", kind="support") == 1


def test_supervision_in_five_wards_is_counted_in_its_quarter(file: RecordFile) -> None:
    """long-bien-2021-q3 of real_cases.json."""
    wards = ["Ngọc Thụy", "Gia Thụy", "Bồ Đề", "Phúc Đồng", "Ngọc Lâm"]
    title = "Giám sát chính sách hỗ trợ người lao động"
    for day, place in enumerate(wards, start=1):
        held = date(2021, 8, day)
        activities.create_activity(
            file, Activity(ActivityKind.SUPERVISION, title, held, f"phường {place}")
        ).result()
    period = "2021-07-01..2021-09-30"
    assert value(file, "activities.total", period) == 5
    assert value(file, "activities.total", period, kind="supervision") == 5
    assert value(file, "activities.total", "2021-Q2") == 0
    records = activity_report(file, parse_period(period)).records.activities
    assert [one.unit_text for one in records] == [f"phường {place}" for place in wards]


Work = Callable[[RecordFile], Future[Done[Any]]]


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda f: activities.create_activity(f, GIFTS), "Đã thêm hoạt động: Tặng xe đạp."),
        (lambda f: activities.change_activity(f, *_renamed(f)), "Đã sửa hoạt động: Thăm."),
        (lambda f: activities.delete_activities(f, [1, 2, 2]), "Đã xóa 2 hoạt động."),
    ],
)
def test_every_deed_is_undone_and_redone_whole(file: RecordFile, deed: Work, sentence: str) -> None:
    before = record_tables(file)
    step = deed(file).result().step
    assert step is not None
    assert step_sentence(step.code, step.values) == sentence
    after = record_tables(file)
    assert after != before
    history.undo(file).result()
    assert record_tables(file) == before
    history.redo(file).result()
    assert record_tables(file) == after


def _renamed(file: RecordFile) -> tuple[Activity, Activity]:
    seen, _problems = activities.open_activity(file, 1)
    return seen, replace(seen, title="Thăm")
