from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import SoVangError
from desktop.records.award import Award
from desktop.records.recipient import Recipient
from desktop.records.setting import Setting
from desktop.records.step import Step
from desktop.store import search
from desktop.store.file import RecordFile
from desktop.store.history import changes_of, next_redo, next_undo, redoing, steps, undoing
from desktop.store.reader import record_tables
from desktop.store.writer import Deed
from tests.store.deeds import add, award, change, collective, decision, delete, issuer, person


def _undo(file: RecordFile, step_id: int | None = None) -> Step:
    return file.write(undoing(file.user, step_id)).result(10).value


def _redo(file: RecordFile) -> Step:
    return file.write(redoing(file.user)).result(10).value


def _refused(file: RecordFile, deed: Deed[Step]) -> SoVangError:
    with pytest.raises(SoVangError) as caught:
        file.write(deed).result(10)
    return caught.value


def _in_the_way(file: RecordFile, step_id: int) -> list[int]:
    refusal = _refused(file, undoing(file.user, step_id))
    assert refusal.code == "undo_in_the_way"
    later = refusal.values["later"]
    assert isinstance(later, list)
    return [one["id"] for one in later]


def test_undo_takes_the_latest_deed_back_and_redo_does_it_again(file: RecordFile) -> None:
    empty = record_tables(file.read)
    card = add(file, person())
    one = record_tables(file.read)
    changed = change(file, card, replace(card, name="Trịnh Văn An", birth_year=1968))
    two = record_tables(file.read)
    assert changed.birth_year == 1968

    assert _undo(file).code == "changed"
    assert record_tables(file.read) == one
    assert search.find(file.read, "trinh").total == 0
    assert search.find(file.read, "dang thi").total == 1
    assert _undo(file).code == "added"
    assert record_tables(file.read) == empty
    assert _refused(file, undoing("mai")).code == "nothing_to_undo"

    _redo(file)
    assert record_tables(file.read) == one
    _redo(file)
    assert record_tables(file.read) == two
    assert search.find(file.read, "trinh").total == 1
    assert _refused(file, redoing("mai")).code == "nothing_to_redo"


def test_a_deletion_comes_back_with_its_id(file: RecordFile) -> None:
    card = add(file, person())
    delete(file, Recipient, 1)
    _undo(file)
    assert file.read.get(Recipient, 1) == card


def test_the_history_says_what_was_undone(file: RecordFile) -> None:
    file.write(Deed("added", {"name": "Hường"}, lambda t: t.insert(person()))).result(10)
    _undo(file)
    _redo(file)
    _undo(file)
    told = [(step.code, step.undoes_id, step.undone) for step in steps(file.read)]
    assert told == [("undo", 1, False), ("redo", 2, False), ("undo", 1, True), ("added", None, True)]
    values = {"code": "added", "values": {"name": "Hường"}}
    assert [step.values for step in steps(file.read)] == [values, values, values, {"name": "Hường"}]
    assert [(c.before is None, c.after is None) for c in changes_of(file.read, 2)] == [(False, True)]
    assert len(steps(file.read, 2)) == 2


def test_undo_and_redo_survive_a_restart(path: Path) -> None:
    with RecordFile(path, user="mai") as file:
        add(file, person())
        before = record_tables(file.read)
        add(file, collective())
        after = record_tables(file.read)
    with RecordFile(path, user="mai") as file:
        _undo(file)
        assert record_tables(file.read) == before
    with RecordFile(path, user="mai") as file:
        _redo(file)
        assert record_tables(file.read) == after


def test_ctrl_z_undoes_only_ones_own_deeds(path: Path, file: RecordFile) -> None:
    add(file, person())
    with RecordFile(path, user="an") as other:
        assert next_undo(other.read, "an") is None
        add(other, collective())
    assert _undo(file).made_by == "mai"
    assert file.read.get(Recipient, 1) is None
    assert file.read.get(Recipient, 2) is not None


def test_a_new_deed_ends_redo_but_a_setting_does_not(file: RecordFile) -> None:
    add(file, person())
    _undo(file)
    file.write(Deed("set", {}, lambda t: t.insert(Setting("a", "b")), undoable=False)).result(10)
    redo = next_redo(file.read, "mai")
    assert redo is not None
    assert redo.undoes_id == 1
    add(file, collective())
    assert next_redo(file.read, "mai") is None


