"""The schema of the record file, and the check that a file has it and nothing that could act on its own.

When the schema changes, add a migration (`migrations.py`, where `m001` must then hold its own text) and write
its result here: a test compares.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from desktop.errors import FileRefused

APPLICATION_ID = 0x536F5669
VERSION = 1

_TEXT = """CREATE TABLE unit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, kind TEXT NOT NULL,
    parent_id INTEGER REFERENCES unit, valid_from TEXT, valid_to TEXT
) STRICT;

CREATE TABLE unit_lineage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    old_unit_id INTEGER NOT NULL REFERENCES unit, new_unit_id INTEGER NOT NULL REFERENCES unit,
    is_default_heir INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE issuer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, family TEXT NOT NULL, level TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '', header_lines TEXT NOT NULL DEFAULT '',
    authority_lines TEXT NOT NULL DEFAULT '', number_pattern TEXT NOT NULL DEFAULT '',
    unit_id INTEGER REFERENCES unit, valid_from TEXT, valid_to TEXT
) STRICT;

CREATE TABLE signer (
    id INTEGER PRIMARY KEY AUTOINCREMENT, issuer_id INTEGER NOT NULL REFERENCES issuer,
    name TEXT NOT NULL, title_lines TEXT NOT NULL, valid_from TEXT, valid_to TEXT
) STRICT;

