"""Who issues and who signs, and the dated rules of money: data that the office keeps up."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import TypeVar

from desktop.errors import SoVangError
from desktop.operations.former_offices import shown_issuers
from desktop.records.bonus import BaseSalary, BonusRate
from desktop.records.issuer import Issuer, Signer
from desktop.records.text import clean, clean_multiline, fold, short_date, words
from desktop.store import issuers as store
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done

T = TypeVar("T")

_STANDS_IN = ("kt ", "k t ", "tuq ", "tl ", "t l ")  # folded "KT.", "K/T", "TUQ.", "TL.", "T/L"


def issuers(file: RecordFile, on: date | None = None) -> list[Issuer]:
    """The issuers of a day, or all of them, the former ones last."""
    return [one for one in store.issuers(file.read) if on is None or one.issues_on(on)]


def find_issuer(file: RecordFile, typed: str, on: date | None = None) -> Issuer:
    """The one issuer whose name holds every typed word, marks and order aside; a full name wins.

    Of several, those that issued on the day `on` are meant: an old and a present ward may be called alike.
    Raises `SoVangError`: "issuer_unknown" with the known names, "issuer_ambiguous" with the candidates.
    """
    known, wanted = issuers(file), set(words(typed))
    found = [one for one in known if fold(one.name) == fold(typed)]
    found = found or [one for one in known if wanted and wanted <= set(words(one.name))]
    if not found:
        raise SoVangError("issuer_unknown", typed=clean(typed), known=shown_issuers(file.read, known))
    if len(found) > 1 and on is not None:
        found = [one for one in found if one.issues_on(on)] or found
    if len(found) > 1:
        raise SoVangError("issuer_ambiguous", typed=clean(typed), candidates=shown_issuers(file.read, found))
    return found[0]


def signers(file: RecordFile, issuer_id: int, on: date | None = None) -> list[Signer]:
    """Who signs for an issuer on a day, or ever did; the latest in office first."""
    return [one for one in store.signers(file.read, issuer_id) if on is None or one.signs_on(on)]


def default_signer(file: RecordFile, issuer_id: int, on: date) -> Signer | None:
    """The signer to offer: in office on that day, the head before one who stands in."""
    in_office = signers(file, issuer_id, on)
    heads = [one for one in in_office if not fold(one.title_lines).startswith(_STANDS_IN)]
    return next(iter(heads or in_office), None)


def base_salaries(file: RecordFile) -> list[BaseSalary]:
    """Every base salary, oldest first."""
    return store.base_salaries(file.read)


def bonus_rates(file: RecordFile) -> list[BonusRate]:
    """Every bonus rate, by what it is for, oldest first."""
    return store.bonus_rates(file.read)


def save_issuer(file: RecordFile, seen: Issuer | None, issuer: Issuer) -> Future[Done[Issuer]]:
    """Add an issuer, or change the one that was `seen`. Raises `Conflict`, "issuer_without_name"."""
    cleaned = replace(
        issuer,
        name=clean(issuer.name),
        place=clean(issuer.place),
        header_lines=clean_multiline(issuer.header_lines),
        authority_lines=clean_multiline(issuer.authority_lines),
        number_pattern=clean(issuer.number_pattern),
    )
    if not cleaned.name:
        raise SoVangError("issuer_without_name")
    return file.write(
        _saving("issuer_added" if seen is None else "issuer_changed", {"name": cleaned.name}, seen, cleaned)
    )


def save_signer(file: RecordFile, seen: Signer | None, signer: Signer) -> Future[Done[Signer]]:
    """Add a signer, or change the one that was `seen`. Raises `Conflict`, "signer_without_name"."""
    cleaned = replace(signer, name=clean(signer.name), title_lines=clean_multiline(signer.title_lines))
    if not cleaned.name:
        raise SoVangError("signer_without_name")
    return file.write(
        _saving("signer_added" if seen is None else "signer_changed", {"name": cleaned.name}, seen, cleaned)
    )


def save_base_salary(
    file: RecordFile, seen: BaseSalary | None, salary: BaseSalary
) -> Future[Done[BaseSalary]]:
    """Add a base salary, or change the one `seen`; old records keep their amounts. Raises `Conflict`."""
    cleaned = replace(salary, source=clean(salary.source))
    return file.write(
        _saving(
            "base_salary_added" if seen is None else "base_salary_changed",
            {"day": short_date(cleaned.valid_from)},
            seen,
            cleaned,
        )
    )


def save_bonus_rate(file: RecordFile, seen: BonusRate | None, rate: BonusRate) -> Future[Done[BonusRate]]:
    """Add a bonus rate, or change the one `seen`; old records keep their amounts. Raises `Conflict`."""
    cleaned = replace(rate, legal_basis=clean(rate.legal_basis))
    return file.write(
        _saving(
            "bonus_rate_added" if seen is None else "bonus_rate_changed",
            {"day": short_date(cleaned.valid_from)},
            seen,
            cleaned,
        )
    )


def _saving(code: str, values: dict[str, object], seen: T | None, record: T) -> Deed[T]:
    if seen is None:
        return Deed(code, values, lambda transaction: transaction.insert(record))
    return Deed(code, values, lambda transaction: transaction.update(seen, record))
