import pytest

from desktop.operations import activities, initiatives
from desktop.operations.search import KINDS
from desktop.store.file import RecordFile
from desktop.ui import pages
from desktop.ui.icons import tinted_pixmap


@pytest.mark.usefixtures("qapp")
def test_every_kind_that_search_finds_has_a_heading_and_an_icon_that_is_there() -> None:
    assert set(pages.HEADINGS) == set(KINDS)
    for _heading, icon, _word in pages.HEADINGS.values():
        tinted_pixmap(icon, 16, "#000000", 1.0)


def test_initiatives_and_activities_are_found_first_on_their_pages_and_opened_there(
    sample_file: RecordFile,
) -> None:
    initiative = initiatives.list_initiatives(sample_file)[0].initiative
    activity = activities.list_activities(sample_file)[0]
    found = pages.search_hits(sample_file, initiative.name, "initiatives")[0]
    assert (found.heading, pages.page_for(found)) == (
        "Mô hình",
        ("initiatives", {"initiative_id": initiative.id}),
    )
    found = pages.search_hits(sample_file, activity.title, "activities")[0]
    assert (found.heading, pages.page_for(found)) == (
        "Hoạt động",
        ("activities", {"activity_id": activity.id}),
    )
