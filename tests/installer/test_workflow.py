"""The workflow for real Windows, which no runner here tries: linters pass it, and what it calls is there."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from installer import bootstrap
from installer.wheels import CLONE
from tests.installer.workflow import SCRIPT, faults

WORKFLOW = CLONE / ".github" / "workflows" / "windows.yml"
TEXT = WORKFLOW.read_text(encoding="utf-8")
CI = CLONE / ".ci" / "run"
ACTIONS = {
    "actions/checkout": "v5",
    "actions/setup-python": "v6",
    "actions/upload-artifact": "v6",
    "actions/download-artifact": "v7",
}
"""The majors that run on node 24; node 20 is no longer offered."""


def tool(name: str, *words: str | Path, given: str | None = None) -> str:
    """What a linter of the environment has to say; empty when it finds nothing."""
    program = Path(sys.executable).with_name(name)
    done = subprocess.run(
        [program, *words], input=given, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return done.stdout + done.stderr if done.returncode or done.stderr else ""


def lint(text: str, folder: Path) -> str:
    """What zizmor, which knows the schema of workflows and their expressions, says of this one."""
    workflow = folder / ".github" / "workflows" / "windows.yml"
    workflow.parent.mkdir(parents=True, exist_ok=True)
    workflow.write_text(text, encoding="utf-8")
    config = CLONE / ".github" / "zizmor.yml"
    return tool("zizmor", "--offline", "--quiet", "--no-progress", "--config", config, workflow)


def loose_ends(text: str) -> set[str]:
    """Names that a workflow uses and does not declare: events, jobs, values of the matrix, inputs."""
    jobs = set(re.findall(r"^  ([\w-]+):$", text.split("\njobs:\n")[1], re.MULTILINE))
    inputs = set(re.findall(r"^      ([\w-]+):$", text.split("\njobs:\n")[0], re.MULTILINE))
    matrix = set(re.findall(r"^        ([\w-]+): \[", text, re.MULTILINE))
    events = set(re.findall(r"^on:\n  ([\w-]+):$", text, re.MULTILINE))
    return (
        (set(re.findall(r"needs: ([\w-]+)", text)) - jobs)
        | (set(re.findall(r"matrix\.([\w-]+)", text)) - matrix)
        | (set(re.findall(r"inputs\.([\w-]+)", text)) - inputs)
        | (events ^ {"workflow_dispatch"})
    )


def scripts(text: str) -> list[str]:
    """The scripts of the steps on Linux."""
    on_linux = text.split("\n  windows:\n")[0]
    return [textwrap.dedent(block or line) for _, block, line in SCRIPT.findall(on_linux)]


def test_linters_find_nothing_in_the_workflow(tmp_path: Path) -> None:
    assert lint(TEXT, tmp_path) == ""
    assert loose_ends(TEXT) == set()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("runs-on: ubuntu-latest", "runs_on: ubuntu-latest"),
        ("timeout-minutes: 40", "timeout-minutes: forty"),
        ("long-paths: [0, 1]", "long-paths: 0"),
        ("    steps:", "   steps:"),
        ("if: always()", "if: alway()"),
        ("secrets.SIGN_KEY }}", "secrets.SIGN_KEY }"),
        ('output build/python-embed.zip "$URL"', "output build/python-embed.zip ${{ inputs.runtime }}"),
        ("actions/checkout@v5", "someone/checkout@v5"),
    ],
)
def test_the_linter_sees_what_is_wrong(right: str, wrong: str, tmp_path: Path) -> None:
    assert right in TEXT
    assert lint(TEXT.replace(right, wrong), tmp_path) != ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("needs: build", "needs: built"),
        ("matrix.long-paths }}\n", "matrix.lng-paths }}\n"),
        ("inputs.runtime }}", "inputs.runtine }}"),
        ("workflow_dispatch:", "workflow_dispach:"),
    ],
)
def test_a_name_that_nothing_declares_is_seen(right: str, wrong: str) -> None:
    assert right in TEXT
    assert loose_ends(TEXT.replace(right, wrong))


def test_everything_the_steps_use_is_known_and_there() -> None:
    assert faults(TEXT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('[ -n "$KEY" ]', '[ -n "$KYE" ]', "variable KYE"),
        ("printf '%s' \"$PASSWORD\"", "printf '%s' \"$PASSWROD\"", "variable PASSWROD"),
        ("          URL: $", "          ULR: $", "variable URL"),
        ("${HASH:+", "${HSAH:+", "variable HSAH"),
        ("$env:ALLOWED", "$env:ALOWED", "variable ALOWED"),
        ("          ALLOWED:", "          ALOWED:", "variable ALLOWED"),
        ("${{ matrix.long-paths }}\n        run", "${{ env.ALOWED }}\n        run", "variable ALOWED"),
        ("secrets.SIGN_KEY", "secrets.SIGN_KYE", "secret SIGN_KYE"),
        ("SOVANG_SIGN_KEY=", "SOVANG_SING_KEY=", "exported SOVANG_SING_KEY"),
        ("SOVANG_SIGN_PASSWORD=", "SOVANG_SIGN_PASWORD=", "exported SOVANG_SIGN_PASSWORD"),
        ("--runtime-sha256", "--runtime-sha", "option windows"),
        ("--runtime build/python-embed.zip", "--runtme build/python-embed.zip", "option windows"),
        ('--runtime-sha256 "$HASH"', "$HASH", "option windows"),
        ("bootstrap.py windows --trial", "bootstrap.py windows --trail", "option windows --trail"),
        ("bootstrap.py windows --trial", "bootstrap.py window --trial", "option window --trial"),
        (
            "bootstrap.py try-windows\n",
            "bootstrap.py try-windows --biuld x\n",
            "option try-windows --biuld x",
        ),
        ("bootstrap.py windows --trial", "bootstrap.py windows", "file build/windows/earlier-setup.exe"),
        ("--output build/python-embed.zip", "--output build/python.zip", "file build/python-embed.zip"),
        ("> build/key/password", "> build/key/pasword", "file build/key/password"),
        ("$PWD/build/key/key.pfx", "$PWD/build/key.pfx", "file build/key.pfx"),
        ("rm -rf build/key", "rm -rf build/kye", "the key stays: build/key/key.pfx"),
        ("        run: rm -rf build/key\n", "        run: echo\n", "the key stays: build/key/password"),
        ("            build/windows/*.zip\n", "", "file build/windows/SoVang-*-portable.zip"),
        ("            build/windows/built-from.txt\n", "", "file build/windows/built-from.txt"),
        ("            build/wine/*.png", "            build/whine/*.png", "file build/whine/*.png"),
        ("path: build/windows\n", "path: build/window\n", "file build/windows/earlier-setup.exe"),
        (
            "          name: windows\n          path: b",
            "          name: win\n          path: b",
            "artifact win",
        ),
        ("runs-on: windows-latest", "runs-on: windows-lastest", "runner windows-lastest"),
        ("runs-on: ubuntu-latest", "runs-on: ubuntu-lates", "runner ubuntu-lates"),
        ("container: debian:12", "container: debain:12", "container debain:12"),
        ("Set-ItemProperty", "Set-ItemPropety", "command Set-ItemPropety"),
        ("| Format-Table", "| Format-Tabel", "command Format-Tabel"),
        ("curl --fail", "crul --fail", "command crul"),
        ("| base64 --decode", "| bsae64 --decode", "command bsae64"),
    ],
)
def test_what_is_misspelt_or_not_made_is_seen(right: str, wrong: str, fault: str) -> None:
    assert right in TEXT
    assert any(one.startswith(fault) for one in faults(TEXT.replace(right, wrong)))


def test_shellcheck_finds_nothing_in_the_scripts() -> None:
    found = scripts(TEXT)
    assert len(found) == TEXT.split("\n  windows:\n")[0].count("run: ")
    for script in found:
        assert tool("shellcheck", "--shell=sh", "-", given=script) == "", script
    assert tool("shellcheck", CI) == ""


def test_shellcheck_sees_what_is_wrong() -> None:
    assert "SC2086" in tool("shellcheck", "--shell=sh", "-", given='mkdir -p "$1"\nrm -rf $1\n')


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
