"""What the papers of one conference say: its minutes, the notice of its results, an answer to an opinion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.operations.attendance import OpenedAttendance, open_attendance
from desktop.operations.conferences import OpenedConference, RoundLine, open_conference
from desktop.operations.documents.heads import Values, head_of, office_of, one_group
from desktop.operations.documents.paper import Paper
from desktop.operations.opinions import OpenedOpinions, conference_of_opinion, open_opinions
from desktop.operations.papers.office_paper import host_paper
from desktop.operations.pledges import list_pledges
from desktop.records.award import Award
from desktop.records.codes import DocumentKind, OpinionState, RecipientKind
from desktop.records.conference import Conference
from desktop.records.opinion import Opinion
from desktop.records.report import CommendationEntry
from desktop.records.text import capitalised, fold, office_date, short_date
from desktop.store.file import RecordFile
from desktop.words.documents import (
    ANSWER_SUBJECT,
    ANSWERED,
    ANSWERED_AT_ONCE,
    BLOCKS_HEADING,
    FILE_NAMES,
    IN_PROGRESS,
    OPINIONS_HEADING,
    OPINIONS_TOLD,
    PASSED_UP,
    PLEDGES_HEADING,
    ROUNDS_HEADING,
    ROUNDS_TOLD,
)
from desktop.words.labels import CONFERENCE_KINDS, RECIPIENT_KINDS
from desktop.words.papers import FORM_HANDED
from desktop.words.reports import percent_words
from exports.document import Group

Groups = Mapping[str, Sequence[Group]]


def conference_paper(file: RecordFile, kind: DocumentKind, conference_id: int) -> Paper:
    """The minutes of a conference or the notice of its results. Raises `Conflict("deleted_by_another")`,
    `SoVangError("document_without_office")`.
    """
    opened = open_conference(file, conference_id)
    attendance = open_attendance(file, conference_id)
    opinions = open_opinions(file, conference_id)
    conference = opened.conference
    paper = host_paper(file, conference, "")
    made_on = paper.made_at.date()
    day = conference.held_on if kind is DocumentKind.MINUTES else None
    head = head_of(kind, office_of(paper), paper.signer, day=day, month_of=made_on)
    values = {
        **head.values(made_on, paper.ward),
        **_what(conference),
        **_attendance_counts(attendance),
        **_opinion_counts(opinions),
        "Số lượng khen thưởng": _counted(opened.total),
        "Kết quả ý kiến": _told_opinions(opinions),
        "Kết quả trao thưởng": ROUNDS_TOLD.format(counts=_counted(opened.total))
        if any(opened.total.values())
        else "",
    }
    groups = {"blocks": _blocks(attendance), **_contents(file, opened, opinions)}
    return Paper(kind, head.issuer.family, conference.title, _file_name(kind, conference), values, groups)


def opinion_paper(file: RecordFile, opinion_id: int) -> Paper:
    """The letter that answers an opinion. Raises what `conference_paper` raises."""
    opinions = open_opinions(file, conference_of_opinion(file, opinion_id))
    opinion = next(line.opinion for line in opinions.lines if line.opinion.id == opinion_id)
    conference, kind = opinions.conference, DocumentKind.ANSWER
    paper = host_paper(file, conference, "")
    made_on = paper.made_at.date()
    head = head_of(kind, office_of(paper), paper.signer, day=opinion.answered_on, month_of=made_on)
    values = {
        **head.values(made_on, paper.ward),
        **_what(conference),
        "Trích yếu": ANSWER_SUBJECT.format(conference=conference.title),
        "Người nêu ý kiến": opinion.said_by or None,
        "Địa chỉ người nêu": opinion.said_by_unit or None,
        "Kính gửi": _said_by(opinion) or None,
        "Nội dung ý kiến": opinion.content,
        "Nội dung trả lời": opinion.answer or None,
        "Ngày trả lời": office_date(opinion.answered_on) if opinion.answered_on else None,
        "Đơn vị giải quyết": opinion.responsible or None,
        "Hạn trả lời": short_date(opinion.due_on) if opinion.due_on else None,
        "Chuyển đến": opinion.passed_to or None,
    }
    name = f"{_file_name(kind, conference)}_y_kien_{opinion.position}"
    return Paper(kind, head.issuer.family, f"Ý kiến {opinion.position}", name, values, {})


def _what(conference: Conference) -> Values:
    held = conference.held_on
    day = office_date(held) if held else None
    return {
        "Tên hội nghị": conference.title,
        "Loại hội nghị": CONFERENCE_KINDS[conference.kind],
        "Thời gian": ", ".join(filter(None, (conference.held_at, day))) or None,
        "Ngày hội nghị": day,
        "Địa điểm": conference.place or None,
        "Đơn vị tổ chức": conference.host or None,
        "Người chủ trì": conference.chair or None,
    }


def _attendance_counts(attendance: OpenedAttendance) -> Values:
    total = attendance.shown
    return {
        "Số được mời": _number(total.invited),
        "Số có mặt": _number(total.present),
        "Số vắng có lý do": _number(total.excused),
        "Số vắng không lý do": _number(total.absent),
        "Tỷ lệ có mặt": None if total.rate is None else percent_words(total.rate),
    }


def _opinion_counts(opinions: OpenedOpinions) -> Values:
    counts = opinions.counts
    return {
        "Số ý kiến": f"{counts.total:02}",
        "Số ý kiến đã trả lời": f"{counts.answered:02}",
        "Số ý kiến đang giải quyết": f"{counts.in_progress + counts.overdue:02}",
        "Số ý kiến chuyển cấp trên": f"{counts.passed_up:02}",
    }


def _told_opinions(opinions: OpenedOpinions) -> str:
    """ "Hội nghị tiếp nhận 05 ý kiến: đã trả lời 02, …"; nothing where nobody said anything."""
    counts = opinions.counts
    if not counts.total:
        return ""
    parts = (
        (counts.answered, "đã trả lời"),
        (counts.in_progress + counts.overdue, "đang giải quyết"),
        (counts.passed_up, "chuyển cấp trên"),
    )
    told = ", ".join(f"{words} {count:02}" for count, words in parts if count)
    return OPINIONS_TOLD.format(count=f"{counts.total:02}", told=told)


def _blocks(attendance: OpenedAttendance) -> Sequence[Group]:
    lines = [line for line in attendance.lines if line.block is not None]
    return one_group(
        (
            {
                "Tên khối": line.block.name if line.block else "",
                "Khối được mời": _number(line.attendance.invited) or "",
                "Khối có mặt": _number(line.attendance.present) or "",
                "Khối vắng có lý do": _number(line.attendance.excused) or "",
                "Khối vắng không lý do": _number(line.attendance.absent) or "",
            }
            for line in lines
        ),
        {"Mục khối": BLOCKS_HEADING},
    )


def _contents(file: RecordFile, opened: OpenedConference, opinions: OpenedOpinions) -> Groups:
    """What happened, part by part; the parts that a conference did not have take no number."""
    rounds = [line for line in opened.rounds if line.awards]
    pledges = list_pledges(file, opened.conference.id or 0)
    parts: list[tuple[str, str, str, list[Mapping[str, str]]]] = [
        ("opinions", "Mục ý kiến", OPINIONS_HEADING, [_opinion_row(one.opinion) for one in opinions.lines]),
        (
            "rounds",
            "Mục trao thưởng",
            ROUNDS_HEADING,
            [_round_row(at, one) for at, one in enumerate(rounds, 1)],
        ),
        (
            "pledges",
            "Mục giao ước",
            PLEDGES_HEADING,
            [
                {"Bên ký giao ước": one.pledge.party, "Chỉ tiêu giao ước": one.pledge.target}
                for one in pledges
            ],
        ),
    ]
    held = [part for part in parts if part[3]]
    return {
        key: one_group(
            rows, {field: words.format(number=at, count=f"{len(rows):02}", counts=_counted(opened.total))}
        )
        for at, (key, field, words, rows) in enumerate(held, start=1)
    }


def _opinion_row(opinion: Opinion) -> Mapping[str, str]:
    return {
        "Ý kiến số": str(opinion.position),
        "Người nêu": _said_by(opinion) or "Đại biểu",
        "Nội dung ý kiến": opinion.content,
        "Đơn vị giải quyết": opinion.responsible,
        "Hạn trả lời": short_date(opinion.due_on) if opinion.due_on else "",
        "Kết quả trả lời": _outcome(opinion),
    }


def _outcome(opinion: Opinion) -> str:
    """ "Đã trả lời ngày 20/09/2026: …", "Đang giải quyết; đơn vị giải quyết: …, hạn 30/10/2026"."""
    if opinion.state is OpinionState.IN_PROGRESS:
        parts = (
            f"đơn vị giải quyết: {opinion.responsible}" if opinion.responsible else "",
            f"hạn {short_date(opinion.due_on)}" if opinion.due_on else "",
        )
        told = ", ".join(filter(None, parts))
        return f"{IN_PROGRESS}; {told}" if told else IN_PROGRESS
    if opinion.state is OpinionState.PASSED_UP:
        on = f" ngày {short_date(opinion.passed_on)}" if opinion.passed_on else ""
        return PASSED_UP.format(to=opinion.passed_to or "cấp trên") + on
    at_once = opinion.state is OpinionState.ANSWERED_AT_ONCE
    on = f" ngày {short_date(opinion.answered_on)}" if opinion.answered_on and not at_once else ""
    told = f"{ANSWERED_AT_ONCE if at_once else ANSWERED}{on}"
    return f"{told}: {opinion.answer}" if opinion.answer else told


def _round_row(number: int, line: RoundLine) -> Mapping[str, str]:
    found = line.round
    presenter = ", ".join(filter(None, (found.presenter_name, found.presenter_title)))
    handing = "; ".join(_handing(entry, line.awards) for entry in line.commendations)
    return {"Đợt trao số": str(number), "Nội dung đợt trao": f"{capitalised(presenter)} {handing}".strip()}


def _handing(entry: CommendationEntry, awards: Sequence[Award]) -> str:
    counts = _counted(Counter(one.kind for one in awards if one.commendation_id == entry.commendation.id))
    return f"{FORM_HANDED[entry.commendation.form]} của {entry.issuer.name} cho {counts}"


def _counted(counts: Mapping[RecipientKind, int]) -> str:
    """ "36 tập thể, 03 cá nhân"."""
    return ", ".join(
        f"{counts[kind]:02} {RECIPIENT_KINDS[kind].lower()}" for kind in RecipientKind if counts.get(kind)
    )


def _said_by(opinion: Opinion) -> str:
    return ", ".join(filter(None, (opinion.said_by, opinion.said_by_unit)))


def _number(count: int | None) -> str | None:
    return None if count is None else str(count)


def _file_name(kind: DocumentKind, conference: Conference) -> str:
    """ "bien_ban_hoi_nghi_doi_thoai_2026_09_12"."""
    day = f"{conference.held_on:%Y_%m_%d}" if conference.held_on else str(conference.id)
    return f"{FILE_NAMES[kind]}_{'_'.join(fold(CONFERENCE_KINDS[conference.kind]).split())}_{day}"
