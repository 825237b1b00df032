"""No call to the network at all (product.md P99): nothing in the program can make one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPEAKING = frozenset(
    {
        "socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "ftplib", "smtplib",
        "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio", "socketserver", "webbrowser",
        "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
    }
)  # fmt: skip
"""Modules whose work is to reach another machine, or to have one reached."""
LOCAL = frozenset({"QLocalServer", "QLocalSocket"})
"""What of QtNetwork speaks to this PC only."""


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Every module that a file imports, with the name taken from it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", one.name) for one in node.names)


def speaks(module: str, name: str) -> bool:
    """Whether an import brings what can speak to another machine."""
    if module == "PySide6.QtNetwork":
        return name not in LOCAL
    return any(module == one or module.startswith(f"{one}.") or f"{module}.{name}" == one for one in SPEAKING)


def test_nothing_that_speaks_to_other_machines_is_imported() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), module)
        for package in ("desktop", "exports", "resources")
        for path in (ROOT / package).rglob("*.py")
        for module, name in imported(path)
        if speaks(module, name)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("urllib", "request"),
        ("urllib.request", "urlopen"),
        ("PySide6.QtNetwork", "QTcpSocket"),
        ("socket", ""),
    ],
)
def test_the_test_sees_what_speaks(module: str, name: str) -> None:
    assert speaks(module, name)
    assert not speaks("urllib.parse", "quote")
