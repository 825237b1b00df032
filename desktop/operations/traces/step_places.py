"""Which record shows best what a step, or its undo, has changed."""

from __future__ import annotations

from desktop.records.belonging import Place, parent_of
from desktop.records.step import Step
from desktop.store.file import RecordFile
from desktop.store.history import changes_of
from desktop.store.reader import Reader
from desktop.store.traces import is_there, last_image

MOST = 200
"""Rows of a step that are looked at: a list of thousands belongs to one decision."""

_RANKS = (
    "commendation", "conference", "round", "opinion", "award", "initiative", "initiative_year",
    "recognition", "team", "member", "activity", "recipient", "blank",
)  # fmt: skip
"""Of several kinds that one step changed, what the clerk meant comes first."""


def shown_by(file: RecordFile, step: Step) -> Place | None:
    """The record to look at after a step was done or taken back; None where nothing of it is left.

    What is gone is shown by what it was a part of; several parts of one record by that record.
    """
    reader = file.read
    standing = _all_standing(reader, step)
    outer = {place for place in standing if _parent(reader, place) not in standing}
    ranked = sorted(outer, key=_rank)
    if not ranked:
        return None
    first = ranked[0]
    alike = [place for place in ranked if place[0] == first[0]]
    if len(alike) > 1 and (parent := _parent(reader, first)) is not None:
        return parent
    return first


def wholes(file: RecordFile, step: Step) -> set[Place]:
    """The records on whose pages the change of a step is in sight: an award's decision and its conference."""
    found = _all_standing(file.read, step)
    for table, row_id in tuple(found):
        image = last_image(file.read, (table, row_id)) if table == "award" else None
        if image is not None and isinstance(round_id := image["round_id"], int):
            found.add(("round", round_id))
    return {whole(file, place) for place in found}


def whole(file: RecordFile, place: Place) -> Place:
    """The record that a part belongs to in the end; a record that is no part is its own."""
    while (parent := _parent(file.read, place)) is not None:
        place = parent
    return place


def _all_standing(reader: Reader, step: Step) -> set[Place]:
    places = dict.fromkeys((one.table, one.row_id) for one in changes_of(reader, step.id))
    return {place for one in [*places][:MOST] if (place := _standing(reader, one)) is not None}


def _standing(reader: Reader, place: Place) -> Place | None:
    """The record itself, or the nearest that it was a part of and that is there."""
    wanted: Place | None = place
    while wanted is not None and not is_there(reader, wanted):
        wanted = _parent(reader, wanted)
    return wanted


def _parent(reader: Reader, place: Place) -> Place | None:
    image = last_image(reader, place)
    return parent_of(place[0], image) if image is not None else None


def _rank(place: Place) -> tuple[int, str, int]:
    table, row_id = place
    return (_RANKS.index(table) if table in _RANKS else len(_RANKS)), table, row_id
