"""What version 3 adds: blanks and their stock, and what printing, finding and taking in lists remember.

Not frozen yet: nothing of version 3 has been given to an office.
"""

from __future__ import annotations

from desktop.store.first_schema import FIRST_STATEMENTS

_TEXT = """DROP TABLE search;

CREATE VIRTUAL TABLE search USING fts5(
    words, detail=none, prefix='1 2 3 4 5 6', tokenize='unicode61 remove_diacritics 0'
);

CREATE TABLE blank (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, width_mm INTEGER NOT NULL,
    height_mm INTEGER NOT NULL, family TEXT, paper TEXT, low_at INTEGER NOT NULL DEFAULT 0,
    in_use INTEGER NOT NULL DEFAULT 1, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE blank_movement (
    id INTEGER PRIMARY KEY AUTOINCREMENT, blank_id INTEGER NOT NULL REFERENCES blank,
    moved_on TEXT NOT NULL, kind TEXT NOT NULL, sheets INTEGER NOT NULL,
    commendation_id INTEGER REFERENCES commendation, note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX blank_movement_blank ON blank_movement (blank_id, moved_on);

CREATE INDEX blank_movement_commendation ON blank_movement (commendation_id);

CREATE TABLE calibration (
    id INTEGER PRIMARY KEY AUTOINCREMENT, printer TEXT NOT NULL, tray TEXT NOT NULL,
    width_mm REAL NOT NULL, height_mm REAL NOT NULL, calibrated_on TEXT NOT NULL,
    shift_x_mm REAL NOT NULL, shift_y_mm REAL NOT NULL, scale_x REAL NOT NULL, scale_y REAL NOT NULL,
    tilt REAL NOT NULL, lean REAL NOT NULL, sheets INTEGER NOT NULL, error_mm REAL NOT NULL,
    blank_id INTEGER REFERENCES blank
) STRICT;

CREATE INDEX calibration_printer ON calibration (printer, tray);

CREATE INDEX calibration_blank ON calibration (blank_id);

CREATE TABLE print_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT, commendation_id INTEGER NOT NULL REFERENCES commendation,
    sent_at TEXT NOT NULL, printer TEXT NOT NULL, sheets TEXT NOT NULL, text_only INTEGER NOT NULL,
    copies INTEGER NOT NULL DEFAULT 1, blank_id INTEGER REFERENCES blank, reason TEXT NOT NULL DEFAULT '',
    taken INTEGER
) STRICT;

CREATE INDEX print_job_commendation ON print_job (commendation_id);

CREATE INDEX print_job_blank ON print_job (blank_id);

CREATE TABLE proof_reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT, award_id INTEGER NOT NULL REFERENCES award,
    read_at TEXT NOT NULL, read_by TEXT NOT NULL, texts TEXT NOT NULL
) STRICT;

CREATE INDEX proof_reading_award ON proof_reading (award_id);

CREATE TABLE layout (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, version INTEGER NOT NULL,
    content TEXT NOT NULL, made_at TEXT NOT NULL, backdrop TEXT REFERENCES blob
) STRICT;

CREATE INDEX layout_name ON layout (name, version);

CREATE TABLE layout_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT, layout_id INTEGER NOT NULL REFERENCES layout,
    sha256 TEXT NOT NULL REFERENCES blob
) STRICT;

CREATE INDEX layout_part_layout ON layout_part (layout_id);

CREATE TABLE layout_choice (
    id INTEGER PRIMARY KEY AUTOINCREMENT, family TEXT NOT NULL, paper TEXT NOT NULL, kind TEXT NOT NULL,
    layout_name TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, sender TEXT NOT NULL, signature TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT;

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT, one_id INTEGER NOT NULL REFERENCES recipient,
    other_id INTEGER NOT NULL REFERENCES recipient
) STRICT;

CREATE INDEX not_same_one ON not_same (one_id, other_id);

CREATE INDEX not_same_other ON not_same (other_id);

CREATE TABLE pending_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, source TEXT NOT NULL,
    row_number INTEGER NOT NULL, columns TEXT NOT NULL, texts TEXT NOT NULL, reasons TEXT NOT NULL,
    kept_at TEXT NOT NULL, commendation_id INTEGER, conference_id INTEGER, year INTEGER,
    merit TEXT NOT NULL DEFAULT '', unit_text TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE carried_value (
    id INTEGER PRIMARY KEY AUTOINCREMENT, commendation_id INTEGER NOT NULL REFERENCES commendation,
    source TEXT NOT NULL, field TEXT NOT NULL DEFAULT '', award_id INTEGER REFERENCES award
) STRICT;

CREATE INDEX carried_value_commendation ON carried_value (commendation_id);

CREATE INDEX carried_value_award ON carried_value (award_id);

CREATE TABLE under_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT, recipient_id INTEGER NOT NULL REFERENCES recipient,
    reason TEXT NOT NULL, since TEXT, until TEXT
) STRICT;

CREATE INDEX under_review_recipient ON under_review (recipient_id);

CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT, page TEXT NOT NULL, name TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '', period TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
    only TEXT NOT NULL DEFAULT '', order_by TEXT NOT NULL DEFAULT '',
    descending INTEGER NOT NULL DEFAULT 0, columns TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT, form TEXT NOT NULL, period_start TEXT NOT NULL,
    period_end TEXT NOT NULL, period_label TEXT NOT NULL, period_kind TEXT NOT NULL, year_start TEXT,
    file_name TEXT NOT NULL, workbook TEXT NOT NULL REFERENCES blob, figures TEXT NOT NULL,
    records TEXT NOT NULL, sent_at TEXT NOT NULL, sent_by TEXT NOT NULL, way TEXT NOT NULL,
    sent_to TEXT NOT NULL DEFAULT '', findings TEXT NOT NULL DEFAULT '[]', taken_back TEXT
) STRICT;

CREATE INDEX submission_period ON submission (form, period_end, period_start);

CREATE TABLE report_form (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, file_name TEXT NOT NULL,
    blank TEXT NOT NULL REFERENCES blob, structure TEXT NOT NULL, cells TEXT NOT NULL
) STRICT;

CREATE TABLE document_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, family TEXT NOT NULL, name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blob, added_on TEXT NOT NULL
) STRICT;

CREATE INDEX change_gone ON change (table_name, row_id) WHERE after IS NULL
"""

THIRD_STATEMENTS: tuple[str, ...] = tuple(_TEXT.strip().split(";\n\n"))

REPLACED: tuple[str, ...] = tuple(one for one in FIRST_STATEMENTS if "TABLE search " in one)
"""What of the first version is no longer there: the index of search had positions, which nothing asks for."""

REPLACEMENTS = ("DROP TABLE search",)
