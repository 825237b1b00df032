"""The sample register: the event of 2022 in phường Lý Thái Tổ, and a year of its heir with invented people.

The data stand in resources/sample; nothing of them is repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, time

from desktop.errors import SoVangError
from desktop.operations.amounts import bonuses
from desktop.operations.printing.certificate_layouts import Layouts, certificate_page
from desktop.operations.printing.prints import issued_page
from desktop.operations.samples.sample_blanks import write_blanks
from desktop.operations.samples.sample_movement import write_movement
from desktop.operations.samples.sample_records import Entry, read, record
from desktop.records.attendance import Block
from desktop.records.award import Award
from desktop.records.award_rules import following_rule, second_line_of
from desktop.records.codes import CommendationState
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.issued_page import IssuedPage
from desktop.records.issuer import Issuer, NumberSeries, Signer
from desktop.records.number import running_number, series_on
from desktop.records.opinion import Opinion
from desktop.records.period import CALENDAR
from desktop.records.recipient import Recipient
from desktop.records.setting import Setting
from desktop.records.unit import Unit, UnitLineage
from desktop.settings import CUT_OFF_DAYS
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction

_Places = dict[tuple[str, int], tuple[int, int]]
_YEARS = ("ly-thai-to-2022.json", "hoan-kiem-2026.json")
_BLANKS = "hoan-kiem-2026-blanks.json"
_MOVEMENT = "hoan-kiem-2026-movement.json"


@dataclass(frozen=True)
class SampleFigures:
    """How much was written."""

    commendations: int
    awards: int
    conferences: int


@dataclass(frozen=True)
class _Office:
    """The units, issuers and signers by their key in the sample's files."""

    units: Mapping[str, Unit]
    issuers: Mapping[str, Issuer]
    signers: Mapping[str, Signer]
    series: Sequence[NumberSeries]


def fill_with_sample(file: RecordFile) -> Future[Done[SampleFigures]]:
    """Fill a new register in one step that is not undone. Raises `SoVangError("register_not_empty")`."""

    def work(transaction: Transaction) -> SampleFigures:
        if transaction.count(Issuer) or transaction.count(Commendation):
            raise SoVangError("register_not_empty")
        office = _write_office(transaction, read("office.json"))
        cards: dict[tuple[object, ...], Recipient] = {}
        decisions: dict[str, Commendation] = {}
        for name in _YEARS:
            decisions |= _write_year(transaction, read(name), office, cards)
        write_blanks(transaction, read(_BLANKS), decisions)
        write_movement(transaction, read(_MOVEMENT), cards, decisions)
        transaction.insert(Setting(CUT_OFF_DAYS.key, CALENDAR.text))
        return SampleFigures(*(transaction.count(kind) for kind in (Commendation, Award, Conference)))

    return file.write(Deed("sample_filled", {}, work, undoable=False))


def _write_office(transaction: Transaction, office: Entry) -> _Office:
    units: dict[str, Unit] = {}
    for entry in office["units"]:
        parent = units.get(entry.get("parent", ""))
        unit = record(Unit, entry, parent_id=parent.id if parent else None)
        units[entry["key"]] = transaction.insert(unit)
    for entry in office["heirs"]:
        old, new = units[entry["old"]], units[entry["new"]]
        transaction.insert(UnitLineage(old.id or 0, new.id or 0, is_default_heir=True))
    issuers = {
        entry["key"]: transaction.insert(record(Issuer, entry, unit_id=units[entry["unit"]].id))
        for entry in office["issuers"]
    }
    signers = {
        entry["key"]: transaction.insert(record(Signer, entry, issuer_id=issuers[entry["issuer"]].id))
        for entry in office["signers"]
    }
    series = [
        record(NumberSeries, entry, issuer_id=issuers[entry["issuer"]].id) for entry in office["series"]
    ]
    return _Office(units, issuers, signers, transaction.insert_many(series))


def _write_year(
    transaction: Transaction, year: Entry, office: _Office, cards: dict[tuple[object, ...], Recipient]
) -> dict[str, Commendation]:
    """Returns the commendations by their keys."""
    decisions: dict[str, Commendation] = {}
    places = _write_conferences(transaction, year["conferences"])
    register_number = 0
    for entry in year["commendations"]:
        commendation = transaction.insert(_commendation(entry, office))
        decisions[entry["key"]] = commendation
        rows = _rows(transaction, entry, commendation, cards)
        if entry.get("registered"):
            rows = _registered(rows, commendation, register_number)
            register_number += len(rows)
        rows = [_in_round(row, places.get((entry["key"], row.position))) for row in rows]
        awards = transaction.insert_many(rows)
        if "printed_on" in entry:
            transaction.insert_many(_pages(entry, awards, commendation, office))
    return decisions


