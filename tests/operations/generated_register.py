"""Registers of any size with every kind of record, two merged offices and everything that may be missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from desktop.records.activity import Activity
from desktop.records.award import Award
from desktop.records.codes import (
    ActivityKind,
    CommendationState,
    CommendationType,
    ConferenceKind,
    Field,
    Form,
    Grade,
    InitiativeState,
    Level,
    Novelty,
    OpinionState,
    RecipientKind,
)
from desktop.records.commendation import Commendation
from desktop.records.conference import Conference, Round
from desktop.records.initiative import Initiative, InitiativeYear, Recognition
from desktop.records.issuer import Issuer
from desktop.records.opinion import Opinion
from desktop.records.opinion_rules import settled
from desktop.records.recipient import Recipient
from desktop.records.team import Member, Team
from desktop.store.file import RecordFile
from desktop.store.writer import Transaction
from tests.operations.report_register import (
    DISTRICT,
    HOAN_KIEM,
    HOAN_KIEM_PARTY,
    LY_THAI_TO,
    LY_THAI_TO_PARTY,
    opened,
)

T = TypeVar("T")
FIRST, MERGED, LAST = date(2024, 9, 1), date(2025, 7, 1), date(2026, 11, 20)
CITY = Issuer("Chủ tịch Ủy ban nhân dân Thành phố Hà Nội", HOAN_KIEM.family, Level.CITY, "Hà Nội")
PLACES = ("Tổ dân phố số 1", "Tổ dân phố số 2", "Hội LHPN phường", "Công an phường", "")
LONG = "Khéo trong vận động Nhân dân tham gia chuyển đổi số, cải cách hành chính và giữ gìn trật tự đô thị"


@dataclass(frozen=True)
class Size:
    """How many records of the chief kinds a register holds."""

    decisions: int
    conferences: int
    opinions: int
    initiatives: int
    teams: int
    activities: int


SMALL = Size(6, 4, 9, 8, 2, 5)
MIDDLE = Size(30, 20, 70, 60, 9, 40)
LARGE = Size(90, 60, 260, 200, 24, 150)


def generated(path: Path, seed: int, size: Size) -> RecordFile:
    """The register of that seed and size; the same for every run."""
    return opened(path, _Maker(Random(seed), size).fill)


@dataclass(frozen=True)
class _Maker:
    chance: Random
    size: Size

    def fill(self, writing: Transaction) -> None:
        """Write every kind of record."""
        old = writing.insert_many([LY_THAI_TO, LY_THAI_TO_PARTY, DISTRICT])
        new = writing.insert_many([HOAN_KIEM, HOAN_KIEM_PARTY, CITY])
        cards = writing.insert_many(
            [
                Recipient(kind, f"{kind.value} {number}", unit_text=self._any(PLACES))
                for kind in RecipientKind
                for number in range(12)
            ]
        )
        rounds = self._conferences(writing)
        decisions = [self._decision(writing, number, old, new) for number in range(self.size.decisions)]
        for place, decision in enumerate(decisions):
            if place and self._happens(10):
                self._replace(writing, decisions[place - 1], decision)
            self._awards(writing, decision, cards, rounds)
        self._initiatives(writing, decisions)
        self._teams(writing, cards)
        writing.insert_many([self._activity(number) for number in range(self.size.activities)])

    def _decision(
        self, writing: Transaction, number: int, old: Sequence[Issuer], new: Sequence[Issuer]
    ) -> Commendation:
        day = self._perhaps(self._day(), 15)
        issuer = self._any(old if day and day < MERGED else new)
        decided = Commendation(
            issuer.id or 0, self._any(tuple(Form)), self._any(tuple(CommendationType)),
            number=self._perhaps(f"{number % 20 + 1}/QĐ", 10) or "", decision_date=day, merit=LONG,
            state=CommendationState.SIGNED if day else CommendationState.DRAFT,
            revoked_on=day + timedelta(days=3) if day and self._happens(8) else None,
        )  # fmt: skip
        return writing.insert(decided)

    def _replace(self, writing: Transaction, before: Commendation, heir: Commendation) -> None:
        writing.update(heir, replace(heir, replaces_id=before.id))

    def _awards(
        self,
        writing: Transaction,
        decision: Commendation,
        cards: Sequence[Recipient],
        rounds: Sequence[Round],
    ) -> None:
        for position in range(self.chance.randrange(0, 9)):
            card = self._any(cards)
            paid = self._perhaps(self._any((0, 380_000, 760_000, 1_520_000)), 20)
            handed_over = self._any(rounds).id if rounds and self._happens(60) else None
            day = decision.decision_date if self._happens(70) else None
            writing.insert(
                Award(
                    decision.id or 0, card.id or 0, position, card.kind, card.name,
                    second_line=card.unit_text, initiative=LONG if self._happens(30) else "", amount=paid,
                    amount_reason="theo kế hoạch" if paid else "", round_id=handed_over,
                    register_number=self.chance.randrange(1, 400) if day else None,
                    register_year=day.year if day else None,
                    paid_on=decision.decision_date if self._happens(40) else None,
                )
            )  # fmt: skip

    def _conferences(self, writing: Transaction) -> list[Round]:
        rounds = []
        held = writing.insert_many([
            Conference(
                self._any(tuple(ConferenceKind)), self._any(tuple(Level)), f"Hội nghị {number}",
                self._perhaps(self._day(), 10), host=self._any(PLACES), chair="Bí thư Đảng ủy phường",
                invited=self._perhaps(self.chance.randrange(400), 30),
                present=self._perhaps(self.chance.randrange(300), 30),
            )
            for number in range(self.size.conferences)
        ])  # fmt: skip
        for conference in held:
            rounds += writing.insert_many(
                [
                    Round(conference.id or 0, position, f"Người trao {position}")
                    for position in range(1, self.chance.randrange(1, 4))
                ]
            )
        writing.insert_many([self._opinion(held, place) for place in range(self.size.opinions)])
        return rounds

    def _opinion(self, held: Sequence[Conference], place: int) -> Opinion:
        conference = self._any(held)
        since = conference.held_on or self._day()
        later = [since + timedelta(days=self.chance.randrange(0, 200)) for _ in range(3)]
        return settled(
            Opinion(
                conference.id or 0, place, f"Ý kiến {place}", self._any(("", "Bà Hường")),
                due_on=self._perhaps(later[0], 20), state=self._any(tuple(OpinionState)),
                answered_on=self._perhaps(later[1], 10), passed_on=self._perhaps(later[2], 30),
            )
        )  # fmt: skip

    def _initiatives(self, writing: Transaction, decisions: Sequence[Commendation]) -> None:
        for number in range(self.size.initiatives):
            owner = self._any(PLACES)
            kind = self._any((RecipientKind.COLLECTIVE, RecipientKind.COLLECTIVE, RecipientKind.INDIVIDUAL,
                              RecipientKind.HOUSEHOLD))  # fmt: skip
            found = writing.insert(Initiative(f"{LONG} ({number})", self._any(tuple(Field)), owner, kind))
            for year in (2024, 2025, 2026):
                if self._happens(60):
                    self._year(writing, found, year, decisions)

    def _year(
        self, writing: Transaction, found: Initiative, year: int, decisions: Sequence[Commendation]
    ) -> None:
        row = writing.insert(
            InitiativeYear(
                found.id or 0, year, self._any(tuple(Novelty)), self._any(tuple(InitiativeState)),
                changes="Thêm địa bàn" if self._happens(20) else "",
            )
        )  # fmt: skip
        for level in self.chance.sample(tuple(Level), self.chance.randrange(0, 3)):
            decision = self._any(decisions).id if decisions and self._happens(50) else None
            writing.insert(Recognition(row.id or 0, level, self._perhaps(self._day(), 30), decision))

    def _teams(self, writing: Transaction, cards: Sequence[Recipient]) -> None:
        collectives = [card for card in cards if card.kind is RecipientKind.COLLECTIVE]
        for number in range(self.size.teams):
            card = writing.insert(
                replace(
                    self._any(collectives), id=None, name=f"Tổ dân vận số {number}",
                    valid_from=MERGED if self._happens(40) else None,
                    valid_to=MERGED - timedelta(days=1) if self._happens(30) else None,
                )
            )  # fmt: skip
            team = writing.insert(
                Team(card.id or 0, self._any(PLACES), self._perhaps(self._any(tuple(Grade)), 40))
            )
            writing.insert_many([
                Member(
                    team.id or 0, position, f"Thành viên {position}", birth_year=self._perhaps(1968, 30),
                    is_head=position == 0, is_woman=self._happens(50), is_party_member=self._happens(60),
                )
                for position in range(self.chance.randrange(0, 10))
            ])  # fmt: skip

    def _activity(self, number: int) -> Activity:
        return Activity(
            self._any(tuple(ActivityKind)), f"Hoạt động {number}", self._perhaps(self._day(), 10),
            times=self.chance.randrange(1, 5), people=self._perhaps(self.chance.randrange(200), 40),
            quantity=self._perhaps(3, 50), measure="suất quà",
            value=self._perhaps(self.chance.randrange(1, 90) * 1_000_000, 50),
        )  # fmt: skip

    def _day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange((LAST - FIRST).days))

    def _any(self, things: Sequence[T]) -> T:
        return self.chance.choice(things)

    def _happens(self, percent: int) -> bool:
        return self.chance.randrange(100) < percent

    def _perhaps(self, thing: T, missing_percent: int) -> T | None:
        return None if self._happens(missing_percent) else thing
