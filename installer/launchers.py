"""The two launchers of the Windows build, with icon, version and manifest, made by mingw."""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "windows"
GCC, WINDRES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: the sizes Windows shows at 100 to 200 % in lists, task bar and tiles."""
CONSOLE = "sovang-cli.exe"
WINDOW = "SoVang.exe"


@dataclass(frozen=True)
class Product:
    """The name and version that every file of the build carries."""

    name: str
    version: str

    @property
    def commas(self) -> str:
        """The version as Windows wants it: four numbers."""
        return ",".join([*self.version.split("."), "0", "0"][:4])


def build_launchers(product: Product, icon: Path, work: Path, into: Path) -> None:
    """Compile both launchers into the folder `into`; raises CalledProcessError."""
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy(icon, work / "so_vang.ico")
    shutil.copy(SOURCES / "app.manifest", work)
    for file, options in ((WINDOW, ["-mwindows"]), (CONSOLE, ["-DCONSOLE"])):
        _compile(file, options, product, work, into)


def _compile(file: str, options: list[str], product: Product, work: Path, into: Path) -> None:
    resource = (SOURCES / "launcher.rc.in").read_text(encoding="utf-8")
    for word, value in {
        "@COMMAS@": product.commas,
        "@VERSION@": product.version,
        "@PRODUCT@": product.name,
        "@FILE@": file,
    }.items():
        resource = resource.replace(word, value)
    (work / "launcher.rc").write_text(resource, encoding="utf-8")
    _run(WINDRES, "launcher.rc", "-O", "coff", "-o", "launcher.res", folder=work)
    flags = ["-municode", "-O2", "-s", "-static", "-Wall", "-Wextra", "-Wno-unused-parameter", *options]
    _run(GCC, *flags, str(SOURCES / "launcher.c"), "launcher.res", "-o", str(into / file), folder=work)


def write_icon(svg: Path, ico: Path) -> None:
    """Draw the program's SVG at every size of ICON_SIZES into one Windows icon file."""
    pictures = [_png(svg, size) for size in ICON_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICON_SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    ico.write_bytes(head + b"".join(pictures))


def _png(svg: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)
