"""What each element of a certificate covers, for printers that cannot print at the edges of the paper."""

from collections.abc import Iterator

from exports.certificate_frame import frame_begins
from exports.certificate_ground import ground_elements
from exports.certificate_pdf import CertificatePage, placed_texts
from exports.certificate_setting import MM, PlacedText
from exports.fit_text import DROP, RISE
from exports.layout import FrameElement, TextElement

Reach = tuple[str, float, float, float, float]
"""An element's name with left, top, right and bottom of its ink, in mm from the top left corner."""


def reaches(page: CertificatePage, *, text_only: bool) -> list[Reach]:
    """Return what will be drawn on a page, in the layout's order, the texts last."""
    ground = list(_ground(page, text_only=text_only))
    return ground + [_reach(text) for text in placed_texts(page, text_only=text_only)]


def _ground(page: CertificatePage, *, text_only: bool) -> Iterator[Reach]:
    layout = page.layout
    for element in ground_elements(layout, text_only=text_only):
        if isinstance(element, FrameElement):
            begins = frame_begins(layout.width_mm, layout.height_mm)
            yield element.name, begins, begins, layout.width_mm - begins, layout.height_mm - begins
        elif not isinstance(element, TextElement):
            right, bottom = element.left + element.width, element.top + element.height
            yield element.name, element.left, element.top, right, bottom


def _reach(text: PlacedText) -> Reach:
    left = min(line.left for line in text.lines)
    right = max(line.left + line.width for line in text.lines)
    top = text.lines[0].baseline - RISE * text.size / MM
    bottom = text.lines[-1].baseline + max(DROP * text.size / MM, _rule(text))
    return text.element.name, left, top, right, bottom


def _rule(text: PlacedText) -> float:
    return text.element.rule_gap + text.element.rule_pt / 2 / MM if text.element.rule_pt else 0.0
