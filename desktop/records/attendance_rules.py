"""Counts of people by block: sums, who stayed away, the rate, and whether the counts agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.records.attendance import Block, Guest, Pledge
from desktop.records.codes import Presence
from desktop.records.conference import Conference
from desktop.records.problem import Problem, Severity


@dataclass(frozen=True)
class Attendance:
    """Counts of people; None is a number that nobody wrote down, which is not 0."""

    invited: int | None = None
    present: int | None = None
    excused: int | None = None

    @property
    def absent(self) -> int | None:
        """Who was invited and stayed away without a reason; None while that cannot be told."""
        if self.invited is None or self.present is None:
            return None
        return max(self.invited - self.present - (self.excused or 0), 0)

    @property
    def rate(self) -> float | None:
        """Present of invited as a fraction, above 1 when more came; None while that cannot be told."""
        return self.present / self.invited if self.invited and self.present is not None else None


@dataclass(frozen=True)
class BlockLine:
    """A block with its counts; `block` is None for the listed people who are in none.

    Where people are listed the counts are theirs (`is_listed`), else those written into the block.
    """

    block: Block | None
    attendance: Attendance
    is_listed: bool


def block_lines(blocks: Sequence[Block], guests: Sequence[Guest]) -> list[BlockLine]:
    """Every block in its order, and last the listed people without a block."""
    listed: dict[int | None, list[Guest]] = {}
    for guest in guests:
        listed.setdefault(guest.block_id, []).append(guest)
    lines = [_line(block, listed.pop(block.id, [])) for block in blocks]
    rest = [guest for group in listed.values() for guest in group]
    return [*lines, BlockLine(None, counted(rest), is_listed=True)] if rest else lines


def counted(guests: Iterable[Guest]) -> Attendance:
    """The counts of listed people: every one of them was invited."""
    found = Counter(guest.presence for guest in guests)
    return Attendance(found.total(), found[Presence.PRESENT], found[Presence.EXCUSED])


def total(lines: Iterable[BlockLine]) -> Attendance:
    """The sum of all blocks; a count that no block has stays unknown."""
    counts = [line.attendance for line in lines]
    return Attendance(
        _sum(one.invited for one in counts),
        _sum(one.present for one in counts),
        _sum(one.excused for one in counts),
    )


def own_counts(conference: Conference) -> Attendance:
    """The counts written into the conference itself."""
    return Attendance(conference.invited, conference.present, conference.excused)


def check_block(draft: Block) -> list[Problem]:
    """The problems of a block."""
    problems = [] if draft.name else [Problem("name", "block_name_missing")]
    return [*problems, *check_counts(Attendance(draft.invited, draft.present, draft.excused))]


def check_guest(draft: Guest) -> list[Problem]:
    """The problems of a listed person."""
    return [] if draft.name else [Problem("name", "name_missing")]


def check_pledge(draft: Pledge) -> list[Problem]:
    """The problems of a party to a pact."""
    problems = [] if draft.party else [Problem("party", "party_missing")]
    if not draft.target:
        problems.append(Problem("target", "target_missing", severity=Severity.WARNING))
    return problems


def check_counts(counts: Attendance) -> Iterator[Problem]:
    """Negative counts are errors; more people than invited are a doubt."""
    fields = {"invited": counts.invited, "present": counts.present, "excused": counts.excused}
    negative = [name for name, count in fields.items() if count is not None and count < 0]
    yield from (Problem(name, "count_negative") for name in negative)
    came = (counts.present or 0) + (counts.excused or 0)
    if not negative and counts.invited is not None and came > counts.invited:
        values = {"invited": counts.invited, "came": came}
        yield Problem("present", "more_than_invited", values, Severity.WARNING)


def check_sums(conference: Conference, lines: Sequence[BlockLine]) -> list[Problem]:
    """Warnings where the blocks do not add up to what the conference itself says."""
    own, blocks = own_counts(conference), total(lines)
    problems = []
    for field in _DIFFERS:
        here, there = getattr(own, field), getattr(blocks, field)
        if here is not None and there is not None and here != there:
            values = {"conference": here, "blocks": there}
            problems.append(Problem(field, _DIFFERS[field], values, Severity.WARNING))
    return problems


_DIFFERS: Mapping[str, str] = {
    "invited": "blocks_invited_differ",
    "present": "blocks_present_differ",
    "excused": "blocks_excused_differ",
}


def _line(block: Block, guests: Sequence[Guest]) -> BlockLine:
    written = Attendance(block.invited, block.present, block.excused)
    return BlockLine(block, counted(guests) if guests else written, is_listed=bool(guests))


def _sum(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
