"""What version 2 adds, frozen: every kind of record of the whole house."""

from __future__ import annotations

from collections.abc import Mapping

_TEXT = """CREATE TABLE reserved_numbers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, issuer_id INTEGER NOT NULL REFERENCES issuer,
    first_number INTEGER NOT NULL, last_number INTEGER NOT NULL, given_on TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX reserved_numbers_issuer ON reserved_numbers (issuer_id, given_on);

CREATE TABLE opinion (
    id INTEGER PRIMARY KEY AUTOINCREMENT, conference_id INTEGER NOT NULL REFERENCES conference,
    position INTEGER NOT NULL, content TEXT NOT NULL, said_by TEXT NOT NULL DEFAULT '',
    said_by_unit TEXT NOT NULL DEFAULT '', responsible TEXT NOT NULL DEFAULT '', due_on TEXT,
    state TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', answered_on TEXT,
    passed_to TEXT NOT NULL DEFAULT '', passed_on TEXT, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX opinion_conference ON opinion (conference_id, position);

CREATE TABLE block (
    id INTEGER PRIMARY KEY AUTOINCREMENT, conference_id INTEGER NOT NULL REFERENCES conference,
    position INTEGER NOT NULL, name TEXT NOT NULL, invited INTEGER, present INTEGER, excused INTEGER
) STRICT;

CREATE INDEX block_conference ON block (conference_id, position);

CREATE TABLE guest (
    id INTEGER PRIMARY KEY AUTOINCREMENT, conference_id INTEGER NOT NULL REFERENCES conference,
    position INTEGER NOT NULL, name TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '',
    block_id INTEGER REFERENCES block, presence TEXT NOT NULL
) STRICT;

CREATE INDEX guest_conference ON guest (conference_id, position);

CREATE INDEX guest_block ON guest (block_id);

CREATE TABLE pledge (
    id INTEGER PRIMARY KEY AUTOINCREMENT, conference_id INTEGER NOT NULL REFERENCES conference,
    position INTEGER NOT NULL, party TEXT NOT NULL, target TEXT NOT NULL DEFAULT '',
    signed_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX pledge_conference ON pledge (conference_id, position);

CREATE TABLE local_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, counted_as TEXT NOT NULL
) STRICT;

CREATE TABLE initiative (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, field TEXT NOT NULL,
    owner TEXT NOT NULL DEFAULT '', owner_kind TEXT NOT NULL,
    owner_id INTEGER REFERENCES recipient, local_field_id INTEGER REFERENCES local_field,
    situation TEXT NOT NULL DEFAULT '', goal TEXT NOT NULL DEFAULT '', content TEXT NOT NULL DEFAULT '',
    area TEXT NOT NULL DEFAULT '', force TEXT NOT NULL DEFAULT '', resources TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '', upkeep TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '', name_sort TEXT NOT NULL, name_folded TEXT NOT NULL
) STRICT;

CREATE INDEX initiative_name_sort ON initiative (name_sort, id);

CREATE INDEX initiative_name_folded ON initiative (name_folded);

CREATE INDEX initiative_owner ON initiative (owner_id);

CREATE INDEX initiative_local_field ON initiative (local_field_id);

CREATE TABLE initiative_year (
    id INTEGER PRIMARY KEY AUTOINCREMENT, initiative_id INTEGER NOT NULL REFERENCES initiative,
    year INTEGER NOT NULL, novelty TEXT NOT NULL, state TEXT NOT NULL, registered_on TEXT,
    results TEXT NOT NULL DEFAULT '', people INTEGER, money INTEGER, score INTEGER,
    evaluation TEXT NOT NULL DEFAULT '', changes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX initiative_year_initiative ON initiative_year (initiative_id, year);

CREATE INDEX initiative_year_year ON initiative_year (year);

CREATE TABLE recognition (
    id INTEGER PRIMARY KEY AUTOINCREMENT, initiative_year_id INTEGER NOT NULL REFERENCES initiative_year,
    level TEXT NOT NULL, recognised_on TEXT, commendation_id INTEGER REFERENCES commendation,
    decision TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX recognition_initiative_year ON recognition (initiative_year_id);

CREATE INDEX recognition_commendation ON recognition (commendation_id);

CREATE TABLE team (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recipient_id INTEGER NOT NULL REFERENCES recipient,
    area TEXT NOT NULL DEFAULT '', grade TEXT, grade_year INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX team_recipient ON team (recipient_id);

CREATE TABLE member (
    id INTEGER PRIMARY KEY AUTOINCREMENT, team_id INTEGER NOT NULL REFERENCES team,
    position INTEGER NOT NULL, name TEXT NOT NULL, address_form TEXT NOT NULL DEFAULT '',
    office TEXT NOT NULL DEFAULT '', birth_year INTEGER, is_head INTEGER NOT NULL DEFAULT 0,
    is_woman INTEGER NOT NULL DEFAULT 0, is_party_member INTEGER NOT NULL DEFAULT 0,
    phone TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX member_team ON member (team_id, position);

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, title TEXT NOT NULL, done_on TEXT,
    unit_text TEXT NOT NULL DEFAULT '', done_by TEXT NOT NULL DEFAULT '',
    received_by TEXT NOT NULL DEFAULT '', times INTEGER NOT NULL DEFAULT 1, people INTEGER,
    quantity INTEGER, measure TEXT NOT NULL DEFAULT '', value INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX activity_done_on ON activity (done_on);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, owner_table TEXT NOT NULL, owner_id INTEGER NOT NULL,
    file_name TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES blob, added_on TEXT
) STRICT;

CREATE INDEX attachment_owner ON attachment (owner_table, owner_id);

CREATE INDEX attachment_sha256 ON attachment (sha256)
"""

_ADDED: Mapping[str, str] = {"commendation": "certified INTEGER NOT NULL DEFAULT 0"}
"""The column that an older table has gained."""

ALTERATIONS: tuple[str, ...] = tuple(
    f"ALTER TABLE {table} ADD COLUMN {column}" for table, column in _ADDED.items()
)

SECOND_STATEMENTS: tuple[str, ...] = (*_TEXT.strip().split(";\n\n"), *ALTERATIONS)


def altered(statement: str) -> str:
    """A statement of the first schema as the alterations left it."""
    for table, column in _ADDED.items():
        if statement.startswith(f"CREATE TABLE {table} ("):
            return f"{statement.removesuffix(') STRICT')}, {column}) STRICT"
    return statement
