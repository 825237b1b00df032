"""What is said after lists were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.errors import SoVangError
from desktop.operations.imports import ListResult
from desktop.records.text import format_amount
from desktop.words.errors import error_sentence
from desktop.words.imports import NOUNS


def one_sentence(result: ListResult) -> str:
    """“Đã thêm 37 trường hợp từ danh_sach.xlsx. Còn 1 dòng trong Chờ sửa.”."""
    what = NOUNS[result.kind]
    parts = [f"Đã thêm {format_amount(result.added)} {what}"] if result.added or not result.changed else []
    if result.changed:
        parts.append(f"{'cập nhật' if parts else 'Đã cập nhật'} {format_amount(result.changed)} {what}")
    return f"{', '.join(parts)} từ {result.source}.{_waiting(result.kept)}"


def many_sentence(results: Sequence[ListResult | SoVangError], names: Sequence[str]) -> str:
    """The same of several files, each of which is one step of its own; `names` are theirs, in the same order.

    A file that was refused is named with its reason; one without a result was stopped before it.
    """
    written = [one for one in results if isinstance(one, ListResult)]
    sentences = [_written(written)] if written else []
    sentences += [
        f"Không nhập {name}: {_short(one)}."
        for name, one in zip(names, results, strict=False)
        if isinstance(one, SoVangError)
    ]
    if left := names[len(results) :]:
        sentences.append(f"Đã dừng, chưa nhập {', '.join(left)}.")
    return " ".join(sentences) + _waiting(sum(one.kept for one in written))


def _written(written: Sequence[ListResult]) -> str:
    added, changed = sum(one.added for one in written), sum(one.changed for one in written)
    updated = f", cập nhật {format_amount(changed)}" if changed else ""
    what = f"{format_amount(added)} {NOUNS[written[0].kind]}{updated}"
    return f"Đã thêm {what} từ {len(written)} tệp; mỗi tệp là một bước."


def _short(refusal: SoVangError) -> str:
    """What is wrong, without what to do about it: “tệp hai.xlsx bị hỏng nên không đọc được”."""
    first = error_sentence(refusal.code, refusal.values).split(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:]


def _waiting(kept: int) -> str:
    return f" Còn {format_amount(kept)} dòng trong Chờ sửa." if kept else ""
