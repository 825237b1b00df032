"""The table of an opened decision: its columns, groups, sums and the sentence at its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.commendations import AwardLine, OpenedCommendation
from desktop.operations.printing.printed_state import PrintedState
from desktop.records.award import Award
from desktop.records.award_rules import ORDER_OF_KINDS
from desktop.records.certificate_texts import name_line
from desktop.records.codes import RecipientKind
from desktop.records.text import fold
from desktop.ui.widgets.table.columns import Align, Column, Group, Mark, Reason
from desktop.words.labels import RECIPIENT_KINDS
from desktop.words.papers import ROMAN
from desktop.words.problems import problem_sentence

PEOPLE: Mapping[RecipientKind, str] = {
    RecipientKind.COLLECTIVE: "tập thể",
    RecipientKind.HOUSEHOLD: "hộ",
    RecipientKind.INDIVIDUAL: "người",
}

UNCHECKED = "Chưa soát"
"""A row that was copied from a past decision and that nobody has looked at yet."""

_PRINTED: Mapping[PrintedState, tuple[str, Mark]] = {
    PrintedState.NOT_PRINTED: ("Chưa in", Mark("circle_hint", "text2")),
    PrintedState.PRINTED: ("Đã in", Mark("checkmark_circle", "ok")),
    PrintedState.SPOILED: ("In hỏng", Mark("warning", "warn")),
    PrintedState.OUTDATED: ("In lại", Mark("warning", "warn")),
    PrintedState.NONE: ("Không in", Mark("document", "text2")),
}


@dataclass(frozen=True)
class ListRow:
    """A row of the table: `number` counts within its kind, `merit` is what stands in the list.

    `carried`: copied from a past decision and not looked at yet.
    """

    line: AwardLine
    number: int
    merit: str
    carried: bool = False

    @property
    def award(self) -> Award:
        """The award itself."""
        return self.line.award


def row_id(row: ListRow) -> int:
    """The award's id."""
    return row.award.id or 0


def columns() -> list[Column]:
    """The columns of the list; in narrow tables the achievement leaves first, then the unit."""
    return [
        NUMBER,
        Column("name", "Họ và tên / tên tập thể", shown_name, 178, 4),
        _unit("Chức vụ, đơn vị (địa chỉ)", 2),
        Column("merit", "Thành tích", lambda row: _one_line(row.merit), 170, 3, drop=1),
        AMOUNT,
        Column("state", "Giấy khen", _state_word, 106, mark=_state_mark),
    ]


def presenting_columns() -> list[Column]:
    """The columns while the certificates and the money are handed over."""
    return [
        NUMBER,
        Column("name", "Họ và tên / tên tập thể", shown_name, 178, 4),
        _unit("Chức vụ, đơn vị", 1),
        AMOUNT,
        _ticks("presented", "Đã trao", lambda row: row.award.presented_on),
        _ticks("paid", "Đã chi", lambda row: row.award.paid_on),
        Column("framed", "Khung", lambda row: "có" if row.award.framed else "", 64, align=Align.CENTRE,
               tick=lambda row: row.award.framed, drop=2),
        Column("received", "Người nhận thay", lambda row: row.award.received_by, 130, 2, editable=True),
    ]  # fmt: skip


def shown_name(row: ListRow) -> str:
    """The name as the annex writes it."""
    award = row.award
    if award.kind is RecipientKind.COLLECTIVE:
        return f"{award.address_form} {award.printed_name}".strip()
    return name_line(award)


def groups_of(opened: OpenedCommendation, added_to: RecipientKind | None) -> list[Group]:
    """The kinds that somebody is of, and the one that is being added to, under Roman numbers."""
    merit = opened.commendation.merit
    kinds = [kind for kind in ORDER_OF_KINDS if opened.counts.get(kind) or kind is added_to]
    groups = []
    for roman, kind in zip(ROMAN, kinds, strict=False):
        lines = [line for line in opened.awards if line.award.kind is kind]
        rows = [
            ListRow(
                line, at, whole_achievement(line.award) or merit, line.award.id in opened.carried.award_ids
            )
            for at, line in enumerate(lines, start=1)
        ]
        amounts = [row.award.amount for row in rows if row.award.amount is not None]
        count = f"{len(rows)} {PEOPLE[kind]}" if rows else "chưa có ai"
        sums = {"amount": sum(amounts)} if amounts else {}
        groups.append(Group(kind.value, rows, f"{roman}. {RECIPIENT_KINDS[kind].upper()}", count, sums))
    return groups


def whole_achievement(award: Award) -> str:
    """What the row says of what was done: its merit, and its initiative where the merit does not name it."""
    if award.merit and award.initiative and fold(award.initiative) not in fold(award.merit):
        return f"{award.merit} · {award.initiative}"
    return achievement(award)


def achievement(award: Award) -> str:
    """What the row itself says: its initiative, else its own merit."""
    return award.initiative or award.merit


def foot_sentence(counts: Mapping[RecipientKind, int], paid: int = 0, payable: int = 0) -> str:
    """“Danh sách gồm 33 tập thể, 3 hộ gia đình, 3 cá nhân. Đã chi 12/39.”"""
    told = f" Đã chi {paid}/{payable}." if paid else ""
    parts = [f"{counts[kind]} {RECIPIENT_KINDS[kind].lower()}" for kind in ORDER_OF_KINDS if counts.get(kind)]
    return f"Danh sách gồm {', '.join(parts)}.{told}" if parts else "Danh sách chưa có ai."


def reasons(opened: OpenedCommendation) -> dict[int, Reason]:
    """What is doubtful about rows, by award id, as the line under the row."""
    by_award: dict[int, list[str]] = {}
    for problem in opened.problems:
        if isinstance(award_id := problem.values.get("award_id"), int):
            by_award.setdefault(award_id, []).append(problem_sentence(problem.code, problem.values))
    for line in opened.awards:
        if line.printed is PrintedState.OUTDATED:  # too long for the column
            by_award.setdefault(line.award.id or 0, []).append("Đã in – đã sửa, in lại.")
    return {award_id: Reason(" ".join(said), "warn") for award_id, said in by_award.items()}


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _unit(title: str, drop: int) -> Column:
    return Column("unit", title, lambda row: _one_line(row.award.second_line), 180, 3, drop=drop)


def _ticks(key: str, title: str, day: Callable[[ListRow], date | None]) -> Column:
    return Column(key, title, day, 86, align=Align.CENTRE, tick=lambda row: day(row) is not None)


def _state_word(row: ListRow) -> str:
    return UNCHECKED if row.carried else _PRINTED[row.line.printed][0]


def _paid_mark(row: ListRow) -> Mark | None:
    return Mark("checkmark_circle", "ok") if row.award.paid_on else None


def _state_mark(row: ListRow) -> Mark:
    return Mark("document_copy", "warn") if row.carried else _PRINTED[row.line.printed][1]


NUMBER = Column("number", "STT", lambda row: row.number, 50, align=Align.CENTRE, plain=True)
AMOUNT = Column(
    "amount", "Mức thưởng (đ)", lambda row: row.award.amount, 122, align=Align.RIGHT, mark=_paid_mark
)  # fmt: skip
"""The tick beside a sum: it was handed over; the foot says how many were."""
