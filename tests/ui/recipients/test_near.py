"""Cards that may be one: under the name of a new card, in the list of pairs, and merged field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.operations import recipients
from desktop.operations.finding import near_cards
from desktop.records.codes import RecipientKind
from desktop.records.not_same import NotSame
from desktop.records.recipient import Recipient
from desktop.ui.jobs import Stopped
from desktop.ui.recipients.card_panel import CardPanel
from desktop.ui.recipients.merge_panel import MergePanel
from desktop.ui.recipients.pairs_panel import NONE, STOPPED, PairsPanel
from tests.operations.ward import record_tables
from tests.ui.recipients.conftest import Shown

SHORT = Recipient(RecipientKind.COLLECTIVE, "TDV số 5", unit_text="phường Hoàn Kiếm", note="Danh sách cũ")


@pytest.fixture
def short(shown: Shown) -> Recipient:
    """A card of Tổ dân vận số 5 that was written once more, in short."""
    card = recipients.add_recipient(shown.file, SHORT).result().value
    shown.wait(lambda: (card.id or 0) in shown.page.list.ids())
    return card


def known(shown: Shown) -> Recipient:
    """The card of Tổ dân vận số 5 of the present ward."""
    return next(
        row.recipient
        for row in recipients.list_recipients(shown.file, RecipientKind.COLLECTIVE)
        if (row.recipient.name, row.recipient.unit_text) == ("Tổ dân vận số 5", "phường Hoàn Kiếm")
    )


def pairs_panel(shown: Shown) -> PairsPanel:
    shown.page.opened({"pairs": True})
    panel = shown.page.panel()
    assert isinstance(panel, PairsPanel)
    return panel


def merge_panel(shown: Shown) -> MergePanel:
    panel = shown.page.panel()
    assert isinstance(panel, MergePanel)
    return panel


def new_card(shown: Shown, name: str) -> CardPanel:
    shown.press("Ctrl+N", "Enter")
    shown.type(name)
    shown.press("Enter")
    shown.type("phường Hoàn Kiếm")
    shown.press("Enter")
    panel = shown.page.panel()
    assert isinstance(panel, CardPanel)
    return panel


def test_a_new_card_that_is_there_is_opened_instead(shown: Shown) -> None:
    panel = new_card(shown, "TDV số 5")
    near = panel.near.near()
    assert near is not None
    assert near.card == known(shown)
    shown.press("Alt+7")
    assert shown.page.panel() is None
    assert shown.page.list.current_id() == known(shown).id
    shown.press("Ctrl+N")
    assert shown.page.panel().name.value() == ""  # type: ignore[union-attr]


def test_a_new_card_told_apart_is_saved_with_its_mark(shown: Shown) -> None:
    panel = new_card(shown, "TDV số 5")
    shown.press("Alt+8")
    assert panel.near.isHidden()
    shown.press("Ctrl+Enter")
    shown.wait(lambda: shown.file.read.count(NotSame) == 1)
    assert near_cards.near_pairs(shown.file) == []


def test_a_card_being_changed_is_marked_at_once_or_merged(shown: Shown, short: Recipient) -> None:
    shown.page.opened({"recipient_id": short.id})
    shown.press("F2")
    panel = shown.page.panel()
    assert isinstance(panel, CardPanel)
    panel.near.look_up()
    shown.press("Alt+7")
    assert {merge_panel(shown).keep.id, merge_panel(shown).other.id} == {short.id, known(shown).id}
    shown.press("Esc", "F2")
    panel = shown.page.panel()
    assert isinstance(panel, CardPanel)
    panel.near.look_up()
    shown.press("Alt+8")
    shown.wait(lambda: shown.file.read.count(NotSame) == 1)
    shown.wait_notice("Đã ghi TDV số 5 và Tổ dân vận số 5 là hai hồ sơ khác nhau.")


def test_the_register_is_looked_through_and_a_pair_merged_by_keys(shown: Shown, short: Recipient) -> None:
    kept, before = known(shown), record_tables(shown.file)
    panel = pairs_panel(shown)
    shown.wait(lambda: len(panel.pairs()) == 1)
    shown.press("Enter")
    merging = merge_panel(shown)
    assert (merging.keep, merging.other) == (kept, short)
    assert list(merging.choices) == ["name", "note"]
    assert merging.taken() == ("note",)
    assert shown.focus_name() == "Tên: giữ Tổ dân vận số 5"
    shown.press("Right")
    assert shown.focus_name() == "Tên: giữ TDV số 5"
    shown.press("Left", "Enter")
    assert shown.focus_name() == "Ghi chú: giữ Danh sách cũ"
    shown.press("Ctrl+Enter")
    shown.wait(lambda: shown.page.panel() is None)
    assert known(shown) == replace(kept, note="Danh sách cũ")
    assert shown.page.list.current_id() == kept.id
    shown.wait_notice("Đã gộp hồ sơ TDV số 5 vào Tổ dân vận số 5")
    shown.press("Ctrl+Z")
    shown.wait(lambda: record_tables(shown.file) == before)


def test_the_sides_are_turned(shown: Shown, short: Recipient) -> None:
    shown.page.opened({"recipient_id": short.id})
    shown.page.list.view.selectAll()
    assert not shown.window.commands.enabled("recipients.merge")
    panel = pairs_panel(shown)
    shown.wait(lambda: len(panel.pairs()) == 1)
    shown.press("Enter")
    before = merge_panel(shown)
    before.swapped.emit(before.other, before.keep)
    assert merge_panel(shown).keep == short
    assert merge_panel(shown).choices["note"].takes_right() is False


def test_different_cards_leave_the_list_and_the_mark_is_taken_back(shown: Shown, short: Recipient) -> None:
    panel = pairs_panel(shown)
    shown.wait(lambda: len(panel.pairs()) == 1)
    shown.press("Delete")
    shown.wait(lambda: panel.words.text() == NONE)
    assert near_cards.near_pairs(shown.file) == []
    shown.press("Esc")
    shown.page.opened({"recipient_id": short.id})
    shown.page.view.bar.menu.aboutToShow.emit()
    actions = {one.text(): one for one in shown.page.view.bar.menu.actions()}
    actions["Bỏ dấu “khác người” với Tổ dân vận số 5"].trigger()
    shown.wait(lambda: shown.file.read.count(NotSame) == 0)
    shown.page.view.bar.menu.aboutToShow.emit()
    assert shown.page.view.bar.menu.actions()[0].text() == "Gộp với Tổ dân vận số 5…"


def test_a_search_that_is_stopped_says_so(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_file: object, told: Callable[[int, int], None]) -> None:
        told(1, 3)
        raise Stopped

    monkeypatch.setattr(near_cards, "near_pairs", stopped)
    panel = pairs_panel(shown)
    shown.wait(lambda: panel.words.text() == STOPPED)
    assert panel.table.isHidden()
    shown.press("Esc")
    assert shown.page.panel() is None


def test_the_sample_register_has_nobody_twice(shown: Shown) -> None:
    panel = pairs_panel(shown)
    shown.wait(lambda: panel.words.text() == NONE)
