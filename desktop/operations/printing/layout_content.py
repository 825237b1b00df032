"""A layout as the register keeps it: its JSON with hashes in the place of fonts and pictures.

The same font then stands once in the register however often the layout is changed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from desktop.errors import SoVangError
from desktop.records.layout import OwnLayout
from desktop.store import blobs
from desktop.store.reader import Reader
from exports.layout import Layout, LayoutError, dump_layout, load_layout


def taken_apart(layout: Layout) -> tuple[str, dict[str, bytes]]:
    """The layout's JSON with hashes, and by its hash each font and picture."""
    parts: dict[str, bytes] = {}

    def put(encoded: str) -> str:
        content = base64.b64decode(encoded)
        digest = sha256(content).hexdigest()
        parts[digest] = content
        return digest

    plain = _with_parts(json.loads(dump_layout(layout)), put)
    return json.dumps(plain, ensure_ascii=False), parts


def put_together(reader: Reader, stored: OwnLayout) -> Layout:
    """The layout that a version holds. Raises `layout_damaged`."""

    def get(digest: str) -> str:
        content = blobs.get(reader, digest)
        if content is None:
            raise SoVangError("layout_damaged", name=stored.name)
        return base64.b64encode(content).decode()

    try:
        return load_layout(json.dumps(_with_parts(json.loads(stored.content), get)))
    except (LayoutError, ValueError) as error:
        raise SoVangError("layout_damaged", name=stored.name) from error


def size_of(stored: OwnLayout) -> tuple[float, float]:
    """Width and height in mm, without reading anything else of the layout."""
    plain = json.loads(stored.content)
    return float(plain["width_mm"]), float(plain["height_mm"])


def _with_parts(plain: Any, other: Callable[[str], str]) -> Any:
    """The JSON with every font and picture replaced."""
    fonts = {face: other(one) for face, one in plain.get("fonts", {}).items()}
    elements = [
        {**element, "data": other(element["data"])} if element.get("data") else element
        for element in plain["elements"]
    ]
    return {**plain, "elements": elements, **({"fonts": fonts} if fonts else {})}
