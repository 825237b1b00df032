"""How near two names of persons are: the same but for the writing, one slip, initials, or another name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from desktop.records.text import clean, fold, fold_tones, is_syllable
from desktop.records.text.tones import split_tones


class Names(Enum):
    """How two names lie to each other; `SLIP_IN_GIVEN` is one that makes another given name."""

    EQUAL = "equal"
    SLIP = "slip"
    INITIALS = "initials"
    SHORTENED = "shortened"
    SLIP_IN_GIVEN = "slip_in_given"
    OTHER = "other"


_BRACKETED = re.compile(r"\([^()]*\)")
_HEADS = (
    "hộ gia đình ông, hộ gia đình bà, hộ gia đình, gia đình ông bà, gia đình ông, gia đình bà, gia đình, "
    "hộ ông, hộ bà, hộ, ông, bà, cụ, đồng chí, đ c, thượng tọa, đại đức, hòa thượng, ni sư, sư thầy, "
    "thiếu tá, trung tá, thượng tá, đại tá, bác sĩ, giáo sư, tiến sĩ"
).split(", ")
TITLES = tuple(fold_tones(head) for head in _HEADS)
"""Forms of address and ranks that lists put before a name, as keys."""

_PARTICLES = frozenset(fold_tones(word) for word in ("thị", "văn"))
_I_AND_Y = frozenset({"hy", "ky", "ly", "my", "sy", "ty"})
_LEAST_WORDS = 2


@lru_cache(4_096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as keys: no form of address before it, no note in brackets behind it."""
    key = fold_tones(_BRACKETED.sub(" ", clean(name)))
    for title in TITLES:
        rest = key.removeprefix(f"{title} ")
        if rest != key and len(rest.split()) >= _LEAST_WORDS:
            return tuple(rest.split())
    return tuple(key.split())


def names_between(one: str, other: str) -> Names:
    """How two persons' names lie to each other; neither the place of tone marks nor i for y counts."""
    mine, theirs = name_words(one), name_words(other)
    if not mine or not theirs:
        return Names.OTHER
    if len(mine) != len(theirs):
        return _shortened(mine, theirs)
    if mine == theirs or _without_marks(mine, theirs):
        return Names.EQUAL
    pairs = list(zip(mine, theirs, strict=True))
    if _is_initials(pairs):
        return Names.INITIALS
    slips = [slips_between(a, b) for a, b in pairs]
    if sum(slips) > 1:
        return Names.OTHER
    if not slips[-1] or _is_miswritten(*pairs[-1]):
        return Names.SLIP if sum(slips) else Names.EQUAL
    return Names.SLIP_IN_GIVEN


def slips_between(one: str, other: str) -> int:
    """How many slips of the hand part two words, counted up to 2: a letter, a tone, two letters swapped."""
    mine, my_tone = _letters_and_tone(one)
    theirs, their_tone = _letters_and_tone(other)
    return min(2, edits(mine, theirs) + (my_tone != their_tone))


def edits(one: str, other: str) -> int:
    """0, 1 or 2 (many): letters put in, left out, another one, or two neighbours swapped."""
    if one == other:
        return 0
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return min(2, abs(len(one) - len(other)))
    mine, theirs = one[start:], other[start:]
    is_one = (
        mine[1:] == theirs[1:]
        or mine[1:] == theirs
        or mine == theirs[1:]
        or (mine[1::-1] == theirs[:2] and mine[2:] == theirs[2:])
    )
    return 1 if is_one else 2


@lru_cache(4_096)
def _letters_and_tone(word: str) -> tuple[str, str]:
    letters, tone = split_tones(word)
    return (f"{letters[0]}i" if letters in _I_AND_Y else letters), tone


def _without_marks(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """One of the two was typed without any mark, and is the other but for them."""
    plain = [tuple(map(fold, words)) for words in (mine, theirs)]
    return plain[0] == plain[1] and (plain[0] == mine or plain[1] == theirs)


def _is_initials(pairs: Sequence[tuple[str, str]]) -> bool:
    """Some words stand as their first letter, the others alike; the family name is written out."""
    short = [len(min(pair, key=len)) == 1 and pair[0][0] == pair[1][0] for pair in pairs]
    return (
        any(short)
        and not short[0]
        and all(is_short or a == b for is_short, (a, b) in zip(short, pairs, strict=True))
    )


def _is_miswritten(one: str, other: str) -> bool:
    """One of the two is no Vietnamese word, or they differ in d and đ alone: not two given names."""
    return one.replace("đ", "d") == other.replace("đ", "d") or not (is_syllable(one) and is_syllable(other))


def _shortened(mine: Sequence[str], theirs: Sequence[str]) -> Names:
    """One of the two leaves out Thị or Văn."""
    shorter, longer = sorted((mine, theirs), key=len)
    left_out = any(
        longer[at] in _PARTICLES and (*longer[:at], *longer[at + 1 :]) == tuple(shorter)
        for at in range(1, len(longer) - 1)
    )
    return Names.SHORTENED if left_out else Names.OTHER
