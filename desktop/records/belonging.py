"""Which record another is a part of: an award of its decision, a member of its team, a team of its card."""

from __future__ import annotations

from collections.abc import Mapping

Place = tuple[str, int]
"""A record by its table and id."""

PARENTS: Mapping[str, tuple[str, str]] = {
    "award": ("commendation_id", "commendation"),
    "issued_page": ("award_id", "award"),
    "proof_reading": ("award_id", "award"),
    "print_job": ("commendation_id", "commendation"),
    "round": ("conference_id", "conference"),
    "opinion": ("conference_id", "conference"),
    "block": ("conference_id", "conference"),
    "guest": ("conference_id", "conference"),
    "pledge": ("conference_id", "conference"),
    "initiative_year": ("initiative_id", "initiative"),
    "recognition": ("initiative_year_id", "initiative_year"),
    "team": ("recipient_id", "recipient"),
    "member": ("team_id", "team"),
    "blank_movement": ("blank_id", "blank"),
    "calibration": ("blank_id", "blank"),
    "layout_part": ("layout_id", "layout"),
    "signer": ("issuer_id", "issuer"),
    "number_series": ("issuer_id", "issuer"),
    "reserved_numbers": ("issuer_id", "issuer"),
}
"""Of each kind of part: the field that names its whole, and the kind of whole."""


def parent_of(table: str, row: Mapping[str, object]) -> Place | None:
    """The record that a row is a part of, None for one that stands alone."""
    if table == "attachment":
        return str(row["owner_table"]), _number(row["owner_id"])
    if table not in PARENTS:
        return None
    field, parent = PARENTS[table]
    return (parent, _number(row[field])) if row[field] is not None else None


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{type(value).__name__} is no id")
    return value
