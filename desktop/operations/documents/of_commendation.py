"""What the papers of one decision say: its proposal, the decision itself, the list that goes with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop.errors import SoVangError
from desktop.operations.documents.heads import Head, Values, head_of, is_party, one_group
from desktop.operations.documents.paper import Paper
from desktop.operations.guards import existing, issuer_of
from desktop.operations.legal_bases import usual_legal_basis
from desktop.operations.offices import default_signer
from desktop.operations.papers.award_lists import (
    annex_subject,
    closing_lines,
    counted_awards,
    enclosure_line,
    listed_form,
    listed_name,
)
from desktop.operations.papers.office_paper import OfficePaper, issuer_header, office_paper
from desktop.records.certificate_texts import GAP, listed_merit, place_date, written_day
from desktop.records.codes import DocumentKind, Family, Level, RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer, Signer
from desktop.records.report import AwardEntry
from desktop.records.text import amount_in_words, capitalised, fold, format_amount, office_date, short_date
from desktop.store import reports as stored
from desktop.store.file import RecordFile
from desktop.words.documents import (
    BLOCK_SIGNS,
    BY_BODY,
    BY_PROPOSAL,
    COUNCIL_SIGNS,
    FILE_NAMES,
    IN_THE_PROPOSAL,
    MEETING,
    MEETING_MINUTES,
    MONEY_CLAUSE,
    MONEY_CLAUSE_WITHOUT_SOURCE,
    NO_MONEY_CLAUSE,
    PROPOSING_BLOCK,
    PROPOSING_COUNCIL,
)
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.papers import FORM_GIVEN, ROMAN
from exports.document import Group

Entries = Sequence[AwardEntry]


def commendation_paper(file: RecordFile, kind: DocumentKind, commendation_id: int) -> Paper:
    """A paper of one decision. Raises `Conflict("deleted_by_another")`, `SoVangError("annex_empty")`."""
    entries = stored.commendation_awards(file.read, commendation_id)
    commendation = existing(file.read, commendation_id)
    if not entries:
        raise SoVangError("annex_empty")
    issuer = issuer_of(file.read, commendation)
    paper = office_paper(file, "")
    proposing = _proposing(paper, commendation, issuer)
    head = proposing if kind is DocumentKind.PROPOSAL else _deciding(file, kind, commendation, issuer)
    values: dict[str, str | None] = {
        **head.values(paper.made_at.date(), paper.ward),
        **_subject(commendation, issuer, entries),
        **_money(commendation, entries),
        **_way(commendation, issuer),
        "Cơ quan trình": _sentence_name(proposing),
        "Dòng kết danh sách": "\n".join(closing_lines(entries, end="./.")),
    }
    if kind is DocumentKind.PROPOSAL:
        values["Trích yếu"] = _asked_for(str(values["Trích yếu"]))
        values["Điều khoản tiền thưởng"] = str(values["Điều khoản tiền thưởng"]).replace(*IN_THE_PROPOSAL)
    by_proposal = "" if kind is DocumentKind.PROPOSAL else _proposed(commendation, proposing)
    day = commendation.decision_date or paper.made_at.date()
    basis = commendation.legal_basis or usual_legal_basis(file.read, issuer.id or 0, day)
    groups = {"bases": _bases(basis, by_proposal), "awards": _award_groups(entries)}
    name = f"{FILE_NAMES[kind]}_{own_name(commendation)}"
    about = f"Quyết định {commendation.number or 'chưa có số'}"
    return Paper(kind, head.issuer.family, about, name, values, groups)


def own_name(commendation: Commendation) -> str:
    """What no other decision's paper is called by: one would be filled over the other."""
    day = commendation.decision_date
    number = "_".join(fold(commendation.number).split())
    return f"{number}_{day.year}" if number and day else f"{number or 'du_thao'}_{commendation.id}"


