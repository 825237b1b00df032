"""Sets the texts of one certificate: which lines, at which size, on which millimetre of the sheet.

Where a text stands, by the anchor of its element (RISE and DROP are those of `exports.fit_text`):

* BASELINE: the baseline of the last line lies on the bottom edge of the box; further lines stand above it.
* TOP: the baseline of the first line lies RISE x the element's full size below the top edge, shrunk or not.
* MIDDLE: RISE x size above the first baseline and DROP x size below the last are equally far from the edges.

Across, the drawn width of a line touches the left or right edge of the box or stands in its middle. The face
does not matter for the place: a script face puts its name on the same baseline as a serif.

A text that is led by another one ("Đồng chí:" before a name) begins LEAD_GAP x the leading text's size after
it; the two are aligned as one line, and further lines stand below the led text alone.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from exports.certificate_fonts import Face, layout_face
from exports.fit_text import DROP, RISE, Fitted, Space, fit
from exports.layout import Align, Anchor, Layout, TextElement

MM = 72 / 25.4
"""Points in a millimetre."""
LEAD_GAP = 0.6
"""The gap between a leading text and the one that it leads, in multiples of the leading text's size."""
_BLANKS = re.compile(r"[^\S\n\u00a0]+")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line: left end of its first letter's advance, baseline and drawn width, in mm from the top left."""

    text: str
    left: float
    baseline: float
    width: float


@dataclass(frozen=True, eq=False)
class PlacedText:
    """A text element as it is drawn, at its size in pt; without words it has no lines.

    `missing` are the letters that the face lacks; `fits` is false when even the smallest size overflows.
    """

    element: TextElement
    face: Face
    lines: tuple[PlacedLine, ...]
    size: float
    fits: bool = True
    missing: str = ""

    @cached_property
    def problems(self) -> tuple[tuple[str, Mapping[str, object]], ...]:
        """What to warn of before printing: codes with their values."""
        found: list[tuple[str, Mapping[str, object]]] = []
        if self.element.required and not self.lines:
            found.append(("text_missing", {}))
        if self.missing:
            found.append(("missing_glyph", {"characters": self.missing, "face": self.element.face}))
        if not self.fits:
            found.append(("text_too_long", {"size": self.size, "lines": len(self.lines)}))
        return tuple(found)


class Setter:
    """Sets certificates of one layout; equal texts in equal boxes are set once."""

    def __init__(self, layout: Layout) -> None:
        self._elements = [(element, layout_face(layout, element.face)) for element in layout.texts]
        self._order = [element.name for element in layout.elements if isinstance(element, TextElement)]
        self._set: dict[tuple[object, ...], tuple[PlacedText, PlacedText | None]] = {}

    def place(self, texts: Mapping[str, str]) -> list[PlacedText]:
        """Place every text element in the layout's order, those without words included.

        Letters that a face lacks take no room.
        """
        placed: dict[str, PlacedText] = {}
        extra: dict[str, float] = {}
        for element, face in self._elements:
            text = texts.get(element.name, element.text)
            lowered = sum(extra[name] for name in element.lowered_by) if element.lowered_by else 0.0
            # what stands below stays where it is, also when a text that could raise the box has no words
            raised = max(sum(extra[name] for name in element.raised_by), 0.0) if element.raised_by else 0.0
            lead = placed[element.led_by] if element.led_by else None
            key = (element.name, text, lowered, raised, lead)
            found = self._set.get(key)
            if found is None:
                found = self._set[key] = _place_led(element, face, clean_text(text), lowered, raised, lead)
            setting, moved_lead = found
            if moved_lead is not None:
                placed[element.led_by] = moved_lead
            extra[element.name] = (len(setting.lines) - 1) * _leading(element, setting.size)
            placed[element.name] = setting
        return [placed[name] for name in self._order]


def _place_led(
    element: TextElement, face: Face, text: str, lowered: float, raised: float, lead: PlacedText | None
) -> tuple[PlacedText, PlacedText | None]:
    """Place a text, and anew the one that stands before it in its first line."""
    if lead is None or not lead.lines or not text:
        return _place(element, face, text, lowered, raised), None
    indent = lead.lines[-1].width + LEAD_GAP * lead.size / MM
    width = max(element.width - indent, 1.0)
    rest = replace(element, left=element.left + element.width - width, width=width)
    setting = _place(rest, face, text, lowered, raised)
    return setting, _moved(lead, setting.lines[0].left - indent, setting.lines[0].baseline)


def _moved(text: PlacedText, left: float, baseline: float) -> PlacedText:
    """The text with its last line at another place."""
    across, down = left - text.lines[-1].left, baseline - text.lines[-1].baseline
    lines = (replace(line, left=line.left + across, baseline=line.baseline + down) for line in text.lines)
    return replace(text, lines=tuple(lines))


def _place(element: TextElement, face: Face, text: str, lowered: float, raised: float) -> PlacedText:
    if not text:
        return PlacedText(element, face, (), element.size)
    missing = face.missing(text.replace("\n", ""))
    top, bottom = element.top + lowered, element.top + element.height - raised
    measure = _measure(face, element.tracking, missing)
    fitted = fit(text, measure, _space(element, bottom - top))
    baseline = _first_baseline(element, fitted, top, bottom)
    step = _leading(element, fitted.size)
    lines = []
    for index, line in enumerate(fitted.lines):
        width = max(measure(line) - element.tracking, 0.0) * fitted.size / MM
        lines.append(PlacedLine(line, _left(element, width), baseline + index * step, width))
    return PlacedText(element, face, tuple(lines), fitted.size, fitted.fits, missing)


def _measure(face: Face, tracking: float, missing: str) -> Callable[[str], float]:
    """Return the function that gives a text's width in multiples of the size."""
    if not missing and not tracking:
        return face.width
    without = str.maketrans("", "", missing)

    def measure(text: str) -> float:
        drawn = text.translate(without)
        return face.width(drawn) + tracking * len(drawn)

    return measure


def clean_text(text: str) -> str:
    """Return the text as it is drawn: NFC, no blanks at the ends of lines, runs of blanks as one space."""
    composed = unicodedata.normalize("NFC", text)
    return "\n".join(line.strip(" ") for line in _BLANKS.sub(" ", composed).strip().split("\n"))


def _space(element: TextElement, height_mm: float) -> Space:
    from_top = element.anchor is Anchor.TOP
    return Space(
        # the tracking after the last letter of a line is not drawn
        width=element.width * MM + element.tracking * element.min_size,
        height=height_mm * MM - (RISE * element.size if from_top else 0.0),
        size=element.size,
        min_size=element.min_size,
        leading=element.leading,
        max_lines=element.max_lines,
        one_line_min=element.one_line_min,
        rise=0.0 if from_top else RISE,
        drop=0.0 if element.anchor is Anchor.BASELINE else DROP,
    )


def _leading(element: TextElement, size: float) -> float:
    return element.leading * size / MM


def _first_baseline(element: TextElement, fitted: Fitted, top: float, bottom: float) -> float:
    further = (len(fitted.lines) - 1) * _leading(element, fitted.size)
    rise, drop = RISE * fitted.size / MM, DROP * fitted.size / MM
    if element.anchor is Anchor.BASELINE:
        return bottom - further
    if element.anchor is Anchor.TOP:
        return top + RISE * element.size / MM
    return (top + bottom - rise - further - drop) / 2 + rise


def _left(element: TextElement, width: float) -> float:
    free = element.width - width
    return element.left + {Align.LEFT: 0.0, Align.CENTER: free / 2, Align.RIGHT: free}[element.align]
