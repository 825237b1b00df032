"""Product journeys 1 and 5: a known person added to an open decision, and everything about one found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations.finding.known_recipients import known_recipients, last_award
from desktop.operations.recipients import change_recipient
from desktop.records.award import Award
from desktop.records.recipient import Recipient
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.recipients.page import RecipientsPage
from tests.journeys.office import Office

MOST_TO_ADD = 4
"""Actions, one of them the typing of the name."""
MOST_TO_FIND = 2
"""Ctrl+F and Enter."""
MOST_LETTERS_TO_ADD, MOST_LETTERS_TO_FIND = 5, 8
NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"
FULL_NAME = "Đặng Thị Hường"

Record = Callable[[str, object], None]


@pytest.fixture
def adding(office: Office, sample_path: Path) -> Office:
    """The draft on top of the sample register's list, the keyboard in the name of its add row."""
    office.start(sample_path)
    office.clerk.press("Ctrl+2", "Ins")
    office.clerk.wait_focus(NAME_FIELD)
    office.clerk.actions.clear()
    return office


def names(office: Office) -> list[str]:
    shown = office.page(CommendationsPage).view.shown()
    assert shown is not None
    return [line.award.printed_name for line in shown.awards]


def told(capsys: pytest.CaptureFixture[str], what: str, actions: list[str]) -> None:
    with capsys.disabled():
        print(f"\n{what}: {len(actions)} actions: {', '.join(actions)}")  # noqa: T201


def added_with(office: Office, typed: str) -> Award:
    """Type, take the person that is offered first, add; the new award."""
    clerk, before = office.clerk, names(office)
    clerk.type(typed)
    clerk.press("Enter", "Ctrl+Enter")
    clerk.wait(lambda: len(names(office)) == len(before) + 1 and office.is_at_rest())
    with office.look_into() as file:
        return file.read.records(Award, "ORDER BY id DESC LIMIT 1")[0]


def test_a_known_person_is_added_in_three_actions_and_the_keyboard_is_back(
    adding: Office, capsys: pytest.CaptureFixture[str], record_property: Record
) -> None:
    typed = "huong"
    assert len(typed) <= MOST_LETTERS_TO_ADD
    with adding.look_into() as file:
        card = known_recipients(file, typed)[0].recipient
        last = last_award(file, card.id or 0)
    assert last is not None
    new = added_with(adding, typed)
    actions = [typed, *adding.clerk.actions]
    record_property("actions_to_add_a_known_person", len(actions))
    told(capsys, "J1", actions)
    assert len(actions) <= MOST_TO_ADD
    assert (new.recipient_id, new.printed_name, new.second_line, new.address_form) == (
        card.id,
        FULL_NAME,
        last.second_line,
        last.address_form,
    )
    assert adding.clerk.focus_name() == NAME_FIELD
    assert adding.page(CommendationsPage).view.add_line.name.text() == ""


def test_what_was_filled_in_from_the_last_award_stays_when_the_card_changes(adding: Office) -> None:
    new = added_with(adding, "huong")
    with adding.look_into() as file:
        card = file.read.get(Recipient, new.recipient_id or 0)
        assert card is not None
        change_recipient(file, card, replace(card, position="Nguyên Tổ trưởng")).result()
        assert file.read.get(Award, new.id or 0) == new


def test_everything_about_a_person_is_found_by_eight_letters(
    office: Office, sample_path: Path, capsys: pytest.CaptureFixture[str], record_property: Record
) -> None:
    typed = "huong 3"
    assert len(typed) <= MOST_LETTERS_TO_FIND
    office.start(sample_path)
    clerk = office.clerk
    clerk.actions.clear()
    clerk.press("Ctrl+F")
    clerk.type(typed)
    clerk.press("Enter")
    record_property("actions_to_find_a_person", len(clerk.actions))
    told(capsys, "J5", [clerk.actions[0], typed, *clerk.actions[1:]])
    assert len(clerk.actions) <= MOST_TO_FIND
    view = office.page(RecipientsPage).view
    assert view.isVisible()
    assert FULL_NAME in view.bar.title.text()
    table = view.timeline
    rows = table.view.model().rowCount()
    last = table.view.visualRect(table.view.model().index(rows - 1, 0))
    assert rows > 0
    assert table.view.viewport().rect().contains(last.center())
