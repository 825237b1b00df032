"""A second start of the program on a register that is open already raises the window that has it.

The first program listens at a name made from the register's path; the second asks there and ends.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.ui.window_name import window_name

_WAIT = 2000
"""Milliseconds until a window that does not answer counts as gone."""
_ASKED = b"raise\n"
_DONE = b"raised\n"


class SingleWindow(QObject):
    """Listens for later starts on one register; `raise_asked` follows each of them."""

    raise_asked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = window_name(path)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a program that was killed
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._raise(socket))
        if socket.bytesAvailable():
            self._raise(socket)

    def _raise(self, socket: QLocalSocket) -> None:
        if socket.canReadLine() and bytes(socket.readLine().data()) == _ASKED:
            self.raise_asked.emit()
            socket.write(_DONE)
            socket.flush()


def raise_first(path: Path) -> bool:
    """Ask the program that has this register open to come to the front; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(window_name(path))
    if not socket.waitForConnected(_WAIT):
        return False
    _let_others_come_to_the_front()
    socket.write(_ASKED)
    return socket.waitForReadyRead(_WAIT) and bytes(socket.readLine().data()) == _DONE


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program that was just started give the front to another."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
