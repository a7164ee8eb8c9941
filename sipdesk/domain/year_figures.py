"""The figures of the yearly report: what each is called, what it counts, which parts it has."""

from collections.abc import Callable, Iterator, Mapping

from sipdesk.domain import suppression
from sipdesk.domain.evaluation_questions import ANSWERS, QUESTIONS
from sipdesk.domain.pack import Pack
from sipdesk.domain.suppression import SMALL, Shown
from sipdesk.domain.year_figure import Figure, Kind, Topic
from sipdesk.domain.year_figures_tracks import failures, hvb
from sipdesk.i18n import N_

# What cases add: figure → part → numbers; "part" and "others" of a share, days of a middle.
Numbers = Mapping[str, Mapping[str, list[int]]]

KEY_FIGURES = ("offered", "made", "followed_up", "to_first_step")
_A = Topic.ACCESS
_FIRST_STEP = N_(
    "Days from the day the need was noted to the first thing done: a call sent, a meeting held, or"
    " a plan begun. The law says “without delay”, not a number of days."
)


def figures(pack: Pack) -> tuple[Figure, ...]:
    """Every figure of the report in the order of the paper, with the pack's lists."""
    return (*_access(), *_goals(), *_evaluations(), *hvb(pack), *failures(pack), *_own(pack))


def _access() -> Iterator[Figure]:
    yield Figure("offered", _A, Kind.COUNT, N_("SIP offered"), N_("Offers of the year."))
    yield Figure(
        "initiated",
        _A,
        Kind.SPLIT,
        N_("Who raised the need"),
        N_("Needs noted in the year, by who raised them."),
        (
            ("kommun", N_("The municipality")),
            ("region", N_("The region")),
            ("other", N_("The person, close persons and others")),
        ),
    )
    yield Figure(
        "answers",
        _A,
        Kind.SPLIT,
        N_("Answer to the offer"),
        N_("The last answer to each offer of the year. No answer is not a no."),
        (
            ("yes", N_("Yes")),
            ("no", N_("No thank you")),
            ("later", N_("Later")),
            ("none", N_("No answer")),
        ),
    )
    yield Figure(
        "consented",
        _A,
        Kind.COUNT,
        N_("Persons who consented"),
        N_("Cases whose first consent came in the year."),
    )
    yield Figure(
        "made",
        _A,
        Kind.COUNT,
        N_("Plans made"),
        N_("Cases whose first final version came in the year."),
    )
    yield Figure(
        "overrides",
        _A,
        Kind.COUNT,
        N_("Working plans that do not meet the law's demands yet"),
        N_("Versions made with a written reason. They are not counted as plans made."),
    )
    yield Figure("to_first_step", _A, Kind.MIDDLE, N_("From need to first step"), _FIRST_STEP)
    yield Figure(
        "to_meeting",
        _A,
        Kind.MIDDLE,
        N_("From need to SIP meeting"),
        N_("Days to the first SIP meeting of the case, for meetings of the year."),
    )
    yield from _meetings()


def _meetings() -> Iterator[Figure]:
    yield Figure(
        "both_principals",
        _A,
        Kind.SHARE,
        N_("Both principals were present"),
        N_("SIP meetings of the year at which a unit of each principal was present."),
    )
    yield Figure(
        "all_called",
        _A,
        Kind.SPLIT,
        N_("All who were called were present"),
        N_("SIP meetings of the year; units of the principals that were called."),
        (("yes", N_("Yes")), ("no", N_("No")), ("none", N_("Nobody was called"))),
    )
    yield Figure(
        "person_present",
        _A,
        Kind.SPLIT,
        N_("The person was present"),
        N_("SIP meetings of the year."),
        (("yes", N_("Yes")), ("no", N_("No")), ("none", N_("Not noted"))),
    )
    yield Figure(
        "absences",
        _A,
        Kind.SPLIT,
        N_("Called units that stayed away, by reason"),
        N_("Called units that were absent from meetings of the year."),
        (
            ("accepted", N_("A reason that was accepted")),
            ("other", N_("A reason that was not accepted")),
            ("already_placed", N_("“Already placed”, which is not allowed")),
            ("untold", N_("No reason was told")),
        ),
    )
    yield Figure(
        "whole_rows",
        _A,
        Kind.SHARE,
        N_("Every intervention had an owner and a date"),
        N_("Final versions of the year."),
    )
    yield Figure(
        "responsible",
        _A,
        Kind.SHARE,
        N_("A principal had the overall responsibility"),
        N_("Final versions of the year."),
    )
    yield Figure(
        "followed_up",
        _A,
        Kind.SPLIT,
        N_("Follow-ups"),
        N_("Follow-ups agreed for a day of the year that has passed."),
        (
            ("on_time", N_("On the agreed day or before")),
            ("late", N_("Later")),
            ("not_held", N_("Not held")),
        ),
    )
    yield Figure(
        "promises",
        _A,
        Kind.SHARE,
        N_("What was promised was done"),
        N_("Interventions of final plans whose last day passed in the year."),
    )


