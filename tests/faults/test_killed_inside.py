from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.operations.register import check, open_register
from desktop.store.reader import record_tables
from tests.intake.workbooks import write
from tests.operations.ward import draft, ward

HEADER = ("TT", "Ông, bà", "Họ và tên", "Đơn vị", "Thành tích")
SPILLS = 3000
"""So many rows do not fit into SQLite's cache: the file itself is half written when the program dies."""


def _person(number: int) -> tuple[object, ...]:
    letters = "".join(chr(97 + int(digit)) for digit in str(number)).capitalize()
    return (number, "Ông", f"Đặng Văn {letters}", "phường Hoàn Kiếm", "công tác dân vận " * 12)


@pytest.mark.parametrize("rows", [1, SPILLS])
def test_a_list_is_taken_in_whole_or_not_at_all(tmp_path: Path, rows: int) -> None:
    """Killed between the rows and their step: neither rows nor half a file stay behind."""
    with ward(tmp_path) as file:
        draft(file)
        path, before = file.path, record_tables(file.read)
    sheet = write(tmp_path / "danh_sach.xlsx", [HEADER, *(_person(number) for number in range(1, rows + 1))])
    untouched = path.read_bytes()
    command = [sys.executable, "-m", "tests.faults.dying_child", str(path), "1", str(sheet)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert (path.read_bytes() != untouched) is (rows == SPILLS)
    with open_register(path, user="mai") as file:
        assert file.verify()
        assert record_tables(file.read) == before
        report = check(file)
        assert (report.integrity, report.findings) == ("ok", [])
