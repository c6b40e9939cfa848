"""`docs/adding.md`, followed from scratch: what its examples add is whole, found and cited."""

import re
import shutil
import textwrap
from pathlib import Path

import pytest

from app.wiring import App
from ingest.check import check_corpus
from rag.settings import PROJECT, Settings
from rag.types import Question

_BLOCK = re.compile(r"^ *```(?:markdown|toml)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> App:
    """A corpus of nothing but what the page tells to write, under the project's own register of sources."""
    corpus = tmp_path_factory.mktemp("corpus")
    for name in ("sources.toml", "glossary.yaml", "refusals.yaml"):
        shutil.copyfile(PROJECT / "corpus" / name, corpus / name)
    digest, source, fund, module = (textwrap.dedent(block) for block in _BLOCK.findall((PROJECT / "docs" / "adding.md").read_text("utf-8")))
    _write(corpus / "legislation" / "power-of-attorney.md", digest)
    _write(corpus / "funds" / "village" / "village.md", fund)
    _write(corpus / "courses" / "c24-meeting.md", module)
    with (corpus / "sources.toml").open("a", encoding="utf-8") as register:
        register.write(f"\n{source}")
    app = App(Settings(corpus_dir=corpus, data_dir=tmp_path_factory.mktemp("data")))
    app.ingest()
    return app


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_what_the_page_tells_to_write_passes_the_check(newcomer: App) -> None:
    assert check_corpus(newcomer.settings) == []


@pytest.mark.parametrize(
    ("question", "locator"),
    [
        pytest.param("кто подписывает заявку вместо директора", "Положение ФПГ 2026-1, п. 10", id="a-document-of-law"),
        pytest.param("какую сумму можно просить на конкурсе село", "Положение «Село-2027», п. 4", id="a-fund"),
        pytest.param("как подготовить встречу с жителями", "Курс, C24", id="a-course-module"),
    ],
)
def test_a_question_about_it_cites_it(newcomer: App, question: str, locator: str) -> None:
    assert locator in [citation.locator for citation in newcomer.consultant.ask(Question(question)).citations]
