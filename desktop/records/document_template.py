"""The office's own .docx templates of its papers; the bundled ones are files of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import DocumentKind, Family


@dataclass(frozen=True)
class DocumentTemplate:
    """A template as the office gave it; its bytes stand once in `blob`, by their hash.

    A kind and family has one at most; without it the bundled one is used.
    """

    kind: DocumentKind
    family: Family
    name: str
    sha256: str
    added_on: date
    id: int | None = None
