"""Which other PC writes the register: SQLite's own locks cannot be trusted over a network share.

Each writing process keeps an empty file beside the register, whose name says PC, person and process. Programs
on one PC may write side by side; a file of another PC refuses the writing, never the reading.
"""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from desktop.errors import FileRefused, StorageTrouble
from desktop.store.file_names import fitting

_MARK = ".khoa."
_ROOM = 100  # bytes of the register's name and of the person's and the PC's as they are written: in all 255


@dataclass(frozen=True)
class Holder:
    """Who holds a register: PC, signed-in person, process."""

    host: str
    user: str
    process: int

    @property
    def ending(self) -> str:
        """The end of the lock file's name; every sign that a file name may not have is written as %.."""
        return f"{_MARK}{_quoted(self.host)}.{_quoted(self.user)}.{self.process}"


class Lock:
    """Held from the first write until the register is closed."""

    def __init__(self, register: Path, user: str, host: str | None = None) -> None:
        self._register = register
        self._own = Holder(_this_pc() if host is None else _short(host), _short(user), os.getpid())
        self._handle: int | None = None

    @property
    def path(self) -> Path:
        """The file of this process."""
        return self._register.with_name(f".{fitting(self._register.name, _ROOM)}{self._own.ending}")

    def take(self) -> None:
        """Raises `FileRefused("open_elsewhere")` while another PC holds the register.

        The own file is made before others are looked at: of two PCs beginning at once none slips through.
        """
        if self._handle is not None:
            return
        try:
            self._handle = os.open(self.path, os.O_CREAT | os.O_RDWR | getattr(os, "O_TEMPORARY", 0))
        except OSError as error:
            raise StorageTrouble("not_permitted", path=str(self.path)) from error
        for path, other in _locks(self._register):
            if other.host != self._own.host:
                self.release()
                raise FileRefused("open_elsewhere", host=other.host, user=other.user, lock=str(path))
            if not _runs(other.process):
                path.unlink(missing_ok=True)

    def take_alone(self) -> None:
        """Like `take`; also raises `FileRefused("register_in_use")` while another program here holds it."""
        self.take()
        for path, other in _locks(self._register):
            if path != self.path:
                self.release()
                raise _in_use(self._register, other)

    def release(self) -> None:
        """Take the own file away; Windows has done so when the handle is closed, also after a crash."""
        if self._handle is not None:
            with suppress(OSError):
                os.close(self._handle)
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            self._handle = None


def held_elsewhere(register: Path) -> Holder | None:
    """Who writes the register on another PC; None where nobody does. A program here may write beside."""
    return next((holder for _path, holder in _locks(register) if holder.host != _this_pc()), None)


def refuse_if_written(register: Path) -> None:
    """Raises `FileRefused("register_in_use")` while a program, here or elsewhere, writes the register."""
    for _path, holder in _locks(register):
        if holder.host != _this_pc() or _runs(holder.process):
            raise _in_use(register, holder)


def _in_use(register: Path, holder: Holder) -> FileRefused:
    return FileRefused("register_in_use", path=str(register), host=holder.host, user=holder.user)


def _locks(register: Path) -> list[tuple[Path, Holder]]:
    start = f".{fitting(register.name, _ROOM)}{_MARK}"
    found = [path for path in register.parent.iterdir() if path.name.startswith(start)]
    return [(path, holder) for path in found if (holder := _read(path.name.removeprefix(start))) is not None]


def _read(ending: str) -> Holder | None:
    parts = ending.split(".")
    if len(parts) != 3 or not parts[2].isdecimal():
        return None
    return Holder(unquote(parts[0]), unquote(parts[1]), int(parts[2]))


def _this_pc() -> str:
    return _short(platform.node())


def _short(name: str) -> str:
    """The beginning of a person's or a PC's name that still fits into the name of a file."""
    while len(_quoted(name)) > _ROOM // 2:
        name = name[:-1]
    return name


def _quoted(text: str) -> str:
    return quote(text, safe="").replace(".", "%2E")


def _runs(process: int) -> bool:
    """Whether a process of this PC still runs. Windows took the file of a dead one away itself."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
