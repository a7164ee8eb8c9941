"""Labels: always plain text, in the roles of the theme.

Qt's properties are set by their names where the unlock window is made: touching `Qt` makes PySide
build its 94 enumerations, which takes as long as a sixth of the start.
"""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONGEST = 24  # letters of a word that fit the narrowest panel with the largest text


def breakable(text: str) -> str:
    """A text that a label may break inside a word that is longer than the panel is wide."""
    return " ".join(_broken(word) for word in text.split(" "))


def _broken(word: str) -> str:
    parts = [word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)]
    return "\u200b".join(parts)


class Text(QLabel):
    """A text in a role: h1, h2, strong, body, lead, secondary, quote, small, hint, error, column.

    Text from data is shown as it is: nothing in it is markup.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        wrap: bool = True,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", "PlainText")
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        if role == "h1":
            self.setProperty("focusPolicy", "NoFocus")

    def centre(self) -> "Text":
        """Put the text in the middle."""
        self.setProperty("alignment", "AlignCenter")
        return self
