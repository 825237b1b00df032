"""What is said after lists were taken in."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.errors import SoVangError
from desktop.operations.imports import ListResult
from desktop.words.errors import error_sentence
from desktop.words.imports import NOUNS


def one_sentence(result: ListResult) -> str:
    """“Đã thêm 37 trường hợp từ danh_sach.xlsx. Còn 1 dòng trong Chờ sửa.”."""
    what = NOUNS[result.kind]
    parts = [f"Đã thêm {result.added} {what}"] if result.added or not result.changed else []
    if result.changed:
        parts.append(f"{'cập nhật' if parts else 'Đã cập nhật'} {result.changed} {what}")
    return f"{', '.join(parts)} từ {result.source}.{_waiting(result.kept)}"


def many_sentence(results: Sequence[ListResult | SoVangError]) -> str:
    """The same of several files, each of which is one step of its own."""
    written = [one for one in results if isinstance(one, ListResult)]
    refused = [one for one in results if isinstance(one, SoVangError)]
    if not written:
        return " ".join(dict.fromkeys(error_sentence(one.code, one.values) for one in refused))
    added, changed = sum(one.added for one in written), sum(one.changed for one in written)
    updated = f", cập nhật {changed}" if changed else ""
    sentence = (
        f"Đã thêm {added} {NOUNS[written[0].kind]}{updated} từ {len(written)} tệp; mỗi tệp là một bước."
    )
    if refused:
        sentence += f" {len(refused)} tệp không nhập được."
    return sentence + _waiting(sum(one.kept for one in written))


def _waiting(kept: int) -> str:
    return f" Còn {kept} dòng trong Chờ sửa." if kept else ""
