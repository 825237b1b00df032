"""The parts that a bundled Word template is put together from: paragraphs, tables, the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

Align = Literal["left", "center", "right", "both"]

TWIPS_IN_MM = 56.6929
_MARKS = re.compile(r"«([^»]+)»|\*\*(.+?)\*\*")


def twips(millimetres: float) -> int:
    """Millimetres as Word counts."""
    return round(millimetres * TWIPS_IN_MM)


@dataclass(frozen=True)
class Look:
    """How a paragraph looks: size, spaces before and after in points, indents in mm."""

    align: Align = "both"
    size: float = 14
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    first: float = 0
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    keep: bool = False
    line: float = 1.0

    def __call__(self, text: str) -> str:
        """A paragraph: «…» is a merge field, **…** bold, a new line a break."""
        return f"<w:p><w:pPr>{self._about()}</w:pPr>{self.runs(text)}</w:p>"

    def runs(self, text: str) -> str:
        """The runs of a text in this look."""
        parts: list[str] = []
        at = 0
        for found in _MARKS.finditer(text):
            parts += [self._run(text[at : found.start()]), self._marked(found)]
            at = found.end()
        return "".join([*parts, self._run(text[at:])])

    def _marked(self, found: re.Match[str]) -> str:
        return self._field(found[1]) if found[1] else self._run(found[2], bold=True)

    def _about(self) -> str:
        keep = "<w:keepNext/>" if self.keep else ""
        space = f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" '
        space += f'w:line="{round(self.line * 240)}" w:lineRule="auto"/>'
        indent = f'<w:ind w:left="{twips(self.left)}" w:right="{twips(self.right)}"'
        indent += f' w:firstLine="{twips(self.first)}"/>'
        return f'{keep}{space}{indent}<w:jc w:val="{self.align}"/>'

    def _style(self, bold: bool) -> str:
        marks = ("<w:b/>" if self.bold or bold else "") + ("<w:i/>" if self.italic else "")
        size = round(self.size * 2)
        line = '<w:u w:val="single"/>' if self.underlined else ""
        return f'<w:rPr>{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}</w:rPr>'

    def _run(self, text: str, *, bold: bool = False) -> str:
        if not text:
            return ""
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\n"))
        return f"<w:r>{self._style(bold)}{lines}</w:r>"

    def _field(self, name: str) -> str:
        style = self._style(bold=False)
        code = escape(f' MERGEFIELD "{name}" ')
        marks = [
            f'<w:r>{style}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        ]
        said = f'<w:r>{style}<w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        shown = f"<w:r>{style}<w:t>{escape(f'«{name}»')}</w:t></w:r>"
        return f"{marks[0]}{said}{marks[1]}{shown}{marks[2]}"


def rule(width: float, column: float) -> str:
    """A line of a width in the middle of a column, both in mm (NĐ 30/2020, Phụ lục I)."""
    side = twips((column - width) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    space = '<w:spacing w:before="60" w:after="0" w:line="120" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{border}{space}<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'


def dotted(width: float, lines: int = 2) -> str:
    """Lines of dots for what is written by hand, `width` mm long."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>'
    space = '<w:spacing w:before="120" w:after="0"/>'
    return f"<w:p><w:pPr>{tab}{space}</w:pPr><w:r><w:tab/></w:r></w:p>" * lines


def gap(points: float, *, keep: bool = False) -> str:
    """An empty paragraph of a height; `keep` holds it on the page of what follows."""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" '
        'w:lineRule="exact"/></w:pPr></w:p>'
    )


def new_section(end: str) -> str:
    """The pages before it end as `end` says; others follow."""
    space = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f"<w:p><w:pPr>{space}{end}</w:pPr></w:p>"


def columns(widths: Sequence[float], cells: Sequence[str]) -> str:
    """A row of text columns without lines: heads and signatures; widths in mm."""
    row = "".join(_cell(width, cell) for width, cell in zip(widths, cells, strict=True))
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return _table(widths, f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>", margins)


def grid(widths: Sequence[float], rows: Sequence[Sequence[str]], *, heads: int = 1) -> str:
    """A table with lines; the first `heads` rows stand on every page. A row of one cell goes across."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made = [_row(widths, cells, is_head=at < heads) for at, cells in enumerate(rows)]
    return _table(widths, "".join(made), f"<w:tblBorders>{lines}</w:tblBorders>{_CELL_MARGINS}")


_CELL_MARGINS = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'


def _row(widths: Sequence[float], cells: Sequence[str], *, is_head: bool) -> str:
    about = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "")
    across = len(widths) if len(cells) == 1 else 1
    made = (
        _cell(sum(widths) if across > 1 else width, cell, across)
        for width, cell in zip(widths, cells, strict=False)
    )
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(made)}</w:tr>"


def _cell(width: float, content: str, across: int = 1) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>'


def _table(widths: Sequence[float], rows: str, about: str) -> str:
    total = f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
    places = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    borders, _, margins = about.rpartition("<w:tblCellMar>")
    fixed = '<w:tblLayout w:type="fixed"/>'
    properties = f"{total}{borders}{fixed}<w:tblCellMar>{margins}"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{places}</w:tblGrid>{rows}</w:tbl>"
