"""Make the Windows program on Linux: `python3 installer/bootstrap.py windows` from the clone.

It needs mingw (gcc, binutils), NSIS with Debian's 64-bit stubs, and Wine, which runs the Windows Python.
Below build/windows stand afterwards the trimmed program folder, the installer, the portable archive of the
same folder, the bill of materials, and what it all was made from, as a hash.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from installer import bill, launchers, package, parts, runtime, sign, sources, trim, wheels
from installer.bootstrap import RegistryUnreachableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLONE = wheels.CLONE
ICON = CLONE / "resources" / "icons" / "so-vang-app.svg"
SEARCH_PATH = "python313.zip\n.\nlib\n"
"""python313._pth: where Python looks for modules, and nowhere else."""
LIMITS = {"installed": 110e6, "installer": 35e6}
"""Bytes: more than that is a mistake in trimming, or wants a reason."""
EARLIER = "earlier-setup.exe"
"""The same folder as an earlier version, which `--trial` makes too."""
TELL_VERSIONS = (
    "import json, sqlite3, sys; told = {'python': sys.version.split()[0], 'sqlite': sqlite3.sqlite_version}; "
    "open(sys.argv[1], 'w').write(json.dumps(told))"
)


def main() -> int:
    """Build; 1 when something grew beyond its limit, has no licence or could not be fetched."""
    try:
        return build(options())
    except (RegistryUnreachableError, parts.UnlicensedError) as error:
        print(error)
        return 1


def build(asked: argparse.Namespace) -> int:
    """Print sizes in MB and times in seconds while building; 1 when something grew beyond its limit."""
    work: Path = asked.work.resolve()
    stage = work / "SoVang"
    for folder in (stage, work / "own"):
        shutil.rmtree(folder, ignore_errors=True)
    (work / sources.TOLD_IN).unlink(missing_ok=True)
    made_from = sources.fingerprint()
    test = asked.runtime is None
    product = _product(test=test)
    started = time.monotonic()

    def done(step: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {step}", flush=True)

    if test:
        runtime.unpack_test_runtime(work / "cache", stage)
    else:
        runtime.unpack_release(asked.runtime, asked.runtime_sha256, stage)
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
    if sign.is_key_given():
        sign.sign(stage / launchers.WINDOW, stage / launchers.CONSOLE)
    done(f"launchers{'' if sign.is_key_given() else ', not signed: no key is given'}")
    found = _account(product, stage, _versions(stage, work))
    done(f"licences and bill of materials of {len(found)} parts")
    _compile(stage, work)
    done(f"compiled by the Windows Python: installed {_megabytes(stage)}")
    name = f"SoVang-{product.version}{'-thu' if test else ''}"
    shutil.copy(stage / "bill-of-materials.json", work / f"{name}-bill-of-materials.json")
    portable, installer = work / f"{name}-portable.zip", work / f"{name}-setup.exe"
    package.make_portable(stage, portable)
    done(f"{portable.name} {_megabytes(portable)}")
    package.make_installer(product, stage, work / "nsis", installer)
    if sign.is_key_given():
        sign.sign(installer)
    done(f"{installer.name} {_megabytes(installer)}")
    if asked.trial:
        earlier = work / EARLIER
        package.make_installer(replace(product, version="0.0.1"), stage, work / "nsis", earlier, fast=True)
        done(f"{earlier.name}: the same folder as version 0.0.1, for the trial of an upgrade")
    (work / sources.TOLD_IN).write_text(f"{made_from}\n", encoding="ascii")
    for name, size in bill.sizes(stage, found):
        print(f"          {size / 1e6:7.2f} MB  {name}")
    wrong = beyond_limits({"installed": _size(stage), "installer": _size(installer)})
    for line in wrong:
        print(f"TOO LARGE: {line}")
    return int(bool(wrong))


def beyond_limits(sizes: Mapping[str, int]) -> list[str]:
    """What is larger than LIMITS allow, in words; sizes in bytes. Prints every size beside its limit."""
    told = {
        name: f"{name} {size / 1e6:.1f} MB of at most {LIMITS[name] / 1e6:.0f}"
        for name, size in sizes.items()
    }
    for line in told.values():
        print(f"          {line}")
    return [told[name] for name, size in sizes.items() if size > LIMITS[name]]


def options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the words of the command line ask for; SystemExit for a word that it does not know."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--work", type=Path, default=CLONE / "build" / "windows")
    parser.add_argument(
        "--runtime", type=Path, help="python.org's embeddable archive; without it a test build"
    )
    parser.add_argument("--runtime-sha256", help="the hash that python.org publishes for it")
    parser.add_argument(
        "--trial", action="store_true", help="also make earlier-setup.exe, for the trial of an upgrade"
    )
    found = parser.parse_args(words)
    if bool(found.runtime) != bool(found.runtime_sha256):
        parser.error("--runtime and --runtime-sha256 go together")
    return found


def _product(*, test: bool) -> launchers.Product:
    project = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return launchers.Product("Sổ Vàng (bản dựng thử)" if test else "Sổ Vàng", project["version"])


def _account(product: launchers.Product, stage: Path, versions: dict[str, str]) -> list[parts.Part]:
    """Lay the licences and the bill into the program folder; raises `parts.UnlicensedError`."""
    found = parts.all_parts(stage, versions)
    if wrong := parts.unaccounted(stage, found):
        raise parts.UnlicensedError("\n".join(wrong))
    bill.lay_licences(found, stage / "licences")
    (stage / "bill-of-materials.json").write_text(bill.bill_of_materials(product, found), encoding="utf-8")
    trim.trim_licences(stage / "lib")
    return found


def _versions(stage: Path, work: Path) -> dict[str, str]:
    """What only the Windows Python knows: its own version and SQLite's."""
    _windows_python(stage, work, "-c", TELL_VERSIONS, str(work / "versions.json"))
    told: dict[str, str] = json.loads((work / "versions.json").read_text(encoding="ascii"))
    return told


def _compile(stage: Path, work: Path) -> None:
    """Let the Windows Python write the byte code, which the installed program never checks or rewrites."""
    _windows_python(stage, work, "-m", "compileall", "-q", "--invalidation-mode=unchecked-hash", "lib")
    for interpreter in ("python.exe", "pythonw.exe"):
        (stage / interpreter).unlink()


def _windows_python(stage: Path, work: Path, *words: str) -> None:
    python = (
        [str(stage / "python.exe")] if sys.platform == "win32" else ["timeout", "300", "wine", "python.exe"]
    )
    wine = {"WINEPREFIX": str(work / "prefix"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mshtml=d"}
    null = subprocess.DEVNULL  # under Wine this Python refuses to start with its output in a file
    subprocess.run(
        [*python, *words],
        cwd=stage,
        check=True,
        env={**os.environ, **wine},
        stdin=null,
        stdout=null,
        stderr=null,
    )


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _megabytes(path: Path) -> str:
    return f"{_size(path) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
