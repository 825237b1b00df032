"""A long list taken in: `python -m tests.speed.imports [--rows 100000] [--rounds 3] [--list FILE]`.

A workbook of twelve columns goes through preview (read in the child, headers, fonts, values, matched) and
then into a new register in one step, with cards, awards, search words and history. The peers: python-calamine
reading the same file and nothing more, and sqlite-utils `insert_all` of the very rows that we wrote into the
same tables of an empty register, all in one transaction. Each way is a whole process; rounds interleave and
ratios are paired within a round. `--list` uses a workbook that is there already. Memory is the highest of the
process and, for ours, of its reading child.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from tests.speed.rounds import Round, compare

TITLES: Final = (
    "STT", "Danh xưng", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Phân loại", "Hình thức", "Lĩnh vực",
    "Thành tích", "Mức thưởng (đồng)", "Ghi chú",
)  # fmt: skip
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Đỗ", "Vũ", "Ngô")
MIDDLES: Final = ("Văn", "Thị", "Minh", "Thu", "Đức", "Hữu", "Ngọc")
NAMES: Final = ("An", "Bình", "Cúc", "Dũng", "Hương", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc")
MERIT: Final = "Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026"
RECORDS: Final = ("commendation", "recipient", "award")
OWN: Final = ("step", "change", "search")
TARGET: Final = 0.6


def write_workbook(path: Path, rows: int) -> None:
    """The list: few people have one name, one unit and one year of birth."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(list(TITLES))
    for n in range(rows):
        parts = (FAMILIES[n % 10], MIDDLES[n // 10 % 7], NAMES[n // 70 % 11], NAMES[n // 770 % 11])
        unit = f"Tổ dân phố số {n // 2000 + 1}"
        own = (1940 + n % 60, "Tổ viên", unit, "Cá nhân", "Giấy khen", "Kinh tế", MERIT, 760_000, f"dòng {n}")
        sheet.append([n + 1, "Bà" if n % 2 else "Ông", " ".join(parts), *own])
    book.save(path)


def take_in(listed: Path, folder: Path) -> dict[str, float]:
    """Ours: seconds of the preview and of the step; the register stays for the peer."""
    from desktop.operations import imports, register
    from desktop.records.codes import Form
    from desktop.records.commendation import Commendation

    path = folder / "sổ.sovang"
    register.create_register(path, user="thử", sample=True)
    shutil.copyfile(path, folder / "trống.sovang")
    with register.open_register(path, user="thử") as file:
        decision = Commendation(1, Form.GIAY_KHEN, number="999/QĐ-UBND", decision_date=date(2026, 10, 1))
        file.verify()
        begun = time.perf_counter()
        seen = imports.preview_file(file, listed, imports.Into("awards", decision))
        looked = time.perf_counter()
        done = imports.take(file, seen).result().value
        written = time.perf_counter()
    assert done.added == done.rows
    return {"preview": looked - begun, "step": written - looked}


def insert_all(_listed: Path, folder: Path) -> dict[str, float]:
    """The peer of the step: the same rows into the same tables."""
    import sqlite_utils

    written, empty = folder / "sổ.sovang", folder / "trống.sovang"
    copy = folder / "đối chiếu.sovang"
    shutil.copyfile(empty, copy)
    with closing(sqlite3.connect(written)) as source, closing(sqlite3.connect(copy)) as target:
        source.row_factory = sqlite3.Row
        news = {name: _new_rows(source, target, name) for name in (*RECORDS, *OWN)}
        target.execute("PRAGMA synchronous = FULL")
        target.execute("PRAGMA journal_mode = TRUNCATE")
        database = sqlite_utils.Database(target)
        begun = time.perf_counter()
        with database.atomic():
            for name in RECORDS:
                database.table(name).insert_all(news[name])
            records = time.perf_counter() - begun
            for name in OWN:
                database.table(name).insert_all(news[name])
        return {"records": records, "step": time.perf_counter() - begun}


def _new_rows(source: sqlite3.Connection, target: sqlite3.Connection, name: str) -> list[dict[str, object]]:
    (last,) = target.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}").fetchone()
    keys = "rowid, *" if name == "search" else "*"
    past = "WHERE rowid NOT IN (SELECT value FROM json_each(?))" if name == "search" else "WHERE rowid > ?"
    known = json.dumps([row[0] for row in target.execute(f"SELECT rowid FROM {name}")])
    value = known if name == "search" else last
    return [dict(row) for row in source.execute(f"SELECT {keys} FROM {name} {past}", (value,))]


def calamine(listed: Path, _folder: Path) -> dict[str, float]:
    """The peer of reading: the cells of the same file as Python values."""
    from python_calamine import CalamineWorkbook

    begun = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(listed)).get_sheet_by_index(0).to_python()
    assert len(rows) > 1
    return {"preview": time.perf_counter() - begun}


WAYS: Final[dict[str, Callable[[Path, Path], dict[str, float]]]] = {
    "ours": take_in,
    "calamine": calamine,
    "insert_all": insert_all,
}


def run_way(name: str, listed: Path, folder: Path) -> dict[str, float]:
    """One way in a process of its own: what it measured, and its highest memory in MB."""
    words = [sys.executable, "-m", "tests.speed.imports", "--way", name, "--list", str(listed)]
    said = subprocess.run([*words, "--folder", str(folder)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(said.stdout)
    return found


def measured_round(listed: Path) -> Round:
    """All ways once, on a register of their own."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            f"{name} {what}": value
            for name in WAYS
            for what, value in run_way(name, listed, Path(folder)).items()
        }


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--folder", type=Path, default=Path())
    arguments = parser.parse_args()
    if arguments.way:
        found = WAYS[arguments.way](arguments.list, arguments.folder)
        say(json.dumps({**found, **_memory()}))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        listed = arguments.list or Path(folder, "danh sách.xlsx")
        if arguments.list is None:
            write_workbook(listed, arguments.rows)
        rounds = [measured_round(listed) for _ in range(arguments.rounds)]
    last = rounds[-1]
    say("  ".join(f"{name} {value:.1f}" for name, value in last.items()) + "   (s, MB; the last round)")
    say(compare("preview / calamine reading alone", rounds, "ours preview", "calamine preview").line())
    same = "the step / insert_all of the same rows into the same tables"
    say(compare(same, rounds, "ours step", "insert_all step", TARGET).line())
    only = "the step, keys and history and all / insert_all of cards and awards only"
    say(compare(only, rounds, "ours step", "insert_all records").line())
    return 0


def _memory() -> dict[str, float]:
    import resource  # not on Windows, where nobody measures

    whose = {"MB": resource.RUSAGE_SELF, "child MB": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(one).ru_maxrss / 1024 for name, one in whose.items()}


if __name__ == "__main__":
    sys.exit(main())
