from __future__ import annotations

from pathlib import Path

import pytest

from tests.wine.pc import ThisPc
from tests.wine.trial import Trial


def test_a_trial_tells_what_failed_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trial = Trial(ThisPc(), tmp_path)
    trial.expect("the program was installed", True, "3 files\nall of them")
    trial.expect("the register is whole", False, "7 rows before, 6 now")
    assert trial.close() == 1
    said = capsys.readouterr().out
    assert said == (tmp_path / "trial.txt").read_text(encoding="utf-8")
    lines = said.splitlines()
    assert lines[0].endswith("OK    the program was installed  3 files")
    assert lines[1] == f"{' ' * 16}all of them"
    assert lines[2].endswith("FAIL  the register is whole  7 rows before, 6 now")
    assert lines[3] == "FAILED: the register is whole"
    assert lines[-1] == "1 passed, 1 failed"


def test_a_trial_in_which_all_came_true_succeeds(tmp_path: Path) -> None:
    trial = Trial(ThisPc(), tmp_path)
    trial.expect("the program was installed", True)
    assert trial.close() == 0
