"""Reads the tables of a .docx, with the lines above and between them, in the order of the document.

Deleted text of tracked changes does not count, inserted text does; fields, links and macros are not run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.errors import FileRefused
from desktop.intake.raw import Container
from desktop.intake.readers.cell_flow import Flow, FlowCell
from desktop.intake.readers.docx_styles import DocxStyles, font_of, is_on
from desktop.intake.readers.xml_events import Events
from desktop.intake.readers.zip_parts import Parts
from desktop.intake.teller import Teller

_NOT_SHOWN = frozenset({"w:del", "w:moveFrom", "mc:Fallback"})
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_MAX_DEPTH = 1_000


def read(content: bytes, teller: Teller) -> None:
    """Tell the document as one sheet. Raises `FileRefused`, and almost anything else for a damaged file."""
    parts = Parts(content)
    main = next((part for kind, part in parts.relations("").values() if kind == "officeDocument"), "")
    main = main if parts.has(main) else "word/document.xml"
    styles = DocxStyles()
    relations = parts.relations(main).values()
    for part in [part for kind, part in relations if kind == "styles" and parts.has(part)][:1]:
        parts.hear(part, styles)
    flow = Flow(teller)
    flow.begin("")
    document = _Document(flow, styles)
    parts.hear(main, document)
    flow.end()
    if any(kind == "vbaProject" for kind, _ in relations):
        teller.note("macros_ignored")
    teller.finish(Container.DOCX)


@dataclass
class _Paragraph:
    cell: FlowCell
    style: str


@dataclass
class _Run:
    font: str = ""
    bold: bool | None = None
    style: str = ""


class _Document(Events):
    """Hears word/document.xml."""

    def __init__(self, flow: Flow, styles: DocxStyles) -> None:
        self._flow, self._styles = flow, styles
        self._path: list[str] = []
        self._silent = 0
        self._cells: list[FlowCell] = []
        self._tables = 0
        self._paragraphs: list[_Paragraph] = []
        self._run = _Run()
        self._in_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the document begins."""
        self._path.append(name)
        if len(self._path) > _MAX_DEPTH:
            raise FileRefused("list_hostile")
        if name in _NOT_SHOWN:
            self._silent += 1
        elif self._silent:
            return
        elif name == "w:t":
            self._in_text = True
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        elif name.startswith("w:"):
            self._start_of_part(name, attributes)

    def end(self, name: str) -> None:
        """An element of the document ends."""
        self._path.pop()
        if name in _NOT_SHOWN:
            self._silent -= 1
        elif self._silent:
            return
        elif name == "w:t":
            self._in_text = False
        elif name == "w:p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop().cell)
        elif name == "w:tc" and self._cells:
            self._end_cell(self._cells.pop())
        elif name == "w:tr":
            self._flow.end_row()
        elif name == "w:tbl":
            self._tables -= 1
            self._flow.end_table()

    def text(self, text: str) -> None:
        """Letters of a run."""
        if self._in_text:
            self._add(text)

    def _start_of_part(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("w:val", "")
        if name == "w:p":
            inside = self._cells and "w:txbxContent" not in self._path[self._depth_of_cell() :]
            cell = self._cells[-1] if inside else FlowCell()
            self._paragraphs.append(_Paragraph(cell, self._styles.normal))
        elif name == "w:r":
            self._run = _Run()
        elif name == "w:tbl":
            self._tables += 1
            self._flow.begin_table()
        elif name == "w:tc":
            self._cells.append(FlowCell())
        elif name == "w:gridBefore":
            self._flow.skip(_int(value))
        elif name == "w:gridSpan" and self._cells:
            self._cells[-1].columns = max(1, min(_int(value), 1000))
        elif name == "w:vMerge" and self._cells:
            self._cells[-1].merge = value or "continue"
        else:
            self._start_of_letters(name, attributes)

    def _start_of_letters(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "w:pStyle" and self._paragraphs:
            self._paragraphs[-1].style = attributes.get("w:val", "")
        elif len(self._path) > 2 and self._path[-3] == "w:r":
            if name == "w:rFonts":
                self._run.font = font_of(attributes)
            elif name == "w:rStyle":
                self._run.style = attributes.get("w:val", "")
            elif name == "w:b":
                self._run.bold = is_on(attributes)

    def _depth_of_cell(self) -> int:
        return len(self._path) - self._path[::-1].index("w:tc")

    def _add(self, text: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        run_font, run_bold = self._styles.letters(self._run.style)
        font, bold = self._styles.letters(paragraph.style)
        shown = next((said for said in (self._run.bold, run_bold, bold) if said is not None), False)
        font = self._run.font or run_font or font or self._styles.default_font
        paragraph.cell.add(text, font, bold=shown)

    def _end_paragraph(self, cell: FlowCell) -> None:
        if self._cells and cell is self._cells[-1]:
            cell.break_line()
        else:
            self._flow.line(cell)

    def _end_cell(self, cell: FlowCell) -> None:
        if cell.merge == "continue":
            cell.runs = []  # Word shows the text of the first cell of the range only
        if self._tables:
            self._flow.place(cell)


def _int(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
