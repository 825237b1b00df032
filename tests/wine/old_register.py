"""Registers of other versions on the trial's PC: one is lifted without losing a value, one is refused."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path, PureWindowsPath
from typing import Any

from desktop.store import schema
from desktop.words.errors import SENTENCES
from tests.old_files import first_version
from tests.wine.trial import Trial, spoken, windows


def lay_old_register(path: Path) -> None:
    """A ward's register as version 1 wrote it."""
    shutil.copyfile(first_version.REGISTER, path)


def lay_newer_register(path: Path) -> None:
    """The same, said to be of a version that comes after this program's."""
    lay_old_register(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def check_lifted(trial: Trial, program: Path, register: Path) -> None:
    """Ask the installed program's commands for every count, row, figure and step of the lifted register."""

    def run(*words: str) -> dict[str, Any]:
        ended = trial.sovang(program, *words)
        assert ended.code == 0, (words[0], ended)
        return spoken(ended.text)

    exported = register.with_name("cả sổ cũ.json")
    try:
        answers = first_version.ask(run, PureWindowsPath(windows(register)), exported, windows(exported))
        found = first_version.differences(answers, first_version.rows_of(register))
        version = answers.info["schema_version"]
    except AssertionError as failure:
        found, version = [str(failure)], None
    trial.expect("the register was lifted", version == schema.VERSION, f"schema {version}")
    before = first_version.rows_of(first_version.REGISTER)
    rows = sum(map(len, before.values()))
    trial.expect(
        "every count, row, figure and step is as before",
        not found,
        f"{rows} rows of {len(before)} tables" if not found else "\n".join(found),
    )


def check_backup(trial: Trial, register: Path) -> None:
    """The one backup holds the register as it was before it was lifted, and its hash."""
    backups = [
        path
        for path in register.parent.rglob(f"{register.stem}*{register.suffix}")
        if path.parent != register.parent
    ]
    trial.expect("one backup was made", len(backups) == 1, ", ".join(path.name for path in backups))
    for backup in backups:
        same = first_version.rows_of(backup) == first_version.rows_of(first_version.REGISTER)
        trial.expect("it holds the register as it was before", same and _version(backup) == 1)
        told = backup.with_name(f"{backup.name}.sha256").read_text(encoding="utf-8")
        trial.expect("its hash is told", hashlib.sha256(backup.read_bytes()).hexdigest() in told)


def check_newer_refused(trial: Trial, program: Path, register: Path) -> None:
    """A register of a later version is refused in a sentence and keeps every byte."""
    before = register.read_bytes()
    ended = trial.sovang(program, "info", register)
    about_it = SENTENCES["file_newer"].partition("{path}")[2]
    refused = ended.code == 1 and f"{register.name}{about_it}" in ended.text
    trial.expect("a register of a newer version is refused", refused, ended.text.strip())
    trial.expect("it keeps every byte", register.read_bytes() == before)


def _version(register: Path) -> int:
    with closing(sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
