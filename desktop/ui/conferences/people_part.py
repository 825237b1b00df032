"""Attendance: blocks with their counts, the list of people, who stayed away."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from typing import Any

from desktop.operations import attendance
from desktop.operations.attendance import OpenedAttendance
from desktop.records.attendance import Block
from desktop.records.codes import Presence
from desktop.store.writer import Done
from desktop.ui.conferences.blocks_table import BlocksTable
from desktop.ui.conferences.guests_table import GuestsTable
from desktop.ui.conferences.parts import Part, Tools
from desktop.ui.conferences.people_panels import BlockPanel, GuestPanel, GuestsPanel


class PeoplePart(Part):
    """Insert adds people while the keyboard is in their list, else a block."""

    add_words = "Thêm khối, đại biểu"

    def __init__(self, tools: Tools, blocks: BlocksTable, guests: GuestsTable) -> None:
        super().__init__(tools)
        self._blocks = blocks
        self._guests = guests
        self._opened: OpenedAttendance | None = None
        tools.forms.opens("block", self._reopen_block)
        tools.forms.opens("guests", lambda _conference: self._add_guests())
        tools.forms.opens("guest", self._reopen_guest)
        blocks.add_asked.connect(self._add_block)
        blocks.opened.connect(lambda _id: self._edit_block())
        blocks.repair_asked.connect(self._take_sums)
        blocks.moved.connect(self._move)
        guests.add_asked.connect(self._add_guests)
        guests.opened.connect(lambda _id: self._edit_guest())
        guests.marked.connect(self._mark)

    def show(self, opened: OpenedAttendance) -> None:
        """The conference whose people these are."""
        self._opened = opened

    def add(self) -> None:
        """A block, or people."""
        if self._guests.view.hasFocus():
            self._add_guests()
        else:
            self._add_block()

    def change(self) -> bool:
        if self._guests.view.hasFocus() and self._guests.current() is not None:
            self._edit_guest()
        elif self._blocks.view.hasFocus() and self._blocks.current() is not None:
            self._edit_block()
        else:
            return False
        return True

    def delete(self) -> bool:
        chosen, line = self._guests.selected_ids(), self._blocks.current()
        if chosen and self._guests.view.hasFocus():
            self._carry_out(lambda: attendance.delete_guests(self._file, self._conference_id(), chosen))
        elif line is not None and line.block is not None and self._blocks.view.hasFocus():
            block_id = line.block.id or 0
            self._carry_out(lambda: attendance.delete_block(self._file, block_id))
        else:
            return False
        return True

    def _add_block(self) -> None:
        """The panel of a new block; saved, it comes again for the next one."""
        conference_id = self._conference_id()
        panel = BlockPanel(self._tools.look, Block(conference_id, 0, ""), self._today(), is_listed=False)

        def next_one(added: Block) -> None:
            self._tools.reload()
            self._blocks.set_current_id(added.id or 0)
            if self._conference_id() == conference_id:
                self._add_block()

        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: attendance.add_block(self._file, draft), next_one
            )
        )
        self._tools.forms.show(panel)

    def _edit_block(self) -> None:
        line = self._blocks.current()
        if line is None or line.block is None:
            return
        seen = line.block
        panel = BlockPanel(self._tools.look, seen, self._today(), is_listed=line.is_listed)
        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: attendance.change_block(self._file, seen, draft)
            )
        )
        self._tools.forms.show(panel)

    def _reopen_block(self, _conference_id: int, block_id: int | None) -> None:
        if block_id is None:
            self._add_block()
        else:
            self._blocks.set_current_id(block_id)
            self._edit_block()

    def _reopen_guest(self, guest_id: int) -> None:
        self._guests.set_current_id(guest_id)
        self._edit_guest()

    def _add_guests(self) -> None:
        """Names for the list, into the block of the person or the block that is chosen."""
        conference_id, here = self._conference_id(), self._guests.current()
        line = self._blocks.current()
        block_id = here.block_id if here else line.block.id if line and line.block else None
        panel = GuestsPanel(self._tools.look, conference_id, self._known_blocks(), block_id, self._today())
        panel.saved.connect(
            lambda people: self._tools.forms.save(
                panel, lambda: attendance.add_guests(self._file, conference_id, people)
            )
        )
        self._tools.forms.show(panel)

    def _edit_guest(self) -> None:
        seen = self._guests.current()
        if seen is None:
            return
        panel = GuestPanel(self._tools.look, seen, self._known_blocks(), self._today())
        panel.saved.connect(
            lambda draft: self._tools.forms.save(
                panel, lambda: attendance.change_guest(self._file, seen, draft)
            )
        )
        self._tools.forms.show(panel)

    def _mark(self, ids: list[int], presence: Presence) -> None:
        self._carry_out(lambda: attendance.mark_presence(self._file, self._conference_id(), ids, presence))

    def _take_sums(self) -> None:
        self._carry_out(lambda: attendance.take_counts_from_blocks(self._file, self._conference_id()))

    def _move(self, block_id: int, step: int) -> None:
        line = self._blocks.current()
        count = len(self._known_blocks())
        if line is not None and line.block is not None and 1 <= line.block.position + step <= count:
            position = line.block.position + step
            self._carry_out(lambda: attendance.move_block(self._file, block_id, position))

    def _known_blocks(self) -> list[Block]:
        return [line.block for line in self._opened.lines if line.block] if self._opened else []

    def _conference_id(self) -> int:
        return (self._opened.conference.id or 0) if self._opened else 0

    def _today(self) -> date:
        return self._file.now().date()

    def _carry_out(self, deed: Callable[[], Future[Done[Any]]]) -> None:
        self._tools.desk.carry_out(self._tools.page, deed)
