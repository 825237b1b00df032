"""Starts the reading child and takes over what it says; the parent survives whatever the file does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import IO

from desktop.errors import FileRefused
from desktop.intake.child import PASTED, TOO_MUCH
from desktop.intake.listener import Told, hear, untold
from desktop.intake.raw import Flavour, RawBook

TIME_LIMIT_SECONDS = 20.0


def child_command() -> tuple[str, ...]:
    """How this very program starts itself as the child: the launcher's own name, or the package."""
    if Path(sys.executable).stem.lower().startswith("sovang"):
        return (sys.executable, "--read-child")
    return (sys.executable, "-m", "desktop", "--read-child")


def read_list(
    path: Path,
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
    told: Told = untold,
) -> RawBook:
    """The visible sheets of a stranger's file. `told` hears the rows read so far; what it raises ends it.

    Raises `FileRefused`; `time_limit` is in seconds.
    """
    with _child([*(command or child_command()), str(path.absolute())], b"", time_limit) as (lines, overdue):
        try:
            return hear(lines, told)
        except ValueError:  # torn off, or never begun
            raise FileRefused(
                "list_took_too_long" if overdue.is_set() else "list_reader_ended",
                file=path.name,
                seconds=int(time_limit),
            ) from None


def read_pasted(
    payloads: Mapping[Flavour, bytes],
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
    told: Told = untold,
) -> RawBook:
    """The cells of a clipboard, from the richest flavour that can be read.

    Raises `FileRefused` "paste_too_large" and "paste_unreadable"; `time_limit` is in seconds.
    """
    refusal = FileRefused("paste_unreadable")
    for flavour in Flavour:
        if flavour not in payloads:
            continue
        words = [*(command or child_command()), f"{PASTED}{flavour}"]
        with _child(words, payloads[flavour], time_limit) as (lines, overdue):
            try:
                return hear(lines, told)
            except FileRefused as found:
                too_large = found.code in {"list_too_large", "list_too_long"}
            except ValueError:
                too_large = overdue.is_set()
        if too_large:
            refusal = FileRefused("paste_too_large")
    raise refusal


def keeps_its_limit(time_limit: float = TIME_LIMIT_SECONDS) -> bool:
    """Whether a child that asks for more memory than it may have is refused it."""
    with _child([*child_command(), TOO_MUCH], b"", time_limit) as (lines, _overdue):
        try:
            hear(lines, untold)
        except FileRefused as refusal:
            return refusal.code == "list_too_large"
        except ValueError:  # ended without a word
            return False
    return False


@contextmanager
def _child(words: Sequence[str], given: bytes, time_limit: float) -> Iterator[tuple[IO[bytes], Event]]:
    """The child's lines, and whether its time ran out. It never outlives the block."""
    child = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    assert child.stdin is not None
    assert child.stdout is not None
    overdue = Event()

    def end_it() -> None:
        overdue.set()
        child.kill()

    timer = Timer(time_limit, end_it)
    feeder = Thread(target=_feed, args=(child.stdin, given))
    timer.start()
    feeder.start()
    try:
        yield child.stdout, overdue
    finally:
        timer.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
        feeder.join()
        timer.join()


def _feed(stream: IO[bytes], given: bytes) -> None:
    with suppress(OSError), stream:  # a child that has gone does not listen
        stream.write(given)
