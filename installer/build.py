"""Make the Windows installer on Linux: `python -m installer.build` from the clone.

Needs mingw (gcc, binutils), NSIS and Wine, which `installer/bootstrap.py windows-tools` names.
Everything is made below build/windows: the trimmed program folder and the installer.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from installer import launchers, package, runtime, trim, wheels

CLONE = Path(__file__).resolve().parents[1]
ICON = CLONE / "resources" / "icons" / "so-vang-app.svg"
SEARCH_PATH = "python313.zip\n.\nlib\n"
"""python313._pth: where Python looks for modules, and nowhere else."""


def main() -> int:
    """Build, and print sizes in MB and times in seconds."""
    options = _options()
    work: Path = options.work.resolve()
    stage = work / "SoVang"
    for folder in (stage, work / "own"):
        shutil.rmtree(folder, ignore_errors=True)
    product = _product(test=options.runtime is None)
    started = time.monotonic()

    def done(step: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {step}", flush=True)

    if options.runtime is None:
        runtime.unpack_test_runtime(work / "cache", stage)
    else:
        runtime.unpack_release(options.runtime, options.runtime_sha256, stage)
    (stage / "python313._pth").write_text(SEARCH_PATH, encoding="ascii")
    done("Python for Windows")
    packages = stage / "lib"
    for wheel in [*wheels.download(work / "cache" / "wheels"), wheels.build_own(work / "own")]:
        wheels.unpack(wheel, packages)
    done(f"packages {_megabytes(packages)}")
    trim.trim(packages)
    done(f"trimmed {_megabytes(packages)}")
    launchers.write_icon(ICON, stage / "so_vang.ico")
    launchers.build_launchers(product, stage / "so_vang.ico", work / "launchers", stage)
    done("launchers")
    _compile(stage, work)
    done("compiled by the Windows Python")
    _print_sizes(stage)
    output = work / f"SoVang-{product.version}{'-thu' if options.runtime is None else ''}-setup.exe"
    package.make_installer(product, stage, work / "nsis", output)
    done(f"{output.name} {_megabytes(output)}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=CLONE / "build" / "windows")
    parser.add_argument(
        "--runtime", type=Path, help="python.org's embeddable archive; without it a test build"
    )
    parser.add_argument("--runtime-sha256", help="the hash that python.org publishes for it")
    options = parser.parse_args()
    if bool(options.runtime) != bool(options.runtime_sha256):
        parser.error("--runtime and --runtime-sha256 go together")
    return options


def _product(*, test: bool) -> launchers.Product:
    project = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return launchers.Product("Sổ Vàng (bản dựng thử)" if test else "Sổ Vàng", project["version"])


def _compile(stage: Path, work: Path) -> None:
    """Let the Windows Python write the byte code, which the installed program never checks or rewrites."""
    python = (
        [str(stage / "python.exe")] if sys.platform == "win32" else ["timeout", "300", "wine", "python.exe"]
    )
    wine = {"WINEPREFIX": str(work / "prefix"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mshtml=d"}
    null = subprocess.DEVNULL  # under Wine this Python refuses to start with its output in a file
    subprocess.run(
        [*python, "-m", "compileall", "-q", "--invalidation-mode=unchecked-hash", "lib"],
        cwd=stage, check=True, env={**os.environ, **wine}, stdin=null, stdout=null, stderr=null,
    )  # fmt: skip
    for interpreter in ("python.exe", "pythonw.exe"):
        (stage / interpreter).unlink()


def _print_sizes(stage: Path) -> None:
    parts = sorted(
        ((_size(path), path) for path in [*stage.iterdir(), *(stage / "lib").iterdir()]), reverse=True
    )
    for size, path in parts[:16]:
        print(f"          {size / 1e6:7.1f} MB  {path.relative_to(stage)}")


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _megabytes(path: Path) -> str:
    return f"{_size(path) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
