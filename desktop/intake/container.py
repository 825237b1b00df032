"""What a stranger's file is by its content, checked before any parser sees it (reliability.md §0)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.raw import Container

MAX_FILE_BYTES = 60_000_000
MAX_UNPACKED_BYTES = 400_000_000
MAX_RATIO = 300
MAX_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_SECTOR, _OLE_ENTRY, _OLE_NAME_LENGTH = 512, 128, 64
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""How an .xls begins that has no OLE container around it, as Excel 2 to 4 and some programs write it."""
_NO_TABLE = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BM",
    b"MZ",
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|meta|style|div|center|font|p|tr)\b", re.IGNORECASE
)
_WEB_ARCHIVE = re.compile(rb"\s*(?:from|subject|date|mime-version|content-type):[^\n]*\n", re.IGNORECASE)
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises `FileRefused` for a missing, unreadable, empty or too large one."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileRefused("list_too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=path.name) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=path.name) from error
    if not content.strip(b"\0 \t\r\n"):
        raise FileRefused("list_empty")
    return content


def recognised(content: bytes) -> Container:
    """The container of a file. Raises `FileRefused` for what is no table, unsound or unsafe."""
    if content.startswith(_OLE):
        return _ole(content)
    if content.startswith(b"PK"):
        return _zip(content)
    if content.startswith(_BARE_XLS):
        return Container.XLS
    if content.startswith(_NO_TABLE):
        raise FileRefused("list_not_a_workbook")
    return _markup(_plain(content[:4096]))


def _plain(head: bytes) -> bytes:
    """The beginning of a text as single bytes, whatever its encoding."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()


def _markup(head: bytes) -> Container:
    if head.startswith(b"<?xml") or _XML_SPREADSHEET in head:
        if _XML_SPREADSHEET in head:
            return Container.XML_SPREADSHEET
        if not _HTML.search(head):
            raise FileRefused("list_not_a_workbook")
        return Container.HTML
    is_archive = _WEB_ARCHIVE.match(head) and b"multipart/related" in head.lower()
    return Container.HTML if is_archive or (head.startswith(b"<") and _HTML.search(head)) else Container.TEXT


def _ole(content: bytes) -> Container:
    if _has_stream(content, "EncryptedPackage"):
        raise FileRefused("list_encrypted")
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        return Container.XLS
    if _has_stream(content, "WordDocument"):
        raise FileRefused("list_old_document")
    raise FileRefused("list_not_a_workbook")


def _has_stream(content: bytes, name: str) -> bool:
    """Whether an entry of the directory of an OLE container has the name; entries stand at fixed places."""
    written = name.encode("utf-16-le") + b"\0\0"
    place = content.find(written)
    while place >= 0:
        length = content[place + _OLE_NAME_LENGTH : place + _OLE_NAME_LENGTH + 2]
        if (place - _OLE_SECTOR) % _OLE_ENTRY == 0 and length == len(written).to_bytes(2, "little"):
            return True
        place = content.find(written, place + 1)
    return False


def _zip(content: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive)
            found = _kind(archive)
            _check_parts(archive)
            return found
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise FileRefused("list_damaged") from error


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("list_encrypted")
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise FileRefused("list_too_large")
    if unpacked > 10_000_000 and unpacked / packed > MAX_RATIO:
        raise FileRefused("list_too_large")


def _kind(archive: zipfile.ZipFile) -> Container:
    names = {name.lower() for name in archive.namelist()}
    if "mimetype" in names and _ODS in archive.read("mimetype")[:200]:
        manifest = archive.read("META-INF/manifest.xml") if "meta-inf/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise FileRefused("list_encrypted")
        return Container.ODS
    if "xl/workbook.bin" in names:
        raise FileRefused("list_binary_workbook")
    if "word/document.xml" in names:
        return Container.DOCX
    if "xl/workbook.xml" in names or "[content_types].xml" in names:
        return Container.XLSX
    raise FileRefused("list_not_a_workbook")


def _check_parts(archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        with archive.open(part) as stream:
            start = stream.read(4096)
            if part.filename.lower().endswith((".xml", ".rels")) and b"<!DOCTYPE" in start.upper():
                raise FileRefused("list_hostile")
            while stream.read(1 << 20):  # the checksum is compared at the end of the part
                pass
