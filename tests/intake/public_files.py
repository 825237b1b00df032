"""Sends every workbook below a folder through `sovang import --dry-run` and counts how each ended.

`python -m tests.intake.public_files FOLDER`, where the folder holds unpacked source packages whose tests ship
workbooks (openpyxl, pandas, python-calamine, xlrd and the like). Ends with 1 if one of them gave no preview
and no clear refusal, took over 20 s or over 1.2 GB.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

SECONDS = 20.0
KILOBYTES = 1_200_000
ENDINGS = frozenset(
    """.xlsx .xlsm .xltx .xltm .xlam .xls .xlt .xlsb .ods .ots .fods .docx .docm .dotx .doc .csv .tsv
    .htm .html .xml""".split()
)
PROGRAM = (sys.executable, "-m", "desktop")
DECISION = (
    *("--commendation", "999/QĐ-UBND", "--issuer", "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm"),
    *("--form", "giấy khen", "--date", "05/01/2026", "--dry-run", "--json"),
)


@dataclass(frozen=True)
class Ending:
    """How one file ended: `outcome` is "preview", "refused: code", or what must never be."""

    path: Path
    outcome: str
    seconds: float
    kilobytes: int

    @property
    def is_clear(self) -> bool:
        """Whether it is a preview or a refusal, within the limits."""
        known = self.outcome == "preview" or self.outcome.startswith("refused: ")
        return known and self.seconds <= SECONDS + 1 and self.kilobytes <= KILOBYTES


def workbooks(folder: Path) -> Iterator[Path]:
    """Every file below the folder whose ending a list may have."""
    yield from (
        path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix.lower() in ENDINGS
    )


def ended(register: Path, path: Path) -> Ending:
    """Import one file for show."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        words = [*PROGRAM, "import", str(register), str(path), *DECISION]
        child = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - began
        out.seek(0)
        errors.seek(0)
        outcome = _outcome(child.returncode, out.read(), errors.read())
    return Ending(path, outcome, seconds, usage.ru_maxrss)


def _outcome(code: int, out: bytes, errors: bytes) -> str:
    if b"Traceback" in out + errors:
        return "TRACEBACK"
    try:
        said = json.loads(out)
    except ValueError:
        return f"NO ANSWER, exit {code}"
    if code == 0 and said["rows"] == said["added"] + said["matched"] + said["refused"]:
        return "preview"
    refusal = said.get("error", {}).get("code", "?")
    return "BUG" if refusal == "bug" else f"refused: {refusal}" if code == 1 else f"EXIT {code}"


def main(folder: Path) -> int:
    """Run them all and print the counts; 0 where every one ended clearly."""
    with tempfile.TemporaryDirectory() as place:
        register = Path(place) / "thử.sovang"
        subprocess.run([*PROGRAM, "new", str(register), "--sample"], check=True, stdout=subprocess.DEVNULL)
        with ThreadPoolExecutor(2) as pool:
            endings = list(pool.map(lambda path: ended(register, path), workbooks(folder)))
    if not endings:
        print(f"no workbook below {folder}")  # noqa: T201
        return 1
    for outcome, count in Counter(one.outcome for one in endings).most_common():
        print(f"{count:6} {outcome}")  # noqa: T201 - run by hand
    unclear = [one for one in endings if not one.is_clear]
    for one in unclear[:40]:
        print(f"{one.outcome}: {one.path} ({one.seconds:.1f} s, {one.kilobytes} kB)")  # noqa: T201
    slowest = max(endings, key=lambda one: one.seconds)
    largest = max(endings, key=lambda one: one.kilobytes)
    print(f"{len(endings)} files; slowest {slowest.seconds:.1f} s {slowest.path.name}")  # noqa: T201
    print(f"most memory {largest.kilobytes // 1000} MB {largest.path.name}")  # noqa: T201
    return 1 if unclear else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
