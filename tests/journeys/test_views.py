"""A clerk narrows a list, keeps it under a name and comes back to it, by keys alone, in the real program."""

from __future__ import annotations

import pytest

from desktop.operations.register import create_register
from desktop.operations.saved_views import views_of
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.commendations.page import CommendationsPage
from tests.journeys.office import NOW, Office


@pytest.fixture
def working(office: Office) -> Office:
    """The program on the sample register."""
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    return office


def test_a_list_is_narrowed_kept_and_found_again_the_next_day(working: Office) -> None:
    clerk = working.clerk
    clerk.press("Ctrl+5", "Ctrl+L")
    clerk.type("tặng")
    page = working.page(ActivitiesPage)
    rows = [one.id for one in page._shown]
    assert 0 < len(rows) < 8
    clerk.press("Shift+F3")
    clerk.wait_focus("Tên cách xem")
    clerk.type("Tặng quà")
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: working.is_at_rest() and page.panel() is None)
    assert page._views.choice.text() == "Xem: Tặng quà"
    register = working.documents / "hoan-kiem.sovang"
    working.close()
    working.start(register)
    clerk.press("Ctrl+5", "F3")
    clerk.type("tang qua")
    clerk.press("Return")
    again = working.page(ActivitiesPage)
    clerk.wait(lambda: [one.id for one in again._shown] == rows)
    with working.look_into() as file:
        assert [one.name for one in views_of(file, "activities")] == ["Tặng quà"]


def test_decisions_as_a_table_lead_to_the_one_that_is_wanted(working: Office) -> None:
    clerk = working.clerk
    clerk.press("Ctrl+2", "F3")
    clerk.type("quy nay")
    clerk.press("Return")
    page = working.page(CommendationsPage)
    clerk.wait(lambda: page.records.count_words() == "1 quyết định")
    clerk.press("Ctrl+T")
    clerk.wait(lambda: page._listed.is_wide())
    clerk.press("Return")
    clerk.wait(lambda: not page._listed.is_wide())
    opened = page.view.shown()
    assert opened is not None
    assert opened.commendation.number == "218/QĐ-UBND"
