"""The number books: started at a given number, with numbers given elsewhere reserved, and explained."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date

from desktop.errors import SoVangError
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers
from desktop.records.number import period_of, series_on
from desktop.records.number_book import NumberBook, explained, number_book
from desktop.records.text import clean
from desktop.store import commendations, numbers
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction

__all__ = ["NumberBook", "book", "books", "explained"]


def book(file: RecordFile, issuer_id: int, day: date) -> NumberBook:
    """The book of the period that a day falls into. Raises `SoVangError("issuer_gone")`."""
    return number_book(
        _issuer(file, issuer_id),
        day,
        commendations.series_of(file.read, issuer_id),
        commendations.of_issuer(file.read, issuer_id),
        numbers.reserved(file.read, issuer_id),
    )


def books(file: RecordFile, issuer_id: int) -> list[NumberBook]:
    """Every book of an issuer in which a number was given or reserved, or which was started; newest first."""
    issuer = _issuer(file, issuer_id)
    series = commendations.series_of(file.read, issuer_id)
    given = commendations.of_issuer(file.read, issuer_id)
    reserved = numbers.reserved(file.read, issuer_id)
    days = [one.decision_date for one in given if one.number]
    days += [one.given_on for one in reserved]
    days += [one.period_start for one in series]
    periods = {period_of(issuer.family, day, series): day for day in days if day is not None}
    return [
        number_book(issuer, day, series, given, reserved)
        for _period, day in sorted(periods.items(), reverse=True)
    ]


def stated_series(file: RecordFile, shown: NumberBook) -> NumberSeries | None:
    """The series that a book was started with; None for one that simply begins at 1."""
    found = commendations.series_of(file.read, shown.issuer.id or 0)
    return next((one for one in found if one.period_start == shown.start), None)


def save_series(
    file: RecordFile, seen: NumberSeries | None, series: NumberSeries
) -> Future[Done[NumberSeries]]:
    """Start a book at a given number, or change the one `seen`; its decisions then belong to it.

    A year's book for the state, a term's for the Party (HD 36-HD/VPTW, II.1.3.1). Raises
    `series_ends_before_it_starts`, `series_starts_below_one`, `series_overlap`, `Conflict`.
    """
    if series.period_end < series.period_start:
        raise SoVangError("series_ends_before_it_starts")
    if series.start_number < 1:
        raise SoVangError("series_starts_below_one")
    for other in commendations.series_of(file.read, series.issuer_id):
        if other.id != series.id and _overlap(other, series):
            raise SoVangError("series_overlap", start=other.period_start, end=other.period_end)

    def work(transaction: Transaction) -> NumberSeries:
        stored = transaction.insert(series) if seen is None else transaction.update(seen, series)
        _assign(transaction, series.issuer_id)
        return stored

    values = {"name": _issuer(file, series.issuer_id).name, "number": series.start_number}
    return file.write(Deed("number_book_started" if seen is None else "number_book_changed", values, work))


def reserve(file: RecordFile, reserved: ReservedNumbers) -> Future[Done[ReservedNumbers]]:
    """Note that numbers were given for something else; they are then no gap and never suggested.

    Raises `reserved_numbers_wrong` (below one, or the last before the first), `reserved_without_note`.
    """
    new = replace(reserved, note=clean(reserved.note))
    if not 1 <= new.first_number <= new.last_number:
        raise SoVangError("reserved_numbers_wrong", first=new.first_number, last=new.last_number)
    if not new.note:
        raise SoVangError("reserved_without_note")
    values = {"first": new.first_number, "last": new.last_number, "note": new.note}
    return file.write(Deed("numbers_reserved", values, lambda transaction: transaction.insert(new)))


def release(file: RecordFile, seen: ReservedNumbers) -> Future[Done[None]]:
    """Take a reservation back. Raises `Conflict` where it is gone already."""

    def work(transaction: Transaction) -> None:
        transaction.delete(ReservedNumbers, seen.id or 0)

    return file.write(Deed("numbers_released", {"first": seen.first_number, "last": seen.last_number}, work))


def _assign(transaction: Transaction, issuer_id: int) -> None:
    """Let every decision of an issuer name the series that its day falls into."""
    series = commendations.series_of(transaction, issuer_id)
    for one in commendations.of_issuer(transaction, issuer_id):
        found = series_on(one.decision_date, series)
        wanted = found.id if found else None
        if wanted != one.series_id:
            transaction.update(one, replace(one, series_id=wanted))


def _overlap(one: NumberSeries, other: NumberSeries) -> bool:
    return one.period_start <= other.period_end and other.period_start <= one.period_end


def _issuer(file: RecordFile, issuer_id: int) -> Issuer:
    issuer = file.read.get(Issuer, issuer_id)
    if issuer is None:
        raise SoVangError("issuer_gone")
    return issuer
