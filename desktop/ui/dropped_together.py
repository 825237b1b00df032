"""Files dropped together: one of them is taken, the others are named, to be dropped alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.ui.files import LAYOUT, LISTS, REGISTER, all_dropped, dropped_folder
from desktop.ui.shell import MainWindow
from desktop.ui.widgets.notice import Notice

DROPPED_TOO = "Chưa nhận {names} kéo cùng. Kéo riêng từng tệp vào cửa sổ."


def name_others(window: MainWindow, data: QMimeData, taken: Path | None) -> None:
    """Say after the notice in sight what else was dropped and could have been taken in."""
    folder = dropped_folder(data)
    paths = [*all_dropped(data, [REGISTER, LAYOUT, *LISTS]), *([folder] if folder else [])]
    names = [one.name for one in paths if one != taken]
    if names:
        before = f"{said}. " if (said := window.said().rstrip(".")) else ""
        window.show_notice(Notice(before + DROPPED_TOO.format(names=", ".join(names)), "warn"))
