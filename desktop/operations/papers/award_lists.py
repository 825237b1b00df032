"""Lists of awards on paper: of a period, with a commendation, to sign for money, the golden register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from desktop.operations.papers.list_forms import FormCell, FormRow, ListForm, figures_in, period_form, printed
from desktop.operations.papers.office_paper import OfficePaper, issuer_header
from desktop.records.award import Award
from desktop.records.certificate_texts import cited_decision, listed_merit, name_line
from desktop.records.codes import RecipientKind
from desktop.records.commendation import Commendation
from desktop.records.issuer import Issuer
from desktop.records.report import MEASURES, AwardEntry, Figure, PeriodRecords, RecordKind
from desktop.records.text import amount_in_words, capitalised, format_amount
from desktop.words.labels import FORMS, RECIPIENT_KINDS
from desktop.words.papers import (
    EVERYBODY_PAID,
    FORM_GIVEN,
    MERIT,
    NAME,
    NOBODY_PAID,
    ROMAN,
    STILL_UNPAID,
    UNIT,
)
from exports.workbook import Cell, Column, Sheet, Sum

Entries = Sequence[AwardEntry]
Line = Callable[[int, AwardEntry], tuple[FormCell, ...]]

_MONEY = Column("Mức thưởng (đồng)", 26, "money")
SIGNED_ROW_MM = 10.0
"""The least height of a row in which somebody signs by hand."""
_STT = Column("STT", 11, "index")
_ID = Column("Mã số", 12, "index")


def awards_sheet(records: PeriodRecords, paper: OfficePaper, *, with_ids: bool = False) -> ListForm:
    """The awards of a period, by kind of recipient, each with its decision and, if wanted, its id."""
    columns = (
        _STT, Column(NAME, 50), Column(UNIT, 44), Column(MERIT, 60), Column("Hình thức", 22),
        Column("Số quyết định", 24), Column("Ngày ký", 20, "date"), Column("Mức thưởng (đồng)", 22, "money"),
        *([_ID] if with_ids else []),
    )  # fmt: skip

    def line(number: int, entry: AwardEntry) -> tuple[FormCell, ...]:
        decision = (listed_form(entry), entry.commendation.number, entry.commendation.decision_date)
        return (
            number,
            *_who_and_why(entry),
            *decision,
            _amount(entry),
            *([entry.id] if with_ids else []),
        )

    rows = _in_sections(_by_kind(records.awards, counted=True), line, 7)
    return period_form(paper, "Danh sách khen thưởng", columns, rows, records, RecordKind.AWARD)


def annex_sheet(entries: Entries, commendation: Commendation, issuer: Issuer) -> Sheet:
    """Danh sách kèm theo quyết định: what the registry puts behind the decision; a draft leaves the gaps."""
    columns = (
        _STT, Column(NAME, 52), Column(UNIT, 52), Column(MERIT, 66), Column("Hình thức", 24), _MONEY,
        Column("Ghi chú", 18),
    )  # fmt: skip

    def line(number: int, entry: AwardEntry) -> tuple[FormCell, ...]:
        return (number, *_who_and_why(entry), listed_form(entry), _amount(entry), entry.award.note)

    return Sheet(
        "Danh sách kèm theo",
        columns,
        printed(_in_sections(_by_kind(entries), line, 5)),
        issuer_header(issuer),
        "DANH SÁCH",
        annex_subject(entries, commendation),
        (enclosure_line(commendation, issuer),),
        (f"(Danh sách gồm {counted_awards(entries)})",),
        closing_lines(entries, end="./."),
    )


def receipts_sheet(entries: Entries, title: Sequence[str], paper: OfficePaper) -> ListForm:
    """Danh sách ký nhận tiền thưởng: who is paid by which decision, with room for the signature."""
    columns = (
        _STT, Column(NAME, 50), Column(UNIT, 58), Column("Số tiền (đồng)", 28, "money"),
        Column("Người nhận", 40), Column("Ngày nhận", 22, "date"), Column("Ký nhận", 32),
    )  # fmt: skip
    paid = [entry for entry in entries if entry.award.amount]

    def line(number: int, entry: AwardEntry) -> tuple[FormCell, ...]:
        award = entry.award
        return (number, *listed_name(award), _amount(entry), award.received_by, award.paid_on, None)

    rows = _in_sections(_by_decision(paid), line, 3)
    closing = closing_lines(paid, end=".")
    sheet = Sheet(
        "Ký nhận tiền thưởng", columns, printed(rows), paper.header, "DANH SÁCH KÝ NHẬN TIỀN THƯỞNG",
        enclosure=tuple(title), closing=closing, signature=paper.signature, row_mm=SIGNED_ROW_MM,
    )  # fmt: skip
    return ListForm(sheet, figures_in(rows))


def unpaid_sheet(records: PeriodRecords, paper: OfficePaper) -> ListForm:
    """Danh sách chưa nhận tiền thưởng: whom the decisions that stand give money which is not paid yet."""
    columns = (
        _STT, Column(NAME, 50), Column(UNIT, 58), Column("Số tiền (đồng)", 28, "money"),
        Column("Ngày trao", 22, "date"), Column("Ghi chú", 40),
    )  # fmt: skip
    unpaid = [entry for entry in records.awards if entry.award.amount and entry.award.paid_on is None]

    def line(number: int, entry: AwardEntry) -> tuple[FormCell, ...]:
        return (number, *listed_name(entry.award), _amount(entry), entry.award.presented_on, entry.award.note)

    rows = _in_sections(_by_decision(unpaid), line, 3)
    name = "Danh sách chưa nhận tiền thưởng"
    form = period_form(paper, name, columns, rows, records, RecordKind.AWARD)
    told = STILL_UNPAID.format(count=format_amount(len(unpaid))) if unpaid else EVERYBODY_PAID
    closing = (told, *(closing_lines(unpaid, end=".") if unpaid else ()), *form.sheet.closing)
    return form.with_(closing=closing)


def register_sheet(records: PeriodRecords, paper: OfficePaper) -> ListForm:
    """Sổ vàng: by register number; awards that have none yet stand behind, by their decisions."""
    columns = (
        Column("Số sổ vàng", 14, "index"), Column("Ngày ký", 20, "date"), Column("Số quyết định", 23),
        Column(NAME, 40), Column(UNIT, 40), Column(MERIT, 50), Column("Hình thức", 25),
        Column("Mức thưởng (đồng)", 22, "money"), Column("Ngày trao", 20, "date"), Column("Ký nhận", 22),
    )  # fmt: skip
    entries = sorted(records.awards, key=lambda entry: _register_place(entry.award))
    rows = [
        FormRow((
            _register_number(entry.award), entry.commendation.decision_date, entry.commendation.number,
            *_who_and_why(entry), listed_form(entry), _amount(entry), entry.award.presented_on, None,
        ))
        for entry in entries
    ]  # fmt: skip
    rows.append(_total(range(len(rows)) if _has_money(entries) else (), 7))
    form = period_form(paper, "Sổ vàng khen thưởng", columns, rows, records, RecordKind.AWARD)
    return form.with_(row_mm=SIGNED_ROW_MM)


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


def _in_sections(sections: Iterable[tuple[str, Entries]], line: Line, money: int) -> tuple[FormRow, ...]:
    """Sections with their sums, each numbered from 1, and the sum of all; `money` is the column added."""
    rows: list[FormRow] = []
    places: list[int] = []
    for heading, inside in sections:
        if _has_money(inside):
            places.append(len(rows))
        total = _below(len(rows), len(inside)) if _has_money(inside) else None
        rows.append(FormRow((heading, *[None] * (money - 1), total), "section"))
        rows += [FormRow(line(number, entry)) for number, entry in enumerate(inside, start=1)]
    return (*rows, _total(places, money))


def _has_money(entries: Entries) -> bool:
    """Whether any amount is known: a sum of unknown amounts stays empty, it is not 0."""
    return any(entry.award.amount is not None for entry in entries)


def _below(place: int, count: int) -> Cell:
    return Sum(tuple(range(place + 1, place + 1 + count))) if count else None


def _total(places: Sequence[int], money: int) -> FormRow:
    return FormRow(("Cộng", *[None] * (money - 1), Sum(tuple(places)) if places else None), "sum")


def _amount(entry: AwardEntry) -> Figure | None:
    """The money of one award; None where it is not known."""
    return None if entry.award.amount is None else MEASURES["awards.amount"].of([entry])


def listed_name(award: Award) -> tuple[str, str]:
    """The name and the second line of a row, as lists write them."""
    if award.kind is RecipientKind.COLLECTIVE:
        return f"{award.address_form} {award.printed_name}".strip(), capitalised(award.second_line)
    return name_line(award), capitalised(award.second_line)


def _who_and_why(entry: AwardEntry) -> tuple[Cell, Cell, Cell]:
    return (*listed_name(entry.award), listed_merit(entry.award, entry.commendation))


def listed_form(entry: AwardEntry) -> str:
    """The form of a row, with its prize in a contest."""
    form = FORMS[entry.commendation.form]
    return f"{form}, {entry.award.prize}" if entry.award.prize else form


def _register_place(award: Award) -> tuple[bool, int, int]:
    number = award.register_number
    return number is None, award.register_year or 0, number or 0


def _register_number(award: Award) -> str | None:
    return None if award.register_number is None else f"{award.register_number}/{award.register_year}"


def _decision_words(entry: AwardEntry) -> str:
    return f"{cited_decision(entry.commendation, entry.issuer)} của {entry.issuer.name}"


def enclosure_line(commendation: Commendation, issuer: Issuer) -> str:
    """ "(Kèm theo Quyết định số … ngày … của …)": what stands under the title of an annex."""
    return f"(Kèm theo {cited_decision(commendation, issuer)} của {issuer.name})"


def annex_subject(entries: Entries, commendation: Commendation) -> tuple[str, ...]:
    """ "Tập thể, cá nhân được tặng Giấy khen", then what for."""
    kinds = [
        RECIPIENT_KINDS[kind].lower() for kind in RecipientKind if any(e.award.kind is kind for e in entries)
    ]
    given = f"{', '.join(kinds).capitalize()} {FORM_GIVEN[commendation.form]}".strip()
    merit = commendation.merit[:1].lower() + commendation.merit[1:]
    return (given, merit) if merit else (given,)


def counted_awards(entries: Entries) -> str:
    """ "36 tập thể, 03 cá nhân": two digits at least, as decisions write them."""
    counts = Counter(entry.award.kind for entry in entries)
    return ", ".join(
        f"{counts[kind]:02} {RECIPIENT_KINDS[kind].lower()}" for kind in RecipientKind if counts[kind]
    )


def closing_lines(entries: Entries, *, end: str) -> tuple[str, ...]:
    """The sum of money in figures and words, or how many there are where nobody is paid."""
    total = sum(entry.award.amount or 0 for entry in entries)
    if not total:
        return (f"Tổng cộng: {counted_awards(entries)}{end}",) if entries else (NOBODY_PAID,)
    return (
        f"Tổng số tiền thưởng: {format_amount(total)} đồng.",
        f"Bằng chữ: {capitalised(amount_in_words(total))}{end}",
    )
