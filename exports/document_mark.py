"""A word over every page of a document that is none of an office's own: it was made to practise."""

from __future__ import annotations

from typing import Final

from lxml import etree

from exports.document_parts import PPR, RPR, Document, Element, P, R, T, W

_BODY: Final = f"{W}body"
_HEADER: Final = f"{W}hdr"


def mark_document(document: Document, word: str) -> None:
    """Put the word first into every header, in the document's own font; once, however often it is written.

    A document whose first page has no header gets it over its text.
    """
    for root in document.roots.values():
        body = root.find(_BODY)
        if root.tag == _HEADER:
            _put_first(root, word)
        elif body is not None and not _first_page_has_header(body):
            _put_first(body, word)


def _first_page_has_header(body: Element) -> bool:
    """Whether the first section names a header for its first page."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None:
        return False
    switch = section.find(f"{W}titlePg")
    apart = switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")
    kinds = {one.get(f"{W}type") for one in section.iterchildren(f"{W}headerReference")}
    return ("first" if apart else "default") in kinds


def _put_first(place: Element, word: str) -> None:
    first = place.find(P)
    if first is not None and "".join(one.text or "" for one in first.iter(T)) == word:
        return
    paragraph = etree.Element(P)
    etree.SubElement(etree.SubElement(paragraph, PPR), f"{W}jc").set(f"{W}val", "center")
    run = etree.SubElement(paragraph, R)
    etree.SubElement(etree.SubElement(run, RPR), f"{W}b")
    etree.SubElement(run, T).text = word
    place.insert(0, paragraph)
