"""Which record lives in which table, which columns are derived from it, and what search finds of it.

To add a field: the dataclass in `records`, a migration, and nothing here unless it is searched or sorted by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.records import award, bonus, commendation, conference, issued_page, issuer, recipient, setting, unit
from desktop.records.codes import RecipientKind
from desktop.records.text import fold, fold_tones, name_key, text_key
from desktop.store.rows import Row, SqlValue, to_row


@dataclass(frozen=True)
class SearchEntry:
    """What the search index holds of one record; `words` are folded when stored."""

    words: str
    title: str
    detail: str = ""


def _nothing_derived(_record: Any) -> Mapping[str, SqlValue]:
    return {}


@dataclass(frozen=True)
class Table:
    """One kind of record: its table, its derived columns, its search entry (None where it has none)."""

    name: str
    record_type: type
    derived: Callable[[Any], Mapping[str, SqlValue]] = _nothing_derived
    search_kind: int | None = None
    search_entry: Callable[[Any], SearchEntry] | None = None

    def full_row(self, record: object) -> Row:
        """The record's columns and the derived ones."""
        return {**to_row(record), **self.derived(record)}


def _recipient_keys(record: recipient.Recipient) -> Mapping[str, SqlValue]:
    key = name_key if record.kind is RecipientKind.INDIVIDUAL else text_key
    return {"name_sort": key(record.name), "name_folded": fold_tones(record.name)}


def _recipient_search(record: recipient.Recipient) -> SearchEntry:
    detail = ", ".join(part for part in (record.position, record.unit_text) if part)
    return SearchEntry(f"{record.name} {detail}", f"{record.address_form} {record.name}".strip(), detail)


def _award_search(record: award.Award) -> SearchEntry:
    words = f"{record.printed_name} {record.second_line} {record.initiative} {record.merit}"
    return SearchEntry(words, f"{record.address_form} {record.printed_name}".strip(), record.second_line)


def _commendation_search(record: commendation.Commendation) -> SearchEntry:
    return SearchEntry(f"{record.number} {record.subject} {record.occasion}", record.number, record.subject)


def _conference_search(record: conference.Conference) -> SearchEntry:
    return SearchEntry(f"{record.title} {record.place} {record.host}", record.title, record.place)


_ALL = (
    Table("unit", unit.Unit),
    Table("unit_lineage", unit.UnitLineage),
    Table("issuer", issuer.Issuer),
    Table("signer", issuer.Signer),
    Table("number_series", issuer.NumberSeries),
    Table("base_salary", bonus.BaseSalary),
    Table("bonus_rate", bonus.BonusRate),
    Table("recipient", recipient.Recipient, _recipient_keys, 1, _recipient_search),
    Table("commendation", commendation.Commendation, search_kind=2, search_entry=_commendation_search),
    Table("conference", conference.Conference, search_kind=3, search_entry=_conference_search),
    Table("round", conference.Round),
    Table("award", award.Award, search_kind=4, search_entry=_award_search),
    Table("issued_page", issued_page.IssuedPage),
    Table("setting", setting.Setting),
)

BY_TYPE: Mapping[type, Table] = {table.record_type: table for table in _ALL}
BY_NAME: Mapping[str, Table] = {table.name: table for table in _ALL}


def folded_words(entry: SearchEntry) -> str:
    """The text that the index holds."""
    return fold(entry.words)
