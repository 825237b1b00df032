from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.attendance_rules import (
    Attendance,
    block_lines,
    check_block,
    check_guest,
    check_pledge,
    check_sums,
    counted,
    own_counts,
    total,
)
from desktop.records.codes import ConferenceKind, Level, Presence
from desktop.records.conference import Conference
from desktop.words.problems import problem_sentence

REVIEW = Conference(
    ConferenceKind.MIDTERM_REVIEW, Level.WARD, "Hội nghị sơ kết", date(2026, 9, 18),
    invited=60, present=54, excused=4,
)  # fmt: skip
BLOCKS = [
    Block(1, 1, "UB MTTQ và đoàn thể", 18, 17, 1, id=1),
    Block(1, 2, "Tổ dân vận, tổ dân phố", 26, 23, 2, id=2),
    Block(1, 3, "Đảng ủy, UBND", 11, 10, 1, id=3),
    Block(1, 4, "Khách mời", 5, 4, 0, id=4),
]
known = st.none() | st.integers(0, 300)
blocks = st.lists(st.builds(Block, st.just(1), st.just(1), st.just("Khối"), known, known, known), max_size=5)
guests = st.lists(
    st.builds(
        Guest, st.just(1), st.just(1), st.just("Đặng Thị Hường"), block_id=st.none() | st.integers(1, 3),
        presence=st.sampled_from(Presence),
    ),
    max_size=20,
)  # fmt: skip


def test_the_blocks_of_the_picture_add_up() -> None:
    lines = block_lines(BLOCKS, [])
    assert [line.attendance.absent for line in lines] == [0, 1, 0, 1]
    whole = total(lines)
    assert whole == Attendance(60, 54, 4) == own_counts(REVIEW)
    assert (whole.absent, whole.rate) == (2, 0.9)
    assert check_sums(REVIEW, lines) == []


def test_counts_that_do_not_agree_are_named_one_by_one() -> None:
    problems = check_sums(replace(REVIEW, invited=61, present=53, excused=5), block_lines(BLOCKS, []))
    assert [(problem.field, problem.code) for problem in problems] == [
        ("invited", "blocks_invited_differ"),
        ("present", "blocks_present_differ"),
        ("excused", "blocks_excused_differ"),
    ]
    assert problem_sentence(problems[0].code, problems[0].values) == (
        "Số mời của hội nghị là 61, cộng các khối là 60."
    )


@pytest.mark.parametrize("lines", [[], block_lines([Block(1, 1, "Khách mời")], [])])
def test_what_is_not_known_does_not_disagree(lines: list[object]) -> None:
    assert check_sums(REVIEW, lines) == []  # type: ignore[arg-type]
    assert total(lines) == Attendance()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "absent", "rate"),
    [
        (Attendance(), None, None),
        (Attendance(10), None, None),
        (Attendance(None, 10), None, None),
        (Attendance(10, 8), 2, 0.8),
        (Attendance(10, 8, 2), 0, 0.8),
        (Attendance(10, 12), 0, 1.2),
        (Attendance(0, 0), 0, None),
    ],
)
def test_who_stayed_away_and_the_rate(counts: Attendance, absent: int | None, rate: float | None) -> None:
    assert (counts.absent, counts.rate) == (absent, rate)


def test_listed_people_count_in_place_of_what_their_block_says() -> None:
    people = [
        Guest(1, 1, "Đặng Thị Hường", block_id=2),
        Guest(1, 2, "Lê Văn Tâm", block_id=2, presence=Presence.EXCUSED),
        Guest(1, 3, "Vũ Thị Kim Oanh", block_id=2, presence=Presence.ABSENT),
        Guest(1, 4, "Đỗ Đức Thịnh"),
    ]
    lines = block_lines(BLOCKS, people)
    assert [(line.block.name if line.block else None, line.is_listed) for line in lines] == [
        ("UB MTTQ và đoàn thể", False),
        ("Tổ dân vận, tổ dân phố", True),
        ("Đảng ủy, UBND", False),
        ("Khách mời", False),
        (None, True),
    ]
    assert lines[1].attendance == Attendance(3, 1, 1)
    assert lines[1].attendance.absent == 1
    assert lines[4].attendance == Attendance(1, 1, 0)
    assert total(lines) == Attendance(18 + 3 + 11 + 5 + 1, 17 + 1 + 10 + 4 + 1, 1 + 1 + 1 + 0 + 0)


@given(blocks, guests)
def test_nobody_listed_is_lost_or_counted_twice(found: list[Block], people: list[Guest]) -> None:
    numbered = [replace(block, id=place) for place, block in enumerate(found, start=1)]
    lines = block_lines(numbered, people)
    listed = [line.attendance for line in lines if line.is_listed]
    assert sum(one.invited or 0 for one in listed) == len(people)
    whole = counted(people)
    assert whole.present == sum(one.present or 0 for one in listed)
    assert (whole.absent or 0) + (whole.present or 0) + (whole.excused or 0) == whole.invited
    assert [line.block for line in lines if line.block] == numbered


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (BLOCKS[0], []),
        (Block(1, 1, ""), ["block_name_missing"]),
        (Block(1, 1, "Khối", -1, 2, 3), ["count_negative"]),
        (Block(1, 1, "Khối", 10, 8, 3), ["more_than_invited"]),
    ],
)
def test_a_block_is_checked(draft: Block, found: list[str]) -> None:
    assert [problem.code for problem in check_block(draft)] == found


def test_a_person_and_a_party_have_names() -> None:
    assert [problem.code for problem in check_guest(Guest(1, 1, ""))] == ["name_missing"]
    assert check_guest(Guest(1, 1, "Lê Văn Tâm")) == []
    assert [problem.code for problem in check_pledge(Pledge(1, 1, ""))] == ["party_missing", "target_missing"]
    assert check_pledge(Pledge(1, 1, "Quận Hoàn Kiếm", "Giải phóng mặt bằng đúng hạn")) == []
