"""What the case window shows of a case: states, words and tones, worked out once per reading."""

from dataclasses import dataclass
from datetime import date

from sipdesk.domain import consents, facts, identity, inquiries, steps
from sipdesk.domain.consents import ConsentState, Standing
from sipdesk.domain.model import Case, GiverKind, PlanState, Principal, Protection
from sipdesk.domain.pack import Pack
from sipdesk.domain.problems import Problem, Severity
from sipdesk.domain.rules import before_letter, flags
from sipdesk.domain.steps import GATED, SKIPPED, STATE_WORDS, STEP_TITLES, Step, StepState
from sipdesk.i18n import N_, _, format_date, ngettext
from sipdesk.services.meetings import next_meeting

PROTECTION_WORDS = {
    Protection.SEKRETESSMARKERING: N_("Confidentiality marking"),
    Protection.SKYDDAD_FOLKBOKFORING: N_("Protected population registration"),
    Protection.FINGERADE: N_("Fictitious personal data"),
}
PRINCIPAL_WORDS = {
    Principal.KOMMUN: N_("The municipality"),
    Principal.REGION: N_("The region"),
    Principal.SHARED: N_("The municipality and the region"),
}
_ICONS = {
    StepState.DONE: ("circle-check", "ok"),
    StepState.UNDER_WAY: ("circle-dot", "info"),
    StepState.NOT_STARTED: ("circle-dashed", "text3"),
}
_STOPPED = ("consent.withdrawn", "consent.expired", "consent.guardian.refused",
            "consent.child.refused", "inquiry.open")  # fmt: skip


_STOPS = (
    (Standing.REFUSED, N_("No consent: a guardian says no"), N_("No consent: the child says no")),
    (
        Standing.NONE,
        N_("No consent: a guardian has not answered"),
        N_("No consent: the child has not answered"),
    ),
)


@dataclass(frozen=True)
class StepLook:
    """One step in the rail: title, state in words, icon and colour."""

    step: Step
    title: str
    words: str
    icon: str
    tone: str
    is_done: bool
    is_gated: bool


def is_late(problem: Problem, day: date) -> bool:
    """Whether it is late or stopped: shown in the danger colour, else in the warn colour."""
    if problem.code in _STOPPED or problem.code.endswith("overdue"):
        return True
    return problem.due is not None and problem.due < day


