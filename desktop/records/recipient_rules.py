"""What may be wrong with a card: all problems at once, each with its field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.records.award_rules import capital_problems
from desktop.records.codes import RecipientKind
from desktop.records.problem import Problem, Severity
from desktop.records.recipient import Recipient
from desktop.records.text import text_key

_EARLIEST_BIRTH_YEAR = 1900
_CENTURY = 100


def check_recipient(draft: Recipient, alike: Sequence[Recipient], this_year: int) -> list[Problem]:
    """The problems of a card; `alike` are the cards of the same name."""
    return [*_name(draft, alike), *_birth_year(draft, this_year), *_dates(draft)]


def _name(draft: Recipient, alike: Sequence[Recipient]) -> Iterator[Problem]:
    if not draft.name:
        yield Problem("name", "name_missing")
        return
    if not any(letter.isalpha() for letter in draft.name):
        yield Problem("name", "name_without_letters", {"name": draft.name})
    for other in alike:
        if other.id != draft.id and _may_be_one(draft, other):
            parts = (f"{other.address_form} {other.name}".strip(), _born(other), other.unit_text)
            card = ", ".join(filter(None, parts))
            yield Problem("name", "card_repeated", {"card": card}, Severity.WARNING)
    yield from capital_problems("name", draft.kind, draft.name)


def _birth_year(draft: Recipient, this_year: int) -> Iterator[Problem]:
    born = draft.birth_year
    if born is None:
        return
    if draft.kind is RecipientKind.COLLECTIVE:
        yield Problem("birth_year", "birth_year_of_collective")
    elif born > this_year and born - _CENTURY >= _EARLIEST_BIRTH_YEAR:
        yield Problem("birth_year", "birth_year_ahead", {"year": born, "suggestion": born - _CENTURY})
    elif not _EARLIEST_BIRTH_YEAR <= born <= this_year:
        yield Problem("birth_year", "birth_year_wrong", {"year": born})


def _dates(draft: Recipient) -> Iterator[Problem]:
    if draft.valid_from and draft.valid_to and draft.valid_to < draft.valid_from:
        yield Problem("valid_to", "ends_before_it_begins")


def _may_be_one(draft: Recipient, other: Recipient) -> bool:
    """The same kind, years of birth that do not differ, no succession between the two.

    Every ward has a Tổ dân vận số 3: only a person's unit may differ.
    """
    years = {draft.birth_year, other.birth_year} - {None}
    follows = draft.predecessor_id == other.id or (other.predecessor_id and other.predecessor_id == draft.id)
    units = {text_key(draft.unit_text), text_key(other.unit_text)} - {""}
    elsewhere = draft.kind is not RecipientKind.INDIVIDUAL and len(units) > 1
    return draft.kind is other.kind and len(years) < 2 and not follows and not elsewhere


def _born(card: Recipient) -> str:
    return f"sinh {card.birth_year}" if card.birth_year else ""
