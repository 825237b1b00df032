"""The number book of an issuer within one period: what was given, reserved, left out and given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers
from desktop.records.number import period_of, series_on
from desktop.records.problem import Problem, Severity


@dataclass(frozen=True)
class BookLine:
    """One number, or a run of numbers that nobody gave; a number with several decisions is a repeat."""

    first: int
    last: int
    commendations: tuple[Commendation, ...] = ()
    reserved: ReservedNumbers | None = None

    @property
    def is_gap(self) -> bool:
        """Whether these numbers are neither given nor reserved."""
        return not self.commendations and self.reserved is None


@dataclass(frozen=True)
class NumberBook:
    """The book from its first number to the highest one.

    `start` is `date.min` and `end` is `date.max` where no stated term borders it;
    `unnumbered` are the decisions of the period whose number cannot be read.
    """

    issuer: Issuer
    start: date
    end: date
    lines: tuple[BookLine, ...]
    unnumbered: tuple[Commendation, ...]

    @property
    def gaps(self) -> tuple[BookLine, ...]:
        """The runs of numbers that nobody gave."""
        return tuple(line for line in self.lines if line.is_gap)

    @property
    def repeats(self) -> tuple[BookLine, ...]:
        """The numbers that several decisions have, or that one has and a reservation too."""
        return tuple(line for line in self.lines if len(line.commendations) + (line.reserved is not None) > 1)

    @property
    def given(self) -> int:
        """How many decisions of the book have a number; given + unnumbered are all of the period."""
        return sum(len(line.commendations) for line in self.lines)


def number_book(
    issuer: Issuer,
    day: date,
    series: Iterable[NumberSeries],
    commendations: Iterable[Commendation],
    reserved: Iterable[ReservedNumbers],
) -> NumberBook:
    """The book of the period that a day falls into: the stated series, else year or whole term."""
    stated = tuple(series)
    start, end = period_of(issuer.family, day, stated)
    own = [one for one in commendations if _is_within(one, issuer, start, end)]
    kept = [one for one in reserved if one.issuer_id == issuer.id and start <= one.given_on <= end]
    in_series = series_on(day, stated)
    lines = _lines(in_series.start_number if in_series else 1, own, kept)
    unread = tuple(one for one in own if one.number_value is None)
    return NumberBook(issuer, start, end, tuple(lines), unread)


def explained(book: NumberBook) -> list[Problem]:
    """The book's gaps and repeats as a list for whoever asks, in the order of the numbers."""
    return [
        *(problem for line in book.lines for problem in _explained(line)),
        *(_doubt("number_unreadable", number=one.number, id=one.id) for one in book.unnumbered),
    ]


def _is_within(commendation: Commendation, issuer: Issuer, start: date, end: date) -> bool:
    if commendation.issuer_id != issuer.id or not commendation.number:
        return False
    return start <= (commendation.decision_date or date.min) <= end


def _lines(
    start: int, commendations: Sequence[Commendation], reserved: Sequence[ReservedNumbers]
) -> Iterator[BookLine]:
    """Every number that is taken, with the runs between that nobody took."""
    by_value: dict[int, list[Commendation]] = {}
    for one in sorted(commendations, key=lambda one: (one.decision_date or date.min, one.id or 0)):
        if one.number_value is not None:
            by_value.setdefault(one.number_value, []).append(one)
    runs = {value: run for run in reserved for value in range(run.first_number, run.last_number + 1)}
    expected = start
    for value in sorted({*by_value, *runs}):
        if value > expected:
            yield BookLine(expected, value - 1)
        yield BookLine(value, value, tuple(by_value.get(value, ())), runs.get(value))
        expected = max(expected, value + 1)


def _explained(line: BookLine) -> Iterator[Problem]:
    if line.is_gap:
        yield _doubt("number_gap", first=line.first, last=line.last, count=line.last - line.first + 1)
    if len(line.commendations) > 1:
        days = ", ".join(f"{one.decision_date:%d/%m/%Y}" for one in line.commendations)
        yield _doubt("number_given_twice", number=line.first, count=len(line.commendations), days=days)
    if line.commendations and line.reserved:
        yield _doubt("number_given_and_reserved", number=line.first, note=line.reserved.note)


def _doubt(code: str, **values: object) -> Problem:
    return Problem("number", code, values, Severity.WARNING)
