"""The workflow for real Windows, which no runner here tries: what it calls is there."""

from __future__ import annotations

import re

from installer import bootstrap
from installer.wheels import CLONE

TEXT = (CLONE / ".github" / "workflows" / "windows.yml").read_text(encoding="utf-8")
ACTIONS = {
    "actions/checkout": "v5",
    "actions/setup-python": "v6",
    "actions/upload-artifact": "v6",
    "actions/download-artifact": "v7",
}
"""The majors that run on node 24; node 20 is no longer offered."""


def test_every_action_is_one_of_the_known_majors() -> None:
    used = re.findall(r"^\s+- uses: (\S+)@(\S+)$", TEXT, re.MULTILINE)
    assert len(used) == TEXT.count("uses:")
    assert set(used) == set(ACTIONS.items())


def test_what_it_runs_of_the_clone_is_there() -> None:
    called = re.findall(r"python3? (\S+\.py) (\S+)", TEXT)
    assert {script for script, _verb in called} == {"installer/bootstrap.py"}
    for script, verb in called:
        assert (CLONE / script).is_file()
        assert callable(getattr(bootstrap, verb.replace("-", "_")))
        assert f"bootstrap.py {verb} " in (bootstrap.__doc__ or "")
