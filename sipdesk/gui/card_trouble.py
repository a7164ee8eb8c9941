"""The line of a card on the start page that tells what the store refused."""

from sipdesk.gui.messages import announce
from sipdesk.gui.widgets.frames import Band
from sipdesk.storage.errors import StoreError


class CardTrouble(Band):
    """What a card says when the store refuses; hidden until then."""

    def __init__(self) -> None:
        super().__init__("danger")
        self.hide()

    def tell(self, error: StoreError) -> None:
        """What happened, what is safe and what to do, on the screen and aloud."""
        happened, safe, advice = error.parts()
        self.say(happened, f"{safe} {advice}")
        self.show()
        announce(self, self.accessibleName(), at_once=True)
