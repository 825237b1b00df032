"""Which mail program the PC has, and what comes of handing it a letter."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from desktop.intake.parent import child_command
from desktop.operations.letters.mail_program import (
    CHILD,
    Outcome,
    Registry,
    hand_over,
    mail_program,
    windows_registry,
)
from tests.operations.letters.test_mapi import LETTER

KEY = r"Software\Clients\Mail"
OUTLOOK = {
    (KEY, ""): "Microsoft Outlook",
    (rf"{KEY}\Microsoft Outlook", "DLLPathEx"): r"C:\Office\olmapi32.dll",
}


def registry(entries: dict[tuple[str, str], str]) -> Registry:
    return lambda key, value: entries.get((key, value), "")


def child(tmp_path: Path, code: str) -> tuple[str, ...]:
    """A child that reads the letter, writes it down, and ends as the code says."""
    script = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read()); " + code
    return (sys.executable, "-c", script, str(tmp_path / "letter"))


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        (OUTLOOK, "Microsoft Outlook"),
        ({(KEY, ""): "Thunderbird", (rf"{KEY}\Thunderbird", "DLLPath"): "x"}, "Thunderbird"),
        ({(KEY, ""): "Microsoft Outlook", (rf"{KEY}\Microsoft Outlook", "MSIComponentID"): "{6DB1921F}"},
         "Microsoft Outlook"),
        ({(KEY, ""): "Chỉ mở thư"}, ""),
        ({(rf"{KEY}\Microsoft Outlook", "DLLPath"): "x"}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_only_a_program_that_speaks_mapi_counts(entries: dict[tuple[str, str], str], name: str) -> None:
    assert mail_program(registry(entries)) == name


def test_without_a_program_no_child_is_started(tmp_path: Path) -> None:
    handed = hand_over(LETTER, registry=registry({}), command=child(tmp_path, ""))
    assert handed.outcome is Outcome.NO_PROGRAM
    assert not (tmp_path / "letter").exists()


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("sys.exit(0)", Outcome.SENT),
        ("sys.exit(1)", Outcome.CLOSED),
        ("sys.exit(2)", Outcome.NO_PROGRAM),
        ("sys.exit(27)", Outcome.NO_PROGRAM),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", Outcome.NO_PROGRAM),
    ],
)
def test_what_the_child_answers_is_told(tmp_path: Path, code: str, outcome: Outcome) -> None:
    handed = hand_over(LETTER, registry=registry(OUTLOOK), command=child(tmp_path, code), wait=60)
    assert (handed.outcome, handed.program) == (outcome, "Microsoft Outlook")
    assert json.loads((tmp_path / "letter").read_text("ascii"))["subject"] == LETTER.subject


def test_who_does_not_answer_in_time_has_a_window(tmp_path: Path) -> None:
    until_told = "sys.stdin = open(sys.argv[2]); sys.stdin.read()"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    command = (*child(tmp_path, until_told), str(pipe))
    handed = hand_over(LETTER, registry=registry(OUTLOOK), command=command, wait=0.05)
    assert handed.outcome is Outcome.SHOWN
    pipe.open("w").close()  # the user closes the window


def test_a_child_that_cannot_be_started_is_no_program(tmp_path: Path) -> None:
    handed = hand_over(LETTER, registry=registry(OUTLOOK), command=(str(tmp_path / "nothing"),))
    assert handed.outcome is Outcome.NO_PROGRAM


def test_the_program_starts_itself_as_the_child() -> None:
    assert child_command(CHILD)[-1] == "--mail-child"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_other_systems_have_no_registry() -> None:
    assert windows_registry(KEY, "") == ""
