"""Rows of two files that may be one recipient: the rule of near cards, between files only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from desktop.operations.consolidation import consolidate
from desktop.records.nearness import Nearness
from tests.intake.workbooks import write
from tests.operations.consolidation.conftest import NOW

HEADER = ("STT", "Họ và tên", "Năm sinh", "Đơn vị")
HUONG = ("Bà Đặng Thị Hường", 1968, "Tổ dân vận số 3")


def pairs(folder: Path, lists: Mapping[str, Sequence[tuple[object, ...]]]) -> list[tuple[str, str, Nearness]]:
    for name, people in lists.items():
        rows = [HEADER, *((place, *one) for place, one in enumerate(people, 1))]
        write(folder / f"{name}.xlsx", rows, sheet=name)  # no two are the same byte for byte
    found = consolidate(folder, NOW).repeats
    return [(one.one.origin.file, one.other.origin.file, one.nearness) for one in found]


def test_the_same_person_in_two_files_is_found(tmp_path: Path) -> None:
    found = pairs(tmp_path, {"TDP 1": [HUONG], "TDP 2": [("ĐẶNG THỊ HƯỜNG", 1968, "Tổ dân vận số 3")]})
    assert found == [("TDP 1.xlsx", "TDP 2.xlsx", Nearness.LIKELY)]


def test_rows_of_one_file_are_its_senders_own_business(tmp_path: Path) -> None:
    assert pairs(tmp_path, {"TDP 1": [HUONG, HUONG], "TDP 2": [("Bà Lê Thị Mai", 1960, "Tổ 1")]}) == []


def test_another_year_of_birth_is_another_person(tmp_path: Path) -> None:
    assert (
        pairs(tmp_path, {"TDP 1": [HUONG], "TDP 2": [("Bà Đặng Thị Hường", 1990, "Tổ dân vận số 3")]}) == []
    )


@pytest.mark.parametrize(
    ("senders", "count"), [(("TDP 1", "TDP 2"), 1), (("Phường Cửa Nam", "Phường Láng"), 0)]
)
def test_a_team_of_the_same_number_in_another_ward_is_another_team(
    tmp_path: Path, senders: tuple[str, str], count: int
) -> None:
    team = ("Tổ dân vận số 3", None, "")
    assert len(pairs(tmp_path, {name: [team] for name in senders})) == count


def test_a_refused_row_repeats_nothing(tmp_path: Path) -> None:
    assert (
        pairs(tmp_path, {"TDP 1": [HUONG], "TDP 2": [("Bà Đặng Thị Hường", "?!", "Tổ dân vận số 3")]}) == []
    )
