"""Who may write into the register: one place, and nobody beside it."""

from __future__ import annotations

import re
from pathlib import Path

DESKTOP = Path(__file__).parents[2] / "desktop"
_WRITES = re.compile(r"\b(INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|DROP TABLE|CREATE TABLE)\b")
_READS = re.compile(r"\bSELECT\b.*\bFROM\b")
SCHEMAS = {"first_schema.py", "second_schema.py", "third_schema.py"}
WRITERS = {"writer.py", "search.py", "history.py", "blobs.py", "migrations.py"} | SCHEMAS


def _files_with(pattern: re.Pattern[str], folder: str = "") -> set[str]:
    return {
        path.relative_to(DESKTOP).as_posix()
        for path in (DESKTOP / folder).rglob("*.py")
        if pattern.search(path.read_text("utf-8"))
    }


def test_only_the_writer_and_what_it_carries_along_write() -> None:
    assert _files_with(_WRITES) == {f"store/{name}" for name in WRITERS}


def test_nobody_outside_the_store_speaks_sql() -> None:
    assert {name for name in _files_with(_READS) if not name.startswith("store/")} == set()


def test_connections_are_made_in_three_places() -> None:
    """To a register, to a new one, to the copy of one."""
    assert _files_with(re.compile(r"sqlite3\.connect\(")) == {
        "store/connection.py",
        "store/migrations.py",
        "store/copies.py",
    }


def test_a_query_is_fetched_whole() -> None:
    """An open cursor blocks every commit."""
    loops = re.compile(r"\.fetchone\(\)|for \w+ in \w*connection\.execute\([^\n]*\)\s*:")
    assert {name for name in _files_with(loops) if not name.startswith("store/")} == set()
    pragmas = re.compile(r"^(?!.*PRAGMA).*\.fetchone\(\)", re.MULTILINE)
    assert _files_with(pragmas) == set()
