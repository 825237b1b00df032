"""The roster of a team: founded, filled, ordered, graded and handed on, by keys."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from desktop.operations import imports, recipients, teams
from desktop.operations.imports import Into
from desktop.records.codes import Grade, RecipientKind
from desktop.records.team import TeamEntry
from desktop.ui.recipients.member_panel import MemberPanel
from desktop.ui.recipients.team_panels import HeirPanel, TeamPanel
from desktop.ui.widgets.copied_table import as_text
from tests.operations.imports import lists
from tests.ui.recipients.conftest import Shown


def names(shown: Shown, team: TeamEntry) -> list[str]:
    return [one.name for one in teams.open_team(shown.file, team.id or 0).entry.members]


def member_panel(shown: Shown) -> MemberPanel:
    found = shown.page.panel()
    assert isinstance(found, MemberPanel)
    return found


def test_a_team_opens_with_its_roster_and_a_member_is_chosen(shown: Shown, team: TeamEntry) -> None:
    assert shown.page.view.table() is shown.page.view.roster
    assert shown.page.view.bar.chip.text() == "Tổ dân vận"
    member = team.members[1]
    shown.page.opened({"recipient_id": shown.page.list.ids()[0]})
    shown.page.opened({"member_id": member.id})
    assert shown.page.list.current_id() == team.card.id
    assert shown.page.view.current_member() == member


def test_members_are_added_one_after_another(shown: Shown, team: TeamEntry) -> None:
    before = names(shown, team)
    shown.press("Insert")
    for name in ("Lý Thị Một", "Lý Văn Hai"):
        assert shown.focus_name() == "Họ và tên, bắt buộc"
        shown.type(name)
        shown.press("Ctrl+Enter")
        shown.wait(lambda: member_panel(shown).name.value() == "" and not shown.desk.is_saving())
    shown.press("Escape")
    assert names(shown, team) == [*before, "Lý Thị Một", "Lý Văn Hai"]
    shown.press("Ctrl+Z")
    shown.wait(lambda: names(shown, team) == [*before, "Lý Thị Một"])


def test_a_new_head_takes_over(shown: Shown, team: TeamEntry) -> None:
    second = team.members[1]
    shown.page.view.roster.set_current_id(second.id or 0)
    shown.press("F2")
    member_panel(shown).is_head.set_value(True)
    shown.press("Ctrl+Enter")
    shown.wait_notice(f"Đã sửa {second.name}")
    head = teams.open_team(shown.file, team.id or 0).entry.head
    assert head is not None
    assert head.name == second.name


def test_members_move_and_leave(shown: Shown, team: TeamEntry) -> None:
    before = names(shown, team)
    shown.page.view.roster.set_current_id(team.members[0].id or 0)
    shown.press("Alt+Up")
    assert not shown.desk.is_saving()
    shown.press("Alt+Down")
    shown.wait(lambda: names(shown, team)[:2] == [before[1], before[0]])
    shown.wait(lambda: not shown.desk.is_saving())
    shown.press("Delete")
    shown.wait(lambda: names(shown, team) == [before[1], *before[2:]])
    shown.wait_notice("Đã đưa 1 thành viên ra khỏi")


def test_the_grade_is_written_down(shown: Shown, team: TeamEntry) -> None:
    shown.page.view.roster.team_button.click()
    form = shown.page.panel()
    assert isinstance(form, TeamPanel)
    form.grade.set_value(Grade.FAIR)
    form.year.set_value("2026")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã sửa tổ dân vận")
    assert "Xếp loại khá năm 2026" in shown.page.view.roster.facts.text()


def test_a_collective_becomes_a_team_and_its_first_member_is_asked_for(shown: Shown) -> None:
    collectives = recipients.list_recipients(shown.file, RecipientKind.COLLECTIVE)
    row = next(row for row in collectives if not row.is_team)
    shown.page.opened({"recipient_id": row.recipient.id})
    shown.page.view.bar.team_button.click()
    shown.type("Tổ dân phố số 9")
    shown.press("Ctrl+Enter")
    shown.wait_notice(f"Đã thêm tổ dân vận: {row.recipient.name}")
    shown.wait(lambda: isinstance(shown.page.panel(), MemberPanel))
    shown.type("Lý Thị Một")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã thêm 1 thành viên")
    team = recipients.open_recipient(shown.file, row.recipient.id or 0).team
    assert team is not None
    assert (team.team.area, [one.name for one in team.members]) == ("Tổ dân phố số 9", ["Lý Thị Một"])


def test_a_team_goes_on_under_another_name(shown: Shown, team: TeamEntry) -> None:
    shown.page.view.bar.heir_button.click()
    form = shown.page.panel()
    assert isinstance(form, HeirPanel)
    shown.press("Ctrl+Enter")
    assert len(form.form.errors()) == 2
    form.name.set_value("Tổ dân vận số 70")
    form.day.setText("01/10/2026")
    shown.press("Ctrl+Enter")
    shown.wait_notice("Đã ghi Tổ dân vận số 70 kế thừa")
    shown.wait(lambda: shown.page.view.bar.title.text() == "Tổ dân vận số 70")
    heir = recipients.open_recipient(shown.file, shown.page.list.current_id())
    assert heir.card.predecessor_id == team.card.id
    assert heir.team is not None
    assert len(heir.team.members) == len(team.members)
    assert not shown.page.view.timeline.isVisible()
    shown.page.view.timeline.opened.emit(0)
    assert shown.page.list.current_id() == team.card.id
    assert shown.page.view.bar.chip.text() == "Đến 30/09/2026"


def test_rows_of_teams_that_wait_for_mending_are_reached_from_here(shown: Shown) -> None:
    wrong = ("Tổ dân vận số 40", "Ngõ 5", "Bà Lê Thị Hoa", "mười một", "Xuất sắc", 2026)
    seen = imports.preview(shown.file, lists.opened(lists.TEAMS, wrong), Into("teams"))
    imports.take(shown.file, seen).result()
    (waiting,) = imports.waiting_lists(shown.file)
    asked: list[tuple[str, object]] = []
    shown.page.page_asked.connect(lambda page, argument: asked.append((page, argument)))
    shown.page.handlers()["list.waiting"].run()
    assert asked == [("import", {"kind": "recipients", "waiting": waiting.ids})]


def test_telephone_numbers_are_copied_only_when_that_is_chosen(shown: Shown, team: TeamEntry) -> None:
    roster, member = shown.page.view.roster, team.members[1]
    phone = "0912 345 678"
    teams.change_member(shown.file, member, replace(member, phone=phone)).result()
    shown.wait(lambda: phone in as_text(roster.view.copied_table(everything=True, private=True)))
    roster.view.selectAll()
    roster.view.copying.copy()
    copied = QGuiApplication.clipboard().text()
    assert member.name in copied
    assert phone not in copied
    assert "Điện thoại" not in copied
    roster.view.copying.copy(everything=True)
    assert phone not in QGuiApplication.clipboard().text()
    roster.view.copying.offer(roster.mapToGlobal(roster.rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    [chosen] = [one for one in menu.actions() if one.text() == "Chép cả bảng, kèm số điện thoại"]
    chosen.trigger()
    menu.close()
    assert phone in QGuiApplication.clipboard().text()
