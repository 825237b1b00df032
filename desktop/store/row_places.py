"""Where a row stands, apart from what it says: its order in a list, and what it is put into.

Taking a row out of a list renumbers those behind it and frees what was put into it. Bringing it back weeks
later must not fail because one of those has got another text meanwhile, so these columns are taken back by
themselves (design.md §4: a step is undone if no later one touched its rows; what a row says was not touched).
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store.reader import Reader
from desktop.store.rows import Row

Place = tuple[str, int]  # table and id

_ORDER = frozenset({"position", "round_position"})
_OWNERS: Mapping[str, str] = {
    "round": "conference_id",
    "opinion": "conference_id",
    "block": "conference_id",
    "guest": "conference_id",
    "pledge": "conference_id",
    "member": "team_id",
}
"""The lists whose rows are numbered without gaps, by the column that says whose list it is."""

_PLACES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_OWNERS, frozenset({"position"})),
    "guest": frozenset({"position", "block_id"}),
    "award": frozenset({"position", "round_id", "round_position", "recipient_id"}),
    "initiative": frozenset({"local_field_id", "owner_id"}),
    "recipient": frozenset({"parent_id", "predecessor_id"}),
    "commendation": frozenset({"series_id"}),
}


def taken_back(
    table: str, before: Row | None, after: Row | None, now: Row | None, *, order_is_free: bool
) -> Row | bool | None:
    """What a row becomes when a step is taken back; False where a later step touched it.

    `order_is_free`: the step took rows out or put some in, so the order that the others got since stands.
    """
    if now == after:
        return before
    if before is None or after is None:
        return False
    moved = {name for name in before if before[name] != after[name]}
    if not moved <= _PLACES.get(table, frozenset()):
        return False
    if now is None:  # gone since: where it stood is told by the step that took it
        return None if order_is_free else False
    kept = {name for name in moved if now[name] != after[name]}
    if not kept <= (_ORDER if order_is_free else frozenset()):
        return False
    return {**now, **{name: before[name] for name in moved - kept}}


def renumbered(reader: Reader, table: str, rows: list[Row]) -> list[tuple[Row, Row]]:
    """Rows of the lists that these belong to where two have one number: as they stand, as they shall be."""
    column = _OWNERS.get(table)
    changes: list[tuple[Row, Row]] = []
    for owner in sorted({int(row[column] or 0) for row in rows}) if column else ():
        found = reader.rows(f"SELECT * FROM {table} WHERE {column} = ? ORDER BY position, id", (owner,))
        listed = [dict(row) for row in found]
        if len({row["position"] for row in listed}) < len(listed):
            numbered = [(row, {**row, "position": place}) for place, row in enumerate(listed, start=1)]
            changes += [(row, new) for row, new in numbered if row != new]
    return changes