def _goals() -> Iterator[Figure]:
    yield Figure(
        "goals",
        _A,
        Kind.SPLIT,
        N_("Goals"),
        N_("The latest result of the year, judged together with the person."),
        (
            ("reached", N_("Reached")),
            ("partly", N_("Partly")),
            ("not", N_("Not reached")),
            ("no_longer", N_("No longer relevant")),
        ),
    )
    yield Figure(
        "rated",
        _A,
        Kind.SPLIT,
        N_("The person's own rating of the goal"),
        N_("The same goals, from 1 to 5 as the person judged. Not rated is not a low rating."),
        (
            ("high", N_("4 or 5")),
            ("middle", N_("3")),
            ("low", N_("1 or 2")),
            ("none", N_("Not rated")),
        ),
    )


def _evaluations() -> Iterator[Figure]:
    yield Figure(
        "evaluations",
        _A,
        Kind.COUNT,
        N_("Evaluation sheets that came in"),
        N_("Sheets about meetings of the year. Who answered is not known to the program."),
    )
    for code, question in QUESTIONS.items():
        parts = (*ANSWERS.items(), ("empty", N_("No answer")))
        yield Figure(f"evaluation_{code}", _A, Kind.SPLIT, question, "", parts)


# Local settings in days → what the figure is called, and what it counts.
ROUTINES: Mapping[str, tuple[str, str]] = {
    "start_warning_days": (
        N_("Begun within your own days"),
        N_("Needs noted in the year: days to the first step."),
    ),
    "reply_days": (
        N_("Answers to calls within your own days"),
        N_("Calls sent in the year: days to the answer."),
    ),
    "confirmation_warn_days": (
        N_("Plans confirmed within your own days"),
        N_("Units of the other principal in final versions of the year."),
    ),
}
_WITHIN = (
    ("within", N_("Within the days")),
    ("after", N_("After them, or not at all")),
    ("waits", N_("The days have not passed")),
)


def _own(pack: Pack) -> Iterator[Figure]:
    for name, (label, how) in ROUTINES.items():
        if pack.days(name) is not None:
            yield Figure(name, Topic.ROUTINE, Kind.SPLIT, label, how, _WITHIN)


_FORMS: Mapping[Kind, Callable[[Mapping[str, list[int]], Figure, int], Shown]] = {
    Kind.COUNT: lambda found, _figure, limit: suppression.count(sum(found.get("n", ())), limit),
    Kind.SHARE: lambda found, _figure, limit: suppression.share(
        sum(found.get("part", ())),
        sum(found.get("part", ())) + sum(found.get("others", ())),
        limit,
    ),
    Kind.SPLIT: lambda found, figure, limit: suppression.split(
        {code: sum(found.get(code, ())) for code, _words in figure.parts}, limit
    ),
    Kind.MIDDLE: lambda found, _figure, limit: suppression.middle(found.get("days", ()), limit),
}


def shown(figure: Figure, numbers: Numbers, limit: int = SMALL) -> Shown:
    """What may be shown of a figure; the limit is never under five."""
    return _FORMS[figure.kind](numbers.get(figure.key, {}), figure, max(limit, SMALL))
