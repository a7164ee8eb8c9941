"""A case with something in every step, for tests that look at whole pages."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sipdesk import clock
from sipdesk.domain.model import Answer, Owner, Principal
from sipdesk.gui.workspace import Workspace
from sipdesk.services import cases, directory, meetings, needs, offers, plan_rows, plans


def fill(workspace: Workspace, case_id: UUID) -> None:
    """Need, offer, parties, meeting and a plan with one row that lacks its date."""
    today = clock.today()
    write = workspace.write
    write(needs.raise_need, case_id, by="Provenheten", why="Flera insatser ska samordnas.")
    write(needs.judge_need, case_id, principal=Principal.KOMMUN, is_needed=True)
    write(needs.answer_children, case_id, answer=Answer.NO)
    offer = write(offers.give_offer, case_id, by="Sara Påhitt", how="muntligt")
    write(offers.answer_offer, case_id, offer_id=offer.id, answer=Answer.YES)
    units = workspace.read(directory.list_units)
    for unit in units:
        write(cases.add_party, case_id, unit_id=unit.id)
    meeting = write(
        meetings.plan_meeting,
        case_id,
        on=today + timedelta(days=5),
        place="Folkets hus i Påhittsbyn, stora salen",
        reply_by_on=today - timedelta(days=2),
        purpose="Komma överens om vem som gör vad.",
        why_now="Flera insatser ska börja samtidigt.",
    )
    for unit in units:
        row = write(meetings.add_participant, case_id, meeting_id=meeting.id, unit_id=unit.id)
        write(meetings.mark_sent, case_id, participant_id=row.id)
    _plan(workspace, case_id, units)


def _plan(workspace: Workspace, case_id: UUID, units: Any) -> None:
    write = workspace.write
    write(plans.start_plan, case_id)
    need = write(plan_rows.add_need, case_id, area="boende", words="Jag vill ha en egen dörr.")
    goal = write(plan_rows.add_goal, case_id, need_id=need.id, text="Jag har en egen lägenhet.")
    write(
        plan_rows.add_intervention,
        case_id,
        goal_id=goal.id,
        what="Hjälp att söka bostad och kontakt med hyresvärd",
        owner=Owner.KOMMUN,
        unit_id=units[0].id,
        function="Bosamordnare",
    )
    write(plan_rows.add_own_part, case_id, text="Jag ringer varje måndag.")
