"""One recipient's line in a commendation, with everything as it was on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import RecipientKind


@dataclass(frozen=True)
class Award:
    """Frozen as of the decision: kind, form of address, printed name and second line never follow the card.

    `amount` is whole đồng, None where nothing is paid or not yet known; `amount_reason` is there for an
    amount typed by hand against the rule. `register_number` is the "Số sổ vàng", reserved before printing.
    `no_certificate_reason` is empty when a certificate is printed, else a code of why none is.
    `round_id` and `round_position` say in which presentation round it is handed over, and as which.
    """

    commendation_id: int
    recipient_id: int
    position: int
    kind: RecipientKind
    printed_name: str
    address_form: str = ""
    second_line: str = ""
    merit: str = ""
    initiative: str = ""
    prize: str = ""
    amount: int | None = None
    amount_rule: str = ""
    amount_reason: str = ""
    register_number: int | None = None
    register_year: int | None = None
    no_certificate_reason: str = ""
    framed: bool = True
    paid_on: date | None = None
    received_by: str = ""
    presented_on: date | None = None
    round_id: int | None = None
    round_position: int | None = None
    note: str = ""
    id: int | None = None
