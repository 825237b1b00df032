"""What is counted under a list is what it shows, what Ctrl+C copies and what its workbook holds."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from python_calamine import CalamineWorkbook

from desktop.records.saved_view import ShownColumn, columns_text
from desktop.ui.lists.list_views import ListViews
from desktop.ui.widgets.copied_table import CopiedTable
from tests.ui.page_window import FakeFiles
from tests.ui.views.conftest import Shown

TYPED = ("", "", "hoan kiem", "to", "2026", "kheo trong", "khong co ai")
ROUNDS = 8


def test_every_view_counts_what_it_shows_copies_and_exports(shown: Shown, files: FakeFiles) -> None:
    views, chance = shown.page._views, Random(7)
    counts = set()
    for place in range(ROUNDS):
        narrow(views, chance)
        rows = views._rows_in_sight()
        counts.add(len(rows))
        assert counted(shown) == len(rows)
        assert len([row for row in copied(shown).rows if not row.heading]) == len(rows)
        if place < 3:
            assert exported(shown, files, place) == len(rows)
    assert len(counts) > 1


def test_the_ready_views_count_alike(shown: Shown) -> None:
    views = shown.page._views
    for view in views.listing.ready:
        views.take(view)
        assert not views.is_changed()
        assert counted(shown) == len(views._rows_in_sight())


def narrow(views: ListViews, chance: Random) -> None:
    """Any filter, order and columns."""
    listing = views.listing
    keys = chance.sample([column.key for column in listing.columns], k=3)
    views.ask(
        period=chance.choice([*([""] * 9 if listing.timeless else []), *listing.periods]),
        kind=chance.choice([*[""] * 9, *listing.kinds]),
        only=chance.choice([*[""] * 6, *listing.only]),
        order_by=chance.choice(["", *keys]),
        descending=chance.random() < 0.5,
        columns=columns_text(ShownColumn(key) for key in keys),
    )
    views._filter.setText(chance.choice(TYPED))


def counted(shown: Shown) -> int:
    """The number at the foot; activities without a date stand beside those that are added up."""
    page, noun = shown.page, shown.page._views.listing.noun
    records = getattr(page, "records", getattr(page, "list", None))
    words = records.count_words() if records is not None else page.table._sentence.text()
    return sum(int(number.replace(".", "")) for number in re.findall(rf"([\d.]+) {noun}", words))


def copied(shown: Shown) -> CopiedTable:
    """What Ctrl+A, Ctrl+C copies."""
    page: Any = shown.page
    records = getattr(page, "records", getattr(page, "list", None))
    found: CopiedTable = (records or page.table.view).copied_table(True)
    return found


def exported(shown: Shown, files: FakeFiles, place: int) -> int:
    """How many rows F12 writes."""
    assert files.folder is not None
    shown.window.commands.run("list.export")
    path = files.folder / files.names[-1]
    shown.wait(path.exists)
    written = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    path.rename(files.folder / f"{place}.xlsx")
    head = next(at for at, line in enumerate(written) if line[0] == "STT")
    numbers = [line[0] for line in written[head + 1 :] if isinstance(line[0], float | int)]
    assert numbers == list(range(1, len(numbers) + 1))
    return len(numbers)
