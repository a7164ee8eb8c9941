"""A county whose agreement the program does not have: every paper holds, and none cites one."""

import shutil
from pathlib import Path

from sipdesk.domain.pack import Packs
from sipdesk.i18n import translator
from sipdesk.paths import shipped
from sipdesk.printing.parts import IncompletePaper
from sipdesk.printing.render import render
from sipdesk.services import documents, offered, office, overview
from sipdesk.services.acts import enter
from sipdesk.services.demo import fill
from sipdesk.storage.store import Store
from tests.cases.papers import text_of

DEK = bytes(range(32))


def test_every_paper_of_every_case_holds_and_names_no_agreement(
    tmp_path: Path, packs: Packs
) -> None:
    folder = tmp_path / "demo"
    shutil.copytree(shipped("resources", "demo"), folder)
    told = (folder / "office.toml").read_text("utf-8")
    (folder / "office.toml").write_text(told.replace('"jh-2026"', '"no-agreement"'), "utf-8")
    store = Store.create(tmp_path, DEK)
    with store.session() as session:
        fill(session, folder, packs=packs)
    drawn = 0
    with store.session() as session:
        [user] = [u for u in office.list_users(session) if u.name == "Sara Påhitt"]
        enter(session, office.actor_for(session, user), packs)
        for row in overview.list_cases(session):
            for offer in offered.offered(session, row.case_id):
                if not offer.is_allowed:
                    continue
                made = documents.content(
                    session, row.case_id, offer.kind, recipient=offer.recipient
                )
                try:
                    words = text_of(render(made.kind, made.content, translator("sv")))
                except IncompletePaper:
                    continue  # something of the case itself is not told yet
                for wrong in ("verenskommelse 20", "avtal från", "None"):
                    assert wrong not in words, (offer.kind, wrong)
                drawn += 1
    store.close()
    assert drawn > 50
