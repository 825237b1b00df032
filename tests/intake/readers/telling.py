"""Reads a file in this very process, as the child would, and hears what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.intake.child import tell
from desktop.intake.listener import hear, untold
from desktop.intake.readers.dispatch import read_payload
from desktop.intake.teller import Teller

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.intake.raw import Flavour, RawBook, RawSheet


def read(path: Path) -> RawBook:
    """The book that a file tells. Raises `FileRefused`."""
    lines: list[bytes] = []
    tell(str(path), Teller(lambda line: lines.append(line.encode("utf-8", "replace"))))
    return hear(lines, untold)


def read_bytes(folder: Path, content: bytes, name: str = "danh sách.xlsx") -> RawBook:
    """The book that a file with this content tells. Raises `FileRefused`."""
    path = folder / name
    path.write_bytes(content)
    return read(path)


def pasted(flavour: Flavour, payload: bytes) -> RawSheet:
    """The one sheet that a clipboard tells. Raises `FileRefused`."""
    lines: list[bytes] = []
    read_payload(flavour, payload, Teller(lambda line: lines.append(line.encode())))
    (sheet,) = hear(lines, untold).sheets
    return sheet
