"""Whoever is typed and may be in the register already is shown under the row: used, told apart, compared."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.operations import history
from desktop.records.not_same import NotSame
from desktop.records.recipient import Recipient
from desktop.ui import near_box
from desktop.ui.near_box import NearBox
from tests.ui.commendations.conftest import ALT, CONTROL, DRAFT, Clerk

TYPED = "Bà Đặng Thi Hường"


@pytest.fixture
def box(clerk: Clerk) -> NearBox:
    """The box after a near name was typed and left."""
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.type(TYPED)
    clerk.press(Qt.Key.Key_Return)
    clerk.actions = 0
    return clerk.page.view.add_line.near


def shown(box: NearBox) -> str:
    near = box.near()
    return near.card.name if near else ""


def cards(clerk: Clerk) -> int:
    return clerk.file.read.count(Recipient)


def test_the_box_tells_who_is_meant_and_blocks_nothing(clerk: Clerk, box: NearBox) -> None:
    assert box.accessibleName() == (
        "Có thể đã có: Bà Đặng Thị Hường, sinh 1968 "
        "Tổ trưởng · Tổ dân vận số 3, phường Hoàn Kiếm · khen thưởng 2026"
    )
    before = cards(clerk)
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Đặng Thi Hường" in clerk.names())
    assert cards(clerk) == before + 1
    assert box.isHidden()


def test_one_key_uses_the_card(clerk: Clerk, box: NearBox) -> None:
    before = cards(clerk)
    clerk.press(Qt.Key.Key_7, ALT)
    line = clerk.page.view.add_line
    assert (line.name.value(), line.unit.value()) == (
        "Đặng Thị Hường",
        "Tổ trưởng Tổ dân vận số 3, phường Hoàn Kiếm",
    )
    assert box.isHidden()
    assert clerk.focus() is line.name
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Đặng Thị Hường" in clerk.names())
    assert cards(clerk) == before
    assert clerk.opened().awards[-1].recipient.birth_year == 1968


def test_another_person_is_remembered_with_the_new_card(clerk: Clerk, box: NearBox) -> None:
    clerk.press(Qt.Key.Key_8, ALT)
    assert box.isHidden()
    assert clerk.focus() is clerk.page.view.add_line.unit
    clerk.type("Chi bộ 3")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: "Đặng Thi Hường" in clerk.names())
    (mark,) = clerk.file.read.records(NotSame)
    assert clerk.opened().awards[-1].recipient.id in (mark.one_id, mark.other_id)
    history.undo(clerk.file).result()
    assert clerk.file.read.count(NotSame) == 0
    clerk.press(Qt.Key.Key_Insert)
    clerk.type(TYPED)
    clerk.press(Qt.Key.Key_Return)
    assert shown(box) == "Đặng Thị Hường"  # it was said of one new card, not of the name for ever


def test_both_sides_are_compared_and_taken_away_again(clerk: Clerk, box: NearBox) -> None:
    def texts() -> list[str]:
        return [label.text() for label in box.findChildren(QLabel) if label.isVisible()]

    assert "Trong sổ" not in texts()
    clerk.press(Qt.Key.Key_9, ALT)
    sides = {"Đang gõ", "Trong sổ", "Đặng Thi Hường", "Đặng Thị Hường", "1968"}
    clerk.wait(lambda: sides <= set(texts()))
    clerk.press(Qt.Key.Key_9, ALT)
    assert "Trong sổ" not in texts()


def test_a_pause_in_typing_is_enough(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_box, "PAUSE", 0)
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.type(TYPED)
    box = clerk.page.view.add_line.near
    clerk.wait(lambda: shown(box) == "Đặng Thị Hường")
    assert clerk.focus() is clerk.page.view.add_line.name


def test_another_decision_and_another_name_take_the_box_away(clerk: Clerk, box: NearBox) -> None:
    clerk.fill(clerk.page.view.add_line.name, "Bà Lê Thị Út")
    clerk.press(Qt.Key.Key_Return)
    assert box.isHidden()
    clerk.fill(clerk.page.view.add_line.name, TYPED)
    clerk.press(Qt.Key.Key_Return)
    assert not box.isHidden()
    clerk.open("218/QĐ-UBND")
    assert box.isHidden()


def test_the_keys_write_no_digits_while_nobody_is_near(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.press(Qt.Key.Key_7, ALT)
    assert clerk.page.view.add_line.name.text() == ""
