"""What search knows a record by, and what a typed text may mean, the surest meaning first.

A word of a record is found by its beginning. Beside its words a record has a few that nobody wrote: the
initials of its name behind `INITIALS`, numbers without their leading zeros, days as eight digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desktop.records.text.fold import fold
from desktop.records.text.normal import clean
from desktop.words.spoken import ABBREVIATIONS

INITIALS = "\ue000"
"""Stands before initials; nobody types it, so that "tha" the initials are no "tha" of "Thanh"."""

_MOST_INITIALS = 12
_NAME_ENDS = re.compile(r"[\d,(;–/]")
_GLUED = re.compile(r"(\w+)['’](\w+)")  # H'Hen, K'Brôi
_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})[/.-])?(\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_LETTERS_THEN_DIGITS = re.compile(r"([a-z]+)(\d+)")
_I_OR_Y = re.compile(r"(h|k|l|m|s|t|v|qu)([iy])")  # Mỹ or Mĩ: both spellings are taught
_IN_FULL = {fold(short): tuple(fold(full).split()) for short, full in ABBREVIATIONS.items()}


@dataclass(frozen=True)
class Term:
    """A word to be found as it is, or `begun`: any word that starts with it."""

    word: str
    begun: bool = True


@dataclass(frozen=True)
class Meaning:
    """A reading of what was typed: folded to `form`, and `written` with the marks that it has."""

    form: str
    written: str


Wanted = Sequence[Sequence[Sequence[Term]]]
"""For every typed word its readings, one of which must be met; a reading is met by all of its terms."""


def entry_words(*texts: str, name: str = "") -> str:
    """The words a record is found by; `name` is the part of it that has initials."""
    folded = _ascii(" ".join(filter(None, map(fold, texts))))
    more = (
        [word.lstrip("0") for word in folded.split() if word.startswith("0")] if " 0" in f" {folded}" else []
    )
    if name:
        more += [_ascii(fold(first + rest)) for first, rest in _GLUED.findall(name)]
        more.append(_initials(name))
    return " ".join(filter(None, (folded, *more)))


def day_words(day: date | None) -> str:
    """How a day is found: by its year, or by year and month and day in one."""
    return f"{day.year} {day:%Y%m%d}" if day else ""


def meanings(typed: str) -> list[Meaning]:
    """What a typed text may mean; the next is a guess for when nothing is found by those before.

    A day first, then what stands there, a number that was typed in groups, raw Telex, raw VNI.
    """
    from desktop.records.text.telex import typed_readings  # here and below: what is stored is not guessed at

    dated = _DAY.sub(_as_day, typed)
    as_typed, *decoded = typed_readings(typed)
    together = re.sub(r"(?<=\d)[\W_]+(?=\d)", "", typed)
    found = [Meaning(_ascii(fold(text)), text) for text in (dated, as_typed, together, *decoded)]
    return [
        one for place, one in enumerate(found) if one.form and one.form not in {o.form for o in found[:place]}
    ]


def readings(form: str) -> list[Wanted]:
    """How the words of a folded text may be met, the surest way first.

    As whole words; letters begun and numbers whole; initials of a name too; all begun, abbreviations in full.
    """
    words = form.split()
    ways: list[Wanted] = [
        [[[Term(word, begun=False)]] for word in words],
        [[[_term(word)]] for word in words],
        [list(_named(word)) for word in words],
        [list(_broadly(word)) for word in words],
    ]
    return [way for place, way in enumerate(ways) if way not in ways[:place]]


def _named(word: str) -> Iterator[Sequence[Term]]:
    """A word as it is begun, or where no syllable begins so, as initials: "ntkc", "tdv14"."""
    from desktop.records.text.syllable import plain_beginnings

    yield [_term(word)]
    if word.isalpha() and len(word) > 1 and word not in plain_beginnings():
        yield [Term(INITIALS + word)]
    if apart := _LETTERS_THEN_DIGITS.fullmatch(word):
        yield [_term(apart[1]), _term(apart[2])]
        yield [Term(INITIALS + apart[1]), _term(apart[2])]


def _broadly(word: str) -> Iterator[Sequence[Term]]:
    """Every reading of a word, numbers begun too."""
    for terms in _named(word):
        yield [Term(term.word) for term in terms]
    if full := _IN_FULL.get(word):
        yield [Term(part) for part in full]
    if (apart := _LETTERS_THEN_DIGITS.fullmatch(word)) and (full := _IN_FULL.get(apart[1])):
        yield [*(Term(part) for part in full), Term(apart[2])]
    if spelt := _I_OR_Y.fullmatch(word):
        yield [Term(spelt[1] + ("y" if spelt[2] == "i" else "i"))]
    if word.isdigit() and word[0] == "0" and word.strip("0"):
        yield [Term(word.lstrip("0"), begun=False)]


def _term(word: str) -> Term:
    """Letters are begun, a number is whole: "3" is not 30."""
    return Term(word, begun=not word.isdigit())


def _as_day(found: re.Match[str]) -> str:
    day = f"{int(found[1]):02}" if found[1] else ""
    return f" {found[3]}{int(found[2]):02}{day} "


@lru_cache(16_384)
def _initials(name: str) -> str:
    """The mark and the first letters of a name up to its number or comma, or nothing for one word."""
    words = fold(_NAME_ENDS.split(clean(name), maxsplit=1)[0]).split()
    letters = "".join(word[0] for word in words)
    return INITIALS + _ascii(letters) if 1 < len(letters) <= _MOST_INITIALS else ""


def _ascii(folded: str) -> str:
    """Letters of other scripts by their numbers, so that the index parts words as we do."""
    return folded if folded.isascii() else "".join(c if c.isascii() else f"u{ord(c):x}" for c in folded)
