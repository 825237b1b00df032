"""Where the elements of a part stand in its bytes; no entity and no document type is ever followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.parsers import expat


class FormNotFilled(Exception):  # noqa: N818 - the name says what happened, as every code of the house does
    """The form was not filled; `code` says why, `values` what it is about."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass
class Element:
    """An element with the places of its bytes: from `start` to `inside` its tag, then up to `end`.

    One that closes itself has `inside` at its end; `last` is where the closing tag begins.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int
    parent: Element | None
    last: int = 0
    end: int = 0

    @property
    def closes_itself(self) -> bool:
        """Whether it is written as <name/>."""
        return self.inside == self.end


_ENCODED: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PLAIN: Final = frozenset({"utf-8", "us-ascii", "ascii"})


def elements_of(content: bytes, wanted: Iterable[str]) -> list[Element]:
    """The elements with one of the local names, in the order in which they begin.

    Raises `FormNotFilled("damaged")` for what is no XML, for another encoding than UTF-8, and for a
    document type.
    """
    told = _ENCODED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if (told and told[1].decode("ascii").lower() not in _PLAIN) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FormNotFilled("damaged")
    try:
        return _Places(content, frozenset(wanted)).found
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise FormNotFilled("damaged") from error


class _Places:
    """Hears a part once and notes where the wanted elements begin and end."""

    def __init__(self, content: bytes, wanted: frozenset[str]) -> None:
        self.found: list[Element] = []
        self._content, self._wanted = content, wanted
        self._open: list[Element | None] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local not in self._wanted:
            self._open.append(None)
            return
        start = self._parser.CurrentByteIndex
        inside = _tag_end(self._content, start)
        parent = next((one for one in reversed(self._open) if one is not None), None)
        element = Element(name, attributes, start, inside, parent)
        self.found.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if element is None:
            return
        here = self._parser.CurrentByteIndex
        if self._content[element.inside - 2 : element.inside] == b"/>":
            element.last = element.end = element.inside
        else:
            element.last, element.end = here, _tag_end(self._content, here)


def local_name(element: Element) -> str:
    """An element's name without the prefix of its vocabulary."""
    return element.name.rpartition(":")[2]


_TAG: Final = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def _tag_end(content: bytes, start: int) -> int:
    """Behind the > of the tag that begins at a place; one inside an attribute's quotes does not count."""
    found = _TAG.match(content, start)
    if found is None:
        raise FormNotFilled("damaged")
    return found.end()


def _refuse(*_words: object) -> NoReturn:
    raise FormNotFilled("damaged")


def spliced(content: bytes, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The bytes with pieces replaced: (from, to, by), which do not overlap; equal places keep their order."""
    pieces, place = [], 0
    for start, end, by in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [content[place:start], by]
        place = end
    return b"".join([*pieces, content[place:]])


def without_attribute(tag: bytes, name: str) -> bytes:
    """A start tag without one of its attributes."""
    return re.sub(rb"""\s+%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode(), b"", tag)
