"""What the window asks of the wiring above it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desktop.settings import PcSettings
from desktop.store.file import RecordFile


class Services(Protocol):
    """What the window needs from the wiring."""

    now: Callable[[], datetime]

    @property
    def settings(self) -> PcSettings:
        """The settings of this PC."""

    @property
    def user(self) -> str:
        """Who the history says did it."""

    def open(self, path: Path) -> RecordFile:
        """Open a register and remember it as the last one."""

    def look_into(self, path: Path) -> RecordFile:
        """Open a register so that nothing of it can be written."""

    def unsaved_path(self, path: Path) -> Path:
        """The side file of this PC in which what is typed into a register is kept until it is saved."""

    @property
    def practice_file(self) -> Path:
        """Where the register to practise in stands on this PC."""

    def kept_alike_by(self, path: Path) -> str:
        """Who keeps a register's folder alike on other PCs, "" for nobody. May wait for the network."""

    def last_file(self) -> Path | None:
        """The register that was open last."""

    def note_crash(self, error: BaseException) -> Path | None:
        """Write down where a bug showed itself."""
