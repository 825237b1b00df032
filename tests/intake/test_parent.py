import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.errors import FileRefused
from desktop.intake.parent import read_list, read_pasted
from desktop.intake.raw import FORMULA_WITHOUT_VALUE, Container, Flavour, RawBook
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


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx") == "file_missing"


def test_a_flipped_byte_is_damage_and_not_a_crash(tmp_path: Path) -> None:
    good = write(tmp_path / "good.xlsx", [[f"Hàng {n}", n] for n in range(200)])
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    content[part.header_offset + 60 + part.compress_size // 2] ^= 0xFF
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(content)
    assert refusal(bad) == "list_damaged"


def test_a_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [["a"]])
    endless = (sys.executable, "-c", "import threading; threading.Event().wait()")
    with pytest.raises(FileRefused) as caught:
        read_list(path, command=endless, time_limit=0.2)
    assert caught.value.code == "list_took_too_long"


SPEAKING = """
import sys, threading
rows = '{"sheet": "a"}', *['{"rows": [["x"]]}'] * %d
for line in rows:
    print(line, flush=True)
    threading.Event().wait(0.3)
print('{"marks": {"styles": {}, "mixed": [], "merged": [], "hidden_rows": [], "hidden_columns": []}}')
print('{"end": {"notes": [], "container": "xlsx", "own": false}}', flush=True)
"""


def test_a_slow_child_that_goes_on_speaking_is_heard_to_the_end(tmp_path: Path) -> None:
    slow = (sys.executable, "-c", SPEAKING % 15)
    assert len(read_list(tmp_path / "a.xlsx", command=slow, time_limit=4).sheets[0].rows) == 15


def test_a_child_that_speaks_for_ever_is_ended(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read_list(tmp_path / "a.xlsx", command=(sys.executable, "-c", SPEAKING % 10_000), time_limit=0.3)
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


class Enough(Exception):  # noqa: N818 - the test's own
    pass


def test_rows_are_counted_while_they_come_and_the_reading_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", [[n] for n in range(2_000)])
    counts: list[int] = []
    read_list(path, command=CHILD, told=counts.append)
    assert counts[-1] == 2_000
    assert counts == sorted(counts)
    assert len(counts) > 3

    def stop(rows: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_list(path, command=CHILD, told=stop)


PAGE = b"<html><table><tr><td>HTML</td></tr></table></html>"


def test_the_richest_flavour_that_can_be_read_is_taken() -> None:
    payloads = {Flavour.TEXT: b"a\tb\r\n", Flavour.HTML: PAGE, Flavour.XML_SPREADSHEET: b"<torn"}
    found = read_pasted(payloads, command=CHILD)
    assert found.container is Container.HTML
    assert found.sheets[0].rows == (("HTML",),)
    assert read_pasted({Flavour.TEXT: b"a\tb\r\n"}, command=CHILD).sheets[0].rows == (("a", "b"),)


def test_a_large_clipboard_goes_through(tmp_path: Path) -> None:
    text = "".join(f"{n}\tĐặng Thị Hường\r\n" for n in range(20_000)).encode()
    assert len(read_pasted({Flavour.TEXT: text}, command=CHILD).sheets[0].rows) == 20_000


@pytest.mark.parametrize(
    ("payloads", "code"),
    [
        ({}, "paste_unreadable"),
        ({Flavour.XML_SPREADSHEET: b"<torn"}, "paste_unreadable"),
        ({Flavour.TEXT: (b"\t" * 1_000 + b"x\n") * 4_000}, "paste_too_large"),
    ],
)
def test_a_clipboard_that_cannot_be_read_is_refused(payloads: dict[Flavour, bytes], code: str) -> None:
    with pytest.raises(FileRefused) as caught:
        read_pasted(payloads, command=CHILD)
    assert caught.value.code == code
