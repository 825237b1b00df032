"""Which first words are commands, apart from the commands: a window that starts imports none of them."""

from typing import Final

COMMANDS: Final = (
    "new", "info", "import", "search", "certificates", "report", "document", "fill", "email", "consolidate",
    "export", "undo", "history", "check", "backup", "restore",
)  # fmt: skip
READ_CHILD: Final = "--read-child"
MAIL_CHILD: Final = "--mail-child"
HELP: Final = ("--help", "-h", "help")


def is_command(word: str) -> bool:
    """Whether the first word after `sovang` names a command; else it is a file for the window."""
    return word in (*COMMANDS, READ_CHILD, MAIL_CHILD, *HELP)
