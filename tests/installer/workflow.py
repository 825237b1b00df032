"""What a workflow's steps use, need and make, against what is declared, known and there."""

from __future__ import annotations

import re
import shlex
import subprocess
import textwrap
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from fnmatch import fnmatch
from io import StringIO
from itertools import product
from pathlib import Path, PurePosixPath

from installer import build, sign, sources
from tests.wine import try_installer

SCRIPT = re.compile(r"^( +)run: (?:\|\n((?:\1  .*\n|\n)+)|(.+)\n)", re.MULTILINE)
RUNNERS = {"ubuntu-latest", "windows-latest"}
CONTAINERS = {"debian:12"}
COMMANDS = {
    "build": {"apt-get", "base64", "curl", "echo", "fi", "if", "mkdir", "printf", "python3", "rm", "umask"},
    "windows": {"Format-Table", "Get-AuthenticodeSignature", "Set-ItemProperty", "python"},
}
"""What the scripts of each job begin with: a shell's words on Linux, PowerShell's on Windows."""
GIVEN = {"PWD", "GITHUB_ENV"}
"""Variables that a shell of a runner has without being told."""
FOR_PYTHON = {"PYTHONUTF8"}
PARSERS: dict[str, Callable[[Sequence[str]], Namespace]] = {
    "windows": build.options,
    "try-windows": try_installer.options,
}


@dataclass(frozen=True)
class Step:
    """One step of a job, as it stands in the file."""

    job: str
    text: str

    @property
    def script(self) -> str:
        """What it runs; empty when it uses an action."""
        found = SCRIPT.search(self.text)
        return textwrap.dedent(found[2] or found[3]) if found else ""

    @property
    def env(self) -> set[str]:
        """The variables that it declares."""
        block = re.search(r"^ +env:\n((?: {10}\S.*\n)+)", self.text, re.MULTILINE)
        return set(re.findall(r"^ +(\w+):", block[1], re.MULTILINE)) if block else set()

    def value(self, name: str) -> str:
        """One value of an action's `with`, without its indentation; empty when there is none."""
        found = re.search(rf"^ {{10}}{name}: (?:\|\n((?: {{12}}.*\n?)+)|(.+))", self.text, re.MULTILINE)
        return textwrap.dedent(found[1] or found[2]) if found else ""


def steps(text: str) -> list[Step]:
    """All steps, in the order of the file."""
    jobs = re.split(r"^  ([\w-]+):\n", text.split("\njobs:\n")[1], flags=re.MULTILINE)[1:]
    return [
        Step(name, f"{' ' * 8}{one}")
        for name, job in zip(jobs[::2], jobs[1::2], strict=True)
        for one in re.split(r"^ {6}- ", job, flags=re.MULTILINE)[1:]
    ]


def faults(text: str) -> list[str]:
    """Everything in a workflow that is misspelt or not there when it is needed."""
    found = [f"runner {name}" for name in set(re.findall(r"runs-on: (.+)", text)) - RUNNERS]
    found += [f"container {name}" for name in set(re.findall(r"container: (.+)", text)) - CONTAINERS]
    told = set(re.findall(r"SIGN_\w+", text.partition("Secrets:")[2].partition(";")[0]))
    found += [f"secret {name}" for name in set(re.findall(r"secrets\.(\w+)", text)) ^ told]
    for step in steps(text):
        found += [f"variable {name}" for name in sorted(_wrong_variables(step))]
        found += [f"command {name}" for name in _commands(step) if name not in COMMANDS[step.job]]
        found += [f"option {' '.join(words)}" for words in _calls(step) if _asked(words) is None]
    return [*found, *_signing_faults(text), *_file_faults(text)]


def _wrong_variables(step: Step) -> set[str]:
    """Used and not declared, or declared and not used."""
    if step.job == "windows":
        used = set(re.findall(r"\$(?:env:)?(\w+)", step.script))
    else:
        used = set(re.findall(r"\$\{?(\w+)", step.script)) - GIVEN
    used |= set(re.findall(r"\benv\.(\w+)", step.text))
    return (used ^ step.env) - FOR_PYTHON


