"""Back and forward between views, as with pages; Alt+Left and Alt+Right."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Place:
    """A view: a case at a step, or a place of the program."""

    case_id: UUID | None = None
    step: str = ""
    name: str = "today"


class History:
    """Where the user has been."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1
        self._is_going = False

    def visit(self, place: Place) -> None:
        """The user came to a place by another way than back and forward."""
        if self._is_going or (self._at >= 0 and self._places[self._at] == place):
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        self._at = len(self._places) - 1

    def step(self, by: int) -> Place | None:
        """The place before (-1) or after (1); None at the end."""
        to = self._at + by
        if not 0 <= to < len(self._places):
            return None
        self._at = to
        return self._places[to]

    def pause(self, is_going: bool) -> None:
        """While going back or forward nothing is remembered."""
        self._is_going = is_going
