"""The office's own layouts of certificates, and which layout each kind of sheet takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.records.codes import Family, Paper, RecipientKind


@dataclass(frozen=True)
class OwnLayout:
    """One version of an own layout; the highest `version` of a name is in use, an issued one never changes.

    `content` is the layout's JSON (mm) with hashes in the place of its fonts and pictures. `backdrop` is the
    hash of the blank's scan, already straightened; it lies under the layout on screen and is never printed.
    """

    name: str
    version: int
    content: str
    made_at: datetime
    backdrop: str | None = None
    id: int | None = None


@dataclass(frozen=True)
class LayoutPart:
    """Bytes that an own layout's content names by their hash: a font, a picture."""

    layout_id: int
    sha256: str
    id: int | None = None


@dataclass(frozen=True)
class LayoutChoice:
    """The sheets of one kind take the layout of that name, own or bundled, in place of the usual one."""

    family: Family
    paper: Paper
    kind: RecipientKind
    layout_name: str
    id: int | None = None
