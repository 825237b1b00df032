"""The filled form on its way: where to, written off the window's thread, kept, opened or mailed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop.operations.letters.mail import draft_for_report
from desktop.operations.letters.mail_program import Handed, Outcome
from desktop.operations.letters.mapi import Letter
from desktop.operations.report_forms import forms
from desktop.operations.report_forms.filling import Filling, write_filled
from desktop.operations.report_forms.forms import OpenedForm
from desktop.records.period import Period
from desktop.records.report_form import ReportForm
from desktop.records.submission import FORM
from desktop.records.text import plain_letters
from desktop.ui.desk import Desk
from desktop.ui.files import Files, documents
from desktop.ui.page import Page
from desktop.ui.report_forms import words
from desktop.ui.report_forms.sending import FormSending
from desktop.ui.unwritten import tell_unwritten
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.progress import ProgressFooter


class Writing:
    """Writes one filled form at a time; `kept` hears of the form once the register has it."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        files: Files,
        footer: ProgressFooter,
        kept: Callable[[OpenedForm], None],
        sending: FormSending,
    ) -> None:
        self._page, self._desk, self._files, self._footer, self._kept = page, desk, files, footer, kept
        self._sending = sending
        self._folder = documents()
        self.is_under_way = False

    def write(self, form: OpenedForm, done: Filling, name: str, *, mail: bool) -> None:
        """Ask where, write, keep the form with its mapping, and say so; `mail` makes a letter of it."""
        path = self._ask_path(name, done.period)
        if path is not None:
            self._write(form, done, name, path, mail=mail)

    def keep(self, form: OpenedForm, name: str) -> None:
        """Keep a form without writing a file."""
        self._desk.carry_out(self._page, lambda: forms.keep_form(self._desk.file, form, name))

    def _ask_path(self, name: str, period: Period) -> Path | None:
        suggested = self._folder / file_name(name, period)
        path = self._files.ask_save(self._page, "Ghi biểu đã điền", suggested, words.FILE_KINDS)
        if path is None:
            return None
        self._folder = path.parent
        return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")

    def _write(self, form: OpenedForm, done: Filling, name: str, path: Path, *, mail: bool) -> None:
        self.is_under_way = True
        before = self._footer.text()
        self._footer.show_progress(0, 0, "Đang ghi biểu…")

        def written(letter: tuple[Letter, Path] | None) -> None:
            self._rest(before)
            self._sending.filled(name, done, path)
            self._keep(form, name, lambda: self._say(done, path, letter))

        def failed(error: BaseException) -> None:
            self._rest(before)
            again = lambda: self._write(form, done, name, path, mail=mail)  # noqa: E731 - one of two ways on
            tell_unwritten(
                self._desk, self._page, error, again, lambda: self.write(form, done, name, mail=mail)
            )

        self._desk.jobs.run(lambda _progress: self._work(form, done, path, mail=mail), written, failed)

    def _work(self, form: OpenedForm, done: Filling, path: Path, *, mail: bool) -> tuple[Letter, Path] | None:
        write_filled(form, done, path)
        if not mail:
            return None
        draft = draft_for_report(
            self._desk.file,
            path,
            done.period,
            path.with_suffix(".eml"),
            FORM,
        )
        return Letter(draft.to, draft.subject, draft.body, str(path.absolute()), path.name), draft.path

    def _rest(self, before: str) -> None:
        self.is_under_way = False
        self._footer.finish(before)
        self._page.frame_changed.emit()

    def _keep(self, form: OpenedForm, name: str, then: Callable[[], None]) -> None:
        """Keep the form, unless the register knows it just so."""
        if forms.is_kept(form, name):
            then()
            return

        def done(kept: ReportForm) -> None:
            self._kept(replace(form, kept=kept, cells=kept.mapping, lost=()))
            then()

        self._desk.carry_out(
            self._page, lambda: forms.keep_form(self._desk.file, form, name), done, say=False
        )

    def _say(self, done: Filling, path: Path, letter: tuple[Letter, Path] | None) -> None:
        left = words.LEFT_OVER.format(count=len(done.left)) if done.left else ""
        told = words.WRITTEN.format(count=len(done.filled), name=path.name, left=left)
        actions = (
            NoticeAction("Mở tệp", lambda: self._show(path)),
            NoticeAction("Mở thư mục", lambda: self._show(path.parent)),
        )
        if letter is None:
            self._page.say(Notice(told, "ok", actions=actions))
            return
        self._desk.jobs.run(
            lambda _progress: self._files.hand_to_mail(letter[0]),
            lambda handed: self._say_mailed(told, handed, *letter, actions),
            lambda error: self._desk.tell(self._page, error),
        )

    def _say_mailed(
        self, told: str, handed: Handed, letter: Letter, draft: Path, actions: tuple[NoticeAction, ...]
    ) -> None:
        """Say where the letter is: in the mail program, in its draft, or on the clipboard; keep it."""
        if handed.outcome is Outcome.CLOSED:
            said = f"{told} Cửa sổ thư đã đóng, thư chưa gửi. Bản nháp còn ở {draft.name}."
            self._page.say(Notice(said, "info", actions=actions))
            return
        if handed.outcome is not Outcome.NO_PROGRAM:
            said = f"{told} Thư kèm biểu đang ở {handed.program}; chưa gửi khi chưa bấm gửi."
        elif self._files.show(draft):
            said = f"{told} Thư nháp kèm biểu đã mở; xem lại rồi gửi."
        else:
            QGuiApplication.clipboard().setText(f"{letter.subject}\n\n{letter.body}")
            said = f"{told} Thư đã soạn: {draft.name}; nội dung thư đã chép, dán vào thư công vụ."
            self._page.say(Notice(said, "ok", actions=actions))
            return  # nothing was opened: whoever sends it by hand says so with “Ghi báo cáo là đã gửi”
        self._page.say(Notice(said, "ok", actions=actions))
        self._sending.mailed(", ".join(letter.to))

    def _show(self, path: Path) -> None:
        self._files.show(path)


def file_name(name: str, period: Period) -> str:
    """ "Bieu-1-Ban-Dan-van_quy-III-2026.xlsx": without marks, since old mail programs break them."""
    parts = (
        "".join(char if char.isalnum() else " " for char in plain_letters(part))
        for part in (name, period.label)
    )
    return "_".join("-".join(part.split()) for part in parts if part.strip()) + ".xlsx"
