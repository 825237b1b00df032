"""The first page opens the work and the pages of its figures; it is silent when nothing is due."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import awards, commendations, overview
from desktop.operations.overview import WorkKind
from desktop.operations.register import create_register
from desktop.records.period import parse_period
from desktop.settings import SettingDeclaration, SettingValue
from desktop.ui.overview.page import OverviewPage
from desktop.ui.theme import Look
from tests.ui.page_window import NOW, PageWindow, page_window

Shown = PageWindow[OverviewPage]


class Settings:
    """This PC's settings, at their defaults."""

    def get(self, declaration: SettingDeclaration) -> SettingValue:
        return declaration.default

    def put(self, declaration: SettingDeclaration, value: SettingValue) -> None:
        raise AssertionError((declaration, value))


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: OverviewPage(look, desk, Settings())) as opened:
        yield opened


@pytest.fixture
def beginner(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Shown]:
    path = tmp_path / "mới.sovang"
    create_register(path, user="thử", now=lambda: NOW)
    with page_window(qtbot, look, path, lambda desk: OverviewPage(look, desk, Settings())) as opened:
        yield opened


def test_every_line_opens_its_work_by_key(shown: Shown) -> None:
    works = overview.work_due(shown.file)
    assert [work.kind for work in works] == [
        WorkKind.OPINIONS, WorkKind.CERTIFICATES, WorkKind.REPORT, WorkKind.DECISIONS, WorkKind.BLANKS,
    ]  # fmt: skip
    assert shown.focus() is shown.page.work.buttons[0]
    for button in shown.page.work.buttons:
        shown.go_to(button)
        shown.press("Space")
    assert shown.asked == [
        ("conferences", {"opinion_id": works[0].record_id}),
        ("certificates", works[1].record_id),
        ("reports", {"period": parse_period("2026-Q3")}),
        ("commendations", {"commendation_id": works[3].record_id}),
        ("blanks", {"blank_id": works[4].record_id}),
    ]


def test_every_figure_opens_its_page(shown: Shown) -> None:
    for figure in shown.page.figures.figures:
        shown.go_to(figure)
        shown.press("Enter")
    pages = ["commendations", "recipients", "initiatives", "conferences", "reports"]
    assert shown.asked == [(page, None) for page in pages]


def test_the_figures_are_said_in_words(shown: Shown) -> None:
    lines = [figure.lines() for figure in shown.page.figures.figures]
    assert [f"{number} {words}" for number, words, _ in lines] == [
        "5 quyết định", "107 lượt khen thưởng", "24 mô hình đăng ký", "3 hội nghị",
        "135.720.000 đ tiền thưởng",
    ]  # fmt: skip
    assert lines[0][2] == "3 của Chủ tịch UBND phường, 1 Đảng ủy, 1 MTTQ"
    assert lines[1][2] == "83 tập thể, 7 hộ, 17 cá nhân"


def test_the_chart_says_its_values_aloud(shown: Shown) -> None:
    assert shown.page.chart.labels() == ("2022", "2023", "2024", "2025", "2026 (đến 09/10)")
    assert shown.page.chart.accessibleDescription().startswith("2022: 39; 2023: 0;")
    assert not shown.page.chart.grab().isNull()


def test_a_line_goes_when_its_work_is_done(shown: Shown) -> None:
    decision = next(work for work in shown.page.work.works if work.kind is WorkKind.DECISIONS)
    rows = commendations.open_commendation(shown.file, decision.record_id or 0).awards
    ids = [line.award.id or 0 for line in rows]
    awards.delete_awards(shown.file, ids).result()
    shown.wait(lambda: WorkKind.DECISIONS not in {work.kind for work in shown.page.work.works})
    assert len(shown.page.work.buttons) == 4


def test_a_new_register_says_the_first_step_and_nothing_is_due(beginner: Shown) -> None:
    page = beginner.page
    assert (page.work.isVisible(), page.chart.isVisible()) == (False, False)
    assert page.empty.isVisible()
    beginner.press("Ctrl+N")
    beginner.go_to(page.empty.button)
    beginner.press("Space")
    assert beginner.asked == [("commendations", {"new": True})] * 2
