"""The pact of a conference: parties typed one after the other, changed, ordered, deleted."""

from dataclasses import replace

import pytest

from desktop.operations import conferences, pledges
from desktop.records.attendance import Pledge
from desktop.records.codes import ConferenceKind
from desktop.ui.conferences.pledge_panel import PledgePanel
from tests.ui.conferences.conftest import REVIEW, Shown


def parties(shown: Shown) -> list[str]:
    return [line.pledge.party for line in pledges.list_pledges(shown.file, REVIEW)]


@pytest.fixture
def pact(shown: Shown) -> Shown:
    """The review turned into a conference at which a pact is signed, by two parties."""
    seen = conferences.open_conference(shown.file, REVIEW).conference
    changed = replace(seen, kind=ConferenceKind.PACT_SIGNING)
    conferences.change_conference(shown.file, seen, changed).result()
    drafts = [Pledge(REVIEW, 0, "Chi bộ 3", "Phân loại rác"), Pledge(REVIEW, 0, "Hội LHPN")]
    pledges.add_pledges(shown.file, REVIEW, drafts).result()
    shown.page.opened({"conference_id": REVIEW})
    shown.page.view.show_tab("pledges")
    shown.go_to(shown.page.view.pledges.view)
    return shown


def test_only_a_conference_with_a_pact_has_the_tab(shown: Shown) -> None:
    shown.page.opened({"conference_id": REVIEW})
    assert [key for key, _words in shown.page.view.tabs_shown()] == ["rounds", "people"]


def test_the_parties_are_shown_with_their_targets(pact: Shown) -> None:
    assert [key for key, _words in pact.page.view.tabs_shown()] == ["pledges", "rounds", "people"]
    model = pact.page.view.pledges.view.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["Phân loại rác", "Chưa ghi nội dung"]


def test_parties_are_typed_one_after_the_other(pact: Shown) -> None:
    pact.press("Insert")
    first = pact.page.panel()
    assert isinstance(first, PledgePanel)
    pact.type("Công an phường")
    pact.press("Ctrl+Enter")
    pact.wait(lambda: pact.page.panel() not in (None, first))
    pact.wait(lambda: not pact.desk.is_saving())
    assert parties(pact) == ["Chi bộ 3", "Hội LHPN", "Công an phường"]
    pact.press("Escape")
    assert pact.page.panel() is None


def test_a_party_is_changed_moved_and_deleted(pact: Shown) -> None:
    pact.press("Enter")
    form = pact.page.panel()
    assert isinstance(form, PledgePanel)
    pact.go_to(form.signed_by)
    pact.type("Ông An")
    pact.press("Ctrl+Enter")
    pact.wait_notice("Đã sửa giao ước của Chi bộ 3.")
    pact.wait(lambda: not pact.desk.is_saving())
    pact.go_to(pact.page.view.pledges.view)
    pact.press("Alt+Down")
    pact.wait(lambda: parties(pact) == ["Hội LHPN", "Chi bộ 3"])
    pact.wait(lambda: not pact.desk.is_saving())
    pact.press("Delete")
    pact.wait_notice("Đã xóa 1 đơn vị ký giao ước.")
    assert parties(pact) == ["Hội LHPN"]
