"""How far the certificate of one award has come, the sheet that came out of the printer last considered."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from desktop.records.award import Award
from desktop.records.certificate_texts import address_and_name, own_texts
from desktop.records.codes import PageState
from desktop.records.commendation import Commendation
from desktop.records.issued_page import IssuedPage
from desktop.store import issued_pages
from desktop.store.reader import Reader


class PrintedState(StrEnum):
    """`OUTDATED`: a good sheet exists, but its row was corrected since and would print other words now."""

    NONE = "none"
    NOT_PRINTED = "not_printed"
    PRINTED = "printed"
    SPOILED = "spoiled"
    OUTDATED = "outdated"


def printed_state(award: Award, commendation: Commendation, last: IssuedPage | None) -> PrintedState:
    """The state of an award that prints a certificate; `last` is its latest sheet."""
    if last is None:
        return PrintedState.NOT_PRINTED
    if last.state is not PageState.GOOD:
        return PrintedState.SPOILED
    return PrintedState.OUTDATED if _differs(award, commendation, last) else PrintedState.PRINTED


def outdated_counts(reader: Reader, commendations: Mapping[int, Commendation]) -> Mapping[int, int]:
    """How many good sheets would say other words now, by the decision's id; only of these decisions."""
    ids = issued_pages.rewritten_awards(reader)
    last = {page.award_id: page for page in issued_pages.pages_of(reader, ids)}
    awards = [one for one in reader.get_many(Award, ids).values() if one.commendation_id in commendations]
    return Counter(
        award.commendation_id
        for award in awards
        if not award.no_certificate_reason
        and printed_state(award, commendations[award.commendation_id], last.get(award.id or 0))
        is PrintedState.OUTDATED
    )


def _differs(award: Award, commendation: Commendation, issued: IssuedPage) -> bool:
    """Texts that the layout of the issued sheet did not have are not missed."""
    then = json.loads(issued.texts)
    if then.get("address"):  # a layout that sets the form of address apart from the name
        return (then["address"], then["name"]) != address_and_name(award) or _others_differ(
            award, commendation, then
        )
    return any(then.get(name, text) != text for name, text in own_texts(award, commendation).items())


def _others_differ(award: Award, commendation: Commendation, then: Mapping[str, str]) -> bool:
    own = own_texts(award, commendation)
    return any(then.get(name, own[name]) != own[name] for name in own if name != "name")
