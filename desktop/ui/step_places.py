"""Which page shows what a step has changed, and what the page is told."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.operations.traces.record_history import owner_of
from desktop.operations.traces.step_places import shown_by
from desktop.records.belonging import Place
from desktop.records.step import Step
from desktop.store.file import RecordFile

_PAGES: Mapping[str, str] = {
    "commendation": "commendations",
    "award": "commendations",
    "conference": "conferences",
    "round": "conferences",
    "opinion": "conferences",
    "initiative": "initiatives",
    "initiative_year": "initiatives",
    "recognition": "initiatives",
    "activity": "activities",
    "recipient": "recipients",
    "team": "recipients",
    "member": "recipients",
}
"""Pages that are told {"<table>_id": id}."""

_TABS: Mapping[str, str] = {"block": "people", "guest": "people", "pledge": "pledges"}
"""Parts of a conference by the tab that shows them."""

_SECTIONS: Mapping[str, tuple[str, str]] = {
    "calibration": ("blanks", "printers"),
    "layout": ("blanks", "layouts"),
    "issuer": ("settings", "issuers"),
    "signer": ("settings", "signers"),
    "number_series": ("settings", "numbers"),
    "reserved_numbers": ("settings", "numbers"),
    "base_salary": ("settings", "salaries"),
    "bonus_rate": ("settings", "rates"),
    "local_field": ("settings", "local_fields"),
    "unit": ("settings", "units"),
}


def page_of(file: RecordFile, place: Place) -> tuple[str, Mapping[str, object]] | None:
    """The page that shows a record, or else what it is a part of; None for what no page shows."""
    table, row_id = place
    if table in _PAGES:
        return _PAGES[table], {f"{table}_id": row_id}
    if table == "blank":
        return "blanks", {"section": "stock", "blank_id": row_id}
    if table in _SECTIONS:
        page, section = _SECTIONS[table]
        return page, {"section": section}
    owner = owner_of(file, table, row_id)
    if owner is None:
        return None
    if table in _TABS:
        return "conferences", {"conference_id": owner[1], "tab": _TABS[table]}
    return page_of(file, owner)


def page_of_step(file: RecordFile, step: Step) -> tuple[str, Mapping[str, object]] | None:
    """The page that shows what a step, or its undo, has changed."""
    place = shown_by(file, step)
    return page_of(file, place) if place is not None else None
