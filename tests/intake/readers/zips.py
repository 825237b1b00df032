"""Small containers made part by part, and existing ones with parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = f'<Relationship Id="{{id}}" Type="{RELATIONS}/{{kind}}" Target="{{target}}"/>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)  # the same bytes at any time
    return stream.getvalue()


def relations(**targets: str) -> str:
    """A part of relations: kind=target; the kind's number may follow it (worksheet2)."""
    said = "".join(
        _RELATION.format(id=kind, kind=kind.rstrip("0123456789"), target=target)
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{said}</Relationships>'


def xlsx(sheet: str, **more: str) -> dict[str, str | bytes]:
    """The parts of a workbook whose one sheet holds this XML; `styles` and `strings` may be given."""
    names = {"worksheet": "worksheets/sheet1.xml"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="Danh sách" sheetId="1" r:id="worksheet"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{sheet}</worksheet>",
    }
    if "styles" in more:
        names["styles"] = "styles.xml"
        parts["xl/styles.xml"] = f"<styleSheet {MAIN}>{more['styles']}</styleSheet>"
    if "strings" in more:
        names["sharedStrings"] = "sharedStrings.xml"
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{more['strings']}</sst>"
    parts["xl/_rels/workbook.xml.rels"] = relations(**names)
    return parts


def changed(path: Path, name: str, old: bytes, new: bytes) -> bytes:
    """A container with bytes of one part replaced, which must be there."""
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    assert old in parts[name], f"{old!r} is not in {name}"
    parts[name] = parts[name].replace(old, new, 1)
    return zipped(parts)
