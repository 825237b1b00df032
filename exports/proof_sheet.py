"""Bản soát lỗi: what will stand on each certificate, in large letters on plain A4, for a second reader.

Plain data in, a PDF out. Names are set in 21 pt, three in a row; what differs from the list that was taken in
is bold, with the list's own wording below it. The reader ticks the box of every sheet and signs at the end.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from exports.layout import BUNDLED_FACES

NAME_PT = 21
PER_ROW = 3
EDGE_MM = 10
_FOOT_MM = 8
_BOX_MM = 5
_PADDING_MM = 2.5
_FACES = {"Tinos": "serif", "Tinos-Bold": "serif-bold", "Tinos-Italic": "serif-italic"}


@dataclass(frozen=True)
class ProofEntry:
    """One sheet: `place` in the order of printing, its three texts, and where its row came from.

    `changed` names the texts ("name", "second_line", "merit") that the list had otherwise; `notes` say how.
    """

    place: int
    name: str
    second_line: str
    merit: str
    source: str = ""
    changed: frozenset[str] = frozenset()
    notes: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class ProofSheet:
    """All sheets of a batch with the words at the head."""

    title: str
    subtitle: str
    entries: Sequence[ProofEntry]


def write_proof_sheet(sheet: ProofSheet, target: BinaryIO) -> None:
    """Write the proof sheet as PDF, A4 lying, as many pages as it needs."""
    _register_fonts()
    width, height = landscape(A4)
    edge = EDGE_MM * mm
    room = (width - 2 * edge, height - 2 * edge - _FOOT_MM * mm)
    frame = Frame(edge, edge + _FOOT_MM * mm, *room, 0, 0, 0, 0)
    document = BaseDocTemplate(target, pagesize=(width, height), title=sheet.title, author="Sổ Vàng")
    document.addPageTemplates(PageTemplate("sheets", [frame], onPage=_foot(sheet, width)))
    document.build([*_head(sheet), _entries(sheet, room[0]), Spacer(0, 6 * mm), _signatures()])


def _register_fonts() -> None:
    """Make the faces known to reportlab, which keeps them for the process."""
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, face in _FACES.items():
        if name not in known:
            path = files("resources") / "fonts" / BUNDLED_FACES[face]
            pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily("Tinos", normal="Tinos", bold="Tinos-Bold", italic="Tinos-Italic")


def _style(size: float, face: str = "Tinos", **settings: object) -> ParagraphStyle:
    return ParagraphStyle(f"{face}-{size:g}", fontName=face, fontSize=size, leading=size * 1.25, **settings)


def _head(sheet: ProofSheet) -> list[Flowable]:
    return [
        Paragraph(escape(sheet.title), _style(15, "Tinos-Bold")),
        Paragraph(escape(sheet.subtitle), _style(11)),
        Paragraph(
            "Đọc từng chữ, so với quyết định đã ký; đúng thì đánh dấu vào ô. "
            "Chữ <b>đậm</b> là chỗ khác danh sách đã nhập.",
            _style(11, "Tinos-Italic"),
        ),
        Spacer(0, 3 * mm),
    ]


def _entries(sheet: ProofSheet, width: float) -> Table:
    cells: list[object] = [_cell(entry, width / PER_ROW - 2 * _PADDING_MM * mm) for entry in sheet.entries]
    cells += [""] * (-len(cells) % PER_ROW)
    rows = [cells[start : start + PER_ROW] for start in range(0, len(cells), PER_ROW)]
    return Table(
        rows or [[""] * PER_ROW],
        colWidths=[width / PER_ROW] * PER_ROW,
        splitInRow=1,  # a row higher than the page goes on on the next
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, "#777777"),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, "#777777"),
            ("LINEAFTER", (0, 0), (-2, -1), 0.5, "#BBBBBB"),
            ("TOPPADDING", (0, 0), (-1, -1), 2 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * mm),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING_MM * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING_MM * mm),
        ],
    )


def _cell(entry: ProofEntry, width: float) -> list[Flowable]:
    parts: list[Flowable] = [
        _tick_line(entry, width),
        Paragraph(_marked(entry, "name"), _style(NAME_PT)),
    ]
    if entry.second_line:
        parts.append(Paragraph(_marked(entry, "second_line"), _style(13)))
    parts.append(Paragraph(_marked(entry, "merit"), _style(11)))
    parts += [Paragraph(escape(note), _style(10, "Tinos-Italic")) for note in entry.notes]
    return parts


def _marked(entry: ProofEntry, name: str) -> str:
    text = escape(getattr(entry, name)).replace("\n", "<br/>")
    return f"<b>{text}</b>" if name in entry.changed else text


def _signatures() -> KeepTogether:
    centred = _style(12, alignment=TA_CENTER)
    line = "<br/><br/><br/>……………………………"
    names = [Paragraph(f"{who}{line}", centred) for who in ("Người đọc", "Người soát")]
    return KeepTogether(Table([names]))


def _foot(sheet: ProofSheet, width: float) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Tinos", 10)
        canvas.drawString(EDGE_MM * mm, EDGE_MM * mm, f"{sheet.title}. Không phải giấy khen.")
        canvas.drawRightString(width - EDGE_MM * mm, EDGE_MM * mm, f"Trang {document.page}")

    return draw


def _tick_line(entry: ProofEntry, width: float) -> Table:
    """The number of the sheet, where its row came from, and the box to tick."""
    sides = (9 * mm, width - (9 + _BOX_MM) * mm, _BOX_MM * mm)
    source = _cut(entry.source, sides[1] - 2 * mm)
    return Table(
        [[f"{entry.place}.", source, ""]],
        colWidths=sides,
        rowHeights=[_BOX_MM * mm],
        style=[
            ("FONT", (0, 0), (0, 0), "Tinos-Bold", 12),
            ("FONT", (1, 0), (1, 0), "Tinos", 9),
            ("BOX", (2, 0), (2, 0), 0.8, "#000000"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def _cut(text: str, room: float) -> str:
    """The end of a text that has no more room: the row's number stands there."""
    cut = text
    while cut and pdfmetrics.stringWidth(cut, "Tinos", 9) > room:
        cut = cut[1:]
    return cut if cut == text else f"…{cut[1:]}"
