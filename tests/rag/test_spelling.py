"""Everyday Russian over the words of the real corpus: slips, lost spaces, Latin letters, the wrong layout, slang."""

from functools import cache

import pytest

from ingest.read import read
from ingest.sources import Sources
from ingest.split import split
from rag.adapters.lexical import LexicalIndex
from rag.glossary import Glossary
from rag.settings import PROJECT, Settings
from rag.text import stems
from rag.types import Question
from rag.understand import Understanding


@cache
def _understanding() -> Understanding:
    """Understanding with the glossary and the words of the corpus; nothing is embedded."""
    corpus, settings = PROJECT / "corpus", Settings()
    sources = Sources.load(corpus / "sources.toml")
    texts = [
        passage.searchable
        for path in sorted(corpus.rglob("*.md"))
        for passage in split(
            read(path, document_id=path.stem, collection="corpus", sources=sources, settings=settings),
            max_tokens=settings.max_passage_tokens,
        )
    ]
    lexical = LexicalIndex.build(texts, [str(number) for number in range(len(texts))])
    return Understanding(Glossary.load(corpus / "glossary.yaml"), lexical, settings.max_question_chars)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # slips
        pytest.param("какая гоcпошлинна", "госпошлина", id="a Latin letter inside a word"),
        pytest.param("сколько учередителей", "учредитель", id="a letter too many"),
        pytest.param("регстрация фонда", "регистрация", id="a letter lost"),
        pytest.param("пожретвование", "пожертвование", id="letters swapped"),
        pytest.param("отчотность в менюст", "минюст", id="as it is heard"),
        pytest.param("благополучатили", "благополучатель", id="an unstressed vowel"),
        pytest.param("софинонсирование", "софинансирование", id="a long word"),
        pytest.param("валонтёры", "волонтер", id="with ё"),
        pytest.param("ЛЕКВИДАЦИЯ", "ликвидация", id="capitals"),
        pytest.param("добравольцы", "добровольцы", id="a vowel as it is heard"),
        # spaces
        pytest.param("как открытьано", "открыть ано", id="two words together"),
        pytest.param("уставнко", "устав нко", id="a word and an abbreviation"),
        pytest.param("какзарегистрироватьфонд", "зарегистрировать фонд", id="three words together"),
        pytest.param("сколькостоитрегистрация", "сколько стоит регистрация", id="a whole question"),
        pytest.param("отчетвминюст", "отчет минюст", id="with a preposition inside"),
        pytest.param("срокпроекта", "срок проекта", id="short words"),
        # Latin letters
        pytest.param("kak zaregistrirovat fond", "зарегистрировать фонд", id="transliteration"),
        pytest.param("gosposhlina za registraciyu", "госпошлина регистрация", id="transliteration with c"),
        pytest.param("skolko uchrediteley", "учредитель", id="transliteration with y"),
        pytest.param("kto mozhet byt chlenom", "может член", id="transliteration with zh and ch"),
        pytest.param("otchet v minyust", "отчет минюст", id="transliteration with yu"),
        pytest.param("fond vs ANO", "фонд ано", id="mixed with English"),
        pytest.param("NKO ustav", "некоммерческая устав", id="a term in Latin letters"),
        pytest.param("grant dlya studenta", "грант", id="an English word of the glossary"),
        pytest.param("какой deadline у заявки", "срок заявка", id="English inside Russian"),
        # the wrong layout
        pytest.param("rfr pfhtubcnhbhjdfnm yrj", "зарегистрировать нко", id="layout"),
        pytest.param("Rfrfz ujcgjikbyf?", "госпошлина", id="layout with a capital"),
        pytest.param("xnj nfrjt ecnfd&", "устав", id="layout with a question mark"),
        pytest.param("rnj vj;tn ,snm exhtlbntktv", "может учредитель", id="layout with letters on marks"),
        pytest.param("jnxtn d vby.cn", "отчет минюст", id="layout with a dot inside"),
        # abbreviations and slang
        pytest.param("презики когда подача", "фонд президентских грантов", id="slang for a fund"),
        pytest.param("аношка на одного", "автономная", id="slang for a form"),
        pytest.param("юр адрес дома", "адрес", id="abbreviation"),
        pytest.param("эцп для минюста", "электронная подпись", id="abbreviation of a document"),
        pytest.param("веса критериев пфки", "коэффициент культурных инициатив", id="two terms"),
        pytest.param("ндфл и рсв сдавать", "ндфл рсв", id="abbreviations that the corpus has"),
    ],
)
def test_what_was_meant_is_searched(written: str, meant: str) -> None:
    assert set(stems(meant)) <= set(_understanding()(Question(written)).stems)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("грант 2 999 999 рублей", id="a sum"),
        pytest.param("конкурс 2027 года", id="a year"),
        pytest.param("аренда 45 м2 на 6 мес", id="numbers with units"),
        pytest.param("форма Р13014", id="a form"),
        pytest.param("ноутбук Lenovo IdeaPad", id="names in Latin letters"),
        pytest.param("почта info@romashka.org", id="an address"),
        pytest.param("сайт romashka.org", id="a site"),
        pytest.param("e-mail для связи", id="a Latin word with a hyphen"),
        pytest.param("7-ФЗ ст. 13.1", id="a reference"),
        pytest.param("криптовалюта и блокчейн", id="words that nothing is near"),
        pytest.param("фандрайзингом занимаемся", id="another form of a known word"),
        pytest.param("регистрациями ведают", id="a form that the corpus has not"),
        pytest.param("абвгдежзиклмнопрст" * 10, id="a run too long to be a question"),
    ],
)
def test_what_needs_no_mending_stays_as_written(written: str) -> None:
    assert _understanding()(Question(written)).text.startswith(written)
