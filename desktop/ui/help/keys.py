"""The list of keys in the help, made from the list of commands."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ui.commands import MENUS, Command

QT_KEYS = {
    "Ins": "Insert",
    "Del": "Delete",
    "Ctrl++": "Ctrl +",
    "Ctrl+-": "Ctrl −",
    "Ctrl+Enter": "Ctrl+Enter",
}
"""Names on a keyboard for keys in Qt's notation."""


def key_lines(commands: Sequence[Command]) -> list[str]:
    """Lines of a chapter: for each menu, a table of its commands with their keys."""
    lines = list[str]()
    for menu in MENUS:
        there = [command for command in commands if command.menu == menu]
        if there:
            lines += [f"## Trình đơn {menu}", "| Lệnh | Phím |", *(_line(command) for command in there)]
    return lines


def _line(command: Command) -> str:
    key = QT_KEYS.get(command.key, command.key)
    return f"| {command.text} | {f'`{key}`' if key else 'Ctrl+K'} |"
