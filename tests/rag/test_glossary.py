"""Terms in people's words."""

from pathlib import Path

import pytest

from rag.errors import ConsultantError
from rag.glossary import Glossary
from rag.settings import PROJECT

TERMS = """
- {term: НКО, expansion: некоммерческая организация, variants: [нкошка, ngo]}
- {term: АНО, expansion: автономная некоммерческая организация, variants: [автономная нко]}
- {term: налоговая, expansion: налоговый орган}
- {term: налоговый вычет, expansion: налоговый вычет}
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "glossary.yaml"
    path.write_text(TERMS, "utf-8")
    return Glossary.load(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Что такое НКО?", [("нко", "НКО")], id="the term itself"),
        pytest.param("открыли нкошку", [("нкошку", "НКО")], id="a variant in another case"),
        pytest.param("our NGO", [("ngo", "НКО")], id="Latin letters"),
        pytest.param("автономную НКО", [("автономную нко", "АНО")], id="the longest form wins"),
        pytest.param("налоговый вычет из налоговой", [("налоговый вычет", "налоговый вычет"), ("налоговой", "налоговая")], id="in order"),
        pytest.param("нко, НКО", [("нко", "НКО"), ("нко", "НКО")], id="every time"),
        pytest.param("канонизация", [], id="not inside a word"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_terms_are_found_in_any_form(glossary: Glossary, text: str, found: list[tuple[str, str]]) -> None:
    assert [(written, term.term) for written, term in glossary.find(text)] == found


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("- {term: НКО}", id="no expansion"),
        pytest.param("- {term: НКО, expansion: а, variant: [б]}", id="unknown key"),
        pytest.param("- [", id="not yaml"),
        pytest.param("", id="empty"),
    ],
)
def test_a_malformed_glossary_is_refused_by_its_name(tmp_path: Path, written: str) -> None:
    path = tmp_path / "слова.yaml"
    path.write_text(written, "utf-8")
    with pytest.raises(ConsultantError, match=r"слова\.yaml"):
        Glossary.load(path)


def test_a_missing_glossary_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConsultantError, match=r"нет\.yaml"):
        Glossary.load(tmp_path / "нет.yaml")


def test_the_glossary_of_the_corpus_is_readable_and_knows_what_people_say() -> None:
    glossary = Glossary.load(PROJECT / "corpus" / "glossary.yaml")
    meant = {term.expansion for _, term in glossary.find("Как нкошке стать СОНКО?")}
    assert meant == {"некоммерческая организация", "социально ориентированная некоммерческая организация"}


def test_legal_forms_are_named_also_inside_other_terms(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(
        "- {term: НКО, kind: form, expansion: некоммерческая организация}\n"
        "- {term: АНО, legal_form: true, expansion: автономная организация, variants: [аношка]}\n"
        "- {term: фонд, legal_form: true, expansion: фонд}\n"
        "- {term: ликвидация, expansion: ликвидация, variants: [закрыть ано]}\n",
        "utf-8",
    )
    glossary = Glossary.load(path)
    assert glossary.legal_forms("Как закрыть АНО и чем аношка лучше фонда?") == ("АНО", "фонд")
    assert glossary.legal_forms("Как открыть НКО?") == ()
