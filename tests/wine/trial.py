"""What every part of a trial under Wine needs: counted expectations, the program's commands, pictures."""

from __future__ import annotations

import hashlib
import json
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.wine.prefix import Outcome, Prefix


class Trial:
    """Counts what did not come true; pictures and reports go into the folder `results`."""

    def __init__(self, prefix: Prefix, results: Path) -> None:
        self.prefix = prefix
        self.results = results
        self.failed = 0
        self.started = time.monotonic()

    def expect(self, what: str, came: bool, detail: str = "") -> None:
        """Print one outcome and count it when it is bad."""
        self.failed += not came
        seconds = time.monotonic() - self.started
        print(f"{seconds:6.1f} s  {'OK  ' if came else 'FAIL'}  {what}  {detail}".rstrip(), flush=True)

    def sovang(self, program: Path, *words: str | Path, seconds: int = 120) -> Outcome:
        """Run a command of the program in this folder; paths are those of this machine."""
        told = [windows(word) if isinstance(word, Path) else word for word in words]
        return self.prefix.wine(program / "sovang-cli.exe", *told, seconds=seconds)

    def self_check(self, program: Path, name: str) -> None:
        """Run the program's own check and print its report."""
        report = self.results / f"{name}.txt"
        run = self.sovang(program, "--self-check", report, seconds=240)
        text = report.read_text(encoding="utf-8") if report.exists() else run.text
        self.expect(f"self-check ({name})", run.code == 0, f"exit {run.code}")
        print(text)

    def open_window(self, program: Path, register: Path, name: str) -> subprocess.Popen[bytes]:
        """Open the register in the window, and take a picture once something is painted."""
        started = time.monotonic()
        window = self.prefix.start(program / "SoVang.exe", windows(register))
        picture = self.results / f"{name}.png"
        shown = self._wait_for_picture(picture)
        seconds = time.monotonic() - started
        self.expect(f"window shown ({name})", shown and window.poll() is None, f"{seconds:.0f} s, {picture}")
        return window

    def _wait_for_picture(self, picture: Path, seconds: float = 60) -> bool:
        """Take pictures of the screen until one shows more than the empty desktop, and once more later."""
        end = time.monotonic() + seconds
        take = ["import", "-display", self.prefix.display, "-window", "root", str(picture)]
        while time.monotonic() < end:
            time.sleep(2)
            subprocess.run(take, check=True, timeout=30)
            if _colours(picture) > 100:
                time.sleep(3)
                subprocess.run(take, check=True, timeout=30)
                return True
        return False


def windows(path: Path) -> str:
    """A path of this machine as Windows programs name it: on drive C: where it lies there, else on Z:."""
    drive, found, rest = str(path).partition("/drive_c/")
    return ("C:\\" + rest if found else "Z:" + drive).replace("/", "\\")


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
    told = subprocess.run(["identify", "-format", "%k", picture], check=True, capture_output=True, text=True)
    return int(told.stdout)
