"""The register of a small ward as version 1 wrote it, and what the program of today must make of it.

`version-1.sovang` was made by the program itself as it was before its second schema, with two clerks' deeds
of spring 2026: a ward with its predecessor, issuers and signers; three decisions (one through its whole life,
one of the Party with a sum typed by hand, one draft), a recipient written in error and undone, pages printed
and one spoiled, two conferences, two rounds, a scan. `version-1.json` is what that program said of it.
Neither file ever changes.
"""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

HERE = Path(__file__).resolve().parent
REGISTER = HERE / "version-1.sovang"
SAID: Mapping[str, Any] = json.loads((HERE / "version-1.json").read_text(encoding="utf-8"))
HISTORY = ("step", "change")
DERIVED = ("name_sort", "name_folded")
"""Columns that the program makes out of the others, and an export does not tell."""

Run = Callable[..., dict[str, Any]]
"""Runs one command with `--json` and returns its object; fails the test when the command does."""
Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Answers:
    """What today's program says of the register; `export` is the content of the file that it wrote."""

    info: dict[str, Any]
    history: dict[str, Any]
    search: dict[str, Any]
    activity: dict[str, Any]
    awards: dict[str, Any]
    export: dict[str, Any]


def ask(run: Run, register: PurePath, exported: Path, named: str = "") -> Answers:
    """Ask every command; `named` is how the program names the file `exported`, where that is otherwise."""
    workbook = register.with_name("báo cáo 2026.xlsx")
    info, history = (run(word, str(register), "--json") for word in ("info", "history"))
    found = run("search", str(register), "dan van", "--limit", "100", "--json")
    activity, awards = (
        run("report", str(register), kind, "2026", "-o", str(workbook), "--json")
        for kind in ("activity", "awards")
    )
    run("export", str(register), "-o", named or str(exported), "--json")
    told = json.loads(exported.read_text(encoding="utf-8"))
    return Answers(info, history, found, activity, awards, told)


def rows_of(register: Path) -> Rows:
    """Every row of a register, by table, as SQLite itself reads it; the search index is left out."""
    with closing(sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            str(row["name"])
            for row in connection.execute(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
                "AND name NOT LIKE 'sqlite%' AND name <> '_sqlite_migrations'"
            )
        ]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1')]
            for name in names
        }


def differences(answers: Answers, lifted: Rows) -> list[str]:
    """What is not as it was: counts, every value of every row, contents, history, hits and figures."""
    return [
        *_count_differences(answers.info),
        *_row_differences(answers.export),
        *_history_differences(answers.history, lifted),
        *_answer_differences(answers),
    ]


def _count_differences(info: Mapping[str, Any]) -> Iterator[str]:
    if info["integrity"] != "ok":
        yield f"integrity: {info['integrity']}"
    for name, count in SAID["info"]["counts"].items():
        if info["counts"][name] != count:
            yield f"{name}: {count} before, {info['counts'][name]} now"


def _row_differences(export: Mapping[str, Any]) -> Iterator[str]:
    for table, rows in rows_of(REGISTER).items():
        if table == "blob":
            contents = {row["sha256"]: base64.b64encode(row["content"]).decode() for row in rows}
            if export["contents"] != contents:
                yield "contents differ"
        elif table not in HISTORY:
            yield from _differing(table, rows, export["tables"][table])


def _differing(table: str, rows: list[dict[str, Any]], told: list[dict[str, Any]]) -> Iterator[str]:
    now = {row["id"]: row for row in told}
    if now.keys() != {row["id"] for row in rows}:
        yield f"{table}: rows {sorted(row['id'] for row in rows)} before, {sorted(now)} now"
    for row in rows:
        for column, value in row.items():
            if column not in DERIVED and row["id"] in now and now[row["id"]][column] != value:
                yield f"{table} {row['id']} {column}: {value!r} before, {now[row['id']][column]!r} now"


def _history_differences(history: Mapping[str, Any], lifted: Rows) -> Iterator[str]:
    parts = ("id", "code", "made_at", "made_by", "undone")
    if [[step[part] for part in parts] for step in history["steps"]] != SAID["history"]:
        yield "steps of the history differ"
    if any(not step["text"] for step in history["steps"]):
        yield "a step of the history has no sentence"
    if lifted["change"] != rows_of(REGISTER)["change"]:
        yield "changes of the history differ"
    if any(step["undoable"] for step in lifted["step"]):
        yield "a step from before the upgrade can still be undone"


def _answer_differences(answers: Answers) -> Iterator[str]:
    hits = sorted([hit["kind"], hit["id"]] for hit in answers.search["hits"])
    if hits != SAID["search"]:
        yield f"search: {len(SAID['search'])} hits before, {len(hits)} now"
    for kind, report in (("activity", answers.activity), ("awards", answers.awards)):
        told = {_figure(one["id"], one["by"]): [one["value"], one["records"]] for one in report["figures"]}
        for name, by, value, records in SAID[kind]:
            if (now := told.get(_figure(name, by))) != [value, records]:
                yield f"{kind} {name} {by}: {[value, records]} before, {now} now"


def _figure(name: str, by: object) -> tuple[str, str]:
    return name, json.dumps(by)
