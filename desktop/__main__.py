"""`sovang`: a command when the first word is one, else the window. Imports late: a command needs no Qt."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from desktop.command_names import is_command
from desktop.console import say, speak_utf8

SELF_CHECK = "--self-check"

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""Python's own 700 looks through everything some hundred times while the program is only being imported."""


def main() -> int:
    """Run a command or the window; the exit code for the shell."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    words = sys.argv[1:]
    speak_utf8()
    if words[:1] == [SELF_CHECK]:
        return _self_check(words[1:])
    if words and is_command(words[0]):
        from desktop.command_line import main as run_command

        return run_command(words)
    if len(words) > 1 or any(word.startswith("-") for word in words):
        say(f"Lệnh chưa đúng: không hiểu: {' '.join(words)}. Xem: sovang --help", to_stderr=True)
        return 2
    from desktop.wiring import run_window

    return run_window(Path(words[0]) if words else None)


def _self_check(rest: list[str]) -> int:
    if len(rest) != 1:
        say(f"Lệnh chưa đúng: sau {SELF_CHECK} phải có tên một tệp.", to_stderr=True)
        return 2
    from desktop.ui.self_check.run import run_self_check

    return run_self_check(Path(rest[0]))


if __name__ == "__main__":
    sys.exit(main())
