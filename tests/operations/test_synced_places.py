"""Which folders stand on several PCs."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from desktop.operations.synced_places import synced_by
from desktop.words.synced import synced_sentence

WINDOWS = {"OneDrive": r"C:\Users\Mai\OneDrive", "OneDriveCommercial": r"D:\UBND phường", "PATH": r"C:\Users"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (r"C:\Users\Mai\OneDrive\Documents\sổ.sovang", "onedrive"),
        (r"c:\users\mai\onedrive\sổ.sovang", "onedrive"),
        (r"D:\UBND phường\sổ.sovang", "onedrive"),
        (r"E:\OneDrive - UBND phường Hoàn Kiếm\sổ.sovang", "onedrive"),
        (r"G:\My Drive\sổ.sovang", "google"),
        (r"G:\Drive của tôi\sổ.sovang", "google"),
        (r"C:\Users\Mai\Google Drive\sổ.sovang", "google"),
        (r"C:\Users\Mai\Dropbox\sổ.sovang", "dropbox"),
        (r"C:\Users\Mai\Dropbox (UBND)\sổ.sovang", "dropbox"),
        (r"\\may-chu\chung\sổ.sovang", "network"),
        (r"C:\Users\Mai\Documents\sổ.sovang", ""),
        (r"C:\Users\Mai\OneDrive cũ\sổ.sovang", ""),
        (r"C:\Users\Mai\Documents\OneDrive", ""),
    ],
)
def test_places_of_windows(path: str, kind: str) -> None:
    assert synced_by(PureWindowsPath(path), WINDOWS, on_network=False) == kind


def test_a_disk_of_another_pc_counts_whatever_its_letter() -> None:
    assert synced_by(PureWindowsPath(r"Z:\sổ.sovang"), {}, on_network=True) == "network"
    assert synced_by(PurePosixPath("/mnt/sổ.sovang"), {}, on_network=True) == "network"
    assert synced_by(PurePosixPath("/srv/mai/Dropbox/sổ.sovang"), {}, on_network=False) == "dropbox"


def test_an_empty_variable_names_no_folder() -> None:
    assert synced_by(PureWindowsPath(r"C:\sổ.sovang"), {"OneDrive": ""}, on_network=False) == ""


@pytest.mark.parametrize("kind", ["onedrive", "google", "dropbox", "network"])
def test_every_kind_has_its_sentence(kind: str) -> None:
    assert "dùng được" in synced_sentence(kind)
