"""What can be changed in bulk in decisions and in their lists; signed ones change only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.operations.amounts import bonuses
from desktop.operations.awards import as_new, with_amount_changed
from desktop.operations.bulk_kinds import (
    Asked,
    BulkKind,
    Choices,
    Judged,
    Pairs,
    new_problems,
    updated,
)
from desktop.operations.commendation_checks import own_problems
from desktop.operations.commendations import tidy
from desktop.operations.conferences import put_into_round
from desktop.operations.drafts import tidied
from desktop.operations.guards import shown_number
from desktop.records.award import Award
from desktop.records.award_rules import PRINTED_FIELDS, check_award, ordered
from desktop.records.bonus import Bonus
from desktop.records.bulk_change import BulkChange, BulkField, BulkLine, BulkRow, ValueKind
from desktop.records.codes import CommendationState, CommendationType
from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import SIGNED_FIELDS, changed_fields
from desktop.records.conference import Conference
from desktop.records.list_rules import list_problems
from desktop.records.problem import Problem
from desktop.records.text import short_date
from desktop.store import awards as award_store
from desktop.store import commendations as store
from desktop.store import conferences as conference_store
from desktop.store import issuers
from desktop.store.by_ids import by_ids
from desktop.store.reader import Reader
from desktop.store.writer import Transaction
from desktop.words.labels import COMMENDATION_TYPES, FORMS

_LINES = frozenset({"merit", "initiative", "second_line", "note"})


def _award_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    return [BulkRow(one.id or 0, one.printed_name, {"": one}) for one in ordered(by_ids(reader, Award, ids))]


def _decisions_of(reader: Reader, awards: Sequence[Award]) -> dict[int, Commendation]:
    return reader.get_many(Commendation, {award.commendation_id for award in awards})


def _judge_awards(asked: Asked, pairs: Pairs) -> Judged:
    """Row by row as a single change is judged, then each list as a whole for what repeats in it."""
    decisions = _decisions_of(asked.reader, [seen.records[""] for seen, _ in pairs])
    rates = {key: bonuses(asked.reader, one) for key, one in decisions.items()}
    judged = []
    for seen, wanted in pairs:
        old = seen.records[""]
        decision, bonus = decisions[old.commendation_id], rates[old.commendation_id][old.kind]
        new = _changed_award(asked.change, old, wanted.records[""], bonus)
        problems = [*_award_problems(asked, decision, old, new, bonus), *_void(asked, decision)]
        judged.append((replace(wanted, records={"": new}), problems))
    repeats = _repeats(asked.reader, decisions, [row.records[""] for row, _ in judged])
    return [(row, [*problems, *repeats.get(row.id, ())]) for row, problems in judged]


def _changed_award(change: BulkChange, old: Award, wanted: Award, bonus: Bonus | None) -> Award:
    new = tidied(wanted, _LINES)
    if change.field == "amount":
        return with_amount_changed(old, replace(new, amount_reason=change.amount_reason), bonus)
    if change.field == "paid_on" and new.paid_on is None:
        return replace(new, received_by="")
    return new


def _award_problems(
    asked: Asked, decision: Commendation, old: Award, new: Award, bonus: Bonus | None
) -> list[Problem]:
    before, after = (
        check_award(as_new(one), decision, others=(), bonus=bonus, today=asked.today) for one in (old, new)
    )
    found = new_problems(before, after, asked.change.field)
    if changed_fields(old, new) & PRINTED_FIELDS:
        found += _without_reason(asked, decision)
    return found


def _without_reason(asked: Asked, decision: Commendation) -> list[Problem]:
    if decision.state is not CommendationState.SIGNED or asked.reason:
        return []
    return [Problem(asked.change.field, "bulk_reason_missing", {"number": shown_number(decision)})]


def _void(asked: Asked, decision: Commendation) -> list[Problem]:
    """What was revoked or has a decision in its place is not paid any more (`refuse_paying_void`)."""
    paying = asked.change.field == "paid_on" and asked.change.value is not None
    void = decision.revoked_on or (paying and store.replacing(asked.reader, decision.id or 0))
    return [Problem("paid_on", "bulk_no_longer_paid", {"number": shown_number(decision)})] * bool(
        paying and void
    )


def _repeats(
    reader: Reader, decisions: dict[int, Commendation], changed: Sequence[Award]
) -> dict[int, list[Problem]]:
    """The repeats in a list that were not there before, by award id."""
    new = {award.id: award for award in changed}
    found: dict[int, list[Problem]] = {}
    for key, decision in decisions.items():
        rows = award_store.of_commendation(reader, key)
        before = list_problems(decision, rows, ())
        for one in list_problems(decision, [new.get(row.id, row) for row in rows], ()):
            award_id: Any = one.values.get("award_id")
            if one.code == "already_in_list" and one not in before:
                found.setdefault(award_id, []).append(one)
    return found


def _award_choices(reader: Reader, _field: str, _ids: Sequence[int]) -> Choices:
    """The rounds of all conferences, the latest conference first."""
    rounds = conference_store.all_rounds(reader)
    conferences = reader.get_many(Conference, {one.conference_id for one in rounds})

    def day(found: Conference) -> str:
        return found.held_on.isoformat() if found.held_on else "9999"

    named = sorted(rounds, key=lambda one: (day(conferences[one.conference_id]), -one.position), reverse=True)
    return [
        (None, "(chưa xếp đợt)"),
        *((one.id, _round_words(conferences[one.conference_id], one)) for one in named),
    ]


def _round_words(conference: Conference, found: Any) -> str:
    presenter = f"{found.presenter_title} {found.presenter_name}".strip()
    held = f" ngày {short_date(conference.held_on)}" if conference.held_on else ""
    return f"Đợt {found.position}: {presenter} – {conference.title}{held}"


def _list_needs_reason(reader: Reader, field: str, ids: Sequence[int]) -> bool:
    decisions = _decisions_of(reader, by_ids(reader, Award, ids)) if field in PRINTED_FIELDS else {}
    return any(one.state is CommendationState.SIGNED for one in decisions.values())


def _store_awards(writing: Transaction, change: BulkChange, lines: Sequence[BulkLine]) -> None:
    """A round gives each of its awards a place; everything else is stored as shown."""
    if change.field == "round_id":
        put_into_round(writing, change.value, [line.id for line in lines])  # type: ignore[arg-type]
    else:
        updated(writing, change, lines)


AWARDS = BulkKind(
    "award",
    "award",
    (
        BulkField("second_line", ValueKind.LINES),
        BulkField("merit", ValueKind.LINES),
        BulkField("initiative", ValueKind.LINES),
        BulkField("amount", ValueKind.MONEY),
        BulkField("address_form", ValueKind.TEXT),
        BulkField("prize", ValueKind.TEXT),
        BulkField("round_id", ValueKind.CHOICE),
        BulkField("presented_on", ValueKind.DAY),
        BulkField("paid_on", ValueKind.DAY),
        BulkField("received_by", ValueKind.TEXT),
        BulkField("no_certificate_reason", ValueKind.TEXT),
        BulkField("note", ValueKind.LINES),
    ),
    _award_rows,
    _judge_awards,
    _award_choices,
    _list_needs_reason,
    _store_awards,
)


def _commendation_rows(reader: Reader, ids: Sequence[int]) -> list[BulkRow]:
    return [BulkRow(one.id or 0, _named(one), {"": one}) for one in by_ids(reader, Commendation, ids)]


def _named(one: Commendation) -> str:
    return f"{FORMS[one.form.value]} {one.number}" if one.number else f"{FORMS[one.form.value]} (chưa có số)"


def _judge_commendations(asked: Asked, pairs: Pairs) -> Judged:
    judged = []
    for seen, wanted in pairs:
        old, new = seen.records[""], tidy(asked.reader, wanted.records[""])
        before, after = (own_problems(asked.reader, one, asked.today) for one in (old, new))
        problems = new_problems(before, after, asked.change.field)
        if changed_fields(old, new) & SIGNED_FIELDS:
            problems += _without_reason(asked, old)
        judged.append((replace(wanted, records={"": new}), problems))
    return judged


def _commendation_choices(reader: Reader, field: str, ids: Sequence[int]) -> Choices:
    if field == "type":
        return [(one, COMMENDATION_TYPES[one.value]) for one in CommendationType]
    offices = dict.fromkeys(one.issuer_id for one in by_ids(reader, Commendation, ids))
    signers = [one for issuer_id in offices for one in issuers.signers(reader, issuer_id)]
    titles = {one.id: ", ".join((one.name, *one.title_lines)) for one in signers}
    return [(None, "(chưa có)"), *titles.items()]


def _decisions_need_reason(reader: Reader, field: str, ids: Sequence[int]) -> bool:
    found = by_ids(reader, Commendation, ids) if field in SIGNED_FIELDS else []
    return any(one.state is CommendationState.SIGNED for one in found)


COMMENDATIONS = BulkKind(
    "commendation",
    "commendation",
    (
        BulkField("subject", ValueKind.LINES),
        BulkField("occasion", ValueKind.TEXT),
        BulkField("type", ValueKind.CHOICE),
        BulkField("signer_id", ValueKind.CHOICE),
        BulkField("merit", ValueKind.LINES),
        BulkField("legal_basis", ValueKind.LINES),
        BulkField("money_source", ValueKind.TEXT),
        BulkField("minutes_number", ValueKind.TEXT),
        BulkField("minutes_date", ValueKind.DAY),
        BulkField("proposal_number", ValueKind.TEXT),
        BulkField("proposal_date", ValueKind.DAY),
        BulkField("made_public_on", ValueKind.DAY),
        BulkField("original_kept_at", ValueKind.TEXT),
        BulkField("filed_on", ValueKind.DAY),
        BulkField("note", ValueKind.LINES),
    ),
    _commendation_rows,
    _judge_commendations,
    _commendation_choices,
    _decisions_need_reason,
)
