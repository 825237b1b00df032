"""The keys under which other writings of a name stand, so that they are looked up and not searched for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations

from desktop.records.near_names import TITLES, name_words
from desktop.records.near_units import SHORT_FORMS, body_of
from desktop.records.text import fold, fold_tones
from desktop.records.text.search_words import Term, Wanted
from desktop.records.text.tones import TONE_MARKS, split_tones

_ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = ("", *TONE_MARKS)
_PARTICLES = tuple(fold_tones(word) for word in ("thị", "văn"))
_MOST_INITIALS = 3


def person_keys(name: str) -> set[str]:
    """The keys (`fold_tones`) of a person's name written otherwise: one slip, initials, a form of address."""
    words = name_words(name)
    whole = " ".join(words)
    keys = {whole, fold(whole), *(f"{title} {whole}" for title in TITLES)}
    keys.update(_with_one_slip(words))
    keys.update(" ".join(other) for other in _with_initials(words))
    keys.update(" ".join(other) for other in _with_particle_changed(words))
    return keys


def body_keys(name: str) -> set[str]:
    """The name keys of a collective's name with one slip in a word."""
    words = tuple(fold_tones(name).split())
    return {" ".join(words), *_with_one_slip(words)}


def body_query(name: str) -> Wanted:
    """What a body's words must hold: of every group one phrase, written out or short."""
    body = body_of(name)
    left = " ".join(body.words)
    groups: list[Sequence[str]] = []
    for long in sorted(set(SHORT_FORMS.values()), key=len, reverse=True):
        if f" {long} " in f" {left} ":
            groups.append([long, *(short for short, meant in SHORT_FORMS.items() if meant == long)])
            left = f" {left} ".replace(f" {long} ", " ", 1).strip()
    groups += [[word] for word in left.split()]
    groups += [[number, number.zfill(2)] for number in body.numbers]
    return [[_terms(phrase) for phrase in phrases] for phrases in groups]


def _terms(phrase: str) -> Sequence[Term]:
    return [Term(word, begun=False) for word in phrase.split()]


def _with_one_slip(words: Sequence[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word.isdigit():
            continue
        before = "".join(f"{other} " for other in words[:place])
        after = "".join(f" {other}" for other in words[place + 1 :])
        for other in _slips(word):
            yield f"{before}{other}{after}"


def _slips(word: str) -> Iterator[str]:
    letters, tone = split_tones(word)
    for other in _TONES:
        yield unicodedata.normalize("NFC", letters + other)
    for slip in _letter_slips(letters):
        yield unicodedata.normalize("NFC", slip + tone)


def _letter_slips(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        start, end = letters[:place], letters[place:]
        if end:
            yield start + end[1:]
            yield from (start + letter + end[1:] for letter in _ALPHABET)
        if len(end) > 1:
            yield start + end[1] + end[0] + end[2:]
        yield from (start + letter + end for letter in _ALPHABET)


def _with_initials(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Any of the words behind the family name as their first letter."""
    places = range(1, min(len(words), 1 + _MOST_INITIALS))
    for count in range(1, len(places) + 1):
        for short in combinations(places, count):
            yield [word[:1] if place in short else word for place, word in enumerate(words)]


def _with_particle_changed(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Thị or Văn put in behind the family name, or left out."""
    if len(words) > 1:
        yield from ([words[0], particle, *words[1:]] for particle in _PARTICLES)
    for place in range(1, len(words) - 1):
        if words[place] in _PARTICLES:
            yield [*words[:place], *words[place + 1 :]]
