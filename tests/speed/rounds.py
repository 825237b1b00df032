"""What every measure here shares: processes in turn, medians of paired rounds, one line per ratio."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

Round = Mapping[str, float]
"""Of one round: each way's figure, in seconds or MB."""


@dataclass(frozen=True)
class Comparison:
    """A ratio against a peer: the median of the rounds' own ratios, and their middle half."""

    what: str
    ratio: float
    low: float
    high: float
    target: float | None

    @property
    def met(self) -> bool:
        """Whether the ratio is within its target; one without a target always is."""
        return self.target is None or self.ratio <= self.target

    def line(self) -> str:
        """One line of the table."""
        target = "" if self.target is None else f"{self.target:6.2f}  {'met' if self.met else 'MISSED'}"
        return f"{self.what:72} {self.ratio:6.2f}  ({self.low:.2f}-{self.high:.2f}) {target}"


@dataclass(frozen=True)
class Result:
    """What one measure prints: lines with absolute figures of this machine, then the comparisons."""

    lines: Sequence[str]
    comparisons: Sequence[Comparison]

    def text(self) -> str:
        """All of it."""
        return "\n".join([*self.lines, *(one.line() for one in self.comparisons)])


def in_turn(ways: Mapping[str, Callable[[], float]], rounds: int) -> Sequence[Round]:
    """Measure A B A B …; the first round compiles and warms, and is left out."""
    return [{name: way() for name, way in ways.items()} for _ in range(rounds + 1)][1:]


def compare(
    what: str, rounds: Sequence[Round], ours: str, peer: str, target: float | None = None
) -> Comparison:
    """The paired ratio ours / peer."""
    ratios = [one[ours] / one[peer] for one in rounds]
    low, _, high = quantiles(ratios, n=4) if len(ratios) > 1 else (ratios[0],) * 3
    return Comparison(what, median(ratios), low, high, target)


def environment(folder: Path) -> dict[str, str]:
    """A user of its own in `folder`, whose modules are compiled once, as an installer does it."""
    own = {
        name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    }
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {**os.environ, **own, **compiled}
