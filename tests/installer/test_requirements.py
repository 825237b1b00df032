from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

INSTALLER = Path(__file__).resolve().parents[2] / "installer"
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)")


def pins(name: str) -> dict[str, str]:
    """Package and version of every line that pins one; each must be followed by a hash."""
    lines = (INSTALLER / name).read_text(encoding="utf-8").splitlines()
    found = {}
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if match := PINNED.match(line):
            assert "--hash=sha256:" in following, match[1]
            found[match[1]] = match[2]
    return found


@pytest.mark.parametrize("extra", ["", "dev", "speed"])
def test_everything_that_pyproject_asks_for_is_pinned(extra: str) -> None:
    project = tomllib.loads((INSTALLER.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    names = {re.split(r"[<>=\s]", requirement)[0].lower() for requirement in wanted}
    assert names
    assert names <= pins("requirements-test.txt" if extra else "requirements.txt").keys()


def test_the_tests_use_the_very_versions_that_are_shipped() -> None:
    tested = pins("requirements-test.txt")
    shipped = pins("requirements.txt")
    assert len(shipped) > 10
    assert shipped == {name: tested.get(name) for name in shipped}
