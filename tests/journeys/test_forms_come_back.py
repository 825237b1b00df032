"""Every form that is being typed into when the program ends comes back at the next start, on its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desktop.operations import activities
from desktop.operations.register import open_register
from desktop.operations.unsaved import key_of
from desktop.records.activity import Activity
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.widgets.editors import text_of
from desktop.ui.widgets.form_panel import FormPanel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from tests.journeys.office import Office

TYPED = "emnhap"
BACK = "Đã lấy lại phần đang nhập dở lúc 08:15"


def sample_draft(page: Any) -> None:
    page.records.set_current(page.records.ids()[0])


def signed(page: Any) -> None:
    page.records.set_current(page.records.ids()[1])


def first_row(page: Any) -> None:
    sample_draft(page)
    page._rows.edit(page.view.shown().awards[0].award.id)


def with_opinions(page: Any) -> None:
    """The conference whose opinions wait for an answer, one of them chosen."""
    for conference_id in page.list.ids():
        page.list.set_current(conference_id)
        for line in page._opinions._opened.lines:
            if line.opinion.state.value == "in_progress":
                page.view.show_tab("opinions")
                page.view.opinions.set_current_id(line.opinion.id)
                return
    raise AssertionError("no opinion waits in the sample")


def team(page: Any) -> None:
    for row in page.list.ids():
        page.list.set_current(row)
        if page.view.team is not None and page.view.team.members:
            return
    raise AssertionError("no team in the sample")


def start_book(page: Any) -> None:
    page.opened({"section": "numbers"})
    page.current().start_book()


def commend(page: Any) -> None:
    page.deeds.commend([row for row in page._rows if row.initiative.owner][:2])


def section(key: str, row: bool) -> Callable[[Any], None]:
    def open_form(page: Any) -> None:
        page.opened({"section": key})
        page.current().edit() if row else page.current().add()

    return open_form


def layouts(page: Any) -> None:
    page.opened({"section": "layouts"})


def after(first: Callable[[Any], None], then: Callable[[Any], object]) -> Callable[[Any], None]:
    def open_form(page: Any) -> None:
        first(page)
        then(page)

    return open_form


def edit_member(page: Any) -> None:
    team(page)
    page.view.show_tab("roster")
    page.view.roster.set_current_id(page.view.team.members[-1].id)
    page._teams.edit_member()


FORMS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "new activity": ("activities", lambda page: page.new_activity()),
    "activity": ("activities", lambda page: page.edit_activity()),
    "new decision": ("commendations", lambda page: page.new_decision()),
    "decision": ("commendations", after(sample_draft, lambda page: page.change_decision())),
    "signed decision": ("commendations", after(signed, lambda page: page.change_decision())),
    "award": ("commendations", first_row),
    "review": ("commendations", after(sample_draft, lambda page: page._steps.press("review"))),
    "sign": ("commendations", after(sample_draft, lambda page: page._steps.press("sign"))),
    "file": ("commendations", after(signed, lambda page: page._steps.press("file"))),
    "revoke": ("commendations", after(signed, lambda page: page._ends.revoke())),
    "reason": ("commendations", after(signed, lambda page: page.start_adding())),
    "new card": ("recipients", lambda page: page.new_card()),
    "card": ("recipients", lambda page: page.edit_card()),
    "team": ("recipients", after(team, lambda page: page._teams.edit_team())),
    "heir": ("recipients", after(team, lambda page: page._teams.succeed())),
    "new member": ("recipients", after(team, lambda page: page._teams.add_member())),
    "member": ("recipients", edit_member),
    "new conference": ("conferences", lambda page: page.new_conference()),
    "conference": ("conferences", lambda page: page.edit_conference()),
    "new round": ("conferences", lambda page: page._rounds.add()),
    "new opinion": ("conferences", after(with_opinions, lambda page: page._opinions.add())),
    "opinion": ("conferences", after(with_opinions, lambda page: page._opinions._edit())),
    "answer": ("conferences", after(with_opinions, lambda page: page._opinions._answer())),
    "postpone": ("conferences", after(with_opinions, lambda page: page._opinions._postpone())),
    "pass up": ("conferences", after(with_opinions, lambda page: page._opinions._pass_up())),
    "new pledge": ("conferences", lambda page: page._pledges.add()),
    "new block": ("conferences", lambda page: page._people._add_block()),
    "new guests": ("conferences", lambda page: page._people._add_guests()),
    "new initiative": ("initiatives", lambda page: page._new()),
    "initiative": ("initiatives", lambda page: page.edit_initiative()),
    "new year": ("initiatives", lambda page: page._add_year()),
    "year": ("initiatives", lambda page: page._edit_year()),
    "recognition": ("initiatives", lambda page: page.recognise()),
    "local field": ("initiatives", lambda page: page.deeds.new_local_field()),
    "new blank": ("blanks", lambda page: page.stock.deeds.new_blank()),
    "blank": ("blanks", lambda page: page.stock.edit_blank()),
    "sheets": ("blanks", lambda page: page.stock.receive()),
    "own layout": ("blanks", after(layouts, lambda page: page.layouts.duplicate())),
    "issuer": ("settings", section("issuers", row=True)),
    "new issuer": ("settings", section("issuers", row=False)),
    "signer": ("settings", section("signers", row=True)),
    "salary": ("settings", section("salaries", row=False)),
    "rate": ("settings", section("rates", row=True)),
    "own field": ("settings", section("local_fields", row=False)),
    "numbers elsewhere": ("settings", section("numbers", row=False)),
    "first number": ("settings", start_book),
    "decision of initiatives": ("initiatives", commend),
    "days": ("reports", lambda page: page._ask_days()),
}  # fmt: skip
"""How each form is opened: page, and what is asked of it."""


def panel(office: Office) -> FormPanel:
    """The form in sight."""
    page = office.window.current_page()
    shown = page.panel() if page is not None else None
    assert isinstance(shown, FormPanel), office.said()
    return shown


def text_editor(form: FormPanel) -> QWidget:
    """The first field of a form that takes any text; a date or a number where there is none."""
    editors = [field.editor for field in form.form.fields() if field.isVisibleTo(form)]
    free = [one for one in editors if type(one) in (LineField, TextArea)]
    return (free or [one for one in editors if isinstance(one, LineField)])[0]


def type_into(office: Office, form: FormPanel) -> str:
    """Type into a field as a clerk does; its name."""
    editor = text_editor(form)
    editor.setFocus()
    office.clerk.press("End")
    office.clerk.type(TYPED)
    return editor.accessibleName()


def restart(office: Office, path: Path) -> None:
    office.close()
    office.start(path)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_comes_back_on_its_record_with_the_keyboard_where_it_was(
    office: Office, sample_path: Path, name: str
) -> None:
    page_id, open_form = FORMS[name]
    office.start(sample_path)
    office.window.open_page(page_id)
    open_form(office.window.page(page_id))
    before = panel(office)
    field = type_into(office, before)
    kind, key, typed = type(before), key_of(before.key), dict(before.as_typed())
    place = office.window.page(page_id).place()
    assert typed
    restart(office, sample_path)
    now = panel(office)
    assert (type(now), key_of(now.key), dict(now.as_typed())) == (kind, key, typed)
    assert office.window.page(page_id).place() == place
    assert office.clerk.focus_name() == field
    assert office.said() == BACK


def test_what_was_saved_or_given_up_does_not_come_back(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    clerk = office.clerk
    clerk.press("Ctrl+5", "Ctrl+N")
    office.page(ActivitiesPage)
    type_into(office, panel(office))
    clerk.press("Ctrl+Return")
    clerk.wait(lambda: office.is_at_rest() and office.said().startswith("Đã"))
    restart(office, sample_path)
    assert office.window.current_page() is office.window.page("overview")


def test_what_was_left_with_esc_waits_for_its_form(office: Office, sample_path: Path) -> None:
    office.start(sample_path)
    office.clerk.press("Ctrl+5", "Ctrl+N")
    type_into(office, panel(office))
    office.clerk.press("Esc")
    restart(office, sample_path)
    assert office.window.current_page() is office.window.page("overview")
    office.clerk.press("Ctrl+5", "Ctrl+N")
    assert text_of(text_editor(panel(office))) == TYPED
    assert office.said() == BACK


def changed_elsewhere(path: Path, change: Callable[[Activity], Activity], shown: int) -> None:
    """Another clerk changes the activity meanwhile."""
    with open_register(path, user="lan") as file:
        seen = file.read.get(Activity, shown)
        assert seen is not None
        activities.change_activity(file, seen, change(seen)).result()


def edited_activity(office: Office, path: Path) -> int:
    """The program ends while an activity's content is being changed; its id."""
    office.start(path)
    office.window.open_page("activities")
    page = office.page(ActivitiesPage)
    page.edit_activity()
    type_into(office, panel(office))
    key = key_of(panel(office).key)
    office.close()
    assert isinstance(key[1], int)
    return key[1]


