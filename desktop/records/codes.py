"""The closed lists of the domain, as codes. Their Vietnamese words stand in `desktop.words.labels`."""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """Which rules a document's look follows (state: NĐ 30/2020; party: HD 36-HD/VPTW)."""

    STATE = "state"
    PARTY = "party"
    FRONT = "front"


class Level(StrEnum):
    """The level of an issuer, a conference or a recognition. `DISTRICT` ended on 30/6/2025."""

    WARD = "ward"
    DISTRICT = "district"
    CITY = "city"
    CENTRAL = "central"


class UnitKind(StrEnum):
    """Kinds of administrative unit; a township (thị trấn) and a district ended on 30/6/2025."""

    WARD = "ward"
    COMMUNE = "commune"
    TOWNSHIP = "township"
    DISTRICT = "district"
    CITY = "city"


class RecipientKind(StrEnum):
    """The three kinds of recipient, in the order in which lists name them (domain.md §4.5)."""

    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    INDIVIDUAL = "individual"


class Form(StrEnum):
    """Forms of commendation. Only `GIAY_KHEN` prints a paper titled GIẤY KHEN."""

    GIAY_KHEN = "giay_khen"
    CONG_NHAN = "cong_nhan"
    CONG_NHAN_VA_THUONG = "cong_nhan_va_thuong"
    THUONG = "thuong"
    BANG_KHEN = "bang_khen"
    BIEU_DUONG = "bieu_duong"


class CommendationType(StrEnum):
    """Types of commendation (Luật 06/2022/QH15, Điều 8). `MOVEMENT` is the usual one here."""

    MERIT = "merit"
    SUDDEN = "sudden"
    MOVEMENT = "movement"
    DEDICATION = "dedication"
    SENIORITY = "seniority"
    FOREIGN = "foreign"


class CommendationState(StrEnum):
    """A draft may change freely; a signed list changes only with a reason."""

    DRAFT = "draft"
    SIGNED = "signed"


class ConferenceKind(StrEnum):
    """Kinds of conference met in the reports (domain.md §4.1)."""

    DIALOGUE = "dialogue"
    MIDTERM_REVIEW = "midterm_review"
    SUMMING_UP = "summing_up"
    FESTIVAL = "festival"
    CONTEST = "contest"
    PACT_SIGNING = "pact_signing"
    LAUNCH = "launch"
    TRAINING = "training"
    DEBUT = "debut"
    PLAQUE = "plaque"
    SEMINAR = "seminar"
    OTHER = "other"


class Rounding(StrEnum):
    """How a bonus is rounded (NĐ 91/2017 Điều 68 k2, read literally: up to ten thousand đồng)."""

    UP_10000 = "up_10000"
    NEAREST_10000 = "nearest_10000"
    NONE = "none"


class PageState(StrEnum):
    """What became of a printed sheet."""

    GOOD = "good"
    SPOILED = "spoiled"


class Paper(StrEnum):
    """The two papers that are printed, as a pre-printed blank bears their titles."""

    GIAY_KHEN = "giay_khen"
    GIAY_CHUNG_NHAN = "giay_chung_nhan"


class BlankMove(StrEnum):
    """Why the stock of a blank changed; a count sets right what the ledger had wrong."""

    RECEIVED = "received"
    USED = "used"
    SPOILED = "spoiled"
    COUNTED = "counted"


class DocumentKind(StrEnum):
    """The papers that are written in Word from a template, each from where its record is opened."""

    PROPOSAL = "proposal"
    DECISION = "decision"
    AWARD_LIST = "award_list"
    MINUTES = "minutes"
    NOTICE = "notice"
    ANSWER = "answer"
    NARRATIVE = "narrative"


class OpinionState(StrEnum):
    """What became of an opinion (design.md §3)."""

    ANSWERED_AT_ONCE = "answered_at_once"
    ANSWERED = "answered"
    IN_PROGRESS = "in_progress"
    PASSED_UP = "passed_up"


class Presence(StrEnum):
    """Whether an invited person came."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Field(StrEnum):
    """The four fields of the movement, in the reports' order (domain.md §4.2)."""

    ECONOMY = "economy"
    CULTURE_SOCIETY = "culture_society"
    DEFENCE_SECURITY = "defence_security"
    POLITICAL_SYSTEM = "political_system"


class Novelty(StrEnum):
    """Whether an initiative is new this year, kept from before, or copied from another place."""

    NEW = "new"
    KEPT = "kept"
    COPIED = "copied"


class InitiativeState(StrEnum):
    """How far an initiative of a year has come."""

    REGISTERED = "registered"
    APPRAISED = "appraised"
    RECOGNISED = "recognised"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class Grade(StrEnum):
    """The yearly grade of a team (domain.md §4.5, Biểu 4)."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"


class ActivityKind(StrEnum):
    """Kinds of activity of Biểu 6 (domain.md, corrections); no value is also one of a kind of conference."""

    SUPERVISION = "supervision"
    GRASSROOTS_DEMOCRACY = "grassroots_democracy"
    RECEIVING_CITIZENS = "receiving_citizens"
    VISIT = "visit"
    SUPPORT = "support"
    PUBLICITY = "publicity"
    OTHER = "other_activity"
