"""The mail program of this PC: which one it is, and a letter handed to it without sending anything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from threading import Thread

from desktop.intake.parent import child_command
from desktop.operations.letters.mapi import CLOSED, SENT, Letter, to_line

CHILD = "--mail-child"
WAIT_SECONDS = 5.0
"""How long an answer is waited for; who has not answered by then has a window in which the user writes."""

_CLIENTS = r"Software\Clients\Mail"
_HAS_MAPI = ("DLLPathEx", "DLLPath", "MSIComponentID")

Registry = Callable[[str, str], str]
"""The text of a value ("" for a key's own) below a key of this person, else of the PC; "" for none."""


class Outcome(Enum):
    """What came of handing a letter over."""

    NO_PROGRAM = auto()
    SHOWN = auto()
    SENT = auto()
    CLOSED = auto()


@dataclass(frozen=True)
class Handed:
    """The outcome, and the mail program's name as Windows knows it."""

    outcome: Outcome
    program: str = ""


def mail_program(registry: Registry) -> str:
    """The mail program that Windows would call, "" where none that speaks MAPI is set up."""
    name = registry(_CLIENTS, "")
    client = f"{_CLIENTS}\\{name}"
    return name if name and any(registry(client, value) for value in _HAS_MAPI) else ""


def hand_over(
    letter: Letter,
    *,
    registry: Registry | None = None,
    command: Sequence[str] | None = None,
    wait: float = WAIT_SECONDS,
) -> Handed:
    """Open a letter in the mail program's own window, by a child that may hang; waits `wait` seconds at most.

    A child that has not answered stays: its window is the user's. It ends by itself within the hour.
    """
    program = mail_program(registry or windows_registry)
    if not program:
        return Handed(Outcome.NO_PROGRAM)
    _let_others_come_to_the_front()
    try:
        child = subprocess.Popen(
            command or child_command(CHILD),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return Handed(Outcome.NO_PROGRAM, program)
    if child.stdin is not None:
        with suppress(OSError), child.stdin:  # a child that fell at once says so by its code
            child.stdin.write(to_line(letter))
    try:
        code = child.wait(wait)
    except subprocess.TimeoutExpired:
        Thread(target=child.wait, daemon=True).start()  # hears its end, or it would stay as a dead process
        return Handed(Outcome.SHOWN, program)
    return Handed({SENT: Outcome.SENT, CLOSED: Outcome.CLOSED}.get(code, Outcome.NO_PROGRAM), program)


def windows_registry(key: str, value: str) -> str:
    """What the registry holds for this person, else for the PC; "" on other systems."""
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            with suppress(OSError), winreg.OpenKey(root, key) as opened:
                if found := str(winreg.QueryValueEx(opened, value)[0] or ""):
                    return found
    return ""


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program in front give the front to another."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
