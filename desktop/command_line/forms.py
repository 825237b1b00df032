"""`sovang fill`: a superior's own form filled by its saved mapping."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line.answers import Answer, opened
from desktop.errors import SoVangError


def fill_command(arguments: Namespace) -> Answer:
    """Fill a form for a period; what it asks and nobody mapped is listed, never guessed.

    Raises `SoVangError("form_over_itself")` where the output is the form.
    """
    from desktop.operations.report_forms.filling import fill_kept, filling, write_filled
    from desktop.operations.report_forms.forms import keep_form, open_form
    from desktop.operations.report_forms.values import PeriodValues
    from desktop.records.period import parse_period
    from desktop.words.report_forms import LEFT

    period = parse_period(arguments.period)
    if arguments.output.resolve() == arguments.form.resolve():
        raise SoVangError("form_over_itself", file=arguments.form.name)
    with opened(arguments) as file:
        form = open_form(file, arguments.form)
        is_new = form.kept is None and bool(arguments.keep)
        form = form.looked_at(form.unseen) if is_new else form
        done = filling(form, PeriodValues(file, period)) if is_new else fill_kept(file, form, period)
        path = write_filled(form, done, arguments.output)
        name = keep_form(file, form, arguments.keep).result().value.name if is_new else form.name
    not_kept_as = arguments.keep if _is_other_name(arguments.keep, name) else None
    left = [one.as_json() | {"text": LEFT[one.reason]} for one in done.left]
    counts = {"cells": len(done.filled) + len(left), "mapped": done.mapped, "filled": len(done.filled)}
    lines = [
        f"Đã điền {len(done.filled)} ô của biểu “{name}”, {period.label}, vào {path}.",
        *(
            [f"Sổ đã giữ biểu này dưới tên “{name}” nên không giữ thêm tên “{not_kept_as}”."]
            * bool(not_kept_as)
        ),
        *([f"Còn {len(left)} ô để trống:"] if left else []),
        *(f"{one.sheet}!{one.cell} {one.label}: {LEFT[one.reason]}" for one in done.left),
    ]
    data = {
        "form": name,
        "not_kept_as": not_kept_as,
        "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
        **counts,
        "left": len(left),
        "figures": [one.as_json() for one in done.filled],
        "left_cells": left,
        "path": str(path),
    }
    return Answer(lines, data)


def _is_other_name(asked: str | None, name: str) -> bool:
    """Whether a form was to be kept under a name that is not the one by which it is known."""
    return " ".join((asked or name).split()).casefold() != name.casefold()
