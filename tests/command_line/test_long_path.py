from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import COMMANDS
from tests.command_line.every_command import LENGTH, LIST, long_path, run_every_command
from tests.command_line.sovang import sovang


def run(name: str, *words: str) -> dict[str, Any]:
    ended = sovang(name, *words)
    assert ended.code == 0, (name, ended)
    answer: dict[str, Any] = ended.data
    return answer


def test_every_command_works_on_a_path_of_240_characters(tmp_path: Path) -> None:
    register = Path(long_path(tmp_path))
    assert len(str(register)) == LENGTH
    register.parent.mkdir(parents=True)
    with as_file(files("resources").joinpath("sample", "lists", "danh-sach.xls")) as given:
        shutil.copyfile(given, register.parent / LIST)
    assert run_every_command(run, register) == set(COMMANDS)


@pytest.mark.parametrize(
    "base", ["/x", "/tmp/pytest-of-a/pytest-0/popen-gw0/test_every_command", r"C:\users\a"]
)
@pytest.mark.parametrize("length", [200, 240, 255])
def test_the_path_has_the_length_that_is_asked_for(base: str, length: int) -> None:
    register = Path(long_path(Path(base), length))
    assert len(str(register)) == length
    assert all(len(part.encode()) < 256 for part in register.parts)
