"""Writes what the previews say: a backup first, then each list as one step of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop.errors import SoVangError
from desktop.operations import backups, imports
from desktop.operations.imports import ListResult
from desktop.records.text import format_amount
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.imports.loaded import Loaded
from desktop.ui.imports.taken_words import many_sentence, one_sentence
from desktop.ui.jobs import Job, Progress, Stopped
from desktop.ui.page import Page
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.progress import ProgressFooter

UNSTOPPABLE = "Đang ghi, không dừng được nữa."
Results = Sequence[ListResult | SoVangError]


class Writing:
    """Belongs to the page. `done` gets the results, a refusal for a list that was not written, and what is to
    be said; `failed` why nothing was written.
    """

    def __init__(
        self,
        page: Page,
        desk: Desk,
        footer: ProgressFooter,
        done: Callable[[Results, str], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._page = page
        self._desk = desk
        self._footer = footer
        self._done = done
        self._failed = failed
        self.is_under_way = False
        self._is_stopped = False
        self._job: Job | None = None

    def start(self, lists: Sequence[Loaded], reason: str) -> None:
        """Back the register up, then write."""
        file, kept = self._desk.file, tuple(lists)
        self.is_under_way, self._is_stopped = True, False
        self._footer.show_progress(1, 3, "Đang sao lưu sổ…", can_stop=True)
        self._job = self._desk.jobs.run(
            lambda _progress: backups.back_up(file), lambda _backup: self._write(kept, reason), self._fail
        )

    def keep_mended(self, lists: Sequence[Loaded]) -> None:
        """What was mended in rows that wait is not lost when the user leaves them."""
        for one in lists:
            preview = one.preview
            if preview is not None and preview.waiting_ids and preview.corrections.values:
                keep = partial(imports.keep_mended, self._desk.file, preview)
                self._desk.carry_out(self._page, keep)

    def stop(self) -> None:
        """After the backup, or after the file that is being written; one file is written whole."""
        if self._job is None:
            self._page.say(Notice(UNSTOPPABLE, "warn"))
            return
        self._is_stopped = True
        self._job.stop()
        self._footer.set_text("Đang dừng…")

    def _write(self, lists: Sequence[Loaded], reason: str) -> None:
        self._desk.backed_up.emit()
        self._job = None
        if self._is_stopped:
            self._fail(Stopped())
            return
        preview = lists[0].preview
        if len(lists) > 1 or preview is None:
            self._write_many(lists, reason)
            return
        updates = lists[0].updates
        self._footer.show_progress(
            2, 3, f"Đang ghi {format_amount(lists[0].writes)} dòng, không dừng được nữa…"
        )
        self._desk.carry_out(
            self._page,
            lambda: imports.take(self._desk.file, preview, reason=reason, updates=updates),
            lambda result: self._finish([result], one_sentence(result)),
            self._fail,
            say=False,
        )

    def _write_many(self, lists: Sequence[Loaded], reason: str) -> None:
        self._job = self._desk.jobs.run(
            lambda progress: take_all(self._desk.file, lists, reason, progress),
            lambda results: self._finish(results, many_sentence(results, [one.name for one in lists])),
            self._fail,
            self._show_files,
        )

    def _show_files(self, done: int, total: int) -> None:
        words = "Đang dừng…" if self._is_stopped else f"Đang nhập {done}/{total} tệp…"
        self._footer.show_progress(done, total, words, can_stop=True)

    def _finish(self, results: Results, sentence: str) -> None:
        self.is_under_way, self._job = False, None
        self._done(results, sentence)

    def _fail(self, error: BaseException) -> None:
        self.is_under_way, self._job = False, None
        self._failed(error)


def take_all(
    file: RecordFile, lists: Sequence[Loaded], reason: str, progress: Progress
) -> list[ListResult | SoVangError]:
    """Write several lists, each as one step and compared with what those before it wrote.

    Stopped between two of them it returns what is done so far.
    """
    done: list[ListResult | SoVangError] = []
    for place, one in enumerate(lists, start=1):
        done.append(_taken(file, one, reason))
        try:
            progress.step(place, len(lists))
        except Stopped:
            break
    return done


def _taken(file: RecordFile, one: Loaded, reason: str) -> ListResult | SoVangError:
    if one.preview is None:
        return one.refusal or SoVangError("list_without_header", file=one.name)
    try:
        fresh = one.with_preview(imports.again(file, one.preview))
        assert fresh.preview is not None
        return imports.take(file, fresh.preview, reason=reason, updates=fresh.updates).result().value
    except SoVangError as refusal:
        return refusal