def _write_conferences(transaction: Transaction, entries: Sequence[Entry]) -> _Places:
    """Round and place within it of each award that is handed over, by its commendation's key and position."""
    places: _Places = {}
    for entry in entries:
        conference = transaction.insert(record(Conference, entry))
        for record_type, key in ((Opinion, "opinions"), (Block, "blocks")):
            for position, one in enumerate(entry.get(key, ()), start=1):
                part = record(record_type, one, conference_id=conference.id, position=position)
                transaction.insert(part)
        for position, one in enumerate(entry.get("rounds", ()), start=1):
            round_ = transaction.insert(record(Round, one, conference_id=conference.id, position=position))
            for place, award in enumerate(range(one["first"], one["last"] + 1), start=1):
                places[one["commendation"], award] = (round_.id or 0, place)
    return places


def _commendation(entry: Entry, office: _Office) -> Commendation:
    """Signed where it has a number, as every decision of the past is."""
    issuer = office.issuers[entry["issuer"]]
    signer = office.signers.get(entry.get("signer", ""))
    number = entry.get("number", "")
    commendation = record(
        Commendation,
        entry,
        issuer_id=issuer.id,
        number_value=running_number(number),
        signer_id=signer.id if signer else None,
        state=CommendationState.SIGNED if number else CommendationState.DRAFT,
    )
    own = [series for series in office.series if series.issuer_id == issuer.id]
    series = series_on(commendation.decision_date, own)
    return replace(commendation, series_id=series.id if series else None)


def _rows(
    transaction: Transaction,
    entry: Entry,
    commendation: Commendation,
    cards: dict[tuple[object, ...], Recipient],
) -> list[Award]:
    """The list in the order of the file; the ward's own sums win over the rule, unknown sums stay unknown."""
    by_rule = bonuses(transaction, commendation) if entry.get("amounts_by_rule") else {}
    rows = []
    for position, one in enumerate(entry["awards"], start=1):
        award = record(
            Award,
            one,
            commendation_id=commendation.id,
            recipient_id=_card(transaction, one, cards).id,
            position=position,
            printed_name=one["name"],
            second_line=second_line_of(one.get("position", ""), one["unit"]),
            presented_on=entry.get("presented_on"),
            paid_on=entry.get("paid_on"),
        )
        amount = entry.get("amounts", {}).get(award.kind.value)
        if amount is not None:
            award = replace(award, amount=amount, amount_reason=entry["amount_reason"])
        rows.append(following_rule(award, by_rule.get(award.kind)))
    return rows


def _card(transaction: Transaction, one: Entry, cards: dict[tuple[object, ...], Recipient]) -> Recipient:
    """The same name in the same unit is the same card, in whatever year."""
    key = (one["kind"], one["name"], one["unit"])
    if key not in cards:
        before = [card for card in cards.values() if card.name == one.get("predecessor")]
        card = record(Recipient, one, unit_text=one["unit"], predecessor_id=before[0].id if before else None)
        cards[key] = transaction.insert(card)
    return cards[key]


def _registered(rows: Sequence[Award], commendation: Commendation, last: int) -> list[Award]:
    day = commendation.decision_date
    year = day.year if day else None
    return [
        replace(row, register_number=number, register_year=year)
        for number, row in enumerate(rows, start=last + 1)
    ]


def _in_round(row: Award, place: tuple[int, int] | None) -> Award:
    return replace(row, round_id=place[0], round_position=place[1]) if place else row


def _pages(
    entry: Entry, awards: Sequence[Award], commendation: Commendation, office: _Office
) -> list[IssuedPage]:
    """The sheets of a decision that was printed, each with the texts of its day."""
    issuer, signer = office.issuers[entry["issuer"]], office.signers[entry["signer"]]
    issued_at = datetime.combine(datetime.fromisoformat(entry["printed_on"]), time(9))
    layouts = Layouts(commendation, issuer)
    pages = [certificate_page(award, commendation, issuer, signer, layouts.of(award)) for award in awards]
    return [
        issued_page(award.id or 0, page, issued_at=issued_at, print_number=1, text_only=True)
        for award, page in zip(awards, pages, strict=True)
    ]
