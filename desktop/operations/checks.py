"""Which rules of the data are not kept; reads only, repairs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.operations import blanks
from desktop.store import consistency, integrity, search
from desktop.store.reader import Reader


@dataclass(frozen=True)
class Finding:
    """One rule that is not kept; `words.problems` has its sentence."""

    code: str
    values: Mapping[str, object]


def findings(reader: Reader) -> list[Finding]:
    """Everything found, the file's own structure first; rows that cannot be read hide the rest."""
    unreadable = consistency.unreadable_rows(reader)
    if unreadable:
        return [Finding("row_unreadable", {"table": table, "id": row_id}) for table, row_id in unreadable]
    return [*_structure(reader), *rule_findings(reader), *_blanks(reader)]


def rule_findings(reader: Reader) -> list[Finding]:
    """The rules about decisions, conferences and the movement that are not kept."""
    return [*_decisions(reader), *_conferences(reader), *_movement(reader)]


def _structure(reader: Reader) -> list[Finding]:
    found = [
        Finding("broken_reference", {"table": one.table, "id": one.row_id, "parent": one.parent_table})
        for one in integrity.broken_references(reader)
    ]
    stale = consistency.stale_derived_columns(reader)
    if stale:
        found.append(Finding("stale_sort_keys", {"count": len(stale)}))
    if wrong := search.out_of_step(reader):
        found.append(Finding("stale_search", {"count": wrong}))
    return found


def _movement(reader: Reader) -> list[Finding]:
    return [
        *(
            Finding("field_differs_from_local", {"id": initiative_id, "name": name})
            for initiative_id, name in consistency.initiatives_out_of_their_field(reader)
        ),
        *(
            Finding("initiative_registered_twice", {"id": initiative_id, "name": name, "year": year})
            for initiative_id, name, year in consistency.initiative_years_given_twice(reader)
        ),
        *(
            Finding("team_with_heads", {"id": team_id, "name": name, "count": count})
            for team_id, name, count in consistency.teams_with_several_heads(reader)
        ),
    ]


def _conferences(reader: Reader) -> list[Finding]:
    return [
        *(
            Finding("opinion_without_day", {"id": opinion_id, "position": position, "title": title})
            for opinion_id, position, title in consistency.opinions_without_day(reader)
        ),
        *(
            Finding("guest_of_another_conference", {"id": guest_id, "name": name})
            for guest_id, name in consistency.guests_of_another_conference(reader)
        ),
    ]


def _decisions(reader: Reader) -> list[Finding]:
    return [
        *(
            Finding("register_number_repeated", {"year": year, "number": number, "count": count})
            for year, number, count in consistency.repeated_register_numbers(reader)
        ),
        *(
            Finding("award_of_another_kind", {"id": award_id, "name": name})
            for award_id, name in consistency.awards_of_another_kind(reader)
        ),
        *(
            Finding("signed_without_number_or_date", {"id": commendation_id, "subject": subject})
            for commendation_id, subject in consistency.signed_without_number_or_date(reader)
        ),
    ]


def _blanks(reader: Reader) -> list[Finding]:
    return [
        Finding("blank_below_zero", {"id": blank.id, "name": blank.name, "missing": -left})
        for blank, left in ((stock.blank, stock.left) for stock in blanks.stocks(reader))
        if left < 0
    ]
