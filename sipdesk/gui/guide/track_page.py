"""What the pages of the special tracks share: fields of the newest record of the track."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sipdesk.gui.guide.page import StepPage
from sipdesk.gui.widgets.field import Field
from sipdesk.gui.widgets.frames import Card
from sipdesk.gui.widgets.layouts import clear

F = TypeVar("F", bound=Field)


class TrackPage(StepPage):
    """A page beside the eight steps; its fields belong to one record of the case.

    Attributes:
        key: what the verbs call the record's id.
    """

    key = ""
    changes: Callable[..., Any]

    def record(self) -> Any:
        """The record that is shown; None before the track is begun."""
        raise NotImplementedError

    def which(self) -> dict[str, UUID]:
        """The record that a field belongs to."""
        return {self.key: self.record().id}

    def own(self, field: F) -> F:
        """A field of the record, that stores itself."""
        name = field.name

        def stored(_case: Any) -> Any:
            return getattr(self.record(), name, None)

        return self.bind(name, field, stored, type(self).changes, fixed=self.which)

    def set_shape(self, shape: str) -> None:
        """What is missing stands in the lines of the page itself."""
        super().set_shape(shape)
        self.missing_button.hide()

    def fill(self, card: Card, rows: list[Any]) -> None:
        """Show these lines, and no others, in a card."""
        clear(card.body)
        for each in rows:
            card.add(each)
