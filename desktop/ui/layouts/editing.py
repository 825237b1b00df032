"""What is being edited: the layout, its backdrop, which elements are chosen, and every step back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.operations.printing.layouts import OpenedLayout
from exports.layout import Layout
from exports.layout_edit import boxed


@dataclass(frozen=True)
class _State:
    layout: Layout
    backdrop: bytes | None


class LayoutEditing:
    """Steps of one kind that follow each other, such as arrow keys, are one step back."""

    def __init__(self, opened: OpenedLayout) -> None:
        self._saved = self._now = _State(opened.layout, opened.backdrop)
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._kind = ""
        self.selected: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        """The layout as it stands."""
        return self._now.layout

    @property
    def backdrop(self) -> bytes | None:
        """The blank's scan under it."""
        return self._now.backdrop

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save."""
        return self._now != self._saved

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._after)

    def change(self, layout: Layout, kind: str = "") -> bool:
        """A step; steps of the same `kind` on the same elements are one. False where nothing changes."""
        return self._step(_State(layout, self.backdrop), kind and f"{kind} {self.selected}")

    def set_backdrop(self, backdrop: bytes | None) -> bool:
        """A step that changes what lies under the layout."""
        return self._step(_State(self.layout, backdrop), "")

    def undo(self) -> None:
        """Take the latest step back."""
        if self._before:
            self._after.append(self._now)
            self._go_to(self._before.pop())

    def redo(self) -> None:
        """Do what was taken back."""
        if self._after:
            self._before.append(self._now)
            self._go_to(self._after.pop())

    def select(self, names: Collection[str]) -> None:
        """Choose elements, kept in the layout's order."""
        self.selected = tuple(name for name in boxed(self.layout) if name in names)
        self._kind = ""

    def was_saved(self) -> None:
        """The register has what stands here."""
        self._saved = self._now
        self._kind = ""

    def discard(self) -> None:
        """Go back to what the register has, as one step."""
        self._step(self._saved, "")

    def _step(self, new: _State, kind: str) -> bool:
        if new == self._now:
            return False
        if not (kind and kind == self._kind and self._before):
            self._before.append(self._now)
        self._after.clear()
        self._now = new
        self.select(self.selected)
        self._kind = kind
        return True

    def _go_to(self, state: _State) -> None:
        self._now = state
        self.select(self.selected)
