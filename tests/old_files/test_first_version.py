"""The register of version 1 is lifted without losing a value, and the comparison sees every loss."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from desktop.store import schema
from desktop.store.first_schema import FIRST_STATEMENTS
from tests.command_line.sovang import sovang
from tests.old_files.first_version import REGISTER, Answers, Rows, ask, differences, rows_of


def run(name: str, *words: str) -> dict[str, Any]:
    ended = sovang(name, *words)
    assert ended.code == 0, (name, ended)
    answer: dict[str, Any] = ended.data
    return answer


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answers, Rows]:
    """What today's commands say of a copy that the first of them has lifted."""
    register = tmp_path_factory.mktemp("cũ") / "sổ của phường Cửa Nam.sovang"
    shutil.copyfile(REGISTER, register)
    answers = ask(run, register, register.with_name("cả sổ.json"))
    return answers, rows_of(register)


def test_the_file_is_of_the_first_schema_and_no_table_is_empty() -> None:
    before = rows_of(REGISTER)
    made = {statement.split()[2] for statement in FIRST_STATEMENTS if statement.startswith("CREATE TABLE")}
    assert before.keys() == made
    assert [table for table, rows in before.items() if not rows] == []


def test_nothing_is_lost_by_the_upgrade(answered: tuple[Answers, Rows]) -> None:
    answers, lifted = answered
    assert answers.info["schema_version"] == schema.VERSION > 1
    assert differences(answers, lifted) == []


def first(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return rows[0]


DAMAGES: dict[str, Callable[[dict[str, Any], dict[str, list[dict[str, Any]]]], None]] = {
    "awards: 10 before, 9 now": lambda told, _: told["info"]["counts"].update(awards=9),
    "integrity": lambda told, _: told["info"].update(integrity="row 3 missing from index"),
    "award 7 received_by": lambda told, _: told["export"]["tables"]["award"][6].update(received_by=""),
    "recipient 5 birth_year": lambda told, _: told["export"]["tables"]["recipient"][4].update(
        birth_year=None
    ),
    "round: rows [1, 2] before, [1] now": lambda told, _: told["export"]["tables"]["round"].pop(),
    "setting: rows": lambda told, _: told["export"]["tables"]["setting"].append({"id": 9}),
    "contents": lambda told, _: told["export"]["contents"].clear(),
    "steps of": lambda told, _: told["history"]["steps"].pop(),
    "has no sentence": lambda told, _: first(told["history"]["steps"]).update(text=""),
    "changes of": lambda _, lifted: first(lifted["change"]).update(after="{}"),
    "still be undone": lambda _, lifted: first(lifted["step"]).update(undoable=1),
    "search: 13 hits before, 12 now": lambda told, _: told["search"]["hits"].pop(),
    "activity commendations.total": lambda told, _: first(told["activity"]["figures"]).update(value=3),
    "awards commendations.total": lambda told, _: told["awards"]["figures"].pop(0),
}


@pytest.mark.parametrize("difference", DAMAGES)
def test_every_loss_is_seen(difference: str, answered: tuple[Answers, Rows]) -> None:
    answers, lifted = answered
    told = copy.deepcopy({one.name: getattr(answers, one.name) for one in fields(answers)})
    damaged = {table: copy.deepcopy(rows) for table, rows in lifted.items()}
    DAMAGES[difference](told, damaged)
    found = differences(Answers(**told), damaged)
    assert len(found) == 1, found
    assert difference in found[0]
