from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.intake.documents import check_document
from desktop.intake.parent import MAX_DOCUMENT_BYTES, checked_document
from tests.exports.document_samples import TYPES, docx, paragraph

PLAIN = docx(paragraph("«Tên cơ quan»"))
DEEP = "<w:smartTag>" * 300 + "</w:smartTag>" * 300
OLE_WORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + "WordDocument".encode("utf-16-le") + b"\0\0"
)


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        check_document(content)
    return refused.value.code


def test_a_plain_document_passes() -> None:
    check_document(PLAIN)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Word nao day", "document_not_word"),
        (b"%PDF-1.7 ...", "document_not_word"),
        (docx("", types=TYPES.replace("document.main", "template.main")), "document_not_word"),
        (docx("", types=TYPES.replace("openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main")), "document_macros"),  # noqa: E501
        (docx("", {"word/vbaProject.bin": b"x"}), "document_macros"),
        (docx("", {"_xmlsignatures/sig1.xml": "<a/>"}), "document_signed"),
        (docx("", {"word/document.xml": "<w:p"}), "document_damaged"),
        (PLAIN[:-40], "document_damaged"),
        (docx("", {"word/header1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "document_hostile"),
        (docx(paragraph(DEEP)), "document_hostile"),
        (docx("", {"word/document.xml": b" " * 41_000_000}), "document_large"),
    ],
    ids=["text", "pdf", "dotx", "docm", "macros", "signed", "damaged", "cut", "doctype", "deep", "large"],
)  # fmt: skip
def test_what_is_no_safe_document_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_a_password_is_told() -> None:
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/x.xml", "<x/>")
    locked = bytearray(buffer.getvalue())
    for at in range(len(locked) - 4):
        if locked[at : at + 4] == b"PK\x01\x02":
            locked[at + 8] |= 1
    assert refusal(bytes(locked)) == "document_encrypted"


def test_the_child_looks_through_the_very_bytes(tmp_path: Path) -> None:
    path = tmp_path / "mẫu tờ trình.docx"
    path.write_bytes(PLAIN)
    assert checked_document(path) == PLAIN


def test_a_refusal_of_the_child_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docm"
    path.write_bytes(docx("", {"word/vbaProject.bin": b"x"}))
    with pytest.raises(FileRefused) as refused:
        checked_document(path)
    assert (refused.value.code, refused.value.values["path"]) == ("document_macros", "mẫu.docm")


def test_a_file_that_is_gone_or_beyond_measure_starts_no_child(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="file_missing"):
        checked_document(tmp_path / "không có.docx", command=("no", "program"))
    large = tmp_path / "lớn.docx"
    with large.open("wb") as stream:
        stream.truncate(MAX_DOCUMENT_BYTES + 1)
    with pytest.raises(FileRefused, match="document_large"):
        checked_document(large, command=("no", "program"))


def test_a_child_that_ends_without_a_word_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docx"
    path.write_bytes(PLAIN)
    with pytest.raises(FileRefused, match="document_damaged"):
        checked_document(path, command=("true",))
