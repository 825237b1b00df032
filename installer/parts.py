"""What the Windows build is made of: every part with its version, its licence and the licence's text.

Python packages tell it themselves (`*.dist-info`); `licences/parts.json` lists what does not: Python, SQLite,
the runtimes, Qt and the code of others inside it, fonts and icons.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.parser import HeaderParser
from typing import TYPE_CHECKING, Any

from pip._vendor.packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from installer.wheels import CLONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LICENCES = CLONE / "installer" / "licences"
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
UNTOLD = {
    "click-default-group": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "reportlab": "BSD-3-Clause",
    "sqlite-fts4": "Apache-2.0",
    "xlrd": "BSD-3-Clause AND BSD-4-Clause",
}
"""Licences of packages whose metadata names none, or tells no SPDX words; read in their licence texts."""


class UnlicensedError(Exception):
    """Parts without a licence text, or shipped files that belong to no part; nothing may be packed."""


@dataclass(frozen=True)
class Part:
    """One part: `places` are patterns of its files below the program folder; `texts` its licence's, which
    `licence` names as an SPDX expression.

    A part that lies inside files of another one, such as a library linked into Qt, has no places.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    places: tuple[str, ...]
    is_package: bool = False


def all_parts(stage: Path, versions: Mapping[str, str]) -> list[Part]:
    """Every part of the program folder `stage`; `versions` those that only the Windows Python knows."""
    known = json.loads((LICENCES / "parts.json").read_text(encoding="utf-8"))
    packages = [
        _package(folder, known["texts_of_packages"]) for folder in sorted((stage / "lib").glob("*.dist-info"))
    ]
    told = {**{part.name: part.version for part in packages}, **versions}
    shipped = [entry for entry in known["parts"] if _is_shipped(entry, stage)]
    return [_hand_written(entry, stage, told) for entry in shipped] + packages


def unaccounted(stage: Path, parts: Iterable[Part]) -> list[str]:
    """What is wrong: parts without licence or text, files of the program folder that belong to no part."""
    found = list(parts)
    wrong = [
        f"no SPDX expression: {part.name}: {part.licence}" for part in found if not _is_spdx(part.licence)
    ]
    wrong += [f"no licence text: {part.name}" for part in found if not part.texts]
    wrong += [f"no such text: {text}" for part in found for text in part.texts if not text.is_file()]
    owned = {path for part in found for place in part.places for path in stage.glob(place)}
    files = (path for path in stage.rglob("*") if path.is_file() and path not in owned)
    return wrong + [f"belongs to no part: {path.relative_to(stage)}" for path in sorted(files)]


def _is_spdx(licence: str) -> bool:
    try:
        return canonicalize_license_expression(licence) == licence
    except InvalidLicenseExpression:
        return False


def _package(folder: Path, texts: Mapping[str, list[str]]) -> Part:
    told = HeaderParser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
    name = told["Name"].lower().replace("_", "-")
    licence = UNTOLD.get(name) or told["License-Expression"] or told["License"] or ""
    own = (path for path in folder.rglob("*") if path.is_file() and LICENCE_FILE.search(path.name))
    listed = tuple(LICENCES / text for text in texts.get(name, ()))
    places = (f"lib/{folder.name}/**/*", *_places(folder))
    return Part(name, told["Version"], licence, listed or tuple(sorted(own)), places, is_package=True)


def _places(folder: Path) -> list[str]:
    """The packages and modules that a package laid into `lib`, as its record tells."""
    lines = (folder / "RECORD").read_text(encoding="utf-8").splitlines()
    paths = {line.split(",")[0].partition("/")[:2] for line in lines}
    return [
        f"lib/{top}/**/*" if inside else f"lib/{top}"
        for top, inside in sorted(paths)
        if top not in {"..", folder.name}
    ]


def _is_shipped(entry: Mapping[str, Any], stage: Path) -> bool:
    """Unless all the files that it lies inside were trimmed away."""
    return "inside" not in entry or any(path for place in entry["inside"] for path in stage.glob(place))


def _hand_written(entry: Mapping[str, Any], stage: Path, versions: Mapping[str, str]) -> Part:
    version = versions.get(entry.get("version", ""), "")
    texts = tuple(_text(name, stage) for name in entry["texts"])
    return Part(entry["name"], version, entry["licence"], texts, tuple(entry.get("places", ())))


def _text(name: str, stage: Path) -> Path:
    return next((folder / name for folder in (LICENCES, stage) if (folder / name).exists()), CLONE / name)
