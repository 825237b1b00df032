"""Writes what the previews say: a backup first, then each list as one step of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.errors import SoVangError
from desktop.operations import backups, imports
from desktop.operations.imports import ListResult
from desktop.store.file import RecordFile
from desktop.ui.desk import Desk
from desktop.ui.imports.loaded import Loaded
from desktop.ui.imports.taken_words import many_sentence, one_sentence
from desktop.ui.jobs import Progress
from desktop.ui.page import Page
from desktop.ui.widgets.progress import ProgressFooter

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

    def start(self, lists: Sequence[Loaded], reason: str) -> None:
        """Back the register up, then write."""
        file, kept = self._desk.file, tuple(lists)
        self.is_under_way = True
        self._footer.show_progress(1, 3, "Đang sao lưu sổ…")
        self._desk.jobs.run(
            lambda _progress: backups.back_up(file), lambda _backup: self._write(kept, reason), self._fail
        )

    def _write(self, lists: Sequence[Loaded], reason: str) -> None:
        self._desk.backed_up.emit()
        preview = lists[0].preview
        if len(lists) > 1 or preview is None:
            self._write_many(lists, reason)
            return
        updates = lists[0].updates
        self._footer.show_progress(2, 3, f"Đang nhập {lists[0].writes} dòng…")
        self._desk.carry_out(
            self._page,
            lambda: imports.take(self._desk.file, preview, reason=reason, updates=updates),
            lambda result: self._finish([result], one_sentence(result)),
            self._fail,
            say=False,
        )

    def _write_many(self, lists: Sequence[Loaded], reason: str) -> None:
        self._desk.jobs.run(
            lambda progress: take_all(self._desk.file, lists, reason, progress),
            lambda results: self._finish(results, many_sentence(results, [one.name for one in lists])),
            self._fail,
            lambda done, total: self._footer.show_progress(done, total, f"Đang nhập {done}/{total} tệp…"),
        )

    def _finish(self, results: Results, sentence: str) -> None:
        self.is_under_way = False
        self._done(results, sentence)

    def _fail(self, error: BaseException) -> None:
        self.is_under_way = False
        self._failed(error)


def take_all(
    file: RecordFile, lists: Sequence[Loaded], reason: str, progress: Progress
) -> list[ListResult | SoVangError]:
    """Write several lists, each as one step and compared with what those before it wrote."""
    done: list[ListResult | SoVangError] = []
    for place, one in enumerate(lists, start=1):
        done.append(_taken(file, one, reason))
        progress.step(place, len(lists))
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
