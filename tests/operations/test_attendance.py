from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import attendance, history, pledges
from desktop.operations.conferences import change_conference, delete_conference
from desktop.operations.register import check
from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.attendance_rules import Attendance, own_counts
from desktop.records.codes import Presence
from desktop.records.conference import Conference
from desktop.store.file import RecordFile
from desktop.store.reader import record_tables
from desktop.store.writer import Deed, Done
from desktop.words.steps import step_sentence
from tests.operations import dialogue
from tests.operations.dialogue import REVIEW, UNDATED, VISITORS, guest, presences


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with dialogue.opened(tmp_path) as opened:
        yield opened


def block(file: RecordFile, block_id: int) -> Block:
    found = file.read.get(Block, block_id)
    assert found is not None
    return found


def pledge(file: RecordFile, pledge_id: int) -> Pledge:
    found = file.read.get(Pledge, pledge_id)
    assert found is not None
    return found


def review(file: RecordFile) -> Conference:
    found = file.read.get(Conference, REVIEW)
    assert found is not None
    return found


def counts(file: RecordFile) -> Attendance:
    return own_counts(review(file))


DEEDS: list[Callable[[RecordFile], Future[Done[Any]]]] = [
    lambda file: attendance.add_block(file, Block(REVIEW, 0, "Đảng ủy, UBND", 11, 10, 1)),
    lambda file: attendance.change_block(file, block(file, 1), replace(block(file, 1), present=16)),
    lambda file: attendance.delete_block(file, VISITORS),
    lambda file: attendance.move_block(file, 1, 3),
    lambda file: attendance.add_guests(file, REVIEW, [Guest(0, 0, "Đỗ Đức Thịnh", block_id=VISITORS)]),
    lambda file: attendance.change_guest(file, guest(file, 1), replace(guest(file, 1), detail="Bí thư")),
    lambda file: attendance.delete_guests(file, REVIEW, [1, 2]),
    lambda file: attendance.mark_presence(file, REVIEW, [1, 2], Presence.ABSENT),
    lambda file: delete_conference(file, REVIEW),
    lambda file: pledges.add_pledges(file, UNDATED, [Pledge(0, 0, "Tổ dân phố số 3", "Đúng hạn")]),
    lambda file: pledges.change_pledge(file, pledge(file, 2), replace(pledge(file, 2), target="Văn minh")),
    lambda file: pledges.delete_pledges(file, [1]),
    lambda file: pledges.move_pledge(file, 1, 2),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_undone_and_done_again(
    file: RecordFile, deed: Callable[[RecordFile], Future[Done[Any]]]
) -> None:
    before = record_tables(file.read)
    done = deed(file).result()
    after = record_tables(file.read)
    assert after != before
    assert done.step is not None
    assert "{" not in step_sentence(done.step.code, done.step.values)
    history.undo(file).result()
    assert record_tables(file.read) == before
    history.redo(file).result()
    assert record_tables(file.read) == after


def test_a_conference_opens_with_blocks_people_and_their_sum(file: RecordFile) -> None:
    opened = attendance.open_attendance(file, REVIEW)
    assert [(line.block.name if line.block else "", line.is_listed) for line in opened.lines] == [
        ("UB MTTQ và đoàn thể", False),
        ("Tổ dân vận, tổ dân phố", False),
        ("Khách mời", True),
    ]
    assert opened.total == opened.shown == Attendance(47, 43, 3)
    assert opened.total.absent == 1
    assert opened.problems == ()
    assert len(opened.guests) == 3


def test_marking_many_at_once_counts_them_and_the_conference_follows(file: RecordFile) -> None:
    done = attendance.mark_presence(file, REVIEW, [1, 2, 2], Presence.EXCUSED).result()
    assert done.value == 2
    assert done.step is not None
    assert step_sentence(done.step.code, done.step.values) == "Đã điểm danh 2 đại biểu: vắng có lý do."
    assert presences(file) == [Presence.EXCUSED, Presence.EXCUSED, Presence.PRESENT]
    assert counts(file) == Attendance(47, 41, 5)
    again = attendance.mark_presence(file, REVIEW, [1, 2], Presence.EXCUSED).result()
    assert (again.value, again.step) == (0, None)


def test_new_people_are_present_until_marked(file: RecordFile) -> None:
    added = attendance.add_guests(file, REVIEW, [Guest(0, 0, "  Đỗ Đức Thịnh ")]).result().value
    assert [(one.name, one.position, one.presence) for one in added] == [
        ("Đỗ Đức Thịnh", 4, Presence.PRESENT)
    ]
    assert attendance.open_attendance(file, REVIEW).lines[-1].block is None
    assert counts(file) == Attendance(48, 44, 3)


def test_a_number_typed_against_the_blocks_stays_with_its_warning(file: RecordFile) -> None:
    change_conference(file, review(file), replace(review(file), present=45)).result()
    attendance.mark_presence(file, REVIEW, [1], Presence.ABSENT).result()
    assert counts(file) == Attendance(47, 45, 3)
    (problem,) = attendance.open_attendance(file, REVIEW).problems
    assert (problem.code, problem.values) == ("blocks_present_differ", {"conference": 45, "blocks": 42})
    attendance.take_counts_from_blocks(file, REVIEW).result()
    assert counts(file) == Attendance(47, 42, 3)
    assert attendance.open_attendance(file, REVIEW).problems == ()
    history.undo(file).result()
    assert counts(file) == Attendance(47, 45, 3)


def test_empty_counts_are_filled_from_the_first_block(file: RecordFile) -> None:
    attendance.add_block(file, Block(UNDATED, 0, "Tổ dân phố", 20, 18)).result()
    opened = attendance.open_attendance(file, UNDATED)
    assert own_counts(opened.conference) == Attendance(20, 18, None)
    attendance.delete_block(file, opened.lines[0].block.id or 0).result()  # type: ignore[union-attr]
    assert own_counts(attendance.open_attendance(file, UNDATED).conference) == Attendance()


def test_people_stay_when_their_block_goes(file: RecordFile) -> None:
    assert attendance.delete_block(file, VISITORS).result().value == 3
    opened = attendance.open_attendance(file, REVIEW)
    assert opened.lines[-1].block is None
    assert opened.lines[-1].attendance == Attendance(3, 3, 0)
    assert counts(file) == Attendance(47, 43, 3)


def test_order_has_no_gap(file: RecordFile) -> None:
    assert attendance.move_block(file, 1, 99).result().value == 3
    lines = attendance.open_attendance(file, REVIEW).lines
    assert [(line.block.id, line.block.position) for line in lines if line.block] == [(2, 1), (3, 2), (1, 3)]
    attendance.delete_guests(file, REVIEW, [2]).result()
    people = attendance.open_attendance(file, REVIEW).guests
    assert [(one.id, one.position) for one in people] == [(1, 1), (3, 2)]


@pytest.mark.parametrize(
    "refused",
    [
        lambda file: attendance.add_block(file, Block(REVIEW, 0, " ")),
        lambda file: attendance.change_block(file, block(file, 1), replace(block(file, 1), invited=-1)),
        lambda file: attendance.add_guests(file, REVIEW, [Guest(0, 0, "Lê Văn Tâm"), Guest(0, 0, " ")]),
        lambda file: pledges.add_pledges(file, UNDATED, [Pledge(0, 0, " ")]),
    ],
)
def test_a_draft_with_errors_writes_nothing(
    file: RecordFile, refused: Callable[[RecordFile], object]
) -> None:
    before = record_tables(file.read)
    with pytest.raises(SoVangError, match="draft_has_errors"):
        refused(file)
    assert record_tables(file.read) == before


def test_what_is_gone_is_a_conflict(file: RecordFile) -> None:
    attendance.delete_guests(file, REVIEW, [1]).result()
    for gone in (
        lambda: attendance.mark_presence(file, REVIEW, [1], Presence.ABSENT).result(),
        lambda: attendance.delete_block(file, 99),
        lambda: attendance.open_attendance(file, 99),
    ):
        with pytest.raises(Conflict, match="deleted_by_another"):
            gone()


def test_a_pact_lists_its_parties_with_what_they_promise(file: RecordFile) -> None:
    lines = pledges.list_pledges(file, UNDATED)
    assert [line.pledge.party for line in lines] == ["Tổ dân phố số 1", "Tổ 2"]
    assert [[problem.code for problem in line.problems] for line in lines] == [[], ["target_missing"]]
    districts = [Pledge(0, 0, f"Quận {name}", "Bàn giao mặt bằng Vành đai 4") for name in "ABCDEFG"]
    added = pledges.add_pledges(file, UNDATED, districts).result()
    assert [one.position for one in added.value] == list(range(3, 10))
    assert added.step is not None
    assert step_sentence(added.step.code, added.step.values) == (
        "Đã thêm 7 đơn vị ký giao ước vào Ký giao ước thi đua."
    )


def test_the_check_finds_a_person_in_another_conferences_block(file: RecordFile) -> None:
    moved = replace(guest(file, 1), conference_id=UNDATED)
    file.write(Deed("filled", {}, lambda writing: writing.update(guest(file, 1), moved))).result()
    assert [one.code for one in check(file).findings] == ["guest_of_another_conference"]
