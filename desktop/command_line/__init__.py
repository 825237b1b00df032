"""The commands of `sovang`: each does one operation and says so, for a person or as one JSON object.

Exit 0: done. 1: refused, nothing written. 2: wrong usage. What a command needs is imported inside it, so that
`sovang info` pays for no Excel and no PDF.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from desktop.command_line.answers import Answer, say_answer, say_refusal
from desktop.command_line.arguments import overview, parsers
from desktop.command_line.backups import backup_command, restore_command
from desktop.command_line.consolidation import consolidate_command
from desktop.command_line.forms import fill_command
from desktop.command_line.lists import import_command
from desktop.command_line.papers import certificates_command, email_command, report_command, search_command
from desktop.command_line.registers import (
    check_command,
    export_command,
    history_command,
    info_command,
    new_command,
    undo_command,
)
from desktop.computer import note_crash
from desktop.console import say
from desktop.errors import SoVangError

_READ_CHILD = "--read-child"
_MAIL_CHILD = "--mail-child"
_HELP = ("--help", "-h", "help")
_INTERRUPTED = 130

COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {
    "new": new_command,
    "info": info_command,
    "import": import_command,
    "search": search_command,
    "certificates": certificates_command,
    "report": report_command,
    "fill": fill_command,
    "email": email_command,
    "consolidate": consolidate_command,
    "export": export_command,
    "undo": undo_command,
    "history": history_command,
    "check": check_command,
    "backup": backup_command,
    "restore": restore_command,
}


def is_command(word: str) -> bool:
    """Whether the first word after `sovang` names a command; else it is a file for the window."""
    return word in COMMANDS or word in (_READ_CHILD, _MAIL_CHILD) or word in _HELP


def main(words: Sequence[str]) -> int:
    """Run one command. Returns the exit code; a wrong usage leaves by `SystemExit(2)`."""
    name, rest = words[0], list(words[1:])
    if name in _HELP:
        say(overview())
        return 0
    if name == _READ_CHILD:
        return _read_child(rest)
    if name == _MAIL_CHILD:
        from desktop.operations.letters import mapi

        return mapi.main()
    arguments = parsers()[name].parse_args(rest)
    try:
        answer = COMMANDS[name](arguments)
    except SoVangError as refusal:
        return say_refusal(refusal.code, refusal.values, as_json=arguments.json)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback is never shown: it is written down
        return say_refusal("bug", {"note": note_crash(error, datetime.now()) or ""}, as_json=arguments.json)  # noqa: DTZ005
    say_answer(answer, as_json=arguments.json)
    return 0


def _read_child(rest: Sequence[str]) -> int:
    if len(rest) != 1:
        say(f"Lệnh chưa đúng: sau {_READ_CHILD} phải có tên một tệp.", to_stderr=True)
        return 2
    from desktop.intake import child

    return child.main(rest[0])
