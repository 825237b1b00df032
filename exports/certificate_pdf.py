"""Writes certificates as PDF: whole pages, or only the text over a pre-printed blank.

Plain data in, a PDF out, the same bytes for the same input when `created` is given. The same drawing serves
the preview, the file and the printer. Frame, emblem and pictures are one Form XObject per layout; faces are
embedded as subsets made once for a whole batch.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from exports.certificate_document import Resources, Sheet, assemble
from exports.certificate_fonts import Codes, Face, layout_face
from exports.certificate_ground import draw_ground
from exports.certificate_paths import rgb
from exports.certificate_setting import MM, PlacedText, Setter
from exports.layout import Layout

Progress = Callable[[int, int], bool]
"""Told (done, total) after each certificate; returns False to cancel."""


@dataclass(frozen=True)
class CertificatePage:
    """One certificate: `label` names it to the user, `texts` holds the text of each element by its name."""

    label: str
    texts: Mapping[str, str]
    layout: Layout


@dataclass(frozen=True)
class PrintWarning:
    """Something to look at before printing: "text_too_long", "missing_glyph" or "text_missing".

    `page` counts from 0. `values`: for a text too long `size` and `lines` (at the minimum size), for a
    missing glyph `characters` and `face`.
    """

    page: int
    label: str
    element: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


class RenderCancelled(Exception):  # noqa: N818 (the user's wish, not an error)
    """The progress function asked to stop; what was written so far is not a whole file."""


class MissingGlyph(Exception):  # noqa: N818 (named after the fact)
    """A face lacks letters of a text; raised before anything is drawn."""

    def __init__(self, label: str, element: str, characters: str) -> None:
        super().__init__(label, element, characters)
        self.label, self.element, self.characters = label, element, characters


def check_pages(pages: Sequence[CertificatePage]) -> list[PrintWarning]:
    """Return everything that should be looked at before these pages are printed, in page order."""
    return _warnings(pages, _place(pages, text_only=False))


def placed_texts(page: CertificatePage, *, text_only: bool) -> list[PlacedText]:
    """Return what will be drawn on a page and where, in mm: for printers' margins and the hardest names."""
    return [text for text in _place([page], text_only=text_only)[0] if text.lines]


def font_hashes(layout: Layout) -> dict[str, str]:
    """Return the SHA-256 of every face that a layout draws with, by face key, to record what was issued."""
    return {key: layout_face(layout, key).sha256 for key in sorted({text.face for text in layout.texts})}


def render(
    pages: Sequence[CertificatePage],
    target: BinaryIO,
    *,
    text_only: bool,
    title: str = "",
    created: datetime | None = None,
    progress: Progress | None = None,
) -> list[PrintWarning]:
    """Write all pages as one PDF and return what check_pages would say.

    `text_only` leaves out the frame, pictures and every text that the blank already carries. Raises
    MissingGlyph before anything is drawn, RenderCancelled when `progress` returns False, LayoutError for an
    unusable font or picture.
    """
    placed = _place(pages, text_only=text_only)
    _refuse_missing_glyphs(pages, placed)
    sheets = _sheets(pages, placed, text_only=text_only, progress=progress)
    target.write(assemble(sheets, title, created))
    return _warnings(pages, placed)


def render_separate(
    pages: Sequence[CertificatePage],
    open_target: Callable[[int, CertificatePage], AbstractContextManager[BinaryIO]],
    *,
    text_only: bool,
    title: str = "",
    created: datetime | None = None,
    progress: Progress | None = None,
) -> list[PrintWarning]:
    """Write one PDF per certificate into what `open_target(number, page)` opens; otherwise like render.

    The subsets of the faces are made once and embedded in every file: one file also holds letters of others.
    """
    placed = _place(pages, text_only=text_only)
    _refuse_missing_glyphs(pages, placed)
    sheets = _sheets(pages, placed, text_only=text_only)
    for number, page in enumerate(pages):
        with open_target(number, page) as target:
            target.write(assemble([sheets[number]], title, created))
        _report(progress, number + 1, len(pages))
    return _warnings(pages, placed)


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and not progress(done, total):
        raise RenderCancelled


