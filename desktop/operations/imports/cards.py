"""Cards that rows may speak of: the same kind, name and unit, and no other birth year."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.imports.matching import same_years
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.text import fold_tones
from desktop.store import recipients
from desktop.store.reader import Reader


class Cards:
    """The cards of some names, read once."""

    def __init__(self, reader: Reader, names: Iterable[str]) -> None:
        self._by_name: dict[str, list[Recipient]] = {}
        for card in recipients.named(reader, sorted({fold_tones(name) for name in names})):
            self._by_name.setdefault(fold_tones(card.name), []).append(card)

    def find(self, kind: RecipientKind, name: str, unit: str, birth_year: int | None) -> Recipient | None:
        """The one card that fits; None where none or several do: a person must then decide."""
        if not (named := self._by_name.get(fold_tones(name))):
            return None
        folded = fold_tones(unit)
        fitting = [
            card
            for card in named
            if card.kind is kind
            and fold_tones(card.unit_text) == folded
            and same_years(card.birth_year, birth_year)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def named(self, name: str, kind: RecipientKind | None = None) -> Recipient | None:
        """The one card of that name, and of that kind where one is given."""
        fitting = [card for card in self._by_name.get(fold_tones(name), ()) if kind in (None, card.kind)]
        return fitting[0] if len(fitting) == 1 else None