class CaseLook:
    """A case on a day, as the window shows it.

    Args:
        own_phone: the telephone of who sits at the keyboard, for letters that nobody else sends.
    """

    def __init__(self, case: Case, pack: Pack, day: date, *, own_phone: str = "") -> None:
        self.case, self.pack, self.day, self._own_phone = case, pack, day, own_phone
        self.problems = flags.problems(case, day, pack)
        now = steps.states(case, day, pack)
        self.steps = [self._step(step, now[step]) for step in Step]

    def of_step(self, step: Step) -> list[Problem]:
        """What stands open in a step, the heaviest first."""
        return [p for p in self.problems if steps.step_of(p.code) is step]

    def missing(self, step: Step) -> list[Problem]:
        """What is missing or late in a step; what is only told is not missing."""
        return [p for p in self.of_step(step) if p.severity >= Severity.WARN]

    def lacks(self, step: Step) -> list[Problem]:
        """What the letters of the next meeting lack; it stops no work and is not late."""
        if step is not Step.CALL:
            return []
        meeting = next_meeting(self.case)
        sealed = facts.sealed_fields(self.case, meeting.id if meeting else None)
        contact = before_letter.contact_phone(self.case, self._own_phone)
        return before_letter.of_meeting(
            meeting, self.day, self.pack, contact=contact, sealed=sealed
        )

    def _step(self, step: Step, state: StepState) -> StepLook:
        gated = state is StepState.NOT_STARTED and steps.is_gated(step, self.case, self.day)
        words = GATED if gated else STATE_WORDS[state]
        if state is StepState.NEEDS_ATTENTION:
            late = any(is_late(p, self.day) for p in self.missing(step))
            icon, tone = "circle-alert", "danger" if late else "warn"
        else:
            icon, tone = ("circle-pause", "text3") if gated else _ICONS[state]
        done = state is StepState.DONE
        if done and steps.is_skipped(step, self.case):
            words, (icon, tone) = SKIPPED, _ICONS[StepState.NOT_STARTED]
        return StepLook(step, _(STEP_TITLES[step]), _(words), icon, tone, done, gated)

    def next_after(self, step: Step) -> Step | None:
        """The next open step after this one, else the first open one elsewhere.

        Closing is offered last, when nothing else is open.
        """
        later = self.steps[list(Step).index(step) + 1 :]
        for look in later:
            if not look.is_done and not look.is_gated and look.step is not Step.CLOSE:
                return look.step
        first = steps.next_open_step(self.case, self.day, self.pack)
        return first if first is not step else None

    # The header

    @property
    def is_protected(self) -> bool:
        """Whether name and number are hidden."""
        return facts.is_protected(self.case)

    def name(self) -> str:
        """The person's name, or that it is protected."""
        return _("Protected information") if self.is_protected else self.case.person.name

    def number(self) -> str:
        """The person's number as it is written, or what stands in its place."""
        person = self.case.person
        if self.is_protected:
            return _("Number hidden")
        return identity.display(person.number)

    def age(self) -> str:
        """The person's age in words."""
        if self.is_protected:
            return _("Age hidden")
        years = facts.age(self.case, self.day)
        if years is None:
            return _("Age unknown")
        return ngettext("{n} year old", "{n} years old", years).format(n=years)

    def consent(self) -> tuple[str, str, str]:
        """Words, tone and icon of the consent chip."""
        state = consents.consent_state(self.case, self.day)
        until = self._valid_until()
        words = {
            ConsentState.NONE: (N_("No consent"), "danger", "shield-alert"),
            ConsentState.VALID: (N_("Consent is valid"), "ok", "shield-check"),
            ConsentState.LIMITED: (N_("Consent with exceptions"), "warn", "shield-check"),
            ConsentState.WITHDRAWN: (N_("The consent is withdrawn"), "danger", "shield-alert"),
            ConsentState.EXPIRED: (N_("The consent has expired"), "danger", "shield-alert"),
            ConsentState.INCAPACITY: (
                N_("Cannot take a position"), "warn", "shield-question-mark",
            ),
        }[state]  # fmt: skip
        if until and state is ConsentState.VALID:
            return _("Consent is valid until {date}").format(date=until), *words[1:]
        if state is ConsentState.LIMITED and not consents.may_share(self.case, self.day):
            return _("Yes to the plan, no to sharing"), "warn", "shield-alert"
        if until and state is ConsentState.LIMITED:
            return _("Consent with exceptions until {date}").format(date=until), *words[1:]
        if state is ConsentState.NONE and (why := self._who_stops()):
            return why, words[1], words[2]
        return _(words[0]), words[1], words[2]

    def inquiry(self, *, short: bool = False) -> str:
        """That what is written is under inquiry and nothing goes to others; "" when it is not.

        Args:
            short: without the day, for a narrow window.
        """
        row = inquiries.in_force(self.case, self.day)
        if row is None:
            return ""
        if short:
            return _("Under inquiry: nothing is given to others")
        day = format_date(row.on, "d MMM y").replace(".", "")
        return _("Under inquiry since {day}: nothing is given to others").format(day=day)

    def _who_stops(self) -> str:
        """Who of those who decide together says no or has not answered."""
        found = consents.answers(self.case, self.day)
        if len(found) < 2 or all(row.standing is Standing.NONE for row in found):
            return ""
        for standing, guardian, child in _STOPS:
            kinds = [row.kind for row in found if row.standing is standing]
            if kinds:
                return _(guardian if GiverKind.GUARDIAN in kinds else child)
        return ""

    def _valid_until(self) -> str:
        ends = [row.valid_until for row in consents.in_force(self.case, self.day)]
        days = [end for end in ends if end is not None and end < date.max]
        return format_date(min(days), "d MMM y").replace(".", "") if days else ""

    def responsible(self, *, short: bool = False) -> str:
        """The principal with the overall responsibility, or that none is chosen.

        Args:
            short: the organisation alone, for a narrow window.
        """
        plan = facts.newest_plan(self.case)
        if plan is None or plan.responsible_principal is None:
            return _("not chosen yet")
        if plan.responsible_unit is not None:
            unit = plan.responsible_unit
            return (unit.organisation if short else "") or unit.full_name
        return _(PRINCIPAL_WORDS.get(plan.responsible_principal, ""))

    def marks(self) -> list[tuple[str, str, str]]:
        """Further chips of the header: (words, tone, icon)."""
        found: list[tuple[str, str, str]] = []
        if self.is_protected:
            words = PROTECTION_WORDS[self.case.person.protection]
            found.append((_(words), "prot", "shield-alert"))
        if facts.is_minor(self.case, self.day):
            found.append((_("Child plan"), "info", "baby"))
        plan = facts.final_plan(self.case)
        if plan is not None and plan.state is PlanState.WORKING:
            words = _("Working plan – does not yet meet the law's requirements")
            found.append((words, "warn", "triangle-alert"))
        if self.case.person.deceased_on:
            found.append((_("The person has died"), "neutral", ""))
        elif self.case.closed_on:
            day = format_date(self.case.closed_on, "d MMM y").replace(".", "")
            found.append((_("Closed {date}").format(date=day), "neutral", "archive"))
        return found

    def exceptions(self) -> list[str]:
        """What the consents in force do not cover, in the words they were written in."""
        rows = consents.in_force(self.case, self.day)
        return [e.text for row in rows for e in row.exceptions if e.text.strip()]
