"""A deletion that was undone elsewhere is no longer offered for undoing, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.operations import commendations
from desktop.operations.register import create_register
from desktop.records.codes import CommendationState
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.trash.page import TrashPage
from tests.journeys.office import NOW, Office


def test_the_notice_of_a_deletion_names_who_went_and_leaves_with_the_step(office: Office) -> None:
    register = office.documents / "hoan-kiem.sovang"
    register.parent.mkdir(parents=True, exist_ok=True)
    create_register(register, user="mai", now=lambda: NOW, sample=True)
    office.start(register)
    with office.look_into() as file:
        rows = commendations.list_commendations(file)
        draft = next(row for row in rows if row.commendation.state is not CommendationState.SIGNED)
        opened = commendations.open_commendation(file, draft.commendation.id or 0)
    award = opened.awards[0].award
    office.window.open_page("commendations", {"award_id": award.id})
    page = office.page(CommendationsPage)
    page.view.table.view.setFocus()
    QTest.keyClick(page.view.table.view, Qt.Key.Key_Delete)
    office.wait_said(f"Đã xóa {award.printed_name} khỏi quyết định")
    office.window.open_page("trash")
    office.page(TrashPage).bring_back()
    office.wait_said("Đã lấy lại")
    office.window.open_page("commendations")
    assert page.view.notices.notice() is None