def _deciding(file: RecordFile, kind: DocumentKind, commendation: Commendation, issuer: Issuer) -> Head:
    signer = file.read.get(Signer, commendation.signer_id) if commendation.signer_id else None
    day = commendation.decision_date
    signer = signer or default_signer(file, issuer.id or 0, day or file.now().date())
    head = head_of(kind, issuer, signer, day=day)
    return replace(head, number=commendation.number or head.number)


def _proposing(paper: OfficePaper, commendation: Commendation, issuer: Issuer) -> Head:
    """To a superior, and as a body of the Front, the office proposes; else the issuer's council or block."""
    day = commendation.proposal_date
    office = paper.issuer
    itself = issuer.level is not Level.WARD or (office is not None and office.family is Family.FRONT)
    if office is not None and office.id != issuer.id and itself:
        head = head_of(DocumentKind.PROPOSAL, office, paper.signer, day=day)
    else:
        above = issuer_header(issuer)
        name, _sentence, code = PROPOSING_BLOCK if is_party(issuer) else PROPOSING_COUNCIL
        number = f"{GAP}-{code}" if is_party(issuer) else f"{GAP}/{code}"
        signs = BLOCK_SIGNS if is_party(issuer) else COUNCIL_SIGNS
        dated = place_date(issuer.place, day)
        head = Head(issuer, above.issuer, (name,), number, dated, signs, None)
    return replace(head, number=commendation.proposal_number or head.number)


def _sentence_name(proposing: Head) -> str:
    """ "Hội đồng Thi đua - Khen thưởng" in a sentence, or the office by its name."""
    councils = (PROPOSING_COUNCIL, PROPOSING_BLOCK)
    names = {name: sentence for name, sentence, _code in councils}
    return names.get("\n".join(proposing.own), proposing.issuer.name)


def _subject(commendation: Commendation, issuer: Issuer, entries: Entries) -> Values:
    given, *merits = annex_subject(entries, commendation)
    verb = FORM_GIVEN[commendation.form].removeprefix("được ")
    merit = merits[0] if merits else ""
    counts = Counter(entry.award.kind for entry in entries)
    kinds = ", ".join(RECIPIENT_KINDS[kind].lower() for kind in RecipientKind if counts[kind])
    built = f"Về việc {verb} cho {kinds} {merit}".strip()
    return {
        "Cơ quan ban hành": issuer.name,
        "Thẩm quyền ban hành": issuer.name.upper(),
        "Trích yếu": _about(commendation.subject) or built,
        "Đề nghị khen": f"{verb} cho {_and_last(counted_awards(entries))}",
        "Khen cho": f"{capitalised(verb)} cho {_and_last(counted_awards(entries))}",
        "Được khen": given,
        "Thành tích chung": merit or None,
        "Dịp khen thưởng": commendation.occasion or None,
        "Số lượng": counted_awards(entries),
        "Tổng số trường hợp": f"{len(entries):02}",
        "Số tập thể": f"{counts[RecipientKind.COLLECTIVE]:02}",
        "Số hộ gia đình": f"{counts[RecipientKind.HOUSEHOLD]:02}",
        "Số cá nhân": f"{counts[RecipientKind.INDIVIDUAL]:02}",
    }


def _money(commendation: Commendation, entries: Entries) -> Values:
    total = sum(entry.award.amount or 0 for entry in entries)
    if not total:
        return {
            "Tổng tiền thưởng": "",
            "Tổng tiền bằng chữ": "",
            "Nguồn kinh phí": commendation.money_source or None,
            "Điều khoản tiền thưởng": NO_MONEY_CLAUSE,
        }
    amount, words, source = format_amount(total), amount_in_words(total), commendation.money_source
    clause = MONEY_CLAUSE if source else MONEY_CLAUSE_WITHOUT_SOURCE
    return {
        "Tổng tiền thưởng": amount,
        "Tổng tiền bằng chữ": capitalised(words),
        "Nguồn kinh phí": source or None,
        "Điều khoản tiền thưởng": clause.format(amount=amount, words=f"bằng chữ: {words}", source=source),
    }


