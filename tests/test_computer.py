"""What is told of this PC's disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.computer import _kind_of_disk, is_on_network

MOUNTS = [
    line.split(" ")
    for line in (
        "/dev/sda1 / ext4 rw 0 0",
        "//may-chu/chung /mnt/chung cifs rw 0 0",
        "nas:/x /mnt/hai\\040ba nfs4 rw 0 0",
        "tmpfs /mnt/chung/gần tmpfs rw 0 0",
        "broken",
    )
]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/mai/sổ.sovang", "ext4"),
        ("/mnt/chung/sổ.sovang", "cifs"),
        ("/mnt/chungx/sổ.sovang", "ext4"),
        ("/mnt/hai ba/sổ.sovang", "nfs4"),
        ("/mnt/chung/gần/sổ.sovang", "tmpfs"),
    ],
)
def test_the_nearest_disk_above_a_place_counts(place: str, kind: str) -> None:
    assert _kind_of_disk(place, MOUNTS) == kind


def test_without_any_disk_nothing_is_known() -> None:
    assert _kind_of_disk("/x", []) == ""


def test_the_disk_of_a_test_is_this_pcs_own(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "sổ.sovang")
