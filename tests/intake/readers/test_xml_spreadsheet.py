from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Area, CellStyle, Container, Flavour, Note, TextRun
from tests.intake.readers.telling import pasted, read_bytes

WORKBOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"><Font ss:FontName="Calibri"/></Style>
<Style ss:ID="s1"><Font ss:FontName=".VnTime" ss:Bold="1"/></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="000000"/></Style>
<Style ss:ID="s3"><NumberFormat ss:Format="Currency"/></Style>
<Style ss:ID="s4"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="Danh sách"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:StyleID="s1"><Data ss:Type="String">NguyÔn</Data></Cell>
<Cell ss:StyleID="s2"><Data ss:Type="Number">1234</Data></Cell>
<Cell ss:StyleID="s3"><Data ss:Type="Number">1520000</Data></Cell>
<Cell ss:StyleID="s4"><Data ss:Type="DateTime">2026-02-05T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-02-05T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1">
<Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">chung</Data></Cell>
<Cell><Data ss:Type="Number">2</Data></Cell><Cell ss:Index="6" ss:Formula="=R[-1]C"/></Row>
<Row><Cell ss:Index="3"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">Ông
<Font html:Face=".VnTime" xmlns:html="http://www.w3.org/TR/REC-html40">lª</Font></ss:Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="mã"><Table><Row><Cell><Data ss:Type="String">kín</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
<Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet></Workbook>"""


def test_everything_that_such_a_file_says(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, WORKBOOK.encode(), "a.xml")
    assert found.container is Container.XML_SPREADSHEET
    assert found.notes == (Note("sheets_hidden", {"sheets": ["mã"]}),)
    (sheet,) = found.sheets
    assert sheet.name == "Danh sách"
    moment = datetime(2026, 2, 5, 8, 30)  # noqa: DTZ001 - as a cell has it
    assert sheet.rows == (
        ("NguyÔn", "001234", 1520000, date(2026, 2, 5), moment, "08:30", True, "#N/A"),
        (),
        ("chung", None, 2, None, None, FORMULA_WITHOUT_VALUE),
        (None, None, "Ông\nlª"),
    )
    assert sheet.style(0, 0) == CellStyle(".VnTime", bold=True)
    assert sheet.mixed == {(3, 2): (TextRun("Ông\n", "Calibri"), TextRun("lª", ".VnTime"))}
    assert sheet.merged == (Area(2, 0, 3, 1),)
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {1, 2}


def test_cells_copied_in_excel(tmp_path: Path) -> None:
    sheet = pasted(Flavour.XML_SPREADSHEET, WORKBOOK.encode() + b"\0")
    assert sheet.rows[0][:3] == ("NguyÔn", "001234", 1520000)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('ss:Index="6"', 'ss:Index="2"', "list_damaged"),
        ('ss:Index="3" ss:Hidden', 'ss:Index="99999999" ss:Hidden', "list_damaged"),
        (">1234<", ">nghìn<", "list_damaged"),
        ('<?xml version="1.0"?>', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>', "list_hostile"),
        ("</Workbook>", "", "list_damaged"),
    ],
)
def test_damage_and_malice_are_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert old in WORKBOOK
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, WORKBOOK.replace(old, new).encode(), "a.xml")
    assert caught.value.code == code
