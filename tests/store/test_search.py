from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.records.text import fold, typed_readings
from desktop.store import search
from desktop.store.file import RecordFile
from tests.store.deeds import add, award, change, collective, decision, issuer, person


def _find(file: RecordFile, typed: str, kind: str | None = None) -> list[tuple[str, int]]:
    return next(
        (
            list(found.places)
            for form in map(fold, typed_readings(typed))
            if form and (found := search.find(file.read, form, kind)).total
        ),
        [],
    )


@pytest.fixture
def filled(file: RecordFile) -> RecordFile:
    card = add(file, person(position="Tổ trưởng", unit_text="Tổ dân vận số 3"))
    order = add(file, decision(add(file, issuer()).id or 0))
    add(file, award(order.id or 0, card))
    add(file, Conference(ConferenceKind.FESTIVAL, Level.WARD, "Ngày hội Dân vận khéo", place="Nhà văn hóa"))
    return file


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Hường",
        "hường đặng",
        "huong",
        "HUONG thi",
        "dang th",
        "d t h",
        "huwowngf",
        "ddawngj",
        "to truong dang",
    ],
)
def test_a_person_is_found_without_marks_in_any_order_and_by_raw_telex(
    filled: RecordFile, typed: str
) -> None:
    assert ("recipient", 1) in _find(filled, typed)


@pytest.mark.parametrize(
    ("typed", "place"), [("218", ("commendation", 1)), ("van hoa ngay hoi", ("conference", 1))]
)
def test_decisions_and_conferences_are_found_too(
    filled: RecordFile, typed: str, place: tuple[str, int]
) -> None:
    assert _find(filled, typed) == [place]


def test_recipients_come_first_and_a_kind_narrows(filled: RecordFile) -> None:
    assert _find(filled, "huong") == [("recipient", 1), ("award", 1)]
    assert _find(filled, "huong", "award") == [("award", 1)]
    assert _find(filled, "huong", "conference") == []


def test_every_word_must_begin_a_word(filled: RecordFile) -> None:
    assert _find(filled, "huong khong") == []
    assert _find(filled, "uong") == []


def test_a_changed_name_is_found_by_its_new_words_only(file: RecordFile) -> None:
    card = add(file, person())
    change(file, card, replace(card, name="Trịnh Văn An"))
    assert _find(file, "huong") == []
    assert _find(file, "trinh") == [("recipient", 1)]


def test_the_total_counts_beyond_the_limit_and_the_newest_come_first(file: RecordFile) -> None:
    for number in range(5):
        add(file, collective(f"Tổ dân vận số {number}"))
    found = search.find(file.read, "to dan van", limit=2)
    assert found.total == 5
    assert list(found.places) == [("recipient", 5), ("recipient", 4)]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        "*",
        "AND",
        "huong AND",
        "NEAR(a b)",
        "words:huong",
        "-huong",
        "^",
        "'; --",
        "(",
        "đ" * 999,
    ],
)
def test_nothing_that_is_typed_is_a_query(filled: RecordFile, typed: str) -> None:
    assert set(_find(filled, typed)) <= {("recipient", 1), ("award", 1)}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text())
def test_any_text_may_be_typed(filled: RecordFile, typed: str) -> None:
    _find(filled, typed)


def test_an_index_that_lost_a_row_is_noticed(filled: RecordFile, path: object) -> None:
    assert search.out_of_step(filled.read) == 0
    filled.read._connection.execute("DELETE FROM search WHERE rowid = (SELECT max(rowid) FROM search)")
    assert search.out_of_step(filled.read) == 1
