"""One value brought back from the history: through the change of its own kind, so that its rules hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import fields, replace
from typing import Any

from desktop.errors import SoVangError
from desktop.operations import (
    activities,
    attendance,
    awards,
    blanks,
    commendations,
    conferences,
    decision_ends,
    initiative_years,
    initiatives,
    numbers,
    offices,
    opinions,
    pledges,
    recipients,
    recognitions,
    teams,
)
from desktop.operations.drafts import there
from desktop.records.award import Award
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME
from desktop.store.writer import Done

_Change = Callable[[RecordFile, Any, Any, str], Future[Done[Any]]]

_ENDS = frozenset({"revoked_on", "revocation_reason", "object_recovered_on", "money_recovered_on"})


def _plainly(change: Callable[[RecordFile, Any, Any], Future[Done[Any]]]) -> _Change:
    return lambda file, seen, changed, _reason: change(file, seen, changed)


def _commendation(
    file: RecordFile, seen: Commendation, changed: Commendation, reason: str
) -> Future[Done[Any]]:
    if any(getattr(seen, name) != getattr(changed, name) for name in _ENDS):
        return decision_ends.revoke_commendation(file, seen, changed)
    return commendations.change_commendation(file, seen, changed, reason)


def _award(file: RecordFile, seen: Award, changed: Award, reason: str) -> Future[Done[Any]]:
    ids = [seen.id or 0]
    if (seen.paid_on, seen.received_by) != (changed.paid_on, changed.received_by):
        return awards.mark_paid(file, ids, changed.paid_on, changed.received_by)
    if seen.presented_on != changed.presented_on:
        return awards.mark_presented(file, ids, changed.presented_on)
    if seen.round_id != changed.round_id:
        return conferences.assign_awards(file, changed.round_id, ids)
    return awards.change_award(file, seen, changed, reason)


_CHANGES: Mapping[str, _Change] = {
    "commendation": _commendation,
    "award": _award,
    "recipient": _plainly(recipients.change_recipient),
    "team": _plainly(teams.change_team),
    "member": _plainly(teams.change_member),
    "activity": _plainly(activities.change_activity),
    "initiative": _plainly(initiatives.change_initiative),
    "initiative_year": _plainly(initiative_years.change_year),
    "recognition": _plainly(recognitions.change_recognition),
    "local_field": _plainly(initiatives.save_local_field),
    "conference": _plainly(conferences.change_conference),
    "round": _plainly(conferences.change_round),
    "opinion": _plainly(opinions.change_opinion),
    "block": _plainly(attendance.change_block),
    "guest": _plainly(attendance.change_guest),
    "pledge": _plainly(pledges.change_pledge),
    "blank": _plainly(blanks.change_blank),
    "blank_movement": _plainly(blanks.change_movement),
    "issuer": _plainly(offices.save_issuer),
    "signer": _plainly(offices.save_signer),
    "number_series": _plainly(numbers.save_series),
    "base_salary": _plainly(offices.save_base_salary),
    "bonus_rate": _plainly(offices.save_bonus_rate),
}

_KEPT: Mapping[str, frozenset[str]] = {
    "commendation": frozenset({"state", "number_value", "series_id", "replaces_id", "scan_sha256"}),
    "award": frozenset(
        {"commendation_id", "recipient_id", "kind", "amount_rule", "register_number", "register_year"}
    ),
    "recipient": frozenset({"kind"}),
    "team": frozenset({"recipient_id"}),
}
"""What no change of the kind gives back: numbers of the registry, and what makes a record this one."""


def _fields(table: str) -> frozenset[str]:
    every = {one.name for one in fields(BY_NAME[table].record_type)}
    order = set() if table == "recipient" else {"position"}
    return frozenset(every - order - _KEPT.get(table, frozenset()) - {"id", "round_position"})


GIVEN_BACK: Mapping[str, frozenset[str]] = {table: _fields(table) for table in _CHANGES}
"""The fields of every kind of record whose former values can be brought back."""


def bring_back_value(
    file: RecordFile, table: str, record_id: int, field: str, value: object, reason: str = ""
) -> Future[Done[Any]]:
    """Give a field the value that it had, as a change of its kind does: one step, by its rules.

    Raises `Conflict("deleted_by_another")`, "value_stands_already", "value_not_given_back", and what the
    change raises, such as "reason_needed" and "draft_has_errors".
    """
    if field not in GIVEN_BACK.get(table, frozenset()):
        raise SoVangError("value_not_given_back")
    seen: Any = there(file.read, BY_NAME[table].record_type, record_id)
    if getattr(seen, field) == value:
        raise SoVangError("value_stands_already")
    return _CHANGES[table](file, seen, replace(seen, **{field: value}), reason)
