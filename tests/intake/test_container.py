"""Hostile, damaged and foreign files: each ends in a clear refusal, or in what can be read without harm."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake import container, teller
from desktop.intake.container import content_of, recognised
from desktop.intake.raw import Container
from desktop.words.errors import error_sentence
from tests.intake.readers.telling import read, read_bytes
from tests.intake.readers.zips import MAIN, relations, xlsx, zipped
from tests.intake.workbooks import write

CELL = "<sheetData><row><c><v>1</v></c></row></sheetData>"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
INCLUDED = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
TEXT = "<sheetData><row><c t='inlineStr'><is><t>&i;</t></is></c></row></sheetData>"


def refusal(folder: Path, content: bytes, name: str = "danh sách.xlsx") -> str:
    with pytest.raises(FileRefused) as caught:
        read_bytes(folder, content, name)
    assert name in error_sentence(caught.value.code, caught.value.values)
    return caught.value.code


def ole(*streams: str) -> bytes:
    """The head and the directory of an OLE container whose streams have these names."""
    entries = b"".join(
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
        + (len(name) * 2 + 2).to_bytes(2, "little")
        + bytes(62)
        for name in ("Root Entry", *streams)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(1024, b"\0")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "list_empty"),
        (b" \r\n\0", "list_empty"),
        (ole("EncryptionInfo", "EncryptedPackage"), "list_encrypted"),
        (ole("WordDocument", "1Table"), "list_old_document"),
        (ole("Workbook"), "list_damaged"),
        (ole("VisioDocument"), "list_not_a_workbook"),
        (zipped({"xl/workbook.bin": b"\0"}), "list_binary_workbook"),
        (zipped({"mặt.jpg": b"\xff\xd8\xff"}), "list_not_a_workbook"),
        (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "list_damaged"),
        (zipped({}), "list_not_a_workbook"),
        (b"PK\x03\x04" + bytes(200), "list_damaged"),
        (b"%PDF-1.7\n", "list_not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n", "list_not_a_workbook"),
        (b"{\\rtf1 a}", "list_not_a_workbook"),
        (b"<?xml version='1.0'?><note/>", "list_not_a_workbook"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "list_damaged"),
        (bytes(range(256)) * 40, "list_not_a_workbook"),
    ],
    ids=repr,
)
def test_what_is_no_list_is_refused_by_what_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path, content) == code


@pytest.mark.parametrize("head", [LAUGHS, INCLUDED, " " * 5_000 + INCLUDED, "<!--x-->" * 1_000 + LAUGHS])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/styles.xml"]
)
def test_a_document_type_is_never_parsed(tmp_path: Path, head: str, part: str) -> None:
    parts = xlsx(TEXT, styles="<fonts/>")
    assert refusal(tmp_path, zipped(parts | {part: head + str(parts[part])})) == "list_hostile"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_document_type_in_wide_letters_is_none_either(tmp_path: Path, mark: bytes) -> None:
    sheet = f'<?xml version="1.0" encoding="utf-16"?>{INCLUDED}<worksheet {MAIN}>{TEXT}</worksheet>'
    wide = sheet.encode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be")
    parts: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": mark + wide}
    assert refusal(tmp_path, zipped(xlsx(TEXT) | parts)) == "list_hostile"


def test_document_types_of_other_containers_are_refused(tmp_path: Path) -> None:
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    assert (
        refusal(tmp_path, zipped({"mimetype": mimetype, "content.xml": LAUGHS + "<x/>"}), "a.ods")
        == "list_hostile"
    )
    word = {"[Content_Types].xml": "<Types/>", "word/document.xml": INCLUDED + "<x/>"}
    assert refusal(tmp_path, zipped(word), "a.docx") == "list_hostile"
    sheet = INCLUDED + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    assert refusal(tmp_path, f"<?xml version='1.0'?>{sheet}".encode(), "a.xml") == "list_hostile"


def test_a_page_may_have_a_document_type_that_defines_nothing(tmp_path: Path) -> None:
    page = INCLUDED.replace("x [", "html [") + "<table><tr><td>&i;</td></tr></table>"
    (sheet,) = read_bytes(tmp_path, page.encode(), "a.html").sheets
    assert sheet.rows[-1] == ("&i;",)
    assert "root:" not in str(sheet.rows)


def test_bombs_are_known_by_their_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = {"xl/worksheets/sheet1.xml": b" " * 12_000_000}
    assert refusal(tmp_path, zipped(xlsx(CELL) | blank)) == "list_too_large"
    assert (
        refusal(tmp_path, zipped(xlsx(CELL) | {f"xl/{n}.xml": "" for n in range(5_001)})) == "list_too_large"
    )
    monkeypatch.setattr(container, "MAX_UNPACKED_BYTES", 500)
    assert refusal(tmp_path, zipped(xlsx(CELL))) == "list_too_large"
    monkeypatch.setattr(container, "MAX_FILE_BYTES", 400)
    assert refusal(tmp_path, zipped(xlsx(CELL))) == "list_too_large"


def test_a_zip_that_needs_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped(xlsx(CELL)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        directory = archive.start_dir
    content[directory + 8] |= 1
    assert refusal(tmp_path, bytes(content)) == "list_encrypted"


def test_sizes_and_names_that_lie_lead_nowhere(tmp_path: Path) -> None:
    tricks = {
        "../../etc/evil": "x",
        "/abs.xml": "<x/>",
        "C:\\evil.xml": "<x/>",
        "xl/worksheets/../../b.xml": "<x/>",
    }
    assert read_bytes(tmp_path, zipped(xlsx(CELL) | tricks)).sheets[0].rows == ((1,),)
    assert {path.name for path in tmp_path.iterdir()} == {"danh sách.xlsx"}
    outside = {"xl/_rels/workbook.xml.rels": relations(worksheet="../../../../etc/passwd")}
    assert refusal(tmp_path, zipped(xlsx(CELL) | outside)) == "list_damaged"


def test_links_to_other_files_are_never_followed(tmp_path: Path) -> None:
    link = relations(worksheet="worksheets/sheet1.xml", externalLink="file:///etc/passwd").replace(
        'Id="externalLink"', 'Id="externalLink" TargetMode="External"'
    )
    assert read_bytes(tmp_path, zipped(xlsx(CELL) | {"xl/_rels/workbook.xml.rels": link})).sheets[0].rows == (
        (1,),
    )


def test_elements_nested_deep_in_a_sheet_do_no_harm(tmp_path: Path) -> None:
    deep = "<a>" * 200_000 + "</a>" * 200_000
    assert read_bytes(tmp_path, zipped(xlsx(CELL + deep), zipfile.ZIP_STORED)).sheets[0].rows == ((1,),)


def test_a_merged_range_over_the_whole_sheet_makes_no_cells(tmp_path: Path) -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (sheet,) = read_bytes(tmp_path, zipped(xlsx(CELL + merged))).sheets
    assert sheet.rows == ((1,),)


def test_merged_ranges_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teller, "MAX_MARKS", 1_000)
    merged = '<mergeCell ref="A1:B2"/>' * 1_001
    xml = f"{CELL}<mergeCells>{merged}</mergeCells>"
    assert refusal(tmp_path, zipped(xlsx(xml), zipfile.ZIP_STORED)) == "list_too_large"


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_torn_file_is_damage(tmp_path: Path, kept: float) -> None:
    content = write(tmp_path / "a.xlsx", [[f"Hàng {n}", n] for n in range(200)]).read_bytes()
    assert refusal(tmp_path, content[: int(len(content) * kept)]) == "list_damaged"


def test_every_container_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    book = write(tmp_path / "a.csv", [["x"]])
    found = read(book)
    assert found.container is Container.XLSX
    assert [note.code for note in found.notes] == ["named_otherwise"]
    for name in ("a.xls", "a.docx", "a"):
        assert read_bytes(tmp_path, b"a;b\n1;2\n", name).container is Container.TEXT
    assert recognised(b"\x09\x02\x06\x00") is Container.XLS


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        content_of(tmp_path / "không có.xlsx")
    assert caught.value.code == "file_missing"
    with pytest.raises(FileRefused) as caught:
        content_of(tmp_path)
    assert caught.value.code == "file_unreadable"
