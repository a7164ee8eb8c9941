"""What several papers have in common: header, people to call, meetings and the laws they name.

Everything is filled by the caller. An empty text or `None` means "nobody has decided or said it":
an optional part is then left out with its heading, a compulsory one prints "Not decided yet".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

# Room in a sentence for what is written by hand.
ROOM = "……………………"


@dataclass(frozen=True)
class Look:
    """What the office adds to its papers; it stands beside what the paper must say, never instead.

    Attributes:
        logo: a grey PNG made by `logo.read_logo`; empty for none.
        header: a line under the organisation on page one.
        footer: after what the footer must say.
    """

    logo: bytes = b""
    header: str = ""
    footer: str = ""


NO_LOOK = Look()


@dataclass(frozen=True)
class Header:
    """What stands at the top and bottom of every page of a paper.

    Attributes:
        organisation: "Granby kommun och Region Norrlunden"; a letter to a party about a protected
            person names no more than this.
        case_number: as the program writes it, "2026-0014".
        version: of the plan; None where the paper has none.
        copy_number: number of the handed-out copy; None for a draft or an own form.
        practice: print ÖVNING on every page and "Påhittade personer" in the footer.
        draft_on: print UTKAST with this day; no copy number is then printed.
        is_protected: print "Skyddade uppgifter – förvaras inlåst" (A12).
        look: what the office adds; never on an envelope.
    """

    organisation: str
    case_number: str = ""
    version: int | None = None
    copy_number: int | None = None
    practice: bool = False
    draft_on: date | None = None
    is_protected: bool = False
    look: Look = NO_LOOK


@dataclass(frozen=True)
class Contact:
    """A person or a function that can be called.

    Attributes:
        name: of the person, or of the function where the name may change.
        function: profession or task, "socialsekreterare".
        unit: "Beroendemottagningen".
        principal: "Region Norrlunden".
        phone: as it is written.
        hours: when the phone is answered, "måndag–fredag kl. 8–16.30".
        second: the second coordinator beside this, the main one.
    """

    name: str
    function: str = ""
    unit: str = ""
    principal: str = ""
    phone: str = ""
    hours: str = ""
    second: "Contact | None" = None


class Turn(StrEnum):
    """What happened to a meeting after people had been called to it."""

    NONE = ""
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class MeetingFacts:
    """When and where; `place` is "meddelas muntligt" for a protected person (the caller's duty).

    Attributes:
        travel: the way there; stands in letters to people alone, not to units (D30).
    """

    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    adaptations: str = ""
    travel: str = ""


@dataclass(frozen=True)
class NextMeeting:
    """When the plan is looked at again; compulsory, else "Inte bestämt än" is printed.

    Attributes:
        on: day; None is allowed only in a working plan.
        starts: time.
        ends: time.
        place: where.
        who_calls: name of who gets in touch with everyone.
    """

    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    who_calls: str = ""


@dataclass(frozen=True)
class Laws:
    """Law references of the pack that the paper is made under; an empty one is not printed.

    Attributes:
        plan: long form, "socialtjänstlagen (2025:400) 10 kap. 8–9 §§ och hälso- …".
        plan_short: short form for professionals, "SoL (2025:400) 10 kap. 8–9 §§, HSL …".
        apply: the right to apply for support, "socialtjänstlagen 11 kap. 1 §".
        report_child: the duty to report, "socialtjänstlagen 19 kap. 1 §".
        coercive: the act of coercive care that applies now, in full; empty when none does.
        pack: name of the rule pack, for the filing copy.
        law_from: the day from which the pack's statutes apply.
        agreement_from: the day from which the county agreement applies.
    """

    plan: str = ""
    plan_short: str = ""
    apply: str = ""
    report_child: str = ""
    coercive: str = ""
    pack: str = ""
    law_from: date | None = None
    agreement_from: date | None = None


@dataclass(frozen=True)
class OverrideNote:
    """Why a version was made although the law's points are not all there (documents.md D07).

    Attributes:
        missing: each point in words, "datum för uppföljning".
        reason: as written when the version was finalised.
        responsible: name of who makes sure that it is done; empty if nobody was named.
        due: by when; None if no day was set.
        law_point_missing: one of the four points of the law is among them.
    """

    missing: tuple[str, ...]
    reason: str
    responsible: str = ""
    due: date | None = None
    law_point_missing: bool = True


class BasisKind(StrEnum):
    """What a paper to somebody else rests on (documents.md section 3)."""

    CONSENT = "consent"
    CHILD = "child"
    CHILD_15 = "child_15"
    LEGAL_GROUND = "legal_ground"
    INCAPACITY = "incapacity"


@dataclass(frozen=True)
class Basis:
    """What a paper to somebody else rests on, and the words that say so.

    Attributes:
        kind: consent of the person, of a child's guardians, of child and guardians (from 15
            years), a recorded legal ground, or the path of who cannot take a position.
        paragraph: of the recorded legal ground.
        decision_maker: of the recorded legal ground.
        decided_on: day of that decision.
        ground: text of the incapacity path.
        from_on: first day of the consent.
        until_on: last day of the consent.
        is_written: form of the consent; None when not told.
        areas: what the consent or the ground covers for this receiver, in words.
    """

    kind: BasisKind = BasisKind.CONSENT
    paragraph: str = ""
    decision_maker: str = ""
    decided_on: date | None = None
    ground: str = ""
    from_on: date | None = None
    until_on: date | None = None
    is_written: bool | None = None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class RelatedPlan:
    """Another plan that the person has: never its content (D07 "Andra planer")."""

    kind: str
    holder: str
    review_on: date | None = None


@dataclass(frozen=True)
class Unmet:
    """A need that the plan has no answer to yet (D07, D08).

    Attributes:
        own_words: what the person wishes.
        again_on: the day when it is taken up again.
    """

    own_words: str
    again_on: date | None = None


@dataclass(frozen=True)
class View:
    """One part's opinion in a disagreement."""

    part: str
    text: str


@dataclass(frozen=True)
class Disagreement:
    """What the parts do not agree on, and who answers meanwhile (J1).

    Attributes:
        views: each part's opinion, in order.
        persons_view: the person's own; empty if not told.
        interim: who answers until it is settled, "Granby kommun, vuxenenheten".
        again_on: the day when it is taken up again.
    """

    views: tuple[View, ...]
    persons_view: str = ""
    interim: str = ""
    again_on: date | None = None


@dataclass(frozen=True)
class Contingency:
    """What to do if things get harder.

    Attributes:
        signs: what the person or others notice.
        steps: what is done then.
        acute: further numbers from the profile, after 1177 and 112; usually empty.
    """

    signs: str = ""
    steps: str = ""
    acute: str = ""


class IncompletePaper(ValueError):  # noqa: N818 - named as what it is
    """A compulsory field of a paper is empty; `fields` names them. Nothing has been rendered."""

    code = "print.field.missing"

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(self.code)
        self.fields = fields


def refuse_empty(compulsory: Mapping[str, object]) -> None:
    """Raise IncompletePaper that names the compulsory fields that are empty, if any."""
    if missing := tuple(name for name, value in compulsory.items() if not value):
        raise IncompletePaper(missing)
