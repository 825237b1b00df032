"""Builds what the window needs, once and only when it is asked for, and hands it on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

from desktop.computer import is_on_network, note_crash, settings_file, user_name
from desktop.errors import StorageTrouble
from desktop.operations.output import made_folder, written
from desktop.operations.practice import is_practice
from desktop.operations.recent_files import remember
from desktop.operations.register import look_into, open_register
from desktop.operations.synced_places import synced_by
from desktop.operations.unsaved import side_file
from desktop.settings import LAST_FILE, SettingDeclaration, SettingValue, from_text, to_text
from desktop.store.file import RecordFile
from desktop.version_before import let_go


class PcSettings:
    """The settings of this PC in one small JSON file; one that cannot be read counts as empty."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        """The stored value, or the default."""
        stored = self._stored.get(declaration.key)
        return declaration.default if stored is None else from_text(declaration, stored)

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        """Store a value. Raises `StorageTrouble` where the PC does not let the file be written."""
        if self.get(declaration) == value and declaration.key in self._stored:
            return
        self._stored[declaration.key] = to_text(value)
        made_folder(self._path.parent)
        with written(self._path) as temporary:
            temporary.write_text(json.dumps(self._stored, ensure_ascii=False, indent=1), "utf-8")

    @cached_property
    def _stored(self) -> dict[str, str]:
        try:
            read = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in read.items()} if isinstance(read, dict) else {}


class Wiring:
    """What one run of the window is made of."""

    def __init__(self, settings: Path | None = None, now: Callable[[], datetime] = datetime.now) -> None:
        self._settings_path = settings
        self.now = now

    @property
    def _settings_file(self) -> Path:
        return self._settings_path or settings_file()

    @cached_property
    def settings(self) -> PcSettings:
        """The settings of this PC."""
        return PcSettings(self._settings_file)

    @cached_property
    def user(self) -> str:
        """Who the history says did it."""
        return user_name()

    def open(self, path: Path) -> RecordFile:
        """Open a register and remember it as the last one. Raises `FileRefused` and `StorageTrouble`."""
        file = open_register(path, user=self.user, now=self.now)
        if not is_practice(file.read):
            self._remember(path)
        let_go()  # this version works: the one before is not needed any more
        return file

    def look_into(self, path: Path) -> RecordFile:
        """Open a register so that nothing of it can be written; it is not the one of the next start."""
        return look_into(path, user=self.user, now=self.now)

    def _remember(self, path: Path) -> None:
        """Note what was opened; a PC that does not let it be noted opens the register all the same."""
        with suppress(StorageTrouble):
            self.settings.put(LAST_FILE, str(path.absolute()))
            remember(self.settings, path)

    def unsaved_path(self, path: Path) -> Path:
        """The side file of this PC in which what is typed into a register is kept until it is saved."""
        return side_file(self._settings_file.parent / "unsaved", path)

    @property
    def practice_file(self) -> Path:
        """Where the register to practise in stands, apart from the user's own files."""
        return self._settings_file.parent / "Tập làm" / "Tập làm.sovang"

    def kept_alike_by(self, path: Path) -> str:
        """Who keeps a register's folder alike on other PCs, "" for nobody. May wait for the network."""
        return synced_by(path.absolute(), os.environ, on_network=is_on_network(path))

    def note_crash(self, error: BaseException) -> Path | None:
        """Write down where a bug showed itself; None where nothing could be written."""
        return note_crash(error, self.now())

    def last_file(self) -> Path | None:
        """The register that was open last, if it is still there."""
        path = str(self.settings.get(LAST_FILE))
        return Path(path) if path and Path(path).exists() else None


def run_window(path: Path | None) -> int:
    """Show the window on a register, on the last one, or on the first-run page; returns the exit code."""
    from desktop.ui.plain_imports import import_plainly

    import_plainly()
    from desktop.ui.application import run

    return run(Wiring(), path)
