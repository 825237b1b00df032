"""A layout's file from another office: opened only when every part is one that such a file has."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileRefused

MAX_FILE_BYTES = 20_000_000
MAX_PART_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 80_000_000
MAX_FONTS = 8
_LAYOUT, _BACKDROP = "layout.json", "backdrop"
_FONT = re.compile(r"fonts/([a-z0-9][a-z0-9-]{0,60})\.ttf")


@dataclass(frozen=True)
class LayoutArchive:
    """The parts as they lie in the file; nothing in them is checked yet."""

    layout: bytes
    fonts: Mapping[str, bytes]
    backdrop: bytes | None


def read_archive(path: Path) -> LayoutArchive:
    """The parts of a layout's file.

    Raises `FileRefused`: `file_missing`, `file_unreadable`, `layout_file_large`, `layout_file_foreign`,
    `layout_file_damaged`.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileRefused("layout_file_large", path=path.name)
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=path.name) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=path.name) from error
    if not content.startswith(b"PK"):
        raise FileRefused("layout_file_foreign", path=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive, path.name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise FileRefused("layout_file_damaged", path=path.name) from error


def _parts(archive: zipfile.ZipFile, name: str) -> LayoutArchive:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    fonts = {found[1]: found[0] for found in map(_FONT.fullmatch, names) if found}
    if set(names) - {_LAYOUT, _BACKDROP, *fonts.values()} or _LAYOUT not in names:
        raise FileRefused("layout_file_foreign", path=name)
    if len(set(names)) < len(names) or any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused("layout_file_damaged", path=name)
    sizes = [entry.file_size for entry in entries]
    if max(sizes) > MAX_PART_BYTES or sum(sizes) > MAX_UNPACKED_BYTES or len(fonts) > MAX_FONTS:
        raise FileRefused("layout_file_large", path=name)
    return LayoutArchive(
        _content(archive, _LAYOUT),
        {face: _content(archive, part) for face, part in fonts.items()},
        _content(archive, _BACKDROP) if _BACKDROP in names else None,
    )


def _content(archive: zipfile.ZipFile, part: str) -> bytes:
    """The part's bytes, never more than its entry said: a zip bomb says less than it holds."""
    size = archive.getinfo(part).file_size
    with archive.open(part) as stream:
        content = stream.read(size + 1)
    if len(content) != size:
        raise ValueError(part)
    return content
