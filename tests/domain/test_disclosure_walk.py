"""Whatever is recorded in whatever order: no paper gives more than an answer that all gave."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sipdesk.domain import consents, inquiries
from sipdesk.domain.disclosure import Document, may_disclose
from sipdesk.domain.disclosure_ways import OWN_AUTHORITY, PERSON, Basis, Recipient, RecipientKind
from sipdesk.domain.model import (
    CloseAnswer,
    ClosePersonAnswer,
    LegalGround,
    Principal,
    Protection,
    SecrecyTest,
)
from tests.domain import build
from tests.domain.build import AREAS, DAY

PACK = build.pack()
OUTWARD = [one for one in Document if one.value not in ("leaflet", "blank_forms", "year_report")]
OUTWARD.remove(Document.LOCAL_AGREEMENT)
CALENDAR = (Document.ICS, Document.VCARD)
PRINCIPALS = {Principal.KOMMUN, Principal.REGION, Principal.SHARED}


class Walk(RuleBasedStateMachine):
    """A case to which anything may be recorded; what was said is kept beside it in plain lists."""

    @initialize(is_child=st.booleans(), guardians=st.integers(1, 2))
    def begin(self, is_child, guardians):
        self.day = DAY
        self.case = build.case(DAY - timedelta(days=16 * 366 if is_child else 40 * 366))
        self.units = [
            build.add_unit(self.case, build.unit(f"Enhet {kind}", kind))
            for kind in (Principal.REGION, Principal.SHARED, Principal.SCHOOL, Principal.OTHER)
        ]
        self.close = build.add_close_person(self.case)
        self.speaker = build.add_representative(self.case)
        names = ("Sissel", "Rune")[:guardians] if is_child else ()
        self.guardians = [build.add_guardian(self.case, name) for name in names]
        self.said = {}  # giver → receiver → areas; None when the answer is no yes
        self.grounds = {}  # receiver → areas
        self.has_path = self.is_dead = False

    def _givers(self):
        return [None, *(one.id for one in self.guardians)]

    @rule(data=st.data(), is_everybody=st.booleans(), days=st.integers(1, 6))
    def gives(self, data, is_everybody, days):
        one = data.draw(st.sampled_from(self._givers()))
        receivers = data.draw(
            st.lists(st.sampled_from([*self.units, self.close]), min_size=2, unique_by=id)
        )
        areas = data.draw(st.sets(st.sampled_from(AREAS), min_size=2))
        until = self.day + timedelta(days=days)
        for giver in self._givers() if is_everybody else [one]:
            by = [each for each in self.guardians if each.id == giver]
            build.consent(
                self.case,
                *((each, sorted(areas)) for each in receivers),
                on=self.day,
                valid_until=until,
                **(build.by_guardian(by[0]) if by else {}),
            )
            self.said[giver] = ({each.id: set(areas) for each in receivers}, until)

    @rule(data=st.data())
    def refuses(self, data):
        giver = data.draw(st.sampled_from(self._givers()))
        by = [one for one in self.guardians if one.id == giver]
        build.refused(self.case, on=self.day, **(build.by_guardian(by[0]) if by else {}))
        self.said[giver] = None

    @precondition(lambda self: any(self.said.values()))
    @rule(data=st.data())
    def takes_back(self, data):
        giver = data.draw(st.sampled_from([key for key, row in self.said.items() if row]))
        row = [one for one in self.case.consents if one.giver_id == giver][-1]
        one = data.draw(st.sampled_from([None, *self.units]))
        if one is None:
            build.withdraw(row, self.day)
            self.said[giver] = None
        else:
            build.withdraw(row, self.day, one)
            self.said[giver][0].pop(one.id, None)

    @precondition(lambda self: any(self.said.values()))
    @rule(area=st.sampled_from(AREAS), data=st.data())
    def excepts(self, area, data):
        giver = data.draw(st.sampled_from([key for key, row in self.said.items() if row]))
        row = [one for one in self.case.consents if one.giver_id == giver][-1]
        build.without(row, area)
        for areas in self.said[giver][0].values():
            areas.discard(area)

    @rule(data=st.data(), area=st.sampled_from(AREAS))
    def has_a_ground(self, data, area):
        unit = data.draw(st.sampled_from(self.units))
        self.case.legal_grounds.append(
            LegalGround(
                case_id=self.case.id,
                on=self.day,
                unit_id=unit.id,
                areas=[area],
                paragraph="paragraf",
                decision_maker="Sara Provhed",
            )
        )
        self.grounds[unit.id] = {area}

    @rule(can_take=st.booleans(), is_whole=st.booleans())
    def is_judged(self, can_take, is_whole):
        row = build.unable(self.case, on=self.day, whole=is_whole)
        row.can_take = can_take
        self.has_path = is_whole and not can_take and not self.guardians

    @rule(answer=st.sampled_from(list(CloseAnswer)), letter_ok=st.booleans())
    def is_asked_about_the_close_person(self, answer, letter_ok):
        self.case.close_answers.append(
            ClosePersonAnswer(
                case_id=self.case.id,
                close_person_id=self.close.id,
                on=self.day,
                answer=answer,
                letter_ok=letter_ok,
            )
        )

    @precondition(lambda self: self.guardians)
    @rule(may_get=st.booleans())
    def is_tested(self, may_get):
        self.case.secrecy_tests.append(
            SecrecyTest(
                case_id=self.case.id,
                guardian_id=self.guardians[0].id,
                on=self.day,
                may_get=may_get,
            )
        )

    @rule(kind=st.sampled_from(list(Protection)))
    def is_protected(self, kind):
        self.case.person.protection = kind

    @precondition(lambda self: inquiries.standing(self.case) is None)
    @rule()
    def is_looked_into(self):
        build.inquiry(self.case, self.day)

    @precondition(lambda self: inquiries.standing(self.case) is not None)
    @rule()
    def the_mark_is_lifted(self):
        inquiries.standing(self.case).lifted_on = self.day

    @rule(days=st.integers(1, 9))
    def time_passes(self, days):
        self.day += timedelta(days=days)

    @precondition(lambda self: len(self.case.consents) > 6)
    @rule()
    def dies(self):
        self.case.person.deceased_on = self.day
        self.is_dead = True

    # What must hold whatever was recorded

    def _given(self, receiver):
        """What all who must answer have given a receiver, from the plain lists."""
        found = None
        must = self._givers() if self.guardians else [None]
        for giver in must:
            row = self.said.get(giver)
            if row is None or row[1] < self.day:
                return set()
            areas = row[0].get(receiver, set())
            found = areas if found is None else found & areas
        return found or set()

    def _ask(self, to, document):
        return may_disclose(self.case, to, document, self.day, PACK)

    @invariant()
    def a_unit_gets_what_all_gave_or_a_ground_opens(self):
        for unit in self.units:
            to = Recipient(RecipientKind.UNIT, unit.id)
            most = self._given(unit.id) | self.grounds.get(unit.id, set())
            on_path = self.has_path and unit.principal in PRINCIPALS
            for document in OUTWARD:
                answer = self._ask(to, document)
                if answer.allowed:
                    assert not self.is_dead
                    assert inquiries.standing(self.case) is None
                    assert on_path or answer.areas <= most
                    assert most or on_path
                    assert not answer.own_words

    @invariant()
    def a_close_person_gets_copies_by_name_and_letters_by_the_persons_word(self):
        to = Recipient(RecipientKind.CLOSE_PERSON, self.close.id)
        answers = self.case.close_answers
        for document in OUTWARD:
            answer = self._ask(to, document)
            if answer.allowed and answer.rests_on is Basis.CLOSE_ANSWER:
                assert answers[-1].answer is not CloseAnswer.OBJECTS
                assert answers[-1].letter_ok
                assert not answer.areas
            elif answer.allowed:
                assert answer.areas <= self._given(self.close.id)

    @invariant()
    def a_guardian_gets_a_copy_after_every_yes_and_a_test(self):
        tests = self.case.secrecy_tests
        for place, guardian in enumerate(self.guardians):
            to = Recipient(RecipientKind.GUARDIAN, guardian.id)
            for document in (Document.PLAN_INDIVIDUAL, Document.REGISTER_EXTRACT):
                if self._ask(to, document).allowed:
                    assert place == 0
                    assert tests[-1].may_get
                    assert consents.is_valid(self.case, self.day)

    @invariant()
    def the_person_and_the_own_file_keep_theirs(self):
        copy = self._ask(PERSON, Document.PLAN_INDIVIDUAL)
        assert copy.allowed is not self.is_dead
        assert self._ask(OWN_AUTHORITY, Document.PLAN_FILING_COPY).allowed

    @invariant()
    def of_a_protected_person_no_file_and_no_address_goes_out(self):
        if self.case.person.protection is Protection.NONE:
            return
        for to in (PERSON, *(Recipient(RecipientKind.UNIT, unit.id) for unit in self.units)):
            assert not any(self._ask(to, one).allowed for one in CALENDAR)
            answer = self._ask(to, Document.PLAN_PARTY_COPY)
            assert not (answer.allowed and answer.may_show_address)
            assert to is PERSON or not (answer.allowed and answer.may_name_person)


Walk.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
test_no_order_of_records_opens_more_than_was_given = Walk.TestCase
