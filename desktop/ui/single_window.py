"""A second start of the program on a register that is open already raises the window that has it.

The first program listens at a name made from the register's path; the second asks there and ends. A second
start on a layout hands its path over too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.ui.window_name import window_name

_WAIT = 2000
"""Milliseconds until a window that does not answer counts as gone."""
_ASKED = b"raise"
_DONE = b"raised\n"


class SingleWindow(QObject):
    """Listens for later starts on one register; `raise_asked` follows each of them.

    `layout_asked` carries the path of a layout that such a start was given.
    """

    raise_asked = Signal()
    layout_asked = Signal(object)

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
        if not socket.canReadLine():
            return
        asked, _space, layout = bytes(socket.readLine().data()).rstrip(b"\n").partition(b" ")
        if asked == _ASKED:
            self.raise_asked.emit()
            socket.write(_DONE)
            socket.flush()
            if layout:
                self.layout_asked.emit(Path(os.fsdecode(layout)))


def raise_first(path: Path, layout: Path | None = None) -> bool:
    """Ask the program that has this register open to come to the front; False where there is none.

    `layout`: the file of a layout that it shall take over.
    """
    socket = QLocalSocket()
    socket.connectToServer(window_name(path))
    if not socket.waitForConnected(_WAIT):
        return False
    _let_others_come_to_the_front()
    more = b" " + os.fsencode(layout.absolute()) if layout else b""
    socket.write(_ASKED + more + b"\n")
    return socket.waitForReadyRead(_WAIT) and bytes(socket.readLine().data()) == _DONE


def _let_others_come_to_the_front() -> None:
    """Windows lets only the program that was just started give the front to another."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
