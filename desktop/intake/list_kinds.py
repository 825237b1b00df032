"""Of what a sheet is a list; senders who filled in one form are told by its header, once found out."""

from __future__ import annotations

from dataclasses import replace

from desktop.intake.field_tables import KINDS
from desktop.intake.fields import ListKind, Why
from desktop.intake.headers import Header, find_headers
from desktop.intake.legacy_text import decode_sheet
from desktop.intake.raw import Cell, RawSheet

_LINES_ABOVE = 400
_LOOKED_THROUGH = 60
"""Lines in which a header that is known already is looked for."""

Line = tuple[Cell, ...]


class KnownHeaders:
    """The headers met so far, line by line as they stand in the files, and the kind that each means."""

    def __init__(self) -> None:
        self._met: dict[Line, dict[tuple[Line, ...], ListKind]] = {}

    def kind_of(self, sheet: RawSheet) -> ListKind | None:
        """The kind of the first list on a sheet; None where there is no list."""
        for at, line in enumerate(sheet.rows[:_LOOKED_THROUGH] if self._met else ()):
            for lines, kind in self._met.get(line, {}).items():
                if sheet.rows[at : at + len(lines)] == lines:
                    return kind
        return self._found_out(sheet)

    def _found_out(self, sheet: RawSheet) -> ListKind | None:
        """The kind that knows most columns of the first header; the first of `KINDS` among equals."""
        above = decode_sheet(replace(sheet, rows=sheet.rows[:_LINES_ABOVE])).sheet
        found = [(_known(header), -place, kind, header)
                 for place, kind in enumerate(KINDS.values())
                 if (header := next(iter(find_headers(above, kind)), None)) is not None]  # fmt: skip
        count, _place, kind, header = max(found, key=lambda one: one[:2], default=(0, 0, None, None))
        if not count or kind is None or header is None:
            return None
        lines = sheet.rows[header.first_row - 1 : header.row]
        if header.first_row and lines:
            self._met.setdefault(lines[0], {})[lines] = kind
        return kind


def _known(header: Header) -> int:
    return sum(match.field is not None and match.why is not Why.CONTENT for match in header.matches)
