"""The figures of placements, discharges and failures in cooperation (REQ K3, K4, H25)."""

from collections.abc import Iterator, Mapping

from sipdesk.domain.model import DeviationKind, PlacementGround
from sipdesk.domain.pack import Pack, Text
from sipdesk.domain.placements import AT_HOME
from sipdesk.domain.year_figure import Figure, Kind, Topic
from sipdesk.i18n import N_

_H, _D = Topic.HVB, Topic.DEVIATIONS


def hvb(pack: Pack) -> Iterator[Figure]:
    """Placements: volume, motives, content, both clocks; and discharges."""
    placed = N_("Placements that began in the year.")
    yield Figure("placements", _H, Kind.COUNT, N_("Placements in HVB"), placed)
    grounds = tuple((each.value, each.value) for each in PlacementGround)
    yield Figure(
        "grounds",
        _H,
        Kind.SPLIT,
        N_("Legal ground"),
        "",
        (*grounds, ("none", N_("Not noted"))),
    )
    yield Figure(
        "county",
        _H,
        Kind.SPLIT,
        N_("Where the home lies"),
        "",
        (
            ("other", N_("In another county")),
            ("own", N_("In the county")),
            ("none", N_("Not noted")),
        ),
    )
    yield Figure(
        "days_placed",
        _H,
        Kind.MIDDLE,
        N_("Length of a placement"),
        N_("Days, for placements that ended in the year."),
    )
    for reason in pack.hvb_reasons:
        label = Text(f"Motiv: {reason.label.sv}", f"Reason: {reason.label.en}")
        how = N_("A placement can have several reasons.") if reason is pack.hvb_reasons[0] else ""
        yield Figure(f"reason_{reason.code}", _H, Kind.SHARE, label, how)
    yield Figure(
        "content",
        _H,
        Kind.SPLIT,
        N_("Interventions during the placement"),
        N_("Interventions of the newest plan of those whose placement began in the year."),
        (
            ("social", N_("Social")),
            ("medical", N_("Medical")),
            ("other", N_("Other or not marked")),
        ),
    )
    routes = tuple((r.code, r.label) for r in pack.health_routes if r.code != AT_HOME)
    yield Figure(
        "routes",
        _H,
        Kind.SPLIT,
        N_("Health care during the placement"),
        "",
        (
            *routes,
            ("home_signed", N_("At the home, liability commitment signed")),
            ("home", N_("At the home, no signed commitment")),
            ("none", N_("Not chosen")),
        ),
    )
    yield from _clocks()


def _clocks() -> Iterator[Figure]:
    other = N_("Other agreement or rule")
    yield Figure(
        "sip",
        _H,
        Kind.SPLIT,
        N_("SIP with both principals"),
        N_("Placements of the year; the week is a rule of the county agreement."),
        (
            ("before", N_("Before the placement")),
            ("week", N_("Within a week after it")),
            ("late", N_("Later")),
            ("none", N_("Not held")),
            ("other", other),
        ),
    )
    yield Figure(
        "cost",
        _H,
        Kind.SPLIT,
        N_("The cost of acute placements"),
        N_("Placements of the year; the ten working days are a rule of the county agreement."),
        (
            ("in_time", N_("Settled within ten working days")),
            ("late", N_("Settled later")),
            ("open", N_("Not settled")),
            ("other", N_("Not acute, or another agreement")),
        ),
    )
    yield Figure("assessed", _H, Kind.SHARE, N_("Both principals' assessments were written"))
    yield Figure("discharges", _H, Kind.COUNT, N_("Stays in inpatient care with a SIP under way"))
    yield Figure(
        "discharge_calls",
        _H,
        Kind.SHARE,
        N_("The region called within three days"),
        N_("Calls received in the year after a notice that the patient is ready."),
    )


FAILURES: Mapping[DeviationKind, str] = {
    DeviationKind.NOT_PRESENT: N_("Somebody who was called did not come"),
    DeviationKind.NO_ANSWER: N_("No answer came"),
    DeviationKind.NOT_DONE: N_("A promised intervention was not done"),
    DeviationKind.SIP_LATE: N_("The SIP came too late"),
    DeviationKind.OTHER: N_("Something else"),
}


def failures(pack: Pack) -> Iterator[Figure]:
    """Deviations, disagreements, views, and needs that nobody could meet."""
    kinds = tuple((kind.value, words) for kind, words in FAILURES.items())
    yield Figure("deviations", _D, Kind.SPLIT, N_("Deviations in cooperation"), "", kinds)
    yield Figure(
        "disagreements",
        _D,
        Kind.SPLIT,
        N_("Disagreements between principals"),
        N_("Opened in the year, by how far up they went."),
        (
            ("managers", N_("Solved or with the managers")),
            ("arena", N_("To the official arena")),
            ("court", N_("To court")),
        ),
    )
    yield Figure(
        "inside",
        _D,
        Kind.COUNT,
        N_("Disagreements inside one principal"),
        N_("Opened in the year."),
    )
    yield Figure(
        "faults",
        _D,
        Kind.COUNT,
        N_("Marked as a fault in the system"),
        N_("Deviations, disagreements and views of the year."),
    )
    yield Figure(
        "views",
        _D,
        Kind.SHARE,
        N_("Views and complaints that were answered"),
        N_("Views that came in the year and got feedback."),
    )
    areas = tuple((area.code, area.label) for area in pack.areas)
    yield Figure(
        "unmet",
        _D,
        Kind.SPLIT,
        N_("Needs that nobody could meet"),
        N_("Needs marked as unmet in versions of the year, by area of life."),
        (*areas, ("other", N_("No area"))),
    )
