"""Any list of rows: nothing is lost, a second import adds nothing, one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.intake.raw import Cell
from desktop.operations import history, imports
from desktop.operations.conferences import create_conference
from desktop.operations.imports import Into, OpenedList
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.operations.imports import lists
from tests.operations.ward import draft, ward

PEOPLE = st.sampled_from(["Ông Lê Văn Tám", "Bà Trần Hoa", "LÊ VĂN TÁM", "Hộ ông Bùi Ba", "Tổ 5", "", "xyz"])
UNITS = st.sampled_from([None, "Tổ dân phố số 5", "tổ dân phố số 5", "Tổ 6"])
YEARS = st.sampled_from([None, 1950, 1960, "1950", "năm nào", 2090])
DAYS = st.sampled_from([None, date(2026, 3, 12), "12/3/2026", "31/2/2026"])
TEXTS = st.sampled_from([None, "Thu gom rác", "Sửa đèn", "SỬA ĐÈN"])
SUMS = st.sampled_from([None, 500_000, "500.000", "năm trăm"])
NOTES = st.sampled_from([None, "x", "y"])

ROWS: dict[str, tuple[tuple[str, ...], st.SearchStrategy[tuple[Cell, ...]]]] = {
    "awards": (lists.AWARDS, st.tuples(PEOPLE, UNITS, UNITS, TEXTS, SUMS)),
    "recipients": (
        lists.RECIPIENTS,
        st.tuples(PEOPLE, YEARS, UNITS, UNITS, st.sampled_from([None, "Cá nhân", "Tập thể"]), NOTES),
    ),
    "teams": (
        lists.MEMBERS,
        st.tuples(
            st.sampled_from([3, "Tổ dân vận số 3", "số 4", None]),
            PEOPLE,
            st.sampled_from([None, "Tổ trưởng", "Tổ viên"]),
            YEARS,
            st.sampled_from([None, "x"]),
            NOTES,
        ),
    ),
    "initiatives": (
        lists.INITIATIVES,
        st.tuples(
            TEXTS,
            UNITS,
            st.sampled_from(["Kinh tế", None, "thể thao"]),
            st.sampled_from([None, 2025, 2026]),
            st.sampled_from([None, "Cấp phường"]),
            st.sampled_from([None, "12/QĐ"]),
        ),
    ),
    "conferences": (
        lists.CONFERENCES,
        st.tuples(TEXTS, st.sampled_from([None, "Đối thoại", "Sơ kết"]), DAYS, UNITS, YEARS),
    ),
    "opinions": (
        lists.OPINIONS,
        st.tuples(TEXTS, PEOPLE, UNITS, DAYS, st.sampled_from([None, "Đối thoại quý I", "Khác"])),
    ),
    "activities": (
        lists.ACTIVITIES,
        st.tuples(TEXTS, st.sampled_from([None, "Hỗ trợ", "Giám sát"]), DAYS, UNITS, SUMS),
    ),
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecordFile]:
    """One register for all examples: each ends as it began."""
    folder: Path = tmp_path_factory.mktemp("ward")
    with ward(folder) as opened:
        new = Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại quý I", date(2026, 3, 12))
        create_conference(opened, new).result()
        draft(opened)
        yield opened


def into_of(file: RecordFile, kind: str) -> Into:
    from desktop.records.commendation import Commendation

    return Into(
        kind,
        commendation=file.read.records(Commendation)[0] if kind == "awards" else None,
        conference_id=1 if kind == "opinions" else None,
    )


@pytest.mark.parametrize("kind", ROWS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_lost_nothing_comes_twice_and_undo_restores(
    register: RecordFile, kind: str, data: st.DataObject
) -> None:
    header, rows = ROWS[kind]
    listed: OpenedList = lists.opened(header, *data.draw(st.lists(rows, min_size=1, max_size=8)))
    before = record_tables(register.read)
    into = into_of(register, kind)
    seen = imports.preview(register, listed, into)
    counts = seen.counts
    assert counts.rows == counts.added + counts.matched + counts.refused == len(seen.read.rows)
    assert len(seen.read.rows) + len(seen.read.skipped) == len(listed.book.sheets[0].rows)
    done = imports.take(register, seen).result()
    second = imports.again(register, seen)
    assert second.counts.added == 0
    after = record_tables(register.read)
    imports.take(register, second).result()
    assert record_tables(register.read) == after
    if done.step is not None:
        history.undo(register).result()
    assert record_tables(register.read) == before
