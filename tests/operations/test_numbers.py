from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.operations import commendations, numbers
from desktop.operations.history import redo, undo
from desktop.records.codes import Form
from desktop.records.commendation import Commendation
from desktop.records.issuer import NumberSeries, ReservedNumbers
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.words.problems import problem_sentence
from tests.operations.ward import DAY, PARTY, STATE, draft, ward

FIRST_TERM = NumberSeries(PARTY, date(2020, 6, 1), date(2025, 5, 31))
SECOND_TERM = NumberSeries(PARTY, date(2025, 6, 1), date(2030, 5, 31), start_number=4)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        yield opened


def decide(file: RecordFile, number: str, day: date, issuer: int = STATE) -> Commendation:
    return draft(file, issuer_id=issuer, number=number, decision_date=day)


def sentences(file: RecordFile, issuer: int = STATE, day: date = DAY) -> list[str]:
    found = numbers.explained(numbers.book(file, issuer, day))
    return [problem_sentence(one.code, one.values) for one in found]


def test_a_book_starts_at_a_given_number(file: RecordFile) -> None:
    series = NumberSeries(STATE, date(2026, 1, 1), date(2026, 12, 31), start_number=171)
    before = record_tables(file.read)
    stored = numbers.save_series(file, None, series).result().value
    assert commendations.next_number(file, STATE, DAY) == "171/QĐ-UBND"
    assert commendations.next_number(file, STATE, date(2027, 1, 4)) == "01/QĐ-UBND"
    assert numbers.book(file, STATE, DAY).gaps == ()
    undo(file).result()
    assert record_tables(file.read) == before
    redo(file).result()
    assert file.read.get(NumberSeries, stored.id or 0) == stored


def test_decisions_that_stand_already_join_the_book(file: RecordFile) -> None:
    one = decide(file, "03/QĐ-UBND", DAY)
    assert one.series_id is None
    series = (
        numbers.save_series(file, None, NumberSeries(STATE, date(2026, 1, 1), date(2026, 12, 31)))
        .result()
        .value
    )
    assert file.read.get(Commendation, one.id or 0).series_id == series.id  # type: ignore[union-attr]
    moved = NumberSeries(STATE, date(2027, 1, 1), date(2027, 12, 31), 1, series.id)
    numbers.save_series(file, series, moved).result()
    assert file.read.get(Commendation, one.id or 0).series_id is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("start", "end", "first", "code"),
    [
        ("2026-12-31", "2026-01-01", 1, "series_ends_before_it_starts"),
        ("2027-01-01", "2027-12-31", 0, "series_starts_below_one"),
        ("2026-12-31", "2027-12-30", 1, "series_overlap"),
    ],
)
def test_a_wrong_book_is_refused(file: RecordFile, start: str, end: str, first: int, code: str) -> None:
    numbers.save_series(file, None, NumberSeries(STATE, date(2026, 1, 1), date(2026, 12, 31))).result()
    series = NumberSeries(STATE, date.fromisoformat(start), date.fromisoformat(end), first)
    with pytest.raises(SoVangError) as caught:
        numbers.save_series(file, None, series)
    assert caught.value.code == code


def test_reserved_numbers_are_passed_over_and_explained(file: RecordFile) -> None:
    decide(file, "15/QĐ-UBND", DAY)
    before = record_tables(file.read)
    reserved = ReservedNumbers(STATE, 16, 20, DAY, "  kiện toàn  Tổ dân vận ")
    stored = numbers.reserve(file, reserved).result().value
    assert stored.note == "kiện toàn Tổ dân vận"
    assert commendations.next_number(file, STATE, DAY) == "21/QĐ-UBND"
    assert commendations.next_number(file, STATE, date(2027, 1, 4)) == "01/QĐ-UBND"
    assert [(line.first, line.last) for line in numbers.book(file, STATE, DAY).gaps] == [(1, 14)]
    numbers.release(file, stored).result()
    assert record_tables(file.read) == before
    undo(file).result()
    assert commendations.next_number(file, STATE, DAY) == "21/QĐ-UBND"


