"""The registers that were open last on this PC, newest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from desktop.settings import RECENT_FILES, PcSettings, SettingDeclaration

MOST = 10


def recent_files(settings: PcSettings) -> list[Path]:
    """The registers, whether they are still there or not: looking may take seconds on a network."""
    return _paths(settings, RECENT_FILES)


def remember(settings: PcSettings, path: Path) -> None:
    """A register was opened. Raises `StorageTrouble` where the PC does not let it be noted."""
    path = path.absolute()
    others = [one for one in recent_files(settings) if one != path]
    _put(settings, RECENT_FILES, [path, *others][:MOST])


def forget(settings: PcSettings, path: Path) -> None:
    """Take a register from the list; the file stays as it is. Raises `StorageTrouble`."""
    _put(settings, RECENT_FILES, [one for one in recent_files(settings) if one != path])


def is_told(settings: PcSettings, declaration: SettingDeclaration, path: Path) -> bool:
    """Whether something was said of a register before; from now on it was. Raises `StorageTrouble`."""
    path, known = path.absolute(), _paths(settings, declaration)
    if path in known:
        return True
    _put(settings, declaration, [path, *known][:MOST])
    return False


def _paths(settings: PcSettings, declaration: SettingDeclaration) -> list[Path]:
    try:
        read = json.loads(str(settings.get(declaration)) or "[]")
    except ValueError:
        return []
    return [Path(one) for one in read if isinstance(one, str)] if isinstance(read, list) else []


def _put(settings: PcSettings, declaration: SettingDeclaration, paths: Sequence[Path]) -> None:
    settings.put(declaration, json.dumps([str(one) for one in paths], ensure_ascii=False))
