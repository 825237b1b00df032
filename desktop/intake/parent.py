"""Starts the reading child and takes over what it says; the parent survives whatever the file does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import IO

from desktop.errors import FileRefused
from desktop.intake.child import DOCUMENT, FORM, PASTED, TOO_MUCH
from desktop.intake.form import FormBook, hear_form
from desktop.intake.listener import Told, hear, untold
from desktop.intake.raw import Flavour, RawBook

MAX_DOCUMENT_BYTES = 20_000_000
"""Of a Word template: it goes into the register, which is backed up as a whole."""

TIME_LIMIT_SECONDS = 20.0
"""So long without a row, and the file is given up."""

LONGEST = 6
"""Time limits in all: an old PC reads a large list slowly, but no file goes on for ever."""


def child_command(word: str = "--read-child") -> tuple[str, ...]:
    """How this very program starts itself as a child: the launcher's own name, or the package."""
    if Path(sys.executable).stem.lower().startswith("sovang"):
        return (sys.executable, word)
    return (sys.executable, "-m", "desktop", word)


def read_list(
    path: Path,
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
    told: Told = untold,
) -> RawBook:
    """The visible sheets of a stranger's file. `told` hears the rows read so far; what it raises ends it.

    Raises `FileRefused`; `time_limit` is in seconds without a row.
    """
    with _child([*(command or child_command()), str(path.absolute())], b"", time_limit) as (lines, watch):
        try:
            return hear(lines, watch.heard(told))
        except ValueError:  # torn off, or never begun
            raise FileRefused(
                "list_took_too_long" if watch.is_overdue else "list_reader_ended",
                file=path.name,
                seconds=int(watch.elapsed),
            ) from None


def read_pasted(
    payloads: Mapping[Flavour, bytes],
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
    told: Told = untold,
) -> RawBook:
    """The cells of a clipboard, from the richest flavour that can be read.

    Raises `FileRefused` "paste_too_large" and "paste_unreadable"; `time_limit` is in seconds without a row.
    """
    refusal = FileRefused("paste_unreadable")
    for flavour in Flavour:
        if flavour not in payloads:
            continue
        words = [*(command or child_command()), f"{PASTED}{flavour}"]
        with _child(words, payloads[flavour], time_limit) as (lines, watch):
            try:
                return hear(lines, watch.heard(told))
            except FileRefused as found:
                too_large = found.code in {"list_too_large", "list_too_long"}
            except ValueError:
                too_large = watch.is_overdue
        if too_large:
            refusal = FileRefused("paste_too_large")
    raise refusal


_OF_FORMS = {
    "form_signed": "form_signed",
    "form_macros": "form_macros",
    "form_too_large": "form_too_large",
    "list_encrypted": "form_encrypted",
    "list_too_large": "form_too_large",
    "list_damaged": "form_damaged",
    "list_hostile": "form_damaged",
}
"""What the child refuses, said of a form; anything else is no workbook of today's Excel."""


def read_form(
    content: bytes,
    name: str,
    *,
    command: Sequence[str] | None = None,
    time_limit: float = TIME_LIMIT_SECONDS,
) -> FormBook:
    """The visible sheets of a superior's form, from its bytes: those that were checked are those filled.

    Raises `FileRefused`: "form_not_xlsx", "form_signed", "form_macros", "form_encrypted", "form_too_large",
    "form_damaged"; `time_limit` is in seconds.
    """
    with _child([*(command or child_command()), FORM], content, time_limit) as (lines, watch):
        try:
            return hear_form(lines)
        except FileRefused as refusal:
            if refusal.code not in _OF_FORMS:
                raise FileRefused("form_not_xlsx", file=name) from None
            raise FileRefused(_OF_FORMS[refusal.code], file=name) from None
        except ValueError:
            raise FileRefused("form_too_large" if watch.is_overdue else "form_damaged", file=name) from None


def checked_document(
    path: Path, *, command: Sequence[str] | None = None, time_limit: float = TIME_LIMIT_SECONDS
) -> bytes:
    """The bytes of a stranger's Word document, once the child has looked through these very bytes.

    Raises `FileRefused`: "file_missing", "file_unreadable", and what `check_document` raises.
    """
    try:
        if path.stat().st_size > MAX_DOCUMENT_BYTES:
            raise FileRefused("document_large", path=path.name)
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=path.name) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=path.name) from error
    with _child([*(command or child_command()), DOCUMENT], content, time_limit) as (lines, _watch):
        try:
            hear(lines, untold)
        except FileRefused as refusal:
            if refusal.code == "list_too_large":  # the child ran out of memory
                raise FileRefused("document_large", path=path.name) from refusal
            refusal.values["path"] = path.name
            raise
        except ValueError:  # ended, or was ended, without a word
            raise FileRefused("document_damaged", path=path.name) from None
    return content


def keeps_its_limit(time_limit: float = TIME_LIMIT_SECONDS) -> bool:
    """Whether a child that asks for more memory than it may have is refused it."""
    with _child([*child_command(), TOO_MUCH], b"", time_limit) as (lines, _watch):
        try:
            hear(lines, untold)
        except FileRefused as refusal:
            return refusal.code == "list_too_large"
        except ValueError:  # ended without a word
            return False
    return False


class Watch(Thread):
    """Ends a child that says nothing for too long, or goes on for too long in all."""

    def __init__(self, child: subprocess.Popen[bytes], time_limit: float) -> None:
        super().__init__()
        self._child, self._limit = child, time_limit
        self._begun = self._last = monotonic()
        self._ended = Event()
        self.is_overdue = False

    @property
    def elapsed(self) -> float:
        """Seconds since the child was started."""
        return monotonic() - self._begun

    def heard(self, told: Told) -> Told:
        """`told`, noting that the child still speaks."""

        def note(rows: int) -> None:
            self._last = monotonic()
            told(rows)

        return note

    def begin(self) -> None:
        """The child begins another file: its time runs anew."""
        self._begun = self._last = monotonic()

    def run(self) -> None:
        """Wait until the child is done or overdue. In a thread of its own."""
        while not self._ended.wait(max(self._deadline() - monotonic(), 0)):
            if monotonic() >= self._deadline():
                self.is_overdue = True
                self._child.kill()
                return

    def end(self) -> None:
        """The child is no longer needed."""
        self._ended.set()
        self.join()

    def _deadline(self) -> float:
        return min(self._last + self._limit, self._begun + LONGEST * self._limit)


def started_child(words: Sequence[str]) -> subprocess.Popen[bytes]:
    """A child whose input and output are pipes, without a window of its own.

    Raises `OSError` when the system starts none, twice: a PC with much to do may refuse the first,
    and nothing has been read by then.
    """
    try:
        return _start(words)
    except OSError:
        return _start(words)


def _start(words: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


@contextmanager
def _child(words: Sequence[str], given: bytes, time_limit: float) -> Iterator[tuple[IO[bytes], Watch]]:
    """The child's lines, and who watches its time. It never outlives the block."""
    child = started_child(words)
    assert child.stdin is not None
    assert child.stdout is not None
    watch = Watch(child, time_limit)
    feeder = Thread(target=_feed, args=(child.stdin, given))
    watch.start()
    feeder.start()
    try:
        yield child.stdout, watch
    finally:
        child.kill()
        child.stdout.close()
        child.wait()
        feeder.join()
        watch.end()


def _feed(stream: IO[bytes], given: bytes) -> None:
    with suppress(OSError), stream:  # a child that has gone does not listen
        stream.write(given)
