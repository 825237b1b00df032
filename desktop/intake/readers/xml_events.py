"""The events of an XML part, with short names instead of addresses; a document type is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from desktop.errors import FileRefused

_SHORT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg:",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest:",
    "urn:schemas-microsoft-com:office:spreadsheet": "ss:",
}
_SEPARATOR = "}"


class Events:
    """Hears an XML part from its beginning to its end; `text` comes in pieces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Letters between two tags."""


def hear_xml(stream: IO[bytes], events: Events) -> None:
    """Parse a part. Raises `FileRefused` for a document type, for damage and for unknown encodings.

    Names of known vocabularies get their usual prefix, names of others "?:". Attributes keep their
    plain name; those with an address get the prefix too.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    names: dict[str, str] = {}

    def short(name: str) -> str:
        address, separator, local = name.rpartition(_SEPARATOR)
        names[name] = f"{_SHORT.get(address, '?:')}{local}" if separator else local
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        for written in attributes:
            if _SEPARATOR in written:
                attributes = {names.get(key) or short(key): value for key, value in attributes.items()}
                break
        events.start(names.get(name) or short(name), attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: events.end(names[name])
    parser.CharacterDataHandler = events.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefused("list_damaged") from error


def _refuse_document_type(*_words: object) -> None:
    raise FileRefused("list_hostile")
