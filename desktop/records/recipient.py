"""Whom the office commends: collectives, households and individuals, as they are today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import RecipientKind


@dataclass(frozen=True)
class Recipient:
    """A card. It may change freely: awards keep what was printed on their own day.

    `address_form` is free (Ông, Bà, Đồng chí, Thượng tá …), never derived from sex; `position` and
    `unit_text` are as typed; `unit_id` is set where the unit is one of the administrative units.
    """

    kind: RecipientKind
    name: str
    address_form: str = ""
    position: str = ""
    unit_text: str = ""
    birth_year: int | None = None
    unit_id: int | None = None
    parent_id: int | None = None
    predecessor_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    id: int | None = None
