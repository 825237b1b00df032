"""A Windows PC as a trial sees it: a prefix of Wine, or the very PC that the trial runs on."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Outcome:
    """How a program ended, and what it wrote."""

    code: int
    text: str


class Pc(Protocol):
    """What a trial asks of a PC."""

    @property
    def home(self) -> Path:
        """The person's folder."""

    def make(self) -> None:
        """Get it ready."""

    def run(self, *command: str | Path, seconds: int = 60) -> Outcome:
        """Run a Windows program to its end; exit code 124 when it took too long."""

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program that stays open; `stop` ends it."""

    def stop(self) -> None:
        """End what was started."""

    def system_files(self) -> set[str]:
        """Files that a person without rights does not write."""

    def take_picture(self, picture: Path) -> None:
        """Take a picture of the whole screen."""


@dataclass(frozen=True)
class ThisPc:
    """The Windows PC that the trial runs on, for the workflow's runner: it has no use for what it loses."""

    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def home(self) -> Path:
        """The person's folder."""
        return Path.home()

    def make(self) -> None:
        """A PC needs nothing."""

    def run(self, *command: str | Path, seconds: int = 60) -> Outcome:
        """Run a program to its end; exit code 124 when it took too long."""
        try:
            done = subprocess.run(
                [str(word) for word in command],
                check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                timeout=seconds,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Outcome(124, "")
        return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"))

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program that stays open."""
        self.started.append(subprocess.Popen([str(word) for word in command]))
        return self.started[-1]

    def stop(self) -> None:
        """End what was started."""
        while self.started:
            program = self.started.pop()
            program.kill()
            program.wait()

    def system_files(self) -> set[str]:
        """What stands in the folders for programs; a PC in use writes elsewhere all the time."""
        places = [Path(os.environ[name]) for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramData")]
        return {str(path) for place in places for path in place.iterdir()}

    def take_picture(self, picture: Path) -> None:
        """Take a picture of the whole screen."""
        from PIL import ImageGrab

        ImageGrab.grab().save(picture)
