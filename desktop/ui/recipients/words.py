"""How cards, their timeline and their members are put into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.operations.recipients import Event, EventKind, OpenedRecipient, RecipientRow
from desktop.records.codes import RecipientKind
from desktop.records.recipient import Recipient
from desktop.records.report import AwardEntry
from desktop.records.team import TeamEntry
from desktop.records.text import short_date
from desktop.ui.lists.listed_columns import Shape
from desktop.ui.widgets.record_list import Entry, Section
from desktop.ui.widgets.table.columns import Mark
from desktop.words.labels import (
    FIELDS,
    FORMS,
    GRADES,
    LEVELS,
    NOVELTIES,
    OPINION_STATES,
    RECIPIENT_KINDS,
)

TEAM = "Tổ dân vận"
NO_NUMBER = "(chưa có số)"

EVENT_KINDS = {
    EventKind.AWARD: "Khen thưởng",
    EventKind.ROUND: "Trao thưởng",
    EventKind.INITIATIVE: "Mô hình",
    EventKind.OPINION: "Ý kiến",
    EventKind.PREDECESSOR: "Kế thừa",
    EventKind.HEIR: "Kế thừa",
}

EVENT_MARKS = {
    EventKind.AWARD: Mark("tag", "text2"),
    EventKind.ROUND: Mark("people_community", "text2"),
    EventKind.INITIATIVE: Mark("lightbulb", "text2"),
    EventKind.OPINION: Mark("comment", "text2"),
    EventKind.PREDECESSOR: Mark("link", "text2"),
    EventKind.HEIR: Mark("link", "text2"),
}


SHAPES = {
    "name": Shape(200, 2, strong=True),
    "kind": Shape(110, drop=2),
    "position": Shape(140, 1, drop=3),
    "unit": Shape(200, 3),
    "awards": Shape(108),
    "last": Shape(124),
}
"""How the table of cards shows its columns."""


def sections_of(rows: Sequence[RecipientRow], kind: RecipientKind | None) -> list[Section]:
    """The entries of the list; all kinds together stand under their headings."""
    if kind is not None:
        return [Section("", [_entry(row) for row in rows])]
    order = list(RecipientKind)
    ordered = sorted(rows, key=lambda row: order.index(row.recipient.kind))
    return [
        Section(RECIPIENT_KINDS[one], [_entry(row) for row in found])
        for one, found in groupby(ordered, key=lambda row: row.recipient.kind)
    ]


def full_name(card: Recipient) -> str:
    """The form of address with the name."""
    return f"{card.address_form} {card.name}".strip()


def kind_word(opened: OpenedRecipient) -> tuple[str, str, str]:
    """Word, tone and icon of what a card is."""
    if opened.card.valid_to is not None:
        return f"Đến {short_date(opened.card.valid_to)}", "text2", "history"
    if opened.team is not None:
        return TEAM, "info", "people"
    icon = "person" if opened.card.kind is RecipientKind.INDIVIDUAL else "people"
    return RECIPIENT_KINDS[opened.card.kind], "text2", icon


def second_line(opened: OpenedRecipient) -> str:
    """Position, unit, year of birth, area: what is known of them."""
    card = opened.card
    born = f"sinh năm {card.birth_year}" if card.birth_year else ""
    since = f"từ {short_date(card.valid_from)}" if card.valid_from else ""
    parent = f"thuộc {opened.parent.name}" if opened.parent else ""
    return " · ".join(filter(None, (card.position, card.unit_text, parent, born, since)))


def under_review(opened: OpenedRecipient) -> list[str]:
    """“Đang xem xét từ 01/10/2026: có đơn thư.”, where something is."""
    mark = opened.under_review
    if mark is None:
        return []
    since = f" từ {short_date(mark.since)}" if mark.since else ""
    until = f" đến {short_date(mark.until)}" if mark.until else ""
    return [f"Đang xem xét{since}{until}: {mark.reason}."]


def event_title(event: Event) -> str:
    """What happened, in one line."""
    if event.award is not None:
        return _decision(event.award)
    if event.handed_over is not None:
        return event.handed_over[1].title
    if event.initiative is not None:
        return event.initiative.initiative.name
    if event.opinion is not None:
        return event.opinion.opinion.content.replace("\n", " ")
    if event.card is None:
        return ""
    return f"Từ {event.card.name}" if event.kind is EventKind.PREDECESSOR else f"Thành {event.card.name}"


def event_detail(event: Event) -> str:
    """The second line: what for, by whom, how recognised."""
    if event.award is not None:
        return " · ".join(_of_award(event.award, counts=event.counts))
    if event.handed_over is not None:
        found = event.handed_over[0]
        return f"Đợt {found.position} · {found.presenter_title or found.presenter_name}"
    if event.initiative is not None:
        levels = [LEVELS[one.recognition.level].lower() for one in event.recognitions]
        recognised = f"công nhận {', '.join(levels)}" if levels else "chưa công nhận"
        row = event.initiative
        return " · ".join((NOVELTIES[row.year.novelty], FIELDS[row.initiative.field], recognised))
    if event.opinion is not None:
        return f"{OPINION_STATES[event.opinion.state]} · {event.opinion.conference.title}"
    return event.card.unit_text if event.card else ""


def event_amount(event: Event) -> int | None:
    """The money of an award, in đồng; None where none is known."""
    return event.award.award.amount if event.award else None


def summary(opened: OpenedRecipient) -> str:
    """“3 lần khen thưởng, 1 mô hình, 1 dự thảo chưa tính”."""
    initiatives = {event.initiative.initiative.id for event in opened.events if event.initiative}
    parts = (
        (len(opened.given), "lần khen thưởng"),
        (len(initiatives), "mô hình"),
        (sum(event.opinion is not None for event in opened.events), "ý kiến"),
        (opened.drafted, "dự thảo chưa tính"),
    )
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def roster_summary(team: TeamEntry) -> str:
    """“7 thành viên, 3 nữ, 4 đảng viên”."""
    parts = ((len(team.members), "thành viên"), (team.women, "nữ"), (team.party_members, "đảng viên"))
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def team_facts(team: TeamEntry) -> str:
    """Area and grade of a team."""
    grade = ""
    if team.team.grade is not None:
        year = f" năm {team.team.grade_year}" if team.team.grade_year else ""
        grade = f"Xếp loại {GRADES[team.team.grade].lower()}{year}"
    return " · ".join(filter(None, (team.team.area, grade, team.team.note.replace("\n", "; "))))


def _entry(row: RecipientRow) -> Entry:
    card = row.recipient
    second = " · ".join(filter(None, (card.position, card.unit_text)))
    times = f"{row.awards} lần" if row.awards else ""
    year = f"{row.last.year}" if row.last else ""
    more = " ".join(
        filter(None, (card.address_form, TEAM if row.is_team else "", str(card.birth_year or "")))
    )
    return Entry(card.id or 0, card.name, year, second, times, more=more)


def _decision(entry: AwardEntry) -> str:
    return f"{FORMS[entry.commendation.form]} {entry.commendation.number or NO_NUMBER}"


def _of_award(entry: AwardEntry, *, counts: bool) -> Iterator[str]:
    if entry.commendation.revoked_on:
        yield f"Đã hủy bỏ ngày {short_date(entry.commendation.revoked_on)}"
    elif entry.commendation.decision_date is None:
        yield "Dự thảo, chưa tính"
    elif not counts:
        yield "Đã có quyết định khác thay"
    if words := entry.award.merit or entry.award.initiative or entry.commendation.subject:
        yield words
    yield entry.issuer.name
