"""What a decision is based on: the usual “Căn cứ” lines by issuer family and decision date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.records.codes import Family
from desktop.records.text import fold

_OWN_LINE = "theo de nghi"
"""The proposal belongs to one decision alone: it stands as its last line (domain.md, Corrections)."""


@dataclass(frozen=True)
class LegalBasis:
    """The lines that a family's decisions begin with between two days, without their closing marks."""

    family: Family
    valid_from: date
    lines: tuple[str, ...]
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether decisions of that day are based on it."""
        return self.valid_from <= day <= (self.valid_to or date.max)


def basis_on(bases: Iterable[LegalBasis], family: Family, day: date) -> LegalBasis | None:
    """The basis of a family's decisions of that day; None before the first that is known."""
    return next((one for one in bases if one.family is family and one.holds_on(day)), None)


def as_text(lines: Iterable[str]) -> str:
    """The lines as a decision writes them: each on its own, closed by a semicolon."""
    return "\n".join(f"{line};" for line in lines)


def without_proposal(text: str) -> str:
    """The text of another decision without the line that names its own proposal."""
    return "\n".join(line for line in text.splitlines() if not fold(line).strip("- ").startswith(_OWN_LINE))