def test_an_earlier_step_is_undone_when_no_later_one_touched_it(file: RecordFile) -> None:
    first = add(file, person())
    second = add(file, collective())
    _undo(file, 1)
    assert file.read.get(Recipient, first.id or 0) is None
    assert file.read.get(Recipient, second.id or 0) == second


def test_the_steps_in_the_way_are_named(file: RecordFile) -> None:
    card = add(file, person())
    changed = change(file, card, replace(card, note="a"))
    change(file, changed, replace(changed, note="b"))
    before = record_tables(file.read)
    assert _in_the_way(file, 1) == [2, 3]
    assert _in_the_way(file, 2) == [3]
    assert record_tables(file.read) == before
    _undo(file)
    assert _in_the_way(file, 1) == [2]
    _undo(file, 2)
    _undo(file, 1)
    assert file.read.count(Recipient) == 0


def test_a_later_row_that_names_an_added_one_is_in_the_way(file: RecordFile) -> None:
    order = add(file, decision(add(file, issuer()).id or 0))
    card = add(file, person())
    add(file, award(order.id or 0, card))
    assert _in_the_way(file, 3) == [4]
    assert file.read.get(Recipient, card.id or 0) == card


def test_a_later_deletion_of_what_a_row_named_is_in_the_way(file: RecordFile) -> None:
    order = add(file, decision(add(file, issuer()).id or 0))
    card = add(file, person())
    one = add(file, award(order.id or 0, card))
    delete(file, Award, one.id or 0)
    delete(file, Recipient, card.id or 0)
    assert _in_the_way(file, 5) == [6]
    _undo(file, 6)
    _undo(file, 5)
    assert file.read.get(Award, one.id or 0) == one


def test_a_name_taken_since_is_in_the_way(file: RecordFile) -> None:
    add(file, Setting("a", "1"))
    delete(file, Setting, 1)
    add(file, Setting("a", "2"))
    assert _in_the_way(file, 2) == [3]
    assert [one.value for one in file.read.records(Setting)] == ["2"]


def test_undoing_a_redo_by_its_number_means_its_deed(file: RecordFile) -> None:
    empty = record_tables(file.read)
    add(file, person())
    _undo(file)
    _redo(file)
    undone = _undo(file, 3)
    assert undone.id == 1
    assert record_tables(file.read) == empty
    _redo(file)
    assert file.read.count(Recipient) == 1


@pytest.mark.parametrize(
    ("step_id", "code"),
    [(1, "already_undone"), (2, "not_undoable"), (3, "not_undoable"), (9, "step_unknown")],
)
def test_what_cannot_be_undone_is_refused(file: RecordFile, step_id: int, code: str) -> None:
    add(file, person())
    _undo(file)
    file.write(Deed("printed", {}, lambda t: t.insert(collective()), undoable=False)).result(10)
    assert _refused(file, undoing("mai", step_id)).code == code


def test_two_undos_in_a_row_are_two_deeds(file: RecordFile) -> None:
    add(file, person())
    add(file, collective())
    futures = [file.write(undoing("mai")), file.write(undoing("mai"))]
    assert [future.result(10).value.id for future in futures] == [2, 1]


def test_many_rows_come_back_in_one_step(file: RecordFile) -> None:
    empty = record_tables(file.read)
    order = add(file, decision(add(file, issuer()).id or 0))
    before = record_tables(file.read)

    def work(transaction: object) -> None:
        cards = transaction.insert_many([person(f"Người {n}") for n in range(38)])  # type: ignore[attr-defined]
        transaction.insert_many([award(order.id or 0, card) for card in cards])  # type: ignore[attr-defined]

    file.write(Deed("imported", {}, work)).result(10)
    after = record_tables(file.read)
    _undo(file)
    assert record_tables(file.read) == before
    _redo(file)
    assert record_tables(file.read) == after
    for _ in range(3):
        _undo(file)
    assert record_tables(file.read) == empty
    assert search.out_of_step(file.read) == 0
