"""No action needs the mouse: each command that can be run has a key or is in the Ctrl+K box."""

from __future__ import annotations

from desktop.ui.commands import COMMANDS, Command
from tests.ui.fields.walk import Walk

PAGES = ("overview", "commendations", "initiatives", "conferences", "activities", "reports", "recipients",
         "blanks", "backups", "trash", "settings")  # fmt: skip


def test_every_command_without_a_key_is_found_in_the_box(walk: Walk) -> None:
    window = walk.office.window
    tried = 0
    for page in PAGES:
        window.open_page(page)
        for command in (one for one in window.commands.available() if not one.key):
            window.palette_box.open()
            window.palette_box._field.setText(window.commands.text(command.id))
            found = [one.id for one in window.palette_box.rows() if isinstance(one, Command)]
            window.palette_box.close_box()
            assert command.id in found, (page, command.id)
            tried += 1
    assert tried > len(PAGES)


def test_no_two_commands_share_a_shortcut_on_any_page(walk: Walk) -> None:
    window = walk.office.window
    for page in PAGES:
        window.open_page(page)
        keys = [command.key for command in window.commands.available() if command.key]
        assert len(keys) == len(set(keys)), (page, sorted(keys))


def test_no_shortcut_is_a_letter_of_its_own() -> None:
    assert [one.id for one in COMMANDS if len(one.key) == 1] == []
