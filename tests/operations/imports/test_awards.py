from __future__ import annotations

import pytest

from desktop.intake.raw import Cell
from desktop.operations import history, imports
from desktop.operations.imports import Into, ListPreview, Outcome
from desktop.records.award import Award
from desktop.records.codes import Form
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.operations.imports import lists
from tests.operations.ward import DAY, STATE, code_of, draft, signed

HUONG = ("Bà Đặng Thị Hường", "Tổ trưởng", "Tổ dân vận số 3", "Hòa giải", 500_000)
TAM = ("Ông Lê Văn Tám", "Tổ viên", "Tổ dân vận số 3", None, None)


@pytest.fixture
def into(file: RecordFile) -> Into:
    return Into("awards", draft(file))


def shown(file: RecordFile, into: Into, *rows: tuple[Cell, ...]) -> ListPreview:
    return imports.preview(file, lists.opened(lists.AWARDS, *rows), into)


def test_awards_go_in_with_new_cards_and_come_out_by_one_undo(file: RecordFile, into: Into) -> None:
    before = record_tables(file.read)
    seen = shown(file, into, HUONG, TAM)
    assert (seen.recipients_added, seen.recipients_matched) == (2, 0)
    done = imports.take(file, seen).result().value
    assert (done.rows, done.added, done.matched, done.refused, done.recipients_added) == (2, 2, 0, 0, 2)
    assert done.owner_id == (into.commendation and into.commendation.id)
    assert shown(file, into, HUONG, TAM).counts == imports.Counts(2, 0, 2, 0, 0)
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_the_nth_equal_row_is_the_nth_standing_award(file: RecordFile, into: Into) -> None:
    imports.take(file, shown(file, into, TAM)).result()
    seen = shown(file, into, TAM, TAM)
    assert [row.outcome for row in seen.rows] == [Outcome.MATCHED, Outcome.ADDED]
    assert "row_repeated" in [problem.code for problem in seen.rows[1].problems]


def test_a_sum_that_differs_is_shown_and_written_only_when_chosen(file: RecordFile, into: Into) -> None:
    imports.take(file, shown(file, into, HUONG)).result()
    seen = shown(file, into, (*HUONG[:3], None, 700_000))
    (row,) = seen.rows
    assert [(one.key, one.before, one.after) for one in row.differences] == [("amount", "500.000", "700.000")]
    imports.take(file, seen).result()
    assert file.read.records(Award)[0].amount == 500_000
    imports.take(file, seen, updates={0}).result()
    changed = file.read.records(Award)[0]
    assert (changed.amount, changed.merit) == (700_000, "Hòa giải")


def test_another_second_line_is_a_change_under_the_key_of_names(file: RecordFile, into: Into) -> None:
    imports.take(file, shown(file, into, TAM)).result()
    moved = (TAM[0], "Tổ phó", *TAM[2:])
    assert [row.outcome for row in shown(file, into, moved).rows] == [Outcome.ADDED]
    by_name = imports.again(file, shown(file, into, moved), key="name")
    assert [one.key for one in by_name.rows[0].differences] == ["unit"]


def test_a_known_person_is_tied_to_the_card(file: RecordFile, into: Into) -> None:
    imports.take(file, shown(file, into, HUONG)).result()
    other = Into("awards", draft(file))
    (row,) = shown(file, other, HUONG).rows
    assert row.card is not None
    assert row.matched is not None
    assert row.matched.by == ("kind", "name", "unit")


def test_a_decision_that_is_not_there_comes_with_its_list(file: RecordFile) -> None:
    before = record_tables(file.read)
    new = Commendation(STATE, Form.GIAY_KHEN, number="300/QĐ-UBND", decision_date=DAY)
    done = imports.take(file, shown(file, Into("awards", new), TAM)).result().value
    assert file.read.get(Commendation, done.owner_id or 0) is not None
    history.undo(file).result()
    assert record_tables(file.read) == before


def test_a_signed_list_takes_rows_only_with_a_reason(file: RecordFile, into: Into) -> None:
    assert into.commendation is not None
    seen = shown(file, Into("awards", signed(file, into.commendation)), TAM)
    assert code_of(lambda: imports.take(file, seen)) == "reason_needed"
    assert imports.take(file, seen, reason="Bổ sung").result().value.added == 1


def test_rows_that_say_another_form_are_taken_with_a_warning(file: RecordFile, into: Into) -> None:
    header = ("STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng")
    seen = imports.preview(file, lists.opened(header, ("Ông Lê Văn Tám", "Tổ 5", "Bằng khen")), into)
    assert seen.rows[0].outcome is Outcome.ADDED
    assert "row_of_another_form" in [problem.code for problem in seen.rows[0].problems]


def test_a_prize_is_kept(file: RecordFile, into: Into) -> None:
    header = ("STT", "Họ và tên", "Đơn vị", "Giải thưởng")
    seen = imports.preview(file, lists.opened(header, ("Ông Lê Văn Tám", "Tổ 5", "Giải Nhất")), into)
    imports.take(file, seen).result()
    assert file.read.records(Award)[0].prize == "Giải Nhất"


def test_a_new_row_that_is_nearly_somebody_says_whose_card_it_may_be(file: RecordFile, into: Into) -> None:
    imports.take(file, shown(file, into, HUONG)).result()
    near = ("Bà Đặng Thi Hường", "Tổ phó", "Tổ dân vận số 3", None, None)
    seen = shown(file, Into("awards", draft(file)), HUONG, near, TAM)
    found = [[one.values.get("card") for one in row.problems if one.code == "near_card"] for row in seen.rows]
    assert found == [[], ["Bà Đặng Thị Hường, Tổ dân vận số 3"], []]
    assert [row.outcome for row in seen.rows] == [Outcome.ADDED] * 3
