"""Undo says what it took back and goes to the page that shows it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.operations import activities, awards, commendations, conferences, history, initiatives, opinions
from desktop.operations.register import open_register
from desktop.operations.traces.step_places import shown_by, whole, wholes
from desktop.records.award import Award
from desktop.records.codes import CommendationState
from desktop.records.conference import Conference, Round
from desktop.records.initiative import Initiative
from desktop.records.opinion import Opinion
from desktop.store.file import RecordFile
from desktop.store.tables import BY_NAME
from desktop.ui.step_places import page_of, page_of_step

LONG_AGO = date(2020, 1, 1)
NOWHERE = {
    "unit_lineage", "setting", "import_mapping", "pending_row", "saved_view", "not_same", "layout_choice",
    "under_review",
}  # fmt: skip
"""What no page shows as a record of its own."""


@pytest.fixture
def file(sample_path: Path) -> RecordFile:
    return open_register(sample_path, user="mai")


def undone(file: RecordFile) -> tuple[str, dict[str, object]] | None:
    found = page_of_step(file, history.undo(file).result().value)
    return (found[0], dict(found[1])) if found else None


def test_every_record_of_the_sample_has_its_page(file: RecordFile) -> None:
    firsts: dict[str, Any] = {
        name: next(iter(file.read.records(table.record_type, "LIMIT 1")), None)
        for name, table in BY_NAME.items()
    }
    without = {name for name, one in firsts.items() if one and page_of(file, (name, one.id)) is None}
    assert without <= NOWHERE


def test_a_changed_row_is_shown_itself_and_several_by_their_decision(file: RecordFile) -> None:
    rows = file.read.records(Award, "ORDER BY id")
    decision, _count = Counter(row.commendation_id for row in rows).most_common(1)[0]
    ids = [row.id or 0 for row in rows if row.commendation_id == decision]
    awards.mark_presented(file, ids[:1], LONG_AGO).result()
    assert undone(file) == ("commendations", {"award_id": ids[0]})
    awards.mark_presented(file, ids[:3], LONG_AGO).result()
    assert undone(file) == ("commendations", {"commendation_id": decision})


def test_what_came_back_is_shown_by_its_outermost_record(file: RecordFile) -> None:
    drafts = [
        line.commendation.id or 0
        for line in commendations.list_commendations(file)
        if line.commendation.state is CommendationState.DRAFT
    ]
    commendations.delete_commendation(file, drafts[0]).result()
    assert undone(file) == ("commendations", {"commendation_id": drafts[0]})
    held = next(one for one in file.read.records(Opinion))
    conferences.delete_conference(file, held.conference_id).result()
    assert undone(file) == ("conferences", {"conference_id": held.conference_id})


def test_what_an_undo_took_away_is_shown_by_what_it_was_part_of(file: RecordFile) -> None:
    held = file.read.records(Opinion)[0].conference_id
    opinions.add_opinion(file, Opinion(held, 0, "Vỉa hè")).result()
    assert undone(file) == ("conferences", {"conference_id": held})
    made = activities.list_activities(file)[0]
    activities.create_activity(file, made.__class__(made.kind, "Thăm hỏi")).result()
    assert undone(file) is None


def test_an_award_is_in_sight_at_its_decision_and_at_its_conference(file: RecordFile) -> None:
    found = file.read.records(Round)[0]
    row = file.read.records(Award, "WHERE round_id = ?", (found.id or 0,))[0]
    step = awards.mark_presented(file, [row.id or 0], None).result().step
    step = step or awards.mark_presented(file, [row.id or 0], file.now().date()).result().step
    assert step is not None
    assert wholes(file, step) == {
        ("commendation", row.commendation_id),
        ("conference", found.conference_id),
    }
    assert whole(file, ("award", row.id or 0)) == ("commendation", row.commendation_id)
    assert file.read.get(Conference, found.conference_id) is not None


def test_an_initiative_with_its_years_is_one(file: RecordFile) -> None:
    found = file.read.records(Initiative)[0].id or 0
    step = initiatives.delete_initiative(file, found).result().step
    assert step is not None
    assert shown_by(file, step) is None
    assert undone(file) == ("initiatives", {"initiative_id": found})
