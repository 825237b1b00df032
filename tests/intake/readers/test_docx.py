from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.raw import Area, CellStyle, Container, RawSheet, TextRun
from tests.intake.readers.telling import read_bytes
from tests.intake.readers.zips import relations, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Big"><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style>
"""


def document(body: str, styles: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
    }
    if styles:
        parts["word/_rels/document.xml.rels"] = relations(styles="styles.xml")
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped(parts)


def sheet_of(folder: Path, body: str, styles: str = "") -> RawSheet:
    found = read_bytes(folder, document(body, styles), "a.docx")
    assert found.container is Container.DOCX
    (sheet,) = found.sheets
    return sheet


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_tables_come_with_the_lines_around_them(tmp_path: Path) -> None:
    body = (
        p("Kèm theo Quyết định số 15/QĐ-UBND")
        + p("I. TẬP THỂ")
        + table(tc(p("TT")) + tc(p("Tên")), tc(p("1")) + tc(p("Tổ dân vận") + p("số 3")))
        + p("II. CÁ NHÂN")
        + table(tc(p("1")) + tc("<w:p><w:r><w:t>Đặng</w:t><w:tab/><w:t>Hường</w:t></w:r></w:p>"))
    )
    assert sheet_of(tmp_path, body).rows == (
        ("Kèm theo Quyết định số 15/QĐ-UBND",),
        ("I. TẬP THỂ",),
        ("TT", "Tên"),
        ("1", "Tổ dân vận\nsố 3"),
        ("II. CÁ NHÂN",),
        ("1", "Đặng\tHường"),
    )


def test_merged_cells_keep_the_columns_in_their_place(tmp_path: Path) -> None:
    restart, follow = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    sheet = sheet_of(
        tmp_path,
        table(
            tc(p("a"), '<w:gridSpan w:val="2"/>') + tc(p("chung"), restart),
            tc(p("b")) + tc(p("c")) + tc(p(""), follow),
            f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc(p('d'))}{tc(p('một'), restart)}",
        ),
    )
    assert sheet.rows == (("a", None, "chung"), ("b", "c"), (None, "d", "một"))
    assert sheet.merged == (Area(0, 0, 0, 1), Area(0, 2, 1, 2))


def test_fonts_come_from_the_run_its_style_the_paragraph_and_the_defaults(tmp_path: Path) -> None:
    body = table(
        tc(p("nguyÔn")),
        tc(p("nguyÔn", '<w:pStyle w:val="Head"/>')),
        tc(p("nguyÔn", "", '<w:rStyle w:val="Big"/>')),
        tc(p("Nguyễn", "", '<w:rFonts w:ascii="Times New Roman"/><w:b/>')),
        tc(
            "<w:p><w:r><w:rPr><w:rFonts w:ascii='Arial'/></w:rPr><w:t>Ông </w:t></w:r>"
            "<w:r><w:t>lª</w:t></w:r></w:p>"
        ),
    )
    sheet = sheet_of(tmp_path, body, STYLES)
    assert [sheet.style(row, 0) for row in range(4)] == [
        CellStyle(".VnTime"),
        CellStyle(".VnTime", bold=True),
        CellStyle(".VnTimeH"),
        CellStyle("Times New Roman", bold=True),
    ]
    assert sheet.mixed == {(4, 0): (TextRun("Ông ", "Arial"), TextRun("lª", ".VnTime"))}
    assert sheet_of(tmp_path, table(tc(p("x")))).style(0, 0) is None


def test_what_was_deleted_or_doubled_is_not_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>DATE</w:instrText></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + p("UBND PHƯỜNG")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + p("UBND PHƯỜNG")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert [row for row in sheet_of(tmp_path, body).rows if row] == [("mới",), ("UBND PHƯỜNG",)]


def test_a_table_in_a_cell_comes_before_its_row(tmp_path: Path) -> None:
    inner = table(tc(p("trong 1")) + tc(p("trong 2")))
    sheet = sheet_of(tmp_path, table(tc(p("ngoài")) + tc(inner + p("sau"))))
    assert sheet.rows == (("trong 1", "trong 2"), ("ngoài", "sau"))


def test_styles_based_on_one_another_in_a_ring_end(tmp_path: Path) -> None:
    ring = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    assert sheet_of(tmp_path, p("x", '<w:pStyle w:val="A"/>'), ring).rows == (("x",),)


def test_a_document_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        sheet_of(tmp_path, "<w:sdt>" * 2_000 + "</w:sdt>" * 2_000)
    assert caught.value.code == "list_hostile"
