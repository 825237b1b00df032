"""Must show 5 of issue 4: record tables after undo and redo equal those before, whatever a wild user does."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.lived_in import live_in
from tests.operations.wild.machine import WildUser

STEPS = 30
SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> type[WildUser]:
    """Wild users of registers in which somebody else has worked, so that their own history starts empty."""
    folder = tmp_path_factory.mktemp("wards")
    paths = [folder / f"{seed}.sovang" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        live_in(path, random.Random(seed), 20)

    class OfTheseWards(WildUser):
        wards = paths

    return OfTheseWards


@pytest.mark.parametrize("runs", [100, pytest.param(2000, marks=pytest.mark.long)])
def test_undo_and_redo_restore_the_record_tables(user: type[WildUser], runs: int) -> None:
    run_state_machine_as_test(
        user,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
