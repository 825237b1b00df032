"""Which backups stay: everything of the last days, then ever fewer, never by the clock alone.

As Anki does it: all of the last 2 days, then of 12 days, of 12 weeks and of 9 months the newest of each, and
the last of every year for ever (reliability.md §1, product.md P88). The newest ten stay whatever the clock
says, and so does what a wrong clock dated ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

T = TypeVar("T")

ALWAYS_KEPT = 10
_RECENT = timedelta(days=2)
_STAGES: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, lambda moment: moment.date()),
    (12, lambda moment: moment.isocalendar()[:2]),
    (9, lambda moment: (moment.year, moment.month)),
)


def thinned(backups: Iterable[T], made_at: Callable[[T], datetime], now: datetime) -> list[T]:
    """The backups that may go, newest first; the others stay."""
    newest_first = sorted(backups, key=made_at, reverse=True)
    ends_of_years = {made_at(one).year: made_at(one) for one in reversed(newest_first)}
    recent = sum(made_at(one) > now - _RECENT for one in newest_first)
    young = newest_first[: max(ALWAYS_KEPT, recent)]
    last = made_at(young[-1]) if young else now
    spans = _spans()
    room, span = next(spans)
    gone = []
    for one in newest_first[len(young) :]:
        moment = made_at(one)
        if room and span(moment) != span(last):
            last, room = moment, room - 1
            if not room:
                room, span = next(spans)
        elif moment != ends_of_years[moment.year]:
            gone.append(one)
    return gone


def _spans() -> Iterator[tuple[int, Callable[[datetime], object]]]:
    """Day, week and month with how many of each stay; after them nothing does."""
    yield from _STAGES
    yield 0, _STAGES[-1][1]
