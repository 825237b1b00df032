"""The decision that a command means."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.records.commendation import Commendation
    from desktop.store.file import RecordFile


def existing(file: RecordFile, arguments: Namespace, day: date | None = None) -> Commendation:
    """The commendation that the arguments name; an issuer that is not known is said so."""
    from desktop.operations.commendations import find_commendation, parse_form
    from desktop.operations.offices import find_issuer

    return find_commendation(
        file,
        arguments.commendation,
        issuer=find_issuer(file, arguments.issuer, on=day).name if arguments.issuer else None,
        form=parse_form(arguments.form) if arguments.form else None,
        year=arguments.year or (day.year if day else None),
    )
