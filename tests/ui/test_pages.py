import pytest

from desktop.operations.search import KINDS
from desktop.ui import pages
from desktop.ui.icons import tinted_pixmap


@pytest.mark.usefixtures("qapp")
def test_every_kind_that_search_finds_has_a_heading_and_an_icon_that_is_there() -> None:
    assert set(pages.HEADINGS) == set(KINDS)
    for _heading, icon, _word in pages.HEADINGS.values():
        tinted_pixmap(icon, 16, "#000000", 1.0)
