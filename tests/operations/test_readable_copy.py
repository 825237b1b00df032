from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import StorageTrouble
from desktop.operations import backups, readable_copy
from desktop.operations.readable_copy import is_due, place_of, write_readable
from desktop.store.file import RecordFile
from tests.operations.ward import NOW, draft, ward


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RecordFile]:
    with ward(tmp_path) as opened:
        draft(opened)
        yield opened


def dated(path: Path, days_ago: int) -> None:
    moment = (NOW - timedelta(days=days_ago)).timestamp()
    os.utime(path, (moment, moment))


def test_once_a_day_everything_stands_readable_beside_the_backups(file: RecordFile) -> None:
    made = write_readable(file)
    assert made == place_of(file.path)
    assert made.parent.name == backups.FOLDER
    book = openpyxl.load_workbook(made, read_only=True)
    assert "Quyết định" in book.sheetnames
    book.close()
    dated(made, 0)
    assert not is_due(file)
    assert write_readable(file) is None
    dated(made, 1)
    assert is_due(file)
    assert write_readable(file) == made
    assert backups.list_backups(file) == []  # it is no backup, and none of them is thinned for it


def test_what_cannot_be_written_is_said_and_the_old_one_stays(file: RecordFile) -> None:
    target = place_of(file.path)
    target.parent.mkdir()
    target.write_bytes(b"SQLite format 3\0 somebody put a database here")
    dated(target, 3)
    before = target.read_bytes()
    with pytest.raises(StorageTrouble):
        write_readable(file)
    assert target.read_bytes() == before


def test_the_end_of_the_program_does_not_wait_for_it(file: RecordFile) -> None:
    assert write_readable(file, lambda: True) is None
    assert not place_of(file.path).exists()
    assert readable_copy.is_due(file)
