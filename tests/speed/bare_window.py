"""The least that Qt can show; run as a program it says when it was painted, and ends."""

import os
import resource
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QTimer.singleShot(0, end)


def end() -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    os.write(1, f"{time.monotonic()} {peak}".encode())
    os._exit(0)


if __name__ == "__main__":
    app = QApplication([])
    window = BareWindow()
    window.resize(1366, 696)
    window.show()
    app.exec()
