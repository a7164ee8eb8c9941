"""Plain words for stored codes, for the paper where the person reads all that is stored (D16)."""

from collections.abc import Mapping
from enum import Enum

from sipdesk.domain import model
from sipdesk.domain.disclosure_ways import RecipientKind
from sipdesk.domain.steps import Step
from sipdesk.i18n import N_, Translator
from sipdesk.printing.preparation import WORDS as SUPPORTS
from sipdesk.services.dates import WORDS as NEXT
from sipdesk.services.paper_parts import REPRESENTATIVE_WORDS
from sipdesk.services.paper_titles import TITLES

_DRAFT, _DONE, _OTHER = N_("draft"), N_("done"), N_("other")
_YES, _NO, _PARTLY, _UNKNOWN = N_("yes"), N_("no"), N_("partly"), N_("does not know")
_PERSON, _GUARDIAN = N_("you"), N_("guardian")

# The members in the order of each kind.
_KINDS: dict[type[Enum], tuple[str, ...]] = {
    model.AfterCareArea: (N_("housing"), N_("work or education"), N_("personal support")),
    model.AgreementState: (_DRAFT, N_("adopted")),
    model.Answer: (_YES, _NO, _UNKNOWN, N_("later")),
    model.Bidding: (N_("called"), N_("invited")),
    model.CloseAnswer: (
        N_("you want the person there"),
        N_("you do not mind"),
        N_("you do not want the person there"),
        N_("not possible to ask"),
    ),
    model.CloseReason: (
        N_("Coordination is no longer needed"),
        N_("No SIP is made"),
        N_("The person has moved"),
        N_("The consent has been withdrawn"),
        N_("The person has died"),
    ),
    model.Concern: (N_("reported"), N_("no suspicion"), N_("asked for advice the same day")),
    model.ConsentForm: (N_("in writing"), N_("orally")),
    model.DeidPeriod: (N_("by month"), N_("by quarter")),
    model.DeviationKind: (
        N_("a called party did not come"),
        N_("no answer came"),
        N_("a promised intervention did not come"),
        N_("the SIP came too late"),
        _OTHER,
    ),
    model.DisagreementKind: (N_("responsibility"), N_("cost")),
    model.DutyRole: (N_("responsible for the plan"), N_("coordinator")),
    model.EvaluationAnswer: (_YES, _PARTLY, _NO, _UNKNOWN),
    model.FileKind: (N_("social services"), N_("health care")),
    model.GiverKind: (_PERSON, _GUARDIAN, N_("representative")),
    model.GoalOutcome: (
        N_("reached"),
        _PARTLY,
        N_("not reached"),
        N_("no longer relevant"),
    ),
    model.HomeCounty: (N_("in the own county"), N_("in another county")),
    model.InquiryOutcome: (
        N_("what was wrong is corrected"),
        N_("what is written stands"),
        _OTHER,
    ),
    model.InterventionKind: (N_("social"), N_("medical"), N_("school"), N_("another actor")),
    model.Liability: (_DRAFT, N_("signed")),
    model.MeetingForm: (
        N_("on site"),
        N_("by phone"),
        N_("by video"),
        N_("on site and at a distance"),
    ),
    model.MeetingTurn: (N_("moved"), N_("cancelled")),
    model.NumberKind: (
        N_("personal number"),
        N_("coordination number"),
        N_("reserve number"),
        N_("no number"),
    ),
    model.Onward: (N_("goes on"), N_("is changed"), N_("is ended")),
    model.Owner: (N_("the municipality"), N_("the region"), N_("another actor"), _PERSON),
    model.PlanState: (_DRAFT, N_("final"), N_("working plan")),
    model.Principal: (
        N_("the municipality"),
        N_("the region"),
        N_("municipality and region together"),
        N_("school"),
        N_("provider"),
        _OTHER,
    ),
    model.PromiseOutcome: (_DONE, _PARTLY, N_("not done")),
    model.Protection: (
        N_("no protection"),
        N_("sekretessmarkering"),
        N_("skyddad folkbokföring"),
        N_("fictitious personal data"),
    ),
    model.Reply: (N_("comes"), N_("does not come"), N_("another unit is right")),
    model.RepresentativeKind: tuple(REPRESENTATIVE_WORDS.values()),
    model.Role: (
        N_("municipality or region"),
        _PERSON,
        N_("someone close"),
        N_("school"),
        N_("someone else"),
    ),
    model.ShareUnit: (N_("percent"), N_("kronor")),
    model.StepLevel: (N_("managers"), N_("the official arena"), N_("court")),
}
_RECIPIENTS = (
    _PERSON,
    N_("a unit"),
    N_("someone close"),
    _GUARDIAN,
    N_("representative"),
    N_("the own authority"),
    N_("the official arena"),
    N_("the screen"),
)
_STEPS = (
    N_("Need and offer"),
    N_("Consent"),
    N_("Prepare"),
    N_("Call"),
    N_("Meeting"),
    N_("Plan"),
    N_("Follow up"),
    N_("Close"),
)
_ALL, _RESTS = N_("all areas"), N_("other information")
_WAYS = {
    "hand": N_("in the hand"),
    "post": N_("by post"),
    "channel": N_("by secure channel"),
}
# Columns that hold a code as a text.
_COLUMNS: dict[str, Mapping[str, str]] = {
    "step": dict(zip(map(str, Step), _STEPS, strict=True)),
    "next_what": NEXT,
    "recipient_kind": dict(zip(map(str, RecipientKind), _RECIPIENTS, strict=True)),
    "kind": {document.value: title for document, title in TITLES.items()},
    "areas": {"all": _ALL},
    "topic": {"other": _RESTS},
    "supports": {need.value: words for need, words in SUPPORTS.items()},
    "how": _WAYS,
    "sent_how": _WAYS,
    "basis": {
        "own_data": N_("your own information"),
        "own_file": N_("the authority's own file"),
        "no_person_data": N_("no information about you"),
        "close_answer": N_("your answer about someone close"),
        "guardian": _GUARDIAN,
        "path": N_("an assessment, since you could not take a position"),
    },
    "wishes": {
        "oral": N_("The person wants to talk in the language with the authorities"),
        "translation": N_("The person wants written information in the language"),
        "none": N_("The person wants to use Swedish"),
    },
    "review": {
        "given": N_("is given"),
        "partly": N_("is given in part"),
        "withheld": N_("is not given"),
    },
}
KINDS: dict[type[Enum], dict[str, str]] = {
    kind: dict(zip((str(member.value) for member in kind), words, strict=True))
    for kind, words in _KINDS.items()
}


def in_words(tr: Translator, column: str, value: Enum | str) -> str:
    """A stored code in the words of the paper; "" for what is no code."""
    if isinstance(value, Enum) and type(value) in KINDS:
        return tr(KINDS[type(value)][str(value.value)])
    code = str(value.value) if isinstance(value, Enum) else value
    if column == "basis" and ":" in code:
        return _basis(tr, *code.split(":", 1))
    found = _COLUMNS.get(column, {}).get(code, "")
    return tr(found).rstrip(":") if found else ""


def _basis(tr: Translator, what: str, which: str) -> str:
    if what == "consent":
        return tr("consent {n}").format(n=which)
    return which
