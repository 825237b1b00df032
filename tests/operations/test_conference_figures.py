"""Conferences and opinions of a period, from a register to the report (real_cases.json)."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.operations.reports import ActivityReport, activity_report, records_behind
from desktop.records.codes import ConferenceKind, Level, OpinionState
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import settled
from desktop.records.period import parse_period
from desktop.store.file import RecordFile, create
from desktop.store.writer import Deed, Transaction

NOW = datetime(2026, 10, 12, 8, 15)  # noqa: DTZ001 - the register's clock is the PC's own
HANOI_2020 = {Level.CITY: 2, Level.DISTRICT: 113, Level.WARD: 982}


def filled(path: Path, *records: Sequence[object]) -> RecordFile:
    """A register with those records, each list of one type."""
    create(path)
    file = RecordFile(path, user="mai", now=lambda: NOW)

    def work(writing: Transaction) -> None:
        for part in records:
            writing.insert_many(part)

    file.write(Deed("filled", {}, work)).result()
    return file


def values(report: ActivityReport) -> Mapping[tuple[str, ...], int]:
    return {(one.id, *(one.by or {}).values()): one.value for one in report.figures}


def test_the_dialogues_of_hanoi_in_2020_are_counted_by_level(tmp_path: Path) -> None:
    held = [
        Conference(ConferenceKind.DIALOGUE, level, "Hội nghị đối thoại", date(2020, 1 + place % 12, 15))
        for level, count in HANOI_2020.items()
        for place in range(count)
    ]
    others = [
        Conference(ConferenceKind.SUMMING_UP, Level.WARD, "Hội nghị tổng kết", date(2020, 10, 15)),
        Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại", date(2021, 1, 1)),
        Conference(ConferenceKind.DIALOGUE, Level.WARD, "Hội nghị đối thoại"),
    ]
    with filled(tmp_path / "ha-noi.sovang", [*held, *others]) as file:
        report = activity_report(file, parse_period("2020"))
        found = values(report)
        assert found["conferences.dialogues",] == 1097
        assert {level: found["conferences.dialogues", level] for level in HANOI_2020} == HANOI_2020
        assert found["conferences.total",] == 1098
        (row,) = (one for one in report.table.rows if one.number == "2" and one.label == "Hội nghị đối thoại")
        assert [figure.value for figure in row.figures] == [1097, 1097, 0]
        (districts,) = (
            one
            for one in report.figures
            if one.id == "conferences.dialogues" and one.by == {"level": "district"}
        )
        assert len(records_behind(file, districts)) == 113


def test_each_kind_of_count_goes_by_its_own_day(tmp_path: Path) -> None:
    at_once, answered, passed_up = (
        OpinionState.ANSWERED_AT_ONCE, OpinionState.ANSWERED, OpinionState.PASSED_UP,
    )  # fmt: skip
    held = [
        Conference(ConferenceKind.DIALOGUE, Level.WARD, "Đối thoại tháng 6", date(2026, 6, 20)),
        Conference(ConferenceKind.SEMINAR, Level.WARD, "Tọa đàm tháng 8", date(2026, 8, 20)),
        Conference(ConferenceKind.DIALOGUE, Level.WARD, "Chưa có ngày"),
    ]
    said = [
        Opinion(1, 1, "trả lời ngay", state=at_once),
        Opinion(1, 2, "trả lời quý sau", state=answered, answered_on=date(2026, 7, 2),
                due_on=date(2026, 6, 25)),
        Opinion(1, 3, "chuyển quý sau", state=passed_up, passed_to="TP", passed_on=date(2026, 7, 5)),
        Opinion(1, 4, "quá hạn từ tháng 7", due_on=date(2026, 7, 1)),
        Opinion(2, 1, "còn hạn", due_on=date(2026, 9, 30)),
        Opinion(2, 2, "chuyển rồi trả lời", state=answered, passed_to="TP", passed_on=date(2026, 8, 25),
                answered_on=date(2026, 9, 30)),
        Opinion(3, 1, "chưa tính", due_on=date(2020, 1, 1)),
    ]  # fmt: skip
    with filled(tmp_path / "a.sovang", held, said) as file:
        found = {
            name: [values(activity_report(file, parse_period(text)))[f"opinions.{name}",]
                   for text in ("2026-H1", "2026-Q3", "2026-9M", "2025")]
            for name in ("received", "answered", "passed_up", "overdue")
        }  # fmt: skip
        assert found == {
            "received": [4, 2, 6, 0],
            "answered": [1, 2, 3, 0],
            "passed_up": [0, 2, 2, 0],
            "overdue": [1, 1, 1, 0],
        }
        notes = {note.code: note.values for note in activity_report(file, parse_period("2026")).records.notes}
        assert notes["opinions_left_out"] == {"opinions": 1}
        third = values(activity_report(file, parse_period("2026-Q3")))
        assert (third["opinions.received", "seminar"], third["opinions.received", "ward"]) == (2, 2)
        assert (third["opinions.answered", "dialogue"], third["opinions.answered", "seminar"]) == (1, 1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_of_a_generated_register_opens_what_it_counts(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)

    def day() -> date:
        return date(2026, 1, 1) + timedelta(days=chance.randrange(-200, 300))

    held: list[object] = [
        Conference(
            chance.choice(list(ConferenceKind)), chance.choice(list(Level)), f"Hội nghị {place}",
            chance.choice([None, day()]), present=chance.choice([None, chance.randrange(300)]),
        )
        for place in range(60)
    ]  # fmt: skip
    said: list[object] = [
        settled(
            Opinion(
                chance.randrange(1, 61), place, f"Ý kiến {place}", due_on=chance.choice([None, day()]),
                state=chance.choice(list(OpinionState)), answered_on=day(), passed_on=day(),
            )
        )
        for place in range(300)
    ]  # fmt: skip
    with filled(tmp_path / "a.sovang", held, said) as file:
        for text in ("2026", "2025-H2", "2026-Q2", "2025-11-16..2026-11-15"):
            report = activity_report(file, parse_period(text))
            for figure in report.figures:
                lines = records_behind(file, figure)
                assert [line.id for line in lines] == list(figure.record_ids)
                assert sum(line.value for line in lines) == figure.value
