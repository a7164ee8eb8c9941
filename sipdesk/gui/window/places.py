"""The places that the rail leads to when no case is open, as data; made when first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from sipdesk.domain.roles import Right
from sipdesk.gui.widgets.place import PlaceView
from sipdesk.gui.workspace import Workspace
from sipdesk.i18n import N_


@dataclass(frozen=True)
class Place:
    """One place.

    Attributes:
        name: what the window calls it.
        title: its text in the rail.
        icon: name of its icon.
        right: what the user must be allowed to do to see it; None: anybody who has unlocked.
        make: makes its view; imports it then, so that the start stays quick.
    """

    name: str
    title: str
    icon: str
    right: Right | None
    make: Callable[[Workspace], PlaceView]


def _contacts(workspace: Workspace) -> PlaceView:
    from sipdesk.gui.contacts.contacts import Contacts

    return Contacts(workspace)


def _figures(workspace: Workspace) -> PlaceView:
    from sipdesk.gui.figures.figures import Figures

    return Figures(workspace)


def _settings(workspace: Workspace) -> PlaceView:
    from sipdesk.gui.settings.settings import SettingsView

    return SettingsView(workspace)


def _retention(workspace: Workspace) -> PlaceView:
    from sipdesk.gui.retention.retention import RetentionView

    return RetentionView(workspace)


def _review(workspace: Workspace) -> PlaceView:
    from sipdesk.gui.review.review import ReviewView

    return ReviewView(workspace)


PLACES: tuple[Place, ...] = (
    Place("contacts", N_("Contacts"), "book-user", Right.READ_CASES, _contacts),
    Place("figures", N_("Follow-up and figures"), "chart-column", Right.READ_CASES, _figures),
    Place("retention", N_("Purging and archive"), "archive", Right.READ_CASES, _retention),
    Place("review", N_("Log review"), "shield-check", Right.READ_LOG, _review),
    Place("settings", N_("Settings"), "settings", None, _settings),
)
