"""Which row is which stays readable, and a text that no row has is said to be in none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.operations import recipients
from desktop.operations.bulk import How
from desktop.records.codes import RecipientKind
from desktop.ui.bulk.panel import BulkPanel
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.theme import Look
from desktop.ui.widgets.table.delegate import two_lines
from tests.ui.page_window import PageWindow, page_window

Shown = PageWindow[RecipientsPage]


@pytest.fixture
def shown(qtbot: QtBot, look: Look, sample_path: Path) -> Iterator[Shown]:
    with page_window(qtbot, look, sample_path, lambda desk: RecipientsPage(look, desk)) as opened:
        yield opened


@pytest.fixture
def panel(shown: Shown) -> BulkPanel:
    """The collectives with the longest names, about to be changed."""
    rows = recipients.list_recipients(shown.file, RecipientKind.COLLECTIVE)
    longest = sorted((row.recipient for row in rows), key=lambda one: -len(one.name))[:7]
    found = BulkPanel(shown.page.look, shown.file, "recipient", [one.id or 0 for one in longest])
    shown.page.show_panel(found)
    return found


def columns(panel: BulkPanel) -> list[str]:
    return list(panel.table.view.column_places())


def replaced(panel: BulkPanel, found: str, put: str) -> None:
    panel.which.set_value("unit_text")
    panel.how.set_value(How.REPLACE)
    panel.searched.set_value(found)
    panel.values.put.set_value(put)
    panel.judge()


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_name_has_room_in_two_lines(shown: Shown, panel: BulkPanel, scale: float) -> None:
    shown.page.look.set_scale(scale)
    shown.wait(lambda: panel.table.view.columnWidth(0) > 0)
    replaced(panel, "Tổ", "Khu")
    theme = shown.page.look.theme
    metrics = QFontMetrics(theme.font())
    _x, width, _align = panel.table.view.column_places()["name"]
    room = width - 2 * theme.px(10) + 1
    for line in panel.table._model.groups[0].rows:
        whole = two_lines(line.seen.name, metrics, room)
        assert " ".join(whole) == line.seen.name
        assert all(metrics.horizontalAdvance(part) <= room for part in whole), line.seen.name


def test_nothing_stands_wide_and_empty_before_something_is_asked(panel: BulkPanel) -> None:
    assert columns(panel) == ["name", "before"]
    replaced(panel, "không có ở đâu", "x")
    assert columns(panel) == ["name", "before", "after"]


def test_a_text_that_no_row_has_is_said_to_be_in_none(panel: BulkPanel) -> None:
    replaced(panel, "không có ở đâu", "x")
    assert panel.table._sentence.text() == "Không dòng nào có chữ “không có ở đâu”."
    assert [group.title for group in panel.table._model.groups] == ["GIỮ NGUYÊN"]


def test_a_long_text_is_broken_after_a_word(look: Look) -> None:
    metrics = QFontMetrics(look.theme.font())
    width = metrics.horizontalAdvance("Chi hội Cựu chiến binh")
    assert two_lines("Chi hội", metrics, width) == ["Chi hội"]
    text = "Chi hội Cựu chiến binh số 3"
    assert two_lines(text, metrics, width) == ["Chi hội Cựu chiến binh", "số 3"]
    assert two_lines("Nguyễnthịhoàng", metrics, 10) == ["Nguyễnthịhoàng"]
