"""The bill of materials (CycloneDX 1.6), the folder of licence texts, and sizes, from the build's parts."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from installer.launchers import Product
    from installer.parts import Part


def bill_of_materials(product: Product, parts: Iterable[Part]) -> str:
    """The bill as JSON text; the same parts give the same text."""
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": product.name, "version": product.version},
        },
        "components": [_component(part) for part in parts],
    }
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _component(part: Part) -> dict[str, Any]:
    licences = [{"expression": part.licence}]
    component: dict[str, Any] = {"type": "library", "name": part.name, "licenses": licences}
    if part.version:
        component["version"] = part.version
    if part.is_package:
        component["purl"] = f"pkg:pypi/{part.name}@{part.version}"
    return component


def lay_licences(parts: Iterable[Part], into: Path) -> None:
    """Copy every part's licence texts into a folder of its name."""
    for part in parts:
        folder = into / re.sub(r"[^\w.+ -]", "", part.name)
        folder.mkdir(parents=True)
        for text in part.texts:
            shutil.copyfile(text, folder / text.name)


def sizes(stage: Path, parts: Sequence[Part]) -> list[tuple[str, int]]:
    """Bytes of every part, largest first; a file that several parts share counts for the first of them."""
    owner = {
        path: part.name for part in reversed(parts) for place in part.places for path in stage.glob(place)
    }
    total: dict[str, int] = {}
    for path, name in owner.items():
        if path.is_file():
            total[name] = total.get(name, 0) + path.stat().st_size
    return sorted(total.items(), key=lambda item: -item[1])
