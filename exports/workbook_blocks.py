"""The lines above and below a table: document head, title, closing lines, signatures.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (state; the Front follows it) and Hướng dẫn 36-HD/VPTW (party).
Lines are placed on the left half, on the right half or across the page; millimetres come later.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from exports.workbook_model import DocumentHeader, Sheet, Signature

Place = Literal["left", "right", "all"]
Horizontal = Literal["left", "center", "right"]

SIGNING_GAP_LINES: Final = 5
"""Blank lines between title and name: room for a signature and a seal."""

_RULE_SIZE: Final = 6.0


class Look(NamedTuple):
    """How a cell looks; size in points."""

    size: float
    bold: bool = False
    italic: bool = False
    horizontal: Horizontal = "center"
    vertical: Literal["top", "center"] = "center"
    wrap: bool = True
    border: bool = False
    number_format: str = "General"
    quoted: bool = False


class Span(NamedTuple):
    """A text on a part of the page; `rule_share` > 0 draws a rule of that share of its width instead."""

    place: Place
    text: str
    look: Look
    rule_share: float = 0


Line = tuple[Span, ...]
"""Spans side by side; an empty line is a small gap."""


def above_table(sheet: Sheet, shrink: float = 0) -> list[Line]:
    """Return the lines before the table head; `shrink` points are taken off the document head."""
    lines = [] if sheet.header is None else [*_document_head(sheet.header, shrink), ()]
    lines += _across([sheet.title], Look(14, bold=True)) if sheet.title else []
    lines += _across(sheet.subject, Look(13, bold=True))
    lines += _across(sheet.enclosure, Look(13, italic=True))
    lines += _across(sheet.basis, Look(12, italic=True))
    return [*lines, ()] if lines and lines[-1] else lines


def below_table(sheet: Sheet) -> list[Line]:
    """Return the lines after the table."""
    lines: list[Line] = [()] if sheet.closing else []
    lines += _across(sheet.closing, Look(13, italic=True, horizontal="left"))
    return lines if sheet.signature is None else [*lines, (), *_signatures(sheet.signature)]


def rule(width: float) -> tuple[str, Look]:
    """Return a horizontal rule `width` points long: underscores, which every program and font draws alike."""
    return "_" * max(1, round(width * 2 / _RULE_SIZE)), Look(_RULE_SIZE, vertical="top", wrap=False)


def _across(texts: tuple[str, ...] | list[str], look: Look) -> list[Line]:
    return [(Span("all", text, look),) for text in texts]


def _document_head(header: DocumentHeader, shrink: float) -> list[Line]:
    make = _party_head if header.family == "party" else _state_head
    left, right, last = make(header, shrink)
    lines = [tuple(span for span in pair if span is not None) for pair in zip_longest(left, right)]
    return [*lines, tuple(span for span in last if span.text)] if any(span.text for span in last) else lines


_Head = tuple[list[Span], list[Span], Line]


def _state_head(header: DocumentHeader, shrink: float) -> _Head:
    left = [Span("left", text, Look(13 - shrink)) for text in header.superior]
    left += [Span("left", text, Look(13 - shrink, bold=True)) for text in header.issuer]
    motto = Span("right", "Độc lập - Tự do - Hạnh phúc", Look(14 - shrink, bold=True))
    nation = Span("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(13 - shrink, bold=True))
    return (
        [*left, left[-1]._replace(rule_share=0.4)],
        [nation, motto, motto._replace(rule_share=1)],
        _number_and_date(header, Look(13), Look(14 - shrink, italic=True)),
    )


def _party_head(header: DocumentHeader, shrink: float) -> _Head:
    left = [Span("left", text, Look(14 - shrink)) for text in header.superior]
    left += [Span("left", text, Look(14 - shrink, bold=True)) for text in header.issuer]
    party = Span("right", "ĐẢNG CỘNG SẢN VIỆT NAM", Look(15 - shrink, bold=True))
    return (
        [*left, Span("left", "*", Look(14 - shrink))],
        [party, party._replace(rule_share=1)],
        _number_and_date(header, Look(14 - shrink), Look(14 - shrink, italic=True)),
    )


def _number_and_date(header: DocumentHeader, number: Look, place_date: Look) -> Line:
    return Span("left", header.number, number), Span("right", header.place_date, place_date)


def _signatures(signature: Signature) -> list[Line]:
    """One tall line holds titles, gap and names: no page break can part them."""
    look = Look(13, bold=True, vertical="top")
    title_lines = len(signature.right_title)
    signed = [Span("right", _signed(signature.right_title, signature.right_name, title_lines), look)]
    if signature.left_title:
        left = _signed((signature.left_title,), signature.left_name, title_lines)
        signed.insert(0, Span("left", left, look))
    dated = (Span("right", signature.place_date, Look(13, italic=True)),)
    return [dated, tuple(signed)] if signature.place_date else [tuple(signed)]


def _signed(title: tuple[str, ...], name: str, title_lines: int) -> str:
    gap = SIGNING_GAP_LINES + title_lines - len(title)
    return "\n".join([*title, *[""] * gap, name or " "])
