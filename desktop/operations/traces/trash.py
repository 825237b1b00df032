"""Thùng rác: whatever was deleted, by whom and when, found without marks and brought back by its own step.

There is no store of deleted things besides the history, and the history is never cut: nothing here can be
lost, so nothing is emptied either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from desktop.operations import history
from desktop.operations.traces.record_history import HIDDEN, title_of
from desktop.operations.traces.trace_words import NOUNS, row_title
from desktop.records.belonging import Place, parent_of
from desktop.records.step import Change, Step
from desktop.records.text import fold, short_date
from desktop.records.text import words as folded_words
from desktop.store.file import RecordFile
from desktop.store.history import redoing
from desktop.store.traces import Trace, removals
from desktop.store.writer import Done
from desktop.words.tables import RECORDS

NAMED = 3
"""So many of what one step removed are named in its line; all of them are found."""

_GIVEN_UP = "waiting_rows_discarded"
"""The one step that deletes rows which wait; all others take them in."""


@dataclass(frozen=True)
class Removed:
    """What one step removed: `places` are the records themselves, `titles` theirs, `inside` their parts.

    `owner` is what they belonged to, "" for what stood alone. `is_undo`: they went because adding them was
    undone. A step of an older version of the register can only be looked at (`Step.undoable`).
    """

    step: Step
    table: str
    places: tuple[Place, ...]
    titles: tuple[str, ...]
    owner: str
    inside: tuple[tuple[str, int], ...]
    text: str

    @property
    def id(self) -> int:
        """The id of the step that removed it."""
        return self.step.id

    @property
    def is_undo(self) -> bool:
        """Whether it went because adding it was undone."""
        return self.step.code == "undo"

    @property
    def title(self) -> str:
        """The name of what was removed, of several with their number."""
        if len(self.titles) == 1:
            return self.titles[0]
        rest = ", …" if len(self.titles) > NAMED else ""
        return f"{len(self.titles)} {NOUNS[self.table]}: {', '.join(self.titles[:NAMED])}{rest}"

    @property
    def kind(self) -> str:
        """What kind of record it was."""
        word = (
            RECORDS[self.table] if len(self.titles) == 1 and self.table != "recipient" else NOUNS[self.table]
        )
        return word[0].upper() + word[1:]

    @property
    def detail(self) -> str:
        """What it belonged to, and what went with it."""
        parts = [f"của {self.owner}"] if self.owner else []
        if self.inside:
            parts.append("cùng " + ", ".join(f"{count} {NOUNS[table]}" for table, count in self.inside))
        return " · ".join(parts)


def removed(file: RecordFile, typed: str = "") -> list[Removed]:
    """What was deleted and is still gone, the latest first; every typed word begins one of its words.

    Words are those of the names of all that went, of what it belonged to, of who did it and of the day.
    """
    found = (_removed(file, trace) for trace in removals(file.read))
    return matching([one for one in found if one is not None], typed)


def matching(found: Sequence[Removed], typed: str) -> list[Removed]:
    """Those of what was removed that the typed words are found in."""
    wanted = folded_words(typed)
    return [one for one in found if _fits(one.text, wanted)]


def bring_back(file: RecordFile, step_id: int) -> Future[Done[Step]]:
    """Bring back what a step removed, weeks later too, and leave what was done since as it is.

    Raises what `history.undo_step` raises: "undo_in_the_way" names the steps that hold it up.
    """
    step = next((trace.step for trace in removals(file.read) if trace.step.id == step_id), None)
    if step is not None and step.code == "undo":
        return file.write(redoing(file.user, step_id))
    return history.undo_step(file, step_id)


def _removed(file: RecordFile, trace: Trace) -> Removed | None:
    gone = [one for one in trace.changes if _is_told(trace.step, one)]
    own = _outermost(gone)
    if not own:
        return None
    table = own[0].table
    places = tuple((one.table, one.row_id) for one in own)
    titles = tuple(_title(file, one) for one in own)
    owner = parent_of(table, own[0].before or {})
    owner_words = f"{NOUNS[owner[0]]} {title_of(file, *owner)}" if owner else ""
    day = short_date(trace.step.made_at.date())
    said = " ".join(_said(file, one) for one in gone)
    text = fold(f"{said} {owner_words} {NOUNS[table]} {trace.step.made_by} {day}")
    return Removed(trace.step, table, places, titles, owner_words, _counted(gone, own), text)


def _is_told(step: Step, change: Change) -> bool:
    if change.table == "pending_row":
        return step.code == _GIVEN_UP
    return change.table in RECORDS and change.table not in _INNER


def _outermost(gone: Iterable[Change]) -> list[Change]:
    """Those whose whole did not go with them; of several kinds, those of the first in rank."""
    by_place = {(one.table, one.row_id): one for one in gone}
    own = [one for one in by_place.values() if parent_of(one.table, one.before or {}) not in by_place]
    if not own:
        return []
    main = min(own, key=lambda one: _RANK.get(one.table, len(_RANK)))
    return [one for one in own if one.table == main.table]


_INNER = HIDDEN | {"setting", "carried_value", "not_same", "under_review"}
"""Kinds that are nothing of their own: what the program notes about records, which nobody deletes."""

_RANK = {
    table: place
    for place, table in enumerate(("commendation", "conference", "initiative", "award", "team", "recipient"))
}
"""What a step that removes several kinds is told by."""


def _counted(gone: Iterable[Change], own: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    told = {(one.table, one.row_id) for one in own}
    counts: dict[str, int] = {}
    for one in gone:
        if (one.table, one.row_id) not in told:
            counts[one.table] = counts.get(one.table, 0) + 1
    return tuple(counts.items())


def _title(file: RecordFile, change: Change) -> str:
    if change.table == "team":
        return title_of(file, change.table, change.row_id)
    return row_title(change.table, change.before or {})


def _said(file: RecordFile, change: Change) -> str:
    """What a removed row says: its name and all its texts."""
    texts = (value for value in (change.before or {}).values() if isinstance(value, str))
    return " ".join((_title(file, change), *texts))


def _fits(text: str, wanted: Iterable[str]) -> bool:
    own = text.split()
    return all(any(word.startswith(one) for word in own) for one in wanted)
