from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, CellStyle, Container, Note, RawSheet, TextRun
from tests.intake.readers.telling import read_bytes
from tests.intake.readers.zips import zipped

FLOAT = 'office:value-type="float"'
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{short}="{OASIS}:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("draw", "drawing"),
    )
)
STYLES = """
<office:font-face-decls>
<style:font-face style:name="F1" svg:font-family="'.VnTime'"/></office:font-face-decls>
<office:automatic-styles>
<number:number-style style:name="N1"><number:number number:min-integer-digits="6"/></number:number-style>
<style:style style:name="base" style:family="table-cell">
<style:text-properties style:font-name="F1"/></style:style>
<style:style style:name="head" style:family="table-cell" style:parent-style-name="base">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="code" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="Arial"/></style:style>
<style:style style:name="gone" style:family="table">
<style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
"""


def ods(tables: str, **more: str) -> bytes:
    content = (
        f"<office:document-content {NAMES}>{STYLES}<office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = more.pop("manifest", "<manifest/>")
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content} | more)


def sheet_of(folder: Path, rows: str) -> RawSheet:
    found = read_bytes(folder, ods(f'<table:table table:name="Danh sách">{rows}</table:table>'), "a.ods")
    assert found.container is Container.ODS
    (sheet,) = found.sheets
    return sheet


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(attributes: str = "", text: str = "") -> str:
    shown = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n") if text)
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


def test_every_kind_of_value(tmp_path: Path) -> None:
    typed = 'office:value-type="{}" office:{}="{}"'.format
    sheet = sheet_of(
        tmp_path,
        row(
            cell('office:value-type="string"', "Đặng Thị\nHường"),
            cell(typed("float", "value", "1520000"), "1.520.000"),
            cell('table:style-name="code" ' + typed("float", "value", "1234"), "001234"),
            cell(typed("date", "date-value", "2026-02-05"), "05/02/26"),
            cell(typed("date", "date-value", "2026-02-05T08:30:00"), "05/02/26"),
            cell(typed("time", "time-value", "PT08H30M00S"), "8:30"),
            cell(typed("time", "time-value", "09:55:33"), "9 giờ 55"),
            cell(typed("boolean", "boolean-value", "true"), "TRUE"),
            cell('table:formula="of:=[.A9]"'),
            cell('table:formula="of:=1/0" office:value-type="string"', "#DIV/0!"),
        ),
    )
    assert sheet.name == "Danh sách"
    moment = datetime(2026, 2, 5, 8, 30)  # noqa: DTZ001 - as a cell has it
    assert sheet.rows == (
        (
            *("Đặng Thị\nHường", 1520000, "001234", date(2026, 2, 5), moment, "08:30", "9 giờ 55"),
            *(True, FORMULA_WITHOUT_VALUE, "#DIV/0!"),
        ),
    )


def test_what_is_repeated_stands_as_often_and_emptiness_costs_nothing(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        row(cell(text="đầu"), cell('table:number-columns-repeated="16383"'))
        + row(cell(), attributes='table:number-rows-repeated="2"')
        + row(cell('table:number-columns-repeated="2"', "x"), attributes='table:number-rows-repeated="2"')
        + row(cell(), attributes='table:number-rows-repeated="1048571"'),
    )
    assert sheet.rows == (("đầu",), (), (), ("x", "x"), ("x", "x"))


def test_fonts_pieces_merged_and_hidden_ones(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        '<table:table-column table:default-cell-style-name="base"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16383"/>'
        + row(cell('table:style-name="head"', "NguyÔn"))
        + row(cell(text="NguyÔn"), attributes='table:visibility="filter"')
        + row(cell(text='<text:span text:style-name="T1">Ông</text:span><text:s/>lª'))
        + row(
            cell('table:number-columns-spanned="2" table:number-rows-spanned="2"', "chung"),
            "<table:covered-table-cell/>",
            cell(text="x"),
        ),
    )
    assert sheet.rows[2:] == (("Ông lª",), ("chung", None, "x"))
    assert sheet.style(0, 0) == CellStyle(".VnTime", bold=True)
    assert sheet.style(1, 0) == CellStyle(".VnTime")
    pieces = (TextRun("Ông", "Arial"), TextRun(" ", ".VnTime"), TextRun("lª", ".VnTime"))
    assert sheet.mixed == {(2, 0): pieces}
    assert sheet.merged == (Area(3, 0, 4, 1),)
    assert sheet.hidden_rows == {1}
    assert sheet.hidden_columns == {1, 2}


def test_comments_and_drawings_are_no_text_of_a_cell(tmp_path: Path) -> None:
    inside = (
        "<office:annotation><text:p>chú thích</text:p></office:annotation>"
        "<draw:frame><text:p>hình</text:p></draw:frame><text:p>a</text:p>"
    )
    sheet = sheet_of(tmp_path, row(f"<table:table-cell>{inside}</table:table-cell>"))
    assert sheet.rows == (("a",),)


def test_hidden_tables_and_macros_are_said(tmp_path: Path) -> None:
    tables = (
        f'<table:table table:name="mã" table:style-name="gone">{row(cell(text="kín"))}</table:table>'
        f'<table:table table:name="a">{row(cell(text="x"))}</table:table>'
    )
    found = read_bytes(tmp_path, ods(tables, **{"Basic/Standard/M.xml": "<m/>"}), "a.ods")
    assert [(sheet.name, sheet.rows) for sheet in found.sheets] == [("a", (("x",),))]
    assert found.notes == (Note("sheets_hidden", {"sheets": ["mã"]}), Note("macros_ignored"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (ods("", manifest="<manifest><encryption-data/></manifest>"), "list_encrypted"),
        (
            ods(
                "<table:table>"
                + row(
                    cell('table:number-columns-repeated="16384"', "x"),
                    attributes='table:number-rows-repeated="1000000"',
                )
                + "</table:table>"
            ),
            "list_too_large",
        ),
        (ods(f"<table:table>{row(cell(FLOAT))}</table:table>"), "list_damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "list_damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "list_not_a_workbook"),
    ],
    ids=["password", "repeated without end", "a number without its value", "no content", "a text document"],
)
def test_damage_and_malice_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, content, "a.ods")
    assert caught.value.code == code
