"""How a conference is described in lists and heads: state, second line, counts, rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from desktop.operations.conferences import ConferenceRow
from desktop.records.attendance_rules import Attendance
from desktop.records.codes import ConferenceKind, RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.opinion_rules import Standing, StandingKind
from desktop.records.text import format_amount, short_date
from desktop.ui.lists.listed_columns import Shape
from desktop.ui.widgets.record_list import Entry, Section
from desktop.ui.widgets.table.columns import Mark
from desktop.words.labels import CONFERENCE_KINDS, RECIPIENT_KINDS


def state_of(conference: Conference, today: date) -> tuple[str, Mark]:
    """The state in a word, with its icon and tone."""
    if conference.held_on is None:
        return "Chưa có ngày", Mark("clock", "warn")
    if conference.held_on > today:
        return "Sắp tổ chức", Mark("calendar_ltr", "info")
    return "Đã tổ chức", Mark("checkmark_circle", "ok")


def standing_mark(standing: Standing) -> Mark:
    """Icon and tone of how an opinion stands."""
    return _STANDING_MARKS[standing.kind]


def counted(counts: Mapping[RecipientKind, int]) -> str:
    """“10 tập thể, 3 cá nhân”; empty for nobody."""
    kinds = (kind for kind in RecipientKind if counts.get(kind))
    return ", ".join(f"{format_amount(counts[kind])} {RECIPIENT_KINDS[kind].lower()}" for kind in kinds)


def second_line(conference: Conference) -> str:
    """Day and hour, place, who presides, plan: what is known of them."""
    when = ", ".join(filter(None, (_day(conference), conference.held_at)))
    chair = f"Chủ trì: {conference.chair}" if conference.chair else ""
    plan = f"Kế hoạch {conference.plan_number}" if conference.plan_number else ""
    return " · ".join(filter(None, (when, conference.place, chair, plan)))


def presenter(found: Round) -> tuple[str, str]:
    """The presenter's name with the title under it; the title alone where no name is known."""
    if found.presenter_name:
        return found.presenter_name, found.presenter_title
    return found.presenter_title, ""


def has_rounds(conference: Conference) -> bool:
    """Whether awards are handed over there: a dialogue has none (look.md §12)."""
    return conference.kind is not ConferenceKind.DIALOGUE


def takes_opinions(conference: Conference) -> bool:
    """Whether people speak up there and are answered: a dialogue (look.md §12)."""
    return conference.kind is ConferenceKind.DIALOGUE


def takes_pledges(conference: Conference) -> bool:
    """Whether parties sign a pact there (domain.md: phát động, ký giao ước)."""
    return conference.kind in (ConferenceKind.PACT_SIGNING, ConferenceKind.LAUNCH)


def rate(counts: Attendance) -> str:
    """Present of invited: “90 %”, “93,3 %”; empty while that cannot be told."""
    if not counts.invited or counts.present is None:
        return ""
    tenths = (2000 * counts.present + counts.invited) // (2 * counts.invited)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} %" if rest else f"{whole} %"


SHAPES = {
    "title": Shape(220, 3, strong=True),
    "kind": Shape(120, drop=2),
    "place": Shape(140, 1, drop=1),
    "present": Shape(82, drop=5),
    "awards": Shape(130, drop=4),
    "opinions": Shape(82, drop=3),
    "overdue": Shape(120),
    "rounds": Shape(80),
}
"""How the table of conferences shows its columns."""


def sections_of(rows: Sequence[ConferenceRow], today: date) -> list[Section]:
    """The list at the left, grouped by year; those without a date come first, as the rows do."""
    years = groupby(rows, key=lambda row: row.conference.held_on and row.conference.held_on.year)
    return [
        Section(f"Năm {year}" if year else "Chưa có ngày", list(_entries(found, today)))
        for year, found in years
    ]


def _entries(rows: Iterator[ConferenceRow], today: date) -> Iterator[Entry]:
    for row in rows:
        conference = row.conference
        state, mark = _entry_state(row, today)
        yield Entry(
            conference.id or 0,
            conference.title,
            f"{conference.held_on:%d/%m}" if conference.held_on else "",
            _content(row),
            state,
            mark,
            f"{CONFERENCE_KINDS[conference.kind]} {conference.place} {conference.chair} {_day(conference)}",
            conference.held_on,
        )


def _entry_state(row: ConferenceRow, today: date) -> tuple[str, Mark]:
    """Overdue answers come before the state of the conference."""
    if row.opinions.overdue:
        return f"{row.opinions.overdue} ý kiến quá hạn", Mark("error_circle", "err")
    return state_of(row.conference, today)


def _content(row: ConferenceRow) -> str:
    if row.awards:
        return f"{row.awards} trường hợp"
    if row.opinions.total:
        return f"{row.opinions.total} ý kiến"
    if row.conference.present is not None:
        return f"{format_amount(row.conference.present)} người dự"
    return CONFERENCE_KINDS[row.conference.kind]


def _day(conference: Conference) -> str:
    return short_date(conference.held_on) if conference.held_on else ""


_STANDING_MARKS: Mapping[StandingKind, Mark] = {
    StandingKind.OVERDUE: Mark("error_circle", "err"),
    StandingKind.SOON: Mark("clock", "warn"),
    StandingKind.IN_TIME: Mark("clock", "text2"),
    StandingKind.WITHOUT_DUE_DATE: Mark("circle_hint", "text2"),
    StandingKind.PASSED_UP: Mark("arrow_forward", "text2"),
    StandingKind.ANSWERED_AT_ONCE: Mark("checkmark_circle", "ok"),
    StandingKind.ANSWERED: Mark("checkmark_circle", "ok"),
}
