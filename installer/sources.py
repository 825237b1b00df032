"""What a build is made from, as one SHA-256: a trial refuses a build of other sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from installer.wheels import CLONE

TOLD_IN = "built-from.txt"
"""Beside the installer: the hash of the sources, and nothing else."""
FOLDERS = ("desktop", "exports", "installer", "resources")
FILES = ("LICENSE", "README.md", "pyproject.toml")


def fingerprint(clone: Path = CLONE) -> str:
    """The SHA-256 over the names and contents of all sources.

    Read from the folders, as a container has a clone without git; ends of lines do not count, as git on
    Windows writes others.
    """
    digest = hashlib.sha256()
    for path in sorted(_sources(clone), key=lambda path: path.relative_to(clone).as_posix()):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(clone).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def stale(build: Path, clone: Path = CLONE) -> str | None:
    """Why the build in this folder is not one of this clone, in a sentence; None when it is."""
    told = build / TOLD_IN
    if not told.is_file():
        return f"{build} holds no whole build: make it with `python3 installer/bootstrap.py windows --trial`."
    if told.read_text(encoding="ascii").strip() != fingerprint(clone):
        return (
            f"The build in {build} was made from other sources than this clone's: "
            "make it anew with `python3 installer/bootstrap.py windows --trial`."
        )
    return None


def _sources(clone: Path) -> Iterator[Path]:
    yield from (clone / name for name in FILES)
    for folder in FOLDERS:
        for path in (clone / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts:
                yield path
