"""The rows of the list of sheets: number and name, what was printed, whether it is ticked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.operations.printing.certificate_preview import SheetGroup, SheetLine
from desktop.operations.printing.printed_state import PrintedState
from desktop.records.codes import RecipientKind
from desktop.records.print_job import PrintJob, sheets_of
from desktop.ui.widgets.table.columns import Mark

NOT_PRINTED = Mark("circle_hint", "text2")
PRINTED = Mark("checkmark_circle", "ok")
SPOILED = Mark("warning", "warn")
OUTDATED = Mark("warning", "warn")
AWAITING = Mark("clock", "warn")

Said = Mapping[int, tuple[str, Mark]]
"""What the list says of a sheet in place of its printed mark, by award id."""


class Shown(StrEnum):
    """Which sheets are in sight."""

    ALL = "all"
    WAITING = "waiting"
    PRINTED = "printed"


@dataclass(frozen=True)
class SheetEntry:
    """One row; `detail` is the word of its mark, `second` says the tick to a screen reader."""

    id: int
    title: str
    detail: str
    mark: Mark
    ticked: bool

    @property
    def second(self) -> str:
        """What a screen reader says last."""
        return "đã chọn" if self.ticked else "không chọn"


@dataclass(frozen=True)
class SheetHeading:
    """The heading of a group."""

    title: str


def entries(groups: Sequence[SheetGroup], shown: Shown, ticked: Collection[int], said: Said) -> list[object]:
    """Headings and rows of what is in sight; a group without rows has no heading."""
    rows: list[object] = []
    for group in groups:
        kept = [line for line in group.lines if fits(line, shown)]
        if kept:
            rows.append(SheetHeading(group.title))
            rows += [_entry(line, ticked, said) for line in kept]
    return rows


def awaiting(job: PrintJob | None) -> Said:
    """What the list says of the sheets that wait for the user's word."""
    return {sheet.award_id: ("Chờ ghi nhận", AWAITING) for sheet in (sheets_of(job) if job else ())}


def fits(line: SheetLine, shown: Shown) -> bool:
    """Whether a sheet is in sight."""
    return shown is Shown.ALL or (shown is Shown.PRINTED) == line.sheet.printed


def _entry(line: SheetLine, ticked: Collection[int], said: Said) -> SheetEntry:
    award = line.sheet.award
    award_id = award.id or 0
    name = line.sheet.label if award.kind is RecipientKind.HOUSEHOLD else award.printed_name
    words, mark = said.get(award_id) or _state(line)
    return SheetEntry(award_id, f"{line.sheet.place}. {name}", words, mark, award_id in ticked)


def _state(line: SheetLine) -> tuple[str, Mark]:
    if line.last is None:
        return "Chưa in", NOT_PRINTED
    if line.sheet.state is PrintedState.SPOILED:
        return "In hỏng – in lại", SPOILED
    if line.sheet.state is PrintedState.OUTDATED:
        return "Đã in – đã sửa, in lại", OUTDATED
    return f"Đã in {line.last.issued_at:%d/%m}", PRINTED
