"""The program in a second process, worked by a clerk who does what is asked line by line.

`python -m tests.journeys.second_office SETTINGS REGISTER` reads one JSON list a line, what is asked with its
arguments, and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.recipients.page import RecipientsPage
from desktop.ui.widgets.form_panel import FormPanel
from tests.journeys.office import Office

NAME_FIELD = "Thêm dòng: họ và tên, tên tập thể"


def open_card(office: Office, recipient_id: int) -> None:
    """Show a card and open its form."""
    office.window.open_page("recipients", {"recipient_id": recipient_id})
    office.clerk.press("F2")


def delete_card(office: Office, recipient_id: int) -> str:
    """Delete a card from the list; what the window says of it."""
    office.window.open_page("recipients", {"recipient_id": recipient_id})
    office.page(RecipientsPage).list.view.setFocus()
    office.clerk.press("Del")
    office.clerk.wait(office.is_at_rest)
    return office.said()


def form(office: Office) -> FormPanel:
    """The form in sight."""
    page = office.window.current_page()
    panel = page.panel() if page is not None else None
    assert isinstance(panel, FormPanel)
    return panel


def typed(office: Office) -> dict[str, object]:
    """What stands in the form, by the labels of its fields."""
    return dict(form(office).raw())


def type_into(office: Office, label: str, text: str) -> None:
    """Type into a field of the form, in place of what stands there."""
    editor = next(field.editor for field in form(office).form.fields() if field.label.text() == label)
    editor.setFocus()
    office.clerk.press("Ctrl+A")
    office.clerk.type(text)


def save(office: Office) -> str:
    """Ctrl+Enter; what the window says of it."""
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(office.is_at_rest)
    return office.said()


def begin_adding(office: Office) -> None:
    """The keyboard goes to the add row of the first decision."""
    office.clerk.press("Ctrl+2", "Ins")
    office.clerk.wait_focus(NAME_FIELD)


def add(office: Office, name: str) -> bool:
    """Add one name; whether the window shows it as saved."""
    office.clerk.type(name)
    office.clerk.press("Ctrl+Return")
    office.clerk.wait(office.is_at_rest)
    return name in names(office)


def add_many(office: Office, wanted: list[str]) -> list[str]:
    """Add names one after another; those that the window shows as saved."""
    begin_adding(office)
    return [name for name in wanted if add(office, name)]


def names(office: Office) -> list[str]:
    """The names in the opened decision."""
    shown = office.page(CommendationsPage).view.shown()
    return [line.award.printed_name for line in shown.awards] if shown else []


def watch(office: Office, wanted: list[str]) -> None:
    """Look at the opened decision, without a key, until all these names stand in it."""
    office.clerk.wait(lambda: set(wanted) <= set(names(office)))


ASKS: Mapping[str, Callable[..., object]] = {
    one.__name__: one
    for one in (open_card, delete_card, typed, type_into, save, add_many, begin_adding, names, watch)
}


def main(settings: Path, register: Path) -> None:
    """Work until the input ends; what an ask returns is answered."""
    app = QApplication(sys.argv[:1])
    office = Office(app, register.parent, settings)
    office.start(register)

    def hear() -> None:
        line = sys.stdin.readline()
        if not line:
            app.quit()
            return
        name, *arguments = json.loads(line)
        print(json.dumps(ASKS[name](office, *arguments)), flush=True)  # noqa: T201 - it answers

    heard = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    heard.activated.connect(hear)
    print(json.dumps(office.said()), flush=True)  # noqa: T201
    app.exec()
    heard.setEnabled(False)
    office.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
