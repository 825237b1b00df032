"""How backups, the second place and what a restore changes are described."""

from __future__ import annotations

from datetime import date, datetime

from desktop.operations.backups import Backup
from desktop.operations.handover import Handover
from desktop.operations.restore_preview import KindDifference, RestorePreview
from desktop.records.step import Step
from desktop.records.text import short_date, weekday_name
from desktop.ui.widgets.question import Answer
from desktop.words.steps import step_sentence
from desktop.words.tables import RECORDS

RESTORE_ANSWERS = (Answer("Khôi phục"), Answer("Không khôi phục", is_safe=True))
RESTORE = 0
"""The place of the answer that restores."""
NO_LOSS = "Bản sao giống hệt sổ đang dùng; khôi phục không thay đổi gì."
UNREADABLE = "Sổ đang dùng bị hỏng, không so sánh được; dưới đây là tất cả những gì bản sao có."
KEPT = "Sổ đang dùng được giữ lại thành một bản sao lưu trước khi khôi phục, nên vẫn quay lại được."
_SHOWN_STEPS = 8


def moment(at: datetime) -> str:
    """“07:58 ngày 21/11/2026”."""
    return f"{at:%H:%M} ngày {short_date(at.date())}"


def day(at: datetime) -> str:
    """“Thứ Bảy, 21/11/2026”."""
    return f"{weekday_name(at.date())}, {short_date(at.date())}"


def size(octets: int) -> str:
    """“812 KB”, “4,2 MB”."""
    if octets < 1_000_000:
        return f"{max(octets // 1000, 1)} KB"
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")


def handed_over(made: Handover) -> str:
    """What lies in the folder, counted."""
    parts = [f"{_grouped(made.records)} mục trong sổ"]
    parts += [f"{_grouped(made.certificates)} tờ giấy khen"] if made.certificates else []
    parts += [f"{made.layouts} mẫu in"] if made.layouts else []
    work = f"; còn {made.open_work} việc dở" if made.open_work else "; không còn việc dở"
    return f"Đã soạn và kiểm tra bộ bàn giao: {', '.join(parts)}{work}."


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def reminder(copied_on: date | None) -> str:
    """What stands there when the second place has waited too long (look.md section 7, number 18)."""
    since = f"từ {short_date(copied_on)}" if copied_on else "lần nào"
    return f"Chưa sao lưu ra USB {since}. Cắm USB rồi bấm Sao lưu; mất khoảng 10 giây."


def difference(one: KindDifference) -> str:
    """“3 trường hợp khen thưởng: lấy lại 2, mất 1.”"""
    parts = (("lấy lại", one.added), ("trở về bản cũ", one.changed), ("mất", one.missing))
    told = ", ".join(f"{words} {count}" for words, count in parts if count)
    word = RECORDS[one.kind]
    return f"{word[0].upper()}{word[1:]}: {told}."


def lost_steps(preview: RestorePreview) -> list[str]:
    """The deeds that a restore takes out of the register, newest first, at most some of them."""
    told = [_dated(step) for step in preview.steps_lost[:_SHOWN_STEPS]]
    rest = len(preview.steps_lost) - len(told)
    return [*told, f"… và {rest} thao tác trước đó."] if rest else told


def _dated(step: Step) -> str:
    return f"{step.made_at:%H:%M %d/%m} · {step_sentence(step.code, step.values)}"


def question(backup: Backup) -> str:
    """The question before a restore."""
    return f"Đưa sổ trở về lúc {moment(backup.made_at)}?"


def loss(preview: RestorePreview) -> str:
    """What is no longer in the register after the restore, in one sentence."""
    if not preview.present_is_readable:
        last = preview.last_step
        until = f" Việc cuối cùng bản sao có: {_dated(last)}" if last else ""
        return f"Sổ đang dùng bị hỏng nên không đếm được; những gì làm sau bản sao này sẽ không còn.{until}"
    count = len(preview.steps_lost)
    return f"{count} thao tác làm sau bản sao này sẽ không còn trong sổ." if count else NO_LOSS
