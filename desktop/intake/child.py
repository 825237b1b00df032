"""The reading child: one file in, JSON lines out, under a memory limit. It never touches a register.

Lines: {"sheet": name}, {"row": [cells]} …, then {"end": true}; or {"refused": {"code", "values"}}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.limits import limit_memory
from desktop.intake.raw import to_json


def main(path_text: str) -> int:
    """Read the file named on the command line and print it; 0 also when it was refused."""
    limit_memory()
    stream = open(1, "w", encoding="utf-8", newline="\n", closefd=False)  # noqa: SIM115 - descriptor 1, whatever the locale

    def say(line: object) -> None:
        stream.write(json.dumps(line, ensure_ascii=True) + "\n")

    try:
        _tell(Path(path_text), say)
    except FileRefused as refusal:
        say({"refused": {"code": refusal.code, "values": {k: str(v) for k, v in refusal.values.items()}}})
    except MemoryError:
        say({"refused": {"code": "list_too_large", "values": {"file": Path(path_text).name}}})
    stream.flush()
    return 0


def _tell(path: Path, say: Callable[[object], None]) -> None:
    from desktop.intake.workbook_reader import read_workbook

    for sheet in read_workbook(path).sheets:
        say({"sheet": sheet.name})
        for row in sheet.rows:
            say({"row": [to_json(cell) for cell in row]})
    say({"end": True})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
