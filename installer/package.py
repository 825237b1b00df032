"""The installer file: two generated lists of files, then NSIS."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from installer.launchers import Product

SCRIPT = Path(__file__).resolve().parent / "windows" / "so_vang.nsi"


def make_installer(product: Product, stage: Path, work: Path, output: Path) -> None:
    """Pack the folder `stage` into the installer `output`; raises CalledProcessError."""
    work.mkdir(parents=True, exist_ok=True)
    files_in, files_out = work / "files_in.nsh", work / "files_out.nsh"
    files_in.write_text(lines_in(stage), encoding="utf-8-sig")
    files_out.write_text(lines_out(stage), encoding="utf-8-sig")
    defines = {
        "PRODUCT": product.name,
        "VERSION": product.version,
        "COMMAS": product.commas.replace(",", "."),
        "STAGE": stage,
        "OUTPUT": output,
        "FILES_IN": files_in,
        "FILES_OUT": files_out,
    }
    options = [f"-D{name}={value}" for name, value in defines.items()]
    subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, str(SCRIPT)], check=True)


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
    folders = [folder for folder, _ in _folders(stage) if folder.parts]
    lines += [f'RMDir "{_installed(folder)}"' for folder in reversed(folders)]
    return "\n".join(lines) + "\n"


def _folders(stage: Path) -> list[tuple[Path, list[str]]]:
    """Every folder under `stage`, parents first, with the names of its files."""
    folders = [stage, *sorted(path for path in stage.rglob("*") if path.is_dir())]
    return [(f.relative_to(stage), sorted(p.name for p in f.iterdir() if p.is_file())) for f in folders]


def _installed(folder: Path) -> str:
    return "\\".join(("$INSTDIR", *folder.parts))
