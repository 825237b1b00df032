from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.checks import closing_line, screen


def test_the_counts_of_all_runs_are_added_up(tmp_path: Path) -> None:
    first, second, absent = (tmp_path / name for name in ("a.xml", "b.xml", "c.xml"))
    first.write_text(
        '<testsuites><testsuite tests="10" failures="1" errors="1" skipped="2"/></testsuites>',
        encoding="utf-8",
    )
    second.write_text('<testsuites><testsuite tests="3"/></testsuites>', encoding="utf-8")
    assert closing_line([first, second, absent]) == "9 passed, 2 failed, 2 skipped"


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="no Xvfb or xdotool here")
def test_the_screen_is_there_and_goes_with_the_block() -> None:
    with screen() as variables:
        assert geometry(variables) == ["1366", "768"]
    assert geometry(variables) == []


def geometry(variables: dict[str, str]) -> list[str]:
    ask = ["xdotool", "getdisplaygeometry"]
    return subprocess.run(
        ask, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    ).stdout.split()
