"""One calibration under way: which test sheet was printed, what was read, what that says of the printer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.operations.calibrations import Target
from desktop.records.affine import IDENTITY, Affine
from desktop.records.calibration_checks import check_readings
from desktop.records.calibration_rules import Found, MeasuredSheet, solve
from desktop.records.problem import Problem


class Stage(Enum):
    """What the clerk does next."""

    PRINT_FIRST = 1
    READ_FIRST = 2
    PRINT_SECOND = 3
    READ_SECOND = 4
    DONE = 5


@dataclass(frozen=True)
class CalibrationRun:
    """Goes on with `printed` and `read`; `found` is there after the first sheet was read."""

    target: Target
    stage: Stage = Stage.PRINT_FIRST
    sheets: tuple[MeasuredSheet, ...] = ()
    found: Found | None = None

    @property
    def number(self) -> int:
        """The test sheet that is printed or read now."""
        return 1 if self.stage in (Stage.PRINT_FIRST, Stage.READ_FIRST) else 2

    @property
    def reading(self) -> bool:
        """Whether a sheet lies on the table."""
        return self.stage in (Stage.READ_FIRST, Stage.READ_SECOND)

    @property
    def adjust(self) -> Affine:
        """What the present sheet is printed through."""
        return self.found.printed.inverse() if self.found else IDENTITY

    def printed(self) -> CalibrationRun:
        """The present sheet has come out; printing it again stays at reading."""
        following = {Stage.PRINT_FIRST: Stage.READ_FIRST, Stage.PRINT_SECOND: Stage.READ_SECOND}
        return replace(self, stage=following.get(self.stage, self.stage))

    def check(self, distances: Mapping[str, float]) -> Sequence[Problem]:
        """What is wrong with the readings of the present sheet."""
        return check_readings(
            self.target.page, self._measured(distances), self.found.printed if self.found else None
        )

    def read(self, distances: Mapping[str, float]) -> CalibrationRun:
        """The present sheet has been read whole."""
        sheets = (*self.sheets, self._measured(distances))
        after = Stage.PRINT_SECOND if self.stage is Stage.READ_FIRST else Stage.DONE
        return replace(self, stage=after, sheets=sheets, found=solve(self.target.page, sheets))

    def kept(self) -> CalibrationRun:
        """The register has what was found."""
        return replace(self, stage=Stage.DONE)

    def _measured(self, distances: Mapping[str, float]) -> MeasuredSheet:
        return MeasuredSheet(self.number, distances, self.adjust)
