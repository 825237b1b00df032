from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations.awards import add_award
from desktop.operations.finding.search import search
from desktop.operations.finding.search_hits import Hit
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from tests.operations.ward import HUONG, TEAM, draft, signed, ward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        one = draft(opened, subject="Về việc tặng Giấy khen")
        for new in (HUONG, TEAM):
            add_award(opened, one.id or 0, new).result()
        signed(opened, one)
        held = Conference(
            ConferenceKind.FESTIVAL,
            Level.WARD,
            "Ngày hội “Dân vận khéo”",
            date(2026, 10, 13),
            place="Nhà văn hóa",
        )
        opened.write(Deed("x", {}, lambda transaction: transaction.insert(held))).result()
        yield opened


@pytest.mark.parametrize("typed", ["huong dang", "Đặng Thị Hường", "ddawngj thij", "HƯỜNG"])
def test_a_person_and_her_award_are_found(file: RecordFile, typed: str) -> None:
    found = search(file, typed)
    assert found.hits == [
        Hit("recipient", 1, "Bà Đặng Thị Hường", "Tổ trưởng, Tổ dân vận số 3, phường Hoàn Kiếm"),
        Hit(
            "award",
            1,
            "Giấy khen 218/QĐ-UBND – Đặng Thị Hường",
            "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
        ),
    ]
    assert found.total == 2


def test_a_decision_and_a_conference_say_when(file: RecordFile) -> None:
    assert search(file, "218").hits == [
        Hit("commendation", 1, "Giấy khen 218/QĐ-UBND", "09/10/2026, Về việc tặng Giấy khen")
    ]
    assert search(file, "ngay hoi").hits == [
        Hit("conference", 1, "Ngày hội “Dân vận khéo”", "13/10/2026, Nhà văn hóa")
    ]


def test_a_kind_narrows_and_a_limit_counts_on(file: RecordFile) -> None:
    assert [hit.kind for hit in search(file, "to dan van", kind="award").hits] == ["award", "award"]
    found = search(file, "to dan van", limit=1)
    assert (len(found.hits), found.total) == (1, 4)


def test_an_unknown_kind_is_refused(file: RecordFile) -> None:
    with pytest.raises(SoVangError) as caught:
        search(file, "x", kind="people")
    assert caught.value.code == "kind_unknown"


@pytest.mark.parametrize("typed", ["", "  ", "không có ai", '"*', "AND OR NOT"])
def test_nothing_is_found(file: RecordFile, typed: str) -> None:
    assert search(file, typed).hits == []


def test_a_decision_without_a_number_says_so(file: RecordFile) -> None:
    draft(file, subject="Tuyên dương đợt hai")
    assert search(file, "tuyen duong").hits[0].title == "Giấy khen (chưa có số)"
