"""One decision that commends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.records.codes import CommendationState, CommendationType, Form


@dataclass(frozen=True)
class Commendation:
    """A decision with its life: list, proposal, signature and number, register, presentation, file.

    `number` is free text as the registry wrote it ("218/QĐ-UBND", "15-QĐ/ĐU"), empty while unknown;
    `number_value` is the running number read from it, for sorting and duplicate checks only.
    `merit` is the achievement that the list's rows take over when they have none of their own.
    `certified`: a recognition that prints a GIẤY CHỨNG NHẬN; it is nothing to other forms.
    """

    issuer_id: int
    form: Form
    type: CommendationType = CommendationType.MOVEMENT
    number: str = ""
    number_value: int | None = None
    series_id: int | None = None
    decision_date: date | None = None
    signer_id: int | None = None
    subject: str = ""
    occasion: str = ""
    merit: str = ""
    legal_basis: str = ""
    minutes_number: str = ""
    minutes_date: date | None = None
    members_present: int | None = None
    members_total: int | None = None
    votes_for: int | None = None
    proposal_number: str = ""
    proposal_date: date | None = None
    money_source: str = ""
    made_public_on: date | None = None
    original_kept_at: str = ""
    filed_on: date | None = None
    scan_sha256: str | None = None
    state: CommendationState = CommendationState.DRAFT
    replaces_id: int | None = None
    revoked_on: date | None = None
    revocation_reason: str = ""
    object_recovered_on: date | None = None
    money_recovered_on: date | None = None
    note: str = ""
    certified: bool = False
    id: int | None = None
