"""What was sent is frozen; what has changed since is named, figure by figure and record by record."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.operations import awards, history, reports, submissions
from desktop.records.award import Award
from desktop.records.period import Period, parse_period
from desktop.records.report import RecordKind
from desktop.records.submission import (
    Fate,
    FrozenFigure,
    Submission,
    Way,
    changed_since,
    packed_figures,
    packed_names,
    unpacked_figures,
    unpacked_names,
)
from desktop.store import blobs
from desktop.store.file import RecordFile
from desktop.store.writer import Deed
from desktop.words.submissions import figure_words

Q3 = parse_period("2026-Q3")


CASE = parse_period("2022")


def send(
    file: RecordFile,
    folder: Path,
    form: str = "activity",
    period: Period = Q3,
    findings: tuple[str, ...] = (),
) -> Submission:
    path = folder / f"{form}.xlsx"
    reports.write_report(file, form, period, path, program_version="1.0")
    sending = submissions.Sending(form, period, path, Way.MAIL, "Quận ủy", findings)
    return submissions.submit(file, sending, submissions.frozen_report(file, form, period)).result().value


def an_award(file: RecordFile, period: Period = Q3, place: int = 0) -> Award:
    figures = reports.activity_report(file, period).figures
    collectives = next(one for one in figures if one.id == "awards.collectives")
    found = file.read.get(Award, collectives.record_ids[place])
    assert found is not None
    return found


def test_what_is_sent_is_kept_as_it_was(sample_file: RecordFile, tmp_path: Path) -> None:
    sent = send(sample_file, tmp_path, findings=("Một dự thảo",))
    content = (tmp_path / "activity.xlsx").read_bytes()
    assert sent.workbook == sha256(content).hexdigest()
    assert (sent.form, sent.period, sent.way, sent.sent_to) == ("activity", Q3, Way.MAIL, "Quận ủy")
    assert (sent.sent_by, sent.sent_at) == ("thử", sample_file.now())
    assert submissions.asked_before(sent) == ["Một dự thảo"]
    (tmp_path / "activity.xlsx").unlink()
    copy = submissions.copy_out(sample_file, sent, tmp_path / "xem")
    assert (copy.name, copy.read_bytes()) == ("activity.xlsx", content)
    assert submissions.submissions(sample_file) == [sent]
    assert submissions.latest_of(sample_file, "activity", Q3) == sent
    assert submissions.latest_of(sample_file, "activity", parse_period("2026")) is None


def test_the_frozen_figures_are_those_of_the_report(sample_file: RecordFile, tmp_path: Path) -> None:
    frozen = {one.key: one for one in unpacked_figures(send(sample_file, tmp_path).figures)}
    table = reports.activity_report(sample_file, Q3).table
    for row in table.rows:
        for column, figure in enumerate(row.figures):
            by = next(iter(figure.by.items())) if figure.by else None
            one = frozen[figure.id, by, column]
            assert (one.value, tuple(one.records)) == (figure.value, figure.record_ids)
            assert sum(one.records.values()) == figure.value


def test_nothing_has_changed_until_something_does(sample_file: RecordFile, tmp_path: Path) -> None:
    for form in reports.KINDS:
        assert submissions.changes_since(sample_file, send(sample_file, tmp_path, form)) == []


def test_an_amount_that_was_corrected_is_named_with_its_award(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    sent, award = send(sample_file, tmp_path), an_award(sample_file)
    changed = replace(award, amount=(award.amount or 0) + 500_000)
    sample_file.write(Deed("award_changed", {}, lambda writing: writing.update(award, changed))).result()
    found = submissions.changes_since(sample_file, sent)
    assert {figure_words(one.label, one.column) for one in found if not one.column} == {
        "Tiền thưởng (đồng)", "Tiền thưởng (đồng) – Tập thể",
    }  # fmt: skip
    assert {one.column for one in found} == {0, 1}
    for one in found:
        assert one.now - one.before == 500_000
        assert [(record.id, record.fate) for record in one.records] == [(award.id, Fate.CHANGED)]


def test_an_award_that_went_and_one_that_reads_otherwise_are_told_apart(
    sample_file: RecordFile, tmp_path: Path
) -> None:
    sent, award = send(sample_file, tmp_path, "awards", CASE), an_award(sample_file, CASE)
    other = an_award(sample_file, CASE, 1)
    renamed = replace(other, printed_name="Đặng Thị Hường")
    sample_file.write(Deed("award_changed", {}, lambda writing: writing.update(other, renamed))).result()
    awards.delete_awards(sample_file, [award.id or 0], "ghi nhầm").result()
    total = next(
        one for one in submissions.changes_since(sample_file, sent) if one.label == "Số lượt khen thưởng"
    )
    assert (total.before, total.now) == (total.before, total.before - 1)
    fates = {record.id: record for record in total.records}
    assert fates[award.id or 0].fate is Fate.WENT
    assert award.printed_name in fates[award.id or 0].before
    assert fates[award.id or 0].now == ""
    assert fates[renamed.id or 0].fate is Fate.CHANGED
    assert "Đặng Thị Hường" in fates[renamed.id or 0].now
    history.undo(sample_file).result()
    history.undo(sample_file).result()
    assert submissions.changes_since(sample_file, sent) == []


def test_a_submission_is_not_undone_and_its_workbook_stays(sample_file: RecordFile, tmp_path: Path) -> None:
    award = an_award(sample_file, CASE)
    awards.delete_awards(sample_file, [award.id or 0], "ghi nhầm").result()
    sent = send(sample_file, tmp_path, period=CASE)
    assert history.undo(sample_file).result().value.code == "award_deleted"
    assert submissions.submissions(sample_file) == [sent]
    sample_file.write(Deed("swept", {}, blobs.sweep, undoable=False)).result()
    assert blobs.get(sample_file.read, sent.workbook) is not None


def test_what_never_went_is_marked_and_counts_no_more(sample_file: RecordFile, tmp_path: Path) -> None:
    sent = send(sample_file, tmp_path)
    marked = submissions.mark_taken_back(sample_file, sent, never_went=True).result().value
    assert marked.taken_back == sample_file.now().date()
    assert submissions.latest_of(sample_file, "activity", Q3) is None
    assert submissions.submissions(sample_file) == [marked]
    again = submissions.mark_taken_back(sample_file, marked, never_went=False).result().value
    assert again == sent == submissions.latest_of(sample_file, "activity", Q3)


def test_a_workbook_is_known_by_its_bytes(sample_file: RecordFile, tmp_path: Path) -> None:
    sent = send(sample_file, tmp_path)
    path = tmp_path / "activity.xlsx"
    assert submissions.of_workbook(sample_file, path) == sent
    path.write_bytes(path.read_bytes() + b" ")
    assert submissions.of_workbook(sample_file, path) is None
    path.unlink()
    with pytest.raises(FileRefused, match="file_missing"):
        submissions.of_workbook(sample_file, path)


KEYS = st.tuples(st.sampled_from(["awards.total", "teams.total"]), st.none(), st.integers(0, 2))
FIGURES = st.dictionaries(
    KEYS, st.dictionaries(st.integers(1, 30), st.integers(0, 5)), max_size=6
).map(
    lambda found: [
        FrozenFigure(*key, key[0], sum(records.values()), RecordKind.AWARD, records)
        for key, records in found.items()
    ]
)  # fmt: skip
NAMES = st.dictionaries(st.integers(1, 30), st.text(max_size=4)).map(lambda lines: {RecordKind.AWARD: lines})


@given(FIGURES, FIGURES, NAMES, NAMES)
def test_the_changed_records_make_up_the_whole_difference(
    before: list[FrozenFigure], now: list[FrozenFigure], old: dict[RecordKind, dict[int, str]],
    new: dict[RecordKind, dict[int, str]],
) -> None:  # fmt: skip
    had = {one.key: one.records for one in before}
    has = {one.key: one.records for one in now}
    for change in changed_since(before, now, old, new):
        key = (change.label, None, change.column)
        earlier, later = had.get(key, {}), has.get(key, {})
        added = sum(later.get(one.id, 0) - earlier.get(one.id, 0) for one in change.records)
        assert added == change.now - change.before
    assert changed_since(before, before, old, old) == []


@given(FIGURES, NAMES)
def test_what_is_stored_is_read_again(
    figures: list[FrozenFigure], names: dict[RecordKind, dict[int, str]]
) -> None:
    assert unpacked_figures(packed_figures(figures)) == figures
    assert unpacked_names(packed_names(names)) == names
    json.loads(packed_figures(figures))
