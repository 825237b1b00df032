"""What will come out when the print button is pressed: as many sheets as there are blanks, the rest waits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.operations.certificates import CertificateBatch, CertificateSheet
from desktop.operations.printing.printed_state import PrintedState


class Order(StrEnum):
    """In which order the sheets come out."""

    PRESENTATION = "presentation"
    ANNEX = "annex"
    REVERSED = "reversed"


@dataclass(frozen=True)
class PrintPlan:
    """`batch` comes out now, in its order; `waiting` have no blank; `missing` counts the blanks short."""

    batch: CertificateBatch
    waiting: Sequence[CertificateSheet]
    left: int | None
    missing: int
    copies: int = 1

    @property
    def count(self) -> int:
        """How many certificates will really come out."""
        return len(self.batch.sheets)

    @property
    def papers(self) -> int:
        """How many sheets of paper they take."""
        return self.count * self.copies

    @property
    def corrected(self) -> bool:
        """Whether all of them are printed again because their row was corrected."""
        states = {sheet.state for sheet in self.batch.sheets}
        return states == {PrintedState.OUTDATED}


def plan(
    batch: CertificateBatch,
    award_ids: Collection[int],
    *,
    left: int | None = None,
    copies: int = 1,
    backwards: bool = False,
) -> PrintPlan:
    """What of the chosen sheets comes out now; `left` are the blanks there are, None for plain paper.

    Several `copies` come out on plain paper only: each blank becomes one certificate.
    The first sheets in the order of the batch get the blanks, also when the last is printed first.
    """
    chosen = [sheet for sheet in batch.sheets if sheet.award.id in award_ids]
    room = len(chosen) if left is None else max(left, 0)
    now = batch.only([sheet.award.id or 0 for sheet in chosen[:room]])
    missing = 0 if left is None else max(len(chosen) - max(left, 0), 0)
    return PrintPlan(now.reversed() if backwards else now, chosen[room:], left, missing, copies)
