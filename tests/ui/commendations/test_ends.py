"""A decision is revoked, replaced and deleted from the menu and from Ctrl+K."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from desktop.operations import awards, commendations, decision_ends
from desktop.ui.commendations.end_panels import DeletePanel, RevokePanel
from desktop.ui.commendations.rows import columns, foot_sentence, groups_of
from desktop.ui.widgets.table.columns import Mark
from tests.ui.commendations.conftest import CONTROL, DRAFT, NOW, SIGNED, Clerk

TODAY = NOW.date()
SLIP = "299/QĐ-UBND"


def menu(clerk: Clerk) -> list[str]:
    clerk.page.view.bar.menu.aboutToShow.emit()
    return [action.text().split("\t")[0] for action in clerk.page.view.bar.menu.actions()]


def second(clerk: Clerk) -> str:
    return clerk.page.view.bar.second.text()


def carry_out(clerk: Clerk) -> None:
    """The first row of the signed decision has its paper and its money."""
    row = clerk.open(SIGNED).awards[0].award.id or 0
    for marked in (awards.mark_presented, awards.mark_paid):
        marked(clerk.file, [row], TODAY).result()
    clerk.wait(lambda: clerk.opened().life.paid == 1 and clerk.opened().life.presented == 1)


def revoke_panel(clerk: Clerk) -> RevokePanel:
    clerk.window.commands.run("decision.revoke")
    shown = clerk.page.panel()
    assert isinstance(shown, RevokePanel)
    return shown


def test_the_menu_ends_a_signed_decision_only(clerk: Clerk) -> None:
    clerk.open(DRAFT)
    assert not {"Hủy bỏ quyết định…", "Thay thế bằng quyết định mới"} & set(menu(clerk))
    clerk.window.commands.run("decision.revoke")
    assert clerk.page.panel() is None
    clerk.open(SIGNED)
    assert menu(clerk)[-3:] == ["Hủy bỏ quyết định…", "Thay thế bằng quyết định mới", "Xóa quyết định"]


def test_revoking_shows_a_chip_and_what_is_still_to_be_recovered(clerk: Clerk) -> None:
    carry_out(clerk)
    shown = revoke_panel(clerk)
    clerk.fill(shown.reason, "Kê khai sai")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.revoked_on == TODAY)
    assert clerk.page.view.bar.chip.text() == "Đã hủy bỏ 09/10/2026"
    assert "Chưa thu hồi hiện vật của 1 trường hợp · Chưa thu hồi tiền của 1 trường hợp" in second(clerk)
    clerk.wait(lambda: clerk.notice() == f"Đã hủy bỏ quyết định {SIGNED}.")
    assert "Ghi thu hồi hiện vật, tiền…" in menu(clerk)


def test_what_was_recovered_is_written_down_later(clerk: Clerk) -> None:
    carry_out(clerk)
    clerk.fill(revoke_panel(clerk).reason, "Kê khai sai")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.revoked_on == TODAY)
    shown = revoke_panel(clerk)
    assert shown.reason.value() == "Kê khai sai"
    clerk.fill(shown.money_day, "09/10/2026")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.money_recovered_on == date(2026, 10, 9))
    assert "thu hồi tiền" not in second(clerk)
    assert "Chưa thu hồi hiện vật của 1 trường hợp" in second(clerk)


def test_revoking_without_a_reason_stays_in_the_panel(clerk: Clerk) -> None:
    clerk.open(SIGNED)
    shown = revoke_panel(clerk)
    clerk.press(Qt.Key.Key_Return, CONTROL)
    assert clerk.page.panel() is shown
    assert clerk.opened().commendation.revoked_on is None


def test_replacing_opens_the_new_draft_and_both_name_each_other(clerk: Clerk) -> None:
    old = clerk.open(SIGNED)
    names = clerk.names()
    clerk.window.commands.run("decision.replace")
    clerk.wait(lambda: clerk.opened().commendation.replaces_id == old.commendation.id)
    assert second(clerk).startswith(f"Thay cho Quyết định số {SIGNED}")
    assert clerk.names() == names
    clerk.open(SIGNED)
    assert second(clerk).startswith("Được thay bằng Quyết định (chưa có số)")
    assert "Thay thế bằng quyết định mới" not in menu(clerk)
    clerk.press(Qt.Key.Key_Z, CONTROL)
    clerk.wait(lambda: not clerk.opened().replaced_by)


def test_deleting_a_signed_decision_names_it_and_what_goes_along(clerk: Clerk) -> None:
    written = clerk.open(DRAFT).commendation
    signing = commendations.fill_number_and_date(
        clerk.file, written, number=SLIP, decision_date=TODAY, signer_id=written.signer_id
    )
    signing.result()
    clerk.wait(lambda: clerk.opened().commendation.number == SLIP)
    opened = clerk.opened()
    clerk.window.commands.run("record.delete")
    shown = clerk.page.panel()
    assert isinstance(shown, DeletePanel)
    assert shown.save_button.accessibleName().startswith("Xóa quyết định")
    assert SLIP in shown.words.text()
    assert f"{opened.life.awards} trường hợp" in shown.words.text()
    clerk.fill(shown.reason, "nhập trùng")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.number != SLIP)
    numbers = [row.commendation.number for row in commendations.list_commendations(clerk.file)]
    assert SLIP not in numbers


def test_a_decision_that_was_carried_out_leads_to_revoking(clerk: Clerk) -> None:
    carry_out(clerk)
    clerk.window.commands.run("record.delete")
    assert clerk.page.panel() is None
    notice = clerk.page.view.notices.notice()
    assert notice is not None
    assert "không xóa được" in notice.text
    (leading,) = notice.actions
    assert leading.text == "Hủy bỏ quyết định"
    leading.trigger()
    assert isinstance(clerk.page.panel(), RevokePanel)


def test_a_revoked_decision_prints_no_certificates_and_tells_when_narrow(clerk: Clerk) -> None:
    carry_out(clerk)
    clerk.fill(revoke_panel(clerk).reason, "Kê khai sai")
    clerk.press(Qt.Key.Key_Return, CONTROL)
    clerk.wait(lambda: clerk.opened().commendation.revoked_on == TODAY)
    assert not clerk.page.view.bar.print_button.isVisible()
    clerk.window.commands.run("certificates.print")
    assert clerk.asked == []
    clerk.page.set_narrow(True)
    assert clerk.page.view.bar.second.isVisible()


def test_a_replaced_decision_offers_no_printing(clerk: Clerk) -> None:
    old = clerk.open(SIGNED).commendation
    assert clerk.page.view.bar.print_button.isVisible()
    heir = decision_ends.replace_commendation(clerk.file, old.id or 0).result().value
    clerk.open(SIGNED)
    assert clerk.page.view.bar.print_button.isVisible()
    commendations.fill_number_and_date(
        clerk.file, heir, number="999/QĐ-UBND", decision_date=TODAY, signer_id=old.signer_id
    ).result()
    clerk.page.refresh(frozenset({"commendation"}))
    clerk.open(SIGNED)
    assert not clerk.page.view.bar.print_button.isVisible()
    clerk.window.commands.run("certificates.print")
    clerk.window.commands.run("step.print")
    assert clerk.asked == []
    assert "đã có quyết định khác thay" in clerk.notice()


def test_what_was_paid_is_seen_in_the_list_itself(clerk: Clerk) -> None:
    row = clerk.open(SIGNED).awards[0].award
    awards.mark_paid(clerk.file, [row.id or 0], TODAY).result()
    clerk.page.refresh(frozenset({"award"}))
    (amount,) = (one for one in columns() if one.key == "amount")
    found = next(one for one in groups_of(clerk.opened(), None)[0].rows if one.award.id == row.id)
    assert amount.mark is not None
    assert amount.mark(found) == Mark("checkmark_circle", "ok")
    assert "Đã chi 1/" in foot_sentence(clerk.opened().counts, 1, clerk.opened().life.payable)


def test_a_decision_is_found_by_who_signed_it(clerk: Clerk) -> None:
    signer = clerk.open(SIGNED).signer
    assert signer is not None
    clerk.page.records.focus_filter()
    clerk.type(signer.name)
    assert clerk.opened().commendation.id in clerk.page.records.ids()
    other = commendations.CommendationQuery(text=signer.name)
    found = commendations.list_commendations(clerk.file, other)
    assert {row.signer for row in found} == {signer.name}
