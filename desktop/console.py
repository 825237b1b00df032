"""How commands speak: Vietnamese whole on every console, and quietly where nobody listens any more."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

_UNKNOWN_BYTES = (
    "surrogateescape" if os.name == "posix" else "replace"
)  # a file's name may be any bytes there


def speak_utf8() -> None:
    """Vietnamese leaves whole, also where the PC's own code page or locale knows no Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=_UNKNOWN_BYTES)


def say(text: str, *, to_stderr: bool = False) -> None:
    """Print a text; what was done stays done where the reader is gone or its disk is full."""
    stream = sys.stderr if to_stderr else sys.stdout
    try:
        print(text, file=stream, flush=True)
    except OSError:
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """What is still in the stream would be tried again, and complained of, when the program ends."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
