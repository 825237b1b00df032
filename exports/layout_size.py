"""Sets a layout on another sheet: A3, or whatever the office's blanks measure."""

from dataclasses import replace

from exports.layout import LARGEST_SHEET_MM, Element, FrameElement, Layout, LayoutError, TextElement

A3_MM = (420.0, 297.0)
"""A3 landscape: 1.41 times A4 (domain.md §1.4)."""


def scaled(layout: Layout, width_mm: float, height_mm: float) -> Layout:
    """Return the layout for a sheet of this size in mm, landscape like itself and at least as large.

    Places and boxes follow the sheet across and down; the texts' sizes follow the lesser of the two, so that
    what fits still fits. Nothing shrinks: signature and seal keep their 36 mm (domain.md, Corrections).
    Raises LayoutError("sheet_too_small") with the least width and height, "sheet_too_large" with the most.
    """
    across, down = width_mm / layout.width_mm, height_mm / layout.height_mm
    if not min(across, down) >= 1:  # a size that is no number is refused with the small ones
        raise LayoutError("sheet_too_small", {"width": layout.width_mm, "height": layout.height_mm})
    if max(width_mm, height_mm) > LARGEST_SHEET_MM:
        raise LayoutError("sheet_too_large", {"width": LARGEST_SHEET_MM, "height": LARGEST_SHEET_MM})
    elements = tuple(_moved(element, across, down) for element in layout.elements)
    return replace(layout, width_mm=width_mm, height_mm=height_mm, elements=elements)


def _moved(element: Element, across: float, down: float) -> Element:
    if isinstance(element, FrameElement):
        return element
    placed = replace(
        element,
        left=element.left * across,
        top=element.top * down,
        width=element.width * across,
        height=element.height * down,
    )
    return _grown(placed, min(across, down)) if isinstance(placed, TextElement) else placed


def _grown(text: TextElement, scale: float) -> TextElement:
    return replace(
        text,
        size=text.size * scale,
        min_size=text.min_size * scale,
        one_line_min=text.one_line_min * scale,
        rule_pt=text.rule_pt * scale,
        rule_gap=text.rule_gap * scale,
    )
