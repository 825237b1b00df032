"""Nhập từ Excel: lists of others, row by row as they will be written, mended there, written in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SoVangError
from desktop.intake.legacy_text import TextChange
from desktop.intake.sheet_reading import Corrections
from desktop.operations import imports
from desktop.operations.imports import Into, ListPreview, ListResult, Outcome
from desktop.ui.clipboard_rows import has_rows, rows_on_clipboard
from desktop.ui.commands import Handler
from desktop.ui.desk import Desk
from desktop.ui.files import LISTS, Files, all_dropped, documents
from desktop.ui.imports import page_words
from desktop.ui.imports.file_words import STRANGE, fonts_sentence
from desktop.ui.imports.loaded import Loaded, total_sentence
from desktop.ui.imports.panels import AboutPanel, FontPanel
from desktop.ui.imports.preview_view import PreviewView
from desktop.ui.imports.reading import Work, again, corrected, first_reading
from desktop.ui.imports.refused_export import RefusedExport
from desktop.ui.imports.refused_view import RefusedView
from desktop.ui.imports.rows import button_words
from desktop.ui.imports.target import Asked, asked, context, other_kinds, page_after
from desktop.ui.imports.unseen import unseen, unseen_sentence
from desktop.ui.imports.writing import Writing
from desktop.ui.jobs import Job, Stopped
from desktop.ui.page import WRITING, Page
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import primary, secondary
from desktop.ui.widgets.empty import EmptyList
from desktop.ui.widgets.keys import hear
from desktop.ui.widgets.notice import Notice, NoticeAction
from desktop.ui.widgets.panel import SidePanel
from desktop.ui.widgets.progress import ProgressFooter
from desktop.words.errors import error_sentence

KINDS = frozenset({"commendation", "award", "recipient", "initiative", "conference", "opinion", "activity"})
"""What the outcome of a row depends on."""


class ImportPage(Page):
    """`opened` takes what `target.asked` reads; without anything to read it asks for files."""

    title = "Nhập từ Excel"

    def __init__(self, look: Look, desk: Desk, files: Files | None = None) -> None:
        super().__init__(look)
        self._desk = desk
        self._file = desk.file
        self._files = files or Files()
        self._asked: Asked | None = None
        self._lists: list[Loaded] = []
        self._current = 0
        self._seen: set[int] = set()
        self._reading = 0
        self._job: Job | None = None
        self._then: Callable[[], None] | None = None
        self._narrow = False
        self._centre: QWidget | None = None
        self.footer = ProgressFooter(look)
        self._writing = Writing(self, desk, self.footer, self._written, self._failed)
        self._refused_export = RefusedExport(self, desk, self._files)
        self.export = secondary(look, "Xuất dòng cần sửa", icon="arrow_export")
        self._cancel = secondary(look, "Hủy", key="Esc")
        self.button = primary(look, "Nhập", key="Ctrl+Enter")
        self._lay_out()

    @property
    def preview(self) -> ListPreview | None:
        """What is shown now, None while nothing is."""
        return self._lists[self._current].preview if self._lists else None

    @property
    def view(self) -> PreviewView | None:
        """The preview in sight."""
        return self._centre if isinstance(self._centre, PreviewView) else None

    @property
    def lists(self) -> Sequence[Loaded]:
        """All lists that were read."""
        return tuple(self._lists)

    def is_reading(self) -> bool:
        """Whether a list is being read or judged."""
        return self._job is not None

    def opened(self, argument: object) -> None:
        if not isinstance(argument, Mapping):
            return
        try:
            self._open(asked(self._file, argument))
        except SoVangError as gone:
            self._refuse(gone)

    def refresh(self, changed: frozenset[str]) -> None:
        if changed & KINDS and self._lists and not self._writing.is_under_way:
            self._read_again()

    def stop(self) -> bool:
        if self._writing.is_under_way:
            self._writing.stop()
        elif self.is_reading():
            self._stop()
        else:
            return False
        return True

    def is_writing(self) -> bool:
        return self._writing.is_under_way

    def leave(self) -> bool:
        if self._writing.is_under_way:
            self.say(Notice(WRITING, "warn"))
            return False
        self._stop_reading()
        self._keep_mended()
        return True

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "list.import": Handler(self.ask_files, text="Nhập tệp Excel khác"),
            "list.paste": Handler(self.paste, has_rows),
        }

    def panes(self) -> Sequence[QWidget]:
        view = self.view
        return (view.file_bar, view.switch, view.grid.view, self.footer) if view else (self.footer,)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.export.set_compact(narrow)
        if (view := self.view) is not None:
            view.set_narrow(narrow)

    def panel_changed(self, panel: SidePanel | None) -> None:
        if panel is None and (view := self.view) is not None:
            view.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if all_dropped(event.mimeData(), LISTS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = all_dropped(event.mimeData(), LISTS)
        if paths:
            event.acceptProposedAction()
            self.read(paths)

    def ask_files(self) -> None:
        """Let the user choose one list or several."""
        before = [one.path for one in self._lists if one.path is not None]
        folder = before[0].parent if before else documents()
        chosen = self._files.ask_open_many(self, "Chọn danh sách", folder, page_words.FILE_KINDS)
        if chosen:
            self.read(chosen)

    def paste(self) -> None:
        """Show the rows on the clipboard in place of what is shown."""
        if self._asked is not None:
            self._open(Asked(self._asked.into, pasted=rows_on_clipboard()))

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in a job and show what they would write; an older reading under way is forgotten."""
        if self._asked is not None and not self._writing.is_under_way:
            self._open(Asked(self._asked.into, paths))

    def take_in(self) -> None:
        """Back the register up, then write the good rows in one step; refused ones wait in “Chờ sửa”."""
        view = self.view
        if view is not None:
            view.grid.close_editor()
        if self._writing.is_under_way or view is None:
            return
        if self.is_reading():
            self._then = self.take_in
            return
        if not any(one.writes or one.counts.refused for one in self._lists):
            self.say(Notice(page_words.NOTHING, "info"))
            return
        reason = view.reason_text()
        if reason is None:
            return
        if left := unseen(self._lists, self._seen):
            self._choose_list(left[0])
            self.say(Notice(unseen_sentence(self._lists, left), "warn"))
            return
        self._writing.start(self._lists, reason)
        self._enable_buttons(enabled=False)

    def export_refused(self) -> None:
        """Write the rows to mend as a workbook with the reasons in it, to send back."""
        if (preview := self.preview) is not None:
            self._refused_export.ask(preview)

    def show_fonts(self) -> None:
        """The texts that were read otherwise than they stand."""
        preview = self.preview
        if preview is not None and preview.read.changes:
            panel = FontPanel(self.look, preview)
            panel.settled.connect(self._settle_fonts)
            self.show_panel(panel)
            panel.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_about(self) -> None:
        """All that is to be said of the file."""
        if (preview := self.preview) is not None:
            panel = AboutPanel(self.look, preview)
            self.show_panel(panel)
            panel.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._cancel.clicked.connect(self.back_asked)
        self.button.clicked.connect(self.take_in)
        self.export.clicked.connect(self.export_refused)
        self.footer.stopped.connect(self.stop)
        for button in (self._cancel, self.export, self.button):
            self.footer.add_button(button)
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.footer)
        self.setAcceptDrops(True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            hear(self, key, self.take_in)

    def _open(self, wanted: Asked) -> None:
        self._keep_mended()
        self._asked, self._lists, self._current, self._seen = wanted, [], 0, set()
        self.hide_panel()
        self._show_context(wanted.into)
        if wanted.paths or wanted.pasted or wanted.waiting:
            names = ", ".join(path.name for path in wanted.paths) or "các dòng"
            self._put(EmptyList(self.look, f"Đang đọc {names}…"))
            self._show_sum()
            self._run(first_reading(self._file, wanted), self._show_first, f"Đang đọc {names}…")
        else:
            self._ask("Chưa chọn danh sách nào.")
            QTimer.singleShot(0, self, self.ask_files)

    def _run(self, work: Work, done: Callable[[list[Loaded]], None], words: str) -> None:
        """Read in a job; only what was asked for last is shown."""
        self._stop_reading()
        reading = self._reading

        def arrived(lists: list[Loaded]) -> None:
            if reading == self._reading:
                self._job = None
                done(lists)
                then, self._then = self._then, None
                if then is not None:
                    then()

        def failed(error: BaseException) -> None:
            if reading == self._reading:
                self._job, self._then = None, None
                self._refuse(error)

        def progressed(rows: int, _total: int) -> None:
            if reading == self._reading and rows:
                counted = f"{rows:,}".replace(",", ".")
                self.footer.show_progress(0, 0, f"{words} {counted} dòng", can_stop=True)

        self.footer.show_progress(0, 0, words, can_stop=True)
        self._cancel.hide()
        self._job = self._desk.jobs.run(work, arrived, failed, progressed)

    def _stop_reading(self) -> None:
        self._reading += 1
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _stop(self) -> None:
        """“Dừng”: what was shown before stays."""
        self._stop_reading()
        self._then = None
        if self._lists:
            self._show_sum()
        else:
            self._ask(page_words.STOPPED)

    def _show_first(self, lists: list[Loaded]) -> None:
        readable = (place for place, one in enumerate(lists) if one.preview is not None)
        self._lists, self._current = lists, next(readable, 0)
        self._show_other()

    def _show_other(self) -> None:
        """Show a list that was not in sight before, with what an old font was read as."""
        self._show(start=True)
        if (preview := self.preview) is None:
            return
        if preview.opened.is_strange:
            self.say(Notice(STRANGE, "warn"))
        if not preview.read.changes:
            return
        if self._narrow:
            see = NoticeAction("Xem", self.show_fonts, "", "eye")
            self.say(Notice(fonts_sentence(preview), "warn", actions=(see,)))
        else:
            self.show_fonts()
            if (view := self.view) is not None:
                view.start()

    def _show(self, *, start: bool = False) -> None:
        """Show the current list: under the heads that are there, where they fit."""
        one, view = self._lists[self._current], self.view
        self._seen.add(self._current)
        if one.preview is None:
            self._put(self._refused_view())
        elif view is not None and not start and view.fits(one):
            view.show_lists(self._lists, self._current)
        else:
            typed = view.reason.value() if view is not None else ""
            view = self._new_view()
            view.reason.set_value(typed)
            self._put(view)
            view.start()
        if one.preview is not None:
            self._show_context(one.preview.into)
        self._show_sum()

    def _new_view(self) -> PreviewView:
        view = PreviewView(self.look, self._lists, self._current)
        preview = self._lists[self._current].preview
        assert preview is not None
        view.set_narrow(self._narrow)
        bar, grid = view.file_bar, view.grid
        bar.offer_kinds([] if preview.waiting_ids else other_kinds(preview.into))
        bar.kinds.set_value(preview.into.kind)
        bar.other_asked.connect(self.ask_files)
        bar.about_asked.connect(self.show_about)
        bar.file_chosen.connect(self._choose_list)
        bar.sheet_chosen.connect(lambda name: self._read_again(only=self._current, sheet=name))
        bar.kind_chosen.connect(self._change_kind)
        view.key_chosen.connect(lambda key: self._read_again(key=key))
        view.fonts_asked.connect(self.show_fonts)
        view.all_updates_asked.connect(self._tick_all)
        grid.mended.connect(self._mend)
        grid.mapped.connect(self._map)
        grid.updates_ticked.connect(self._tick)
        return view

    def _refused_view(self) -> RefusedView:
        view = RefusedView(self.look, self._lists, self._current)
        view.file_bar.other_asked.connect(self.ask_files)
        view.file_bar.file_chosen.connect(self._choose_list)
        return view

    def _choose_list(self, place: int) -> None:
        self._current = place
        self.hide_panel()
        self._show_other()

    def _change_kind(self, kind: str) -> None:
        preview = self.preview
        if preview is not None and self._asked is not None:
            into = replace(preview.into, kind=kind)
            self._asked = replace(self._asked, into=into)
            self._read_again(into=into)

    def _mend(self, place: int, key: str, text: str) -> None:
        if (preview := self.preview) is not None:
            self._then = lambda: self._mended(place)
            self._correct(imports.mended(preview, place, key, text))

    def _mended(self, place: int) -> None:
        if (view := self.view) is not None:
            view.next_guilty(place)

    def _map(self, table: int, column: int, key: object) -> None:
        if (preview := self.preview) is not None:
            self._correct(imports.with_column(preview, table, column, None if key is None else str(key)))

    def _settle_fonts(self, changes: list[TextChange]) -> None:
        if (preview := self.preview) is not None:
            self._then = self._fonts_settled
            self._correct(imports.with_offers(preview, changes))

    def _fonts_settled(self) -> None:
        preview = self.preview
        if preview is not None and preview.read.changes:
            self.show_fonts()
        else:
            self.hide_panel()

    def _correct(self, corrections: Corrections) -> None:
        """Read the current list with other corrections; further ones may follow before it is done."""
        self._lists[self._current] = corrected(self._lists[self._current], corrections)
        self._read_again(only=self._current)

    def _read_again(
        self,
        *,
        only: int | None = None,
        key: str | None = None,
        sheet: str | None = None,
        into: Into | None = None,
    ) -> None:
        work = again(self._file, self._lists, only=only, key=key, sheet=sheet, into=into)
        self._run(work, self._show_again, "Đang đối chiếu với sổ…")

    def _show_again(self, lists: list[Loaded]) -> None:
        self._lists = lists
        self._show()

    def _tick(self, places: Sequence[int]) -> None:
        one = self._lists[self._current]
        if one.preview is not None and places:
            self._lists[self._current] = one.with_updates(one.updates ^ frozenset(places))
            self._show()

    def _tick_all(self) -> None:
        preview = self.preview
        if preview is not None:
            differ = frozenset(row.place for row in preview.rows if row.outcome is Outcome.CHANGED)
            one = self._lists[self._current]
            self._lists[self._current] = one.with_updates(frozenset() if one.updates == differ else differ)
            self._show()

    def _keep_mended(self) -> None:
        """What was mended in rows that wait is not lost when the user leaves them."""
        self._writing.keep_mended(self._lists)
        self._lists = []

    def _written(self, results: Sequence[ListResult | SoVangError], sentence: str) -> None:
        """To what was written; the notice with “Hoàn tác” stands there."""
        preview = next((one.preview for one in self._lists if one.preview is not None), None)
        self._lists = []
        self.footer.finish()
        written = [one for one in results if isinstance(one, ListResult)]
        if preview is None or not written:
            self._ask(sentence)
            return
        self.page_asked.emit(*page_after(preview.into, written[-1].owner_id))
        self.say_done(sentence)

    def _failed(self, error: BaseException) -> None:
        self._show_sum()
        if isinstance(error, Stopped):
            self.say(Notice(page_words.NOT_WRITTEN, "info"))
        else:
            self._desk.tell(self, error)

    def _refuse(self, error: BaseException) -> None:
        """A file that cannot be taken is said in the page, with the way to another."""
        if isinstance(error, Stopped):
            return
        if not isinstance(error, SoVangError):
            self._ask(page_words.PROGRAM_FAULT, "Chọn tệp khác…")
            raise error
        self._ask(error_sentence(error.code, error.values), "Chọn tệp khác…")

    def _ask(self, sentence: str, action: str = "Chọn tệp Excel…") -> None:
        self._lists = []
        empty = EmptyList(self.look, sentence, action, page_words.DROP_HINT, icon="folder_open")
        empty.pressed.connect(self.ask_files)
        self._put(empty)
        self._show_sum()
        empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, centre: QWidget) -> None:
        """Show a widget above the footer."""
        if self._centre is not None:
            self._column.removeWidget(self._centre)
            self._centre.hide()
            self._centre.deleteLater()
        self._centre = centre
        self._column.insertWidget(0, centre, 1)
        centre.show()
        last = centre.grid.view if isinstance(centre, PreviewView) else centre
        for widget in (self._cancel, self.export, self.button):
            self.setTabOrder(last, widget)
            last = widget

    def _show_sum(self) -> None:
        writes = sum(one.writes for one in self._lists)
        refused = sum(one.counts.refused for one in self._lists)
        self.footer.finish(total_sentence(self._lists) if self._lists else "")
        self._cancel.show()
        self._enable_buttons(enabled=True)
        self.button.set_text(button_words(writes, refused))
        self.button.setVisible(bool(self._lists))
        self.export.setVisible(bool(self._lists) and self._lists[self._current].counts.refused > 0)

    def _enable_buttons(self, *, enabled: bool) -> None:
        for button in (self._cancel, self.export, self.button):
            button.setEnabled(enabled)

    def _show_context(self, into: Into) -> None:
        self.context = context(self._file, into)
        self.frame_changed.emit()
