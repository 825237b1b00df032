"""The pinned packages of the Windows build: downloaded by pip, checked by hash, unpacked."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

from installer.bootstrap import OFFLINE, RegistryUnreachableError

HERE = Path(__file__).resolve().parent
CLONE = HERE.parent
NOT_SHIPPED = ("pip-", "tzdata-", "pycparser-")
"""pip serves a command of sqlite-utils, tzdata dateutil's zones, pycparser what cffi does in a build: nothing
that the program uses."""


def download(into: Path) -> list[Path]:
    """Fetch the Windows wheels of requirements.txt; a file whose hash is not listed stops pip."""
    pip(
        "download", "--require-hashes", "--no-deps", "--only-binary=:all:", "--platform=win_amd64",
        "--python-version=3.13", "--implementation=cp", "--requirement", HERE / "requirements.txt",
        "--dest", into,
    )  # fmt: skip
    return [wheel for wheel in sorted(into.glob("*.whl")) if not wheel.name.startswith(NOT_SHIPPED)]


def build_own(into: Path) -> Path:
    """Make the wheel of the program itself out of the clone and return its path."""
    source = into / "source"
    source.mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CLONE / name, source)
    for name in ("desktop", "exports", "resources"):  # a copy: setuptools keeps deleted files in its build/
        shutil.copytree(CLONE / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", into, source)
    return next(into.glob("so_vang-*.whl"))


def unpack(wheel: Path, into: Path) -> None:
    """Lay a wheel's packages into the folder `into`; scripts and headers are left out."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            target = _place(entry.filename)
            if target and not entry.is_dir():
                path = into / target
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(entry))


def pip(*arguments: str | Path) -> None:
    """Run this interpreter's pip quietly; raises RegistryUnreachableError and CalledProcessError."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    command = [sys.executable, "-m", "pip", *map(str, arguments), *quiet]
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    if done.returncode:  # what it says otherwise are warnings of setuptools about folders that hold data
        if OFFLINE.search(done.stderr):
            raise RegistryUnreachableError("các gói cho Windows")
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, command)


def _place(name: str) -> PurePosixPath | None:
    parts = PurePosixPath(name).parts
    if not parts[0].endswith(".data"):
        return PurePosixPath(name)
    return PurePosixPath(*parts[2:]) if parts[1] in {"purelib", "platlib"} else None
