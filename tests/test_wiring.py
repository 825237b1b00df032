from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import FileRefused
from desktop.operations.register import create_register
from desktop.settings import LAST_FILE, NAVIGATION_FOLDED, TEXT_SIZE_PERCENT, THEME
from desktop.wiring import PcSettings, Wiring


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "SoVang" / "settings.json"


def test_settings_of_the_pc_survive_a_restart(place: Path) -> None:
    settings = PcSettings(place)
    assert settings.get(THEME) == THEME.default
    for declaration, value in ((THEME, "dark"), (TEXT_SIZE_PERCENT, 125), (NAVIGATION_FOLDED, True)):
        settings.put(declaration, value)
    again = PcSettings(place)
    assert (again.get(THEME), again.get(TEXT_SIZE_PERCENT), again.get(NAVIGATION_FOLDED)) == (
        "dark",
        125,
        True,
    )


def test_an_unchanged_setting_is_not_written_again(place: Path) -> None:
    settings = PcSettings(place)
    settings.put(THEME, "dark")
    place.unlink()
    settings.put(THEME, "dark")
    assert not place.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"theme": {"a": 1}}', b"\xff\xfe", b'{"text_size_percent": "big"}']
)
def test_a_spoiled_settings_file_counts_as_empty_and_is_replaced(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    settings = PcSettings(place)
    assert settings.get(TEXT_SIZE_PERCENT) == 100
    settings.put(THEME, "light")
    assert PcSettings(place).get(THEME) == "light"


def test_a_register_that_was_opened_is_the_last_one(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "sổ.sovang"
    create_register(path, user="mai")
    wiring = Wiring(place)
    assert wiring.last_file() is None
    wiring.open(path).close()
    assert Wiring(place).last_file() == path
    path.unlink()
    assert Wiring(place).last_file() is None


def test_a_register_that_is_refused_is_not_remembered(place: Path, tmp_path: Path) -> None:
    wiring = Wiring(place)
    with pytest.raises(FileRefused):
        wiring.open(tmp_path / "không có.sovang")
    assert wiring.settings.get(LAST_FILE) == ""


def test_things_are_built_once(place: Path) -> None:
    wiring = Wiring(place)
    assert wiring.settings is wiring.settings
    assert wiring.user


def test_a_register_opens_also_where_nothing_can_be_noted(place: Path, tmp_path: Path) -> None:
    path = tmp_path / "sổ.sovang"
    create_register(path, user="mai")
    place.parent.write_bytes(b"")  # no folder can be made there
    Wiring(place).open(path).close()
    assert Wiring(place).last_file() is None
