"""Who was invited to a conference: blocks, listed people, parties of a pact, read whole."""

from __future__ import annotations

from desktop.records.attendance import Block, Guest, Pledge
from desktop.store.reader import Reader

_OF_CONFERENCE = "WHERE conference_id = ? ORDER BY position, id"


def blocks(reader: Reader, conference_id: int) -> list[Block]:
    """The blocks of a conference in their order."""
    return reader.records(Block, _OF_CONFERENCE, (conference_id,))


def guests(reader: Reader, conference_id: int) -> list[Guest]:
    """The listed people of a conference in their order."""
    return reader.records(Guest, _OF_CONFERENCE, (conference_id,))


def guests_of_block(reader: Reader, block_id: int) -> list[Guest]:
    """The listed people of one block."""
    return reader.records(Guest, "WHERE block_id = ? ORDER BY position, id", (block_id,))


def pledges(reader: Reader, conference_id: int) -> list[Pledge]:
    """The parties of a conference's pact in their order."""
    return reader.records(Pledge, _OF_CONFERENCE, (conference_id,))
