"""Run as a program: starts the window, tells what came back of a form, and types into it until it is killed.

python -m tests.faults.typing_child SETTINGS REGISTER FORM

Each line it writes is JSON: first what stands in the form, then every letter before it is typed. With the
form “rows” it adds one row after the other and says each name before it is typed.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import count
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.commendations.page import CommendationsPage
from desktop.ui.widgets.editors import text_of
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from tests.journeys.office import Office

FORMS = {
    "activity": ("Ctrl+5", "Ctrl+N"),
    "row": ("Ctrl+2", "Ins"),
    "card": ("Ctrl+7", "F2"),
    "decision": ("Ctrl+2", "Ctrl+N"),
    "conference": ("Ctrl+4", "Ctrl+N"),
}
"""The keys that open each form."""
LETTERS = "emthudancungnhaukheovandong"
IN_ONE_FIELD = 9
BETWEEN_KEYS_MS = 25


def say(line: dict[str, object]) -> None:
    """Write a line that outlives this process."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def editors(office: Office) -> list[QWidget]:
    """The fields for free text of the form in sight."""
    page = office.window.current_page()
    assert page is not None, office.said()
    form: QWidget | None = page.panel()
    if form is None and isinstance(page, CommendationsPage):
        form = page.view.add_line.row
    found = form.findChildren(QWidget) if form is not None else []
    return [one for one in found if type(one) in (LineField, TextArea) and one.isVisible()]


def state(office: Office) -> dict[str, object]:
    """Page, texts, place of the keyboard and notice, as the clerk sees them."""
    texts = {one.accessibleName(): text_of(one) for one in editors(office)}
    page = office.window.current_page()
    title = page.title if page is not None else ""
    return {"page": title, "texts": texts, "focus": office.clerk.focus_name(), "notice": office.said()}


def type_on(office: Office) -> None:
    """Letters without end, some in each field."""
    for place in count(1):
        focused = office.clerk.focus()
        fields = editors(office)
        if focused not in fields or place % IN_ONE_FIELD == 0:
            following = fields.index(focused) + 1 if focused in fields else 0
            focused = fields[following % len(fields)]
            focused.setFocus()
            assert focused is office.clerk.focus()
        letter = LETTERS[place % len(LETTERS)]
        text = text_of(focused)
        at = cursor(focused)
        typed = text[:at] + letter + text[at:]
        say({"field": focused.accessibleName(), "text": typed, "at": time.monotonic()})
        office.clerk.type(letter)
        QTest.qWait(BETWEEN_KEYS_MS)


def cursor(editor: QWidget) -> int:
    """Where the next letter goes; letters never replace a selection here."""
    if isinstance(editor, TextArea):
        place = editor.textCursor()
        place.clearSelection()
        editor.setTextCursor(place)
        return place.position()
    assert isinstance(editor, LineField)
    editor.deselect()
    return editor.cursorPosition()


def add_on(office: Office, begun: int) -> None:
    """Rows without end."""
    office.clerk.press(*FORMS["row"])
    for place in count(begun):
        name = f"Tập thể thứ {place:04}"
        say({"name": name, "at": time.monotonic()})
        office.clerk.type(name)
        office.clerk.press("Ctrl+Return")
        office.clerk.wait(office.is_at_rest)


def main(settings: Path, register: Path, form: str) -> None:
    """Start as after a power cut; open the form where none came back; type."""
    office = Office(QApplication(sys.argv[:1]), register.parent, settings)
    office.start(register)
    say(state(office))
    if form.startswith("rows"):
        add_on(office, int(form.removeprefix("rows")))
    if not office.said().startswith("Đã lấy lại"):
        office.clerk.press(*FORMS[form])
        office.clerk.wait(lambda: bool(editors(office)))
        say(state(office))
    type_on(office)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
