"""Which record lives in which table, which columns are derived from it, and what search finds it by.

To add a field: the dataclass in `records`, a migration, and nothing here unless it is searched or sorted by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from desktop.records.codes import RecipientKind
from desktop.records.text import fold_tones, name_key, text_key
from desktop.records.text.search_words import day_words
from desktop.store.rows import Row, SqlValue, to_row
from desktop.words.labels import FORMS

if TYPE_CHECKING:
    from desktop.records import (
        activity,
        award,
        commendation,
        conference,
        initiative,
        opinion,
        recipient,
        team,
    )

_RECORDS = "desktop.records"


def _nothing_derived(_record: Any) -> Mapping[str, SqlValue]:
    return {}


@dataclass(frozen=True)
class Table:
    """One kind of record: its table, its derived columns, the words search finds it by (None: not at all).

    `type_name` is its dataclass, as "module.Class" of `records`: a kind that nobody asks for is not imported.
    `search_name` is the name among them, which is found by its initials too.
    """

    name: str
    type_name: str
    derived: Callable[[Any], Mapping[str, SqlValue]] = _nothing_derived
    search_kind: int | None = None
    search_words: Callable[[Any], Sequence[str]] | None = None
    search_name: Callable[[Any], str] | None = None

    @cached_property
    def record_type(self) -> type:
        """The dataclass of this kind."""
        module, name = self.type_name.split(".")
        found: type = getattr(import_module(f"{_RECORDS}.{module}"), name)
        return found

    @property
    def has_derived(self) -> bool:
        """Whether some columns are not the record's own."""
        return self.derived is not _nothing_derived

    def full_row(self, record: object) -> Row:
        """The record's columns and the derived ones."""
        return {**to_row(record), **self.derived(record)}


def _recipient_keys(record: recipient.Recipient) -> Mapping[str, SqlValue]:
    key = name_key if record.kind is RecipientKind.INDIVIDUAL else text_key
    return {"name_sort": key(record.name), "name_folded": fold_tones(record.name)}


def _recipient_words(record: recipient.Recipient) -> Sequence[str]:
    born = str(record.birth_year or "")
    return record.address_form, record.name, record.position, record.unit_text, born


def _award_words(record: award.Award) -> Sequence[str]:
    return record.printed_name, record.second_line, record.initiative, record.merit


def _commendation_words(record: commendation.Commendation) -> Sequence[str]:
    title = f"Quyết định số {record.number}" if record.number else "Quyết định"
    day = day_words(record.decision_date)
    return title, FORMS[record.form], record.subject, record.occasion, day


def _conference_words(record: conference.Conference) -> Sequence[str]:
    return record.title, record.place, record.host, day_words(record.held_on)


def _opinion_words(record: opinion.Opinion) -> Sequence[str]:
    return record.content, record.said_by, record.said_by_unit, record.responsible


def _initiative_keys(record: initiative.Initiative) -> Mapping[str, SqlValue]:
    return {"name_sort": text_key(record.name), "name_folded": fold_tones(record.name)}


def _initiative_words(record: initiative.Initiative) -> Sequence[str]:
    return record.name, record.owner, record.area


def _activity_words(record: activity.Activity) -> Sequence[str]:
    day = day_words(record.done_on)
    return record.title, record.unit_text, record.done_by, record.received_by, day


def _member_words(record: team.Member) -> Sequence[str]:
    digits = "".join(filter(str.isdigit, record.phone))
    return record.address_form, record.name, record.office, record.phone, digits


_ALL = (
    Table("unit", "unit.Unit"),
    Table("unit_lineage", "unit.UnitLineage"),
    Table("issuer", "issuer.Issuer"),
    Table("signer", "issuer.Signer"),
    Table("number_series", "issuer.NumberSeries"),
    Table("reserved_numbers", "issuer.ReservedNumbers"),
    Table("base_salary", "bonus.BaseSalary"),
    Table("bonus_rate", "bonus.BonusRate"),
    Table("recipient", "recipient.Recipient", _recipient_keys, 1, _recipient_words, attrgetter("name")),
    Table("commendation", "commendation.Commendation", search_kind=2, search_words=_commendation_words),
    Table("conference", "conference.Conference", search_kind=3, search_words=_conference_words),
    Table("round", "conference.Round"),
    Table(
        "award",
        "award.Award",
        search_kind=8,
        search_words=_award_words,
        search_name=attrgetter("printed_name"),
    ),
    Table("issued_page", "issued_page.IssuedPage"),
    Table("setting", "setting.Setting"),
    Table("opinion", "opinion.Opinion", search_kind=4, search_words=_opinion_words),
    Table("block", "attendance.Block"),
    Table("guest", "attendance.Guest"),
    Table("pledge", "attendance.Pledge"),
    Table("local_field", "initiative.LocalField"),
    Table("initiative", "initiative.Initiative", _initiative_keys, 5, _initiative_words),
    Table("initiative_year", "initiative.InitiativeYear"),
    Table("recognition", "initiative.Recognition"),
    Table("team", "team.Team"),
    Table("member", "team.Member", search_kind=7, search_words=_member_words, search_name=attrgetter("name")),
    Table("activity", "activity.Activity", search_kind=6, search_words=_activity_words),
    Table("attachment", "attachment.Attachment"),
    Table("blank", "blank.Blank"),
    Table("blank_movement", "blank.BlankMovement"),
    Table("calibration", "calibration.Calibration"),
    Table("print_job", "print_job.PrintJob"),
    Table("proof_reading", "proof_reading.ProofReading"),
    Table("layout", "layout.OwnLayout"),
    Table("layout_part", "layout.LayoutPart"),
    Table("layout_choice", "layout.LayoutChoice"),
    Table("import_mapping", "import_mapping.ImportMapping"),
    Table("not_same", "not_same.NotSame"),
    Table("pending_row", "pending_row.PendingRow"),
    Table("carried_value", "carried.CarriedValue"),
    Table("under_review", "under_review.UnderReview"),
    Table("saved_view", "saved_view.SavedView"),
    Table("document_template", "document_template.DocumentTemplate"),
    Table("report_form", "report_form.ReportForm"),
    Table("submission", "submission.Submission"),
)


class _ByType:
    """The tables by the dataclass of their records; KeyError for one that has none."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._by_name = {f"{_RECORDS}.{table.type_name}": table for table in tables}

    def __getitem__(self, record_type: type) -> Table:
        return self._by_name[f"{record_type.__module__}.{record_type.__qualname__}"]


BY_TYPE = _ByType(_ALL)
BY_NAME: Mapping[str, Table] = {table.name: table for table in _ALL}
BY_SEARCH_KIND: Mapping[int, Table] = {t.search_kind: t for t in _ALL if t.search_kind is not None}
