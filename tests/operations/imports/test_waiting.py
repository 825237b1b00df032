from __future__ import annotations

import pytest

from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Cell
from desktop.operations import history, imports
from desktop.operations.imports import Into, ListPreview, Outcome
from desktop.records.award import Award
from desktop.records.codes import RecipientKind
from desktop.records.pending_row import PendingRow
from desktop.records.recipient import Recipient
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.operations.imports import lists
from tests.operations.ward import draft

GOOD = ("Ông Lê Văn Tám", "Tổ viên", "Tổ 3", None, None)
NAMELESS = (None, "Tổ trưởng", "Tổ 3", "Hòa giải", None)
COMPUTED = ("Bà Đặng Thị Hường", None, "Tổ 3", None, FORMULA_WITHOUT_VALUE)


@pytest.fixture
def into(file: RecordFile) -> Into:
    return Into("awards", draft(file))


def taken(file: RecordFile, into: Into, *rows: tuple[Cell, ...]) -> None:
    seen = imports.preview(file, lists.opened(lists.AWARDS, *rows), into)
    imports.take(file, seen).result()


def opened(file: RecordFile) -> ListPreview:
    (waiting,) = imports.waiting_lists(file)
    return imports.open_waiting(file, waiting.ids)


def test_refused_rows_wait_with_their_number_and_reasons(file: RecordFile, into: Into) -> None:
    taken(file, into, GOOD, NAMELESS, COMPUTED)
    assert imports.waiting_count(file) == 2
    (waiting,) = imports.waiting_lists(file)
    assert (waiting.kind, waiting.source, waiting.owner_title) == (
        "awards",
        "danh_sach.xlsx",
        "(chưa có số)",
    )
    seen = opened(file)
    assert [(row.number, row.outcome) for row in seen.rows] == [(3, Outcome.REFUSED), (4, Outcome.REFUSED)]
    assert [[one.code for one in row.problems] for row in seen.rows] == [
        ["name_missing"],
        ["formula_without_value"],
    ]


def test_a_mended_row_is_taken_in_and_the_other_goes_on_waiting(file: RecordFile, into: Into) -> None:
    taken(file, into, GOOD, NAMELESS, COMPUTED)
    before = record_tables(file.read)
    seen = opened(file)
    seen = imports.again(file, seen, corrections=imports.mended(seen, 0, "name", "Ông Trần Ba"))
    assert [row.outcome for row in seen.rows] == [Outcome.ADDED, Outcome.REFUSED]
    done = imports.take(file, seen).result().value
    assert (done.added, done.refused, done.kept) == (1, 1, 1)
    (award,) = file.read.records(Award, "WHERE printed_name = 'Trần Ba'")
    assert (award.second_line, award.merit) == ("Tổ trưởng Tổ 3", "Hòa giải")
    assert [row.row_number for row in file.read.records(PendingRow)] == [4]
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_a_formula_stays_refused_until_its_cell_is_typed(file: RecordFile, into: Into) -> None:
    taken(file, into, COMPUTED)
    seen = opened(file)
    other = imports.again(file, seen, corrections=imports.mended(seen, 0, "unit", "Tổ 4"))
    assert other.rows[0].outcome is Outcome.REFUSED
    right = imports.again(file, other, corrections=imports.mended(other, 0, "amount", "500.000"))
    assert right.rows[0].outcome is Outcome.ADDED


def test_what_was_mended_is_kept_without_being_taken(file: RecordFile, into: Into) -> None:
    taken(file, into, NAMELESS)
    seen = opened(file)
    seen = imports.again(file, seen, corrections=imports.mended(seen, 0, "name", "Ông Trần Ba"))
    imports.keep_mended(file, seen).result()
    assert opened(file).rows[0].outcome is Outcome.ADDED
    assert file.read.count(Award) == 0


def test_rows_that_are_given_up_come_back_by_undo(file: RecordFile, into: Into) -> None:
    taken(file, into, NAMELESS, COMPUTED)
    before = record_tables(file.read)
    (waiting,) = imports.waiting_lists(file)
    assert imports.discard_waiting(file, waiting.ids).result().value == 2
    assert imports.waiting_lists(file) == []
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_refused_rows_are_left_out_when_nobody_wants_them(file: RecordFile, into: Into) -> None:
    seen = imports.preview(file, lists.opened(lists.AWARDS, NAMELESS), into)
    assert imports.take(file, seen, keep_refused=False).result().step is None
    assert imports.waiting_count(file) == 0


def test_thousands_of_dong_and_the_kind_of_a_heading_are_kept(file: RecordFile) -> None:
    header = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Ghi chú")
    lines = lists.opened(header, ("Trần Ba", "bốn mươi", "Tổ 3", None))
    sheet = lines.book.sheets[0]
    rows = (sheet.rows[0], ("II. HỘ GIA ĐÌNH",), *sheet.rows[1:])
    from dataclasses import replace

    book = replace(lines.book, sheets=(replace(sheet, rows=rows),))
    seen = imports.preview(file, replace(lines, book=book), Into("recipients"))
    assert seen.counts.refused == 1
    imports.take(file, seen).result()
    waiting = opened(file)
    waiting = imports.again(file, waiting, corrections=imports.mended(waiting, 0, "birth_year", "1960"))
    imports.take(file, waiting).result()
    (card,) = file.read.records(Recipient)
    assert (card.kind, card.birth_year) == (RecipientKind.HOUSEHOLD, 1960)


def test_rows_of_a_decision_that_is_gone_say_so(file: RecordFile, into: Into) -> None:
    from desktop.operations.commendations import delete_commendation

    taken(file, into, NAMELESS)
    assert into.commendation is not None
    delete_commendation(file, into.commendation.id or 0).result()
    (waiting,) = imports.waiting_lists(file)
    assert waiting.is_orphan
