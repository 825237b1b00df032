"""The first minute: three cards, and the form of a new register."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.records.award import Award
from desktop.store.file import RecordFile
from desktop.ui.new_register_form import IssuerKind, NewRegister, NewRegisterForm
from desktop.ui.start_page import WAYS, StartPage
from desktop.ui.theme import Look
from desktop.ui.widgets.popup_list import Suggestion
from tests.ui.unikey import type_by_backspace

Focus = Callable[[QWidget, QWidget], None]
KINDS = [
    IssuerKind("state", "Chủ tịch Ủy ban nhân dân {ward}", ("CHỦ TỊCH", "KT. CHỦ TỊCH")),
    IssuerKind("party", "Ban Thường vụ Đảng ủy {ward}", ("T/M BAN THƯỜNG VỤ",)),
]


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_N, "new_asked"), (Qt.Key.Key_O, "open_asked"), (Qt.Key.Key_T, "sample_asked")],
)
def test_each_card_has_its_key(qtbot: QtBot, look: Look, focus: Focus, key: Qt.Key, signal: str) -> None:
    page = StartPage(look)
    qtbot.addWidget(page)
    focus(page, page)
    with qtbot.waitSignal(getattr(page, signal)):
        QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)


def test_the_sample_is_as_large_as_it_is_said_to_be(sample_file: RecordFile) -> None:
    texts = [detail for *_others, detail, _key in WAYS]
    texts.append((files("resources") / "help" / "first-steps.md").read_text("utf-8"))
    said = [int(number) for text in texts for number in re.findall(r"giả định với (\d+) trường hợp", text)]
    assert said == [sample_file.read.count(Award)] * 2


def test_enter_and_arrows_are_enough(qtbot: QtBot, look: Look, focus: Focus) -> None:
    page = StartPage(look)
    qtbot.addWidget(page)
    focus(page, page)
    focused = page.window().focusWidget()
    with qtbot.waitSignal(page.new_asked):
        QTest.keyClick(focused, Qt.Key.Key_Return)
    QTest.keyClick(focused, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.open_asked):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)


def test_a_register_is_made_with_a_name_and_two_keys(qtbot: QtBot, look: Look, focus: Focus) -> None:
    place = Suggestion("phường Hoàn Kiếm", "Hà Nội", 7)
    form = NewRegisterForm(look, lambda _typed: [place], KINDS)
    qtbot.addWidget(form)
    focus(form, form.ward)
    QTest.keyClicks(form.ward, "hoan kiem")
    QTest.keyClick(form.ward, Qt.Key.Key_Down)
    QTest.keyClick(form.ward, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.created) as created:
        QTest.keyClick(form.ward, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert created.args == [
        NewRegister(
            "phường Hoàn Kiếm", "state", "Chủ tịch Ủy ban nhân dân phường Hoàn Kiếm", "", "CHỦ TỊCH", 7
        )
    ]


def test_a_nameless_register_is_not_made(qtbot: QtBot, look: Look, focus: Focus) -> None:
    form = NewRegisterForm(look, lambda _typed: [], KINDS)
    qtbot.addWidget(form)
    focus(form, form.signer)
    made: list[object] = []
    form.created.connect(made.append)
    form.form.submit()
    assert not made
    assert form.ward.hasFocus()


def test_the_usual_title_follows_the_issuer_until_another_is_typed(qtbot: QtBot, look: Look) -> None:
    form = NewRegisterForm(look, lambda _typed: [], KINDS)
    qtbot.addWidget(form)
    assert form.values().signer_title == "CHỦ TỊCH"
    form.issuer.set_value("party")
    form.issuer.chosen.emit("party")
    assert form.values().signer_title == "T/M BAN THƯỜNG VỤ"
    form.signer_title.setText("PHÓ BÍ THƯ")
    form.issuer.set_value("state")
    form.issuer.chosen.emit("state")
    assert form.values().signer_title == "PHÓ BÍ THƯ"


def test_a_name_changed_after_choosing_is_a_typed_name(qtbot: QtBot, look: Look, focus: Focus) -> None:
    form = NewRegisterForm(look, lambda _typed: [Suggestion("phường Hoàn Kiếm", "", 7)], KINDS)
    qtbot.addWidget(form)
    focus(form, form.ward)
    QTest.keyClick(form.ward, Qt.Key.Key_F4)
    QTest.keyClick(form.ward, Qt.Key.Key_Down)
    QTest.keyClick(form.ward, Qt.Key.Key_Return)
    assert form.values().place == 7
    type_by_backspace(form.ward, " cũ")
    assert form.values().place is None
