"""The commands as a user waits for them: `python -m tests.speed.commands [--rounds 9]`.

38 certificates against importing reportlab and Python alone (performance.md A: at most 1.5 of that
and 50 ms); lists of 38 and of 2,000 rows taken in, into a copy of the same register each time.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.speed.rounds import Comparison, Result, compare, environment, in_turn

HEADER: Final = ("TT", "Ông, bà", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích")
IMPORTS: Final = "import reportlab.pdfgen.canvas, reportlab.pdfbase.ttfonts"
NEW: Final = ("--issuer", "chủ tịch phường hoàn kiếm", "--form", "giấy khen", "--date", "2026-11-20")
ALLOWED_BESIDE: Final = 0.05
"""Seconds that the certificates may take beside the imports (performance.md A)."""


def write_list(path: Path, rows: int) -> None:
    """A list of people as another office sends it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for number in range(1, rows + 1):
        unit = f"Tổ dân phố số {number % 40 + 1}, phường Hoàn Kiếm"
        merit = f"Đã có thành tích xuất sắc trong công tác dân vận ở ngõ {number}"
        sheet.append((number, "Ông", f"Đặng Văn Hường {_letters(number)}", "Tổ trưởng", unit, merit))
    book.save(path)


def _letters(number: int) -> str:
    """A given name that differs from row to row and is no number."""
    return "".join(chr(65 + int(digit)) for digit in str(number)).capitalize()


def run(words: Sequence[object], environ: dict[str, str]) -> float:
    """Seconds that a process takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *map(str, words)], env=environ, check=True, capture_output=True)
    return time.perf_counter() - begun


def sovang(environ: dict[str, str], *words: object) -> float:
    """Seconds that a command takes."""
    return run(("-m", "desktop", *words), environ)


def measure(rounds: int) -> Result:
    """Seconds of each, and the certificates' ratio."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        environ = environment(folder)
        register, printed = folder / "mẫu.sovang", folder / "in.sovang"
        sovang(environ, "new", register, "--sample")
        for rows in (38, 2000):
            write_list(folder / f"{rows}.xlsx", rows)
        shutil.copyfile(register, printed)
        sovang(environ, "import", printed, folder / "38.xlsx", "--commendation", "900/QĐ-UBND", *NEW)
        print_38 = ("certificates", printed, "--commendation", "900/QĐ-UBND", "-o", folder / "38.pdf")

        def take_in(rows: int) -> float:
            copy = shutil.copyfile(register, folder / "bản sao.sovang")
            number = ("--commendation", "901/QĐ-UBND", *NEW)
            return sovang(environ, "import", copy, folder / f"{rows}.xlsx", *number)

        timed = in_turn(
            {
                "38 certificates": partial(sovang, environ, *print_38),
                "importing reportlab": partial(run, ("-c", IMPORTS), environ),
                "Python alone": partial(run, ("-c", ""), environ),
                "import of 38 rows": partial(take_in, 38),
                "import of 2,000 rows": partial(take_in, 2000),
            },
            rounds,
        )
    lines = [f"command: {name:24} {median(one[name] for one in timed):6.3f} s" for name in timed[0]]
    allowed = [{**one, "allowed": one["importing reportlab"] * 1.5 + ALLOWED_BESIDE} for one in timed]
    found: list[Comparison] = [
        compare(
            "38 certificates / (1.5 x importing reportlab + 50 ms)",
            allowed,
            "38 certificates",
            "allowed",
            1.0,
        ),
    ]
    return Result(lines, found)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    print(measure(parser.parse_args().rounds).text())  # noqa: T201


if __name__ == "__main__":
    main()
