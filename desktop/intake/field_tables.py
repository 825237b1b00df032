"""The kinds of record that offices receive in lists, by the word after `--into`."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.intake.fields import ListKind
from desktop.intake.movement_fields import ACTIVITIES, CONFERENCES, INITIATIVES, OPINIONS
from desktop.intake.people_fields import AWARDS, RECIPIENTS, TEAMS

KINDS: Mapping[str, ListKind] = {
    kind.key: kind for kind in (AWARDS, RECIPIENTS, TEAMS, INITIATIVES, CONFERENCES, OPINIONS, ACTIVITIES)
}
