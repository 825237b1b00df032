"""The history: what was done, taken back and done again."""

from __future__ import annotations

from concurrent.futures import Future

from desktop.errors import SoVangError
from desktop.records.step import Step
from desktop.store import history as store
from desktop.store.file import RecordFile
from desktop.store.writer import Done


def history(file: RecordFile, limit: int | None = None) -> list[Step]:
    """The newest steps first."""
    return store.steps(file.read, limit)


def can_undo(file: RecordFile) -> Step | None:
    """The step that Ctrl+Z would take back: this user's latest deed that still stands."""
    return store.next_undo(file.read, file.user)


def can_redo(file: RecordFile) -> Step | None:
    """The undo that would be taken back, None once the user has done something new."""
    return store.next_redo(file.read, file.user)


def undo(file: RecordFile) -> Future[Done[Step]]:
    """Take this user's latest deed back. Raises "nothing_to_undo", "undo_in_the_way" (as `SoVangError`)."""
    return file.write(store.undoing(file.user))


def undo_step(file: RecordFile, step_id: int) -> Future[Done[Step]]:
    """Take back any earlier step that no later one has touched.

    Raises "step_unknown", "already_undone", "not_undoable", "undo_in_the_way" (as `SoVangError`).
    """
    return file.write(store.undoing(file.user, step_id))


def undo_several(file: RecordFile, count: int) -> list[Step]:
    """Take back that many deeds one after another, or none: what was undone is done again before it raises.

    Raises "nothing_to_undo", "undo_in_the_way" (as `SoVangError`).
    """
    undone: list[Step] = []
    try:
        while len(undone) < count:
            undone.append(undo(file).result().value)
    except SoVangError:
        for _step in undone:
            redo(file).result()
        raise
    return undone


def redo(file: RecordFile) -> Future[Done[Step]]:
    """Do again what was taken back last. Raises "nothing_to_redo", "undo_in_the_way" (as `SoVangError`)."""
    return file.write(store.redoing(file.user))
