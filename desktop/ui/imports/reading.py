"""Reads lists in a job: files, cells of the clipboard, kept rows; and the same list once more, corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from desktop.errors import FileRefused
from desktop.intake.sheet_reading import Corrections
from desktop.operations import imports
from desktop.operations.imports import Into, ListPreview
from desktop.store.file import RecordFile
from desktop.ui.imports.loaded import Loaded, loaded
from desktop.ui.imports.target import Asked, other_kinds, standing_now
from desktop.ui.jobs import Progress

Work = Callable[[Progress], list[Loaded]]


def first_reading(file: RecordFile, asked: Asked) -> Work:
    """What reads everything that the page was opened with."""

    def work(progress: Progress) -> list[Loaded]:
        def told(rows: int) -> None:
            progress.step(rows, 0)

        into = standing_now(file, asked.into)
        if asked.waiting:
            return [_seen(imports.open_waiting(file, asked.waiting))]
        if asked.pasted:
            return [_seen(_fitting(file, imports.open_pasted(asked.pasted, told), into))]
        if len(asked.paths) == 1:
            path = asked.paths[0]
            return [loaded(path.name, path, _fitting(file, imports.open_list(path, told), into))]
        return [_of_several(one) for one in imports.preview_many(file, asked.paths, into, told)]

    return work


def again(
    file: RecordFile,
    lists: Sequence[Loaded],
    *,
    only: int | None = None,
    key: str | None = None,
    sheet: str | None = None,
    into: Into | None = None,
) -> Work:
    """What judges lists once more, with what their corrections say; `only` one of them."""

    def work(_progress: Progress) -> list[Loaded]:
        return [
            one if one.preview is None or only not in (None, place) else one.with_preview(fresh(one.preview))
            for place, one in enumerate(lists)
        ]

    def fresh(seen: ListPreview) -> ListPreview:
        goes = standing_now(file, into or seen.into)
        return imports.again(file, seen, key=key, sheet=sheet, into=goes)

    return work


def corrected(one: Loaded, corrections: Corrections) -> Loaded:
    """A list that shall be read with other corrections; its rows are the old ones until it is."""
    assert one.preview is not None
    return replace(one, preview=replace(one.preview, corrections=corrections))


def _fitting(file: RecordFile, opened: imports.OpenedList, into: Into) -> ListPreview:
    """The list as what is wanted, else as the first kind whose columns it has, else with guessed columns.

    Raises `FileRefused`.
    """
    try:
        return imports.preview(file, opened, into)
    except FileRefused as refusal:
        for kind in other_kinds(into) if refusal.code == "list_without_header" else ():
            with suppress(FileRefused):
                return imports.preview(file, opened, replace(into, kind=kind))
        if refusal.code != "list_without_header":
            raise
    return imports.preview(file, replace(opened, is_strange=True), into)


def _seen(preview: ListPreview) -> Loaded:
    return loaded(preview.name, None, preview)


def _of_several(one: imports.FilePreview) -> Loaded:
    if one.preview is None:
        return Loaded(one.path.name, one.path, refusal=one.refusal)
    return loaded(one.path.name, one.path, one.preview)
