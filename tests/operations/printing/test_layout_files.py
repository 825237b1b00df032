"""A layout as one file: it comes back whole; hostile and foreign files are refused; fonts and pictures."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import FileRefused
from desktop.intake import layout_archive
from desktop.operations.printing import layout_files, layouts
from desktop.store.file import RecordFile
from desktop.words.errors import error_sentence
from exports import layout_parts
from exports.layout import Layout, PictureElement, TextElement, bundled_layout, bundled_layouts, dump_layout
from exports.layout_file import ENDING
from exports.layout_parts import VIETNAMESE

CHARM = (files("resources") / "fonts" / "Charm-Bold.ttf").read_bytes()


def picture(width: int = 40, height: int = 20) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), (180, 18, 27)).save(target, "PNG")
    return target.getvalue()


def full() -> Layout:
    """A layout with an own font in use and a picture."""
    source = bundled_layout("party-individual")
    arms = PictureElement(name="arms", left=10, top=10, width=10, height=10, data=picture())
    elements = [
        replace(one, face="charm") if isinstance(one, TextElement) and one.name == "name" else one
        for one in source.elements
    ]
    return replace(source, elements=(*elements, arms), fonts={"charm": CHARM})


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FileRefused) as refusal:
        layout_files.read_layout(path)
    assert error_sentence(refusal.value.code, refusal.value.values)
    return refusal.value.code


def test_a_layout_goes_to_another_office_with_everything_it_needs(file: RecordFile, tmp_path: Path) -> None:
    layouts.add_layout(file, full(), "Mẫu riêng", picture(300, 200)).result()
    path = layout_files.export_layout(file, "Mẫu riêng", tmp_path / f"mau{ENDING}")
    read = layout_files.read_layout(path)
    assert (read.layout, read.backdrop, read.missing) == (
        replace(full(), name="Mẫu riêng", title="Mẫu riêng"),
        picture(300, 200),
        {},
    )
    name = layouts.free_name(file, read.layout.title)
    layouts.add_layout(file, read.layout, name, read.backdrop).result()
    assert layouts.open_layout(file, "Mẫu riêng (2)").layout.elements == full().elements


@pytest.mark.parametrize("name", bundled_layouts())
def test_every_bundled_layout_can_be_handed_on(file: RecordFile, tmp_path: Path, name: str) -> None:
    path = layout_files.export_layout(file, name, tmp_path / f"mau{ENDING}")
    assert layout_files.read_layout(path).layout == bundled_layout(name)
    assert path.read_bytes() == layout_files.export_layout(file, name, tmp_path / "2").read_bytes()


SOUND = dump_layout(bundled_layout("state-individual")).encode()


@pytest.mark.parametrize(
    "name",
    [
        "../layout.json",
        "/etc/passwd",
        "fonts/../../x.ttf",
        "fonts/x/y.ttf",
        "C:\\x.ttf",
        "fonts/.ttf",
        "x.exe",
    ],
)
def test_a_part_that_no_layout_has_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(packed(tmp_path / "x", {"layout.json": SOUND, name: b"x"})) == "layout_file_foreign"


def test_what_is_no_layout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("không phải", "utf-8")
    assert refused(tmp_path / "text") == "layout_file_foreign"
    assert refused(tmp_path / "none") == "file_missing"
    assert refused(tmp_path) == "file_unreadable"
    assert refused(packed(tmp_path / "zip", {"xl/workbook.xml": b"<x/>"})) == "layout_file_foreign"
    assert refused(packed(tmp_path / "empty", {})) == "layout_file_foreign"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"format": 1}', b"\xff", b"[" * 100_000, SOUND[:-9]]
)
def test_a_damaged_layout_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(packed(tmp_path / "x", {"layout.json": content})) == "layout_file_damaged"


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "x", {"layout.json": SOUND})
    whole = path.read_bytes()
    for cut in (len(whole) // 2, len(whole) - 30):
        path.write_bytes(whole[:cut])
        assert refused(path) == "layout_file_damaged"
    path.write_bytes(whole.replace(whole[60:70], b"0123456789"))
    assert refused(path) == "layout_file_damaged"


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    bomb = {"layout.json": SOUND, "backdrop": b"\0" * (layout_archive.MAX_PART_BYTES + 1)}
    assert refused(packed(tmp_path / "x", bomb)) == "layout_file_large"
    many = {f"fonts/f{number}.ttf": b"x" for number in range(layout_archive.MAX_FONTS + 1)}
    assert refused(packed(tmp_path / "y", {"layout.json": SOUND, **many})) == "layout_file_large"
    path = tmp_path / "z"
    with path.open("wb") as target:
        target.truncate(layout_archive.MAX_FILE_BYTES + 1)
    assert refused(path) == "layout_file_large"


def test_a_bad_font_a_bad_picture_and_a_bad_backdrop_are_refused(tmp_path: Path) -> None:
    parts = {"layout.json": SOUND, "fonts/x.ttf": CHARM[: len(CHARM) // 2]}
    assert refused(packed(tmp_path / "x", parts)) == "layout_file_font"
    assert (
        refused(packed(tmp_path / "y", {"layout.json": SOUND, "backdrop": b"GIF89a"}))
        == "layout_file_picture"
    )
    arms = PictureElement(name="arms", left=10, top=10, width=10, height=10, data=picture()[:50])
    broken = replace(bundled_layout("state-individual"), elements=(arms,))
    parts = {"layout.json": dump_layout(broken).encode()}
    assert refused(packed(tmp_path / "z", parts)) == "layout_file_picture"
    parts = {"layout.json": SOUND, "backdrop": picture(10_000, 10_000)}
    assert refused(packed(tmp_path / "huge", parts)) == "layout_file_picture"


def test_a_font_of_the_office_gets_a_key_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "Chữ Đẹp (Bold).ttf"
    path.write_bytes(CHARM)
    font = layout_files.read_font(path, bundled_layout("state-individual"))
    assert (font.face, font.missing) == ("chu-dep-bold", "")
    taken = replace(bundled_layout("state-individual"), fonts={"chu-dep-bold": CHARM})
    assert layout_files.read_font(path, taken).face == "chu-dep-bold-2"


def test_the_letters_that_a_font_lacks_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(CHARM)
    monkeypatch.setattr(layout_parts, "VIETNAMESE", "aẵ★Ổ☃")
    assert layout_files.read_font(path, bundled_layout("state-individual")).missing == "★☃"


def test_no_font_and_no_picture_is_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    layout = bundled_layout("state-individual")
    for content in (b"", b"OTTO" + CHARM[4:], CHARM[:5000], b"\0\1\0\0" + b"\xff" * 5000):
        path.write_bytes(content)
        with pytest.raises(FileRefused, match="layout_file_font"):
            layout_files.read_font(path, layout)
        with pytest.raises(FileRefused, match="layout_file_picture"):
            layout_files.read_picture(path)
    path.write_bytes(picture())
    assert layout_files.read_picture(path) == picture()


def test_the_letters_looked_for_are_all_of_vietnamese() -> None:
    assert len(set(VIETNAMESE)) == len(VIETNAMESE)
    assert sum(letter.isalpha() for letter in VIETNAMESE) == 2 * (12 * 6 + 17 + 4)
