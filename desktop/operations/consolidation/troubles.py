"""What is to be told of a sender or a file beside its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desktop.operations.consolidation.added_up import latest_reports
from desktop.operations.consolidation.parts import Consolidation, GatheredFile, Sender
from desktop.words.consolidation import TROUBLES
from desktop.words.errors import error_sentence


def file_troubles(whole: Consolidation, file: GatheredFile) -> list[str]:
    """Why a file is refused, or what of it was left out or needs a look."""
    if file.refusal is not None:
        return [_short(error_sentence(file.refusal.code, file.refusal.values))]
    if file.same_as:
        return [TROUBLES["same"].format(file=file.same_as)]
    return [*_troubles(whole, file)]


def sender_troubles(whole: Consolidation, sender: Sender) -> list[str]:
    """Those of all its files."""
    many = len(sender.files)
    again = [TROUBLES["again"].format(count=many)] if many > 1 else []
    return [*again, *(one for file in sender.files for one in file_troubles(whole, file))]


def _troubles(whole: Consolidation, file: GatheredFile) -> Iterator[str]:
    if file.without_list:
        yield TROUBLES["without_list"].format(sheets=", ".join(f"“{name}”" for name in file.without_list))
    if file.columns_left:
        yield TROUBLES["columns_left"].format(columns=", ".join(f"“{name}”" for name in file.columns_left))
    if file.old_fonts:
        yield TROUBLES["old_fonts"].format(count=file.old_fonts)
    if not file.rows and file.report is None:
        yield TROUBLES["empty"]
    if file.report is None:
        return
    counted = latest_reports(whole.files)
    period = (file.report.begin, file.report.end)
    if counted[period, file.sender] is not file:
        yield TROUBLES["replaced"].format(file=counted[period, file.sender].name)
    if period != Counter(one for one, _sender in counted).most_common(1)[0][0]:
        yield TROUBLES["other_period"].format(begin=file.report.begin, end=file.report.end)


def _short(sentence: str) -> str:
    """A refusal without what it says of the register, which is not touched here at all."""
    return sentence.replace(" Sổ chưa thay đổi gì.", "")
