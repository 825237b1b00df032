"""What is handed out: the installer (generated lists of files, then NSIS) and the portable archive."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from installer import sign

if TYPE_CHECKING:
    from installer.launchers import Product

SCRIPT = Path(__file__).resolve().parent / "windows" / "so_vang.nsi"
BEFORE = "ban-truoc"
"""The folder in which an upgrade keeps the version before; the installer's script says the same."""
FIXED_TIME = (2026, 1, 1, 0, 0, 0)
"""Every file of the archive gets it, so that the same build packs into the same bytes."""


def make_installer(product: Product, stage: Path, work: Path, output: Path, *, fast: bool = False) -> None:
    """Pack the folder `stage` into the installer `output`; raises CalledProcessError.

    `fast` does not compress, for a trial that nobody keeps.
    """
    work.mkdir(parents=True, exist_ok=True)
    lists = {"FILES_IN": lines_in(stage), "FILES_OUT": lines_out(stage), "FILES_ASIDE": lines_aside(stage)}
    defines: dict[str, object] = {
        "PRODUCT": product.name,
        "VERSION": product.version,
        "COMMAS": product.commas.replace(",", "."),
        "STAGE": stage,
        "OUTPUT": output,
    }
    for name, lines in lists.items():
        defines[name] = work / f"{name.lower()}.nsh"
        (work / f"{name.lower()}.nsh").write_text(lines, encoding="utf-8-sig")
    options = [f"-D{name}={value}" for name, value in defines.items()] + ["-DFAST"] * fast
    if sign.is_key_given():
        options.append(f'-DSIGN="{sys.executable}" "{sign.__file__}"')
    subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, str(SCRIPT)], check=True)


def make_portable(stage: Path, output: Path) -> None:
    """Pack the folder `stage`, under its own name, into the archive `output`."""
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(stage.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(stage.parent).as_posix(), FIXED_TIME)
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def lines_in(stage: Path) -> str:
    """NSIS lines that lay down every file of `stage`."""
    lines: list[str] = []
    for folder, files in _folders(stage):
        lines.append(f'SetOutPath "{_installed(folder)}"')
        lines += [f'File "{stage / folder / name}"' for name in files]
    return "\n".join(lines) + "\n"


def lines_out(stage: Path) -> str:
    """NSIS lines that delete exactly those files, then the folders that became empty."""
    lines = [f'Delete "{_installed(folder)}\\{name}"' for folder, files in _folders(stage) for name in files]
    return "\n".join(lines + _empty_folders(stage)) + "\n"


def lines_aside(stage: Path) -> str:
    """NSIS lines that move exactly those files into the folder BEFORE."""
    lines: list[str] = []
    for folder, files in _folders(stage):
        here, there = _installed(folder), _installed(Path(BEFORE, folder))
        lines.append(f'CreateDirectory "{there}"')
        lines += [f'Rename "{here}\\{name}" "{there}\\{name}"' for name in files]
    return "\n".join(lines + _empty_folders(stage)) + "\n"


def _empty_folders(stage: Path) -> list[str]:
    folders = [folder for folder, _ in _folders(stage) if folder.parts]
    return [f'RMDir "{_installed(folder)}"' for folder in reversed(folders)]


def _folders(stage: Path) -> list[tuple[Path, list[str]]]:
    """Every folder under `stage`, parents first, with the names of its files."""
    folders = [stage, *sorted(path for path in stage.rglob("*") if path.is_dir())]
    return [(f.relative_to(stage), sorted(p.name for p in f.iterdir() if p.is_file())) for f in folders]


def _installed(folder: Path) -> str:
    return "\\".join(("$INSTDIR", *folder.parts))
