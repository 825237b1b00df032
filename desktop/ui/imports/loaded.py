"""A list as the page holds it: what it will write, the sentences under its rows, what is to be updated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import SoVangError
from desktop.operations.imports import Counts, ListPreview, Outcome
from desktop.ui.imports.columns import Head, heads_of
from desktop.ui.imports.rows import (
    Fate,
    common_sentence,
    counts_sentence,
    fates,
    reason,
    sum_sentence,
)
from desktop.ui.widgets.table.columns import Reason

Reasons = Mapping[int, Reason]


@dataclass(frozen=True)
class Loaded:
    """One list. `preview` is None where it was refused; `updates` are the places of records to change too.

    What must look at every row is worked out when the list is read, not when it is shown: `reasons` are the
    sentences under the rows by their places, `common` the one under all of them.
    """

    name: str
    path: Path | None = None
    preview: ListPreview | None = None
    refusal: SoVangError | None = None
    updates: frozenset[int] = frozenset()
    reasons: Reasons = field(default_factory=dict, repr=False)
    fates: Mapping[Fate, int] = field(default_factory=dict)
    heads: Sequence[Head] = ()
    common: str = ""
    counts: Counts = field(default_factory=Counts)

    @property
    def writes(self) -> int:
        """How many rows the import writes."""
        return self.counts.added + len(self.updates)

    @property
    def sentence(self) -> str:
        """“38 dòng: 35 thêm mới, 2 khớp, 1 cần sửa.”."""
        return sum_sentence(self.counts.rows, self.fates) if self.preview else ""

    def with_preview(self, preview: ListPreview) -> Loaded:
        """The same list judged again; updates stay for the rows that still differ."""
        differ = {row.place for row in preview.rows if row.outcome is Outcome.CHANGED}
        return loaded(self.name, self.path, preview, self.updates & differ)

    def with_updates(self, updates: frozenset[int]) -> Loaded:
        """The same list with other records to change."""
        assert self.preview is not None
        changed = self.updates ^ updates
        reasons = dict(self.reasons)
        for place in changed:
            found = reason(self.preview.rows[place], self.preview, is_updated=place in updates)
            if found is not None:
                reasons[place] = found
        return replace(self, updates=updates, reasons=reasons)


def loaded(
    name: str, path: Path | None, preview: ListPreview, updates: frozenset[int] = frozenset()
) -> Loaded:
    """A list with the sentences under its rows; made off the window's thread for long ones."""
    reasons = {
        row.place: found
        for row in preview.rows
        if (found := reason(row, preview, is_updated=row.place in updates)) is not None
    }
    return Loaded(
        name,
        path,
        preview,
        None,
        updates,
        reasons,
        fates(preview),
        heads_of(preview),
        common_sentence(preview),
        preview.counts,
    )


def total_sentence(lists: Sequence[Loaded]) -> str:
    """The counts of all lists together; of one list as of it alone."""
    if len(lists) == 1:
        return lists[0].sentence
    whole = sum((one.counts for one in lists), Counts())
    refused = sum(one.preview is None for one in lists)
    files = f"{len(lists)} tệp" + (f", {refused} tệp không đọc được" if refused else "")
    return f"{files}. {counts_sentence(whole)}"
