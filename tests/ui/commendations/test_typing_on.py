"""Who types on while the register is still writing loses no letter, and no name gets another's letters."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.errors import SoVangError
from desktop.operations import awards, commendations
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Transaction
from desktop.ui.commendations.decision_panel import DecisionPanel
from tests.ui.commendations.conftest import CONTROL, DRAFT, Clerk
from tests.ui.unikey import METHODS

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"
SUBJECT = "Khen thưởng phong trào “Dân vận khéo” năm 2026"
NAME = "Bà Đặng Thị Hường"


@contextmanager
def slow_writer(file: RecordFile) -> Iterator[None]:
    """The register answers only after the block."""
    gate = threading.Event()
    file.write(Deed("wait", {}, lambda _transaction: gate.wait(30)))
    try:
        yield
    finally:
        gate.set()


def refused_write(_transaction: Transaction) -> None:
    raise SoVangError("disk_full")


def begin_decision(clerk: Clerk, subject: str = SUBJECT) -> None:
    clerk.press(Qt.Key.Key_N, CONTROL)
    clerk.type(subject)
    clerk.press(Qt.Key.Key_Return, CONTROL)


def name_typed(clerk: Clerk) -> str:
    return clerk.page.view.add_line.name.text()


def wait_written(clerk: Clerk) -> None:
    clerk.wait(lambda: not clerk.desk.is_saving())


@pytest.mark.parametrize("method", METHODS)
def test_a_name_typed_before_the_new_decision_stands_arrives_whole(clerk: Clerk, method: str) -> None:
    with slow_writer(clerk.file):
        begin_decision(clerk)
        METHODS[method](clerk.focus(), NAME)
        assert clerk.page.panel() is not None
        assert name_typed(clerk) == ""
    clerk.wait(lambda: clerk.page.panel() is None)
    assert clerk.focus_name() == NAME_FIELD
    assert name_typed(clerk) == NAME
    assert clerk.opened().commendation.subject == SUBJECT
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.names() == ["Đặng Thị Hường"])
    assert clerk.opened().awards[0].award.kind is RecipientKind.INDIVIDUAL


def test_several_names_typed_ahead_become_as_many_rows(beginner: Clerk) -> None:
    clerk = beginner
    with slow_writer(clerk.file):
        begin_decision(clerk)
        for name in ("Bà Lê Thị Út", "Ông Trần Văn Ất"):
            clerk.type(name)
            clerk.press(Qt.Key.Key_Return, CONTROL)
        clerk.type("Tổ dân vận số 8")
    clerk.wait(lambda: clerk.names() == ["Lê Thị Út", "Trần Văn Ất"])
    assert name_typed(clerk) == "Tổ dân vận số 8"
    assert len(commendations.list_commendations(clerk.file)) == 1


def test_keys_of_the_system_and_shortcuts_wait_too(beginner: Clerk) -> None:
    clerk, window = beginner, beginner.window.windowHandle()
    with slow_writer(clerk.file):
        begin_decision(clerk)
        for again in range(2):
            QTest.keyClick(window, Qt.Key.Key_Return, CONTROL, again)
        QTest.keyClick(window, Qt.Key.Key_B)
        QTest.keyClick(window, Qt.Key.Key_A)
        QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
        QTest.keyClick(window, Qt.Key.Key_X)
        assert isinstance(clerk.page.panel(), DecisionPanel)
    clerk.wait(lambda: clerk.page.view.shown() is not None)
    assert name_typed(clerk) == "ba"
    panel = clerk.page.panel()
    assert isinstance(panel, DecisionPanel)  # Ctrl+N after the name: a further decision, with the x
    assert panel.subject.value() == "x"
    assert len(commendations.list_commendations(clerk.file)) == 1


@pytest.mark.parametrize("method", METHODS)
def test_the_next_name_after_enter_in_the_add_row_arrives_whole(clerk: Clerk, method: str) -> None:
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    halfway: list[str] = []
    gate = threading.Event()

    def seen(done: str) -> None:
        """In the middle of the name the register answers and the list is read again."""
        if len(done) == 9 and not halfway:
            halfway.append(done)
            gate.set()
            clerk.wait(lambda: "Lê Thị Út" in clerk.names())

    clerk.file.write(Deed("wait", {}, lambda _transaction: gate.wait(30)))
    try:
        clerk.type("Bà Lê Thị Út")
        clerk.press(Qt.Key.Key_Return, CONTROL)
        METHODS[method](clerk.focus(), NAME, seen)
    finally:
        gate.set()
    assert name_typed(clerk) == NAME
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: {"Lê Thị Út", "Đặng Thị Hường"} <= set(clerk.names()))


def test_a_refused_decision_keeps_what_was_typed_and_is_not_saved_again(
    beginner: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = beginner
    asked: list[str] = []

    def refuse(file: RecordFile, draft: Commendation) -> object:
        asked.append(draft.subject)
        return file.write(Deed("refused", {}, refused_write))

    monkeypatch.setattr(commendations, "create_commendation", refuse)
    with slow_writer(clerk.file):
        begin_decision(clerk, "Khen thưởng ")
        clerk.type("đột xuất")
        clerk.press(Qt.Key.Key_Return, CONTROL)
    wait_written(clerk)
    panel = clerk.page.panel()
    assert isinstance(panel, DecisionPanel)
    assert panel.subject.value() == "Khen thưởng đột xuất"
    assert asked == ["Khen thưởng"]
    assert panel.subject.hasFocus()


def test_a_refused_row_does_not_lend_its_letters_to_the_next_name(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: RecordFile, *_rest: object) -> object:
        return file.write(Deed("refused", {}, refused_write))

    monkeypatch.setattr(awards, "add_award", refuse)
    clerk.open(DRAFT)
    clerk.press(Qt.Key.Key_Insert)
    clerk.type("Bà Lê Thị Út")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    wait_written(clerk)
    clerk.wait(lambda: name_typed(clerk) == "Bà Lê Thị Út")
    clerk.type(NAME)
    assert name_typed(clerk) == NAME


def test_nothing_is_held_once_the_page_has_gone(clerk: Clerk, beginner: Clerk) -> None:
    with slow_writer(clerk.file):
        begin_decision(clerk)
        clerk.type("Bà")
        beginner.window.activateWindow()
        begin_decision(beginner)
        beginner.wait(lambda: beginner.page.panel() is None)
        beginner.type("Lê")
        assert name_typed(beginner) == "Lê"  # another window is not held
        clerk.desk.jobs.close()
        clerk.window.close()
    beginner.type(" Út")
    assert name_typed(beginner) == "Lê Út"
