"""Starts the reading child and takes over what it says; the parent survives whatever the file does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.raw import Cell, RawBook, RawSheet, from_json

TIME_LIMIT_SECONDS = 20.0


def child_command() -> tuple[str, ...]:
    """How this very program starts itself as the child: the launcher's own name, or the package."""
    if Path(sys.executable).stem.lower().startswith("sovang"):
        return (sys.executable, "--read-child")
    return (sys.executable, "-m", "desktop", "--read-child")


def read_list(
    path: Path, *, command: Sequence[str] | None = None, time_limit: float = TIME_LIMIT_SECONDS
) -> RawBook:
    """The sheets of a stranger's workbook. Raises `FileRefused`; `time_limit` is in seconds."""
    try:
        finished = subprocess.run(
            [*(command or child_command()), str(path.absolute())],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=time_limit,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise FileRefused("list_took_too_long", file=path.name, seconds=int(time_limit)) from None
    return _book(path, finished.stdout.decode("utf-8", "replace").splitlines())


def _book(path: Path, lines: Iterable[str]) -> RawBook:
    sheets: list[tuple[str, list[tuple[Cell, ...]]]] = []
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:  # the child was ended in the middle of a line
            break
        if "refused" in said:
            raise FileRefused(said["refused"]["code"], **said["refused"]["values"])
        if "sheet" in said:
            sheets.append((said["sheet"], []))
        elif "row" in said:
            sheets[-1][1].append(tuple(from_json(cell) for cell in said["row"]))
        elif "end" in said:
            return RawBook(tuple(RawSheet(name, tuple(rows)) for name, rows in sheets))
    raise FileRefused("list_reader_ended", file=path.name)
