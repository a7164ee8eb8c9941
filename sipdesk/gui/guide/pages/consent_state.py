"""What holds now for the giver that is shown, in words, with the one act that follows."""

from typing import Any, cast

from PySide6.QtWidgets import QWidget

from sipdesk import clock
from sipdesk.domain import consents as rules
from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.guide.section import on_day
from sipdesk.gui.messages import confirm
from sipdesk.gui.widgets.frames import Band
from sipdesk.gui.widgets.layouts import column
from sipdesk.i18n import _
from sipdesk.services import consents


class StateBand(QWidget):
    """One band at the most: withdrawn, ended, refused, given, or a new one under work."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self.page = page
        lines = column(self, spacing=8)
        self.bands: dict[str, Band] = {
            "given": Band("ok", act=_("Renew or change…"), icon="shield-check"),
            "renewing": Band("info", act=_("Throw the draft away…")),
            "withdrawn": Band("danger", act=_("Ask anew"), icon="undo-2"),
            "expired": Band("danger", act=_("Ask anew"), icon="clock"),
            "refused": Band("info", act=_("Ask anew"), icon="hand"),
            "path": Band("info", act=_("Go to the assessment"), icon="brain"),
        }
        for name, band in self.bands.items():
            lines.addWidget(band)
            acts = {"renewing": self._discard, "path": self._show_path}
            band.clicked.connect(acts.get(name, self._renew))

    def _renew(self) -> None:
        cast("Any", self.page).renew()

    def _show_path(self) -> None:
        self.page.focus_field("position")

    def _discard(self) -> None:
        page = cast("Any", self.page)
        sure = confirm(
            self,
            _("Throw the draft away?"),
            _("The consent that was given before still holds. Only the new draft goes."),
            _("Throw the draft away"),
            is_danger=True,
        )
        if sure and page.consent is not None:
            page.write(consents.discard_consent, consent_id=page.consent.id)

    def show_case(self, case: Any) -> None:
        """Show the one band that fits."""
        page = cast("Any", self.page)
        consent = page.consent
        name, title, text = "", "", ""
        if consent is not None and consent.given_on is None:
            if len(page.of_giver(case)) > 1:
                name, title = "renewing", _("A new answer is under work")
                text = _("What was answered before stays as it is until the new one is given.")
        elif consent is not None:
            name, title, text = _told(consent)
            if len(rules.answers(case, clock.today())) > 1:
                title = f"{page.giver_name()}: {title[:1].lower()}{title[1:]}"
        path = rules.path(case, clock.today())
        if path is not rules.Path.NOT_IN_USE and not rules.is_valid(case, clock.today()):
            name, title, text = _on_the_path(path)
        for own, band in self.bands.items():
            band.setVisible(own == name)
            if own == name:
                band.say(title, text)
        self.setVisible(bool(name))


def _on_the_path(path: rules.Path) -> tuple[str, str, str]:
    title = _("The person cannot take a position. The path for that is used, and it is no yes.")
    if path is rules.Path.COMPLETE:
        open_to = _(
            "The municipality and the region may be called and get copies. Nobody else may."
        )
        return "path", title, open_to
    missing = _("The assessment is not whole yet. Until it is, nothing is shared.")
    return "path", title, missing


def _told(consent: Any) -> tuple[str, str, str]:
    today = clock.today()
    whole = [row.on for row in consent.withdrawals if row.is_whole]
    if rules.is_refusal(consent):
        words = _("The answer was no, {day}.").format(day=on_day(consent.given_on))
        again = consent.ask_again_on
        later = _("Ask again {day}.").format(day=on_day(again)) if again else ""
        return "refused", words, f"{consent.refusal_reason} {later}".strip()
    if whole:
        words = _("The consent was withdrawn {day}.").format(day=on_day(min(whole)))
        return (
            "withdrawn",
            words,
            _("Nothing new is shared on it. What has already been done stays."),
        )
    if consent.valid_until is not None and consent.valid_until < today:
        words = _("The consent ended {day}.").format(day=on_day(consent.valid_until))
        return "expired", words, _("Nothing new is shared until the question is asked anew.")
    words = _("The consent was given {day}.").format(day=on_day(consent.given_on))
    return "given", words, _("It stays as it is. A change is a new consent beside this one.")
