"""Who issues a commendation and who signs it: data with dates, never code (domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import Family, Level


@dataclass(frozen=True)
class Issuer:
    """An authority that commends, with the lines that its papers carry.

    `header_lines` are the left column of a document, superior body first, one line each;
    `authority_lines` name the authority on a certificate; `number_pattern` is the number's form with
    "{n}" for the running number, such as "{n}/QĐ-UBND"; `place` opens the place-and-date line.
    """

    name: str
    family: Family
    level: Level
    place: str = ""
    header_lines: str = ""
    authority_lines: str = ""
    number_pattern: str = "{n}/QĐ-UBND"
    unit_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None

    def issues_on(self, day: date) -> bool:
        """Whether the issuer existed on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class Signer:
    """A person who signs for an issuer; `title_lines` as printed, such as "KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH"."""

    issuer_id: int
    name: str
    title_lines: str
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None

    def signs_on(self, day: date) -> bool:
        """Whether the signer was in office on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class NumberSeries:
    """Within which dates the numbers of an issuer run: a calendar year (state) or a term (party, HD 36)."""

    issuer_id: int
    period_start: date
    period_end: date
    start_number: int = 1
    id: int | None = None


@dataclass(frozen=True)
class ReservedNumbers:
    """Numbers that the issuer gave outside this register, with what they were given for.

    `given_on` is a day of the period within which they run: the same number comes again in the next one.
    """

    issuer_id: int
    first_number: int
    last_number: int
    given_on: date
    note: str = ""
    id: int | None = None
