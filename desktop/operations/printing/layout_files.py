"""A layout goes to another office as one file and comes from there; fonts and pictures are added to it."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from desktop.errors import FileRefused
from desktop.intake.layout_archive import read_archive
from desktop.operations.output import written
from desktop.operations.printing.layouts import open_layout
from desktop.records.text import fold
from desktop.store.file import RecordFile
from exports.layout import BUNDLED_FACES, Layout, LayoutError, PictureElement, load_layout
from exports.layout_file import layout_archive
from exports.layout_parts import check_picture, missing_letters

MAX_FONT_BYTES = 20_000_000
MAX_PICTURE_BYTES = 20_000_000
_NO_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class ReadLayout:
    """A layout from a file; `missing` are by font the Vietnamese letters that it lacks."""

    layout: Layout
    backdrop: bytes | None
    missing: Mapping[str, str]


@dataclass(frozen=True)
class ReadFont:
    """A font of the office: the key it gets in the layout, its bytes, the Vietnamese letters it lacks."""

    face: str
    data: bytes
    missing: str


def export_layout(file: RecordFile, name: str, path: Path) -> Path:
    """Write a layout with its fonts, pictures and backdrop as one file.

    Raises `layout_unknown`, `layout_damaged` and what `written` raises.
    """
    opened = open_layout(file, name)
    content = layout_archive(opened.layout, opened.backdrop)

    def check(finished: Path) -> None:
        if read_layout(finished).layout != opened.layout:
            raise ValueError(name)

    with written(path, check=check) as temporary:
        temporary.write_bytes(content)
    return path


def read_layout(path: Path) -> ReadLayout:
    """Read a layout's file and check everything in it: `layouts.add_layout` keeps it then.

    Raises `FileRefused`: what `read_archive` raises, `layout_file_damaged`, `layout_file_font`,
    `layout_file_picture`.
    """
    archive = read_archive(path)
    missing = {face: _missing(font, path.name) for face, font in archive.fonts.items()}
    layout = _loaded(archive.layout, archive.fonts, path.name)
    pictures = [one.data for one in layout.elements if isinstance(one, PictureElement) and one.data]
    for picture in [*pictures, *([archive.backdrop] if archive.backdrop is not None else [])]:
        _check_picture(picture, path.name)
    return ReadLayout(
        layout, archive.backdrop, {face: letters for face, letters in missing.items() if letters}
    )


def read_font(path: Path, layout: Layout) -> ReadFont:
    """Read a TrueType font for a layout. Raises `FileRefused`: `file_missing`, `layout_file_font`, …"""
    data = _bytes(path, MAX_FONT_BYTES)
    return ReadFont(_free_key(path.stem, {*BUNDLED_FACES, *layout.fonts}), data, _missing(data, path.name))


def _free_key(stem: str, taken: Collection[str]) -> str:
    """The file's name as the key of a face: "uvn-ai-cap", "uvn-ai-cap-2"."""
    wished = _NO_KEY.sub("-", fold(stem))[:40].strip("-") or "font"
    return next(key for key in chain((wished,), (f"{wished}-{one}" for one in count(2))) if key not in taken)


def read_picture(path: Path) -> bytes:
    """Read a PNG or JPEG for a layout or its backdrop. Raises `FileRefused`: `layout_file_picture`, …"""
    data = _bytes(path, MAX_PICTURE_BYTES)
    _check_picture(data, path.name)
    return data


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise FileRefused("layout_file_large", path=path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise FileRefused("file_missing", path=path.name) from None
    except OSError as error:
        raise FileRefused("file_unreadable", path=path.name) from error


def _missing(font: bytes, name: str) -> str:
    try:
        return missing_letters(font)
    except LayoutError as error:
        raise FileRefused("layout_file_font", path=name) from error


def _check_picture(data: bytes, name: str) -> None:
    try:
        check_picture(data)
    except LayoutError as error:
        raise FileRefused("layout_file_picture", path=name) from error


def _loaded(source: bytes, fonts: Mapping[str, bytes], name: str) -> Layout:
    """The layout with its fonts, which its elements name only by their keys."""
    try:
        plain = json.loads(source)
        encoded = {face: base64.b64encode(font).decode() for face, font in fonts.items()}
        return load_layout(json.dumps({**plain, **({"fonts": encoded} if encoded else {})}))
    except (LayoutError, ValueError, TypeError, RecursionError) as error:
        raise FileRefused("layout_file_damaged", path=name) from error
