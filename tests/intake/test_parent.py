import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.intake.parent import read_list
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, RawBook
from tests.intake.workbooks import write

CHILD = (sys.executable, "-m", "desktop.intake.child")


def read(path: Path, time_limit: float = 20) -> RawBook:
    return read_list(path, command=CHILD, time_limit=time_limit)


def refusal(path: Path, time_limit: float = 20) -> str:
    with pytest.raises(FileRefused) as caught:
        read(path, time_limit)
    return caught.value.code


def test_cells_come_over_as_they_are(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Đặng Thị Hường", 1520000, 0.5, True, date(2026, 10, 9)],
        [],
        ["=1+1", None, "x"],
    ]
    (sheet,) = read(write(tmp_path / "danh sách.xlsx", rows)).sheets
    assert sheet.rows == (
        ("Đặng Thị Hường", 1520000, 0.5, True, date(2026, 10, 9)),
        (),
        (FORMULA_WITHOUT_VALUE, None, "x"),
    )


def test_a_lying_dimension_loses_no_row(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx", [[f"Hàng {n}", n] for n in range(6)])
    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(lying, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b'ref="A1:B6"', b'ref="A1:A2"')
                assert b'"A1:A2"' in content
            target.writestr(name, content)
    assert len(read(lying).sheets[0].rows) == 6


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("mã").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [sheet.name for sheet in read(tmp_path / "a.xlsx").sheets] == ["Sheet"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b"%PDF-1.7", "list_not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list_not_a_workbook"),
        (b"PK\x03\x04" + b"\0" * 200, "list_damaged"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_code(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx") == "file_missing"


def test_a_document_type_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx", [["a"]])
    hostile = tmp_path / "hostile.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(hostile, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "b">]>' + content
            target.writestr(name, content)
    assert refusal(hostile) == "list_hostile"


def test_a_flipped_byte_is_damage_and_not_a_crash(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx", [[f"Hàng {n}", n] for n in range(200)])
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    content[part.header_offset + 60 + part.compress_size // 2] ^= 0xFF
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    assert refusal(bad) == "list_damaged"


def test_a_bomb_is_refused_by_its_sizes(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    assert refusal(path) == "list_too_large"


def test_a_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [["a"]])
    endless = (sys.executable, "-c", "import threading; threading.Event().wait()")
    with pytest.raises(FileRefused) as caught:
        read_list(path, command=endless, time_limit=0.2)
    assert caught.value.code == "list_took_too_long"


def test_a_child_that_dies_is_a_refusal(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [["a"]])
    dying = (sys.executable, "-c", 'import os; os.write(1, b\'{"sheet": "a\'); os.abort()')
    with pytest.raises(FileRefused) as caught:
        read_list(path, command=dying)
    assert caught.value.code == "list_reader_ended"


def test_memory_beyond_the_limit_is_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    good = write(tmp_path / "good.xlsx", [["a"]])
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                row = b'<row><c t="inlineStr"><is><t>' + b"x" * 60_000_000 + b"</t></is></c></row>"
                content = content.replace(b"<sheetData>", b"<sheetData>" + row)
            target.writestr(name, content)
    tight = (
        sys.executable,
        "-c",
        """
import sys
from desktop.intake import child, limits
child.limit_memory = lambda: limits.limit_memory(200_000_000)
sys.exit(child.main(sys.argv[1]))
""",
    )
    with pytest.raises(FileRefused) as caught:
        read_list(path, command=tight)
    assert caught.value.code in {"list_too_large", "list_damaged"}
