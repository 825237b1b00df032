"""What leaves the office from the page of reports: workbooks and mail drafts, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop import version
from desktop.operations import reports, submissions
from desktop.operations.figure_records import write_figure
from desktop.operations.letters.mail import DraftResult, draft_for_report
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.letters.mapi import Letter
from desktop.operations.papers.office_paper import office_paper
from desktop.operations.report_checks import Doubt, report_doubts
from desktop.operations.submissions import FrozenReport, Sending
from desktop.records.period import Period
from desktop.records.submission import Submission, Way
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.reports.doubts_panel import DoubtsPanel
from desktop.ui.reports.file_names import records_name, workbook_name
from desktop.ui.reports.sheets import Counted
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.written_files import WrittenFiles
from desktop.words.report_checks import check_sentence

T = TypeVar("T")

EXCEL = "Excel (*.xlsx)"
DRAFT_OPENED = "Đã soạn thư kèm {name}. Sổ ghi là đã gửi; xem lại thư rồi gửi."
DRAFT_ONLY_OPENED = "Đã mở thư kèm {name}. Gửi xong thì chọn “Ghi báo cáo là đã gửi” (Ctrl+K)."
NEVER_WENT = "Ghi là chưa gửi"
HANDED = {
    Outcome.SHOWN: "Thư kèm {name} đang mở trong {program}. Sổ ghi là đã gửi.",
    Outcome.SENT: "{program} đã nhận thư kèm {name} để gửi.",
    Outcome.CLOSED: "Cửa sổ thư của {program} đã đóng, thư chưa gửi. Bản nháp còn ở {draft}.",
}
NO_MAIL_PROGRAM = (
    "Chưa mở được chương trình thư. Thư đã soạn: {draft}, trong thư mục {folder}{opened}. "
    "Nội dung thư đã chép; dán vào thư công vụ và đính kèm {name}."
)
FOLDER_OPENED = " (đã mở thư mục)"
ANYWAY = "Vẫn soạn thư"
CHECKING = "Đang kiểm tra số liệu…"
WRITING = "Đang ghi báo cáo…"


@dataclass(frozen=True)
class Written:
    """A workbook that was written from here, with the figures that went into it."""

    form: str
    period: Period
    path: Path
    report: FrozenReport


class Outgoing(QObject):
    """Belongs to the page. `working` says that its buttons rest; `opened` carries a Doubt to look at.

    `sent`: something was kept as sent.
    """

    working_changed = Signal()
    opened = Signal(object)
    sent = Signal()

    def __init__(self, page: Page, desk: Desk, files: Files) -> None:
        super().__init__(page)
        self._page, self._desk, self._file, self._files = page, desk, desk.file, files
        self._folder = documents()
        self._after = WrittenFiles(page, files)
        self._doing = ""
        self._asked_for: tuple[str, Period] | None = None
        self._kept: Submission | None = None
        self.last: Written | None = None

    @property
    def doing(self) -> str:
        """What is under way, in words; "" while nothing is."""
        return self._doing

    def export(self, form: str, period: Period) -> None:
        """Ask where, and write the workbook."""
        path = self._ask_path(form, period)
        if path is not None:
            self._work(
                WRITING,
                lambda: self._write(form, period, path),
                self._say_written,
                lambda: self.export(form, period),
            )

    def export_records(self, behind: Counted, period: Period) -> None:
        """Ask where, and write the records behind a figure."""
        name = records_name(behind.figure.label, period)
        path = self._ask_place(name)
        if path is None:
            return
        self._work(
            WRITING,
            lambda: write_figure(
                self._file, behind.figure, period, behind.path, path, program_version=version()
            ),
            lambda written: self._page.say(
                Notice(f"Đã ghi {written.name}.", "ok", actions=self._after.actions((written,)))
            ),
            lambda: self.export_records(behind, period),
        )

    def check(self, form: str, period: Period) -> None:
        """Show everything odd in a report."""
        self._look_first(form, period, lambda doubts: self._show_doubts(form, period, doubts, None))

    def check_again(self) -> None:
        """Look once more, after a record was changed, while the list of what is odd stands open."""
        if isinstance(panel := self._page.panel(), DoubtsPanel) and self._asked_for is not None:
            panel.show_doubts(report_doubts(self._file, *self._asked_for))

    def compose(self, form: str, period: Period) -> None:
        """Look at what is odd; then write the report and a mail draft beside it, and open the draft."""

        def looked(doubts: list[Doubt]) -> None:
            if doubts:
                self._show_doubts(form, period, doubts, lambda asked: self._compose(form, period, asked))
            else:
                self._compose(form, period, ())

        self._look_first(form, period, looked)

    def sentences(self, form: str, period: Period) -> tuple[str, ...]:
        """What is odd in a report that went without being asked about here."""
        return tuple(check_sentence(one.code, one.values) for one in report_doubts(self._file, form, period))

    def _look_first(self, form: str, period: Period, then: Callable[[list[Doubt]], None]) -> None:
        self._work(CHECKING, lambda: report_doubts(self._file, form, period), then, lambda: None)

    def _show_doubts(
        self,
        form: str,
        period: Period,
        doubts: list[Doubt],
        go_on: Callable[[tuple[str, ...]], None] | None,
    ) -> None:
        panel = DoubtsPanel(self._page.look, ANYWAY if go_on else "")
        self._asked_for = (form, period)
        panel.opened.connect(self.opened)
        if go_on is not None:
            panel.anyway.connect(lambda: self._leave_doubts(panel, go_on))
        self._page.show_panel(panel)
        panel.show_doubts(doubts)
        panel.start()

    def _leave_doubts(self, panel: DoubtsPanel, go_on: Callable[[tuple[str, ...]], None]) -> None:
        asked = panel.sentences()
        self._page.hide_panel()
        go_on(asked)

    def _compose(self, form: str, period: Period, asked: tuple[str, ...]) -> None:
        path = self._ask_path(form, period)
        if path is None:
            return

        def work() -> tuple[Written, DraftResult, Handed]:
            written = self._write(form, period, path)
            draft = draft_for_report(self._file, path, period, path.with_suffix(".eml"), form)
            letter = Letter(draft.to, draft.subject, draft.body, str(path.absolute()), path.name)
            return written, draft, self._files.hand_to_mail(letter)

        def done(result: tuple[Written, DraftResult, Handed]) -> None:
            written, draft, handed = result
            self.last, self._kept = written, None
            if self._show_draft(draft, handed, path):
                self.keep(written, Way.MAIL, ", ".join(draft.to), asked)

        self._work(WRITING, work, done, lambda: self._compose(form, period, asked))

    def keep(self, written: Written, way: Way, to: str, asked: tuple[str, ...]) -> None:
        """Keep what was sent; the notice about the letter stays in sight."""
        sending = Sending(written.form, written.period, written.path, way, to, asked)
        self._desk.carry_out(
            self._page,
            lambda: submissions.submit(self._file, sending, written.report),
            self._told_kept,
            say=False,
        )

    def _told_kept(self, kept: Submission) -> None:
        self._kept = kept
        self.sent.emit()

    def _take_back(self) -> None:
        """Say that the letter that was kept as sent last did not go."""
        if (kept := self._kept) is not None:
            self._desk.carry_out(
                self._page, lambda: submissions.mark_taken_back(self._file, kept, never_went=True)
            )

    def _ask_path(self, form: str, period: Period) -> Path | None:
        return self._ask_place(workbook_name(form, period, office_paper(self._file, "").ward))

    def _ask_place(self, name: str) -> Path | None:
        path = self._files.ask_save(self._page, "Ghi báo cáo Excel", self._folder / name, EXCEL)
        if path is None:
            return None
        self._folder = path.parent
        return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

    def _write(self, form: str, period: Period, path: Path) -> Written:
        reports.write_report(self._file, form, period, path, program_version=version())
        return Written(form, period, path, submissions.frozen_report(self._file, form, period))

    def _work(
        self, words: str, work: Callable[[], T], done: Callable[[T], None], elsewhere: Callable[[], None]
    ) -> None:
        """Run work off the window's thread; its buttons rest meanwhile. `elsewhere` asks for another file."""

        def finished(result: T) -> None:
            self._set_doing("")
            done(result)

        def failed(error: BaseException) -> None:
            self._set_doing("")
            again = partial(self._work, words, work, done, elsewhere)
            tell_unwritten(self._desk, self._page, error, again, elsewhere)

        self._set_doing(words)
        self._desk.jobs.run(lambda _progress: work(), finished, failed)

    def _set_doing(self, words: str) -> None:
        self._doing = words
        self.working_changed.emit()

    def _say_written(self, written: Written) -> None:
        self.last = written
        actions = self._after.actions((written.path,))
        self._page.say(Notice(f"Đã ghi {written.path.name}.", "ok", actions=actions))

    def _show_draft(self, draft: DraftResult, handed: Handed, workbook: Path) -> bool:
        """Say where the letter is: in the mail program's window, or in its draft, which is opened now.

        Returns whether it counts as sent: a letter that nothing could open, or that was closed, does not.
        """
        if handed.outcome is Outcome.NO_PROGRAM:
            return self._open_draft(draft, workbook, is_kept=True)
        is_kept = handed.outcome is not Outcome.CLOSED
        words = HANDED[handed.outcome].format(
            program=handed.program, name=workbook.name, draft=draft.path.name
        )
        to_draft = NoticeAction(
            "Mở bản nháp", lambda: self._open_draft(draft, workbook, is_kept=is_kept), icon="mail"
        )
        tone = "ok" if handed.outcome is Outcome.SENT else "info"
        self._page.say(
            Notice(words, tone, actions=(to_draft, *self._letter_actions(workbook, is_kept=is_kept)))
        )
        return is_kept

    def _open_draft(self, draft: DraftResult, workbook: Path, *, is_kept: bool) -> bool:
        """Hand the draft to the mail program; without one, say where it stands and copy its text.

        `is_kept`: a letter that opens counts as sent. Returns whether it was opened.
        """
        if self._files.show(draft.path):
            told = (DRAFT_OPENED if is_kept else DRAFT_ONLY_OPENED).format(name=workbook.name)
            self._page.say(Notice(told, "ok", actions=self._letter_actions(workbook, is_kept=is_kept)))
            return True
        QGuiApplication.clipboard().setText(f"{draft.subject}\n\n{draft.body}")
        opened = FOLDER_OPENED if self._files.show_in_folder(workbook) else ""
        told = NO_MAIL_PROGRAM.format(
            draft=draft.path.name, folder=workbook.parent, opened=opened, name=workbook.name
        )
        self._page.say(Notice(told, "warn"))
        return False

    def _letter_actions(self, workbook: Path, *, is_kept: bool) -> tuple[NoticeAction, ...]:
        folder = NoticeAction("Mở thư mục", lambda: self._files.show_in_folder(workbook), icon="folder_open")
        return (NoticeAction(NEVER_WENT, self._take_back), folder) if is_kept else (folder,)
