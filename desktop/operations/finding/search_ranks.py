"""Which of the found records come first: those whose title says what was typed, with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.operations.finding.search_hits import KINDS, Hit
from desktop.records.text import fold, fold_tones
from desktop.records.text.search_words import Meaning

_LEAST_OF_A_KIND = 3


def ranked(hits: Sequence[Hit], meant: Meaning) -> list[Hit]:
    """Hits of one kind by the typed words in their titles, then by the marks of these words.

    What is equal in both keeps its order.
    """
    marked = fold_tones(meant.written).split()
    return sorted(
        hits, key=lambda hit: (-_in_title(hit, meant), -_same(marked, fold_tones(hit.title).split()))
    )


def shared_out(kinds: Iterable[Sequence[Hit]], meant: Meaning, limit: int) -> list[Hit]:
    """At most `limit` hits, kind by kind, the kind whose first title says most first.

    No kind crowds out the others: each may show its share before one shows more.
    """
    found = sorted(kinds, key=lambda hits: (-_in_title(hits[0], meant), KINDS.index(hits[0].kind)))
    share = max(_LEAST_OF_A_KIND, limit // max(len(found), 1))
    shown = [list(hits[:share]) for hits in found]
    for part, hits in zip(shown, found, strict=True):
        free = limit - sum(map(len, shown))
        part += hits[share : share + max(free, 0)]
    return [hit for part in shown for hit in part][:limit]


def _in_title(hit: Hit, meant: Meaning) -> int:
    """The typed words in the title: two for each whole one, one for each begun, one for their order."""
    folded = fold(hit.title)
    title = folded.split()
    each = (2 if word in title else any(one.startswith(word) for one in title) for word in meant.form.split())
    return sum(each) + (f" {meant.form}" in f" {folded}")


def _same(marked: Sequence[str], title: Sequence[str]) -> int:
    return sum(word in title for word in marked)