def _place(pages: Sequence[CertificatePage], *, text_only: bool) -> list[list[PlacedText]]:
    """Set the texts that will be drawn on each page, those without words included."""
    setters: dict[int, Setter] = {}
    placed = []
    for page in pages:
        setter = setters.get(id(page.layout))
        if setter is None:
            setter = setters[id(page.layout)] = Setter(page.layout)
        texts = setter.place(page.texts)
        placed.append([text for text in texts if not (text_only and text.element.on_blank)])
    return placed


def _warnings(pages: Sequence[CertificatePage], placed: Sequence[Sequence[PlacedText]]) -> list[PrintWarning]:
    return [
        PrintWarning(number, page.label, text.element.name, code, values)
        for number, (page, texts) in enumerate(zip(pages, placed, strict=True))
        for text in texts
        for code, values in text.problems
    ]


def _refuse_missing_glyphs(pages: Sequence[CertificatePage], placed: Sequence[Sequence[PlacedText]]) -> None:
    for page, texts in zip(pages, placed, strict=True):
        for text in texts:
            if text.missing:
                raise MissingGlyph(page.label, text.element.name, text.missing)


def _sheets(
    pages: Sequence[CertificatePage],
    placed: Sequence[Sequence[PlacedText]],
    *,
    text_only: bool,
    progress: Progress | None = None,
) -> list[Sheet]:
    """Draw every page; what the pages refer to is complete only after the last one."""
    drawing = _Drawing(pages, text_only=text_only)
    streams = []
    for page, texts in zip(pages, placed, strict=True):
        streams.append(drawing.stream(page.layout, texts))
        _report(progress, len(streams), len(pages))
    resources = drawing.resources()
    return [
        Sheet(page.layout.width_mm * MM, page.layout.height_mm * MM, stream, resources[id(page.layout)])
        for page, stream in zip(pages, streams, strict=True)
    ]


class _Drawing:
    """Draws the pages of one batch: each distinct text becomes operators once, each letter a code."""

    def __init__(self, pages: Sequence[CertificatePage], *, text_only: bool) -> None:
        self._layouts = {id(page.layout): page.layout for page in pages}
        self._grounds = {
            key: draw_ground(layout, text_only=text_only) for key, layout in self._layouts.items()
        }
        self._fonts: dict[Face, tuple[str, Codes]] = {}
        self._operators: dict[PlacedText, str] = {}

    def stream(self, layout: Layout, texts: Sequence[PlacedText]) -> bytes:
        """Return the deflated content of one page."""
        drawn = [self._operators.get(text) or self._draw(text, layout) for text in texts if text.lines]
        ground = "/Ground Do\n" if self._grounds[id(layout)] else ""
        return zlib.compress((ground + "\n".join(drawn)).encode("ascii"))

    def resources(self) -> dict[int, Resources]:
        """Return what the pages of each layout refer to, by the layout's id, after every page was drawn."""
        embedded = {face: (name, face.subset(codes)) for face, (name, codes) in self._fonts.items()}
        result = {}
        for key, layout in self._layouts.items():
            faces = dict.fromkeys(layout_face(layout, text.face) for text in layout.texts)
            fonts = dict(embedded[face] for face in faces if face in embedded)
            result[key] = Resources(fonts, self._grounds[key])
        return result

    def _draw(self, text: PlacedText, layout: Layout) -> str:
        font, codes = self._fonts.setdefault(text.face, (f"F{len(self._fonts) + 1}", Codes()))
        element, colour = text.element, rgb(text.element.colour)
        operators = [f"BT /{font} {text.size:g} Tf {colour} rg {element.tracking * text.size:.3f} Tc"]
        for line in text.lines:
            x, y = line.left * MM, (layout.height_mm - line.baseline) * MM
            operators.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm <{line.text.translate(codes)}> Tj")
        operators.append("ET")
        if element.rule_pt:
            y -= element.rule_gap * MM
            end = x + line.width * MM
            operators.append(f"{colour} RG {element.rule_pt:g} w {x:.3f} {y:.3f} m {end:.3f} {y:.3f} l S")
        drawn = self._operators[text] = "\n".join(operators)
        return drawn
