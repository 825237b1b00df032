from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.wine.pc import Outcome, ThisPc
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


class Dialog:
    """A program that shows a dialog, or none, and ends with a code when that is closed."""

    def __init__(self, code: int, *, stays: bool, closes: bool = True) -> None:
        self.code, self.stays, self.closes = code, stays, closes

    def poll(self) -> int | None:
        return None if self.stays else self.code

    def wait(self, timeout: float) -> int:
        if not self.closes:
            raise subprocess.TimeoutExpired("earlier-setup.exe", timeout)
        return self.code


class PcOfOneDialog(ThisPc):
    """A PC on which every program is this one."""

    def __init__(self, dialog: Dialog) -> None:
        super().__init__()
        object.__setattr__(self, "start", lambda *_command: dialog)
        object.__setattr__(self, "run", lambda *_command: Outcome(0, ""))


@pytest.mark.parametrize(
    ("dialog", "code"),
    [
        (Dialog(4, stays=True), 4),
        (Dialog(1, stays=True), 1),
        (Dialog(4, stays=False), None),
        (Dialog(4, stays=True, closes=False), None),
    ],
)
@pytest.mark.parametrize("shown", [True, False])
def test_a_dialog_is_one_that_stays_until_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialog: Dialog, code: int | None, *, shown: bool
) -> None:
    pc = PcOfOneDialog(dialog)
    trial = Trial(pc, tmp_path)
    monkeypatch.setattr(trial, "_wait_for_picture", lambda _picture: shown)
    assert trial.closed(Path("earlier-setup.exe"), "older installer") == (code if shown else None)
