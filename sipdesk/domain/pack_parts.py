"""The facts that a rule pack is made of: small frozen rows, each with the id of its source."""

from dataclasses import dataclass

from sipdesk.i18n import language


@dataclass(frozen=True)
class Text:
    """One text in Swedish and in English; `str()` gives the language of the screen."""

    sv: str
    en: str

    def to(self, lang: str) -> str:
        """The text in one language, `sv` or `en`."""
        return self.en if lang == "en" else self.sv

    def __str__(self) -> str:
        return self.to(language())


EMPTY = Text("", "")


@dataclass(frozen=True)
class Rule:
    """A rule that stands in a law or an agreement; `req` is its id in the requirements."""

    key: str
    req: str
    cite: Text = EMPTY
    section: str = ""
    text: Text = EMPTY


@dataclass(frozen=True)
class Deadline:
    """A time that a law or an agreement gives; without `amount` only days elapsed are shown.

    Attributes:
        unit: `calendar_days`, `working_days`, `hours`, `years` or `without_number`.
        starts: the event that it counts from, for example `placement` or `decision`.
        after_noon: the amount when the start is later than 12:00.
        words: what the source itself says, for example "utan dröjsmål".
    """

    key: str
    unit: str
    starts: str
    label: Text
    req: str
    amount: int | None = None
    after_noon: int | None = None
    words: Text = EMPTY
    cite: Text = EMPTY
    section: str = ""


@dataclass(frozen=True)
class Law:
    """A ready sentence or reference that papers and pages print."""

    key: str
    text: Text
    req: str


@dataclass(frozen=True)
class Term:
    """A word of this time and county; never replaced inside the name of an act or a document."""

    key: str
    text: Text
    req: str


@dataclass(frozen=True)
class Heading:
    """A life area of IBIC, the heading above the areas."""

    code: str
    label: Text
    req: str


@dataclass(frozen=True)
class AreaRow:
    """An area as the pack file holds it: its heading is a code."""

    code: str
    label: Text
    heading: str
    req: str


@dataclass(frozen=True)
class Area:
    """One area of needs and of consent, under its IBIC heading."""

    code: str
    label: Text
    heading: Text
    req: str = ""

    @property
    def label_sv(self) -> str:
        """The Swedish word."""
        return self.label.sv

    @property
    def label_en(self) -> str:
        """The English word."""
        return self.label.en

    @property
    def ibic_heading(self) -> str:
        """The life area of IBIC, in Swedish as Socialstyrelsen writes it."""
        return self.heading.sv


@dataclass(frozen=True)
class Suggestion:
    """An intervention that the catalogue suggests; it never decides who is responsible (A18).

    Attributes:
        owner: `kommun`, `region`, `both` or `other`: whose list it stands in.
        group: `intervention`, `housing`, `occupation`, `relatives` or `method`.
        assessment: `required`, `not` or `both` (O1, O2, O5).
    """

    text: Text
    owner: str
    req: str
    group: str = "intervention"
    assessment: str = "both"
    areas: tuple[str, ...] = ()
    conditions: Text = EMPTY


@dataclass(frozen=True)
class Assessed:
    """An intervention that always needs an application and a decision (SoL 11 kap. 5 §; O2)."""

    code: str
    label: Text
    req: str


@dataclass(frozen=True)
class Arena:
    """A forum by function, with the names it goes by for the time being."""

    code: str
    label: Text
    req: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One answer of a closed list."""

    code: str
    label: Text
    req: str


@dataclass(frozen=True)
class TargetGroup(Choice):
    """A group that needs coordinated and simultaneous interventions (N9); never printed."""


@dataclass(frozen=True)
class WarningSign(Choice):
    """A sign that calls for attention (N7, N8); never printed. `side` is `health` or `social`."""

    side: str = ""


@dataclass(frozen=True)
class Circumstance(Choice):
    """A circumstance in which health care must regard the child's needs (E3)."""


@dataclass(frozen=True)
class HvbReason(Choice):
    """A reason for a placement; `covered` tells whether the agreement's deadlines reach it."""

    covered: bool = False


@dataclass(frozen=True)
class HealthRoute(Choice):
    """One of the three ways of giving health care during a placement (H4)."""


@dataclass(frozen=True)
class CloseReason(Choice):
    """A reason for ending the coordination."""


@dataclass(frozen=True)
class YearTopic(Choice):
    """A topic of the yearly follow-up (K2-K5)."""


@dataclass(frozen=True)
class Principle(Choice):
    """A principle that child plans cite (V5)."""


@dataclass(frozen=True)
class Actor(Choice):
    """A kind of unit or function for the address book (AA).

    Attributes:
        principal: `kommun`, `region`, `shared`, `school`, `provider` or `other`.
        column: the grid's column: `socialtjanst`, `primarvard`, `specialistvard` or empty.
    """

    principal: str = "other"
    column: str = ""


@dataclass(frozen=True)
class Instrument(Choice):
    """An instrument by name alone: done or not done, by whom, when; never its result (Q1)."""


@dataclass(frozen=True)
class LocalHeading(Choice):
    """A heading of the template for a local agreement, with its guiding questions (M5)."""

    questions: Text = EMPTY


@dataclass(frozen=True)
class GridRow(Choice):
    """An example row of the responsibility grid (M6-M10); a cell may be empty."""

    socialtjanst: Text = EMPTY
    primarvard: Text = EMPTY
    specialistvard: Text = EMPTY


@dataclass(frozen=True)
class Reference(Choice):
    """A steering document by name."""


@dataclass(frozen=True)
class Right:
    """A line of "Bra att veta"; `when` says on which plans it stands."""

    key: str
    text: Text
    req: str
    when: str = "always"


@dataclass(frozen=True)
class MinorityArea:
    """Municipalities that are administrative areas for a national minority language."""

    language: str
    municipalities: tuple[str, ...]
    req: str


@dataclass(frozen=True)
class Retention:
    """How long a file is kept in one profile; with `purge_duty` also when it must go."""

    profile: str
    years: int
    purge_duty: bool
    cite: Text
    req: str


@dataclass(frozen=True)
class NeverPurge:
    """A reason for never purging, perhaps by day of birth."""

    code: str
    label: Text
    req: str
    birth_days: tuple[int, ...] = ()
