"""A PC on which nobody has worked yet."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.office import Office
from tests.ui.conftest import empty_clipboard

__all__ = ["empty_clipboard"]


@pytest.fixture(autouse=True)
def _quick_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters follow every letter, however busy the machine is."""
    monkeypatch.setattr("desktop.ui.widgets.paced.QUICK_SECONDS", float("inf"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No journey needs another machine (product.md P99): the ways to one are shut, each attempt is told."""
    tried: list[str] = []

    def shut(*given: object, **_named: object) -> None:
        tried.append(str(given[1:]))
        raise OSError("there is no network")

    def only_here(end: socket.socket, address: object) -> None:
        if end.family != socket.AF_UNIX:
            shut(end, address)
        connect(end, address)  # type: ignore[arg-type]

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", only_here)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, shut)
    before = _inet_sockets()
    yield
    assert tried == []
    assert _inet_sockets() <= before


def _inet_sockets() -> set[str]:
    """The ends of connections to other machines that this process holds, Qt's too; where /proc tells them."""
    held = {str(one.readlink()) for one in Path("/proc/self/fd").glob("*") if one.is_symlink()}
    tables = [Path("/proc/self/net", kind) for kind in ("tcp", "tcp6", "udp", "udp6")]
    rows = [line.split() for one in tables if one.exists() for line in one.read_text().splitlines()[1:]]
    return {f"socket:[{row[9]}]" for row in rows} & held


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    documents = tmp_path / "Tài liệu"
    config = tmp_path / "config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    office = Office(qapp, documents, tmp_path / "settings.json")
    yield office
    office.close()
    qapp.setStyleSheet("")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window; it means nothing."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
