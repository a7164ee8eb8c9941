"""The states of `disclosure.csv`, each as a case built in memory, and what is answered in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from sipdesk.domain.disclosure import Document, may_disclose
from sipdesk.domain.disclosure_ways import Recipient, RecipientKind
from sipdesk.domain.model import (
    Case,
    CloseAnswer,
    ClosePersonAnswer,
    CloseReason,
    GiverKind,
    LegalGround,
    Principal,
    Protection,
    SecrecyTest,
)
from tests.domain import build
from tests.domain.build import DAY
from tests.domain.disclosure_acts import ACTS, RECIPIENTS

TODAY = DAY + timedelta(days=30)
PACK = build.pack()


@dataclass
class Scene:
    """A case and those who might ask for its papers."""

    case: Case
    who: dict[str, Any] = field(default_factory=dict)


def _scene(born: date = date(1984, 3, 7)) -> Scene:
    made = build.case(born)
    who = {
        "psykiatrin": build.add_unit(made, build.unit("Vuxenpsykiatrin")),
        "hälsocentral utan ja": build.add_unit(made, build.unit("Hälsocentralen")),
        "förening med ja": build.add_unit(made, build.unit("Föreningen", Principal.OTHER)),
        "närstående som personen vill ha med": build.add_close_person(made),
        "närstående som personen säger nej till": build.add_close_person(made, "Rune Påhitt"),
        "god man i samtycket": build.add_representative(made),
        "närstående i samtycket": build.add_close_person(made, "Siri Test"),
        "närstående som ingen frågat om": build.add_close_person(made, "Ove Prov"),
        "gemensam enhet utan ja": build.add_unit(made, build.unit("Ungas hus", Principal.SHARED)),
        "skola utan ja": build.add_unit(made, build.unit("Granskolan", Principal.SCHOOL)),
    }
    for name, answer in (
        ("närstående som personen vill ha med", CloseAnswer.WANTS),
        ("närstående som personen säger nej till", CloseAnswer.OBJECTS),
    ):
        row = ClosePersonAnswer(
            case_id=made.id, close_person_id=who[name].id, on=DAY, answer=answer, letter_ok=True
        )
        made.close_answers.append(row)
    return Scene(made, who)


def _not_begun() -> Scene:
    return _given(valid_from=TODAY + timedelta(days=1))


def _refused() -> Scene:
    scene = _scene()
    build.refused(scene.case)
    return scene


def _narrower_and_later() -> Scene:
    """Two that overlap and contradict: the later holds, and names fewer."""
    scene = _given()
    later = TODAY - timedelta(days=1)
    build.consent(scene.case, (scene.who["förening med ja"], ["boende"]), on=later)
    return scene


def _renewed() -> Scene:
    """Withdrawn, and given anew to one of them."""
    scene = _withdrawn()
    build.consent(scene.case, (scene.who["psykiatrin"], ["boende"]), on=TODAY)
    return scene


def _left_the_register() -> Scene:
    """A unit that had a yes is no party any more."""
    scene = _given()
    for party in scene.case.parties:
        if party.unit_id == scene.who["psykiatrin"].id:
            party.removed_at = party.recorded_at
    return scene


def _moved() -> Scene:
    scene = _given()
    scene.case.closed_on, scene.case.close_reason = TODAY, CloseReason.MOVED
    return scene


def _passing() -> Scene:
    scene = _scene()
    build.unable(scene.case, is_temporary=True)
    return scene


def _spoken_for() -> Scene:
    """Cannot take a position, and the representative has said yes on the path."""
    scene = _unable(True)
    row = scene.who["god man i samtycket"]
    said = {"giver_kind": GiverKind.REPRESENTATIVE, "giver_id": row.id, "basis": "god_man"}
    build.consent(scene.case, (scene.who["psykiatrin"], ["boende"]), **said)
    return scene


def _restricted() -> Scene:
    scene = _given()
    scene.case.restricted_to = ["Sara Provhed"]
    return scene


def _protected_withdrawn() -> Scene:
    scene = _withdrawn()
    scene.case.person.protection = Protection.SKYDDAD_FOLKBOKFORING
    return scene


def _protected_child() -> Scene:
    scene = _child("yes")
    scene.case.person.protection = Protection.FINGERADE
    return scene


def _one_guardian(how: str) -> Scene:
    """Both guardians said yes; then one of the answers ended or was taken back."""
    scene = _child("yes")
    second = scene.case.consents[1]
    if how == "expired":
        second.valid_until = TODAY - timedelta(days=1)
    elif how == "withdrawn":
        build.withdraw(second, TODAY)
    else:
        build.withdraw(second, TODAY, scene.who["psykiatrin"])
    return scene


def _young_no() -> Scene:
    scene = _child("yes", _TEENAGER)
    build.refused(scene.case)
    return scene


def _parties(scene: Scene) -> list[Any]:
    names = (
        "psykiatrin",
        "förening med ja",
        "god man i samtycket",
        "närstående i samtycket",
    )
    return [(scene.who[name], ["beroende"]) for name in names]


def _given(**fields: Any) -> Scene:
    scene = _scene()
    build.consent(scene.case, *_parties(scene), **fields)
    return scene


def _limited() -> Scene:
    scene = _given()
    build.without(scene.case.consents[0], "boende", text="Ingen får veta var jag bor.")
    return scene


def _excepted() -> Scene:
    scene = _given()
    build.without(scene.case.consents[0], "beroende", scene.who["psykiatrin"])
    return scene


def _edited_copy_needed() -> Scene:
    scene = _given()
    build.without(scene.case.consents[0], "other", scene.who["psykiatrin"], text="Inget om flykt.")
    return scene


def _expired() -> Scene:
    return _given(valid_until=TODAY - timedelta(days=1))


def _last_day() -> Scene:
    return _given(valid_until=TODAY)


def _withdrawn_in_part() -> Scene:
    scene = _given()
    build.withdraw(scene.case.consents[0], TODAY, scene.who["psykiatrin"])
    return scene


def _withdrawn() -> Scene:
    scene = _given()
    build.withdraw(scene.case.consents[0], TODAY)
    return scene


def _with_ground(make: Callable[[], Scene]) -> Scene:
    scene = make()
    scene.case.legal_grounds.append(
        LegalGround(
            case_id=scene.case.id,
            on=DAY,
            unit_id=scene.who["psykiatrin"].id,
            areas=["psykisk_halsa"],
            paragraph="paragraf",
            decision_maker="Sara Provhed",
        )
    )
    return scene


def _unable(whole: bool) -> Scene:
    scene = _scene()
    build.unable(scene.case, whole=whole)
    return scene


def _plan_but_no_sharing() -> Scene:
    return _given(share=False)


def _protected() -> Scene:
    scene = _given()
    scene.case.person.protection = Protection.SEKRETESSMARKERING
    return scene


def _no_letters_home() -> Scene:
    scene = _given()
    scene.case.person.no_letters_home = True
    return scene


def _under_inquiry(make: Callable[[], Scene], *, lifted: bool = False) -> Scene:
    scene = make()
    build.inquiry(scene.case, lifted_on=TODAY if lifted else None)
    return scene


def _deceased() -> Scene:
    scene = _given()
    scene.case.person.deceased_on = TODAY
    return scene


def _child(second: str, born: date = date(2014, 4, 21), own: bool = False) -> Scene:
    scene = _scene(born)
    one, two = (build.add_guardian(scene.case, name) for name in ("Sissel Påhitt", "Rune Test"))
    scene.who |= {"vårdnadshavare, prövad": one, "vårdnadshavare, inte prövad": two}
    scene.case.secrecy_tests.append(
        SecrecyTest(case_id=scene.case.id, guardian_id=one.id, on=DAY, may_get=True)
    )
    build.consent(scene.case, *_parties(scene), **build.by_guardian(one))
    if second == "yes":
        build.consent(scene.case, *_parties(scene), **build.by_guardian(two))
    if second == "no":
        build.refused(scene.case, **build.by_guardian(two))
    if own:
        build.consent(scene.case, *_parties(scene))
    return scene


_TEENAGER = date(2010, 1, 1)
STATES: dict[str, Callable[[], Scene]] = {
    "inget samtycke": _scene,
    "samtycke": _given,
    "sista dagen": _last_day,
    "undantag för ett område": _limited,
    "undantag för allt mottagaren skulle få": _excepted,
    "undantag i fri text för mottagaren": _edited_copy_needed,
    "ja till plan, nej till att dela": _plan_but_no_sharing,
    "utgånget": _expired,
    "återkallat för en": _withdrawn_in_part,
    "återkallat": _withdrawn,
    "återkallat, rättslig grund": lambda: _with_ground(_withdrawn),
    "kan inte ta ställning": lambda: _unable(True),
    "kan inte ta ställning, inte bedömt": lambda: _unable(False),
    "barn, båda ja": lambda: _child("yes"),
    "barn, en har inte svarat": lambda: _child(""),
    "barn, en säger nej": lambda: _child("no"),
    "barn, en säger nej, rättslig grund": lambda: _with_ground(lambda: _child("no")),
    "barn 16 år, eget svar saknas": lambda: _child("yes", _TEENAGER),
    "barn 16 år, alla ja": lambda: _child("yes", _TEENAGER, own=True),
    "barn, en har fått sitt ja att gå ut": lambda: _one_guardian("expired"),
    "barn, en har återkallat": lambda: _one_guardian("withdrawn"),
    "barn, en har återkallat för en": lambda: _one_guardian("in part"),
    "barn 16 år, barnet säger nej": _young_no,
    "nej till allt": _refused,
    "börjar i morgon": _not_begun,
    "två som överlappar": _narrower_and_later,
    "återkallat och givet på nytt": _renewed,
    "utgånget, rättslig grund": lambda: _with_ground(_expired),
    "enhet som lämnat ärendet": _left_the_register,
    "kan inte ta ställning för tillfället": _passing,
    "kan inte ta ställning, ställföreträdaren ja": _spoken_for,
    "begränsat ärende": _restricted,
    "skyddade uppgifter": _protected,
    "skyddade uppgifter, återkallat": _protected_withdrawn,
    "skyddade uppgifter, barn": _protected_child,
    "flyttat, ärendet avslutat": _moved,
    "inga brev hem": _no_letters_home,
    "avliden": _deceased,
    "under utredning": lambda: _under_inquiry(_given),
    "under utredning, rättslig grund": lambda: _under_inquiry(lambda: _with_ground(_given)),
    "under utredning, kan inte ta ställning": lambda: _under_inquiry(lambda: _unable(True)),
    "under utredning, barn, båda ja": lambda: _under_inquiry(lambda: _child("yes")),
    "under utredning, skyddade uppgifter": lambda: _under_inquiry(_protected),
    "utredningen klar i dag": lambda: _under_inquiry(_given, lifted=True),
}
NOBODYS = (
    RecipientKind.PERSON,
    RecipientKind.OWN_AUTHORITY,
    RecipientKind.ARENA,
    RecipientKind.SCREEN,
)


@cache
def _made(state: str) -> Scene:
    """The scene of a state; nothing that is asked of it changes it."""
    return STATES[state]()


def answer(state: str, recipient: str, act: str) -> str:
    """What the program answers: "ja" with the areas, or the code of the refusal.

    Papers of one act that got different answers are told apart: the table then does not hold.
    """
    scene = _made(state)
    row = scene.who.get(recipient)
    kind = RECIPIENTS[recipient]
    if row is None and kind not in NOBODYS:
        return "–"
    to = Recipient(kind, row.id if row else None)
    return " / ".join(sorted({_answer(scene.case, to, one) for one in ACTS[act]}))


def _answer(case: Case, to: Recipient, document: Document) -> str:
    found = may_disclose(case, to, document, TODAY, PACK)
    return " ".join(["ja", *sorted(found.areas)]) if found.allowed else found.code
