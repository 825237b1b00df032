"""Run as a program: saves awards through the real operations and names each once it is saved.

python -m tests.faults.saving_child REGISTER COMMENDATION_ID COUNT WHO
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.operations.awards import add_award
from desktop.operations.register import open_register
from desktop.records.award_rules import NewAward
from desktop.records.codes import RecipientKind


def main(path: str, commendation_id: str, count: str, who: str) -> None:
    """Write "award id, printed name" only after the future is done: that is what a user was told is saved."""
    with open_register(Path(path), user=who) as file:
        for number in range(int(count)):
            new = NewAward(
                RecipientKind.COLLECTIVE, f"{who}: Tổ dân vận số {number}", unit_text="phường Hoàn Kiếm"
            )
            saved = add_award(file, int(commendation_id), new).result().value
            os.write(1, f"{saved.id}\t{saved.printed_name}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
