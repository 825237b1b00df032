"""A workbook on a full disk: openpyxl's own temporary files fail before the report does.

A limit of 0 bytes leaves Python without any folder for temporary files.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

_LIMITED = """
import sys
from pathlib import Path
from exports.safe_file import FileNotWritten
from exports.workbook import save_workbook
from tests.exports.workbook_samples import whole_workbook
try:
    save_workbook(whole_workbook(), Path(sys.argv[1]))
except FileNotWritten as failure:
    print(failure.code)
"""


@pytest.mark.parametrize(
    ("limit", "code"),
    [(0, "write_failed"), (1, "disk_full"), (300, "disk_full"), (1500, "disk_full"), (8000, "disk_full")],
)
def test_a_temporary_sheet_that_is_cut_off_is_a_full_disk(tmp_path: Path, limit: int, code: str) -> None:
    old = tmp_path / "báo cáo.xlsx"
    old.write_bytes(b"old")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    child = subprocess.run(
        [sys.executable, "-B", "-c", _LIMITED, str(old)],
        check=True,
        preexec_fn=limited,
        cwd=Path.cwd(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.strip() == code
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]
