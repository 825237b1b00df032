"""Runs `sovang` as a program, as a script or a clerk's console would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Said:
    """What a command said: exit code, standard output and standard error."""

    code: int
    out: str
    error: str

    @property
    def data(self) -> Any:
        """Standard output as the one JSON object it must be."""
        return json.loads(self.out)


def sovang(*words: object, **environment: str) -> Said:
    """Run a command to its end; warnings are errors, and no traceback may ever be seen."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *map(str, words)],
        check=False,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        timeout=120,
    )
    said = Said(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in said.out + said.error
    return said
