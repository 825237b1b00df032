"""Cards are listed, opened with their timeline, added, changed and deleted."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.operations import recipients, teams
from desktop.operations.finding.known_recipients import last_award
from desktop.operations.recipients import EventKind
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.text import format_amount, name_key, words
from desktop.ui.recipients.card_panel import CardPanel
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.theme import Look
from tests.ui.page_window import FakeFiles, page_window
from tests.ui.recipients.conftest import Shown


def panel(shown: Shown) -> CardPanel:
    found = shown.page.panel()
    assert isinstance(found, CardPanel)
    return found


def choose(shown: Shown, kind: RecipientKind) -> None:
    shown.page.kinds.set_current(kind.value)
    shown.page.kinds.chosen.emit(kind.value)


def most_commended(shown: Shown) -> recipients.RecipientRow:
    return max(recipients.list_recipients(shown.file), key=lambda row: row.awards)


def test_every_card_is_listed_under_its_kind(shown: Shown) -> None:
    assert len(shown.page.list.ids()) == len(recipients.list_recipients(shown.file)) == 147
    for kind, count in zip(RecipientKind, (118, 8, 21), strict=True):
        choose(shown, kind)
        assert len(shown.page.list.ids()) == count


def test_the_switch_is_moved_by_keys(shown: Shown) -> None:
    shown.go_to(shown.page.kinds.focus_target())
    shown.press("Right")
    assert len(shown.page.list.ids()) == 118


def test_persons_stand_in_the_order_of_their_given_names(shown: Shown) -> None:
    choose(shown, RecipientKind.INDIVIDUAL)
    cards = [recipients.open_recipient(shown.file, one).card.name for one in shown.page.list.ids()]
    assert cards == sorted(cards, key=name_key)


def test_the_filter_takes_no_marks_and_knows_teams(shown: Shown) -> None:
    shown.press("Ctrl+L")
    shown.type("to dan van")
    found = set(shown.page.list.ids())
    assert {entry.card.id for entry in teams.list_teams(shown.file)} <= found
    assert len(found) < 147


def test_the_card_shows_all_awards_and_their_sum(shown: Shown) -> None:
    row = most_commended(shown)
    shown.page.opened({"recipient_id": row.recipient.id})
    assert row.awards > 1
    opened = recipients.open_recipient(shown.file, row.recipient.id or 0)
    timeline = shown.page.view.timeline
    shown_kinds = [event.kind for place in range(99) if (event := timeline.event_at(place))]
    assert shown_kinds.count(EventKind.AWARD) == row.awards
    total = sum(entry.award.amount or 0 for entry in opened.awards)
    texts = [label.text() for label in timeline.findChildren(type(shown.page.view.bar.title))]
    assert f"{format_amount(total)} đ" in texts
    assert any(text.startswith(f"{row.awards} lần khen thưởng") for text in texts)


def test_a_line_of_the_timeline_opens_its_record(shown: Shown) -> None:
    row = most_commended(shown)
    shown.page.opened({"recipient_id": row.recipient.id})
    shown.press("Enter")
    timeline = shown.page.view.timeline
    assert shown.focus() is timeline.view
    pages = {EventKind.AWARD: "commendations", EventKind.ROUND: "conferences"}
    expected = []
    for place in range(99):
        event = timeline.event_at(place)
        if event is None or event.kind not in pages:
            continue
        timeline.set_current_id(place)
        shown.press("Enter")
        key = "award_id" if event.kind is EventKind.AWARD else "round_id"
        expected.append((pages[event.kind], {key: event.record_id}))
    assert shown.asked == expected
    assert len(expected) >= row.awards


def test_an_initiative_of_the_card_opens(shown: Shown) -> None:
    for one in shown.page.list.ids():
        events = recipients.open_recipient(shown.file, one).events
        place = next((at for at, event in enumerate(events) if event.kind is EventKind.INITIATIVE), None)
        if place is not None:
            break
    assert place is not None
    shown.page.opened({"recipient_id": one})
    shown.page.view.timeline.opened.emit(place)
    assert shown.asked == [("initiatives", {"initiative_year_id": events[place].record_id})]


def test_a_hit_of_another_kind_brings_all_kinds_into_sight(shown: Shown) -> None:
    person = recipients.list_recipients(shown.file, RecipientKind.INDIVIDUAL)[0].recipient
    choose(shown, RecipientKind.COLLECTIVE)
    shown.page.opened({"recipient_id": person.id})
    assert shown.page.list.current_id() == person.id
    assert shown.page.kinds.current() == "every"


def test_a_card_that_is_gone_is_told(shown: Shown) -> None:
    before = shown.page.list.current_id()
    shown.page.opened({"recipient_id": 9999})
    assert shown.page.list.current_id() == before
    shown.page.opened({"team_id": 9999})
    assert shown.notice() != ""


def test_a_name_is_changed_by_keys_and_what_was_printed_stays(shown: Shown) -> None:
    row = most_commended(shown)
    shown.page.opened({"recipient_id": row.recipient.id})
    shown.press("F2")
    assert shown.focus_name() == "Tên, bắt buộc"
    shown.type("Tên mới của tập thể")
    shown.press("Ctrl+Enter", "Ctrl+Enter")
    shown.wait_notice("Đã sửa hồ sơ Tên mới của tập thể")
    shown.wait(lambda: shown.page.view.bar.title.text() == "Tên mới của tập thể")
    last = last_award(shown.file, row.recipient.id or 0)
    assert last is not None
    assert last.printed_name != "Tên mới của tập thể"
    shown.press("Ctrl+Z")
    shown.wait(lambda: shown.page.view.bar.title.text() == row.recipient.name)


def test_a_card_is_added_by_keys_alone(beginner: Shown) -> None:
    shown = beginner
    assert not shown.page.list.isVisible()
    shown.press("Ctrl+N")
    assert shown.focus_name() == "Phân loại, bắt buộc"
    shown.type("cá nhân")
    shown.press("Enter")
    shown.type("Bà")
    shown.press("Enter")
    shown.type("Đặng Thị Hường")
    shown.press("Enter")
    shown.type("68")
    shown.press("Ctrl+Enter")
    assert len(panel(shown).form.errors()) == 1
    panel(shown).born.selectAll()
    shown.type("1968")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm hồ sơ Đặng Thị Hường")
    (row,) = recipients.list_recipients(shown.file)
    assert (row.recipient.kind, row.recipient.address_form, row.recipient.birth_year) == (
        RecipientKind.INDIVIDUAL, "Bà", 1968,
    )  # fmt: skip
    shown.wait(lambda: shown.page.list.current_id() == row.recipient.id)
    assert shown.page.view.bar.chip.text() == "Cá nhân"


def test_a_card_without_name_is_not_saved_and_says_so(beginner: Shown) -> None:
    beginner.press("Ctrl+N", "Ctrl+Enter")
    assert [field.problem().text for field in panel(beginner).form.errors()] == ["Chưa có tên."]  # type: ignore[union-attr]
    assert recipients.list_recipients(beginner.file) == []


def test_only_the_fields_of_its_kind_stand_in_the_panel(beginner: Shown) -> None:
    beginner.press("Ctrl+N")
    form = panel(beginner)
    assert (form.born.isVisible(), form.predecessor.isVisible()) == (False, True)
    form.kind.set_value(RecipientKind.HOUSEHOLD)
    form.kind.chosen.emit(RecipientKind.HOUSEHOLD)
    assert (form.born.isVisible(), form.position.isVisible(), form.predecessor.isVisible()) == (
        True,
        False,
        False,
    )


def test_what_was_typed_survives_esc(shown: Shown) -> None:
    shown.press("F2")
    shown.type("Chưa lưu")
    shown.press("Escape")
    assert shown.page.panel() is None
    shown.press("F2")
    assert panel(shown).name.value() == "Chưa lưu"


def test_a_commended_card_is_not_deleted_and_a_spare_one_is(shown: Shown) -> None:
    row = most_commended(shown)
    shown.page.opened({"recipient_id": row.recipient.id})
    shown.press("Delete")
    shown.wait_notice(f"{row.recipient.name} còn ")
    spare = recipients.add_recipient(
        shown.file, Recipient(RecipientKind.COLLECTIVE, "Chi hội Phụ nữ số 99")
    ).result().value  # fmt: skip
    shown.wait(lambda: spare.id in shown.page.list.ids())
    shown.page.opened({"recipient_id": spare.id})
    shown.press("Delete")
    shown.wait(lambda: spare.id not in shown.page.list.ids())
    assert shown.notice() == "Đã xóa hồ sơ Chi hội Phụ nữ số 99."


def test_narrow_the_panel_takes_the_place_of_the_list(shown: Shown) -> None:
    shown.page.set_narrow(True)
    shown.press("F2")
    assert not shown.page.list.isVisible()
    shown.press("Escape")
    assert shown.page.list.isVisible()


def test_another_card_starts_at_the_top_of_its_timeline(shown: Shown) -> None:
    one, other = (entry.recipient.id for entry in recipients.list_recipients(shown.file)[:2])
    timeline = shown.page.view.timeline
    shown.page.opened({"recipient_id": one})
    timeline.set_current_id(0)
    shown.page.refresh(frozenset({"recipient"}))
    assert timeline.current_id() == 0
    shown.page.opened({"recipient_id": other})
    assert timeline.current_id() == -1


def test_the_proof_of_a_card_is_written_by_its_key_and_only_where_there_is_something_to_confirm(
    qtbot: QtBot, look: Look, sample_path: Path, tmp_path: Path
) -> None:
    files = FakeFiles(tmp_path)
    with page_window(qtbot, look, sample_path, lambda desk: RecipientsPage(look, desk, files)) as shown:
        card = most_commended(shown).recipient
        shown.page.opened({"recipient_id": card.id})
        shown.press("Shift+F12")
        shown.wait_notice("Đã xuất xac_nhan_")
        (path,) = tmp_path.glob("xac_nhan_*.xlsx")
        assert path.name == f"xac_nhan_{'_'.join(words(card.name))}.xlsx"
        never = next(row for row in recipients.list_recipients(shown.file) if not row.awards)
        shown.page.opened({"recipient_id": never.recipient.id})
        assert not shown.window.commands.enabled("recipients.proof")