CREATE TABLE number_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT, issuer_id INTEGER NOT NULL REFERENCES issuer,
    period_start TEXT NOT NULL, period_end TEXT NOT NULL, start_number INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE base_salary (
    id INTEGER PRIMARY KEY AUTOINCREMENT, valid_from TEXT NOT NULL, amount INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE bonus_rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT, family TEXT NOT NULL, level TEXT NOT NULL, form TEXT NOT NULL,
    recipient_kind TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT,
    multiplier_thousandths INTEGER NOT NULL, rounding TEXT NOT NULL, legal_basis TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE recipient (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL,
    address_form TEXT NOT NULL DEFAULT '', position TEXT NOT NULL DEFAULT '',
    unit_text TEXT NOT NULL DEFAULT '', birth_year INTEGER,
    unit_id INTEGER REFERENCES unit, parent_id INTEGER REFERENCES recipient,
    predecessor_id INTEGER REFERENCES recipient, valid_from TEXT, valid_to TEXT,
    note TEXT NOT NULL DEFAULT '', name_sort TEXT NOT NULL, name_folded TEXT NOT NULL
) STRICT;

CREATE INDEX recipient_name_sort ON recipient (name_sort, id);

CREATE INDEX recipient_name_folded ON recipient (name_folded);

CREATE INDEX recipient_parent ON recipient (parent_id);

CREATE INDEX recipient_predecessor ON recipient (predecessor_id);

CREATE TABLE commendation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, issuer_id INTEGER NOT NULL REFERENCES issuer,
    form TEXT NOT NULL, type TEXT NOT NULL, number TEXT NOT NULL DEFAULT '', number_value INTEGER,
    series_id INTEGER REFERENCES number_series, decision_date TEXT,
    signer_id INTEGER REFERENCES signer, subject TEXT NOT NULL DEFAULT '',
    occasion TEXT NOT NULL DEFAULT '', merit TEXT NOT NULL DEFAULT '',
    legal_basis TEXT NOT NULL DEFAULT '', minutes_number TEXT NOT NULL DEFAULT '', minutes_date TEXT,
    members_present INTEGER, members_total INTEGER, votes_for INTEGER,
    proposal_number TEXT NOT NULL DEFAULT '', proposal_date TEXT,
    money_source TEXT NOT NULL DEFAULT '', made_public_on TEXT,
    original_kept_at TEXT NOT NULL DEFAULT '', filed_on TEXT, scan_sha256 TEXT REFERENCES blob,
    state TEXT NOT NULL, replaces_id INTEGER REFERENCES commendation, revoked_on TEXT,
    revocation_reason TEXT NOT NULL DEFAULT '', object_recovered_on TEXT, money_recovered_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX commendation_decision_date ON commendation (decision_date);

CREATE INDEX commendation_number ON commendation (number, series_id);

CREATE TABLE conference (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, level TEXT NOT NULL, title TEXT NOT NULL,
    held_on TEXT, held_at TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '', chair TEXT NOT NULL DEFAULT '', plan_number TEXT NOT NULL DEFAULT '',
    invited INTEGER, present INTEGER, excused INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX conference_held_on ON conference (held_on);

CREATE TABLE round (
    id INTEGER PRIMARY KEY AUTOINCREMENT, conference_id INTEGER NOT NULL REFERENCES conference,
    position INTEGER NOT NULL, presenter_title TEXT NOT NULL, presenter_name TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX round_conference ON round (conference_id, position);

CREATE TABLE award (
    id INTEGER PRIMARY KEY AUTOINCREMENT, commendation_id INTEGER NOT NULL REFERENCES commendation,
    recipient_id INTEGER NOT NULL REFERENCES recipient, position INTEGER NOT NULL, kind TEXT NOT NULL,
    printed_name TEXT NOT NULL, address_form TEXT NOT NULL DEFAULT '',
    second_line TEXT NOT NULL DEFAULT '', merit TEXT NOT NULL DEFAULT '',
    initiative TEXT NOT NULL DEFAULT '', prize TEXT NOT NULL DEFAULT '', amount INTEGER,
    amount_rule TEXT NOT NULL DEFAULT '', amount_reason TEXT NOT NULL DEFAULT '',
    register_number INTEGER, register_year INTEGER, no_certificate_reason TEXT NOT NULL DEFAULT '',
    framed INTEGER NOT NULL DEFAULT 1, paid_on TEXT, received_by TEXT NOT NULL DEFAULT '',
    presented_on TEXT, round_id INTEGER REFERENCES round, round_position INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX award_commendation ON award (commendation_id, position);

CREATE INDEX award_recipient ON award (recipient_id);

CREATE INDEX award_round ON award (round_id, round_position);

CREATE TABLE issued_page (
    id INTEGER PRIMARY KEY AUTOINCREMENT, award_id INTEGER NOT NULL REFERENCES award,
    print_number INTEGER NOT NULL, issued_at TEXT NOT NULL, texts TEXT NOT NULL,
    layout_name TEXT NOT NULL, layout_json TEXT NOT NULL, font_hashes TEXT NOT NULL,
    text_only INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '', state TEXT NOT NULL
) STRICT;

CREATE INDEX issued_page_award ON issued_page (award_id, print_number);

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, "values" TEXT NOT NULL,
    made_at TEXT NOT NULL, made_by TEXT NOT NULL, undoes_id INTEGER REFERENCES step,
    undone INTEGER NOT NULL DEFAULT 0, undoable INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT, step_id INTEGER NOT NULL REFERENCES step,
    table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT
) STRICT;

CREATE INDEX change_step ON change (step_id);

CREATE INDEX change_row ON change (table_name, row_id);

CREATE VIRTUAL TABLE search USING fts5(
    words, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
)
"""

STATEMENTS: tuple[str, ...] = tuple(_TEXT.strip().split(";\n\n"))

# sqlite-utils keeps the names of the applied migrations in the first; FTS5 makes the rest of `search` itself.
_NOT_COMPARED = (
    "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '_sqlite_migrations' "
    "AND name NOT IN ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')"
)


def check(connection: sqlite3.Connection, path: str) -> None:
    """Compare a file's schema with the present one.

    Raises `FileRefused`: "file_acts" for a trigger or a view (it would run on our own writing),
    "file_older" for one that a migration must lift first, "file_newer", "file_damaged" for any other schema.
    """
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall():
        raise FileRefused("file_acts", path=path, kind=kind, name=name)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version < VERSION:
        raise FileRefused("file_older", path=path, version=version, known=VERSION)
    if version > VERSION:
        raise FileRefused("file_newer", path=path, version=version, known=VERSION)
    if set(stored(connection)) != present():
        raise FileRefused("file_damaged", path=path)


def present() -> set[str]:
    """The statements of the present schema, white space made plain."""
    return {_plain(statement) for statement in STATEMENTS}


def stored(connection: sqlite3.Connection) -> Iterator[str]:
    """The statements of a file's schema, white space made plain."""
    rows = connection.execute(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND {_NOT_COMPARED}"
    ).fetchall()
    return (_plain(row[0]) for row in rows)


def _plain(statement: str) -> str:
    """One blank between words, none at commas and brackets: ALTER TABLE sets them otherwise than we do."""
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(statement.split()))
