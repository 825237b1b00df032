from __future__ import annotations

import pytest

from desktop.errors import SoVangError
from desktop.operations import history
from desktop.operations.awards import add_awards
from desktop.operations.commendations import fill_number_and_date
from desktop.operations.conferences import add_round, create_conference, delete_round
from desktop.operations.register import open_register
from desktop.records.codes import ConferenceKind, Level
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from tests.operations.ward import CHAIRMAN, DAY, HOUSE, HUONG, TEAM, draft


def test_a_list_is_one_step_back_and_one_forth(file: RecordFile) -> None:
    one = draft(file)
    before = record_tables(file.read)
    add_awards(file, one.id or 0, [HUONG, TEAM, HOUSE]).result()
    after = record_tables(file.read)
    step = history.can_undo(file)
    assert step is not None
    assert history.can_redo(file) is None
    assert history.undo(file).result().value == step
    assert record_tables(file.read) == before
    assert history.can_redo(file) is not None
    history.redo(file).result()
    assert record_tables(file.read) == after


def test_undo_over_a_restart(file: RecordFile) -> None:
    empty = record_tables(file.read)
    draft(file)
    with open_register(file.path, user=file.user) as again:
        history.undo(again).result()
    assert record_tables(file.read) == empty


def test_a_step_under_later_ones_names_them(file: RecordFile) -> None:
    one = draft(file)
    created = history.history(file, 1)[0]
    fill_number_and_date(file, one, number="218/QĐ-UBND", decision_date=DAY, signer_id=CHAIRMAN).result()
    with pytest.raises(SoVangError) as caught:
        history.undo_step(file, created.id).result()
    assert caught.value.code == "undo_in_the_way"
    later = caught.value.values["later"]
    assert isinstance(later, list)
    assert [step["id"] for step in later] == [created.id + 1]


def test_an_undo_that_renumbered_a_row_is_named(file: RecordFile) -> None:
    held = create_conference(file, Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Tổng kết")).result()
    conference_id = held.value.id or 0
    first = add_round(file, conference_id, presenter_title="Bí thư").result().value
    deleted = delete_round(file, first.id or 0).result().step
    added = add_round(file, conference_id, presenter_title="Chủ tịch").result().step
    assert deleted is not None
    assert added is not None
    undone = history.undo_step(file, deleted.id).result().step
    assert undone is not None
    with pytest.raises(SoVangError) as caught:
        history.undo_step(file, added.id).result()
    later = caught.value.values["later"]
    assert isinstance(later, list)
    assert [step["id"] for step in later] == [undone.id]


def test_several_steps_or_none(file: RecordFile) -> None:
    before = record_tables(file.read)
    draft(file)
    draft(file)
    after = record_tables(file.read)
    assert len(history.undo_several(file, 2)) == 2
    assert record_tables(file.read) == before
    for _ in range(2):
        history.redo(file).result()
    with pytest.raises(SoVangError) as caught:
        history.undo_several(file, 99)
    assert caught.value.code == "nothing_to_undo"
    assert record_tables(file.read) == after
