from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.operations.register import check, open_register
from desktop.records.award import Award
from desktop.records.recipient import Recipient
from desktop.store.history import steps
from tests.operations.ward import draft, ward

SAVES = 200


def _register(folder: Path) -> Path:
    with ward(folder) as file:
        draft(file)
        return file.path


def _save_and_kill(path: Path, moment: random.Random) -> list[tuple[int, str]]:
    """Kill the child after a random number of saves, at a random point of the next; what it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.saving_child", str(path), "1", str(SAVES), "mai"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        lines = [child.stdout.readline()]
        begun = time.perf_counter()
        lines += [child.stdout.readline() for _ in range(moment.randrange(4, SAVES))]
        one_save = (time.perf_counter() - begun) / (len(lines) - 1)
        point = time.perf_counter() + one_save * moment.random()
        while time.perf_counter() < point:  # any point of the next save may be the last
            pass
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
        assert child.stderr.read() == b""
    acknowledged = [line.decode().rstrip("\n").split("\t") for line in lines if line.endswith(b"\n")]
    assert acknowledged
    return [(int(award_id), name) for award_id, name in acknowledged]


def _assert_nothing_is_lost(path: Path, acknowledged: list[tuple[int, str]], standing: int) -> int:
    with open_register(path, user="mai") as file:
        assert file.verify()
        awards = file.read.records(Award, "ORDER BY id")
        names = {award.id: award.printed_name for award in awards}
        assert {award_id: names.get(award_id) for award_id, _name in acknowledged} == dict(acknowledged)
        assert len(awards) - standing - len(acknowledged) in {0, 1}
        assert file.read.count(Recipient) <= len(awards)
        assert sum(step.code == "award_added" for step in steps(file.read)) == len(awards)
        report = check(file)
        assert (report.integrity, report.findings) == ("ok", [])
        return len(awards)


def _kill_again_and_again(folder: Path, kills: int, seed: int) -> None:
    path, moment, standing = _register(folder), random.Random(seed), 0
    for _ in range(kills):
        standing = _assert_nothing_is_lost(path, _save_and_kill(path, moment), standing)


def test_no_acknowledged_award_is_lost_by_a_killed_program(tmp_path: Path) -> None:
    _kill_again_and_again(tmp_path, kills=6, seed=218)


@pytest.mark.long
def test_no_acknowledged_award_is_lost_by_many_kills(tmp_path: Path) -> None:
    for register in range(10):
        folder = tmp_path / str(register)
        folder.mkdir()
        _kill_again_and_again(folder, kills=20, seed=register)
