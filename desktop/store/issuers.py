"""Issuers, signers, number series, base salaries and bonus rates."""

from __future__ import annotations

from desktop.records.bonus import BaseSalary, BonusRate
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, NumberSeries, ReservedNumbers, Signer
from desktop.store.reader import Reader


def issuers(reader: Reader) -> list[Issuer]:
    """Every issuer: those still issuing first, then the former ones, each in order of entry."""
    return reader.records(Issuer, "ORDER BY valid_to IS NOT NULL, id")


def signers(reader: Reader, issuer_id: int) -> list[Signer]:
    """Everybody who ever signed for an issuer, the latest in office first."""
    return reader.records(Signer, "WHERE issuer_id = ? ORDER BY valid_from DESC, id DESC", (issuer_id,))


def owned(reader: Reader, issuer_id: int) -> list[Signer | NumberSeries | ReservedNumbers]:
    """What exists only for an issuer: its signers, its number series, its numbers outside the register."""
    where, values = "WHERE issuer_id = ? ORDER BY id", (issuer_id,)
    return [
        *reader.records(ReservedNumbers, where, values),
        *reader.records(NumberSeries, where, values),
        *reader.records(Signer, where, values),
    ]


def issued(reader: Reader, issuer_id: int) -> int:
    """How many commendations an issuer has."""
    return reader.count(Commendation, "WHERE issuer_id = ?", (issuer_id,))


def signed(reader: Reader, signer_id: int) -> int:
    """How many commendations name a signer."""
    return reader.count(Commendation, "WHERE signer_id = ?", (signer_id,))


def base_salaries(reader: Reader) -> list[BaseSalary]:
    """Every base salary, oldest first."""
    return reader.records(BaseSalary, "ORDER BY valid_from, id")


def bonus_rates(reader: Reader) -> list[BonusRate]:
    """Every bonus rate, by what it is for, oldest first."""
    return reader.records(BonusRate, "ORDER BY family, level, form, recipient_kind, valid_from, id")
