"""Runs `sovang`: within the test's own process, or as a program of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop.__main__ import main


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


def sovang(*words: object) -> Said:
    """Run a command within this process, on streams that know no Vietnamese until the command says so."""
    out, error = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(one, encoding="ascii", write_through=True) for one in (out, error)]
    with (
        patch.object(sys, "argv", ["sovang", *map(str, words)]),
        redirect_stdout(streams[0]),
        redirect_stderr(streams[1]),
    ):
        try:
            code = main()
        except SystemExit as end:
            code = int(end.code or 0)
    return _said(code, out.getvalue(), error.getvalue())


def program(*words: object, **environment: str) -> Said:
    """Run a command as a script or a clerk's console would; warnings are errors."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "desktop", *map(str, words)],
        check=False,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        timeout=120,
    )
    return _said(done.returncode, done.stdout, done.stderr)


def _said(code: int, out: bytes, error: bytes) -> Said:
    said = Said(code, out.decode("utf-8"), error.decode("utf-8"))
    assert "Traceback" not in said.out + said.error
    return said
