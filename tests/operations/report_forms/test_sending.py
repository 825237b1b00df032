"""A superior's form that was sent: its figures are frozen, and compared with today's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.operations import submissions
from desktop.operations.report_forms import forms
from desktop.operations.report_forms.filling import Filling, filling, write_filled
from desktop.operations.report_forms.forms import OpenedForm
from desktop.operations.report_forms.sending import frozen_form, was_the_report
from desktop.operations.report_forms.values import PeriodValues
from desktop.records.award import Award
from desktop.records.period import quarter
from desktop.records.report_form import FigureSource, Span
from desktop.records.submission import Fate, Submission, Way, form_kind, unpacked_figures
from desktop.store.file import RecordFile
from desktop.store.writer import Deed

Q3 = quarter(2026, 3)
NAME = "Biểu 1"


def filled(file: RecordFile, path: Path) -> tuple[OpenedForm, Filling]:
    """The form with one amount in the period, a change of it, and all proposals."""
    opened = forms.open_form(file, path)
    opened = opened.looked_at(opened.unseen)
    sheet = opened.book.sheets[0].name
    for cell, span in (("D18", Span.PERIOD), ("E18", Span.CHANGE)):
        opened = opened.with_source((sheet, cell), FigureSource("awards.amount", span=span))
    return opened, filling(opened, PeriodValues(file, Q3))


def send(file: RecordFile, form_path: Path, *, is_report: bool = False) -> Submission:
    opened, done = filled(file, form_path)
    path = write_filled(opened, done, form_path.with_name("đã điền.xlsx"))
    sending = submissions.Sending(form_kind(NAME, is_report=is_report), Q3, path, Way.MAIL, "Quận ủy")
    return submissions.submit(file, sending, frozen_form(file, done)).result().value


def test_the_figures_of_the_form_are_frozen_with_its_bytes(sample_file: RecordFile, form_path: Path) -> None:
    sent = send(sample_file, form_path)
    copy = submissions.copy_out(sample_file, sent, form_path.parent / "xem")
    assert copy.read_bytes() == form_path.with_name("đã điền.xlsx").read_bytes()
    frozen = {one.key: one for one in unpacked_figures(sent.figures)}
    assert {("awards.amount", None, 0), ("awards.amount", None, 2)} <= set(frozen)
    total = frozen["awards.amount", None, 0]
    assert total.value == sum(total.records.values()) > 0
    assert submissions.changes_since(sample_file, sent) == []


def test_a_corrected_amount_is_named_with_its_award(sample_file: RecordFile, form_path: Path) -> None:
    sent = send(sample_file, form_path)
    total = next(one for one in unpacked_figures(sent.figures) if one.key == ("awards.amount", None, 0))
    award = sample_file.read.get(Award, next(iter(total.records)))
    assert award is not None
    changed = replace(award, amount=(award.amount or 0) + 500_000)
    sample_file.write(Deed("award_changed", {}, lambda writing: writing.update(award, changed))).result()
    found = next(one for one in submissions.changes_since(sample_file, sent) if one.before != one.now)
    assert found.now - found.before == 500_000
    assert [(one.id, one.fate) for one in found.records] == [(award.id, Fate.CHANGED)]


def test_how_a_form_went_last_is_how_it_goes_again(sample_file: RecordFile, form_path: Path) -> None:
    assert not was_the_report(sample_file, NAME)
    send(sample_file, form_path, is_report=True)
    assert was_the_report(sample_file, NAME)
    assert not was_the_report(sample_file, "Biểu khác")
    send(sample_file, form_path)
    assert not was_the_report(sample_file, NAME)


def test_a_figure_that_the_program_no_longer_has_is_left_as_it_was(
    sample_file: RecordFile, form_path: Path
) -> None:
    _opened, done = filled(sample_file, form_path)
    one = replace(frozen_form(sample_file, done).figures[0], id="gone.total", value=7)
    assert submissions.counted_again(sample_file, Q3, [one]).figures == [one]
