"""Commands for what leaves the office: certificates, reports, the mail draft; and `sovang search`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from desktop.command_line.answers import Answer, opened
from desktop.command_line.decisions import existing
from desktop.records.text import format_amount


def search_command(arguments: Namespace) -> Answer:
    """`sovang search`: records by their words, best first."""
    from desktop.operations.finding.search import search

    with opened(arguments) as file:
        found = search(file, " ".join(arguments.words), arguments.kind, arguments.limit)
    shown = [f"{hit.title} ({hit.detail})" if hit.detail else hit.title for hit in found.hits]
    rest = found.total - len(found.hits)
    more = [f"… và {rest} kết quả nữa."] if rest else []
    lines = [f"Tìm thấy {found.total}." if found.total else "Không tìm thấy.", *shown, *more]
    return Answer(lines, {"hits": [asdict(hit) for hit in found.hits], "total": found.total})


def certificates_command(arguments: Namespace) -> Answer:
    """`sovang certificates`: the PDF of one decision, with what does not fit."""
    from desktop.operations import certificates
    from desktop.words.prints import print_warning_sentence

    with opened(arguments) as file:
        batch = certificates.prepare(
            file,
            existing(file, arguments).id or 0,
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


def report_command(arguments: Namespace) -> Answer:
    """`sovang report`: the workbook of a period and its figures."""
    from desktop import version
    from desktop.operations.reports import write_report
    from desktop.records.period import parse_period

    period = parse_period(arguments.period)
    with opened(arguments) as file:
        done = write_report(file, arguments.kind, period, arguments.output, program_version=version())
    totals = [f"{one.label}: {format_amount(one.value)}" for one in done.figures if one.by is None]
    data = {
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
        "figures": [figure.as_json() for figure in done.figures],
    }
    return Answer([f"Đã ghi báo cáo {period.label} vào {done.path}.", *totals], data)


def email_command(arguments: Namespace) -> Answer:
    """`sovang email`: a draft with the report attached; nothing is sent."""
    from desktop.operations.letters.mail import draft_for_report
    from desktop.records.period import parse_period

    period = parse_period(arguments.period)
    with opened(arguments) as file:
        done = draft_for_report(file, arguments.report, period, arguments.output)
    line = f"Đã soạn thư “{done.subject}” kèm {', '.join(done.attachments)} vào {done.path}. Thư chưa gửi."
    return Answer(
        [line], {"path": str(done.path), "subject": done.subject, "attachments": [*done.attachments]}
    )


def _where(paths: Sequence[Path]) -> str:
    return str(paths[0] if len(paths) == 1 else paths[0].parent)
