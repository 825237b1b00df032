"""The parts of a .docx that hold text: parsed, changed, put back; every other part stays byte for byte."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, R, T, TR, TBL, TC = (f"{W}{name}" for name in ("p", "r", "t", "tr", "tbl", "tc"))
PPR, RPR = f"{W}pPr", f"{W}rPr"

_TEXT_PART: Final = re.compile(r"word/(document|header|footer|footnotes|endnotes)\d*\.xml")
_SETTINGS: Final = "word/settings.xml"

Element = etree._Element  # noqa: SLF001 - the only name that lxml gives the type


class Document:
    """A .docx in memory. Raises `ValueError` for one that cannot be read."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self.roots: Mapping[str, Element] = {
                name: _parsed(self._archive.read(name))
                for name in self._archive.namelist()
                if _TEXT_PART.fullmatch(name)
            }
        except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, EOFError) as error:
            raise ValueError("no document") from error
        if not self.roots:
            raise ValueError("no document")

    def written(self) -> bytes:
        """The document with its changed text; the list that Word merged it with before is forgotten."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry in self._archive.infolist():
                if entry.filename in self.roots:
                    archive.writestr(entry, _bytes(self.roots[entry.filename]), zipfile.ZIP_DEFLATED)
                elif entry.filename == _SETTINGS:
                    archive.writestr(entry, _without_merge(self._archive.read(entry)), zipfile.ZIP_DEFLATED)
                else:
                    archive.writestr(entry, self._archive.read(entry), entry.compress_type)
        return buffer.getvalue()


def own(paragraph: Element, name: str) -> Iterator[Element]:
    """The elements of a paragraph, without those of paragraphs in a text box that it holds."""
    return (one for one in paragraph.iter(name) if next(one.iterancestors(P)) is paragraph)


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_merge(content: bytes) -> bytes:
    """The settings without the data source: Word would ask for a list that is on another PC."""
    if b"mailMerge" not in content:
        return content
    root = _parsed(content)
    for found in list(root.iter(f"{W}mailMerge")):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)
    return _bytes(root)
