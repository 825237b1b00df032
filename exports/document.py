"""A Word document from a template: its fields filled, its lists repeated, everything else left as it is.

Written on lxml, not on a merge library. docxtpl works on the text of the XML and breaks where Word splits a
mark (its issues 445 and 663). docx-mailmerge2 can keep its merge fields to fill them again, but it repeats
table rows only, without headings, and a list that was filled once cannot grow; names that are merely typed
and the tint of what changed would have to be written beside it all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.document_controls import Control, controls, recognise, unreached
from exports.document_mark import mark_document
from exports.document_parts import Document, P, T, W
from exports.document_rows import Group, Listing, repeat
from exports.safe_file import replacing

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MISSING", "DocumentFields", "Filled", "Filling", "Group", "Listing", "document_fields",
           "fill_document", "save_document"]  # fmt: skip

MISSING: Final = "…………"
"""Stands for a value that is not there: it is seen, and written over by hand."""


@dataclass(frozen=True)
class DocumentFields:
    """The names of a document's fields in reading order; `unreached` are merge fields that cannot be filled.

    `was_filled`: the document was written from a template before.
    """

    names: Sequence[str]
    unreached: Sequence[str]
    was_filled: bool


@dataclass(frozen=True)
class Filling:
    """What is put into a document: values by field, lists by their name; "" leaves nothing, None a gap."""

    values: Mapping[str, str | None]
    lists: Mapping[str, Listing]

    def shown(self, name: str) -> str:
        """What stands for a field: its value, or a gap that is seen."""
        value = self.values.get(name)
        return MISSING if value is None else value


@dataclass(frozen=True)
class Filled:
    """A document with its values; `changed` are the fields that showed another value before."""

    content: bytes
    changed: Sequence[str]


def document_fields(content: bytes) -> DocumentFields:
    """What a document asks for. Raises `ValueError` for one that cannot be read."""
    document = Document(content)
    was_filled = any(True for root in document.roots.values() for _ in controls(root))
    names: dict[str, None] = {}
    left: dict[str, None] = {}
    for root in document.roots.values():
        recognise(root, {})
        names.update(dict.fromkeys(one.name for one in controls(root)))
        left.update(dict.fromkeys(unreached(root)))
    return DocumentFields(tuple(names), tuple(left), was_filled)


def fill_document(
    content: bytes, filling: Filling, canonical: Mapping[str, str], *, updating: bool = False, mark: str = ""
) -> Filled:
    """The document with its values. `canonical` says which field a name written in it means.

    `updating`: it was filled before, and each value that differs from then is tinted this once. `mark` stands
    over every page of a document that is none of the office's own.
    Raises `ValueError` for a document that cannot be read.
    """
    document = Document(content)
    changed: dict[str, None] = {}
    for root in document.roots.values():
        recognise(root, canonical)
        for listing in filling.lists.values():
            repeat(root, listing, updating=updating)
        of_lists = frozenset(name for one in filling.lists.values() for name in one.names)
        single = [one for one in controls(root) if one.name not in of_lists]
        for control in single:
            before = control.text
            control.show(filling.shown(control.name))
            if updating and control.text != before:
                control.show(filling.shown(control.name), changed=True)
                changed[control.name] = None
        _close_up(single)
    if mark:
        mark_document(document, mark)
    return Filled(document.written(), tuple(changed))


def _close_up(filled: Sequence[Control]) -> None:
    """Take out the paragraphs in which nothing is left: a sentence that this time does not apply."""
    for control in filled:
        paragraph = next(control.element.iterancestors(P), None)
        parent = None if paragraph is None else paragraph.getparent()
        if paragraph is None or parent is None or control.text:
            continue
        said = "".join(one.text or "" for one in paragraph.iter(T)).strip()
        if not said and len(parent.findall(P)) > 1 and next(paragraph.iter(f"{W}sectPr"), None) is None:
            parent.remove(paragraph)


def save_document(content: bytes, path: Path) -> None:
    """Write a document and read it again. Raises `FileNotWritten`."""

    def check(finished: Path) -> None:
        document_fields(finished.read_bytes())

    with replacing(path, check=check) as temporary:
        temporary.write_bytes(content)
