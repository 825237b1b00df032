"""What the panel and its notices say of a paper."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.documents.templates import Template
from desktop.operations.documents.writing import Prepared, UnknownField, WrittenDocument
from desktop.records.text import short_date

BUNDLED = "Mẫu có sẵn của Sổ Vàng, theo thể thức của cơ quan ban hành."
_SHOWN = 6


def template_words(template: Template) -> str:
    """Which template is used, and since when the office has its own."""
    if template.own is None:
        return BUNDLED
    return f"Mẫu của cơ quan: {template.name}, nhận ngày {short_date(template.own.added_on)}."


def missing_words(names: Sequence[str]) -> str:
    """What the register does not know: the paper shows dots there."""
    return f"Sổ chưa ghi: {_some(names)}. Những chỗ này để dấu chấm." if names else ""


def unknown_words(prepared: Prepared) -> str:
    """What the template gets wrong."""
    told = [*map(_unknown, prepared.unknown[:_SHOWN])]
    if len(prepared.unknown) > _SHOWN:
        told.append(f"Còn {len(prepared.unknown) - _SHOWN} tên trường khác không đúng.")
    if prepared.unreached:
        told.append(f"Không điền được trường nằm trong trường khác: {_some(prepared.unreached)}.")
    return " ".join(told)


def written_words(written: WrittenDocument, *, updated: bool) -> str:
    """What was written: how much changed, what is still missing, what has no place."""
    told = [f"Đã soạn {written.path.name}."]
    if updated:
        count = len(written.changed)
        what = f"{count} chỗ thay đổi, đã tô vàng" if count else "số liệu không đổi"
        told = [f"Đã cập nhật {written.path.name}: {what}."]
    if written.missing:
        told.append(f"Còn để dấu chấm: {_some(written.missing)}.")
    if written.unknown:
        told.append(f"Tên trường không đúng: {_some([one.name for one in written.unknown])}.")
    if written.lost:
        told.append(f"Tệp không còn chỗ cho: {_some(written.lost)}; soạn lại từ mẫu nếu cần.")
    return " ".join(told)


def _unknown(one: UnknownField) -> str:
    near = f", gần nhất là «{one.nearest}»" if one.nearest else ""
    return f"Không có trường «{one.name}»{near}."


def _some(names: Sequence[str]) -> str:
    more = f" và {len(names) - _SHOWN} chỗ khác" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
