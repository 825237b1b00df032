"""All comparisons of performance.md that this version promises, in one run.

    python -m tests.speed.run [--rounds 5] [--vorta PYTHON]

1,000 certificates against reportlab with a Form XObject, typst and fpdf2; a report of 200 rows against plain
openpyxl; 126 workbooks put together against openpyxl reading them; 38 certificates through the command
against importing reportlab; the start against a bare QWidget (and Vorta, see `tests.speed.start`). Takes some
minutes. Ratios are medians of paired rounds, with their middle half beside them; differences below 20 % are
noise. typst and fpdf2 come with
`pip install -e .[speed]`; one that is missing is left out and named.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from tests.speed import certificates, commands, consolidation, start, workbooks
from tests.speed.rounds import Result


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--vorta", metavar="PYTHON")
    arguments = parser.parse_args()
    rounds = arguments.rounds
    measures: tuple[Callable[[], Result], ...] = (
        lambda: certificates.measure(rounds),
        lambda: workbooks.measure(3 * rounds, 200),
        lambda: consolidation.measure(rounds),
        lambda: commands.measure(rounds),
        lambda: start.measure(3 * rounds, arguments.vorta),
    )
    results = []
    for measure in measures:
        results.append(measure())
        say("\n".join(results[-1].lines))
    say(f"\n{'ratio (middle half of the rounds)':72} {'ratio':>6}  {'':11} target")
    comparisons = [one for result in results for one in result.comparisons]
    say("\n".join(one.line() for one in comparisons))
    say(f"load of this machine now: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
