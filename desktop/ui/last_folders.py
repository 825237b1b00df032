"""The dialogs of files begin where the user last was with that kind of document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.errors import StorageTrouble
from desktop.settings import LAST_FOLDERS, PcSettings
from desktop.ui.files import Files, documents

if TYPE_CHECKING:
    from desktop.operations.letters.mail_program import Handed
    from desktop.operations.letters.mapi import Letter


class LastFolders(Files):
    """The same dialogs. A page that names no folder of its own, i.e. the documents folder, gets the last one
    of that kind of document; a folder that is not there gives way to the home folder, for Qt would take the
    folder that the program was started in.
    """

    def __init__(self, files: Files, settings: PcSettings) -> None:
        super().__init__()
        self._files = files
        self._settings = settings

    def ask_save(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        begin = self._begin(suggested.parent, kinds) / suggested.name
        chosen = self._files.ask_save(parent, title, begin, kinds)
        return self._remember(kinds, chosen, chosen.parent if chosen else None)

    def ask_folder(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        chosen = self._files.ask_folder(parent, title, self._begin(suggested, title))
        return self._remember(title, chosen, chosen)

    def ask_open(self, parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
        chosen = self._files.ask_open(parent, title, self._begin(folder, kinds), kinds)
        return self._remember(kinds, chosen, chosen.parent if chosen else None)

    def ask_open_many(self, parent: QWidget, title: str, folder: Path, kinds: str) -> list[Path]:
        chosen = self._files.ask_open_many(parent, title, self._begin(folder, kinds), kinds)
        if chosen:
            self._remember(kinds, chosen[0], chosen[0].parent)
        return chosen

    def unasked(self, path: Path, kinds: str) -> Path:
        return self._begin(documents(), kinds) / path

    def remember_place(self, kinds: str, folder: Path) -> None:
        self._remember(kinds, folder, folder)

    def hand_to_mail(self, letter: Letter) -> Handed:
        return self._files.hand_to_mail(letter)

    def show_in_folder(self, path: Path) -> bool:
        return self._files.show_in_folder(path)

    def show(self, path: Path) -> bool:
        return self._files.show(path)

    def _begin(self, wanted: Path, kind: str) -> Path:
        own = [] if wanted == documents() else [wanted]
        last = self._kept().get(_key(kind), "")
        return first_there([*own, *([Path(last)] if last else []), documents()])

    def _remember(self, kind: str, chosen: Path | None, folder: Path | None) -> Path | None:
        if folder is not None:
            with suppress(StorageTrouble):  # the next dialog then begins anew
                folders = {**self._kept(), _key(kind): str(folder)}
                self._settings.put(LAST_FOLDERS, json.dumps(folders, ensure_ascii=False))
        return chosen

    def _kept(self) -> dict[str, str]:
        try:
            kept = json.loads(str(self._settings.get(LAST_FOLDERS)) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}


def first_there(folders: Sequence[Path]) -> Path:
    """The first of these folders that exists, else the home folder."""
    return next((folder for folder in folders if folder.is_dir()), Path.home())


def _key(kind: str) -> str:
    """What stands between the brackets of "Excel (*.xlsx)": two words for one kind of file share a folder."""
    return kind.partition("(")[2].rstrip(")") or kind
