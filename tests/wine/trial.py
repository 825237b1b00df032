"""What every part of a trial under Wine needs: counted expectations, the program's commands, pictures."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from PIL import Image

from tests.wine.pc import Outcome, Pc

ALL_COLOURS = 1 << 24
MARGIN = " " * 16


class Trial:
    """Counts what came true; pictures and reports go into the folder `results`, its words into trial.txt."""

    def __init__(self, pc: Pc, results: Path) -> None:
        self.pc = pc
        self.results = results
        self.passed: list[str] = []
        self.failed: list[str] = []
        self.started = time.monotonic()

    def expect(self, what: str, came: bool, detail: str = "") -> None:
        """Print one outcome and count it when it is bad."""
        (self.passed if came else self.failed).append(what)
        seconds = time.monotonic() - self.started
        self.say(f"{seconds:6.1f} s  {'OK  ' if came else 'FAIL'}  {what}  {detail}".rstrip())

    def say(self, text: str) -> None:
        """Print and keep; what follows the first line stands under its words."""
        text = text.replace("\n", f"\n{MARGIN}")
        print(text, flush=True)
        with (self.results / "trial.txt").open("a", encoding="utf-8") as report:
            report.write(f"{text}\n")

    def close(self) -> int:
        """Name what failed and count; the exit code."""
        for what in self.failed:
            self.say(f"FAILED: {what}")
        self.say(f"pictures and reports in {self.results}")
        self.say(f"{len(self.passed)} passed, {len(self.failed)} failed")
        return 1 if self.failed else 0

    def sovang(self, program: Path, *words: str | Path, seconds: int = 120) -> Outcome:
        """Run a command of the program in this folder; paths are those of this machine."""
        told = [windows(word) if isinstance(word, Path) else word for word in words]
        return self.pc.run(program / "sovang-cli.exe", *told, seconds=seconds)

    def self_check(self, program: Path, name: str) -> None:
        """Run the program's own check and print its report."""
        report = self.results / f"{name}.txt"
        run = self.sovang(program, "--self-check", report, seconds=240)
        text = report.read_text(encoding="utf-8") if report.exists() else run.text
        self.expect(f"self-check ({name})", run.code == 0, f"exit {run.code}\n{text}")

    def open_window(self, program: Path, register: Path, name: str) -> subprocess.Popen[bytes]:
        """Open the register in the window, and take a picture once something is painted."""
        started = time.monotonic()
        window = self.pc.start(program / "SoVang.exe", windows(register))
        picture = self.results / f"{name}.png"
        shown = self._wait_for_picture(picture)
        seconds = time.monotonic() - started
        self.expect(f"window shown ({name})", shown and window.poll() is None, f"{seconds:.0f} s, {picture}")
        return window

    def closed(self, program: Path, name: str) -> int | None:
        """Start a program that shows a dialog, take a picture, close the dialog; the program's exit code.

        None when it ended before anything was shown, or did not end with its dialog.
        """
        dialog = self.pc.start(program)
        shown = self._wait_for_picture(self.results / f"{name}.png")
        was_open = shown and dialog.poll() is None
        self.pc.run("taskkill", "/IM", program.name)
        try:
            code = dialog.wait(timeout=30)
        except subprocess.TimeoutExpired:
            was_open = False
        self.pc.stop()
        return code if was_open else None

    def wait_for(self, path: Path, *, there: bool, seconds: float = 30) -> bool:
        """Wait until `path` exists (or no longer does); return whether that came true."""
        end = time.monotonic() + seconds
        while path.exists() != there and time.monotonic() < end:
            time.sleep(0.2)
        return path.exists() == there

    def _wait_for_picture(self, picture: Path, seconds: float = 60) -> bool:
        """Take pictures of the screen until one shows more than the desktop, and once more later."""
        self.pc.take_picture(picture)
        desktop = _colours(picture)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(2)
            self.pc.take_picture(picture)
            if _colours(picture) > desktop + 100:
                time.sleep(3)
                self.pc.take_picture(picture)
                return True
        return False


def windows(path: Path) -> str:
    """A path of this machine as Windows programs name it: on drive C: where it lies there, else on Z:."""
    if sys.platform == "win32":
        named = str(path)
    else:
        drive, found, rest = str(path).partition("/drive_c/")
        named = ("C:\\" + rest if found else "Z:" + drive).replace("/", "\\")
    return named


def spoken(text: str) -> dict[str, Any]:
    """The object in a command's output, behind what Wine itself may have said before it."""
    found: dict[str, Any] = json.loads(text[max(text.find("{"), 0) :] or "{}")
    return found


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _colours(picture: Path) -> int:
    with Image.open(picture) as opened:
        return len(opened.convert("RGB").getcolors(ALL_COLOURS) or ())
