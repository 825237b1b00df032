"""All of a register out, as a workbook to read or as JSON to take over; and a new register of such a JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.jobs import Jobs
from desktop.ui.shell import MainWindow
from desktop.ui.widgets.notice import Notice, NoticeAction

if TYPE_CHECKING:
    from desktop.operations.whole_register import WholeRegister

WORKBOOK = "Excel (*.xlsx)"
JSON = "Bản xuất toàn bộ sổ (*.json)"
REGISTER = "Sổ Vàng (*.sovang)"
WRITING = "Đang ghi toàn bộ sổ ra tệp…"
TAKING = "Đang lập sổ mới từ bản xuất…"

Tell = Callable[[BaseException], None]


class WholeOut:
    """Belongs to one open register."""

    def __init__(self, window: MainWindow, desk: Desk, files: Files, tell: Tell) -> None:
        self._window = window
        self._desk = desk
        self._files = files
        self._tell = tell

    def handlers(self) -> Mapping[str, Handler]:
        """The two commands."""
        return {
            "whole.workbook": Handler(lambda: self._export(".xlsx", WORKBOOK)),
            "whole.json": Handler(lambda: self._export(".json", JSON)),
        }

    def _export(self, ending: str, kinds: str) -> None:
        from desktop.operations.whole_register import export_register  # knows every kind of record

        file = self._desk.file
        name = f"{file.path.stem} – toàn bộ sổ {file.now():%Y-%m-%d}{ending}"
        chosen = self._files.ask_save(self._window, "Xuất toàn bộ sổ", documents() / name, kinds)
        if chosen is None:
            return
        target = chosen if chosen.suffix.lower() == ending else chosen.with_name(chosen.name + ending)
        self._window.show_notice(Notice(WRITING, "info"))
        self._desk.jobs.run(lambda _progress: export_register(file, target), self._written, self._tell)

    def _written(self, done: WholeRegister) -> None:
        show = NoticeAction("Mở tệp", lambda: self._files.show(done.path), "", "folder_open")
        total = f"{done.total:,}".replace(",", ".")
        self._window.show_notice(Notice(f"Đã ghi toàn bộ sổ, {total} mục, ra {done.path}.", actions=(show,)))


class Opener(Protocol):
    """The program, as far as a new register needs it."""

    def shown(self) -> MainWindow:
        """The window in sight."""

    def open(self, path: Path) -> bool:
        """Open a register; False when it is refused, which the window says."""

    def tell(self, error: BaseException) -> None:
        """Say a known refusal."""


class WholeIn:
    """Makes a new register of an export and opens it; the one that is open stays as it is."""

    def __init__(
        self, jobs: Jobs, files: Files, user: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        self._jobs = jobs
        self._files = files
        self._user = user
        self._now = now

    def ask(self, program: Opener) -> None:
        """Ask for the export, then where the new register goes."""
        window = program.shown()
        source = self._files.ask_open(window, "Chọn bản xuất toàn bộ sổ", documents(), JSON)
        if source is None:
            return
        wanted = documents() / f"{source.stem}.sovang"
        target = self._files.ask_save(window, "Lập sổ mới ở đâu", wanted, REGISTER)
        if target is not None:
            self.take(program, source, target if target.suffix else target.with_suffix(".sovang"))

    def take(self, program: Opener, source: Path, target: Path) -> None:
        """Make the register in a job, then open it."""
        from desktop.operations.whole_register import import_register

        program.shown().show_notice(Notice(TAKING, "info"))
        user, now = self._user(), self._now

        def made(done: WholeRegister) -> None:
            if program.open(target):
                total = f"{done.total:,}".replace(",", ".")
                program.shown().show_notice(Notice(f"Đã lập sổ {target.name} từ {source.name}: {total} mục."))

        self._jobs.run(
            lambda _progress: import_register(target, source, user=user, now=now), made, program.tell
        )
