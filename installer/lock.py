"""Write the pinned requirement files anew: `python installer/lock.py [--keep]`, with `uv` on the PATH.

With `--keep` every version that is pinned already stays: only what pyproject.toml asks for newly is added.

Each file names one version of every package with the hashes of all its wheels, for Linux and
Windows alike, so that a changed or replaced file stops the installation. No address of a
registry is written: pip takes the one it is configured for.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYPROJECT = HERE.parent / "pyproject.toml"
HEADER = "# Written by installer/lock.py; do not edit. One version each, with the hashes of its files.\n"
COMPILE = (
    "uv", "pip", "compile", "--no-config", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet", "--system-certs",
)  # fmt: skip


def lock(output: str, *source: str, keep: bool) -> None:
    """Resolve what `source` asks for into the file `output`; raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(shutil.copy(HERE / output, folder))
        kept = ("--constraint", str(pinned)) if keep else ()
        compiled = subprocess.run(
            [*COMPILE, *source, *kept], cwd=HERE, check=True, capture_output=True, text=True
        )
    (HERE / output).write_text(HEADER + compiled.stdout, encoding="utf-8")


def main() -> None:
    """Lock what the program, its tests and its own build need."""
    keep = "--keep" in sys.argv[1:]
    lock("requirements.txt", str(PYPROJECT), keep=keep)
    extras = ("--extra", "dev", "--extra", "speed")
    lock("requirements-test.txt", str(PYPROJECT), *extras, "--constraint", "requirements.txt", keep=keep)
    lock("requirements-build.txt", "requirements-build.in", keep=keep)


if __name__ == "__main__":
    main()
