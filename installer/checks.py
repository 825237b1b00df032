"""Every check of the house, one after another: `python -m installer.checks` from the clone.

Unit tests run side by side without a screen; the journeys through the real window run alone on a
screen of their own (Xvfb with a window manager), because they take the keyboard.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from xml.etree import ElementTree

CLONE = Path(__file__).resolve().parents[1]
NO_TESTS_COLLECTED = 5
PYTEST = ("-m", "pytest", "-m", "not long", "-q", "-rs", "--cov", "--cov-report=")
JOURNEYS = "tests/journeys"
ON_WINDOWS = ("desktop", "exports", "installer", "tests/wine")
STATIC = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-m", "mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32", *ON_WINDOWS),
    ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
)


def main() -> int:
    """Run everything, also after a failure, so that one run tells all; 1 when anything failed."""
    bad: list[tuple[str, ...]] = [words for words in STATIC if not python(*words)]
    with tempfile.TemporaryDirectory() as folder:
        counts = [Path(folder, name) for name in ("unit.xml", "journeys.xml")]
        if not tests(
            "-n", "2", f"--ignore={JOURNEYS}", counts=counts[0], variables={"QT_QPA_PLATFORM": "offscreen"}
        ):
            bad.append(("pytest",))
        with screen() as variables:
            if not tests("--cov-append", JOURNEYS, counts=counts[1], variables=variables):
                bad.append(("pytest", JOURNEYS))
        python("-m", "coverage", "report", "--skip-covered", "--sort=cover")
        for words in bad:
            print(f"FAILED: {' '.join(words)}")
        print(closing_line(counts))
    return 1 if bad else 0


def tests(*arguments: str, counts: Path, variables: Mapping[str, str]) -> bool:
    """Run pytest; a folder that holds no test yet is no failure."""
    accepted = (0, NO_TESTS_COLLECTED)
    return python(*PYTEST, f"--junitxml={counts}", *arguments, variables=variables, accepted=accepted)


def python(*words: str, variables: Mapping[str, str] | None = None, accepted: tuple[int, ...] = (0,)) -> bool:
    """Run the environment's Python, timed, and say whether it succeeded."""
    print(f"== {' '.join(words)}", flush=True)
    started = time.monotonic()
    command = [sys.executable, *words]
    code = subprocess.run(command, cwd=CLONE, env={**os.environ, **(variables or {})}, check=False).returncode
    print(f"== {time.monotonic() - started:.1f} s, exit {code}", flush=True)
    return code in accepted


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen of 1366 × 768 with a window manager, as environment variables; without Xvfb the user's own."""
    if not shutil.which("Xvfb"):
        yield {}
        return
    read, write = os.pipe()
    options = ["-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", str(write)]
    with ended(subprocess.Popen(["Xvfb", *options], pass_fds=[write], stderr=subprocess.DEVNULL)):
        os.close(write)
        with os.fdopen(read) as number:
            variables = {"DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        with ExitStack() as stack:
            if shutil.which("openbox"):
                environment = {**os.environ, **variables}
                manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
                stack.enter_context(ended(manager))
            yield variables


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a helper process together with the block."""
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def closing_line(reports: list[Path]) -> str:
    """The sum of pytest's own counts."""
    suites = [
        suite
        for report in reports
        if report.exists()
        for suite in ElementTree.parse(report).iter("testsuite")
    ]
    total = {
        key: sum(int(suite.get(key, 0)) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    }
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return f"{passed} passed, {failed} failed, {total['skipped']} skipped"


if __name__ == "__main__":
    sys.exit(main())
