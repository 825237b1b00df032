"""What the office does with views of lists: keeping them in the register, renaming, deleting."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future

from desktop.operations.drafts import there, tidied
from desktop.operations.guards import refuse_errors
from desktop.records.problem import Problem
from desktop.records.saved_view import SavedView, check_view
from desktop.store.file import RecordFile
from desktop.store.writer import Deed, Done, Transaction


def views_of(file: RecordFile, page: str) -> list[SavedView]:
    """The saved views of a list, in the order in which they were made."""
    return file.read.records(SavedView, "WHERE page = ? ORDER BY id", (page,))


def check(file: RecordFile, view: SavedView, reserved: Collection[str] = ()) -> list[Problem]:
    """What is wrong with a view's name; `reserved` names stand for the ready views of its list."""
    return check_view(view, views_of(file, view.page), reserved)


def save_view(file: RecordFile, view: SavedView, reserved: Collection[str] = ()) -> Future[Done[SavedView]]:
    """Keep a new view. Raises `SoVangError("draft_has_errors")` for a name that is empty or taken."""
    new = tidied(view)
    refuse_errors(check(file, new, reserved))
    return file.write(Deed("view_saved", {"name": new.name}, lambda writing: writing.insert(new)))


def change_view(
    file: RecordFile, seen: SavedView, changed: SavedView, reserved: Collection[str] = ()
) -> Future[Done[SavedView]]:
    """Rename a view or change what it shows. Raises `draft_has_errors`; the future `Conflict`."""
    new = tidied(changed)
    refuse_errors(check(file, new, reserved))
    return file.write(Deed("view_changed", {"name": new.name}, lambda writing: writing.update(seen, new)))


def delete_view(file: RecordFile, view_id: int) -> Future[Done[None]]:
    """Delete a view; the records it showed stay. Raises `Conflict("deleted_by_another")`."""
    name = there(file.read, SavedView, view_id).name

    def work(writing: Transaction) -> None:
        writing.delete(SavedView, view_id)

    return file.write(Deed("view_deleted", {"name": name}, work))
