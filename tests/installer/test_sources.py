from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from installer import sources
from tests.wine import try_installer

CHANGES: dict[str, Callable[[Path], object]] = {
    "a line of the program": lambda clone: (clone / "desktop/a.py").write_bytes(b"a = 2\n"),
    "a module more": lambda clone: (clone / "exports/b.py").write_bytes(b""),
    "a module less": lambda clone: (clone / "desktop/a.py").unlink(),
    "another name": lambda clone: (clone / "desktop/a.py").rename(clone / "desktop/b.py"),
    "another folder": lambda clone: (clone / "desktop/a.py").rename(clone / "exports/a.py"),
    "a picture": lambda clone: (clone / "resources/icon.svg").write_bytes(b"<svg />"),
    "the installer's script": lambda clone: (clone / "installer/a.nsi").write_bytes(b"Section"),
    "the version": lambda clone: (clone / "pyproject.toml").write_bytes(b"version = 2"),
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of one small file in every folder."""
    for name in (*sources.FILES, "desktop/a.py", "exports/a.txt", "installer/a.nsi", "resources/icon.svg"):
        path = tmp_path / "clone" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a = 1\n")
    return tmp_path / "clone"


@pytest.fixture
def build(clone: Path, tmp_path: Path) -> Path:
    """The folder of a build of this clone."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / sources.TOLD_IN).write_text(sources.fingerprint(clone), encoding="ascii")
    return folder


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_of_other_sources_is_stale(clone: Path, build: Path, change: str) -> None:
    assert sources.stale(build, clone) is None
    CHANGES[change](clone)
    assert "made from other sources" in (sources.stale(build, clone) or "")


def test_a_build_without_its_hash_is_not_whole(clone: Path, build: Path) -> None:
    (build / sources.TOLD_IN).unlink()
    assert "holds no whole build" in (sources.stale(build, clone) or "")


def test_byte_code_and_the_ends_of_lines_do_not_count(clone: Path, build: Path) -> None:
    (clone / "desktop/__pycache__").mkdir()
    (clone / "desktop/__pycache__/a.cpython-313.pyc").write_bytes(b"x")
    (clone / "desktop/a.py").write_bytes(b"a = 1\r\n")
    assert sources.stale(build, clone) is None


def test_a_trial_refuses_a_stale_build_before_it_tries_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / sources.TOLD_IN).write_text("0" * 64, encoding="ascii")
    words = ["try_installer", "--build", str(tmp_path), "--work", str(tmp_path / "work")]
    monkeypatch.setattr(sys, "argv", words)
    monkeypatch.setattr(try_installer, "screen", lambda: pytest.fail("it began"))
    assert try_installer.main() == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"The build in {tmp_path} was made from other sources than this clone's: ")
    assert not (tmp_path / "work").exists()
