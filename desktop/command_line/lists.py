"""`sovang import`: somebody's list into a register, or a whole register into a new one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from desktop.command_line.answers import Answer, opened
from desktop.command_line.arguments import parsers
from desktop.command_line.decisions import existing
from desktop.computer import user_name
from desktop.errors import SoVangError
from desktop.records.text import NotUnderstood, parse_date

if TYPE_CHECKING:
    from desktop.operations.imports import Into, ListPreview
    from desktop.records.commendation import Commendation
    from desktop.store.file import RecordFile


DOUBTFUL = frozenset({"note", "only_index", "no_list"})
"""Lines that are no rows and that a person should look at; heads, sums, signatures speak for themselves."""


def import_command(arguments: Namespace) -> Answer:
    """`sovang import`: a list into the register; every row added, matched or refused."""
    from desktop.operations import backups, imports
    from desktop.operations.whole_register import is_whole

    if is_whole(arguments.list):
        return _take_over(arguments)
    with opened(arguments) as file:
        seen = imports.preview_file(file, arguments.list, _into(file, arguments), sheet=arguments.sheet)
        cards = {"added": seen.recipients_added, "matched": seen.recipients_matched}
        if seen.counts.added and not arguments.dry_run:
            backups.back_up(file)
            reason = f"Bổ sung từ {seen.name}"  # a signed list takes additions only with a reason
            done = imports.take(file, seen, reason=reason, keep_refused=False).result().value
            cards = {"added": done.recipients_added, "matched": done.recipients_matched}
    return _import_answer(seen, cards, is_dry=arguments.dry_run)


def _import_answer(seen: ListPreview, cards: Mapping[str, int], *, is_dry: bool) -> Answer:
    from desktop.words.intake import SKIPPED, note_sentence

    counts, reasons, warnings = seen.counts, _problems(seen, refused=True), _problems(seen, refused=False)
    changes = [
        {"row": row.number, "column": one.key, "before": one.before, "after": one.after}
        for row in seen.rows
        for one in row.differences
    ]
    first = "Xem trước, chưa ghi: " if is_dry else ""
    differing = f" (trong đó {counts.changed} dòng khác với sổ, giữ như sổ)" if counts.changed else ""
    sums = f"{counts.added} thêm mới, {counts.matched} khớp{differing}, {counts.refused} không nhận"
    told = (f"Dòng {one['row']}: {one['text']}" for one in (*reasons, *warnings))
    others = [name for name in seen.sheets if name != seen.sheet]
    notes = [note_sentence(one.code, one.values) for one in seen.notes]
    skipped = [{"row": one.number, "why": one.why, "text": one.text} for one in seen.read.skipped]
    doubtful = [one for one in seen.read.skipped if one.why in DOUBTFUL]
    passed = [f"Dòng {one.number}, {SKIPPED[one.why]}, không nhập: {one.text}" for one in doubtful]
    left = f"Chỉ đọc trang “{seen.sheet}”. Trang khác cũng có danh sách: {', '.join(others)}."
    lines = [f"{first}{counts.rows} dòng: {sums}.", *([left] if others else []), *notes, *told, *passed]
    data = {**asdict(counts), "reasons": reasons, "warnings": warnings, "differences": changes}
    data |= {"sheet": seen.sheet, "other_sheets": others, "notes": notes, "skipped": skipped}
    return Answer(lines, {**data, "recipients": dict(cards)})


def _take_over(arguments: Namespace) -> Answer:
    """A whole register comes into a new one; the counts are of all its records."""
    from desktop.operations import whole_register
    from desktop.words.tables import RECORDS

    done = whole_register.import_register(arguments.file, arguments.list, user=user_name())
    lines = [f"Đã nhận cả sổ vào {done.path}: {done.total} mục."]
    lines += [f"{count} {RECORDS[kind]}." for kind, count in done.counts.items() if count]
    data = {
        "rows": done.total,
        "added": done.total,
        "matched": 0,
        "refused": 0,
        "reasons": [],
        "warnings": [],
    }
    recipients = {"added": done.counts.get("recipient", 0), "matched": 0}
    return Answer(lines, {**data, "recipients": recipients, "tables": done.counts})


def _into(file: RecordFile, arguments: Namespace) -> Into:
    """Where a list goes; a dry run of awards needs no commendation."""
    from desktop.operations.conferences import find_conference
    from desktop.operations.imports import Into
    from desktop.records.codes import Form
    from desktop.records.commendation import Commendation

    if arguments.into != "awards":
        held = find_conference(file, arguments.conference) if arguments.conference else None
        return Into(arguments.into, conference_id=held.id if held else None, year=arguments.year)
    if arguments.commendation is not None:
        return Into("awards", _target(file, arguments), merit=arguments.merit)
    if not arguments.dry_run:
        parsers()["import"].error("the following arguments are required: --commendation")
    return Into("awards", Commendation(0, Form.GIAY_KHEN), merit=arguments.merit)


def _target(file: RecordFile, arguments: Namespace) -> Commendation:
    """The commendation to import into, or a draft of the one to make."""
    day = _date(arguments.date) if arguments.date else None
    try:
        return existing(file, arguments, day)
    except SoVangError as error:
        if error.code != "commendation_unknown":
            raise
    if day is None or not arguments.issuer or not arguments.form:
        raise SoVangError("commendation_to_make_unclear", number=arguments.commendation)
    return _draft(file, arguments, day)


def _draft(file: RecordFile, arguments: Namespace, day: date) -> Commendation:
    from desktop.operations.commendations import merit_default, parse_form
    from desktop.operations.offices import default_signer, find_issuer
    from desktop.records.commendation import Commendation

    issuer = find_issuer(file, arguments.issuer, on=day)
    signer = default_signer(file, issuer.id or 0, day)
    form = parse_form(arguments.form)
    return Commendation(
        issuer.id or 0,
        form,
        number=arguments.commendation,
        decision_date=day,
        signer_id=signer.id if signer else None,
        merit=arguments.merit or merit_default(form, day.year),
    )


def _date(typed: str) -> date:
    try:
        return parse_date(typed, date.today())  # noqa: DTZ011 - the office's own calendar
    except NotUnderstood as error:
        raise SoVangError("date_unclear", typed=typed) from error


def _problems(seen: ListPreview, *, refused: bool) -> list[dict[str, object]]:
    """Why rows were refused, or what to look at in those that were not."""
    from desktop.words.problems import problem_sentence

    return [
        {
            "row": row.number,
            "column": problem.field,
            "code": problem.code,
            "text": problem_sentence(problem.code, problem.values),
        }
        for row in seen.rows
        if (row.outcome == "refused") is refused
        for problem in row.problems
    ]
