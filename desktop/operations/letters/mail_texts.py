"""How the office writes the letter with a report: a text for each kind, and whom it greets.

Product.md row 84. On 01/07/2025 the offices above a ward became others: a report is addressed by its period.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field

from desktop.operations.places import PRESENT_FROM
from desktop.operations.preferences import get, put
from desktop.operations.submissions import submissions
from desktop.records.period import Period
from desktop.records.submission import is_superiors_form
from desktop.records.text import clean
from desktop.settings import MAIL_TEXTS
from desktop.store.file import RecordFile
from desktop.store.writer import Done
from desktop.words.letters import DEFAULT_TEXT, FIELDS, SOMEBODY

KINDS = ("report", "list", "form")
"""The kinds of what a letter carries: the office's report, a list, a superior's form."""

_FIELD = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class MailTexts:
    """The office's own texts by kind, and the addressee of periods up to 30/06/2025 and of later ones.

    A kind without a text of its own has the program's; an empty addressee is "các đồng chí".
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    since: str = ""

    def text(self, kind: str) -> str:
        """The text of a kind."""
        return self.texts.get(kind) or DEFAULT_TEXT

    def addressee(self, period: Period) -> str:
        """Whom the report of a period is addressed to, by the day on which the period ends."""
        return (self.since if period.end >= PRESENT_FROM else self.before) or SOMEBODY


def mail_texts(file: RecordFile) -> MailTexts:
    """What the office has set; the program's own text where it has not."""
    stored = json.loads(str(get(file, MAIL_TEXTS)) or "{}")
    return MailTexts(stored.get("texts", {}), stored.get("before", ""), stored.get("since", ""))


def save_mail_texts(file: RecordFile, wanted: MailTexts) -> Future[Done[None]]:
    """Keep them; a text that is the program's own is not kept, so that it stays the program's."""
    texts = {kind: text.strip() for kind, text in wanted.texts.items()}
    kept = {
        "texts": {kind: text for kind, text in texts.items() if text not in ("", DEFAULT_TEXT)},
        "before": clean(wanted.before),
        "since": clean(wanted.since),
    }
    return put(file, MAIL_TEXTS, json.dumps(kept, ensure_ascii=False))


def unknown_fields(text: str) -> list[str]:
    """The fields of a text that the program cannot fill in."""
    return [name for name in dict.fromkeys(_FIELD.findall(text)) if name not in FIELDS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields filled in; one that is not known stays as it was written."""
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def mail_kind(form: str) -> str:
    """Of which kind the letter with a report is."""
    return "form" if is_superiors_form(form) else "report" if form == "activity" else "list"


def recipients_before(file: RecordFile) -> list[str]:
    """To whom reports went before, the latest first, each once."""
    return list(dict.fromkeys(one.sent_to for one in submissions(file) if one.sent_to))
