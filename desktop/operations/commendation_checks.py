"""What is wrong or doubtful with a decision as it stands in its form."""

from __future__ import annotations

from datetime import date

from desktop.records.commendation import Commendation
from desktop.records.commendation_rules import check_commendation
from desktop.records.issuer import Issuer, Signer
from desktop.records.number import repeat_warnings, running_number
from desktop.records.problem import Problem
from desktop.store import commendations as store
from desktop.store.file import RecordFile
from desktop.store.reader import Reader


def check(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Every problem of a decision as it stands in its form, repeats of its number included."""
    return [*own_problems(file.read, draft, file.now().date()), *number_warnings(file, draft)]


def own_problems(reader: Reader, draft: Commendation, today: date) -> list[Problem]:
    """Every problem of the decision's own fields; `today` only tells of days ahead."""
    issuer = reader.get(Issuer, draft.issuer_id)
    signer = reader.get(Signer, draft.signer_id) if draft.signer_id else None
    return check_commendation(draft, issuer=issuer, signer=signer, today=today)


def number_warnings(file: RecordFile, draft: Commendation) -> list[Problem]:
    """Where the number stands already; never blocks."""
    issuers = store.issuers_by_id(file.read)
    issuer = issuers.get(draft.issuer_id)
    if issuer is None or not draft.number:
        return []
    found = store.alike_numbered(file.read, running_number(draft.number))
    others = [(one, issuers[one.issuer_id]) for one in found]
    return repeat_warnings(draft, issuer, store.series_of(file.read, draft.issuer_id), others)
