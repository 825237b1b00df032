"""What version 3 adds: blanks and their stock, and what printing, finding and taking in lists remember.

Not frozen yet: nothing of version 3 has been given to an office.
"""

from __future__ import annotations

_TEXT = """CREATE TABLE blank (
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

CREATE INDEX blank_movement_commendation ON blank_movement (commendation_id)
"""

THIRD_STATEMENTS: tuple[str, ...] = tuple(_TEXT.strip().split(";\n\n"))
