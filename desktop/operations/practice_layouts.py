"""The mark of practice on certificates: pale, across the sheet, under everything else."""

from __future__ import annotations

from dataclasses import replace

from desktop.operations.practice import MARK
from exports.layout import Anchor, Layout, TextElement

_ELEMENT = "practice"
_SIZE, _SMALLEST = 88, 12  # points on a sheet 297 mm wide; points
_WIDTH_OF_SIZE = 297
_COLOUR = "#F0DDB4"  # pale enough that names printed over it stay readable


def marked_layout(layout: Layout) -> Layout:
    """The layout with the mark, which is printed over a blank too."""
    if any(element.name == _ELEMENT for element in layout.texts):
        return layout
    size = _SIZE * layout.width_mm / _WIDTH_OF_SIZE
    mark = TextElement(
        name=_ELEMENT,
        left=0,
        top=layout.height_mm / 4,
        width=layout.width_mm,
        height=layout.height_mm / 2,
        face=layout.texts[0].face if layout.texts else "serif-bold",
        size=size,
        min_size=min(size, _SMALLEST),
        anchor=Anchor.MIDDLE,
        colour=_COLOUR,
        text=MARK,
    )
    return replace(layout, elements=(mark, *layout.elements))
