"""Names of files that stand beside a register and begin with its name: a disk takes 255 bytes at most."""

from __future__ import annotations

import os
import zlib


def fitting(name: str, room: int) -> str:
    """The name where it has at most `room` bytes, else its beginning with a mark made from the whole."""
    whole = os.fsencode(name)
    if len(whole) <= room:
        return name
    mark = f"~{zlib.crc32(whole):08x}"
    while len(os.fsencode(name)) + len(mark) > room:
        name = name[:-1]
    return name + mark
