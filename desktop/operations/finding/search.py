"""Anything found by its words: in any order, begun, without marks, as initials, or typed with UniKey off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.errors import SoVangError
from desktop.operations.finding.search_hits import KINDS, Hit, hits_at
from desktop.operations.finding.search_ranks import ranked, shared_out
from desktop.records.text.search_words import Meaning, Wanted, meanings, readings
from desktop.store import search as index
from desktop.store.file import RecordFile
from desktop.store.reader import Reader


@dataclass(frozen=True)
class SearchResult:
    """The hits, at most as many as asked for, and how many there are."""

    hits: list[Hit]
    total: int


def search(file: RecordFile, typed: str, kind: str | None = None, limit: int = 50) -> SearchResult:
    """The first hits and the number of all: records that hold a word beginning with each typed one.

    Raises `SoVangError("kind_unknown")`.
    """
    for meant, hits in _answers(file, typed, kind, limit):
        if hits:
            return SearchResult(hits, index.count(file.read, readings(meant.form)[-1], kind))
    return SearchResult([], 0)


def first_hits(file: RecordFile, typed: str, limit: int) -> list[Hit]:
    """The hits alone, for every key that is typed; those of one kind together, the likeliest kind first."""
    return next((hits for _meant, hits in _answers(file, typed, None, limit) if hits), [])


def _answers(
    file: RecordFile, typed: str, kind: str | None, limit: int
) -> Iterator[tuple[Meaning, list[Hit]]]:
    """What each meaning of the typed text finds; the later ones are guesses for when nothing was found."""
    if kind is not None and kind not in KINDS:
        raise SoVangError("kind_unknown", kind=kind, known=", ".join(KINDS))
    for meant in meanings(typed):
        found = [hits for hits in _candidates(file.read, meant.form, kind, limit) if hits]
        yield meant, shared_out([ranked(hits, meant) for hits in found], meant, limit)


def _candidates(reader: Reader, form: str, kind: str | None, limit: int) -> Iterator[list[Hit]]:
    """The hits of each kind, the newest first; of too many those that meet the words in the surest way."""
    *surer, loosest = readings(form)
    if kind is not None:
        found = {kind: index.first(reader, loosest, kind, limit)}
    else:
        found = index.first_of_each(reader, loosest, limit)
    for one, places in found.items():
        if len(places) == limit:
            places = _surest(reader, surer, one, places)
        yield hits_at(reader, places)


def _surest(
    reader: Reader, surer: Sequence[Wanted], kind: str, others: Sequence[index.Place]
) -> list[index.Place]:
    """As many places as there are others, those of a surer reading before them."""
    places: dict[index.Place, None] = {}
    for wanted in surer:
        if len(places) < len(others):
            places.update(dict.fromkeys(index.first(reader, wanted, kind, len(others))))
    return list({**places, **dict.fromkeys(others)})[: len(others)]