def _commands(step: Step) -> Iterator[str]:
    for line in step.script.replace("\\\n", " ").strip().splitlines():
        yield from (part.split()[0] for part in line.split(" | "))


def _calls(step: Step) -> list[list[str]]:
    """The words behind `bootstrap.py`, as a shell expands them with every variable empty, and with none."""
    if "bootstrap.py" not in step.script:
        return []
    if step.job == "windows":
        return [shlex.split(step.script)[2:]]
    tell = "python3() { printf '%s\\n' \"$@\"; }\n" + step.script
    found = []
    for value in ("", "0" * 64):
        given = dict.fromkeys(step.env, value)
        told = subprocess.run(["/bin/sh", "-c", tell], env=given, capture_output=True, check=True, text=True)
        found.append(told.stdout.splitlines()[1:])
    return found


def _asked(words: Sequence[str]) -> Namespace | None:
    """What the program's own parser makes of the words; None when it refuses them."""
    try:
        with redirect_stderr(StringIO()):
            return PARSERS[words[0]](words[1:])
    except (KeyError, IndexError, SystemExit):
        return None


def _signing_faults(text: str) -> list[str]:
    """What signing reads must be what the steps export."""
    exported = set(re.findall(r'"(\w+)=\S+ >> "\$GITHUB_ENV"', text))
    needed = set(re.findall(r'environ\["(\w+)"\]', Path(sign.__file__).read_text(encoding="utf-8")))
    return [f"exported {name}" for name in exported ^ needed]


def _file_faults(text: str) -> list[str]:
    """Files that a step needs and no earlier one made."""
    found: list[str] = []
    kept: dict[str, set[str]] = {}
    job, made = "", set[str]()
    for step in steps(text):
        if step.job != job:
            job, made = step.job, set()
        made |= set(re.findall(r"(?:>|--output) (build/\S+)", step.script))
        needed = re.findall(r"\$PWD/(build/[^\s\"]+)", step.script)
        for asked in filter(None, map(_asked, _calls(step))):
            needed += _needed(asked)
        if "upload-artifact" in step.text:
            patterns = step.value("path").split()
            kept[step.value("name")] = {one for one, like in product(made, patterns) if fnmatch(one, like)}
            needed += patterns
            found += [f"the key stays: {one}" for one in made if one.startswith("build/key")]
        if "download-artifact" in step.text:
            arrived = kept.get(step.value("name"))
            found += [] if arrived else [f"artifact {step.value('name')}"]
            made |= {f"{step.value('path')}/{PurePosixPath(one).name}" for one in arrived or ()}
        needed += (gone := re.findall(r"rm -rf (\S+)", step.script))
        found += [f"file {like}" for like in needed if not any(_is(one, like) for one in made)]
        made = {one for one in made if not one.startswith(tuple(gone))} if gone else made
        for asked in filter(None, map(_asked, _calls(step))):
            made |= _made(asked)
    return found


def _is(file: str, like: str) -> bool:
    return fnmatch(file, like) or file.startswith(f"{like}/")


def _needed(asked: Namespace) -> list[str]:
    if "trial" in asked:
        return [asked.runtime.as_posix()] if asked.runtime else []
    names = (try_installer.INSTALLER, try_installer.PORTABLE, build.EARLIER, sources.TOLD_IN)
    return [(asked.build / name).as_posix() for name in names]


def _made(asked: Namespace) -> set[str]:
    if "trial" not in asked:
        return {(asked.work / name).as_posix() for name in ("trial.txt", "earlier.png")}
    names = ["setup.exe", "portable.zip", "bill-of-materials.json"]
    made = {*(f"SoVang-0.1.0-{name}" for name in names), sources.TOLD_IN, *([build.EARLIER] * asked.trial)}
    return {(asked.work.relative_to(build.CLONE) / name).as_posix() for name in made}
