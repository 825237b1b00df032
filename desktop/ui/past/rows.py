"""The lists in the table: what is known of each one's decision, and what will become of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.operations.imports import Outcome
from desktop.operations.past import PastList, PastPreview, PastTaken
from desktop.records.codes import Form
from desktop.ui.theme import Look
from desktop.ui.widgets.table.columns import Align, Column, Mark, Reason
from desktop.ui.widgets.table.grouped_table import GroupedTable
from desktop.words.errors import error_sentence
from desktop.words.labels import FORMS
from desktop.words.problems import problem_sentence


@dataclass(frozen=True)
class PastRow:
    """One list as it stands in the table; `issuer_id`, `number` and `day` may still be missing."""

    id: int
    path: Path
    issuer_id: int | None = None
    form: Form = Form.GIAY_KHEN
    number: str = ""
    day: date | None = None
    unit_text: str = ""
    merit: str = ""
    preview: PastPreview | None = None
    taken: PastTaken | None = None
    trouble: str = ""
    is_read: bool = False

    @property
    def missing(self) -> list[str]:
        """What must still be said of the decision; nothing is known before the file has been read."""
        if not self.is_read:
            return []
        known = (("cơ quan ban hành", self.issuer_id), ("số", self.number), ("ngày", self.day))
        return [word for word, value in known if not value]

    def past(self) -> PastList | None:
        """The list for the register, None while something is missing."""
        if self.issuer_id is None or not self.number or self.day is None:
            return None
        return PastList(
            self.path, self.issuer_id, self.form, self.number, self.day, self.unit_text, self.merit
        )


@dataclass(frozen=True)
class Sum:
    """Rows of lists by what becomes of them: `rows` = `added` + `matched` + `refused`."""

    rows: int = 0
    added: int = 0
    matched: int = 0
    refused: int = 0

    def words(self) -> str:
        """“38 dòng: 35 thêm mới, 2 đã có, 1 cần sửa”."""
        counted = f"{self.added} thêm mới, {self.matched} đã có, {self.refused} cần sửa"
        return f"{self.rows} dòng: {counted}"

    def short_words(self) -> str:
        """The same for a narrow column: what there is none of is left out."""
        parts = ((self.added, "thêm mới"), (self.matched, "đã có"), (self.refused, "cần sửa"))
        told = ", ".join(f"{count} {word}" for count, word in parts if count)
        return f"{self.rows} dòng: {told}" if told else "không có dòng nào"


def sum_of(row: PastRow) -> Sum | None:
    """The rows of one list; None where it is refused whole or not read yet."""
    if row.taken is not None:
        taken = row.taken
        is_whole = taken.refusal is not None
        return None if is_whole else Sum(taken.rows, taken.added, taken.matched, taken.refused)
    preview = row.preview.preview if row.preview else None
    if preview is None:
        return None
    counts = preview.counts
    return Sum(counts.rows, counts.added, counts.matched, counts.refused)


def total(rows: Iterable[PastRow]) -> Sum:
    """All lists together."""
    found = [one for row in rows if (one := sum_of(row)) is not None]
    return Sum(
        sum(one.rows for one in found),
        sum(one.added for one in found),
        sum(one.matched for one in found),
        sum(one.refused for one in found),
    )


def result(row: PastRow) -> str:
    """What becomes of a list, in words."""
    if row.trouble or _refusal(row):
        return "Không lấy được"
    if row.missing:
        return f"Còn thiếu {', '.join(row.missing)}"
    found = sum_of(row)
    if found is None:
        return "Đang đọc…"
    return f"Đã ghi · {found.short_words()}" if row.taken else found.short_words()


def reason(row: PastRow) -> Reason | None:
    """The sentence under a list: why it is refused, or what is doubtful about its decision."""
    if row.trouble:
        return Reason(row.trouble, "err")
    refusal = _refusal(row)
    if refusal:
        return Reason(refusal, "err")
    problems = row.preview.problems if row.preview and not row.taken else ()
    told = " ".join(problem_sentence(one.code, one.values) for one in problems)
    return Reason(told, "warn") if told else None


def refused_rows(row: PastRow) -> list[str]:
    """“Dòng 9: …” for every row of a list that is not taken in."""
    preview = row.preview.preview if row.preview else None
    return [
        f"Dòng {one.number}: "
        + " ".join(problem_sentence(problem.code, problem.values) for problem in one.problems)
        for one in (preview.rows if preview else ())
        if one.outcome is Outcome.REFUSED
    ]


def past_table(look: Look, issuers: Mapping[int, str]) -> GroupedTable:
    """The table of `PastRow`s; `issuers` gives their names by id and may change."""
    columns = (
        Column("file", "Tệp", lambda row: row.path.name, 170, 1, strong=True),
        Column("issuer", "Cơ quan ban hành", lambda row: issuers.get(row.issuer_id or 0, ""), 210, 1, drop=3),
        Column("number", "Số", lambda row: row.number, 110),
        Column("day", "Ngày", lambda row: row.day, 92, align=Align.RIGHT),
        Column("form", "Hình thức", lambda row: FORMS[row.form], 120, drop=2),
        Column("unit", "Đơn vị khi đó", lambda row: row.unit_text, 140, drop=1),
        Column("result", "Kết quả", result, 260, 1, mark=_mark),
    )
    return GroupedTable(look, columns, lambda row: row.id, "Các danh sách năm trước", reason_of=reason)


def _refusal(row: PastRow) -> str:
    held = row.taken.refusal if row.taken else row.preview.refusal if row.preview else None
    return error_sentence(held.code, held.values) if held else ""


def _mark(row: PastRow) -> Mark:
    if row.trouble or _refusal(row):
        return Mark("error_circle", "err")
    if row.missing:
        return Mark("edit", "warn")
    found = sum_of(row)
    if found is None:
        return Mark("clock", "text2")
    if row.taken:
        return Mark("checkmark_circle", "ok")
    return Mark("add_circle", "ok") if found.added else Mark("checkmark", "text2")
