"""Rules of the data that no constraint keeps: derived columns, numbers given twice, kinds that differ."""

from __future__ import annotations

from desktop.store.reader import Reader
from desktop.store.rows import from_row
from desktop.store.tables import BY_NAME


def stale_derived_columns(reader: Reader) -> list[tuple[str, int]]:
    """Table and id of every record whose sort or folded columns are not what its fields give."""
    return [
        (table.name, int(row["id"]))
        for table in BY_NAME.values()
        if table.has_derived
        for row in reader.rows(f"SELECT * FROM {table.name} ORDER BY id")
        if table.full_row(from_row(table.record_type, row)) != dict(row)
    ]


def repeated_register_numbers(reader: Reader) -> list[tuple[int, int, int]]:
    """Year, register number and how many awards carry it, where more than one does."""
    rows = reader.rows(
        "SELECT register_year, register_number, count(*) AS awards FROM award "
        "WHERE register_number IS NOT NULL AND register_year IS NOT NULL "
        "GROUP BY register_year, register_number HAVING awards > 1 ORDER BY 1, 2"
    )
    return [(int(row[0]), int(row[1]), int(row[2])) for row in rows]


def awards_of_another_kind(reader: Reader) -> list[tuple[int, str]]:
    """Id and printed name of the awards whose recipient's card is of another kind."""
    rows = reader.rows(
        "SELECT award.id, printed_name FROM award JOIN recipient ON recipient.id = recipient_id "
        "WHERE award.kind <> recipient.kind ORDER BY award.id"
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def signed_without_number_or_date(reader: Reader) -> list[tuple[int, str]]:
    """Id and subject of the signed commendations that lack a number or a date."""
    rows = reader.rows(
        "SELECT id, subject FROM commendation WHERE state = 'signed' "
        "AND (number = '' OR decision_date IS NULL) ORDER BY id"
    )
    return [(int(row[0]), str(row[1])) for row in rows]
