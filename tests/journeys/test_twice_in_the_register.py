"""Somebody is written down twice: warned of while typing, found in the list, made one, and taken back."""

from __future__ import annotations

from desktop.operations.finding import near_cards
from desktop.records.not_same import NotSame
from desktop.records.recipient import Recipient
from desktop.ui.recipients.merge_panel import MergePanel
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.recipients.pairs_panel import PairsPanel
from tests.journeys.office import Office
from tests.journeys.test_sample_register import NAME_FIELD, open_sample
from tests.operations.ward import record_tables

TYPED = "Bà Đặng Thi Hường"


def add_row(office: Office, *keys: str) -> None:
    """Type the near name into the draft, press these keys, and add the row."""
    clerk = office.clerk
    clerk.press("Ctrl+2", "Ctrl+L")
    clerk.type("bao so 9")
    clerk.press("Enter", "Enter", "Ins")
    clerk.wait_focus(NAME_FIELD)
    clerk.type(TYPED)
    clerk.press("Esc", "Enter", *keys, "Ctrl+Enter")
    office.wait_said("Đã thêm")


def cards(office: Office) -> int:
    with office.look_into() as file:
        return file.read.count(Recipient)


def test_the_card_that_is_there_is_used_by_one_key(office: Office) -> None:
    open_sample(office)
    before = cards(office)
    add_row(office, "Alt+7")
    assert office.said().startswith("Đã thêm Đặng Thị Hường vào")
    assert cards(office) == before


def test_a_card_written_twice_is_found_and_made_one_and_two_again(office: Office) -> None:
    clerk = open_sample(office)
    before = cards(office)
    add_row(office)
    assert cards(office) == before + 1
    with office.look_into() as file:
        tables = record_tables(file)
    clerk.press("Ctrl+K")
    clerk.type("xem ho so co")
    clerk.press("Enter")
    page = office.page(RecipientsPage)
    clerk.wait(lambda: isinstance(page.panel(), PairsPanel) and page.panel().table.isVisible())  # type: ignore[union-attr]
    clerk.press("Enter")
    assert isinstance(page.panel(), MergePanel)
    clerk.press("Ctrl+Enter")
    office.wait_said("Đã gộp hồ sơ Đặng Thi Hường vào Đặng Thị Hường")
    assert cards(office) == before
    assert page.view.bar.title.text() == "Bà Đặng Thị Hường"
    clerk.press("Ctrl+Z")
    office.wait_said("Đã hoàn tác")
    with office.look_into() as file:
        assert record_tables(file) == tables


def test_another_person_stays_another_person_over_a_restart(office: Office) -> None:
    clerk = open_sample(office)
    add_row(office, "Alt+8")
    assert office.program is not None
    assert office.program.register is not None
    path = office.program.register.path
    office.close()
    office.start(path)
    clerk.wait(office.is_at_rest)
    with office.look_into() as file:
        assert file.read.count(NotSame) == 1
        assert near_cards.near_pairs(file) == []
