"""Puts drawn sheets together as one PDF, with reportlab's document objects.

Streams arrive deflated, so none of reportlab's global settings (ASCII85 among them) touches the result. No
font of reportlab's own is ever named: everything a sheet shows is embedded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFPage

from exports.certificate_fonts import EmbeddedFace, compressed_stream
from exports.certificate_ground import Ground

_CREATOR = "Sổ Vàng"


@dataclass(frozen=True, eq=False)
class Resources:
    """What the sheets of one layout refer to: faces by their name in the operators, the ground if drawn."""

    fonts: Mapping[str, EmbeddedFace]
    ground: Ground | None


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One page: its size in pt, its deflated operators, and what they refer to."""

    width: float
    height: float
    content: bytes
    resources: Resources


def assemble(sheets: Sequence[Sheet], title: str, created: datetime | None) -> bytes:
    """Return the PDF of these sheets. The same input gives the same bytes; `created` None means now."""
    document = PDFDocument(invariant=1, lang="vi-VN")
    _describe(document, title, created or datetime.now().astimezone())
    fonts: dict[EmbeddedFace, object] = {}
    resources: dict[Resources, object] = {}
    for sheet in sheets:
        if sheet.resources not in resources:
            resources[sheet.resources] = _add_resources(document, sheet.resources, fonts)
        page = PDFPage()
        page.MediaBox = PDFArray([0, 0, sheet.width, sheet.height])
        page.Resources = resources[sheet.resources]
        page.Contents = compressed_stream(sheet.content)
        document.addPage(page)
    content: bytes = document.format()
    return content


def _describe(document: PDFDocument, title: str, created: datetime) -> None:
    """Set the document information; it names no person."""
    document.Catalog.Outlines = None
    info = document.info
    info.title, info.author, info.creator, info.subject = title, _CREATOR, _CREATOR, ""
    offset = created.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    document.setDateFormatter(lambda *_: created.strftime("D:%Y%m%d%H%M%S") + zone)
    info.digest(document.signature)


def _add_resources(document: PDFDocument, resources: Resources, fonts: dict[EmbeddedFace, object]) -> object:
    for face in resources.fonts.values():
        if face not in fonts:
            fonts[face] = face.add_to(document)
    entries: dict[str, object] = {
        "Font": PDFDictionary({name: fonts[face] for name, face in resources.fonts.items()})
    }
    if resources.ground:
        entries["XObject"] = PDFDictionary({"Ground": resources.ground.add_to(document)})
    return document.Reference(PDFDictionary(entries))
