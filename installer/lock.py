"""Write the pinned requirement files anew: `python installer/lock.py`, with `uv` on the PATH.

Each file names one version of every package with the hashes of all its wheels, for Linux and
Windows alike, so that a changed or replaced file stops the installation. No address of a
registry is written: pip takes the one it is configured for.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYPROJECT = HERE.parent / "pyproject.toml"
HEADER = "# Written by installer/lock.py; do not edit. One version each, with the hashes of its files.\n"
COMPILE = (
    "uv", "pip", "compile", "--no-config", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet", "--system-certs",
)  # fmt: skip


def lock(output: str, *source: str) -> None:
    """Resolve what `source` asks for into the file `output`; raises CalledProcessError."""
    compiled = subprocess.run([*COMPILE, *source], cwd=HERE, check=True, capture_output=True, text=True)
    (HERE / output).write_text(HEADER + compiled.stdout, encoding="utf-8")


def main() -> None:
    """Lock what the program, its tests and its own build need."""
    lock("requirements.txt", str(PYPROJECT))
    extras = ("--extra", "dev", "--extra", "speed")
    lock("requirements-test.txt", str(PYPROJECT), *extras, "--constraint", "requirements.txt")
    lock("requirements-build.txt", "requirements-build.in")


if __name__ == "__main__":
    main()
