"""126 workbooks of five lists put together: `python -m tests.speed.consolidation [--workbooks N]`.

Each workbook has five sheets of 200 rows and twelve columns. Ours reads them in its children, makes out every
row with its sender, its values and its problems, and counts; the peer is openpyxl's read_only mode walking
over the same cells and nothing more, beside python-calamine doing that. Looking for repeats and writing the
workbook are measured too, without a target. Each way is a whole process; rounds interleave and ratios are
paired within a round.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from tests.speed.imports import FAMILIES, MERIT, MIDDLES, NAMES, TITLES, say
from tests.speed.rounds import Result, Round, compare, in_turn

SHEETS: Final = 5
ROWS: Final = 200
TARGET: Final = 0.15


def write_folder(folder: Path, workbooks: int) -> None:
    """The workbooks of as many wards; hardly anybody stands in two of them."""
    from openpyxl import Workbook

    for ward in range(workbooks):
        book = Workbook(write_only=True)
        for place in range(SHEETS):
            sheet = book.create_sheet(f"Danh sách {place + 1}")
            sheet.append(list(TITLES))
            for n in range(ROWS):
                who = (ward * SHEETS + place) * ROWS + n
                parts = (
                    FAMILIES[who % 10],
                    MIDDLES[who // 10 % 7],
                    NAMES[who // 70 % 11],
                    NAMES[who // 770 % 11],
                )
                unit = f"Tổ dân phố số {n // 20 + 1}"
                own = (1940 + who // 8470 % 60, "Tổ viên", unit, "Cá nhân", "Giấy khen", "Kinh tế", MERIT)
                form = "Bà" if n % 2 else "Ông"
                sheet.append([n + 1, form, " ".join(parts), *own, 760_000, f"dòng {n}"])
        book.save(folder / f"Phường {ward + 1}.xlsx")


def ours(folder: Path) -> dict[str, float]:
    """Read and made out; then what else a consolidation does."""
    from desktop.intake.several import read_several
    from desktop.operations.consolidation import consolidate, write_consolidation

    paths = sorted(folder.iterdir())
    now = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001 - as the clerk's clock shows it
    begun = time.perf_counter()
    sent = read_several(paths, now.date())
    read = time.perf_counter()
    whole = consolidate(folder, now)
    done = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        write_consolidation(whole, Path(place, "out.xlsx"), program_version="")
        written = time.perf_counter()
    assert len(sent) == len(paths)
    assert whole.totals.taken == whole.totals.rows == len(paths) * SHEETS * ROWS
    return {"reading": read - begun, "whole": done - read, "writing": written - done}


def openpyxl(folder: Path) -> dict[str, float]:
    """The peer: every cell of every sheet, read_only."""
    from openpyxl import load_workbook

    begun, rows = time.perf_counter(), 0
    for path in sorted(folder.iterdir()):
        book = load_workbook(path, read_only=True)
        rows += sum(1 for sheet in book for _row in sheet.iter_rows(values_only=True))
    assert rows == len(list(folder.iterdir())) * SHEETS * (ROWS + 1)
    return {"reading": time.perf_counter() - begun}


def calamine(folder: Path) -> dict[str, float]:
    """The limit: the same cells by a reader in Rust."""
    from python_calamine import CalamineWorkbook

    begun = time.perf_counter()
    for path in sorted(folder.iterdir()):
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    return {"reading": time.perf_counter() - begun}


WAYS: Final[dict[str, Callable[[Path], dict[str, float]]]] = {
    "ours": ours,
    "openpyxl": openpyxl,
    "calamine": calamine,
}


def measure(rounds: int, workbooks: int = 126) -> Result:
    """All ways in turn on one folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_folder(folder, workbooks)
        found: list[Round] = []
        in_turn({"round": lambda: _round(folder, found)}, rounds)
    kept = found[1:]
    last = "  ".join(f"{name} {seconds:.2f}" for name, seconds in kept[-1].items())
    return Result(
        [f"{workbooks} workbooks x {SHEETS} x {ROWS}, the last round in s: {last}"],
        [
            compare("read, made out / openpyxl read_only", kept, "ours reading", "openpyxl reading", TARGET),
            compare("the same with repeats looked for / openpyxl", kept, "ours whole", "openpyxl reading"),
            compare("writing the workbook / openpyxl reading", kept, "ours writing", "openpyxl reading"),
            compare("python-calamine reading alone / openpyxl", kept, "calamine reading", "openpyxl reading"),
        ],
    )  # fmt: skip


def _round(folder: Path, found: list[Round]) -> float:
    times = {f"{name} {what}": s for name in WAYS for what, s in _run(name, folder).items()}
    found.append(times)
    return 0.0


def _run(name: str, folder: Path) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.speed.consolidation", "--way", name, "--folder", str(folder)]
    said = subprocess.run(words, check=True, capture_output=True, text=True)
    times: dict[str, float] = json.loads(said.stdout)
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--workbooks", type=int, default=126)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--folder", type=Path, default=Path())
    arguments = parser.parse_args()
    if arguments.way:
        say(json.dumps(WAYS[arguments.way](arguments.folder)))
    else:
        say(measure(arguments.rounds, arguments.workbooks).text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
