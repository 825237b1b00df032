"""The registers opened last, in the settings of the PC."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.recent_files import MOST, forget, is_told, recent_files, remember
from desktop.settings import RECENT_FILES, SYNCED_TOLD
from desktop.wiring import PcSettings


@pytest.fixture
def settings(tmp_path: Path) -> PcSettings:
    return PcSettings(tmp_path / "settings.json")


def test_the_newest_is_first_and_stands_once(settings: PcSettings, tmp_path: Path) -> None:
    one, two = tmp_path / "một.sovang", tmp_path / "hai, ba.sovang"
    for path in (one, two, one):
        remember(settings, path)
    assert recent_files(settings) == [one, two]


def test_ten_are_kept(settings: PcSettings, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.sovang" for number in range(13)]
    for path in paths:
        remember(settings, path)
    assert recent_files(settings) == paths[:-11:-1]
    assert len(recent_files(settings)) == MOST == 10


def test_one_is_taken_from_the_list(settings: PcSettings, tmp_path: Path) -> None:
    for name in "abc":
        remember(settings, tmp_path / name)
    forget(settings, tmp_path / "b")
    assert [path.name for path in recent_files(settings)] == ["c", "a"]
    assert [path.name for path in recent_files(PcSettings(tmp_path / "settings.json"))] == ["c", "a"]


@pytest.mark.parametrize("stored", ["", "{", "{}", "[1, null]", "3"])
def test_what_cannot_be_read_counts_as_empty(settings: PcSettings, stored: str) -> None:
    settings.put(RECENT_FILES, stored)
    assert recent_files(settings) == []


def test_a_thing_is_told_once_of_each_register(settings: PcSettings, tmp_path: Path) -> None:
    told = [is_told(settings, SYNCED_TOLD, tmp_path / name) for name in ("a", "b", "a", "b")]
    assert told == [False, False, True, True]
