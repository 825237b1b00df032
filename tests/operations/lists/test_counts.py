"""The rows of a list are those of the report's figure of the same span, and those that its workbook holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop.operations import activities, commendations, conferences, initiatives, recipients, reports
from desktop.operations.initiatives import InitiativeQuery
from desktop.operations.lists.activities import LISTING as ACTIVITIES
from desktop.operations.lists.commendations import LISTING as COMMENDATIONS
from desktop.operations.lists.conferences import LISTING as CONFERENCES
from desktop.operations.lists.initiatives import LISTING as INITIATIVES
from desktop.operations.lists.listing import Listing
from desktop.operations.lists.recipients import LISTING as RECIPIENTS
from desktop.operations.lists.spans import UNDATED, span_of, year_of_code
from desktop.operations.lists.workbook import write_list
from desktop.records.period import CALENDAR, CutOffs
from desktop.records.report import figures_of
from desktop.records.saved_view import SavedView
from desktop.store.file import RecordFile
from tests.operations.generated_register import MIDDLE, generated

TODAY = date(2026, 10, 9)
OFFICE = CutOffs((3, 15), (6, 15), (9, 15), (11, 15))
LISTINGS = (COMMENDATIONS, INITIATIVES, CONFERENCES, ACTIVITIES, RECIPIENTS)
SEEDS = range(6)


def rows_of(file: RecordFile, listing: Listing, view: SavedView) -> list[Any]:
    """All rows of a list."""
    if listing is INITIATIVES:
        return list(
            initiatives.list_initiatives(file, InitiativeQuery(year=year_of_code(view.period, TODAY)))
        )
    reads: dict[str, Any] = {
        "commendations": commendations.list_commendations,
        "conferences": conferences.list_conferences,
        "activities": activities.list_activities,
        "recipients": recipients.list_recipients,
    }
    return list(reads[listing.page](file))


def some_view(chance: Random, listing: Listing) -> SavedView:
    """A view of any filter and order."""
    periods = [*([""] if listing.timeless else []), *listing.periods]
    return SavedView(
        listing.page,
        "",
        period=chance.choice(periods),
        kind=chance.choice(["", *listing.kinds]),
        only=chance.choice(["", "", *listing.only]),
        order_by=chance.choice(["", *(column.key for column in listing.columns)]),
        descending=chance.random() < 0.5,
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("days", [CALENDAR, OFFICE])
def test_a_list_shows_as_many_rows_as_the_figure_of_its_report(
    seed: int, days: CutOffs, tmp_path: Path
) -> None:
    with generated(tmp_path / "s.sovang", seed, MIDDLE) as file:
        for code in ("month", "quarter", "year", "last_year", "quarter_before", "2025", "2024"):
            period = span_of(code, TODAY, days)
            assert period is not None
            found = {one.id: one for one in figures_of(reports.period_records(file, period)) if not one.by}
            for listing, measure, only in (
                (COMMENDATIONS, "commendations.total", "counted"),
                (CONFERENCES, "conferences.total", ""),
                (ACTIVITIES, "activities.total", ""),
                (INITIATIVES, "initiatives.registered", "counted"),
            ):
                if listing is INITIATIVES and year_of_code(code, TODAY) is None:
                    continue
                view = SavedView(listing.page, "", period=code, only=only)
                rows = listing.select(rows_of(file, listing, view), view, TODAY, days)
                dated = [row for row in rows if listing.day is None or listing.day(row) is not None]
                assert len(dated) == found[measure].value, (code, measure)
                assert {listing.id_of(row) for row in dated} == set(found[measure].record_ids)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_workbook_of_any_view_holds_its_rows(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    with generated(tmp_path / "s.sovang", seed, MIDDLE) as file:
        for listing in LISTINGS:
            view = some_view(chance, listing)
            rows = listing.select(rows_of(file, listing, view), view, TODAY)
            columns = chance.sample(listing.columns, k=chance.randint(1, len(listing.columns)))
            path = write_list(file, listing, rows, columns, "Cách xem", tmp_path / f"{listing.page}.xlsx")
            written = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
            head = next(at for at, line in enumerate(written) if line[0] == "STT")
            body = [line for line in written[head + 1 :] if isinstance(line[0], float | int)]
            assert [line[0] for line in body] == list(range(1, len(rows) + 1))
            for row, line in zip(rows, body, strict=True):
                assert [cell or None for cell in line[1 : len(columns) + 1]] == [
                    column.read(row) or None for column in columns
                ]
            said = f"(Danh sách gồm {len(rows)} {listing.noun}.)"
            assert any(said in line for line in written)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_view_only_leaves_out_and_sorts(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    with generated(tmp_path / "s.sovang", seed, MIDDLE) as file:
        for listing in LISTINGS:
            view = some_view(chance, listing)
            every = rows_of(file, listing, view)
            shown = listing.select(every, view, TODAY)
            unsorted = listing.select(every, replace(view, order_by=""), TODAY)
            assert sorted(map(listing.id_of, shown)) == sorted(map(listing.id_of, unsorted))
            assert {listing.id_of(row) for row in shown} <= {listing.id_of(row) for row in every}
            column = listing.column(view.order_by)
            if column is not None:
                ranks = [column.rank(row) for row in shown]
                filled = [rank for rank in ranks if rank is not None]
                assert ranks[: len(filled)] == sorted(filled, reverse=view.descending)


def test_what_has_no_day_is_found_by_that(tmp_path: Path) -> None:
    with generated(tmp_path / "s.sovang", 1, MIDDLE) as file:
        for listing in (COMMENDATIONS, CONFERENCES, ACTIVITIES):
            view = SavedView(listing.page, "", period=UNDATED)
            shown = listing.select(rows_of(file, listing, view), view, TODAY)
            assert shown
            assert all(listing.day(row) is None for row in shown)  # type: ignore[misc]
