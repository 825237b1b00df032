"""Run as a program: takes damaged lists into a register, each read as the reading child reads it.

python -m tests.faults.mutated_imports REGISTER FOLDER FIRST_SEED COUNT

Says as JSON how they ended. The read-and-tell runs in this process, else 10,000 children would take hours;
whatever a child could do to its parent, dying or hanging, ends this process and so the test.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from desktop.errors import SoVangError
from desktop.intake.child import tell
from desktop.intake.limits import limit_memory
from desktop.intake.listener import hear, untold
from desktop.intake.raw import RawBook
from desktop.intake.teller import Teller
from desktop.operations import imports, offices
from desktop.operations.register import open_register
from desktop.records.codes import Form
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from tests.faults.mutations import good_files, mutated

SECONDS = 20


def main(register: str, folder: str, first: str, count: str) -> None:
    """Damage, read, preview and take in; a commendation of its own for each list that has good rows."""
    _read_here()
    limit_memory()
    files = sorted(good_files().items())
    endings: Counter[str] = Counter()
    with open_register(Path(register), user="thử") as file:
        for seed in range(int(first), int(first) + int(count)):
            name, content = files[seed % len(files)]
            path = Path(folder) / name
            path.write_bytes(mutated(content, random.Random(seed)))
            began = time.monotonic()
            ending, added = _taken_in(file, path, seed)
            if time.monotonic() - began > SECONDS:
                endings[f"slow: seed {seed}"] += 1
            endings[ending] += 1
            endings["awards"] += added
    sys.stdout.write(json.dumps(endings))


def _taken_in(file: RecordFile, path: Path, seed: int) -> tuple[str, int]:
    """How a list ended, and how many awards the register has got from it."""
    issuer = offices.find_issuer(file, "uy ban nhan dan phuong hoan kiem").id or 0
    number = f"{seed + 1000}/QĐ-UBND"
    new = Commendation(issuer, Form.GIAY_KHEN, decision_date=date(2026, 10, 9), number=number)
    try:
        shown = imports.preview_file(file, path, imports.Into("awards", new))
    except SoVangError as refusal:
        return f"refused: {refusal.code}", 0
    added = shown.counts.added
    if added:
        result = imports.take(file, shown).result().value
        assert result.added == added, f"seed {seed}"
    return ("taken in" if added else "nothing to take in"), added


def _read_here() -> None:
    """Wherever an operation starts the child, the same is read in this process."""

    def read(path: Path, **_options: Any) -> RawBook:
        lines: list[bytes] = []
        tell(str(path), Teller(lambda line: lines.append(line.encode("utf-8", "replace"))))
        return hear(lines, untold)

    for name, module in list(sys.modules.items()):
        if name.startswith("desktop.operations") and hasattr(module, "read_list"):
            module.read_list = read  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(*sys.argv[1:])
