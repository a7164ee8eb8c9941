"""The cards before the cases, walked through by keyboard, screen reader and large text."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from sipdesk import i18n
from sipdesk.gui import theme
from sipdesk.gui.first_run import FirstRun
from sipdesk.gui.first_run_steps import Choices
from sipdesk.gui.lock import LockCard
from sipdesk.gui.start import StartCard, StartPage
from sipdesk.gui.unlock import FOOT, ErrorCard, RecoverCard, UnlockCard
from sipdesk.settings import Settings
from sipdesk.storage import errors
from sipdesk.storage.keys import User
from tests.gui import walk

USERS = [User(uuid4(), "Prov Provsson"), User(uuid4(), "Två Tvåsson")]


def _step(at: int, *, hidden: bool = False) -> Callable[[], StartCard]:
    def make() -> StartCard:
        choices = Choices(Settings(), folder="/home/prov/sip", at=at, is_key_hidden=hidden)
        choices.recovery_key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ"
        return FirstRun(choices)

    return make


CARDS: dict[str, Callable[[], StartCard]] = {
    **{f"step {n + 1}": _step(n) for n in range(6)},
    "key hidden": _step(4, hidden=True),
    "unlock": lambda: UnlockCard(USERS[:1], "/home/prov/sip", "Säkerhetskopia kontrollerad i dag."),
    "unlock of two": lambda: UnlockCard(USERS),
    "recover": lambda: RecoverCard(USERS),
    "error": lambda: ErrorCard(errors.InUse("Åsa", None)),
    "lock": lambda: LockCard(USERS, "Ingen rörde datorn på 15 minuter.", note="Samma fält."),
}


@pytest.fixture(params=["sv", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    i18n.set_language(request.param)
    return str(request.param)


@pytest.fixture(params=CARDS)
def page(request: pytest.FixtureRequest, lang: str, qtbot: object) -> StartPage:
    made = StartPage(Settings())
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show_card(CARDS[request.param], FOOT)
    made.resize(1366, 768)
    made.show()
    QApplication.processEvents()
    return made


def test_every_control_has_a_name_and_letters_differ_and_tab_leaves(page: StartPage) -> None:
    assert walk.unnamed(page) == []
    assert walk.doubled_mnemonics(page) == {}
    assert walk.stuck(page) == []


@pytest.mark.parametrize("name", ["unlock", "step 2", "step 3", "step 4", "key hidden", "error"])
def test_nothing_is_cut_in_large_text_on_a_small_screen(
    name: str, lang: str, qtbot: object, qapp: QApplication, tmp_path: Path
) -> None:
    theme.Theme("light", 200).apply(qapp)
    made = StartPage(Settings(text_size=200))
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show_card(CARDS[name], FOOT)
    made.resize(1366, 690)
    made.show()
    QApplication.processEvents()
    assert walk.cut(made) == []
