"""Try the Windows installer under Wine: `python -m tests.wine.try_installer --installer FILE`.

Installs silently, runs the installed program's own check, opens the sample register in its
window, takes a picture, uninstalls, and looks at what is left. Needs Wine, Xvfb, openbox,
ImageMagick and mingw. What Wine cannot show (fonts, printers, SmartScreen, Outlook) is not looked at.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from installer.checks import screen
from tests.wine.prefix import Outcome, Prefix

PROGRAM = Path("AppData/Local/Programs/SoVang")
SHORTCUT = Path("AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Sổ Vàng.lnk")
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoVang"
OPEN_KEY = r"HKCU\Software\Classes\SoVang.Register\shell\open\command"


class Trial:
    """One installation from beginning to end; every expectation is printed with its outcome."""

    def __init__(self, prefix: Prefix, results: Path, installer: Path) -> None:
        self.prefix = prefix
        self.results = results
        self.installer = installer
        self.failed = 0
        self.started = time.monotonic()

    @property
    def home(self) -> Path:
        """The Windows user's folder."""
        return next(p for p in (self.prefix.drive / "users").iterdir() if p.name != "Public")

    @property
    def program(self) -> Path:
        """Where the installer puts the program."""
        return self.home / PROGRAM

    @property
    def cli(self) -> Path:
        """The installed console launcher."""
        return self.program / "sovang-cli.exe"

    def expect(self, what: str, came: bool, detail: str = "") -> None:
        """Print one outcome and count it when it is bad."""
        self.failed += not came
        seconds = time.monotonic() - self.started
        print(f"{seconds:6.1f} s  {'OK  ' if came else 'FAIL'}  {what}  {detail}".rstrip(), flush=True)

    def run(self) -> None:
        """Install, check, command, show, install again, uninstall."""
        self.install()
        if not self.program.exists():
            return
        self.self_check()
        self.commands()
        self.show_window()
        self.upgrade()
        self.uninstall()

    def install(self) -> None:
        """Install silently and look at files and registry."""
        self.expect("silent install", self._run_installer().code == 0)
        files = [path for path in self.program.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        self.expect(
            "program files", (self.program / "SoVang.exe").exists(), f"{len(files)} files, {size:.1f} MB"
        )
        self.expect("Start menu", (self.home / SHORTCUT).exists())
        self.expect("entry to uninstall", "DisplayName" in self._registry(UNINSTALL_KEY))
        self.expect("file type", "SoVang.exe" in self._registry(OPEN_KEY))

    def self_check(self) -> None:
        """Run the installed program's own check and print its report."""
        report = self.home / "self-check.txt"
        run = self.prefix.wine(self.cli, "--self-check", _windows(report), seconds=180)
        text = report.read_text(encoding="utf-8") if report.exists() else run.text
        (self.results / "self-check.txt").write_text(text, encoding="utf-8")
        self.expect("self-check", run.code == 0, f"exit {run.code}")
        print(text)

    @property
    def register(self) -> Path:
        """The sample register, on a path with a space and Vietnamese letters."""
        return self.home / "sổ mẫu.sovang"

    def commands(self) -> None:
        """Create the sample register, its certificates and a report by the console launcher."""
        run = self._sovang("new", "--sample")
        self.expect("sovang new --sample", run.code == 0 and self.register.exists(), run.text.strip())
        pdf, workbook = self.home / "giấy khen.pdf", self.home / "báo cáo.xlsx"
        run = self._sovang(
            "certificates", "--commendation", "218/QĐ-UBND", "--year", "2026", "-o", _windows(pdf)
        )
        made = run.code == 0 and pdf.read_bytes().startswith(b"%PDF")
        self.expect("sovang certificates", made, run.text.strip())
        run = self._sovang("report", "activity", "2022", "-o", _windows(workbook), "--json")
        totals = [f["value"] for f in _json(run.text)["figures"] if f["id"] == "awards.total" and not f["by"]]
        self.expect("sovang report", totals == [39] and workbook.exists(), f"awards.total {totals}")

    def _sovang(self, command: str, *words: str) -> Outcome:
        return self.prefix.wine(self.cli, command, _windows(self.register), *words, seconds=120)

    def show_window(self) -> None:
        """Open the register by the window launcher and take a picture."""
        window = self.prefix.start(self.program / "SoVang.exe", _windows(self.register))
        picture = self.results / "window.png"
        shown = self._wait_for_picture(picture)
        self.expect("window shown", shown and window.poll() is None, str(picture))
        self.expect("installing over a running program is refused", self._run_installer().code == 3)
        self.prefix.stop()

    def upgrade(self) -> None:
        """Install over a damaged installation: it is whole again and the register is untouched."""
        register = self.register.read_bytes()
        (self.program / "sovang-cli.exe").unlink()
        self.expect("installing again", self._run_installer().code == 0 and self.cli.exists())
        self.expect("register unchanged", self.register.read_bytes() == register)

    def uninstall(self) -> None:
        """Uninstall silently: the program goes, what the user saved stays."""
        own_file = self.program / "của tôi.sovang"
        own_file.write_bytes(b"register")
        self.prefix.wine(self.program / "uninstall.exe", "/S", seconds=120)
        gone = self.prefix.wait_for(self.program / "uninstall.exe", there=False)
        left = sorted(path.name for path in self.program.rglob("*") if path.is_file())
        self.expect("program removed", gone and left == [own_file.name], f"left: {left}")
        self.expect("user's register stays", self.register.exists())
        self.expect("Start menu entry removed", not (self.home / SHORTCUT).exists())
        self.expect("entry removed", "DisplayName" not in self._registry(UNINSTALL_KEY))
        self.expect("file type removed", "SoVang.exe" not in self._registry(OPEN_KEY))

    def _run_installer(self) -> Outcome:
        return self.prefix.wine(self.installer, "/S", seconds=180)

    def _registry(self, key: str) -> str:
        return self.prefix.wine("reg", "query", key).text

    def _wait_for_picture(self, picture: Path, seconds: float = 60) -> bool:
        """Take pictures of the screen until one shows more than the empty desktop."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(2)
            take = ["import", "-display", self.prefix.display, "-window", "root", str(picture)]
            subprocess.run(take, check=True, timeout=30)
            if _colours(picture) > 100:
                time.sleep(3)
                subprocess.run(take, check=True, timeout=30)
                return True
        return False


def main() -> int:
    """Run the trial; exit 0 when every expectation came true."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--installer", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/wine"), help="made anew")
    options = parser.parse_args()
    work: Path = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with screen() as variables:
        trial = Trial(Prefix(work / "prefix", variables["DISPLAY"]), work, options.installer.resolve())
        try:
            trial.prefix.make()
            trial.run()
        finally:
            trial.prefix.stop()
    print(f"{trial.failed} failed; pictures and report in {work}")
    return 1 if trial.failed else 0


def _windows(path: Path) -> str:
    """A path of this machine as Wine's drive Z: names it."""
    return "Z:" + str(path).replace("/", "\\")


def _json(text: str) -> dict[str, Any]:
    """The object in a command's output, behind what Wine itself may have said before it."""
    found: dict[str, Any] = json.loads(text[max(text.find("{"), 0) :] or "{}")
    return {"figures": [], **found}


def _colours(picture: Path) -> int:
    told = subprocess.run(["identify", "-format", "%k", picture], check=True, capture_output=True, text=True)
    return int(told.stdout)


if __name__ == "__main__":
    sys.exit(main())
