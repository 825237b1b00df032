"""The container of a workbook, checked before any parser sees it (reliability.md §0 and (d))."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from desktop.errors import FileRefused

MAX_FILE_BYTES = 60_000_000
MAX_UNPACKED_BYTES = 400_000_000
MAX_RATIO = 300
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_workbook(path: Path) -> None:
    """Raises `FileRefused` for what is not a sound, harmless .xlsx; every part is read once."""
    head = _head(path)
    if head.startswith(_OLE):
        raise FileRefused("list_encrypted_or_old", file=path.name)
    if not head.startswith(b"PK"):
        raise FileRefused("list_not_a_workbook", file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive)
            _check_parts(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise FileRefused("list_damaged", file=path.name) from error


def _head(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileRefused("list_too_large", file=path.name)
        with path.open("rb") as stream:
            return stream.read(8)
    except FileNotFoundError:
        raise FileRefused("file_missing", path=path.name) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=path.name) from error


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > 10_000_000 and unpacked / packed > MAX_RATIO):
        raise FileRefused("list_too_large", file=path.name)
    if "xl/workbook.xml" not in archive.namelist():
        raise FileRefused("list_not_a_workbook", file=path.name)


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        with archive.open(part) as stream:
            start = stream.read(4096)
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in start.upper():
                raise FileRefused("list_hostile", file=path.name)
            while stream.read(1 << 20):  # the checksum is compared at the end of the part
                pass
