"""A plan prints with the law and the agreement that it was made under, whatever holds today."""

import io
from collections.abc import Callable

import pypdf
import pytest

from sipdesk.domain.model import Plan
from sipdesk.i18n import translator
from sipdesk.printing.render import render
from sipdesk.services import documents
from tests.scene import Scene


@pytest.mark.parametrize(
    ("statutes", "agreement", "there", "gone"),
    [
        ("national-2001@1", "jh-2021@1", "2 kap. 7 §", "10 kap. 8"),
        ("national-2025@1", "jh-2021@1", "10 kap. 8", "2 kap. 7 §"),
        ("national-2025@1", "jh-2026@1", "10 kap. 8", "2 kap. 7 §"),
    ],
)
def test_an_old_plan_keeps_its_paragraphs(
    stage: Callable[[str], Scene], statutes: str, agreement: str, there: str, gone: str
) -> None:
    scene = stage("final")
    with scene.workspace.store.session() as session:
        plan = session.get_one(Plan, scene.plan.id)
        plan.national_pack, plan.county_pack = statutes, agreement
    made = scene.workspace.read(documents.content, scene.case_id, "plan_individual")
    paper = render(made.kind, made.content, translator("sv"))
    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert there in text
    assert gone not in text
