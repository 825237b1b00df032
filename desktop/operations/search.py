"""Anything found by its words: in any order, begun, without marks, as initials, or typed with UniKey off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.errors import SoVangError
from desktop.operations.search_hits import KINDS, Hit, hits_at
from desktop.operations.search_ranks import ranked, shared_out
from desktop.records.text.search_words import Meaning, meanings, readings
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
        found = [_candidates(file.read, meant.form, one, limit) for one in ((kind,) if kind else KINDS)]
        yield meant, shared_out([ranked(hits, meant) for hits in found if hits], meant, limit)


def _candidates(reader: Reader, form: str, kind: str, limit: int) -> list[Hit]:
    """The hits of one kind: the surest way of meeting the words first, within it the newest first."""
    places: dict[tuple[str, int], None] = {}
    for wanted in readings(form):
        if len(places) < limit:
            places.update(dict.fromkeys(index.first(reader, wanted, kind, limit)))
    return hits_at(reader, list(places)[:limit])
