"""Another program on this PC that practises."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOLDS = (
    "import sys; from pathlib import Path\n"
    "from desktop.operations.practice import hold; from desktop.operations.register import open_register\n"
    "with open_register(Path(sys.argv[1]), user='mai') as file:\n"
    "    hold(file); print('held', flush=True); sys.stdin.read()"
)


@contextmanager
def another_window(path: Path) -> Iterator[None]:
    """Another process that has the practice register open, and has written nothing in it."""
    words = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith(b"held")
        yield
        other.communicate()
