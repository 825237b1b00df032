"""What the page is asked to show, and which records its sheets, their marks and their blanks are made of."""

from collections.abc import Mapping, Sequence

SHEETS = frozenset({"commendation", "award", "issued_page", "issuer", "signer", "round", "conference"})
"""A change of any of these is a reason to put the sheets together again."""

MARKS = frozenset({"blank", "blank_movement", "calibration", "print_job", "proof_reading"})
"""A change of these is shown beside the sheets."""


def asked(argument: object) -> tuple[int, Sequence[int], bool]:
    """The decision and the awards that an argument names, and whether their issued sheets are wanted again.

    Raises TypeError for anything else.
    """
    if isinstance(argument, int):
        return argument, (), False
    if isinstance(argument, Mapping):
        awards = tuple(argument.get("award_ids", ()))
        return int(argument["commendation_id"]), awards, bool(argument.get("reprint"))
    raise TypeError(type(argument).__name__)
