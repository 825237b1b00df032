"""The events of an XML part, with short names instead of addresses; a document type is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
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


Start = Callable[[Mapping[str, str]], object]
End = Callable[[], object]


class Events:
    """Hears an XML part from its beginning to its end; `text` comes in pieces."""

    has_plain_attributes = False
    """Whether no attribute that counts has an address: the sheets of large files are heard faster so."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Letters between two tags."""

    def heard(self, name: str) -> tuple[Start, End]:
        """What hears the elements of a name."""
        return partial(self.start, name), partial(self.end, name)


def hear_xml(stream: IO[bytes], events: Events) -> None:
    """Parse a part. Raises `FileRefused` for a document type, for damage and for unknown encodings.

    Names of known vocabularies get their usual prefix, names of others "?:". Attributes keep their
    plain name; those with an address get the prefix too.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    starts: dict[str, Start] = {}
    ends: dict[str, End] = {}

    def learn(name: str) -> Start:
        starts[name], ends[name] = events.heard(_short(name))
        return starts[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        (starts.get(name) or learn(name))(attributes)

    def start_prefixed(name: str, attributes: dict[str, str]) -> None:
        start(name, {_short(written): value for written, value in attributes.items()})

    parser.StartElementHandler = start if events.has_plain_attributes else start_prefixed
    parser.EndElementHandler = lambda name: ends[name]()
    parser.CharacterDataHandler = events.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.ParseFile(stream)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefused("list_damaged") from error


@lru_cache(maxsize=2048)
def _short(name: str) -> str:
    address, separator, local = name.rpartition(_SEPARATOR)
    return f"{_SHORT.get(address, '?:')}{local}" if separator else local


def _refuse_document_type(*_words: object) -> None:
    raise FileRefused("list_hostile")
