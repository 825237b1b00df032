"""How people of the office are named in lists of choices, and what is said where no rule gives a sum."""

from desktop.records.bonus import PAYING, Bonus
from desktop.records.commendation import Commendation
from desktop.records.issuer import Signer

NO_RULE = "chưa có quy định mức thưởng"


def signer_words(signer: Signer) -> str:
    """The signer's title in one line, and until when."""
    title = " ".join(signer.title_lines.split())
    return f"{title}, đến {signer.valid_to:%d/%m/%Y}" if signer.valid_to else title


def no_rule_words(commendation: Commendation, bonus: Bonus | None) -> str:
    """“chưa có quy định mức thưởng” for a dated decision whose form pays and that no rule gives a sum."""
    is_due = commendation.decision_date is not None and commendation.form in PAYING
    return NO_RULE if is_due and bonus is None else ""
