"""Random accidents to good lists: each ends in a preview or a refusal, and nothing comes in by half."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop.operations.register import check, open_register
from desktop.records.award import Award
from tests.faults.mutations import ROWS, good_files
from tests.intake.readers.telling import read_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_the_lists_are_good_before_their_accident(tmp_path: Path) -> None:
    for name, content in good_files().items():
        sheet = read_bytes(tmp_path, content, name).sheets[0]
        assert [str(row[2]) for row in sheet.rows[1:13]] == [row[2] for row in ROWS], name


@pytest.mark.parametrize("first", [0, 250])
def test_some_accidents(sample_path: Path, tmp_path: Path, first: int) -> None:
    _survive(sample_path, tmp_path, first, 250)


@pytest.mark.long
@pytest.mark.parametrize("first", range(500, 10_500, 500))
def test_ten_thousand_accidents(sample_path: Path, tmp_path: Path, first: int) -> None:
    _survive(sample_path, tmp_path, first, 500)


def _survive(register: Path, folder: Path, first: int, count: int) -> None:
    before = _awards(register)
    words = [str(register), str(folder), str(first), str(count)]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.mutated_imports", *words],
        capture_output=True,
        check=False,
        timeout=count * 2,
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    endings = Counter(json.loads(ended.stdout))
    added = endings.pop("awards")
    assert endings.total() == count, endings
    fine = {one for one in endings if one.startswith("refused: ")} | {"taken in", "nothing to take in"}
    assert set(endings) <= fine
    assert endings["taken in"] > count / 10
    assert endings["refused: list_damaged"] > count / 10
    assert _awards(register) == before + added


def _awards(register: Path) -> int:
    with open_register(register, user="thử") as file:
        report = check(file)
        assert (report.integrity, report.findings) == ("ok", [])
        return file.read.count(Award)
