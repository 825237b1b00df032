from __future__ import annotations

import ast
import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.licenses import canonicalize_license_expression

from installer import bill, parts, trim
from installer.launchers import Product
from installer.parts import LICENCES
from installer.wheels import CLONE

KNOWN = json.loads((LICENCES / "parts.json").read_text(encoding="utf-8"))
PRODUCT = Product("Sổ Vàng", "0.1.0")
METADATA = "Metadata-Version: 2.4\nName: Small_Thing\nVersion: 2.0\nLicense-Expression: MIT\n"


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A program folder with Python and one package of others."""
    folder = tmp_path / "SoVang"
    for name, text in {
        "python313.dll": "x",
        "LICENSE.txt": "PSF",
        "lib/small_thing/__init__.py": "x" * 10,
        "lib/small_thing-2.0.dist-info/METADATA": METADATA,
        "lib/small_thing-2.0.dist-info/RECORD": "small_thing/__init__.py,,\n",
        "lib/small_thing-2.0.dist-info/licenses/LICENSE": "free",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(stage: Path) -> dict[str, parts.Part]:
    return {part.name: part for part in parts.all_parts(stage, {"python": "3.13.2", "sqlite": "3.45.3"})}


def complaints(stage: Path) -> list[str]:
    """What is wrong, but for the fonts and icons that this small folder does not ship."""
    all_found = parts.all_parts(stage, {})
    return [line for line in parts.unaccounted(stage, all_found) if "resources" not in line]


def test_a_package_tells_itself(stage: Path) -> None:
    package = found(stage)["small-thing"]
    assert (package.version, package.licence) == ("2.0", "MIT")
    assert [text.read_text(encoding="utf-8") for text in package.texts] == ["free"]
    assert complaints(stage) == []


def test_a_module_of_its_own_belongs_to_its_package(stage: Path) -> None:
    modules = ("single.py", "_single.cp313-win_amd64.pyd")
    with (stage / "lib/small_thing-2.0.dist-info/RECORD").open("a", encoding="utf-8") as record:
        record.write("".join(f"{name},sha256=x,1\n" for name in (*modules, "../../Scripts/single.exe")))
    for name in modules:
        (stage / "lib" / name).touch()
    assert complaints(stage) == []


def test_a_package_without_a_licence_text_stops_the_build(stage: Path) -> None:
    (stage / "lib/small_thing-2.0.dist-info/licenses/LICENSE").unlink()
    assert complaints(stage) == ["no licence text: small-thing"]


def test_a_file_that_belongs_to_no_part_stops_the_build(stage: Path) -> None:
    (stage / "unknown.dll").touch()
    assert complaints(stage) == ["belongs to no part: unknown.dll"]


def test_what_lies_inside_a_library_goes_with_it(stage: Path) -> None:
    assert "PDFium" not in found(stage)
    (stage / "lib/PySide6").mkdir()
    (stage / "lib/PySide6/Qt6Pdf.dll").touch()
    assert "PDFium" in found(stage)
    assert complaints(stage) == []


@pytest.mark.parametrize("entry", KNOWN["parts"], ids=lambda entry: entry["name"])
def test_every_part_written_by_hand_has_its_licence(entry: dict[str, object]) -> None:
    assert entry["licence"]
    assert ("places" in entry) != ("inside" in entry)
    texts = entry["texts"]
    assert isinstance(texts, list)
    assert texts
    of_python = {"LICENSE.txt"}
    for text in set(texts) - of_python:
        places = [LICENCES / text, CLONE / text, CLONE / text.removeprefix("lib/")]
        assert any(place.is_file() for place in places), text


def test_every_library_that_lxml_says_it_bundles_is_a_part() -> None:
    lists = [path for path in distribution("lxml").files or () if path.name == "LICENSES.txt"]
    told = re.search(r"bundled versions of the libraries\s+(.*?)\.", lists[0].read_text("utf-8"), re.DOTALL)
    assert told is not None
    bundled = set(re.findall(r"\w+", told[1])) - {"and"}
    names = {"iconv": "libiconv", "libexslt": "libxslt"}  # libexslt comes with libxslt, under its licence
    known = {entry["name"] for entry in KNOWN["parts"]}
    assert {names.get(one, one) for one in bundled} <= known


def test_every_library_linked_into_pillow_and_python_is_a_part(stage: Path) -> None:
    binaries = {
        "_decimal.pyd": {"libmpdec"},
        "pyexpat.pyd": {"Expat"},
        "_lzma.pyd": {"liblzma (XZ Utils)"},
        "_bz2.pyd": {"bzip2"},
        "lib/PIL/_imaging.cp313-win_amd64.pyd": {"libtiff", "OpenJPEG", "libjpeg-turbo", "zlib-ng"},
        "lib/PIL/_imagingcms.cp313-win_amd64.pyd": {"Little CMS"},
    }
    for name, libraries in binaries.items():
        assert libraries.isdisjoint(found(stage)), name
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).touch()
        assert libraries <= found(stage).keys(), name


def test_every_bundled_font_and_licence_text_is_named_by_a_part() -> None:
    named = {text for entry in KNOWN["parts"] for text in entry["texts"]}
    named |= {text for texts in KNOWN["texts_of_packages"].values() for text in texts}
    assert {path.name for path in LICENCES.glob("*.txt")} <= named
    fonts = [place for entry in KNOWN["parts"] for place in entry.get("places", ()) if "fonts" in place]
    bundled = list((CLONE / "resources" / "fonts").glob("*.ttf"))
    assert bundled
    for font in bundled:
        assert any((Path("lib/resources/fonts") / font.name).match(place) for place in fonts), font.name


def test_the_bill_names_version_and_licence_of_every_part(stage: Path) -> None:
    told = json.loads(bill.bill_of_materials(PRODUCT, found(stage).values()))
    assert told["bomFormat"] == "CycloneDX"
    assert told["metadata"]["component"] == {"type": "application", "name": "Sổ Vàng", "version": "0.1.0"}
    components = {component["name"]: component for component in told["components"]}
    assert components["CPython"]["version"] == "3.13.2"
    assert components["small-thing"] == {
        "type": "library",
        "name": "small-thing",
        "version": "2.0",
        "licenses": [{"expression": "MIT"}],
        "purl": "pkg:pypi/small-thing@2.0",
    }


@pytest.mark.parametrize("told", ["BSD (see file)", "mit", "MIT and", "Public Domain", "GPL-3.0-with-Qt", ""])
def test_a_licence_that_is_no_spdx_expression_stops_the_build(told: str, stage: Path) -> None:
    metadata = stage / "lib/small_thing-2.0.dist-info/METADATA"
    metadata.write_text(METADATA.replace("License-Expression: MIT", f"License: {told}"), encoding="utf-8")
    assert complaints(stage) == [f"no SPDX expression: small-thing: {told}"]


@pytest.mark.parametrize(
    "told", ["MIT", "Apache-2.0 OR BSD-3-Clause", "GPL-3.0-or-later WITH GCC-exception-3.1"]
)
def test_an_spdx_expression_is_accepted(told: str, stage: Path) -> None:
    metadata = stage / "lib/small_thing-2.0.dist-info/METADATA"
    metadata.write_text(METADATA.replace("MIT", told), encoding="utf-8")
    assert complaints(stage) == []


def test_every_licence_written_by_hand_is_in_the_list_of_spdx() -> None:
    written = {entry["licence"] for entry in KNOWN["parts"]} | set(parts.UNTOLD.values())
    assert {one for one in written if canonicalize_license_expression(one) != one} == set()


def test_licence_texts_lie_together_and_are_not_shipped_twice(stage: Path) -> None:
    bill.lay_licences([found(stage)["small-thing"], found(stage)["CPython"]], stage / "licences")
    trim.trim_licences(stage / "lib")
    laid = sorted(str(path.relative_to(stage)) for path in stage.rglob("*LICENSE*"))
    assert laid == ["LICENSE.txt", "licences/CPython/LICENSE.txt", "licences/small-thing/LICENSE"]
    assert (stage / "lib/small_thing-2.0.dist-info/METADATA").exists()


def test_sizes_count_every_file_once(stage: Path) -> None:
    sizes = dict(bill.sizes(stage, list(found(stage).values())))
    assert sizes["CPython"] == len("x") + len("PSF")
    assert sum(sizes.values()) == sum(path.stat().st_size for path in stage.rglob("*") if path.is_file())


def test_exactly_the_qt_modules_that_the_window_imports_are_shipped() -> None:
    imported: set[str] = set()
    for source in (CLONE / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                imported.add((node.module or "").split(".")[1])
    assert imported == set(trim.QT_MODULES)
