"""What of the unpacked packages the program needs on Windows; the rest is deleted.

Of Qt only the modules that the program imports stay, with the closure of the libraries that
their files import. Of every other package only what runs stays: no tests, no headers.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtPdf", "QtNetwork")
"""What desktop/ui imports. QtCharts is offered under the GPL only, which would bind the program."""
QT_PLUGINS = (
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/*.dll", "iconengines/qsvgicon.dll",
    "imageformats/qjpeg.dll", "imageformats/qsvg.dll", "imageformats/qico.dll",
)  # fmt: skip
QT_FOLDERS = ("PySide6", "shiboken6")
NOT_NEEDED = (
    "cffi",  # PyNaCl's compiled part calls _cffi_backend and nothing else of it
    "**/tests", "**/test", "**/*.pyi", "**/py.typed", "**/*.pyx", "**/*.pxd", "**/*.pxi", "**/*.h", "**/*.c",
    "PIL/_avif*.pyd", "PIL/_webp*.pyd", "PIL/_imagingft*.pyd", "reportlab/fonts",
    "lxml/includes", "lxml/isoschematron", "lxml/html", "lxml/objectify*.pyd", "lxml/sax*.pyd",
    "*.dist-info/WHEEL", "*.dist-info/top_level.txt", "*.dist-info/sboms", "*.dist-info/entry_points.txt",
)  # fmt: skip


def trim(packages: Path) -> None:
    """Delete from the folder `packages` everything that the program does not need."""
    kept = _qt_files(packages)
    for folder in QT_FOLDERS:
        for path in (packages / folder).rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()
    for pattern in NOT_NEEDED:
        for path in list(packages.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    _remove_empty_folders(packages)


def trim_licences(packages: Path) -> None:
    """Delete from the packages' own folders what has been laid into the folder of licences."""
    for path in [*packages.glob("*.dist-info/*"), *packages.glob("resources/fonts/OFL-*")]:
        if path.name != "METADATA":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _qt_files(packages: Path) -> set[Path]:
    qt, shiboken = (packages / folder for folder in QT_FOLDERS)
    wanted = [qt / f"{module}.pyd" for module in QT_MODULES]
    wanted += [path for plugin in QT_PLUGINS for path in (qt / "plugins").glob(plugin)]
    wanted += [shiboken / "Shiboken.pyd"]
    sources = {*qt.glob("*.py"), *shiboken.glob("*.py"), *(qt / "support").glob("*.py")}
    return closure(wanted, [*qt.glob("*.dll"), *shiboken.glob("*.dll")]) | sources


def closure(wanted: list[Path], libraries: list[Path]) -> set[Path]:
    """Return `wanted` and those of `libraries` that they need, directly or through others."""
    by_name = {library.name.lower(): library for library in libraries}
    found: set[Path] = set()
    while wanted:
        path = wanted.pop()
        if path not in found:
            found.add(path)
            wanted += [by_name[name] for name in imported_libraries(path) if name in by_name]
    return found


def imported_libraries(path: Path) -> list[str]:
    """Return the names, in lower case, of the libraries that a Windows binary imports."""
    dump = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(path)], check=True, capture_output=True, text=True
    )
    return [name.lower() for name in re.findall(r"DLL Name: (\S+)", dump.stdout)]


def _remove_empty_folders(root: Path) -> None:
    for folder in sorted((p for p in root.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
