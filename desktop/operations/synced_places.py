"""Folders that stand on several PCs at once, or on another one: two people may open one register there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

_ONE_DRIVE = ("onedrive", "onedriveconsumer", "onedrivecommercial")
"""Variables in which Windows names the folders of OneDrive."""
_BY_NAME = {"onedrive": "onedrive", "google drive": "google", "my drive": "google", "dropbox": "dropbox"}
_GOOGLE_STARTS = ("drive của tôi", "googledrive")


def synced_by(path: PurePath, variables: Mapping[str, str], *, on_network: bool) -> str:
    """Who keeps the folder of a register alike elsewhere: "onedrive", "google", "dropbox", "network" or "".

    `variables` are those of the environment; `on_network`: the disk is another PC's.
    """
    folders = [part.casefold() for part in path.parent.parts]
    if any(_is_in(path, folder) for name, folder in variables.items() if name.casefold() in _ONE_DRIVE):
        return "onedrive"
    for folder in folders:
        if folder in _BY_NAME:
            return _BY_NAME[folder]
        if folder.startswith("onedrive - "):  # of an organisation: "OneDrive - UBND phường"
            return "onedrive"
        if folder.startswith(_GOOGLE_STARTS):
            return "google"
        if folder.startswith("dropbox ("):
            return "dropbox"
    return "network" if on_network or str(path).startswith(("\\\\", "//")) else ""


def _is_in(path: PurePath, folder: str) -> bool:
    wanted = [part.casefold() for part in type(path)(folder).parts]
    return bool(wanted) and [part.casefold() for part in path.parts[: len(wanted)]] == wanted
