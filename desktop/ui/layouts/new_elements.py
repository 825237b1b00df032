"""Elements that are added to a layout: they come into the middle of the sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from desktop.operations.printing import layout_fields
from desktop.words.layouts import NEW_PICTURE, NEW_RULE, NEW_TEXT
from desktop.words.prints import ELEMENTS
from exports.layout import Layout, PictureElement, RuleElement, TextElement
from exports.layout_edit import added, boxed, free_name

_TEXT_MM = (100.0, 8.0)
_RULE_MM = (60.0, 0.3)
_PICTURE_MM = 30.0

Added = tuple[Layout, str]
"""The layout with the new element, and the element's name."""


def lacking_fields(layout: Layout) -> list[tuple[str, str]]:
    """Name and words of the texts that the register could fill and the sheet does not show."""
    return [(name, ELEMENTS[name]) for name in layout_fields.lacking_fields(layout)]


def text(layout: Layout) -> Added:
    """A text to be typed."""
    name = free_name(boxed(layout), NEW_TEXT)
    return added(layout, _text(layout, name, "Chữ mới")), name


def field(layout: Layout, name: str) -> Added:
    """A text that the register fills."""
    return added(layout, _text(layout, name, "")), name


def rule(layout: Layout) -> Added:
    """A thin line."""
    name = free_name(boxed(layout), NEW_RULE)
    left, top = _middle(layout, *_RULE_MM)
    return added(
        layout, RuleElement(name=name, left=left, top=top, width=_RULE_MM[0], height=_RULE_MM[1])
    ), name


def picture(layout: Layout, data: bytes, proportion: float) -> Added:
    """A picture in its own proportion (width by height), 30 mm long; it is printed over a blank."""
    name = free_name(boxed(layout), NEW_PICTURE)
    width = _PICTURE_MM * min(proportion, 1.0)
    height = _PICTURE_MM / max(proportion, 1.0)
    left, top = _middle(layout, width, height)
    element = PictureElement(
        name=name, left=left, top=top, width=width, height=height, data=data, on_blank=False
    )
    return added(layout, element), name


def sound(layout: Layout, names: Collection[str], values: Mapping[str, object]) -> Layout:
    """The layout with sizes that agree: the one that was not typed follows the one that was."""
    follows = "min_size" in values
    elements = (
        _agreeing(one, follows) if isinstance(one, TextElement) and one.name in names else one
        for one in layout.elements
    )
    return replace(layout, elements=tuple(elements))


def _agreeing(text: TextElement, follows: bool) -> TextElement:
    size = max(text.size, text.min_size) if follows else text.size
    least = min(text.min_size, size)
    one_line = max(text.one_line_min, least) if text.one_line_min else 0.0
    return replace(text, size=size, min_size=least, one_line_min=one_line)


def _text(layout: Layout, name: str, words: str) -> TextElement:
    left, top = _middle(layout, *_TEXT_MM)
    width, height = _TEXT_MM
    return TextElement(
        name=name,
        left=left,
        top=top,
        width=width,
        height=height,
        face="serif",
        size=14,
        min_size=11,
        text=words,
    )


def _middle(layout: Layout, width: float, height: float) -> tuple[float, float]:
    return round((layout.width_mm - width) / 2, 1), round((layout.height_mm - height) / 2, 1)
