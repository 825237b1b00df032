"""Rules of the data that no constraint keeps: derived columns, numbers given twice, kinds that differ."""

from __future__ import annotations

import sqlite3

from desktop.errors import StorageTrouble
from desktop.store.reader import Reader
from desktop.store.rows import from_row
from desktop.store.tables import BY_NAME, Table


def unreadable_rows(reader: Reader) -> list[tuple[str, int]]:
    """Table and id of every record that holds a date or a code that is none."""
    return [
        (table.name, int(row["id"]))
        for table in BY_NAME.values()
        for row in reader.rows(f"SELECT * FROM {table.name} ORDER BY id")
        if not _is_readable(table, row)
    ]


def _is_readable(table: Table, row: sqlite3.Row) -> bool:
    try:
        from_row(table.record_type, row)
    except StorageTrouble:
        return False
    return True


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


def initiatives_out_of_their_field(reader: Reader) -> list[tuple[int, str]]:
    """Id and name of the initiatives that stand in another field than their local field counts under."""
    rows = reader.rows(
        "SELECT initiative.id, initiative.name FROM initiative JOIN local_field "
        "ON local_field.id = local_field_id WHERE field <> counted_as ORDER BY initiative.id"
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def initiative_years_given_twice(reader: Reader) -> list[tuple[int, str, int]]:
    """Id, name and year of the initiatives that are registered twice for one year."""
    rows = reader.rows(
        "SELECT initiative.id, name, year FROM initiative_year JOIN initiative "
        "ON initiative.id = initiative_id GROUP BY initiative.id, year HAVING count(*) > 1 ORDER BY 1, 3"
    )
    return [(int(row[0]), str(row[1]), int(row[2])) for row in rows]


def teams_with_several_heads(reader: Reader) -> list[tuple[int, str, int]]:
    """Id, name and number of heads of the teams that have more than one."""
    rows = reader.rows(
        "SELECT team.id, recipient.name, count(*) AS heads FROM member JOIN team ON team.id = team_id "
        "JOIN recipient ON recipient.id = recipient_id WHERE is_head = 1 "
        "GROUP BY team.id HAVING heads > 1 ORDER BY team.id"
    )
    return [(int(row[0]), str(row[1]), int(row[2])) for row in rows]


def opinions_without_day(reader: Reader) -> list[tuple[int, int, str]]:
    """Id, position and conference of the opinions that are done on no day that a report could count."""
    rows = reader.rows(
        "SELECT opinion.id, opinion.position, title FROM opinion JOIN conference "
        "ON conference.id = conference_id WHERE (state = 'answered' AND answered_on IS NULL) "
        "OR (state = 'passed_up' AND passed_on IS NULL) ORDER BY opinion.id"
    )
    return [(int(row[0]), int(row[1]), str(row[2])) for row in rows]


def guests_of_another_conference(reader: Reader) -> list[tuple[int, str]]:
    """Id and name of the listed people whose block belongs to another conference."""
    rows = reader.rows(
        "SELECT guest.id, guest.name FROM guest JOIN block ON block.id = block_id "
        "WHERE block.conference_id <> guest.conference_id ORDER BY guest.id"
    )
    return [(int(row[0]), str(row[1])) for row in rows]


def signed_without_number_or_date(reader: Reader) -> list[tuple[int, str]]:
    """Id and subject of the signed commendations that lack a number or a date."""
    rows = reader.rows(
        "SELECT id, subject FROM commendation WHERE state = 'signed' "
        "AND (number = '' OR decision_date IS NULL) ORDER BY id"
    )
    return [(int(row[0]), str(row[1])) for row in rows]
