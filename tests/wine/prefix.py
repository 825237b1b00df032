"""A Wine prefix that stands in for one user's Windows 10, with the three stand-in libraries.

Every call has a time limit and no standard input, and its output is read only until it ends: a
crash handler or a window that stays open must never hold the test.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from tests.wine.pc import Outcome

STUBS = Path(__file__).resolve().parent / "stubs"
USER = "Nguyễn Thị Đẵng"
SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
FOLDERS = {
    "Local AppData": "AppData/Local",
    "AppData": "AppData/Roaming",
    "Personal": "Documents",
    "Programs": "AppData/Roaming/Microsoft/Windows/Start Menu/Programs",
}
"""Where Windows keeps a person's things; Wine itself would name the folder after the Linux account."""
NOT_OF_THE_SYSTEM = ("users", "windows/temp", "windows/Installer", ".windows-serial")
OVERRIDES = "winedbg.exe=d;mscoree=d;mshtml=d;mscms=n,b;icuuc=n;bcryptprimitives=n"


@dataclass(frozen=True)
class Prefix:
    """One prefix in `folder`, shown on the X display `display` (":83")."""

    folder: Path
    display: str

    @property
    def drive(self) -> Path:
        """Drive C: as a folder of this machine."""
        return self.folder / "drive_c"

    @property
    def environment(self) -> dict[str, str]:
        """What every call gets: quiet, 64 bit, without the crash dialog."""
        own = {
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": self.display,
        }
        return {**os.environ, **own}

    @property
    def home(self) -> Path:
        """The folder of a person whose name has spaces and Vietnamese letters."""
        return self.drive / "users" / USER

    def make(self) -> None:
        """Create it as Windows 10, lay the stand-ins into its system folder and let USER live there."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self._host("wineboot", "--init", seconds=120)
        self.run("winecfg", "-v", "win10")
        self.run(
            "reg", "add", r"HKCU\Software\Wine\WineDbg", "/v", "ShowCrashDialog", "/t", "REG_DWORD", "/f"
        )
        for source in STUBS.glob("*.c"):
            library = self.drive / "windows" / "system32" / f"{source.stem}.dll"
            library.unlink(missing_ok=True)
            compiler = ("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-w", "-o")
            subprocess.run([*compiler, library, source], check=True)

        for name, folder in FOLDERS.items():
            (self.home / folder).mkdir(parents=True)
            place = "\\".join((r"C:\users", USER, *folder.split("/")))
            self.run("reg", "add", SHELL_FOLDERS, "/v", name, "/t", "REG_EXPAND_SZ", "/d", place, "/f")

    def run(self, *command: str | Path, seconds: int = 60) -> Outcome:
        """Run a Windows program to its end; exit code 124 when it took too long."""
        return self._host("wine", *command, seconds=seconds)

    def start(self, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program that stays open; `stop` ends it."""
        null = subprocess.DEVNULL
        words = ["wine", *map(str, command)]
        return subprocess.Popen(words, env=self.environment, stdin=null, stdout=null, stderr=null)

    def stop(self) -> None:
        """End everything that runs in this prefix, and wait until it has ended."""
        for word in ("--kill", "--wait"):
            self._host("wineserver", word, seconds=30)

    def system_files(self) -> set[str]:
        """Every file of the PC but those that a person without rights may write, or Wine itself."""
        names = {path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*") if path.is_file()}
        return {name for name in names if not name.startswith(NOT_OF_THE_SYSTEM)}

    def take_picture(self, picture: Path) -> None:
        """Take a picture of the whole screen."""
        take = ["import", "-display", self.display, "-window", "root", str(picture)]
        subprocess.run(take, check=True, timeout=30)

    def _host(self, *command: str | Path, seconds: int) -> Outcome:
        self.folder.mkdir(exist_ok=True)
        limited = ["timeout", "--kill-after=5", str(seconds), *map(str, command)]
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        run = subprocess.Popen(
            limited, env=self.environment, stdin=null, stdout=pipe, stderr=subprocess.STDOUT
        )
        assert run.stdout is not None
        said: list[bytes] = []
        # Wine's own services keep the pipe open after the program has ended: never wait for its end.
        reader = Thread(
            target=lambda stream: said.extend(iter(lambda: stream.read1(), b"")),
            args=(run.stdout,),
            daemon=True,
        )
        reader.start()
        code = run.wait()
        reader.join(timeout=1)
        return Outcome(code, b"".join(said).decode("utf-8", "replace"))
