"""Cards of recipients that are offered while a name is typed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.records.award import Award
from desktop.records.award_rules import second_line_of
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.recipient import Recipient
from desktop.records.text import short_date, words
from desktop.store import awards as award_store
from desktop.store import recipients as store
from desktop.store.file import RecordFile


@dataclass(frozen=True)
class KnownRecipient:
    """A card offered while a name is typed; `detail` tells which, `last_award` fills in its second line."""

    recipient: Recipient
    detail: str
    last_award: Award | None


def known_recipients(
    file: RecordFile, typed: str, kind: RecipientKind | None = None, limit: int = 8
) -> list[KnownRecipient]:
    """Cards that have all typed words, without marks and in any order; names that begin so come first."""
    wanted = words(typed)
    found = store.matching(file.read, wanted, kind)
    last = award_store.last_awards(file.read, [recipient.id or 0 for recipient in found])

    def nearness(recipient: Recipient) -> tuple[int, int, int]:
        name = words(recipient.name)
        in_name = sum(any(part.startswith(word) for part in name) for word in wanted)
        whole = sum(word in name for word in wanted)
        return -in_name, -whole, -(last[recipient.id][0].id or 0) if recipient.id in last else 0

    nearest = sorted(found, key=nearness)[:limit]
    return [_known(recipient, last.get(recipient.id or 0)) for recipient in nearest]


def known_recipient(file: RecordFile, card: Recipient) -> KnownRecipient:
    """A card that was found otherwise, as it would be offered."""
    return _known(card, award_store.last_awards(file.read, [card.id or 0]).get(card.id or 0))


def last_award(file: RecordFile, recipient_id: int) -> Award | None:
    """The newest award of a recipient."""
    found = award_store.last_awards(file.read, [recipient_id]).get(recipient_id)
    return found[0] if found else None


def _known(recipient: Recipient, last: tuple[Award, Commendation] | None) -> KnownRecipient:
    """What tells one card from its namesakes: birth year, unit, last decision, the day its name ended."""
    parts = [f"sinh {recipient.birth_year}" if recipient.birth_year else ""]
    parts.append(second_line_of(recipient.position, recipient.unit_text))
    if recipient.valid_to:
        parts.append(f"tên cũ, đến {short_date(recipient.valid_to)}")
    elif last and last[1].decision_date:
        parts.append(f"khen thưởng {last[1].decision_date.year}")
    return KnownRecipient(recipient, " · ".join(part for part in parts if part), last[0] if last else None)
