"""`sovang consolidate`: a folder of others' workbooks as one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.command_line.answers import Answer

if TYPE_CHECKING:
    from desktop.operations.consolidation import Consolidation
    from desktop.operations.consolidation.parts import GatheredFile
    from desktop.records.near_units import Heirs
    from desktop.records.senders import Expected


def consolidate_command(arguments: Namespace) -> Answer:
    """Read the folder, write the workbook and, where they are asked for, the senders' error workbooks."""
    from desktop import version
    from desktop.operations import consolidation

    if arguments.errors:  # before anything is read: its files would not count as received
        consolidation.check_errors_folder(arguments.folder, arguments.errors)
    expected, heirs = _remembered(arguments)
    whole = consolidation.consolidate(
        arguments.folder,
        datetime.now(),  # noqa: DTZ005 - the clerk's own clock
        expected,
        heirs,
        but_not=[arguments.output, *([arguments.errors] if arguments.errors else [])],
    )
    consolidation.write_consolidation(whole, arguments.output, program_version=version())
    errors = consolidation.write_error_files(whole, arguments.errors) if arguments.errors else ()
    written = [{"sender": one.sender, "path": str(one.path), "rows": one.rows} for one in errors]
    return Answer([*_lines(whole, arguments), *_errors(errors)], {**_data(whole), "errors": written})


def _remembered(arguments: Namespace) -> tuple[Expected | None, Heirs]:
    """Who has to send, as the register remembers it; nobody where no register is named."""
    if arguments.register is None:
        return None, {}
    from desktop.computer import user_name
    from desktop.operations.consolidation import expected_senders
    from desktop.operations.finding.near_cards import ward_heirs
    from desktop.operations.register import open_register

    with open_register(arguments.register, user=user_name()) as file:
        return expected_senders(file), ward_heirs(file)


def _lines(whole: Consolidation, arguments: Namespace) -> list[str]:
    from desktop.operations.consolidation.troubles import file_troubles
    from desktop.words.consolidation import FILES_SUM, ROWS_SUM, STATES

    sums = asdict(whole.totals)
    lines = [f"Đã ghi sổ tổng hợp vào {arguments.output}.", FILES_SUM.format(**sums), ROWS_SUM.format(**sums)]
    lines += [
        f"{STATES[one.state]}: {one.name}." for one in whole.senders if one.state in ("missing", "late")
    ]
    lines += [f"{len(whole.repeats)} cặp có thể trùng giữa các tệp."] if whole.repeats else []
    lines += [f"Cộng {len(whole.figures)} chỉ tiêu của các báo cáo."] if whole.figures else []
    return lines + [f"{file.name}: {one}" for file in whole.files for one in file_troubles(whole, file)]


def _errors(errors: tuple[object, ...]) -> list[str]:
    return [f"Đã ghi {len(errors)} tệp lỗi cho từng nơi gửi."] if errors else []


def _data(whole: Consolidation) -> dict[str, object]:
    from desktop.words.reports import COLUMNS

    return {
        **asdict(whole.totals),
        "senders": [
            {"name": one.name, "state": one.state, "files": len(one.files), "rows": one.rows,
             "taken": one.rows - one.refused, "refused": one.refused, "expected": one.is_expected}
            for one in whole.senders
        ],
        "by_file": [_file(whole, one) for one in whole.files],
        "repeats": len(whole.repeats),
        "figures": [
            {"id": one.code, "label": one.label, "from": one.period[0], "to": one.period[1],
             "values": {title: one.total(title) for title in COLUMNS[2:5]},
             "senders": len(one.lines)}
            for one in whole.figures
        ],
    }  # fmt: skip


def _file(whole: Consolidation, file: GatheredFile) -> dict[str, object]:
    from desktop.operations.consolidation.troubles import file_troubles

    code = file.refusal.code if file.refusal else None
    counts = {"rows": file.rows, "taken": file.taken, "refused": file.refused, "figures": file.figures}
    told = {"code": code, "notes": file_troubles(whole, file)}
    return {"file": file.name, "sender": file.sender, **counts, **told}
