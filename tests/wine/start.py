"""Start under Wine to the first painted window, against a bare QWidget in the same run.

    python -m tests.wine.start [--build build/windows] [--rounds 5]

Runs the trimmed program folder of the build with the Windows Python that was left out of it, so that both
windows pay for the same interpreter and the same libraries. Wine's figures say nothing about Windows; the
ratio does a little. Memory is the peak working set.
"""

from __future__ import annotations

import argparse
import shutil
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from installer import runtime
from installer.checks import screen
from tests.speed.rounds import compare, in_turn
from tests.wine.prefix import Prefix
from tests.wine.trial import windows

BARE, OURS = "bare QWidget", "sample register"
WATCH = """
import ctypes, os, runpy, sys, time
from PySide6 import QtCore, QtWidgets

class Counters(ctypes.Structure):
    _fields_ = [("size", ctypes.c_ulong), ("faults", ctypes.c_ulong), ("peak", ctypes.c_size_t),
                *((f"rest{number}", ctypes.c_size_t) for number in range(8))]

def end():
    told, kernel = Counters(), ctypes.WinDLL("kernel32")
    told.size = ctypes.sizeof(told)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(told), told.size)
    open(sys.argv[0], "w").write(f"{time.time()} {told.peak / 1e6}")
    os._exit(0)

class Watch(QtCore.QObject):
    def eventFilter(self, target, event):
        if event.type() == QtCore.QEvent.Type.Paint and type(target).__name__ == watched:
            QtCore.QTimer.singleShot(0, end)
        return False

watched, told, begun, *words = sys.argv[1:]
if watched == "QWidget":
    app, watch = QtWidgets.QApplication([]), Watch()
    window = QtWidgets.QWidget()
    window.resize(1366, 696)
    app.installEventFilter(watch)
    window.show()
    sys.argv = [told]
    app.exec()
run = QtWidgets.QApplication.exec
def loop(*_):
    app, watch = QtWidgets.QApplication.instance(), Watch()
    QtCore.QTimer.singleShot(0, lambda: app.installEventFilter(watch))
    sys.argv = [told]
    return run()
QtWidgets.QApplication.exec = loop
sys.argv = ["desktop", *words]
runpy.run_module("desktop", run_name="__main__")
"""


@dataclass
class Starts:
    """Starts programs in one prefix and remembers what they took."""

    prefix: Prefix
    folder: Path
    memory: dict[str, list[float]]

    def once(self, name: str, *words: str) -> float:
        """Seconds from the making of the process to the painting."""
        told = self.folder / "told.txt"
        told.unlink(missing_ok=True)
        begun = time.time()
        python = (self.folder / "SoVang" / "python.exe", "-X", "utf8", windows(self.folder / "watch.py"))
        self.prefix.run(*python, words[0], windows(told), str(begun), *words[1:], seconds=90)
        painted, peak = map(float, told.read_text(encoding="ascii").split())
        self.memory.setdefault(name, []).append(peak)
        return painted - begun


def main() -> None:
    """Print seconds, memory and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--build", type=Path, default=Path("build/windows"))
    parser.add_argument("--work", type=Path, default=Path("build/wine-start"), help="made anew")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    work: Path = options.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    runtime.unpack_test_runtime(options.build / "cache", work / "SoVang")
    shutil.copytree(options.build / "SoVang", work / "SoVang", dirs_exist_ok=True)
    (work / "watch.py").write_text(WATCH, encoding="ascii")
    with screen() as variables:
        prefix = Prefix(work / "prefix", variables["DISPLAY"])
        try:
            prefix.make()
            register = windows(prefix.home / "Documents" / "mẫu.sovang")
            prefix.run(work / "SoVang" / "sovang-cli.exe", "new", register, "--sample")
            starts = Starts(prefix, work, {})
            ways = {
                BARE: partial(starts.once, BARE, "QWidget"),
                OURS: partial(starts.once, OURS, "OverviewPage", register),
            }
            timed = in_turn(ways, options.rounds)
        finally:
            prefix.stop()
    for name in ways:
        print(f"{name:18} {median(one[name] for one in timed):6.2f} s {median(starts.memory[name]):5.0f} MB")
    print(compare("start under Wine, sample register / bare QWidget", timed, OURS, BARE).line())


if __name__ == "__main__":
    main()
