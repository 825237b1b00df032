"""Word documents as offices have them: fields torn over runs, in tables, heads, text boxes, inside others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx(body: str, parts: Mapping[str, str | bytes] | None = None, types: str = TYPES) -> bytes:
    """A .docx with this body; `parts` are added or put in the place of its own."""
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def header(body: str) -> str:
    """A page head."""
    return f"{_HEAD}<w:hdr {_SPACES}>{body}</w:hdr>"


def run(text: str, style: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a plain text is one."""
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def field(name: str, more: str = r"\* MERGEFORMAT", style: str = "<w:i/>") -> str:
    """A merge field as Word writes it, its code in two runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD "{name}"</w:instrText></w:r>'
    code += f'<w:r><w:instrText xml:space="preserve"> {more} </w:instrText></w:r>'
    return (
        mark.format("begin") + code + mark.format("separate") + run(f"«{name}»", style) + mark.format("end")
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table; each cell is one paragraph."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def root_of(content: bytes, part: str = "word/document.xml") -> etree._Element:
    """A part, parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def lines(content: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph that says something, as a reader sees it."""
    signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    found = (
        "".join(
            signs.get(str(one.tag), one.text or "")
            for one in p.iter(f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}tab")
        )
        for p in root_of(content, part).iter(f"{{{W}}}p")
    )
    return [line for line in found if line]
