"""Whether two cards may be one recipient that was written down twice: the near-duplicate rule (P28)."""

from __future__ import annotations

from enum import IntEnum

from desktop.records.codes import RecipientKind
from desktop.records.near_names import Names, edits, names_between
from desktop.records.near_units import Body, Heirs, Places, body_of, place_of, places_between
from desktop.records.recipient import Recipient
from desktop.records.text.syllable import is_bare_syllable

_LEAST_LETTERS = 3


class Nearness(IntEnum):
    """How likely two cards are one."""

    DIFFERENT = 0
    POSSIBLE = 1
    LIKELY = 2


def nearness(one: Recipient, other: Recipient, heirs: Heirs) -> Nearness:
    """Compare two cards; those of different kinds, and a card with its successor, are never one."""
    if one.kind is not other.kind or _follows(one, other) or _follows(other, one):
        return Nearness.DIFFERENT
    if one.kind is RecipientKind.COLLECTIVE:
        return _of_bodies(one, other, heirs)
    return _of_people(one, other, heirs)


def years_agree(one: int | None, other: int | None) -> bool:
    """Whether two years of birth may be one person's: unknown, or at most one apart."""
    return one is None or other is None or abs(one - other) <= 1


def _of_people(one: Recipient, other: Recipient, heirs: Heirs) -> Nearness:
    """The weaker the likeness of the names, the more the year of birth and the unit must speak for it."""
    if not years_agree(one.birth_year, other.birth_year):
        return Nearness.DIFFERENT
    names = names_between(one.name, other.name)
    if names is Names.OTHER:
        return Nearness.DIFFERENT
    places = places_between(one.unit_text, other.unit_text, heirs)
    born_alike = one.birth_year is not None and one.birth_year == other.birth_year
    if born_alike and (names is not Names.SLIP_IN_GIVEN or places is not Places.APART):
        return Nearness.LIKELY
    if places is Places.APART or names is Names.SLIP_IN_GIVEN:
        return Nearness.DIFFERENT
    if names is Names.EQUAL:
        return Nearness.LIKELY if places is Places.ONE else Nearness.POSSIBLE
    near = {Places.ONE} if names is Names.SHORTENED else {Places.ONE, Places.UNKNOWN}
    return Nearness.POSSIBLE if places in near else Nearness.DIFFERENT


def _of_bodies(one: Recipient, other: Recipient, heirs: Heirs) -> Nearness:
    """Names written out must be alike, numbers equal; a body elsewhere is another one."""
    mine, theirs = body_of(one.name), body_of(other.name)
    wards = {mine.ward or place_of(one.unit_text).ward, theirs.ward or place_of(other.unit_text).ward} - {""}
    if mine.numbers != theirs.numbers or len(wards) > 1:
        return Nearness.DIFFERENT
    if places_between(one.unit_text, other.unit_text, heirs) in (Places.APART, Places.OTHER):
        return Nearness.DIFFERENT
    if mine.words == theirs.words or "".join(mine.words) == "".join(theirs.words):
        return Nearness.LIKELY
    return Nearness.POSSIBLE if _one_slip(mine, theirs) else Nearness.DIFFERENT


def _one_slip(mine: Body, theirs: Body) -> bool:
    """One word that is no Vietnamese word differs from its counterpart in one letter."""
    if len(mine.words) != len(theirs.words):
        return False
    unlike = [(a, b) for a, b in zip(mine.words, theirs.words, strict=True) if a != b]
    return len(unlike) == 1 and _is_misspelt(*unlike[0])


def _is_misspelt(one: str, other: str) -> bool:
    is_long = min(len(one), len(other)) >= _LEAST_LETTERS
    return is_long and edits(one, other) == 1 and not (is_bare_syllable(one) and is_bare_syllable(other))


def _follows(one: Recipient, other: Recipient) -> bool:
    return one.predecessor_id is not None and one.predecessor_id == other.id
