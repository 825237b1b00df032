from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from desktop import version_before
from installer import package


def test_what_an_upgrade_put_aside_goes_by_its_own_uninstaller(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_: asked.append(words))
    assert not version_before.let_go(tmp_path)
    kept = tmp_path / package.BEFORE / "uninstall.exe"
    kept.parent.mkdir()
    kept.touch()
    assert version_before.let_go(tmp_path)
    assert asked == [[kept, "/S", "/FILES"]]


def test_an_uninstaller_that_does_not_start_stops_nobody(tmp_path: Path) -> None:
    kept = tmp_path / package.BEFORE / "uninstall.exe"
    kept.parent.mkdir()
    kept.write_bytes(b"no program")
    assert version_before.let_go(tmp_path)
    assert kept.exists()


def test_installer_and_program_name_the_same_folder() -> None:
    script = package.SCRIPT.read_text(encoding="utf-8")
    assert version_before.FOLDER == package.BEFORE
    assert f'!define BEFORE "{package.BEFORE}"' in script
