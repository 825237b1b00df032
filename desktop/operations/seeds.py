"""The rules a new register starts with, and the lines that a decision is usually based on."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from typing import Any

from desktop.records.bonus import BaseSalary, BonusRate, with_doubt
from desktop.records.codes import Family, Form, Level, RecipientKind
from desktop.records.legal_basis import LegalBasis


def base_salaries() -> list[BaseSalary]:
    """Lương cơ sở by date, in đồng a month (domain.md §1.2)."""
    return [
        BaseSalary(date.fromisoformat(row["valid_from"]), row["amount"], row["source"])
        for row in _read("base_salaries.json")
    ]


def bonus_rates() -> list[BonusRate]:
    """Multipliers by date, level, form and kind, in thousandths (domain.md §1.1, §2.2)."""
    return [
        BonusRate(
            Family(group["family"]),
            Level(group["level"]),
            Form(form),
            RecipientKind(kind),
            date.fromisoformat(group["valid_from"]),
            multiplier,
            legal_basis=with_doubt(group["legal_basis"], group.get("unverified", {}).get(kind, "")),
            valid_to=group["valid_to"] and date.fromisoformat(group["valid_to"]),
        )
        for group in _read("bonus_rates.json")
        for form in group["forms"]
        for kind, multiplier in group["multipliers_thousandths"].items()
    ]


def legal_bases() -> list[LegalBasis]:
    """The usual “Căn cứ” lines by issuer family and date (domain.md §9, point 10)."""
    return [
        LegalBasis(
            Family(row["family"]),
            date.fromisoformat(row["valid_from"]),
            tuple(row["lines"]),
            row["valid_to"] and date.fromisoformat(row["valid_to"]),
        )
        for row in _read("legal_bases.json")
    ]


def _read(name: str) -> list[dict[str, Any]]:
    text = resources.files("resources").joinpath("rules", name).read_text("utf-8")
    rows: list[dict[str, Any]] = json.loads(text)
    return rows
