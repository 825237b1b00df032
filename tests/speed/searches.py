"""Search while typing, at sizes up to a million awards: `python -m tests.speed.searches [--awards N …]`.

The sixty queries of tests/operations/sixty_queries.py are typed letter by letter, and each time everything
the Ctrl+K box needs is asked for: candidates of every kind, their records, their order. The peer looks
through the folded texts of the same file with `LIKE '%word%'` for every word, up to as many hits. As it is
slow, only every seventh text is asked of it, and ours are compared on the same. All in one process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median, quantiles
from typing import Final

from desktop.operations.finding.search import first_hits
from desktop.records.text import fold
from desktop.store.file import RecordFile
from tests.operations.sixty_queries import SIXTY
from tests.speed.rounds import Result, compare
from tests.speed.stress import open_stress

SIZES: Final = (10_000, 100_000, 1_000_000)
HITS: Final = 24
EVERY: Final = 7


def texts() -> list[str]:
    """What stands in the box after every letter."""
    return [query.typed[:end] for query in SIXTY for end in range(1, len(query.typed) + 1)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, other programs on the same cores left out."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def like(file: RecordFile, typed: str) -> object:
    """The peer: a look through all folded texts, a condition for each word."""
    words = fold(typed).split() or [""]
    where = " AND ".join("c0 LIKE ?" for _ in words)
    return file.read.rows(
        f"SELECT id FROM search_content WHERE {where} LIMIT {HITS}", [f"%{word}%" for word in words]
    )


def percentiles(spent: Sequence[float]) -> tuple[float, float]:
    """The middle and the 95th of a hundred."""
    return median(spent), quantiles(spent, n=20)[-1]


def measure(awards: int, rounds: int) -> Result:
    """One size: a line for each way, and the ratios."""
    ways: dict[str, Callable[[RecordFile, str], object]] = {
        "ours": lambda file, typed: first_hits(file, typed, HITS),
        "like": like,
    }
    typed = texts()
    with open_stress(awards) as file:
        ours = [milliseconds(partial(ways["ours"], file, text)) for _ in range(rounds) for text in typed]
        middles, slowest = [], []
        for start in range(rounds):
            same = {
                name: percentiles([milliseconds(partial(way, file, text)) for text in typed[start::EVERY]])
                for name, way in ways.items()
            }
            middles.append({name: both[0] for name, both in same.items()})
            slowest.append({name: both[1] for name, both in same.items()})
    p50, p95 = percentiles(ours)
    like50, like95 = (median(one["like"] for one in found) for found in (middles, slowest))
    what = f"{awards:>9,} awards, {len(typed)} keystrokes"
    lines = [
        f"{what}: ours p50 {p50:6.2f}  p95 {p95:6.2f}  max {max(ours):6.2f} ms",
        f"{what}: LIKE p50 {like50:6.2f}  p95 {like95:6.2f} ms",
    ]
    return Result(
        lines,
        [
            compare(f"{awards:,}: p50 / LIKE", middles, "ours", "like"),
            compare(f"{awards:,}: p95 / LIKE", slowest, "ours", "like"),
        ],
    )


def main() -> None:
    """Print the measures, the smallest register first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--awards", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    for awards in arguments.awards:
        print(measure(awards, arguments.rounds).text(), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
