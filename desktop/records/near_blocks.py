"""Which cards of a whole register are worth comparing: pairs of groups that hold every two near ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from desktop.records.codes import RecipientKind
from desktop.records.near_names import name_words
from desktop.records.near_units import body_of
from desktop.records.recipient import Recipient
from desktop.records.text import fold
from desktop.records.text.syllable import is_bare_syllable

Block = tuple[tuple[int, ...], tuple[int, ...]]
"""Ids of cards to be compared, each of one group with each of the other; the same twice: among themselves."""

Name = tuple[RecipientKind, str, str]
"""Kind, folded name and numbers; persons have no numbers."""

_PARTICLES = ("thi", "van")


def blocks(cards: Iterable[Recipient]) -> list[Block]:
    """The pairs of groups; cards of one folded name, and of two names that one slip or a short form parts."""
    by_name: dict[Name, dict[int | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for card in cards:
        by_name[_name(card)][card.birth_year].append(card.id or 0)
    found = [block for years in by_name.values() for block in _among(years)]
    for one, other in sorted(_near_names(by_name)):
        found.extend(_between(by_name[one], by_name[other], also_unknown=_one_given_name(one, other)))
    return found


def _name(card: Recipient) -> Name:
    if card.kind is RecipientKind.COLLECTIVE:
        body = body_of(card.name)
        return card.kind, "".join(body.words), " ".join(body.numbers)
    return card.kind, fold(" ".join(name_words(card.name))), ""


def _among(years: Mapping[int | None, Sequence[int]]) -> Iterator[Block]:
    """Namesakes whose years of birth are at most one apart, or unknown."""
    for year, ids in years.items():
        group = tuple(ids)
        if len(group) > 1:
            yield group, group
        later = (*years.get(year + 1, ()), *years.get(None, ())) if year is not None else ()
        if later:
            yield group, later


def _between(
    one: Mapping[int | None, Sequence[int]], other: Mapping[int | None, Sequence[int]], *, also_unknown: bool
) -> Iterator[Block]:
    """Cards of two names: where another given name parts them, only those of one year can be near."""
    for year, ids in one.items():
        near: list[int] = []
        for theirs, others in other.items():
            if year is not None and theirs is not None:
                is_near = abs(year - theirs) <= (1 if also_unknown else 0)
            else:
                is_near = also_unknown
            near += others if is_near else []
        if near:
            yield tuple(ids), tuple(near)


def _near_names(names: Iterable[Name]) -> set[tuple[Name, Name]]:
    """Every two names that may be one: with a letter left out of either, as initials, without Thị or Văn."""
    groups: dict[tuple[RecipientKind, str, str], list[Name]] = defaultdict(list)
    short = [name for name in names if name[0] is not RecipientKind.COLLECTIVE]
    wanted = {key for name in short for key in _short_keys(name) if _is_short(name, key)}
    for name in names:
        for text in _left_out(name[1]):
            groups[name[0], text, name[2]].append(name)
    for name in short:
        for key in set(_short_keys(name)) & wanted:
            groups[key].append(name)
    return {
        (min(pair), max(pair))
        for found in groups.values()
        for pair in combinations(found, 2)
        if pair[0] != pair[1]
    }


def _short_keys(name: Name) -> Iterator[Name]:
    """The name with initials behind the family name, and without Thị or Văn."""
    words = name[1].split()
    yield name[0], " ".join(word[:1] if place else word for place, word in enumerate(words)) + " .", ""
    yield name[0], " ".join(word for word in words if word not in _PARTICLES) + " :", ""


def _is_short(name: Name, key: Name) -> bool:
    """Whether the name itself has an initial, or no Thị or Văn; only these need the others' short keys."""
    if key[1].endswith("."):
        return any(len(word) == 1 for word in name[1].split())
    return key[1].removesuffix(" :") == name[1]


def _one_given_name(one: Name, other: Name) -> bool:
    """Whether the last words may be one given name: alike, i for y, an initial, or one that is no word."""
    if one[0] is RecipientKind.COLLECTIVE:
        return True
    mine, theirs = (name[1].split()[-1:] for name in (one, other))
    alike = [word.replace("y", "i") for word in mine] == [word.replace("y", "i") for word in theirs]
    return alike or any(len(word) == 1 or not is_bare_syllable(word) for word in (*mine, *theirs))


def _left_out(text: str) -> set[str]:
    return {text, *(text[:place] + text[place + 1 :] for place in range(len(text)))}
