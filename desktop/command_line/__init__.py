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
from desktop.command_line.documents import document_command
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
from desktop.command_names import HELP, MAIL_CHILD, READ_CHILD
from desktop.computer import note_crash
from desktop.console import say
from desktop.errors import SoVangError

_INTERRUPTED = 130

COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {
    "new": new_command,
    "info": info_command,
    "import": import_command,
    "search": search_command,
    "certificates": certificates_command,
    "report": report_command,
    "document": document_command,
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


def main(words: Sequence[str]) -> int:
    """Run one command. Returns the exit code; a wrong usage leaves by `SystemExit(2)`."""
    name, rest = words[0], list(words[1:])
    if name in HELP:
        say(overview())
        return 0
    if name == READ_CHILD:
        return _read_child(rest)
    if name == MAIL_CHILD:
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
        say(f"Lệnh chưa đúng: sau {READ_CHILD} phải có tên một tệp.", to_stderr=True)
        return 2
    from desktop.intake import child

    return child.main(rest[0])
