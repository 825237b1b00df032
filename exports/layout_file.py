"""A layout as one file for another office: a zip with layout.json, its fonts and the blank's scan.

The parts have fixed names, so that whoever reads the file needs to accept no others.
"""

import dataclasses
import zipfile
from io import BytesIO

from exports.layout import Layout, dump_layout

ENDING = ".sovang-layout"
LAYOUT = "layout.json"
FONT = "fonts/{face}.ttf"
BACKDROP = "backdrop"
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same layout gives the same bytes


def layout_archive(layout: Layout, backdrop: bytes | None = None) -> bytes:
    """Return the content of the file; pictures stay in layout.json."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, LAYOUT, dump_layout(dataclasses.replace(layout, fonts={})).encode())
        for face in sorted(layout.fonts):
            _put(archive, FONT.format(face=face), layout.fonts[face])
        if backdrop is not None:
            _put(archive, BACKDROP, backdrop)
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
