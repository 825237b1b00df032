"""`sovang`: a command when the first word is one, else the window. Imports late: a command needs no Qt."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run a command or the window; the exit code for the shell."""
    words = sys.argv[1:]
    from desktop.command_line import is_command

    if words and is_command(words[0]):
        from desktop.command_line import main as run_command

        return run_command(words)
    from desktop.wiring import run_window

    return run_window(Path(words[0]) if words else None)


if __name__ == "__main__":
    sys.exit(main())
