"""A stranger's list of 100,000 rows read: `python -m tests.speed.lists [--rounds 5] [--rows 100000]`.

Ours is the whole way: the container checked, parsed in the limited child, told with fonts and merged ranges,
heard in the parent. The peers read the same bare cells of the same file in one process: python-calamine, the
fastest reader there is, and openpyxl as its manual says for large files. Each run is a whole process.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.speed.rounds import Result, compare, in_turn
from tests.speed.workbooks import COLUMNS

CODES: Final[Mapping[str, str]] = {
    "ours": """
from pathlib import Path
from desktop.intake.parent import read_list
command = (sys.executable, "-m", "desktop.intake.child")
rows = read_list(Path(sys.argv[1]), command=command, time_limit=120).sheets[0].rows""",
    "calamine": """
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)""",
    "openpyxl": """
import openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0]
rows = list(sheet.iter_rows(values_only=True))""",
}


def seconds(way: str, path: Path, rows: int, peaks: dict[str, int]) -> float:
    """How long a process takes to read the list one way; its peak, or its child's, goes into `peaks` (kB)."""
    code = f"import sys{CODES[way]}\nassert len(rows) == {rows + 3}, len(rows)"
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(path)])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, way)
    peaks[way] = max(peaks.get(way, 0), usage.ru_maxrss)
    return time.perf_counter() - start


def measure(rounds: int, rows: int) -> Result:
    """Time all ways in turn."""
    peaks: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "danh sách.xlsx"
        # By a process of its own: a child's peak begins with what its parent held when it was forked.
        write = f"from tests.speed.workbooks import *; write_plain(Path({str(path)!r}), {rows})"
        subprocess.run([sys.executable, "-c", write], check=True)
        timed = in_turn({way: partial(seconds, way, path, rows, peaks) for way in CODES}, rounds)
    what = f"list of {rows:,} rows x {len(COLUMNS)} read"
    times = {way: median(one[way] for one in timed) for way in CODES}
    lines = [f"{what}: {way:9} {times[way]:6.2f} s, peak {peaks[way] // 1024:4} MB" for way in CODES]
    peers = ("calamine", "openpyxl")
    return Result(lines, [compare(f"{what} / {peer} alone", timed, "ours", peer, None) for peer in peers])


def main() -> None:
    """Print the measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=100_000)
    arguments = parser.parse_args()
    print(measure(arguments.rounds, arguments.rows).text())  # noqa: T201


if __name__ == "__main__":
    main()
