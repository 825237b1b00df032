"""The commands of `sovang`: each does one operation and says so, for a person or as one JSON object.

Exit 0: done. 1: refused, nothing written. 2: wrong usage. What a command needs is imported inside it, so that
`sovang info` pays for no Excel and no PDF.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.command_arguments import overview, parsers
from desktop.computer import note_crash, user_name
from desktop.console import say
from desktop.errors import SoVangError
from desktop.records.text import NotUnderstood, format_amount, parse_date
from desktop.words.errors import error_sentence

if TYPE_CHECKING:
    from desktop.operations.imports import Into, ListPreview
    from desktop.operations.register import RegisterInfo
    from desktop.records.commendation import Commendation
    from desktop.records.step import Step
    from desktop.store.file import RecordFile

_READ_CHILD = "--read-child"
_MAIL_CHILD = "--mail-child"
_HELP = ("--help", "-h", "help")
_INTERRUPTED = 130


@dataclass(frozen=True)
class Answer:
    """What a command says: lines for a person, and the same for a script."""

    lines: Sequence[str]
    data: Mapping[str, object]


def is_command(word: str) -> bool:
    """Whether the first word after `sovang` names a command; else it is a file for the window."""
    return word in COMMANDS or word in (_READ_CHILD, _MAIL_CHILD) or word in _HELP


def main(words: Sequence[str]) -> int:
    """Run one command. Returns the exit code; a wrong usage leaves by `SystemExit(2)`."""
    name, rest = words[0], list(words[1:])
    if name in _HELP:
        say(overview())
        return 0
    if name == _READ_CHILD:
        return _read_child(rest)
    if name == _MAIL_CHILD:
        from desktop.operations.letters import mapi

        return mapi.main()
    arguments = parsers()[name].parse_args(rest)
    try:
        answer = COMMANDS[name](arguments)
    except SoVangError as refusal:
        return _say_refusal(refusal.code, refusal.values, as_json=arguments.json)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a traceback is never shown: it is written down
        return _say_refusal("bug", {"note": note_crash(error, datetime.now()) or ""}, as_json=arguments.json)  # noqa: DTZ005
    _say(answer, as_json=arguments.json)
    return 0


def _new(arguments: Namespace) -> Answer:
    from desktop.operations import register

    register.create_register(arguments.file, user=user_name(), sample=arguments.sample)
    with _opened(arguments) as file:
        found = register.info(file)
    return Answer([f"Đã lập sổ {arguments.file}.", *_counts(found)], _info_data(found))


def _info(arguments: Namespace) -> Answer:
    from desktop.operations import register

    with _opened(arguments) as file:
        found = register.info(file)
    saved = f"{found.last_backup:%H:%M ngày %d/%m/%Y}" if found.last_backup else "chưa có"
    state = "nguyên vẹn" if found.integrity == "ok" else f"có chỗ hỏng: {found.integrity}"
    lines = [f"Sổ {arguments.file}: {state}.", *_counts(found), f"Sao lưu gần nhất: {saved}."]
    return Answer(lines, _info_data(found))


def _import(arguments: Namespace) -> Answer:
    from desktop.operations import backups, imports
    from desktop.operations.whole_register import is_whole

    if is_whole(arguments.list):
        return _take_over(arguments)
    with _opened(arguments) as file:
        seen = imports.preview_file(file, arguments.list, _into(file, arguments), sheet=arguments.sheet)
        cards = {"added": seen.recipients_added, "matched": seen.recipients_matched}
        if seen.counts.added and not arguments.dry_run:
            backups.back_up(file)
            reason = f"Bổ sung từ {seen.name}"  # a signed list takes additions only with a reason
            done = imports.take(file, seen, reason=reason, keep_refused=False).result().value
            cards = {"added": done.recipients_added, "matched": done.recipients_matched}
    return _import_answer(seen, cards, is_dry=arguments.dry_run)


def _import_answer(seen: ListPreview, cards: Mapping[str, int], *, is_dry: bool) -> Answer:
    from desktop.words.intake import note_sentence

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
    left = f"Chỉ đọc trang “{seen.sheet}”. Trang khác cũng có danh sách: {', '.join(others)}."
    lines = [f"{first}{counts.rows} dòng: {sums}.", *([left] if others else []), *notes, *told]
    data = {**asdict(counts), "reasons": reasons, "warnings": warnings, "differences": changes}
    data |= {"sheet": seen.sheet, "other_sheets": others, "notes": notes}
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


def _export(arguments: Namespace) -> Answer:
    from desktop.operations.whole_register import export_register

    with _opened(arguments) as file:
        done = export_register(file, arguments.output)
    line = f"Đã ghi toàn bộ sổ, {done.total} mục, vào {done.path}."
    return Answer([line], {"path": str(done.path), "records": done.total, "tables": done.counts})


def _search(arguments: Namespace) -> Answer:
    from desktop.operations.finding.search import search

    with _opened(arguments) as file:
        found = search(file, " ".join(arguments.words), arguments.kind, arguments.limit)
    shown = [f"{hit.title} ({hit.detail})" if hit.detail else hit.title for hit in found.hits]
    rest = found.total - len(found.hits)
    more = [f"… và {rest} kết quả nữa."] if rest else []
    lines = [f"Tìm thấy {found.total}." if found.total else "Không tìm thấy.", *shown, *more]
    return Answer(lines, {"hits": [asdict(hit) for hit in found.hits], "total": found.total})


def _certificates(arguments: Namespace) -> Answer:
    from desktop.operations import certificates
    from desktop.words.prints import print_warning_sentence

    with _opened(arguments) as file:
        batch = certificates.prepare(
            file,
            _existing(file, arguments).id or 0,
            layout_name=arguments.layout,
            sheet_mm=arguments.sheet,
        )
        done = certificates.save_pdf(
            file, batch, arguments.output, text_only=arguments.text_only, separate=arguments.separate
        )
    warnings = [
        {
            "recipient": warning.label,
            "code": warning.code,
            "text": print_warning_sentence(warning.element, warning.code, warning.values),
        }
        for warning in done.warnings
    ]
    lines = [
        f"Đã ghi {done.pages} {batch.paper.lower()} vào {_where(done.paths)}.",
        *(f"{warning['recipient']}: {warning['text']}" for warning in warnings),
    ]
    return Answer(
        lines, {"pages": done.pages, "warnings": warnings, "paths": [str(path) for path in done.paths]}
    )


def _report(arguments: Namespace) -> Answer:
    from desktop import version
    from desktop.operations.reports import write_report
    from desktop.records.period import parse_period

    period = parse_period(arguments.period)
    with _opened(arguments) as file:
        done = write_report(file, arguments.kind, period, arguments.output, program_version=version())
    totals = [f"{one.label}: {format_amount(one.value)}" for one in done.figures if one.by is None]
    data = {
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
        "figures": [figure.as_json() for figure in done.figures],
    }
    return Answer([f"Đã ghi báo cáo {period.label} vào {done.path}.", *totals], data)


def _email(arguments: Namespace) -> Answer:
    from desktop.operations.letters.mail import draft_for_report
    from desktop.records.period import parse_period

    period = parse_period(arguments.period)
    with _opened(arguments) as file:
        done = draft_for_report(file, arguments.report, period, arguments.output)
    line = f"Đã soạn thư “{done.subject}” kèm {', '.join(done.attachments)} vào {done.path}. Thư chưa gửi."
    return Answer(
        [line], {"path": str(done.path), "subject": done.subject, "attachments": [*done.attachments]}
    )


def _undo(arguments: Namespace) -> Answer:
    from desktop.operations import history

    with _opened(arguments) as file:
        undone = history.undo_several(file, arguments.steps)
    steps = [_step_data(step) for step in undone]
    return Answer([f"Đã hoàn tác: {step['text']}" for step in steps], {"undone": steps})


def _history(arguments: Namespace) -> Answer:
    from desktop.operations import history

    with _opened(arguments) as file:
        steps = [_step_data(step) for step in history.history(file, arguments.limit)]
    lines = [
        f"{step['id']}. {step['made_at']} {step['made_by']}: {step['text']}"
        + (" (đã hoàn tác)" if step["undone"] else "")
        for step in steps
    ]
    return Answer(lines or ["Nhật ký chưa có gì."], {"steps": steps})


def _check(arguments: Namespace) -> Answer:
    from desktop.operations import register
    from desktop.words.problems import problem_sentence

    with _opened(arguments) as file:
        report = register.check(file)
    findings = [
        {"code": one.code, "text": problem_sentence(one.code, one.values), "values": one.values}
        for one in report.findings
    ]
    sound = report.integrity == "ok"
    lines = ["Tệp nguyên vẹn." if sound else f"Tệp có chỗ hỏng: {report.integrity}"]
    lines += [str(one["text"]) for one in findings] or ["Không thấy chỗ nào trái quy tắc."]
    return Answer(lines, {"integrity": report.integrity, "findings": findings})


def _backup(arguments: Namespace) -> Answer:
    from desktop.operations.backups import back_up

    with _opened(arguments) as file:
        done = back_up(file, arguments.output)
    data = {"path": str(done.path), "sha256": done.sha256, "made_at": done.made_at.isoformat()}
    return Answer([f"Đã sao lưu và kiểm tra: {done.path}"], data)


def _restore(arguments: Namespace) -> Answer:
    from desktop.operations.backups import restore

    kept = restore(arguments.backup, arguments.output)
    lines = [f"Đã khôi phục sổ {arguments.output}."]
    lines += [f"Sổ trước đó được giữ ở {kept}."] if kept else []
    return Answer(lines, {"path": str(arguments.output), "kept": str(kept) if kept else None})


COMMANDS: Mapping[str, Callable[[Namespace], Answer]] = {
    "new": _new,
    "info": _info,
    "import": _import,
    "search": _search,
    "certificates": _certificates,
    "report": _report,
    "email": _email,
    "export": _export,
    "undo": _undo,
    "history": _history,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
}


@contextmanager
def _opened(arguments: Namespace) -> Iterator[RecordFile]:
    from desktop.operations.register import open_register

    with open_register(arguments.file, user=user_name()) as file:
        yield file


def _existing(file: RecordFile, arguments: Namespace, day: date | None = None) -> Commendation:
    """The commendation that the arguments name; an issuer that is not known is said so."""
    from desktop.operations.commendations import find_commendation, parse_form
    from desktop.operations.offices import find_issuer

    return find_commendation(
        file,
        arguments.commendation,
        issuer=find_issuer(file, arguments.issuer, on=day).name if arguments.issuer else None,
        form=parse_form(arguments.form) if arguments.form else None,
        year=arguments.year or (day.year if day else None),
    )


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
        return _existing(file, arguments, day)
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


def _counts(found: RegisterInfo) -> list[str]:
    count = found.counts
    return [
        f"{count['commendations']} quyết định, {count['awards']} trường hợp.",
        f"{count['collectives']} tập thể, {count['households']} hộ gia đình, {count['individuals']} cá nhân.",
        f"{count['conferences']} hội nghị, {count['rounds']} đợt trao thưởng.",
    ]


def _info_data(found: RegisterInfo) -> dict[str, object]:
    return {
        "counts": dict(found.counts),
        "schema_version": found.schema_version,
        "integrity": found.integrity,
        "last_backup": found.last_backup.isoformat() if found.last_backup else None,
    }


def _step_data(step: Step) -> dict[str, object]:
    from desktop.words.steps import step_sentence

    return {
        "id": step.id,
        "code": step.code,
        "text": step_sentence(step.code, step.values),
        "made_at": step.made_at.isoformat(sep=" "),
        "made_by": step.made_by,
        "undone": step.undone,
    }


def _where(paths: Sequence[Path]) -> str:
    return str(paths[0] if len(paths) == 1 else paths[0].parent)


def _read_child(rest: Sequence[str]) -> int:
    if len(rest) != 1:
        say(f"Lệnh chưa đúng: sau {_READ_CHILD} phải có tên một tệp.", to_stderr=True)
        return 2
    from desktop.intake import child

    return child.main(rest[0])


def _say(answer: Answer, *, as_json: bool) -> None:
    say(_as_json(answer.data) if as_json else "\n".join(answer.lines))


def _say_refusal(code: str, values: Mapping[str, object], *, as_json: bool) -> int:
    text = error_sentence(code, values)
    if as_json:
        say(_as_json({"error": {"code": code, "text": text, "values": values}}))
    else:
        say(text, to_stderr=True)
    return 1


def _as_json(data: Mapping[str, object]) -> str:
    """One line; Vietnamese as it is, unless a file's name holds bytes that are no text."""
    text = json.dumps(data, ensure_ascii=False, default=_plain)
    is_text = text.encode(errors="replace") == text.encode(errors="surrogatepass")
    return text if is_text else json.dumps(data, default=_plain)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    return value.isoformat() if isinstance(value, date) else str(value)
