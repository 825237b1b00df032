from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import Conflict
from desktop.operations import blanks, certificates, history
from desktop.operations.printing import prints
from desktop.records.blank import Blank, BlankMovement, BlankStock
from desktop.records.codes import BlankMove, Family, Form, Paper
from desktop.store.file import RecordFile
from tests.operations.ward import DAY, HOUSE, HUONG, PARTY, TEAM, added, code_of, draft, record_tables, signed

A4 = Blank("Phôi giấy khen A4", 297, 210, low_at=10)


def made(file: RecordFile, sheets: int = 100, blank: Blank = A4) -> Blank:
    return blanks.create_blank(file, blank, sheets).result().value


def moved(file: RecordFile, blank: Blank, kind: BlankMove, sheets: int, day: date = DAY) -> BlankMovement:
    new = BlankMovement(blank.id or 0, day, kind, sheets, note=" ẩm  mốc ")
    return blanks.record_movement(file, new).result().value


def left(file: RecordFile, blank: Blank) -> int:
    return blanks.open_blank(file, blank.id or 0).stock.left


def test_a_blank_begins_with_the_sheets_in_the_cupboard(file: RecordFile) -> None:
    blank = made(file, 21)
    assert blanks.list_stocks(file) == [BlankStock(blank, 21)]
    (line,) = blanks.open_blank(file, blank.id or 0).lines
    assert (line.movement.kind, line.change, line.left) == (BlankMove.COUNTED, 21, 21)


def test_every_deed_on_blanks_is_undone(file: RecordFile) -> None:
    blank = made(file)
    line = moved(file, blank, BlankMove.SPOILED, 3)
    assert line.note == "ẩm mốc"
    deeds: list[Callable[[], object]] = [
        lambda: made(file, 5, replace(A4, name="Phôi A3", width_mm=420, height_mm=297)),
        lambda: blanks.change_blank(file, blank, replace(blank, name=" Phôi  mới ")).result(),
        lambda: moved(file, blank, BlankMove.RECEIVED, 50),
        lambda: moved(file, blank, BlankMove.USED, 2),
        lambda: moved(file, blank, BlankMove.COUNTED, 80),
        lambda: blanks.change_movement(file, line, replace(line, sheets=2)).result(),
        lambda: blanks.delete_movements(file, blank.id or 0, [line.id or 0]).result(),
        lambda: blanks.delete_blank(file, blank.id or 0).result(),
    ]
    before = record_tables(file)
    for deed in deeds:
        deed()
        assert record_tables(file) != before
        history.undo(file).result()
        assert record_tables(file) == before


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.just("undo"),
            st.just("redo"),
            st.tuples(st.sampled_from(BlankMove), st.integers(1, 99), st.integers(0, 20)),
        ),
        max_size=15,
    )
)
def test_the_stock_is_the_sum_after_any_deeds_and_undos(
    file: RecordFile, deeds: list[str | tuple[BlankMove, int, int]]
) -> None:
    blank = made(file, 40)
    model: list[tuple[date, BlankMove, int]] = [(DAY, BlankMove.COUNTED, 40)]
    undone: list[tuple[date, BlankMove, int]] = []
    for deed in deeds:
        if deed == "undo" and len(model) > 1:
            history.undo(file).result()
            undone.append(model.pop())
        elif deed == "redo" and undone:
            history.redo(file).result()
            model.append(undone.pop())
        elif not isinstance(deed, str):
            kind, sheets, days = deed
            day = DAY - timedelta(days=days)
            moved(file, blank, kind, sheets, day)
            model.append((day, kind, sheets))
            undone.clear()
    assert left(file, blank) == _counted_by_hand(model)


def _counted_by_hand(model: list[tuple[date, BlankMove, int]]) -> int:
    total = 0
    for _day, kind, sheets in sorted(model, key=lambda one: one[0]):
        if kind is BlankMove.COUNTED:
            total = sheets
        else:
            total += sheets if kind is BlankMove.RECEIVED else -sheets
    return total


def test_printing_moves_the_stock_in_the_same_step(file: RecordFile) -> None:
    blank = made(file)
    decision = draft(file)
    rows = added(file, decision, HUONG, HOUSE, TEAM)
    signed(file, decision)
    batch = certificates.prepare(file, decision.id or 0)
    ids = [row.id or 0 for row in rows]
    done = prints.record_issued(
        file,
        batch,
        ids[:2],
        text_only=True,
        spoiled=ids[2:],
        spoiled_reason=" kẹt  giấy ",
        blank_id=blank.id,
    ).result()

    assert done.value == 3
    assert done.changed.keys() == {"issued_page", "blank_movement"}
    opened = blanks.open_blank(file, blank.id or 0)
    assert [(line.movement.kind, line.change, line.movement.note, line.left) for line in opened.lines] == [
        (BlankMove.COUNTED, 100, "Số tờ khi mở sổ theo dõi", 100),
        (BlankMove.USED, -2, "", 98),
        (BlankMove.SPOILED, -1, "kẹt giấy", 97),
    ]
    assert opened.numbers == {decision.id: "218/QĐ-UBND"}
    assert opened.was_printed

    used = opened.lines[1].movement
    assert code_of(lambda: blanks.delete_blank(file, blank.id or 0).result()) == "blank_was_printed"
    assert (
        code_of(lambda: blanks.delete_movements(file, blank.id or 0, [used.id or 0]).result())
        == "movement_of_print"
    )
    assert code_of(lambda: blanks.change_movement(file, used, replace(used, sheets=1))) == "movement_of_print"


def test_plain_paper_moves_no_stock(file: RecordFile) -> None:
    blank = made(file)
    decision = draft(file)
    (row,) = added(file, decision, TEAM)
    batch = certificates.prepare(file, decision.id or 0)
    prints.record_issued(file, batch, [row.id or 0], text_only=False).result()
    assert left(file, blank) == 100


def test_a_print_on_a_blank_that_is_gone_keeps_nothing(file: RecordFile) -> None:
    decision = draft(file)
    (row,) = added(file, decision, TEAM)
    batch = certificates.prepare(file, decision.id or 0)
    before = record_tables(file)
    assert (
        code_of(lambda: prints.record_issued(file, batch, [row.id or 0], text_only=True, blank_id=7).result())
        == "blank_gone"
    )
    assert record_tables(file) == before


def test_a_decision_takes_the_blank_of_its_family_and_paper(file: RecordFile) -> None:
    state = draft(file)
    party = draft(file, issuer_id=PARTY, form=Form.CONG_NHAN_VA_THUONG, certified=True)
    assert blanks.stock_for(file, state.id or 0) is None
    plain = made(file, 7)
    special = made(file, 9, replace(A4, name="Chứng nhận", family=Family.PARTY, paper=Paper.GIAY_CHUNG_NHAN))
    assert blanks.stock_for(file, state.id or 0) == BlankStock(plain, 7)
    assert blanks.stock_for(file, party.id or 0) == BlankStock(special, 9)
    assert blanks.stock_for(file, draft(file, form=Form.THUONG).id or 0) is None


def test_what_cannot_be_right_is_refused(file: RecordFile) -> None:
    blank = made(file)
    bad = BlankMovement(blank.id or 0, DAY, BlankMove.RECEIVED, 0)
    assert code_of(lambda: blanks.record_movement(file, bad)) == "draft_has_errors"
    assert code_of(lambda: blanks.create_blank(file, replace(A4, name=" "), 1)) == "draft_has_errors"
    assert code_of(lambda: blanks.create_blank(file, replace(A4, name="B"), -1)) == "draft_has_errors"
    with pytest.raises(Conflict):
        blanks.open_blank(file, 99)