@pytest.mark.parametrize(
    ("first", "last", "note", "code"),
    [
        (5, 4, "x", "reserved_numbers_wrong"),
        (0, 4, "x", "reserved_numbers_wrong"),
        (4, 5, " ", "reserved_without_note"),
    ],
)
def test_a_reservation_is_a_run_with_a_note(
    file: RecordFile, first: int, last: int, note: str, code: str
) -> None:
    with pytest.raises(SoVangError) as caught:
        numbers.reserve(file, ReservedNumbers(STATE, first, last, DAY, note))
    assert caught.value.code == code


def test_gaps_and_repeats_are_a_list_and_everything_is_counted(file: RecordFile) -> None:
    for number, day in (
        ("02/QĐ-UBND", DAY),
        ("05/QĐ-UBND", DAY),
        ("5/QĐ-UBND", date(2026, 11, 2)),
        ("6", DAY),
    ):
        decide(file, number, day)
    decide(file, "5/QĐ-UBND", date(2025, 10, 9))  # another year
    decide(file, "chưa rõ", DAY)
    draft(file)  # no number yet
    numbers.reserve(file, ReservedNumbers(STATE, 6, 6, DAY, "nghỉ lễ")).result()
    book = numbers.book(file, STATE, DAY)
    assert (book.start, book.end) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (book.given, len(book.unnumbered)) == (4, 1)
    assert sum(line.last - line.first + 1 for line in book.lines) == 6
    assert sentences(file) == [
        "Từ số 1 đến số 1: 1 số chưa có quyết định trong sổ. Nếu đã cấp cho việc khác, ghi là số ngoài sổ.",
        "Từ số 3 đến số 4: 2 số chưa có quyết định trong sổ. Nếu đã cấp cho việc khác, ghi là số ngoài sổ.",
        "Số 5 ghi cho 2 quyết định, các ngày 09/10/2026, 02/11/2026.",
        "Số 6 vừa có quyết định trong sổ, vừa ghi là số ngoài sổ: nghỉ lễ.",
        "Không đọc được số thứ tự trong “chưa rõ” nên quyết định này không xếp vào dãy số.",
    ]
    assert [one.start.year for one in numbers.books(file, STATE)] == [2026, 2025]


def test_a_party_number_comes_again_in_a_new_term_and_is_doubted_in_the_same(file: RecordFile) -> None:
    for series in (FIRST_TERM, SECOND_TERM):
        numbers.save_series(file, None, series).result()
    decide(file, "15-QĐ/ĐU", date(2022, 10, 10), PARTY)
    next_term = Commendation(PARTY, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=date(2025, 10, 15))
    assert commendations.number_warnings(file, next_term) == []
    same_term = Commendation(PARTY, Form.GIAY_KHEN, number="15-QĐ/ĐU", decision_date=date(2025, 1, 3))
    assert [one.code for one in commendations.number_warnings(file, same_term)] == ["number_repeated"]
    assert commendations.next_number(file, PARTY, date(2025, 2, 1)) == "16-QĐ/ĐU"
    assert commendations.next_number(file, PARTY, date(2026, 2, 1)) == "04-QĐ/ĐU"
    decide(file, "15-QĐ/ĐU", date(2025, 1, 3), PARTY)
    assert len(numbers.book(file, PARTY, date(2022, 1, 1)).repeats) == 1
    assert numbers.book(file, PARTY, date(2026, 1, 1)).lines == ()
    assert len(numbers.books(file, PARTY)) == 2


def test_the_state_begins_anew_every_year(file: RecordFile) -> None:
    decide(file, "01/QĐ-UBND", date(2025, 12, 31))
    assert commendations.next_number(file, STATE, date(2026, 1, 1)) == "01/QĐ-UBND"
    new = Commendation(STATE, Form.GIAY_KHEN, number="01/QĐ-UBND", decision_date=date(2026, 1, 1))
    assert commendations.number_warnings(file, new) == []
