"""A report here and with plain openpyxl: `python -m tests.speed.workbooks [--rounds 15] [--rows 200]`.

Both write one A4 sheet of performance.md B's shape: a title, a repeated head, rows of twelve styled cells
with their heights, one sum. Ours also measures the texts for widths and heights, computes the sum, syncs and
reopens the file; the peer is told the heights, shares its style objects, and just saves. Each run is a whole
process, which imports nothing but its own way (so the imports of this module stand where they are used);
rounds interleave, ratios are paired within a round.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exports.workbook import ColumnKind
    from tests.speed.rounds import Result

COLUMNS: Final[tuple[tuple[str, ColumnKind], ...]] = (
    ("TT", "index"),
    ("Ông, bà", "text"),
    ("Họ và tên", "text"),
    ("Năm sinh", "index"),
    ("Chức vụ", "text"),
    ("Đơn vị", "text"),
    ("Thành tích", "text"),
    ("Hình thức", "text"),
    ("Số quyết định", "text"),
    ("Ngày", "date"),
    ("Mức thưởng", "money"),
    ("Ghi chú", "text"),
)
MERIT: Final = (
    "Đã có thành tích xuất sắc trong thực hiện mô hình “Dân vận khéo” năm 2026: “Khéo trong vận động”"
)
TARGET: Final = 0.9


def _row(number: int) -> tuple[str | int | date, ...]:
    person, unit = f"Đặng Thị Hường {number}", f"Tổ dân phố số {number % 40}, phường Hoàn Kiếm"
    decision, day = f"{number}/QĐ-UBND", date(2026, 1 + number % 12, 5)
    born = 1950 + number % 50
    merit = f"{MERIT} ở ngõ {number}"
    return (number, "Bà", person, born, "Tổ trưởng", unit, merit, "Giấy khen", decision, day, 759_000, "")


def write_ours(path: Path, rows: int) -> None:
    from exports.workbook import Column, Row, Sheet, Sum, Workbook, save_workbook

    table = tuple(Row(_row(number)) for number in range(1, rows + 1))
    total = Row(("Cộng", *[None] * 9, Sum(tuple(range(rows)))), "sum")
    columns = tuple(Column(title, 21, kind) for title, kind in COLUMNS)
    sheet = Sheet("Danh sách", columns, (*table, total), title="DANH SÁCH")
    save_workbook(Workbook((sheet,), "Danh sách", "0.1.0", datetime.now(UTC)), path)


def write_plain(path: Path, rows: int) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["DANH SÁCH"])
    sheet.append([title for title, _ in COLUMNS])
    for number in range(1, rows + 1):
        sheet.append(list(_row(number)))
    sheet.append(["Cộng", *[None] * 9, f"=SUM(K3:K{rows + 2})", None])
    font, bold = Font("Times New Roman", 12), Font("Times New Roman", 12, b=True)
    side = Side(style="thin")
    border = Border(side, side, side, side)
    centre = Alignment("center", "center", wrap_text=True)
    aligned = [
        Alignment("left", "center", wrap_text=True) if kind == "text" else centre for _, kind in COLUMNS
    ]
    for number, line in enumerate(sheet.iter_rows(min_row=2), 2):
        sheet.row_dimensions[number].height = 63.75
        for cell, alignment in zip(line, aligned, strict=True):
            cell.font = font if 2 < number < rows + 3 else bold
            cell.alignment = alignment
            cell.border = border
        line[9].number_format, line[10].number_format = "dd/mm/yyyy", "#,##0"
    sheet.merge_cells(f"A{rows + 3}:J{rows + 3}")
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.print_title_rows = "2:2"
    sheet.freeze_panes = "A3"
    workbook.save(path)


WAYS: Final = {"ours": write_ours, "plain openpyxl": write_plain}


def seconds(way: str, rows: int, folder: Path) -> float:
    """Return how long a process takes to write the workbook one way."""
    import os
    import subprocess
    import sys
    import time

    compiled = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder)}
    target = folder / f"{way}.xlsx"
    code = f"from tests.speed.workbooks import *; WAYS[{way!r}](Path({str(target)!r}), {rows})"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=compiled)
    return time.perf_counter() - start


def measure(rounds: int, rows: int) -> Result:
    from functools import partial
    from statistics import median
    from tempfile import TemporaryDirectory

    from tests.speed.rounds import Result, compare, in_turn

    with TemporaryDirectory() as folder:
        timed = in_turn({way: partial(seconds, way, rows, Path(folder)) for way in WAYS}, rounds)
    what = f"report of {rows:,} rows"
    lines = [f"{what}: {way:16} {median(one[way] for one in timed):8.3f} s" for way in WAYS]
    return Result(lines, [compare(f"{what} / plain openpyxl", timed, "ours", "plain openpyxl", TARGET)])


def main() -> None:
    import argparse

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--rows", type=int, default=200)
    arguments = parser.parse_args()
    print(measure(arguments.rounds, arguments.rows).text())  # noqa: T201


if __name__ == "__main__":
    main()
