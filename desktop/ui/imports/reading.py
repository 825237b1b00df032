"""Reads lists in a job: files, cells of the clipboard, kept rows; and the same list once more, corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.errors import SoVangError
from desktop.intake.sheet_reading import Corrections
from desktop.operations import imports
from desktop.operations.imports import Into, ListPreview, ListResult
from desktop.store.file import RecordFile
from desktop.ui.imports.loaded import Loaded, loaded
from desktop.ui.imports.target import Asked, standing_now
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
            return [_seen(imports.preview_pasted(file, asked.pasted, into, told=told))]
        if len(asked.paths) == 1:
            path = asked.paths[0]
            return [loaded(path.name, path, imports.preview_file(file, path, into, told=told))]
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


def _seen(preview: ListPreview) -> Loaded:
    return loaded(preview.name, None, preview)


def _of_several(one: imports.FilePreview) -> Loaded:
    if one.preview is None:
        return Loaded(one.path.name, one.path, refusal=one.refusal)
    return loaded(one.path.name, one.path, one.preview)
