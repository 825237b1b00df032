"""How a conference is described in lists and heads: state, second line, counts, rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from desktop.operations.conferences import ConferenceRow
from desktop.records.codes import ConferenceKind, RecipientKind
from desktop.records.conference import Conference, Round
from desktop.records.text import format_amount, short_date
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


def absent(conference: Conference) -> int | None:
    """People who were invited and stayed away without a reason; None while that cannot be told."""
    if conference.invited is None or conference.present is None:
        return None
    return max(conference.invited - conference.present - (conference.excused or 0), 0)


def rate(conference: Conference) -> str:
    """Present of invited: “90 %”, “93,3 %”; empty while that cannot be told."""
    if not conference.invited or conference.present is None:
        return ""
    tenths = (2000 * conference.present + conference.invited) // (2 * conference.invited)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest} %" if rest else f"{whole} %"


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
        state, mark = state_of(conference, today)
        yield Entry(
            conference.id or 0,
            conference.title,
            f"{conference.held_on:%d/%m}" if conference.held_on else "",
            _content(row),
            state,
            mark,
            f"{CONFERENCE_KINDS[conference.kind]} {conference.place} {conference.chair} {_day(conference)}",
        )


def _content(row: ConferenceRow) -> str:
    if row.awards:
        return f"{row.awards} trường hợp"
    if row.conference.present is not None:
        return f"{format_amount(row.conference.present)} người dự"
    return CONFERENCE_KINDS[row.conference.kind]


def _day(conference: Conference) -> str:
    return short_date(conference.held_on) if conference.held_on else ""