def test_a_field_that_another_clerk_changed_is_never_overwritten_unasked(
    office: Office, sample_path: Path
) -> None:
    activity_id = edited_activity(office, sample_path)
    changed_elsewhere(sample_path, lambda seen: replace(seen, done_by="Nơi khác"), activity_id)
    office.start(sample_path)
    form = panel(office)
    assert office.said() == BACK
    editor = text_editor(form)
    assert TYPED in text_of(editor)
    office.close()
    changed_elsewhere(sample_path, lambda seen: replace(seen, title="Người khác ghi"), activity_id)
    office.start(sample_path)
    editor = text_editor(panel(office))
    assert text_of(editor) == "Người khác ghi"
    assert office.said().startswith(f"{BACK}, trừ ô “")
    office.close()
    office.start(sample_path)
    assert office.said().startswith(f"{BACK}, trừ ô “")


def test_a_record_that_has_gone_is_told_with_what_was_typed(office: Office, sample_path: Path) -> None:
    activity_id = edited_activity(office, sample_path)
    with open_register(sample_path, user="lan") as file:
        activities.delete_activities(file, [activity_id]).result()
    office.start(sample_path)
    page = office.page(ActivitiesPage)
    assert page.panel() is None
    assert office.said() == "Phần đang nhập dở lúc 08:15 thuộc một mục không còn trong sổ."
    restart(office, sample_path)
    assert office.window.current_page() is office.window.page("overview")


def test_given_up_the_form_stands_as_the_register_has_it(office: Office, sample_path: Path) -> None:
    edited_activity(office, sample_path)
    office.start(sample_path)
    form = panel(office)
    notice = office.window.notices.notice()
    assert notice is not None
    notice.actions[-1].trigger()
    assert not form.typed()
    restart(office, sample_path)
    assert office.window.current_page() is office.window.page("overview")
