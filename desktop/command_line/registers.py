"""Commands on a whole register: made, described, checked, its history, all of it out and in again."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.command_line.answers import Answer, opened
from desktop.computer import user_name

if TYPE_CHECKING:
    from desktop.operations.register import RegisterInfo
    from desktop.records.step import Step


def new_command(arguments: Namespace) -> Answer:
    """`sovang new`: a register, empty or with the sample ward."""
    from desktop.operations import register

    register.create_register(arguments.file, user=user_name(), sample=arguments.sample)
    with opened(arguments) as file:
        found = register.info(file)
    return Answer([f"Đã lập sổ {arguments.file}.", *_counts(found)], _info_data(found))


def info_command(arguments: Namespace) -> Answer:
    """`sovang info`: what a register holds and whether it is whole."""
    from desktop.operations import register

    with opened(arguments) as file:
        found = register.info(file)
    saved = f"{found.last_backup:%H:%M ngày %d/%m/%Y}" if found.last_backup else "chưa có"
    state = "nguyên vẹn" if found.integrity == "ok" else f"có chỗ hỏng: {found.integrity}"
    lines = [f"Sổ {arguments.file}: {state}.", *_counts(found), f"Sao lưu gần nhất: {saved}."]
    return Answer(lines, _info_data(found))


def export_command(arguments: Namespace) -> Answer:
    """`sovang export`: everything readable, as a workbook or as JSON."""
    from desktop.operations.whole_register import export_register

    with opened(arguments) as file:
        done = export_register(file, arguments.output)
    line = f"Đã ghi toàn bộ sổ, {done.total} mục, vào {done.path}."
    return Answer([line], {"path": str(done.path), "records": done.total, "tables": done.counts})


def undo_command(arguments: Namespace) -> Answer:
    """`sovang undo`: the latest steps taken back, each named."""
    from desktop.operations import history

    with opened(arguments) as file:
        undone = history.undo_several(file, arguments.steps)
    steps = [_step_data(step) for step in undone]
    return Answer([f"Đã hoàn tác: {step['text']}" for step in steps], {"undone": steps})


def history_command(arguments: Namespace) -> Answer:
    """`sovang history`: the latest steps, newest first."""
    from desktop.operations import history

    with opened(arguments) as file:
        steps = [_step_data(step) for step in history.history(file, arguments.limit)]
    lines = [
        f"{step['id']}. {step['made_at']} {step['made_by']}: {step['text']}"
        + (" (đã hoàn tác)" if step["undone"] else "")
        for step in steps
    ]
    return Answer(lines or ["Nhật ký chưa có gì."], {"steps": steps})


def check_command(arguments: Namespace) -> Answer:
    """`sovang check`: integrity of the file and the rules of the data."""
    from desktop.operations import register
    from desktop.words.problems import problem_sentence

    with opened(arguments) as file:
        report = register.check(file)
    findings = [
        {"code": one.code, "text": problem_sentence(one.code, one.values), "values": one.values}
        for one in report.findings
    ]
    sound = report.integrity == "ok"
    lines = ["Tệp nguyên vẹn." if sound else f"Tệp có chỗ hỏng: {report.integrity}"]
    lines += [str(one["text"]) for one in findings] or ["Không thấy chỗ nào trái quy tắc."]
    return Answer(lines, {"integrity": report.integrity, "findings": findings})


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
