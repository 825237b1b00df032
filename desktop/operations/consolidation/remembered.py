"""Who has to send, and until when: remembered in the register, with names the register itself can give."""

from __future__ import annotations

import json
from concurrent.futures import Future
from datetime import date

from desktop.operations import teams, units
from desktop.operations.preferences import get, put
from desktop.records.codes import UnitKind
from desktop.records.senders import Expected
from desktop.records.text import capitalised, clean, text_key
from desktop.settings import EXPECTED_SENDERS
from desktop.store.file import RecordFile
from desktop.store.writer import Done

_BELOW = frozenset({UnitKind.WARD, UnitKind.COMMUNE, UnitKind.TOWNSHIP})


def expected_senders(file: RecordFile) -> Expected:
    """Those remembered; nobody where nothing is, or what is there cannot be read."""
    try:
        stored = json.loads(str(get(file, EXPECTED_SENDERS)) or "{}")
        due = stored.get("due")
        return Expected(tuple(map(str, stored.get("names", ()))), date.fromisoformat(due) if due else None)
    except (ValueError, AttributeError, TypeError):
        return Expected()


def remember_senders(file: RecordFile, expected: Expected) -> Future[Done[None]]:
    """Remember them; the same name counts once."""
    names = list(dict.fromkeys(filter(None, map(clean, expected.names))))
    due = expected.due.isoformat() if expected.due else None
    return put(file, EXPECTED_SENDERS, json.dumps({"names": names, "due": due}, ensure_ascii=False))


def teams_by_name(file: RecordFile) -> list[str]:
    """The collectives below a ward that have a team: each team's name."""
    return sorted({entry.card.name for entry in teams.list_teams(file)}, key=text_key)


def wards_by_name(file: RecordFile) -> list[str]:
    """The wards and communes of today, for an office above them; a ward's own register knows but itself."""
    found = [unit.name for unit in units.units_on(file, file.now().date()) if unit.kind in _BELOW]
    return [capitalised(name) for name in found] if len(found) > 1 else []
