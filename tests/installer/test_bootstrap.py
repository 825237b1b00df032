from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import bootstrap


def test_the_environment_lies_beside_the_clone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "CLONE", tmp_path / "main")
    assert bootstrap.environment_folder() == tmp_path / "main-venv"


def test_a_parent_that_cannot_be_written_sends_it_to_the_users_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "CLONE", tmp_path / "chỉ đọc" / "main")
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = bootstrap.environment_folder()
    assert folder.parent == tmp_path / "cache" / "so-vang"
    monkeypatch.setattr(bootstrap, "CLONE", tmp_path / "chỗ khác" / "main")
    assert bootstrap.environment_folder() != folder, "two clones of one name must not share"


def test_a_fresh_stamp_means_that_nothing_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "environment_folder", lambda: tmp_path)
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(bootstrap, "install", lambda *arguments: asked.append(arguments))
    python = tmp_path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir()
    python.touch()
    assert bootstrap.environment("requirements.txt") == python
    assert [arguments[-1] for arguments in asked] == [
        bootstrap.INSTALLER / "requirements.txt",
        bootstrap.INSTALLER / "requirements-build.txt",
        bootstrap.CLONE,
    ]
    asked.clear()
    assert bootstrap.environment("requirements.txt") == python
    assert asked == []
    assert bootstrap.environment("requirements-test.txt") == python
    assert len(asked) == 3, "the tests' packages have a stamp of their own"


def test_a_changed_lock_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("requirements.txt", "requirements-build.txt", "pyproject.toml"):
        (tmp_path / name).write_text("a", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "INSTALLER", tmp_path)
    monkeypatch.setattr(bootstrap, "CLONE", tmp_path)
    before = bootstrap.fingerprint("requirements.txt")
    (tmp_path / "requirements.txt").write_text("b", encoding="utf-8")
    assert bootstrap.fingerprint("requirements.txt") != before


def test_only_missing_packages_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(bootstrap, "installed_packages", lambda: {"libgl1"})
    monkeypatch.setattr(bootstrap, "venv_package", lambda: ())
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap, "apt", lambda *words: asked.append(words))
    bootstrap.system_packages(("libgl1",))
    assert asked == []
    bootstrap.system_packages(("libgl1", "xvfb"))
    assert asked[-1][-1] == "xvfb"
    assert "libgl1" not in asked[-1]


def test_without_root_they_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(bootstrap, "installed_packages", set)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bootstrap.system_packages(("xvfb",))
    assert "xvfb" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("  Downloading lxml-6.1.3-cp311-cp311-manylinux_2_28_x86_64.whl (5.2 MB)\n", "tải lxml (5.2 MB)"),
        ("  Using cached pyside6-6.11.3-cp310-abi3-win_amd64.whl (578 kB)\n", "tải pyside6 (578 kB)"),
        ("Installing collected packages: a, b\n", "đang cài"),
    ],
)
def test_pips_words_become_progress(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap.show_progress(line)
    assert said in capsys.readouterr().out


def test_a_display_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not bootstrap.has_display()
    monkeypatch.setenv("DISPLAY", ":1")
    assert bootstrap.has_display()


def fake_python(path: Path, *said: str, code: int) -> Path:
    """An interpreter whose pip says these lines and ends with `code`."""
    lines = "\n".join(f"echo '{line}'" for line in said)
    path.write_text(f"#!/bin/sh\n{lines}\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


BROKEN = "WARNING: Retrying (Retry(total=0)) after connection broken by NewConnectionError: /simple/lxml/"
NONE_FOUND = "ERROR: No matching distribution found for lxml==6.1.3"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_registry_out_of_reach_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = fake_python(tmp_path / "python", BROKEN, NONE_FOUND, code=1)
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "test"])
    monkeypatch.setattr(bootstrap, "test", lambda: bootstrap.install(python, "lxml"))
    assert bootstrap.main() == 1
    assert capsys.readouterr().out.splitlines() == [str(bootstrap.RegistryUnreachableError("các gói"))]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_any_other_failure_of_pip_is_told_in_pips_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = fake_python(tmp_path / "python", NONE_FOUND, code=1)
    with pytest.raises(subprocess.CalledProcessError):
        bootstrap.install(python, "lxml")
    assert NONE_FOUND in capsys.readouterr().out
