"""A keyboard program over every field of every form; a field that is not met is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QCompleter

from desktop.ui.theme import Look
from desktop.ui.widgets.line_field import LineField
from tests.ui.fields.helped import whole_help
from tests.ui.fields.routes import ROUTES
from tests.ui.fields.sites import Site, expected_sites, raw_fields
from tests.ui.fields.walk import Walk

CHAPTERS = {"imports": "import"}
"""Chapters of the help that are not named like the route that meets all their fields."""
EVERYWHERE = {"views"}
"""Of what every list has, some here and some there."""


@pytest.mark.parametrize("name", ROUTES)
def test_every_field_holds_what_a_keyboard_program_types(
    name: str, walk: Walk, record_property: Callable[[str, object], None]
) -> None:
    route, parts = ROUTES[name]
    route(walk)
    record_property("counted", dict(walk.counted))
    missed = [
        f"not met: {site}: {words[:90]}"
        for site, words in expected_sites().items()
        if _is_in(site, parts) and site not in walk.met
    ]
    assert not (faults := [*dict.fromkeys(walk.faults), *missed, *_idle(name, walk)]), "\n".join(faults)


def _idle(name: str, walk: Walk) -> list[str]:
    """Paragraphs of the chapter of a route that no field of it has."""
    chapter = walk.book.chapters.get(CHAPTERS.get(name, name), ())
    return [
        f"resources/help speaks of {one.address}, which is no field in sight"
        for one in chapter
        if one.is_field and one.address not in walk.helped
    ]


def test_every_chapter_with_fields_belongs_to_a_route() -> None:
    with_fields = {section.chapter for section in whole_help().sections() if section.is_field}
    assert with_fields - {CHAPTERS.get(name, name) for name in ROUTES} == EVERYWHERE


def test_every_field_belongs_to_one_route() -> None:
    parts = [part for _route, parts in ROUTES.values() for part in parts]
    assert len(parts) == len(set(parts))
    assert [str(site) for site in expected_sites() if not _is_in(site, parts)] == []


def test_no_field_of_qt_is_made_directly() -> None:
    assert raw_fields() == []


def _is_in(site: Site, parts: Sequence[str]) -> bool:
    return any(site.file == part or site.file.startswith(f"{part}/") for part in parts)


def test_the_walk_tells_a_field_that_completes_inline(walk: Walk, look: Look) -> None:
    walk.office.window.open_page("activities")
    field = LineField(look, parent=walk.page)
    completer = QCompleter(["dang"], field)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    field.setCompleter(completer)
    field.show()
    walk.type_into(field)
    assert walk.counted["wrong"]
    assert walk.faults
