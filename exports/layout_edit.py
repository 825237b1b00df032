"""Changes to a layout, each giving a new one: move, resize, align, distribute, duplicate, delete.

Lengths in mm, places from the sheet's top left corner. Elements are named; the frame has no place of its own.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from typing import Any

from exports.layout import BoxedElement, Element, FrameElement, Layout, TextElement

SMALLEST_MM = 0.1
DUPLICATE_BY_MM = 5.0
_DIGITS = 3  # a thousandth of a millimetre


@dataclass(frozen=True)
class Box:
    """Where an element stands."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top + self.height

    def moved(self, across: float, down: float) -> "Box":
        """The box at another place."""
        return replace(self, left=self.left + across, top=self.top + down)


class Edge(StrEnum):
    """What elements are aligned by."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def boxed(layout: Layout) -> dict[str, BoxedElement]:
    """The elements that have a place, by name, in the layout's order."""
    return {one.name: one for one in layout.elements if not isinstance(one, FrameElement)}


def box_of(element: BoxedElement) -> Box:
    """Where an element stands."""
    return Box(element.left, element.top, element.width, element.height)


def union(boxes: Iterable[Box]) -> Box:
    """The box round several; ValueError for none."""
    found = list(boxes)
    left, top = min(one.left for one in found), min(one.top for one in found)
    right, bottom = max(one.right for one in found), max(one.bottom for one in found)
    return Box(left, top, right - left, bottom - top)


def outside(layout: Layout) -> list[str]:
    """The elements that leave the sheet."""
    return [name for name, one in boxed(layout).items() if not _is_within(box_of(one), layout)]


def placed(layout: Layout, boxes: Mapping[str, Box]) -> Layout:
    """The layout with some elements in other boxes; none becomes smaller than SMALLEST_MM."""
    return _changed(layout, boxes, lambda element: _in_box(element, boxes[element.name]))


def moved(layout: Layout, names: Collection[str], across: float, down: float) -> Layout:
    """Move elements together, no further than the sheet's edges: what lies outside may come back."""
    elements = boxed(layout)
    boxes = {name: box_of(elements[name]) for name in names if name in elements}
    if not boxes:
        return layout
    whole = union(boxes.values())
    across = _held(_rounded(across), -whole.left, layout.width_mm - whole.right)
    down = _held(_rounded(down), -whole.top, layout.height_mm - whole.bottom)
    return placed(layout, {name: box.moved(across, down) for name, box in boxes.items()})


def resized(layout: Layout, names: Collection[str], wider: float, higher: float) -> Layout:
    """Move the right and bottom edges of elements."""
    elements = boxed(layout)
    return placed(
        layout,
        {
            name: replace(box, width=box.width + wider, height=box.height + higher)
            for name in names
            if name in elements and (box := box_of(elements[name]))
        },
    )


def aligned(layout: Layout, names: Collection[str], edge: Edge) -> Layout:
    """Align elements with each other, a single one with the sheet."""
    elements = boxed(layout)
    boxes = {name: box_of(elements[name]) for name in names}
    sheet = Box(0, 0, layout.width_mm, layout.height_mm)
    whole = union(boxes.values()) if len(boxes) > 1 else sheet
    return placed(layout, {name: _aligned(box, whole, edge) for name, box in boxes.items()})


def distributed(layout: Layout, names: Collection[str], *, across: bool) -> Layout:
    """Make the gaps between three or more elements equal; the outermost two stay."""
    elements = boxed(layout)
    boxes = sorted(
        ((name, box_of(elements[name])) for name in names),
        key=lambda one: (one[1].left + one[1].width / 2) if across else (one[1].top + one[1].height / 2),
    )
    if len(boxes) < 3:
        return layout
    whole = union(box for _name, box in boxes)
    free = (whole.width if across else whole.height) - sum(
        box.width if across else box.height for _name, box in boxes
    )
    at, gap, result = whole.left if across else whole.top, free / (len(boxes) - 1), {}
    for name, box in boxes:
        result[name] = replace(box, left=at) if across else replace(box, top=at)
        at += (box.width if across else box.height) + gap
    return placed(layout, result)