def _way(commendation: Commendation, issuer: Issuer) -> Values:
    """The minutes, the proposal, and the number and day of the decision or their gaps."""
    return {
        "Số biên bản": commendation.minutes_number or None,
        "Ngày họp xét": _day(commendation.minutes_date),
        "Kết quả họp xét": _meeting(commendation),
        "Số tờ trình": commendation.proposal_number or None,
        "Ngày tờ trình": _day(commendation.proposal_date),
        "Số quyết định": commendation.number or issuer.number_pattern.replace("{n}", GAP),
        "Ngày quyết định": written_day(commendation.decision_date),
        "Kèm theo": enclosure_line(commendation, issuer),
    }


def _meeting(commendation: Commendation) -> str | None:
    """ "Cuộc họp xét ngày 05/10/2026 có 9/11 thành viên dự, 9 phiếu đồng ý (Biên bản số 02/BB-HĐTĐKT)"."""
    counts = (commendation.members_present, commendation.members_total, commendation.votes_for)
    if commendation.minutes_date is None or None in counts:
        return None
    present, total, votes = counts
    told = MEETING.format(
        day=short_date(commendation.minutes_date), present=present, total=total, votes=votes
    )
    number = commendation.minutes_number
    return told + (MEETING_MINUTES.format(number=number) if number else "")


def _proposed(commendation: Commendation, proposing: Head) -> str:
    """The last “Căn cứ” (domain.md, Corrections), unless the office wrote it down itself."""
    if "theo de nghi" in fold(commendation.legal_basis):
        return ""
    proposer, number, day = (
        _sentence_name(proposing),
        commendation.proposal_number,
        commendation.proposal_date,
    )
    if not number and day is None:
        return BY_BODY.format(proposer=proposer)
    return BY_PROPOSAL.format(proposer=proposer, number=number or GAP, day=written_day(day))


def _bases(legal_basis: str, by_proposal: str) -> Sequence[Group]:
    lines = (line.strip() for line in [*legal_basis.splitlines(), by_proposal])
    return one_group(
        {"Căn cứ": line if line.endswith((";", ",", ".")) else f"{line};"} for line in lines if line
    )


def _award_groups(entries: Entries) -> Sequence[Group]:
    kinds = [kind for kind in RecipientKind if any(entry.award.kind is kind for entry in entries)]
    return [
        Group(
            {"Nhóm": f"{roman}. {RECIPIENT_KINDS[kind].upper()}"},
            [
                _row(number, entry)
                for number, entry in enumerate((one for one in entries if one.award.kind is kind), start=1)
            ],
        )
        for roman, kind in zip(ROMAN, kinds, strict=False)
    ]


def _row(number: int, entry: AwardEntry) -> Mapping[str, str]:
    award = entry.award
    name, second = listed_name(award)
    return {
        "STT": str(number),
        "Họ tên": name,
        "Chức vụ, đơn vị": second,
        "Thành tích": listed_merit(award, entry.commendation),
        "Hình thức khen": listed_form(entry),
        "Mức thưởng": "" if award.amount is None else format_amount(award.amount),
        "Ghi chú": award.note,
    }


def _asked_for(subject: str) -> str:
    """ "Về việc đề nghị tặng Giấy khen …": what a proposal is about."""
    return subject if "đề nghị" in subject else subject.replace("Về việc ", "Về việc đề nghị ", 1)


def _about(subject: str) -> str:
    """The subject with “Về việc” before it, which offices leave out when they type it."""
    if not subject or fold(subject).startswith(("ve viec", "v v")):
        return subject
    return f"Về việc {subject[:1].lower()}{subject[1:]}"


def _and_last(counts: str) -> str:
    """ "05 tập thể và 04 cá nhân"."""
    before, comma, last = counts.rpartition(", ")
    return f"{before} và {last}" if comma else counts


def _day(day: date | None) -> str | None:
    return office_date(day) if day else None
