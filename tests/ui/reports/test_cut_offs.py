"""The days on which periods end are asked once, the calendar's one Enter away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations.cut_offs import are_known, cut_offs, save_cut_offs
from desktop.operations.preferences import put
from desktop.operations.register import create_register, open_register
from desktop.records.period import CALENDAR, CutOffs
from desktop.settings import CUT_OFF_DAYS
from desktop.ui.reports.cut_off_panel import QUESTION, CutOffPanel
from desktop.ui.reports.page import ReportsPage
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, FakeFiles, page_window
from tests.ui.reports.conftest import Shown


@pytest.fixture
def unasked(qtbot: QtBot, look: Look, sample_path: Path, files: FakeFiles) -> Iterator[Shown]:
    with open_register(sample_path, user="thử", now=lambda: NOW) as file:
        put(file, CUT_OFF_DAYS, "").result()
    with page_window(qtbot, look, sample_path, lambda desk: ReportsPage(look, desk, files)) as opened:
        yield opened


def panel(shown: Shown) -> CutOffPanel:
    found = shown.page.panel()
    assert isinstance(found, CutOffPanel)
    return found


def test_the_calendar_is_one_enter_away_and_the_question_is_gone(unasked: Shown) -> None:
    assert panel(unasked).accessibleName() == QUESTION
    assert unasked.focus() is panel(unasked).save_button
    unasked.press("Enter")
    unasked.wait(lambda: unasked.page.panel() is None)
    assert are_known(unasked.file)
    assert cut_offs(unasked.file) == CALENDAR
    assert unasked.focus() is unasked.page.sheet.view


def test_the_offices_own_days_move_the_periods(unasked: Shown) -> None:
    unasked.go_to(panel(unasked).days.editors["first_quarter"])
    for typed in ("15/3", "15/6", "15/9", "15/11"):
        unasked.type(typed)
        unasked.press("Enter")
    unasked.wait(lambda: unasked.focus() is panel(unasked).save_button)
    unasked.press("Enter")
    unasked.wait(lambda: unasked.page.panel() is None)
    assert cut_offs(unasked.file) == CutOffs((3, 15), (6, 15), (9, 15), (11, 15))
    unasked.wait(lambda: unasked.page.bar.ends.text() == "16/06/2026 – 15/09/2026")
    assert unasked.page.bar.choice.text() == "Quý III/2026"


def test_a_day_before_the_last_one_stands_beside_its_field(unasked: Shown) -> None:
    days = panel(unasked).days
    unasked.go_to(days.editors["half_year"])
    unasked.type("1/2")
    unasked.press("Ctrl+Return")
    (error,) = panel(unasked).form.errors()
    found = error.problem()
    assert found is not None
    assert found.text == "Phải sau ngày 31/03 của kỳ trước."
    assert not are_known(unasked.file)


def test_escape_leaves_it_for_another_time(unasked: Shown) -> None:
    unasked.press("Esc")
    unasked.wait(lambda: unasked.page.panel() is None)
    unasked.window.open_page("page")
    assert unasked.page.panel() is None
    assert not are_known(unasked.file)


def test_an_office_that_has_answered_is_not_asked(shown: Shown) -> None:
    assert shown.page.panel() is None


def test_a_change_in_the_settings_moves_the_period_in_sight(shown: Shown) -> None:
    shown.desk.carry_out(
        shown.page, lambda: save_cut_offs(shown.file, CutOffs((3, 20), (6, 20), (9, 20), (12, 20)))
    )
    shown.wait(lambda: shown.page.bar.ends.text() == "21/06/2026 – 20/09/2026")


def test_an_empty_register_is_not_asked(qtbot: QtBot, look: Look, tmp_path: Path, files: FakeFiles) -> None:
    create_register(tmp_path / "mới.sovang", user="thử", now=lambda: NOW)
    with page_window(
        qtbot, look, tmp_path / "mới.sovang", lambda desk: ReportsPage(look, desk, files)
    ) as opened:
        assert opened.page.panel() is None
