from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.raw import Area, CellStyle, Container, Flavour, Note, RawSheet, TextRun
from tests.intake.readers.telling import pasted, read_bytes

EXCEL_PAGE = """
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--
td {font-family:Calibri, sans-serif; font-weight:400;}
.xl65 {mso-style-parent:style0; font-family:".VnTime", sans-serif; font-weight:700;}
.xl66 {mso-number-format:"\\@";}
.font5 {font-family:".VnTimeH";}
--></style></head><body><table>
<tr height=20><td class=xl65>NguyÔn
  V¨n An</td><td class=xl66>0912345678</td><td x:num="1520000">#######</td></tr>
<tr style='display:none'><td colspan=2 rowspan=2>chung</td><td>x</td></tr>
<tr><td class=xl65>Ông <font class="font5">lª</font></td></tr>
<tr><td>Tổ<br>dân&nbsp;phố<p>số 3</p></td><td>  </td></tr>
</table></body></html>
"""


def sheet_of(folder: Path, page: str) -> RawSheet:
    found = read_bytes(folder, page.encode(), "a.xls")
    assert found.container is Container.HTML
    assert Note("named_otherwise", {"container": "html"}) in found.notes
    (sheet,) = found.sheets
    return sheet


def test_a_page_named_as_a_workbook(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, EXCEL_PAGE)
    assert sheet.rows == (
        ("NguyÔn V¨n An", "0912345678", 1520000),
        ("chung", None, "x"),
        (None, None, "Ông lª"),
        ("Tổ\ndân\xa0phố\nsố 3",),
    )
    assert sheet.style(0, 0) == CellStyle(".VnTime", bold=True)
    assert sheet.style(0, 1) == CellStyle("Calibri")
    assert sheet.mixed == {(2, 2): (TextRun("Ông ", ".VnTime"), TextRun("lª", ".VnTimeH"))}
    assert sheet.merged == (Area(1, 0, 2, 1),)
    assert sheet.hidden_rows == {1}


def test_lines_between_tables_and_tables_in_tables_lose_nothing(tmp_path: Path) -> None:
    page = """<html><body><h1>DANH SÁCH</h1>Kèm theo Quyết định số 15
    <table><tr><td>ngoài</td><td>a<table><tr><td>trong</td></tr></table>b</td></tr></table>
    <p>I. TẬP THỂ</p><table><tr><td>1<td>Tổ 3<tr><td>2<td>Tổ 4</table>cuối</body></html>"""
    assert sheet_of(tmp_path, page).rows == (
        ("DANH SÁCH",),
        ("Kèm theo Quyết định số 15",),
        ("trong",),
        ("ngoài", "a\nb"),
        ("I. TẬP THỂ",),
        ("1", "Tổ 3"),
        ("2", "Tổ 4"),
        ("cuối",),
    )


def test_what_is_not_shown_is_not_read(tmp_path: Path) -> None:
    page = """<html><head><title>tên</title><script>var a = "<table><tr><td>mã</td></tr></table>";</script>
    </head><body><table><tr><td>a<!-- b --></td></tr></table><img src="http://127.0.0.1:9/x.png"></body></html>"""
    assert sheet_of(tmp_path, page).rows == (("a",),)


@pytest.mark.parametrize(
    ("page", "cell"),
    [
        (b"<meta charset=windows-1258><table><tr><td>\xd0\xe3\xf2ng</table>", "Đặng"),
        ("<table><tr><td>Đặng</table>".encode("utf-16"), "Đặng"),
        (b"<meta charset=x-user-defined><table><tr><td>Nguy\xd4n</table>", "NguyÔn"),
        (b"<table><tr><td>&#272;&#7863;ng &amp; c&ocirc;</table>", "Đặng & cô"),
    ],
)
def test_its_letters_by_what_it_says_and_by_themselves(tmp_path: Path, page: bytes, cell: str) -> None:
    (sheet,) = read_bytes(tmp_path, page, "a.htm").sheets
    assert sheet.rows == ((cell,),)


def test_a_web_archive_holds_its_sheets(tmp_path: Path) -> None:
    part = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n'
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        + part.format("<html><frameset></frameset></html>")
        + "--x\r\n"
        + part.format("<html><table><tr><td>Đặng</td></tr></table></html>")
        + "--x--\r\n"
    )
    found = read_bytes(tmp_path, archive.encode(), "a.xls")
    assert found.container is Container.HTML
    assert [sheet.rows for sheet in found.sheets] == [(("Đặng",),)]


def test_cells_copied_in_excel_as_html() -> None:
    head = "Version:1.0\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:0000000200\r\n"
    page = EXCEL_PAGE.strip().encode()
    start = len(head.format(0, 0))
    payload = head.format(start, start + len(page)).encode() + page + b"\0"
    sheet = pasted(Flavour.HTML, payload)
    assert sheet.rows[0] == ("NguyÔn V¨n An", "0912345678", 1520000)
    assert sheet.style(0, 0) == CellStyle(".VnTime", bold=True)


def test_cells_nested_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, b"<table>" + b"<b>" * 2_000, "a.html")
    assert caught.value.code == "list_hostile"
