"""What a wild user takes in: lists of every kind, and what waits of them to be mended."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from desktop.intake.raw import Cell
from desktop.operations import imports
from desktop.operations.imports import ALL_CHANGES, Into
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference
from desktop.records.pending_row import PendingRow
from tests.operations.imports import lists
from tests.operations.wild.hand import Hand, deeds

_PEOPLE = ("Ông Lê Văn Tám", "Bà Trần Hoa", "Hộ ông Bùi Ba", "Tổ 5", "")
_UNITS = (None, "Tổ dân phố số 5", "Tổ 6")
_YEARS = (None, 1950, "1950", "năm nào")
_HEADERS: dict[str, tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]] = {
    "awards": (lists.AWARDS, (_PEOPLE, _UNITS, _UNITS, (None, "Thu gom rác"), (None, "500.000", "năm trăm"))),
    "recipients": (lists.RECIPIENTS, (_PEOPLE, _YEARS, _UNITS, _UNITS, (None, "Cá nhân"), (None, "x"))),
    "teams": (
        lists.MEMBERS,
        (("Tổ dân vận số 3", "số 4"), _PEOPLE, (None, "Tổ trưởng"), _YEARS, (None, "x"), (None, "09")),
    ),
    "initiatives": (
        lists.INITIATIVES,
        (
            ("Sửa đèn", None),
            _UNITS,
            ("Kinh tế", "thể thao"),
            (2025, 2026),
            (None, "Cấp phường"),
            (None, "1/QĐ"),
        ),
    ),
    "conferences": (
        lists.CONFERENCES,
        (("Đối thoại", None), (None, "Đối thoại"), ("12/3/2026", "31/2/2026"), _UNITS, (None, 40)),
    ),
    "opinions": (lists.OPINIONS, (("Sửa đèn", None), _PEOPLE, _UNITS, (None, "12/3/2026"), (None, "Khác"))),
    "activities": (
        lists.ACTIVITIES,
        (("Thăm hỏi", None), (None, "Hỗ trợ"), ("12/3/2026",), _UNITS, (None, "500.000")),
    ),
}


def _into(hand: Hand, kind: str) -> Into | None:
    if kind == "awards":
        decision = hand.one(Commendation)
        return Into(kind, commendation=decision) if decision else None
    if kind == "opinions":
        held = hand.one(Conference)
        return Into(kind, conference_id=held.id) if held else None
    return Into(kind)


def take_list(hand: Hand) -> Future[Any] | None:
    kind = hand.pick(list(_HEADERS))
    into = _into(hand, kind)
    if into is None:
        return None
    header, columns = _HEADERS[kind]
    rows = [tuple(hand.pick(column) for column in columns) for _place in range(hand.number(1, 4))]
    seen = imports.preview(hand.file, lists.opened(header, *rows), into)
    return imports.take(hand.file, seen, reason="Bổ sung", updates=ALL_CHANGES)


def take_waiting(hand: Hand) -> Future[Any] | None:
    row = hand.one(PendingRow)
    if row is None:
        return None
    return imports.take(hand.file, imports.open_waiting(hand.file, [row.id or 0]), reason="Bổ sung")


def discard_waiting(hand: Hand) -> Future[Any] | None:
    ids = hand.ids(PendingRow, 2)
    return imports.discard_waiting(hand.file, ids) if ids else None


LISTS = deeds(take_list, take_waiting, discard_waiting)
