"""Try the Windows program under Wine, or on Windows itself: `python -m tests.wine.try_installer`.

What `python -m installer.build --trial` made is installed silently over an earlier version, with a register
of the first schema that must keep every value; the program checks itself, runs every command and shows its
window, also from the portable archive and on a path of 240 characters; then it is uninstalled. Whatever the
person had must be as before. Needs Wine, Xvfb, openbox, ImageMagick and mingw. What Wine cannot show:
tests/wine/README.md.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import Any

from desktop.command_line import COMMANDS
from installer import sources
from installer.build import EARLIER
from installer.checks import CLONE, screen
from tests.command_line.every_command import LENGTH, LIST, long_path, run_every_command
from tests.wine.old_register import (
    check_backup,
    check_lifted,
    check_newer_refused,
    lay_newer_register,
    lay_old_register,
)
from tests.wine.pc import Outcome, Pc, ThisPc
from tests.wine.prefix import Prefix
from tests.wine.trial import Trial, fingerprints, spoken, windows

SHORTCUTS = Path("AppData/Roaming/Microsoft/Windows/Start Menu/Programs")
UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\SoVang"
INSTALLER, PORTABLE = "SoVang-*-setup.exe", "SoVang-*-portable.zip"
"""What the build must have made, besides EARLIER."""
RUNNING, OLDER = 3, 4
"""Exit codes of the installer: the program runs; a newer version is installed."""
OPEN_KEY = r"HKCU\Software\Classes\SoVang.Register\shell\open\command"


class Installed:
    """The installer from the first to the last: an earlier version, this one over it, its removal."""

    def __init__(self, trial: Trial, build: Path) -> None:
        self.trial = trial
        self.pc = trial.pc
        self.earlier = build / EARLIER
        self.installer = next(build.glob(INSTALLER))
        self.portable = next(build.glob(PORTABLE))
        self.home = trial.pc.home
        self.program = self.home / "AppData/Local/Programs/SoVang"
        self.before = self.program / "ban-truoc"
        self.register = self.home / "Documents" / "sổ mẫu.sovang"
        self.old = self.home / "Documents" / "sổ cũ.sovang"
        self.newer = self.home / "Documents" / "sổ mới hơn.sovang"

    def run(self) -> None:
        """The whole life of the program on one PC."""
        self.give_the_person_files()
        others = self.pc.system_files()
        self.install_earlier()
        if not self.program.exists():
            return
        self.upgrade()
        self.refuse_downgrades()
        self.open_old_register()
        self.trial.self_check(self.program, "installed")
        self.long_path()
        self.run_portable()
        self.uninstall()
        self.trial.expect("nothing written outside the person's folders", self.pc.system_files() == others)
        self.trial.expect("the person's files as before", self._persons() == self.files)

    def give_the_person_files(self) -> None:
        """Registers of the first and of a later schema and other things in Documents."""
        lay_old_register(self.old)
        lay_newer_register(self.newer)
        (self.home / "Documents" / "Báo cáo quý.xlsx").write_bytes(b"theirs")
        self.files = self._persons()

    def install_earlier(self) -> None:
        """Install the earlier version and make a register with it."""
        expect = self.trial.expect
        expect("silent install of an earlier version", self._install(self.earlier).code == 0)
        expect("its version", "0.0.1" in self._registry(rf"HKCU\{UNINSTALL_KEY}"))
        made = self.trial.sovang(self.program, "new", self.register, "--sample")
        expect("a register made with it", made.code == 0 and self.register.exists(), made.text.strip())
        (self.program / "của tôi.sovang").write_bytes(self.register.read_bytes())

    def upgrade(self) -> None:
        """Install this version over it: not while it runs, then with the earlier one kept."""
        expect, kept = self.trial.expect, fingerprints(self.register.parent)
        self.trial.open_window(self.program, self.register, "earlier")
        expect("installing over a running program is refused", self._install(self.installer).code == RUNNING)
        self.pc.stop()
        kept = fingerprints(self.register.parent)
        expect("silent upgrade", self._install(self.installer).code == 0)
        files = [p for p in self.program.rglob("*") if p.is_file() and self.before not in p.parents]
        size = sum(path.stat().st_size for path in files) / 1e6
        expect("program files", (self.program / "SoVang.exe").exists(), f"{len(files)} files, {size:.1f} MB")
        expect("registers and papers untouched", fingerprints(self.register.parent) == kept)
        expect("register beside the program untouched", (self.program / "của tôi.sovang").exists())
        expect("Start menu", self._shortcuts() == {"Sổ Vàng.lnk", "Sổ Vàng (bản trước).lnk"})
        expect("entry to uninstall, for this person only", self._is_listed())
        expect("file type", "SoVang.exe" in self._registry(OPEN_KEY))
        old = self.trial.sovang(self.before, "info", self.register, "--json")
        expect("the version before still runs", spoken(old.text).get("integrity") == "ok")

    def refuse_downgrades(self) -> None:
        """Neither an older program over this one, nor a register of a newer one in this one."""
        expect, there = self.trial.expect, fingerprints(self.program)
        expect("an older installer is refused", self._install(self.earlier).code == OLDER)
        expect("the program is untouched", fingerprints(self.program) == there)
        code = self.trial.closed(self.earlier, name="older installer")
        expect("it says so in a dialog, and ends when that is closed", code == OLDER, f"exit {code}")
        check_newer_refused(self.trial, self.program, self.newer)
        self.trial.open_window(self.program, self.newer, "register of a newer version")
        expect("the version before is kept while no register was opened", self.before.exists())
        self.pc.stop()

    def open_old_register(self) -> None:
        """A double click on a register of the first schema lifts it; the version before goes."""
        expect = self.trial.expect
        starts = 1 + (not self._opened_and_gone("register of the first schema"))
        gone = starts == 1 or self._opened_and_gone("register of the first schema, again")
        expect("the version before went when the new one had opened it", gone, f"{starts} starts")
        expect("and its entry in the Start menu", self._shortcuts() == {"Sổ Vàng.lnk"})
        self.pc.stop()
        check_backup(self.trial, self.old)
        check_lifted(self.trial, self.program, self.old)

    def _opened_and_gone(self, name: str) -> bool:
        """Open the old register; what could not be removed then is tried again at the next start."""
        self.pc.stop()
        self.trial.open_window(self.program, self.old, name)
        return self.trial.wait_for(self.before, there=False)

    def long_path(self) -> None:
        """Every command and the window on a register whose path has 240 characters."""
        base = PureWindowsPath(windows(self.home / "Documents"))
        path = long_path(base)
        register = self.home / "Documents" / Path(*PureWindowsPath(path).relative_to(base).parts)
        register.parent.mkdir(parents=True)
        shutil.copyfile(CLONE / "resources/sample/lists/danh-sach.xls", register.parent / LIST)

        def run(*words: str) -> dict[str, Any]:
            ended = self.trial.sovang(self.program, *words)
            assert ended.code == 0, (words[0], ended)
            return spoken(ended.text)

        try:
            done = run_every_command(run, path)
        except AssertionError as failure:
            done = {str(failure)}
        missing = sorted(set(COMMANDS) - done)
        detail = f"not run: {missing}, run: {sorted(done)}" if missing else " ".join(sorted(done))
        self.trial.expect(f"every command on a path of {len(str(path))} characters", not missing, detail)
        self.trial.open_window(self.program, register, f"path of {LENGTH} characters")
        self.pc.stop()

    def run_portable(self) -> None:
        """Unpack the archive into a folder with spaces and Vietnamese letters and run it there."""
        folder = self.home / "Documents" / "Chương trình của phường"
        with zipfile.ZipFile(self.portable) as archive:
            archive.extractall(folder)
        self.trial.self_check(folder / "SoVang", "portable")
        told = spoken(self.trial.sovang(folder / "SoVang", "info", self.register, "--json").text)
        self.trial.expect("a register opened by the portable program", told.get("integrity") == "ok")
        shutil.rmtree(folder)

    def uninstall(self) -> None:
        """Uninstall silently: the program goes, what the person saved stays."""
        expect = self.trial.expect
        self.pc.run(self.program / "uninstall.exe", "/S", seconds=120)
        gone = self.trial.wait_for(self.program / "uninstall.exe", there=False)
        left = sorted(path.name for path in self.program.rglob("*") if path.is_file())
        expect(
            "program removed, a register beside it kept", gone and left == ["của tôi.sovang"], f"left: {left}"
        )
        expect("registers stay", self.register.exists() and self.old.exists())
        expect("Start menu entry removed", not self._shortcuts())
        expect("entry removed", "DisplayName" not in self._registry(rf"HKCU\{UNINSTALL_KEY}"))
        expect("file type removed", "SoVang.exe" not in self._registry(OPEN_KEY))

    def _install(self, installer: Path) -> Outcome:
        return self.pc.run(installer, "/S", seconds=240)

    def _registry(self, key: str) -> str:
        return self.pc.run("reg", "query", key).text

    def _is_listed(self) -> bool:
        own, everybodys = (self._registry(rf"{root}\{UNINSTALL_KEY}") for root in ("HKCU", "HKLM"))
        return "DisplayName" in own and "DisplayName" not in everybodys

    def _shortcuts(self) -> set[str]:
        return {path.name for path in (self.home / SHORTCUTS).glob("*.lnk")}

    def _persons(self) -> dict[str, str]:
        """What the person had before; the register of the first schema is lifted by the program, rightly."""
        known = getattr(self, "files", None)
        found = fingerprints(self.home / "Documents")
        found.pop(self.old.name, None)
        return {name: found.get(name, "") for name in known} if known is not None else found


def options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the words of the command line ask for; SystemExit for a word that it does not know."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--build", type=Path, default=Path("build/windows"))
    parser.add_argument("--work", type=Path, default=Path("build/wine"), help="made anew")
    return parser.parse_args(words)


def main() -> int:
    """Run the trial; exit 0 when every expectation came true."""
    asked = options()
    if wrong := sources.stale(asked.build):
        print(wrong)
        return 1
    work: Path = asked.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    with screen() as variables:
        wine = Prefix(work / "prefix", variables.get("DISPLAY", ""))
        pc: Pc = ThisPc() if sys.platform == "win32" else wine
        trial = Trial(pc, work)
        try:
            trial.pc.make()
            Installed(trial, asked.build.resolve()).run()
        finally:
            trial.pc.stop()
    return trial.close()


if __name__ == "__main__":
    sys.exit(main())
