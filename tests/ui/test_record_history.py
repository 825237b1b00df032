"""The history panel on the pages: Ctrl+I, Enter brings a value back, a signed list asks why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import awards, commendations, history
from desktop.operations.register import open_register
from desktop.records.award import Award
from desktop.records.codes import CommendationState
from desktop.ui.commands import Handler
from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.history_panel import NO_VALUE, REASON, HistoryPanel
from desktop.ui.record_history import RecordHistory
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, PageWindow, page_window

Shown = PageWindow[CommendationsPage]


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    """A signed list in which one merit was changed, and the page on that row."""
    with open_register(sample_path, user="mai", now=lambda: NOW) as file:
        signed = next(
            line.commendation.id or 0
            for line in commendations.list_commendations(file)
            if line.commendation.state is CommendationState.SIGNED
        )
        rows = [row for row in file.read.records(Award, "ORDER BY id") if row.commendation_id == signed]
        awards.move_awards(file, [rows[-1].id or 0], None, "theo danh sách").result()
        row = file.read.get(Award, rows[0].id or 0)
        assert row is not None
        awards.change_award(file, row, replace(row, second_line="Tổ 9"), "ghi nhầm").result()
    with page_window(qtbot, look, sample_path, lambda desk: CommendationsPage(look, desk)) as opened:
        keeper = RecordHistory(opened.desk, opened.window.current_page, opened.page)
        opened.window.commands.bind({"record.history": Handler(keeper.open, keeper.available)})
        opened.page.opened({"award_id": row.id})
        opened.page.view.table.view.setFocus()
        yield opened


def panel(shown: Shown) -> HistoryPanel:
    found = shown.page.panel()
    assert isinstance(found, HistoryPanel)
    return found


def test_the_row_under_the_keyboard_tells_its_history(shown: Shown) -> None:
    shown.press("Ctrl+I")
    newest = panel(shown).lines[0]
    assert newest.what.startswith("sửa dòng thứ hai: ")
    assert panel(shown).sentence.text() == newest.sentence
    assert newest.sentence.endswith("→ ‘Tổ 9’ (lý do: ghi nhầm)")
    assert newest.former is not None
    assert newest.former.words in panel(shown).button.text() or newest.former.words == "trống"
    assert shown.focus_name() == "Lịch sử"


def test_a_signed_list_asks_for_the_reason_and_then_gives_the_value_back(shown: Shown) -> None:
    shown.press("Ctrl+I")
    former = panel(shown).lines[0].former
    assert former is not None
    before = history.history(shown.file, 1)[0].id
    shown.press("Enter")
    shown.wait(lambda: panel(shown).sentence.text() == REASON)
    assert history.history(shown.file, 1)[0].id == before
    assert shown.focus() is panel(shown).reason
    shown.type("dòng cũ đúng")
    shown.press("Enter")
    shown.wait(lambda: len(panel(shown).lines) > 1 and panel(shown).lines[0].reason == "dòng cũ đúng")
    row = shown.file.read.get(Award, former.id)
    assert row is not None
    assert row.second_line == former.value
    assert panel(shown).former() is None  # the record says it now: it is not offered once more
    assert panel(shown).button.text() == "Lấy lại giá trị này"
    panel(shown).table.set_current_id(len(panel(shown).lines))
    assert panel(shown).button.text() == "Lấy lại ‘Tổ 9’"
    shown.page.view.table.view.setFocus()
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.file.read.get(Award, former.id) != row)


def test_a_line_without_a_value_says_so(shown: Shown) -> None:
    shown.press("Ctrl+I")
    panel(shown).table.set_current_id(1)
    assert panel(shown).former() is None
    before = history.history(shown.file, 1)[0].id
    shown.press("Enter")
    assert panel(shown).sentence.text() == NO_VALUE
    assert history.history(shown.file, 1)[0].id == before


def test_the_decision_is_meant_while_the_keyboard_is_in_the_list_at_the_left(shown: Shown) -> None:
    shown.page.records.view.setFocus()
    record = shown.page.record()
    assert record is not None
    assert record[0] == "commendation"
    shown.press("Ctrl+I")
    assert any("của trường hợp" in line.what for line in panel(shown).lines)
