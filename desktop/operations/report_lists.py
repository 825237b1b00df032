"""Lists on paper: awards, annex of a commendation, receipts of money, golden register, conferences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from desktop.operations.office_paper import OfficePaper, issuer_header
from desktop.records.award import Award
from desktop.records.certificate_texts import GAP, merit_text, name_line, written_day
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.issuer import Issuer
from desktop.records.period import Period
from desktop.records.report import AwardEntry, Note, PeriodRecords
from desktop.records.text import amount_in_words, format_amount, short_date
from desktop.words.labels import CONFERENCE_KINDS, FORMS, RECIPIENT_KINDS
from desktop.words.papers import FORM_GIVEN, MERIT, MOVEMENT, NAME, ROMAN, UNIT
from desktop.words.reports import note
from exports.workbook import Cell, Column, Row, Sheet, Sum

Entries = Sequence[AwardEntry]
Line = Callable[[int, AwardEntry], tuple[Cell, ...]]

_MONEY = Column("Mức thưởng (đồng)", 26, "money")
_STT = Column("STT", 11, "index")


def awards_sheet(records: PeriodRecords, paper: OfficePaper) -> Sheet:
    """The awards of a period, by kind of recipient, each with its decision."""
    columns = (
        _STT, Column(NAME, 44), Column(UNIT, 46), Column(MERIT, 60), Column("Hình thức", 22),
        Column("Số quyết định", 24), Column("Ngày ký", 22, "date"), _MONEY,
    )  # fmt: skip

    def line(number: int, entry: AwardEntry) -> tuple[Cell, ...]:
        decision = (_form(entry), entry.commendation.number, entry.commendation.decision_date)
        return (number, *_who_and_why(entry), *decision, entry.award.amount)

    rows = _in_sections(_by_kind(records.awards, counted=True), line, 7)
    title = _period_title("DANH SÁCH KHEN THƯỞNG", records.period)
    return _period_sheet("Danh sách khen thưởng", columns, rows, title, records, paper, table_size=11)


def annex_sheet(entries: Entries, commendation: Commendation, issuer: Issuer) -> Sheet:
    """Danh sách kèm theo quyết định: what the registry puts behind the decision; a draft leaves the gaps."""
    columns = (
        _STT, Column(NAME, 48), Column(UNIT, 52), Column(MERIT, 70), Column("Hình thức", 24), _MONEY,
        Column("Ghi chú", 18),
    )  # fmt: skip

    def line(number: int, entry: AwardEntry) -> tuple[Cell, ...]:
        return (number, *_who_and_why(entry), _form(entry), entry.award.amount, entry.award.note)

    return Sheet(
        "Danh sách kèm theo",
        columns,
        _in_sections(_by_kind(entries), line, 5),
        issuer_header(issuer),
        "DANH SÁCH",
        _annex_subject(entries, commendation),
        (_enclosure(commendation, issuer),),
        (f"(Danh sách gồm {_counted(entries)})",),
        _closing(entries, end="./."),
    )


def receipts_sheet(entries: Entries, title: Sequence[str], paper: OfficePaper) -> Sheet:
    """Danh sách ký nhận tiền thưởng: who is paid by which decision, with room for the signature."""
    columns = (
        _STT, Column(NAME, 50), Column(UNIT, 58), Column("Số tiền (đồng)", 28, "money"),
        Column("Người nhận", 40), Column("Ngày nhận", 22, "date"), Column("Ký nhận", 32),
    )  # fmt: skip
    paid = [entry for entry in entries if entry.award.amount]

    def line(number: int, entry: AwardEntry) -> tuple[Cell, ...]:
        award = entry.award
        return (number, *_who(award), award.amount, award.received_by, award.paid_on, None)

    rows = _in_sections(_by_decision(paid), line, 3)
    closing = _closing(paid, end=".")
    return Sheet(
        "Ký nhận tiền thưởng", columns, rows, paper.header, "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG",
        enclosure=tuple(title), closing=closing, signature=paper.signature, table_size=13,
    )  # fmt: skip


def register_sheet(records: PeriodRecords, paper: OfficePaper) -> Sheet:
    """Sổ vàng: by register number; awards that have none yet stand behind, by their decisions."""
    columns = (
        Column("Số sổ vàng", 16, "index"), Column("Ngày ký", 22, "date"), Column("Số quyết định", 24),
        Column(NAME, 40), Column(UNIT, 42), Column(MERIT, 52), Column("Hình thức", 20), _MONEY,
        Column("Ngày trao", 22, "date"), Column("Ký nhận", 20),
    )  # fmt: skip
    entries = sorted(records.awards, key=lambda entry: _register_place(entry.award))
    rows = [
        Row((
            _register_number(entry.award), entry.commendation.decision_date, entry.commendation.number,
            *_who_and_why(entry), _form(entry), entry.award.amount, entry.award.presented_on, None,
        ))
        for entry in entries
    ]  # fmt: skip
    rows.append(_total(range(len(rows)), 7))
    title = _period_title("SỔ VÀNG KHEN THƯỞNG", records.period)
    return _period_sheet("Sổ vàng", columns, tuple(rows), title, records, paper, table_size=11)


def conferences_sheet(
    records: PeriodRecords, awards: Mapping[int, Sequence[Award]], paper: OfficePaper
) -> Sheet:
    """Conferences with their rounds; `awards` are those handed over in each round, by its id."""
    kinds = tuple(Column(label, 16, "number", group="Trao thưởng") for label in RECIPIENT_KINDS.values())
    columns = (
        _STT, Column("Ngày", 22, "date"), Column("Tên hội nghị, đợt trao thưởng", 78),
        Column("Hình thức", 28),
        Column("Đơn vị tổ chức", 36), Column("Mời", 13, "number", group="Đại biểu"),
        Column("Dự", 13, "number", group="Đại biểu"), *kinds,
    )  # fmt: skip
    rows: list[Row] = []
    places: list[int] = []
    for number, conference in enumerate(records.conferences, start=1):
        rounds = [found for found in records.rounds if found.conference_id == conference.id]
        places.append(len(rows))
        rows.append(_conference_row(number, conference, _below(len(rows), len(rounds))))
        rows += [_round_row(found, awards.get(found.id or 0, ())) for found in rounds]
    rows.append(Row(("Cộng", None, None, None, None, *[Sum(tuple(places)) if places else 0] * 5), "sum"))
    title = _period_title("DANH SÁCH HỘI NGHỊ", records.period)
    return _period_sheet("Hội nghị", columns, tuple(rows), title, records, paper)


def _period_title(words: str, period: Period) -> str:
    return f"{words} {period.label.upper()}"


def _period_sheet(
    name: str, columns: tuple[Column, ...], rows: tuple[Row, ...], title: str, records: PeriodRecords,
    paper: OfficePaper, *, table_size: float = 12,
) -> Sheet:  # fmt: skip
    return Sheet(
        name, columns, rows, paper.header, title, (MOVEMENT,), (period_ends(records.period),), (paper.as_of,),
        tuple(note_lines(records.notes)), paper.signature, table_size=table_size,
    )  # fmt: skip


def period_ends(period: Period) -> str:
    """The ends of a period as they stand under a title."""
    return f"(Từ ngày {short_date(period.start)} đến ngày {short_date(period.end)})"


def note_lines(notes: Sequence[Note]) -> Iterator[str]:
    """What is not in the figures, one line each."""
    return (f"Ghi chú: {note(found.code, found.values)}" for found in notes)


def _by_kind(entries: Entries, *, counted: bool = False) -> Iterator[tuple[str, Entries]]:
    """The entries under I. TẬP THỂ, II. HỘ GIA ĐÌNH, III. CÁ NHÂN; kinds that nobody is of take no number."""
    kinds = [kind for kind in RecipientKind if any(entry.award.kind is kind for entry in entries)]
    for roman, kind in zip(ROMAN, kinds, strict=False):
        inside = [entry for entry in entries if entry.award.kind is kind]
        heading = f"{roman}. {RECIPIENT_KINDS[kind].upper()}"
        yield (f"{heading} ({len(inside)})" if counted else heading), inside


def _by_decision(entries: Entries) -> Iterator[tuple[str, Entries]]:
    for _decision, found in groupby(entries, key=lambda entry: entry.commendation.id):
        inside = list(found)
        yield _decision_words(inside[0]), inside


def _in_sections(sections: Iterable[tuple[str, Entries]], line: Line, money: int) -> tuple[Row, ...]:
    """Sections with their sums, each numbered from 1, and the sum of all; `money` is the column added."""
    rows: list[Row] = []
    places: list[int] = []
    for heading, inside in sections:
        places.append(len(rows))
        rows.append(Row((heading, *[None] * (money - 1), _below(len(rows), len(inside))), "section"))
        rows += [Row(line(number, entry)) for number, entry in enumerate(inside, start=1)]
    return (*rows, _total(places, money))


def _below(place: int, count: int) -> Cell:
    return Sum(tuple(range(place + 1, place + 1 + count))) if count else None


def _total(places: Sequence[int], money: int) -> Row:
    return Row(("Cộng", *[None] * (money - 1), Sum(tuple(places)) if places else 0), "sum")


def _conference_row(number: int, conference: Conference, total: Cell) -> Row:
    kind = CONFERENCE_KINDS[conference.kind]
    came = (conference.invited, conference.present)
    return Row(
        (number, conference.held_on, conference.title, kind, conference.host, *came, total, total, total),
        "group",
    )


def _round_row(found: Round, awards: Sequence[Award]) -> Row:
    counts = Counter(award.kind for award in awards)
    presenter = ", ".join(part for part in (found.presenter_title, found.presenter_name) if part)
    title = f"Đợt {found.position}: {presenter} trao"
    return Row((None, None, title, None, None, None, None, *(counts[kind] or None for kind in RecipientKind)))


def _who(award: Award) -> tuple[Cell, Cell]:
    if award.kind is RecipientKind.COLLECTIVE:
        return f"{award.address_form} {award.printed_name}".strip(), award.second_line
    return name_line(award), award.second_line


def _who_and_why(entry: AwardEntry) -> tuple[Cell, Cell, Cell]:
    return (*_who(entry.award), merit_text(entry.award, entry.commendation).replace("\n", " "))


def _form(entry: AwardEntry) -> str:
    form = FORMS[entry.commendation.form]
    return f"{form}, {entry.award.prize}" if entry.award.prize else form


def _register_place(award: Award) -> tuple[bool, int, int]:
    number = award.register_number
    return number is None, award.register_year or 0, number or 0


def _register_number(award: Award) -> str | None:
    return None if award.register_number is None else f"{award.register_number}/{award.register_year}"


def _decision_words(entry: AwardEntry) -> str:
    commendation, issuer = entry.commendation, entry.issuer
    number = commendation.number or issuer.number_pattern.replace("{n}", GAP)
    return f"Quyết định số {number} {written_day(commendation.decision_date)} của {issuer.name}"


def _enclosure(commendation: Commendation, issuer: Issuer) -> str:
    number = commendation.number or issuer.number_pattern.replace("{n}", GAP)
    return f"(Kèm theo Quyết định số {number} {written_day(commendation.decision_date)} của {issuer.name})"


def _annex_subject(entries: Entries, commendation: Commendation) -> tuple[str, ...]:
    kinds = [
        RECIPIENT_KINDS[kind].lower() for kind in RecipientKind if any(e.award.kind is kind for e in entries)
    ]
    given = f"{', '.join(kinds).capitalize()} {FORM_GIVEN[commendation.form]}".strip()
    merit = commendation.merit[:1].lower() + commendation.merit[1:]
    return (given, merit) if merit else (given,)


def _counted(entries: Entries) -> str:
    """ "36 tập thể, 03 cá nhân": two digits at least, as decisions write them."""
    counts = Counter(entry.award.kind for entry in entries)
    return ", ".join(
        f"{counts[kind]:02} {RECIPIENT_KINDS[kind].lower()}" for kind in RecipientKind if counts[kind]
    )


def _closing(entries: Entries, *, end: str) -> tuple[str, ...]:
    total = sum(entry.award.amount or 0 for entry in entries)
    if not total:
        return (f"Tổng cộng: {_counted(entries)}{end}",)
    words = amount_in_words(total)
    return (
        f"Tổng số tiền thưởng: {format_amount(total)} đồng.",
        f"Bằng chữ: {words[:1].upper()}{words[1:]}{end}",
    )
