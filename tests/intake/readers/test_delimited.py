from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.intake.raw import Container, Flavour, Note
from desktop.intake.readers.text_encoding import decoded
from tests.intake.readers.telling import pasted, read_bytes

ROWS = (("STT", "Họ và tên", "Số điện thoại"), ("1", "Đặng Thị Hường", "0912345678"))
LINES = "STT;Họ và tên;Số điện thoại\r\n1;Đặng Thị Hường;0912345678\r\n"


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows writes it: five marks stand behind their letters, the others belong to them."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    split = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in marks)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in marks))
        split.append(bare + tones)
    return "".join(split).encode("cp1258")


@pytest.mark.parametrize(
    "content",
    [
        LINES.encode(),
        codecs.BOM_UTF8 + LINES.encode(),
        codecs.BOM_UTF16_LE + LINES.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LINES.encode("utf-16-be"),
        LINES.encode("utf-16-le"),
        LINES.encode("utf-16-be"),
        windows_1258(LINES),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16", "utf-16 be", "utf-16 bare", "utf-16 be bare", "windows-1258"],
)
def test_every_usual_encoding_gives_the_same_letters(tmp_path: Path, content: bytes) -> None:
    found = read_bytes(tmp_path, content, "a.csv")
    assert found.container is Container.TEXT
    assert found.sheets[0].rows == ROWS
    assert found.sheets[0].style(1, 1) is None
    assert found.notes == ()


@pytest.mark.parametrize(
    "written",
    [
        "NguyÔn V¨n An, tæ tr­ëng".encode("cp1252"),  # TCVN3
        "Nguyeãn Vaên An, thò traán".encode("cp1252"),  # VNI
    ],
)
def test_texts_of_old_fonts_come_as_their_letters_with_a_doubt(tmp_path: Path, written: bytes) -> None:
    found = read_bytes(tmp_path, b"STT;Ten\r\n1;" + written + b"\r\n", "a.csv")
    assert found.notes == (Note("text_encoding_unknown"),)
    assert found.sheets[0].rows[1] == ("1", written.decode("cp1252"))


def test_a_torn_letter_does_not_make_a_text_legacy(tmp_path: Path) -> None:
    content = (LINES * 10).encode()[:-20] + "ư".encode()[:1]
    found = read_bytes(tmp_path, content, "a.csv")
    assert found.notes == (Note("text_letters_lost"),)
    assert found.sheets[0].rows[:2] == ROWS


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_whatever_is_utf_8_is_read_as_it(text: str) -> None:
    found = decoded(text.encode())
    assert found is not None
    assert found.text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
def test_the_separator_is_found_by_what_it_separates(tmp_path: Path, separator: str) -> None:
    lines = [
        "DANH SÁCH KHEN THƯỞNG, NĂM 2026",
        separator.join(["STT", "Họ và tên", '"Chức vụ, đơn vị; địa chỉ"', "Ghi chú"]),
        *(separator.join([str(n), "Đặng Thị Hường", '"Tổ 3, phường"', ""]) for n in range(5)),
    ]
    rows = read_bytes(tmp_path, "\n".join(lines).encode(), "a.txt").sheets[0].rows
    assert rows[1] == ("STT", "Họ và tên", "Chức vụ, đơn vị; địa chỉ", "Ghi chú")
    assert rows[2] == ("0", "Đặng Thị Hường", "Tổ 3, phường")


def test_excels_own_line_about_the_separator_is_obeyed(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"sep=|\na,b|c,d\n", "a.csv").sheets[0].rows == (("a,b", "c,d"),)


def test_a_quotation_mark_that_never_closes_swallows_no_rows(tmp_path: Path) -> None:
    lines = ['"Hoa Sen tổ 3;1', *(f"Tổ {n};{n}" for n in range(60))]
    rows = read_bytes(tmp_path, "\n".join(lines).encode(), "a.csv").sheets[0].rows
    assert len(rows) == 61
    assert rows[0] == ('"Hoa Sen tổ 3', "1")


def test_a_break_inside_quotes_belongs_to_the_cell(tmp_path: Path) -> None:
    rows = read_bytes(tmp_path, 'a;"hai\r\ndòng"\rb;c'.encode(), "a.csv").sheets[0].rows
    assert rows == (("a", "hai\ndòng"), ("b", "c"))


@pytest.mark.parametrize("first", [0, 1])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, first: int) -> None:
    with pytest.raises(FileRefused) as caught:
        read_bytes(tmp_path, b"x" + bytes(range(first, 256)) * 20, "a.csv")
    assert caught.value.code == "list_not_a_workbook"


def test_plain_text_of_the_clipboard_has_tabs_and_keeps_its_breaks() -> None:
    sheet = pasted(Flavour.TEXT, 'a, b; c\t"hai\r\ndòng"\r\n\t2\r\n\0'.encode())
    assert sheet.rows == (("a, b; c", "hai\ndòng"), ("", "2"))
