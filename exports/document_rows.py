"""Lists in a document: a table row or a paragraph with a list's fields is repeated for each of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from exports.document_controls import Control, controls
from exports.document_parts import TBL, TC, TR, Element, P, W

_NOT_TWICE: Final = (f"{W}sectPr", f"{W}bookmarkStart", f"{W}bookmarkEnd")
_OF_ONE: Final = frozenset({"paraId", "textId"})


@dataclass(frozen=True)
class Group:
    """Rows of a list under one heading; values by the names of fields."""

    heading: Mapping[str, str]
    rows: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Listing:
    """A list: which fields say a heading, which a row, and its groups in order."""

    headings: frozenset[str]
    columns: frozenset[str]
    groups: Sequence[Group]

    @property
    def names(self) -> frozenset[str]:
        """All fields of the list."""
        return self.headings | self.columns

    @property
    def is_empty(self) -> bool:
        """Whether it has no row."""
        return not any(group.rows for group in self.groups)


def repeat(root: Element, listing: Listing, *, updating: bool) -> None:
    """Write a list's rows wherever the document has a pattern for them. An empty list takes its place away.

    `updating`: the document was filled before; what differs from then is tinted.
    """
    units = _units(root, listing.names)
    before = {(one.name, one.index): one.text for unit in units for one in _own(unit, listing.names)}
    numbers = {unit: min(one.index or 1 for one in _own(unit, listing.names)) for unit in units}
    headings = {unit for unit in units if _is_heading(unit, listing)}
    patterns = _first(units, numbers, headings)
    for unit in units:
        if unit not in patterns:
            _take_out(unit)
    for block in _blocks(patterns):
        _repeat_block(block, listing, before if updating else None)


def _first(units: Sequence[Element], numbers: Mapping[Element, int], headings: Set[Element]) -> list[Element]:
    """The heading and the row from which the others are copied: those of the lowest number that is left.

    A clerk may have deleted the first row in Word.
    """
    lowest = {
        kind: min((numbers[unit] for unit in units if (unit in headings) is kind), default=1)
        for kind in (True, False)
    }
    return [unit for unit in units if numbers[unit] == lowest[unit in headings]]


def _units(root: Element, names: frozenset[str]) -> list[Element]:
    """The rows, or else the paragraphs, that hold a field of the list, in reading order."""
    found: dict[Element, None] = {}
    for one in controls(root):
        if one.name in names:
            parents = list(one.element.iterancestors(TR, P))
            inside = [*parents, *one.element.iter(P)]
            rows = [parent for parent in parents if parent.tag == TR]
            found[(rows or inside)[0]] = None
    return list(found)


def _blocks(units: Sequence[Element]) -> Iterator[list[Element]]:
    """Patterns that follow one another."""
    block: list[Element] = []
    for unit in units:
        if block and block[-1].getnext() is not unit:
            yield block
            block = []
        block.append(unit)
    if block:
        yield block


def _repeat_block(
    block: Sequence[Element], listing: Listing, before: Mapping[tuple[str, int | None], str] | None
) -> None:
    heading_units = [unit for unit in block if _is_heading(unit, listing)]
    row_units = [unit for unit in block if unit not in heading_units]
    row_number = 0
    for group_number, group in enumerate((one for one in listing.groups if one.rows), start=1):
        for unit in heading_units:
            _add(block[0], unit, group.heading, group_number, listing.names, before)
        for row in group.rows:
            row_number += 1
            for unit in row_units:
                _add(block[0], unit, {**group.heading, **row}, row_number, listing.names, before)
    parent = block[0].getparent()
    for unit in block:
        _take_out(unit)
    if listing.is_empty and parent is not None:
        _close_gap(parent)


def _add(
    place: Element,
    pattern: Element,
    values: Mapping[str, str],
    number: int,
    names: frozenset[str],
    before: Mapping[tuple[str, int | None], str] | None,
) -> None:
    unit = _copied(pattern)
    place.addprevious(unit)
    for one in _own(unit, names):
        value = values.get(one.name, "")
        one.show(value, index=number)
        if before is not None and before.get((one.name, number)) != one.text:
            one.show(value, changed=True, index=number)


def _copied(pattern: Element) -> Element:
    """A copy without what a document has once: ends of sections, bookmarks, numbers of paragraphs."""
    unit = deepcopy(pattern)
    for found in [one for name in _NOT_TWICE for one in unit.iter(name)]:
        _take_out(found)
    for found in unit.iter(P, TR):
        for key in [str(key) for key in found.attrib if etree.QName(str(key)).localname in _OF_ONE]:
            del found.attrib[key]
    for found in [one for about in unit.iter(f"{W}sdtPr") for one in about.iterchildren(f"{W}id")]:
        _take_out(found)
    return unit


def _own(unit: Element, names: frozenset[str]) -> list[Control]:
    return [one for one in controls(unit) if one.name in names]


def _is_heading(unit: Element, listing: Listing) -> bool:
    return all(one.name in listing.headings for one in _own(unit, listing.names))


def _close_gap(parent: Element) -> None:
    """What an empty list leaves: no table that has only its head, no cell without a paragraph."""
    if parent.tag == TBL:
        following = parent.getnext()
        if following is None or following.tag != P:
            parent.addnext(etree.Element(P))
        _take_out(parent)
    elif parent.tag == TC and parent.find(P) is None:
        etree.SubElement(parent, P)


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
