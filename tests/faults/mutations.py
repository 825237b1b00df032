"""Good lists in every container, and what a random accident leaves of them; a seed gives always the same."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Mapping

import openpyxl
import xlwt
from openpyxl.styles import Font

from tests.intake.readers.zips import relations, zipped

HEADER = ("TT", "Ông, bà", "Họ và tên", "Đơn vị", "Năm sinh", "Thành tích", "Mức thưởng")
ROWS: tuple[tuple[int | str, ...], ...] = tuple(
    (n + 1, "Ông", f"Đặng Văn {name}", f"Tổ dân phố số {n + 1}", 1950 + n, "công tác dân vận", 1_140_000)
    for n, name in enumerate("An Bình Cường Dũng Giang Hải Khoa Long Minh Nam Phong Quang".split())
)
_NASTY = (
    "-1",
    "0",
    "1",
    "7",
    "65536",
    "1048577",
    "99999999999999999999",
    "NaN",
    "1e308",
    "",
    "A1:XFD1048576",
    "é\u0300",
)
_NUMBER = re.compile(rb'(?<=["\'>])-?\d+(?=["\'<])')


def good_files() -> Mapping[str, bytes]:
    """One sound list of each container, by its name."""
    lines = [HEADER, *ROWS]
    text = "\n".join(";".join(map(str, row)) for row in lines)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in lines)
    return {
        "a.xlsx": _xlsx(),
        "a.xls": _xls(),
        "a.ods": _ods(),
        "a.docx": _docx(),
        "a.xml": _xml().encode(),
        "a.html": f"<html><style>td {{font-family: Arial}}</style><table>{cells}</table></html>".encode(),
        "a.csv": text.encode(),
        "b.csv": text.encode("utf-16"),
    }


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The file after one to three accidents, most inside a container, where checksums do not see them."""
    for _ in range(chance.randint(1, 3)):
        content = _accident(content, chance)
    return content


def _accident(content: bytes, chance: random.Random) -> bytes:
    if content.startswith(b"PK") and chance.random() < 0.8:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:  # noqa: BLE001 - an earlier accident hit the container
            return _struck(content, chance)
        if not parts:
            return _struck(content, chance)
        name = chance.choice(sorted(parts))
        if chance.random() < 0.05:
            del parts[name]
        else:
            parts[name] = _struck(parts[name], chance)
        return zipped(parts)
    return _struck(content, chance)


def _struck(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return bytes(chance.randbytes(5))
    place = chance.randrange(len(content))
    length = chance.choice((1, 2, 4, 16, 200, 3000))
    before, hit, after = content[:place], content[place : place + length], content[place + length :]
    kind = chance.choice(("noise", "bit", "gone", "zero", "doubled", "many", "torn", "number", "number"))
    if kind == "number":
        return _number_changed(content, chance)
    put = {
        "noise": chance.randbytes(length),
        "bit": bytes([hit[0] ^ 1 << chance.randrange(8)]) + hit[1:],
        "gone": b"",
        "zero": bytes(length),
        "doubled": hit * 2,
        "many": hit * 50,
        "torn": b"",
    }[kind]
    return before + put + (b"" if kind == "torn" else after)


def _number_changed(content: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + chance.choice(_NASTY).encode() + content[one.end() :]


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (HEADER, *ROWS):
        page.append(list(row))
    for number in range(2, 6):
        page.cell(number, 3).font = Font(name="Times New Roman", bold=True)
        page.cell(number, 1).number_format = "000"
    page.merge_cells("I1:K2")
    page.row_dimensions[20].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Danh sách")
    for number, row in enumerate((HEADER, *ROWS)):
        for column, cell in enumerate(row):
            page.write(number, column, cell)
    page.write_merge(20, 21, 0, 3, "ghi chú")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods() -> bytes:
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{oasis}:{name}:1.0"' for name in ("office", "table", "text"))

    def cell(value: object) -> str:
        typed = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else ""
        return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in (HEADER, *ROWS))
    table = f'<table:table table:name="Danh sách">{rows}</table:table>'
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _docx() -> bytes:
    def cell(value: object) -> str:
        run = f'<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>{value}</w:t></w:r>'
        return f'<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p>{run}</w:p></w:tc>'

    rows = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in (HEADER, *ROWS))
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f"<w:document {names}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>",
        }
    )


def _xml() -> str:
    def cell(value: object) -> str:
        kind = "Number" if isinstance(value, int) else "String"
        return f'<Cell ss:StyleID="s1"><Data ss:Type="{kind}">{value}</Data></Cell>'

    lines = enumerate((HEADER, *ROWS), start=1)
    rows = "".join(f'<Row ss:Index="{n}">{"".join(map(cell, row))}</Row>' for n, row in lines)
    address = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{address}" xmlns:ss="{address}">'
        '<Styles><Style ss:ID="s1"><Font ss:FontName="Arial"/></Style></Styles>'
        f'<Worksheet ss:Name="Danh sách"><Table>{rows}</Table></Worksheet></Workbook>'
    )
