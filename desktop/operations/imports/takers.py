"""What judges and writes the rows of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from desktop.intake.fields import ListKind
from desktop.intake.sheet_reading import ReadRow
from desktop.operations.imports import activities, conferences, opinions, recipients
from desktop.operations.imports.awards import AwardRows
from desktop.operations.imports.initiatives import InitiativeRows
from desktop.operations.imports.rows import ImportRow, Into, MatchKey, Written
from desktop.operations.imports.teams import TeamRows
from desktop.store.file import RecordFile
from desktop.store.writer import Transaction


class Taker(Protocol):
    """One kind of record that lists are taken into."""

    @property
    def kind(self) -> ListKind:
        """The fields of its lists."""

    @property
    def keys(self) -> tuple[MatchKey, ...]:
        """What a row and a record may be compared by, the usual one first."""

    @property
    def not_kept(self) -> frozenset[str]:
        """Fields that are read and have no place in the register."""

    def judge(self, file: RecordFile, into: Into, rows: Sequence[ReadRow], key: MatchKey) -> list[ImportRow]:
        """Every row, in order, with what will become of it."""

    def write(
        self,
        transaction: Transaction,
        into: Into,
        added: Sequence[ImportRow],
        changed: Sequence[ImportRow],
    ) -> Written:
        """Store the new rows and change the records of those that differ."""

    def recipients(self, rows: Sequence[ImportRow]) -> tuple[int, int]:
        """How many cards the new rows will add, and how many they find again."""


def taker_of(kind: str) -> Taker:
    """The taker of a kind by its word after `--into`. Raises KeyError."""
    return _TAKERS[kind]


_TAKERS: Mapping[str, Taker] = {
    one.kind.key: one
    for one in (
        AwardRows(),
        recipients.ROWS,
        TeamRows(),
        InitiativeRows(),
        conferences.ROWS,
        opinions.ROWS,
        activities.ROWS,
    )
}