def duplicated(
    layout: Layout, names: Collection[str], texts: Mapping[str, str], word: str
) -> tuple[Layout, tuple[str, ...]]:
    """Copy elements a little further down and right; returns the layout and the names of the copies.

    A copied text becomes a fixed text, the one in `texts`: two elements never show the same field. `word`
    begins the new names.
    """
    elements = boxed(layout)
    copies: list[BoxedElement] = []
    for name in names:
        element = elements[name]
        new: BoxedElement = replace(element, name=free_name([*elements, *(one.name for one in copies)], word))
        if isinstance(new, TextElement):
            text = texts.get(name, new.text) or name
            new = replace(new, text=text, required=False, lowered_by=(), raised_by=(), led_by="")
        copies.append(new)
    grown = replace(layout, elements=(*layout.elements, *copies))
    made = tuple(one.name for one in copies)
    return moved(grown, made, DUPLICATE_BY_MM, DUPLICATE_BY_MM), made


def removed(layout: Layout, names: Collection[str]) -> Layout:
    """Delete elements; those that they moved stay where they are."""
    kept = [_without(one, names) for one in layout.elements if one.name not in names]
    return replace(layout, elements=tuple(kept))


def added(layout: Layout, element: Element) -> Layout:
    """Put a new element on top."""
    return replace(layout, elements=(*layout.elements, element))


def changed(layout: Layout, names: Collection[str], **values: Any) -> Layout:
    """Change fields of elements; a field that an element does not have is passed over there."""
    return _changed(
        layout,
        names,
        lambda one: replace(one, **{key: value for key, value in values.items() if hasattr(one, key)}),
    )


def free_name(taken: Collection[str], word: str) -> str:
    """ "Chữ 1", "Chữ 2": the first that no element has."""
    return next(name for number in count(1) if (name := f"{word} {number}") not in taken)


def _changed(layout: Layout, names: Collection[str], change: Callable[[Any], Element]) -> Layout:
    elements = tuple(change(one) if one.name in names else one for one in layout.elements)
    return replace(layout, elements=elements)


def _in_box(element: BoxedElement, box: Box) -> Element:
    return replace(
        element,
        left=_rounded(box.left),
        top=_rounded(box.top),
        width=_rounded(max(box.width, SMALLEST_MM)),
        height=_rounded(max(box.height, SMALLEST_MM)),
    )


def _rounded(length: float) -> float:
    return round(length, _DIGITS) + 0.0  # no -0.0


def _aligned(box: Box, whole: Box, edge: Edge) -> Box:
    match edge:
        case Edge.LEFT:
            return replace(box, left=whole.left)
        case Edge.CENTER:
            return replace(box, left=whole.left + (whole.width - box.width) / 2)
        case Edge.RIGHT:
            return replace(box, left=whole.right - box.width)
        case Edge.TOP:
            return replace(box, top=whole.top)
        case Edge.MIDDLE:
            return replace(box, top=whole.top + (whole.height - box.height) / 2)
        case Edge.BOTTOM:
            return replace(box, top=whole.bottom - box.height)


def _held(by: float, least: float, most: float) -> float:
    """A way that does not lead over the edges, or further over them."""
    return min(max(by, min(least, 0.0)), max(most, 0.0))


def _is_within(box: Box, layout: Layout) -> bool:
    slack = 0.001
    beyond = max(-box.left, -box.top, box.right - layout.width_mm, box.bottom - layout.height_mm)
    return beyond <= slack


def _without(element: Element, names: Collection[str]) -> Element:
    if not isinstance(element, TextElement):
        return element
    return dataclasses.replace(
        element,
        lowered_by=tuple(one for one in element.lowered_by if one not in names),
        raised_by=tuple(one for one in element.raised_by if one not in names),
        led_by="" if element.led_by in names else element.led_by,
    )
