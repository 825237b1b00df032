"""What the program asks of this PC: who works here, and where settings and notes of a crash are kept."""

from __future__ import annotations

import getpass
import platform
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from desktop import version

_PROGRAM = "SoVang"


def user_name() -> str:
    """Who the history says did it: the name this person is signed in with."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such variable, and no account by this number
        return "người dùng"


def settings_file() -> Path:
    """Where the settings of this PC stand; the file need not exist."""
    return user_config_path(_PROGRAM, appauthor=False) / "settings.json"


def _places(frames: traceback.StackSummary) -> list[str]:
    return [f"  {Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]


def note_crash(error: BaseException, now: datetime) -> Path | None:
    """Write down where a bug showed itself, and return the file, or None where nothing could be written.

    Kinds of errors and lines of code only: an error's text may hold a person's name. Of an error that came
    from no line of Python, such as a wrong answer to Qt, the lines that led there are written.
    """
    python = sys.version.split()[0]
    lines = [f"{now:%Y-%m-%d %H:%M:%S} Sổ Vàng {version()}, Python {python}, {platform.platform()}"]
    one: BaseException | None = error
    while one is not None:
        lines.append(type(one).__name__)
        lines += _places(traceback.extract_tb(one.__traceback__))
        one = one.__cause__ or one.__context__
    if error.__traceback__ is None:
        lines += ["called from", *_places(traceback.extract_stack())]
    try:
        folder = user_state_path(_PROGRAM, appauthor=False) / "crashes"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")
    except OSError:
        return None
    return path


def is_on_network(path: Path) -> bool:
    """Whether the disk of a file is another PC's; False where it cannot be told. May wait for the network."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) == _DRIVE_REMOTE)
    else:  # noqa: RET505 - or the types of the other system are not looked at
        try:
            mounts = [line.split(" ") for line in Path("/proc/self/mounts").read_text("utf-8").splitlines()]
            place = str(path.resolve())
        except OSError:
            return False
        return _kind_of_disk(place, mounts).startswith(_NETWORK_DISKS)


_DRIVE_REMOTE = 4
_NETWORK_DISKS = ("cifs", "smb", "nfs", "sshfs", "fuse.sshfs", "davfs", "afpfs", "9p")


def _kind_of_disk(place: str, mounts: Sequence[Sequence[str]]) -> str:
    """The kind of the disk that is mounted nearest above a place."""
    known = [(one[1].replace("\\040", " "), one[2]) for one in mounts if len(one) > 2]
    above = [one for one in known if f"{place}/".startswith(f"{one[0].rstrip('/')}/")]
    return max(above, key=lambda one: len(one[0]), default=("", ""))[1]
