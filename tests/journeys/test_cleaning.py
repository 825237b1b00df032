"""What is typed is cleaned in silence; capitals are only offered, with one key."""

from __future__ import annotations

import pytest

from desktop.operations import commendations
from desktop.operations.register import create_register
from desktop.records.codes import CommendationState, RecipientKind
from desktop.ui.commendations.award_panel import AwardPanel
from desktop.ui.commendations.page import CommendationsPage
from tests.journeys.office import NOW, Office


@pytest.fixture
def panel(office: Office) -> AwardPanel:
    """The panel of a person in a draft."""
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    with office.look_into() as file:
        drafts = [
            commendations.open_commendation(file, row.commendation.id or 0)
            for row in commendations.list_commendations(file)
            if row.commendation.state is CommendationState.DRAFT
        ]
    found = next(
        line.award for one in drafts for line in one.awards if line.award.kind is RecipientKind.INDIVIDUAL
    )
    office.window.open_page("commendations", {"award_id": found.id})
    office.clerk.press("F2")
    shown = office.page(CommendationsPage).panel()
    assert isinstance(shown, AwardPanel)
    return shown


def test_capitals_are_offered_and_taken_with_one_key(office: Office, panel: AwardPanel) -> None:
    clerk = office.clerk
    clerk.press("Ctrl+A")
    clerk.type("NGUYỄN  VĂN AN ")
    clerk.press("Enter", "Shift+Enter")
    problem = panel._named["printed_name"].problem()
    assert panel.name.text() == "NGUYỄN VĂN AN"
    assert problem is not None
    assert problem.tone == "warn"
    assert problem.repair_text == "Sửa thành Nguyễn Văn An"
    panel.name.setFocus()
    clerk.press("Alt+Return")
    assert panel.name.value() == "Nguyễn Văn An"


def test_straight_quotes_become_the_offices_when_the_field_is_left(office: Office, panel: AwardPanel) -> None:
    panel.initiative.setFocus()
    office.clerk.press("Ctrl+A")
    office.clerk.type('Khéo trong mô hình "Mẹ đỡ đầu"')
    assert '"Mẹ' in panel.initiative.toPlainText()
    panel.merit.setFocus()
    assert panel.initiative.toPlainText() == "Khéo trong mô hình “Mẹ đỡ đầu”"
