"""Everything that the page shows of one conference, and under which tabs."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.attendance import OpenedAttendance, open_attendance
from desktop.operations.conferences import OpenedConference, open_conference
from desktop.operations.opinions import OpenedOpinions, open_opinions
from desktop.operations.pledges import PledgeLine, list_pledges
from desktop.store.file import RecordFile
from desktop.ui.conferences.words import has_rounds, takes_opinions, takes_pledges

PEOPLE = ("people", "Đại biểu")


@dataclass(frozen=True)
class Content:
    """One conference as the register has it now."""

    opened: OpenedConference
    opinions: OpenedOpinions
    pledges: tuple[PledgeLine, ...]
    attendance: OpenedAttendance

    @property
    def tabs(self) -> list[tuple[str, str]]:
        """What this kind of conference has, and whatever else was written down for it (look.md §12)."""
        conference = self.opened.conference
        parts = (
            ("opinions", "Ý kiến", takes_opinions(conference) or self.opinions.lines),
            ("pledges", "Ký giao ước", takes_pledges(conference) or self.pledges),
            ("rounds", "Đợt trao thưởng", has_rounds(conference) or self.opened.rounds),
        )
        return [*((key, words) for key, words, shown in parts if shown), PEOPLE]


def read_content(file: RecordFile, conference_id: int) -> Content:
    """Read a conference. Raises `Conflict("deleted_by_another")` when it is gone."""
    return Content(
        open_conference(file, conference_id),
        open_opinions(file, conference_id),
        tuple(list_pledges(file, conference_id)),
        open_attendance(file, conference_id),
    )
