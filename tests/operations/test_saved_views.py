"""Views are kept in the register: saved, renamed, deleted, each taken back by Ctrl+Z."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import Conflict, SoVangError
from desktop.operations import history, saved_views
from desktop.records.saved_view import SavedView
from desktop.store.file import RecordFile

DRAFT = SavedView("activities", "  Tặng  quà ", "tặng quà", "quarter", columns="title:300 value")


def test_a_saved_view_is_there_for_everybody_who_opens_the_register(file: RecordFile) -> None:
    saved = saved_views.save_view(file, DRAFT).result().value
    assert saved == replace(DRAFT, name="Tặng quà", id=saved.id)
    assert saved_views.views_of(file, "activities") == [saved]
    assert saved_views.views_of(file, "recipients") == []


def test_a_name_is_of_one_view_and_not_of_a_ready_one(file: RecordFile) -> None:
    saved_views.save_view(file, DRAFT).result()
    for name, ready in (("tặng quà", ()), ("", ()), ("Quý này", ("Quý này",))):
        with pytest.raises(SoVangError, match="draft_has_errors"):
            saved_views.save_view(file, replace(DRAFT, name=name), ready)
    assert len(saved_views.views_of(file, "activities")) == 1


def test_renaming_and_deleting_are_taken_back(file: RecordFile) -> None:
    saved = saved_views.save_view(file, DRAFT).result().value
    renamed = saved_views.change_view(file, saved, replace(saved, name="Quà Tết")).result().value
    saved_views.delete_view(file, renamed.id or 0).result()
    assert saved_views.views_of(file, "activities") == []
    history.undo(file).result()
    assert saved_views.views_of(file, "activities") == [renamed]
    history.undo(file).result()
    assert saved_views.views_of(file, "activities") == [saved]
    history.undo(file).result()
    assert saved_views.views_of(file, "activities") == []


def test_a_view_that_another_pc_deleted_is_not_deleted_twice(file: RecordFile) -> None:
    saved = saved_views.save_view(file, DRAFT).result().value
    saved_views.delete_view(file, saved.id or 0).result()
    with pytest.raises(Conflict, match="deleted_by_another"):
        saved_views.delete_view(file, saved.id or 0)
