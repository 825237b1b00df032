"""The notice after a deed offers to take back that very step, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import preferences
from desktop.records.award import Award
from desktop.settings import CUT_OFF_DAYS, REPORT_ADDRESS
from desktop.store.writer import Deed
from desktop.ui.page import Page
from desktop.ui.theme import Look
from tests.ui.page_window import PageWindow, page_window

Shown = PageWindow["EmptyPage"]


class EmptyPage(Page):
    """A page that only says what was done."""

    title = "Trang"


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda _desk: EmptyPage(look)) as opened:
        yield opened


def links(shown: Shown) -> list[str]:
    notice = shown.window.notices.notice()
    assert notice is not None
    return [action.text for action in notice.actions]


def test_a_step_that_can_be_undone_offers_it(shown: Shown) -> None:
    award = shown.file.read.records(Award)[0]
    changed = replace(award, amount=(award.amount or 0) + 1)
    deed = Deed("award_changed", {"name": "", "number": ""}, lambda w: w.update(award, changed))
    shown.desk.carry_out(shown.page, lambda: shown.file.write(deed))
    shown.wait(lambda: bool(shown.notice()))
    assert links(shown) == ["Hoàn tác"]


@pytest.mark.parametrize("together", [False, True])
def test_a_setting_of_the_register_offers_no_undo(shown: Shown, *, together: bool) -> None:
    shown.desk.carry_out(
        shown.page,
        lambda: (
            preferences.put_all(shown.file, {REPORT_ADDRESS: "a@b.vn", CUT_OFF_DAYS: ""})
            if together
            else preferences.put(shown.file, REPORT_ADDRESS, "a@b.vn")
        ),
    )
    shown.wait_notice("Đã đổi ")
    assert links(shown) == []
