"""Start to the first painted window, against a bare QWidget and, where it is installed, Vorta.

    python -m tests.speed.start [--rounds 15] [--vorta PYTHON]

Whole processes in turn, from the making of the process to the end of the first painting of what the user
waits for: the overview of the sample register, or the first-run page. The programs are
run as they are; only the class of that widget is told to end the process after its painting.
`PYTHON` is the interpreter of an environment with Vorta in it; its window is the one it shows first.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from tests.speed.rounds import Result, compare, environment, in_turn

WATCH: Final = """
import builtins, importlib, os, resource, runpy, sys, time
binding, watched, module = sys.argv[1:4]
sys.argv = [module, *sys.argv[4:]]
make = builtins.__build_class__

def end():
    painted, peak = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    os.write(1, f"{' '.join(sys.modules)} {painted} {peak}".encode())
    os._exit(0)

def made(body, name, *bases, **words):
    kind = make(body, name, *bases, **words)
    if name == watched:
        core = importlib.import_module(f"{binding}.QtCore")  # it slows what is imported after it

        def event(self, happened, before=kind.event):
            if happened.type() == core.QEvent.Type.Paint:
                core.QTimer.singleShot(0, end)  # after the painting, all of which is one event of the window
            return before(self, happened)
        kind.event = event
    return kind

builtins.__build_class__ = made
runpy.run_module(module, run_name="__main__")
"""
"""Watches one class only: an event filter would have the binding look up the type of every object."""


@dataclass(frozen=True)
class Start:
    """A program that says when it was painted, and its user."""

    command: tuple[str, ...]
    environ: dict[str, str]


def watched(
    binding: str, widget: str, module: str, *words: str, python: str = sys.executable
) -> tuple[str, ...]:
    """The command that runs a module until this kind of widget has been painted."""
    return (python, "-c", WATCH, binding, widget, module, *words)


def start_once(start: Start) -> tuple[float, float]:
    """Seconds from the making of the process to its painting, and its peak memory in MB."""
    begun = time.monotonic()
    run = subprocess.run(
        start.command, env=start.environ, capture_output=True, check=True, text=True, timeout=60
    )
    painted, peak = run.stdout.split()[-2:]
    return float(painted) - begun, float(peak)


def starts(folder: Path, environ: dict[str, str], vorta: str | None) -> dict[str, Start]:
    """Every program of the comparison."""
    register = str(folder / "mẫu.sovang")
    new = [sys.executable, "-m", "desktop", "new", register, "--sample"]
    subprocess.run(new, env=environ, check=True, capture_output=True)
    nobody = {**environ, "XDG_CONFIG_HOME": str(folder / "nobody")}
    chosen = {
        "bare QWidget": Start((sys.executable, "-m", "tests.speed.bare_window"), environ),
        "sample register": Start(watched("PySide6", "OverviewPage", "desktop", register), environ),
        "first-run page": Start(watched("PySide6", "StartPage", "desktop"), nobody),
    }
    if vorta:
        beside = {**environ, "PATH": f"{borg(folder)}:{os.environ['PATH']}"}
        chosen["Vorta"] = Start(watched("PyQt6", "MainWindow", "vorta", python=vorta), beside)
    return chosen


def borg(folder: Path) -> Path:
    """A folder with the program that Vorta asks for its version before it starts; this one answers fast."""
    place = folder / "bin"
    place.mkdir()
    program = place / "borg"
    program.write_text("#!/bin/sh\necho borg 1.2.4\n", encoding="ascii")
    program.chmod(0o755)
    return place


def measure(rounds: int, vorta: str | None = None) -> Result:
    """Time and peak memory of each program, and the ratios of performance.md D."""
    memory: dict[str, list[float]] = {}

    def once(name: str, start: Start) -> float:
        seconds, peak = start_once(start)
        memory.setdefault(name, []).append(peak)
        return seconds

    with TemporaryDirectory() as place, display() as shown:
        folder = Path(place)
        chosen = starts(folder, {**environment(folder), "DISPLAY": shown}, vorta)
        ways = {name: partial(once, name, start) for name, start in chosen.items()}
        timed = in_turn(ways, rounds)
    lines = [
        f"start: {name:18} {median(one[name] for one in timed):6.3f} s {median(memory[name]):5.0f} MB"
        for name in ways
    ]
    found = [
        compare("start, sample register / bare QWidget", timed, "sample register", "bare QWidget", 2.0),
        compare("start, first-run page / bare QWidget", timed, "first-run page", "bare QWidget", 2.0),
    ]
    if vorta:
        peaks = [dict(zip(memory, one, strict=True)) for one in zip(*memory.values(), strict=True)][1:]
        found.append(compare("start, sample register / Vorta", timed, "sample register", "Vorta", 0.6))
        found.append(compare("memory, sample register / Vorta", peaks, "sample register", "Vorta", 0.8))
    else:
        lines.append(
            "start: Vorta is not compared; give --vorta the interpreter of an environment that has it"
        )
    return Result(lines, found)


@contextmanager
def display() -> Iterator[str]:
    """The display there is, or an Xvfb of our own."""
    if shown := os.environ.get("DISPLAY"):
        yield shown
        return
    if not shutil.which("Xvfb"):
        raise SystemExit("There is no display: set DISPLAY, or install xvfb.")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--vorta", metavar="PYTHON")
    arguments = parser.parse_args(words)
    print(measure(arguments.rounds, arguments.vorta).text())  # noqa: T201


if __name__ == "__main__":
    main()
