"""A question as people write it becomes a query that search can use."""

import pytest

from rag.errors import BadInputError
from rag.glossary import Glossary, Term
from rag.text import stem, words
from rag.types import Message, Question
from rag.understand import Understanding
from tests.rag.fakes import FakeLexical

_TERMS = (
    Term(term="НКО", expansion="некоммерческая организация", variants=("нкошка", "nko")),
    Term(term="АНО", expansion="автономная некоммерческая организация", variants=("аношка",)),
)
_TEXTS = {
    "fee": "Госпошлина за регистрацию некоммерческой организации — 4 000 рублей. Как её платить, сказано в кодексе.",
    "report": "Отчётность некоммерческой организации сдают в Минюст. Зарегистрировать устав нужно до отчёта.",
    "fund": "Учредитель фонда собирает деньги через crowdfunding.",
}


def _glossary() -> Glossary:
    forms = {tuple(stem(w) for w in words(form)): term for term in _TERMS for form in (term.term, *term.variants)}
    return Glossary(_TERMS, forms)


@pytest.fixture
def understand() -> Understanding:
    return Understanding(_glossary(), FakeLexical(_TEXTS), max_chars=100)


def test_a_term_brings_what_the_documents_call_it(understand: Understanding) -> None:
    query = understand(Question("Какая госпошлина за нкошку?"))
    assert query.text == "Какая госпошлина за нкошку? (некоммерческая организация)"
    assert query.expansions == (("нкошку", "некоммерческая организация"),)
    assert {stem("некоммерческая"), stem("организация"), stem("госпошлина")} <= set(query.stems)


def test_a_term_written_out_brings_nothing_more(understand: Understanding) -> None:
    query = understand(Question("Госпошлина за НКО — некоммерческую организацию"))
    assert query.expansions == ()
    assert query.text == "Госпошлина за НКО — некоммерческую организацию"


def test_a_term_said_twice_is_explained_once(understand: Understanding) -> None:
    assert understand(Question("АНО или аношка?")).text.count("автономная некоммерческая организация") == 1


def test_stems_come_once_each(understand: Understanding) -> None:
    stems = understand(Question("Госпошлина и ещё раз госпошлина")).stems
    assert len(stems) == len(set(stems))


@pytest.mark.parametrize(
    ("asked", "understood"),
    [
        pytest.param("skolko platit uchreditel", "учредитель", id="a word of the corpus"),
        pytest.param("kak zaregistrirovat NKO", "зарегистрир", id="a form that the corpus has not"),
        pytest.param("Gosposhlina za NKO", "госпошлина", id="a capital"),
    ],
)
def test_russian_in_latin_letters_is_searched_in_cyrillic(understand: Understanding, asked: str, understood: str) -> None:
    assert stem(understood) in {stem(word) for word in words(understand(Question(asked)).text)}


def test_a_short_latin_word_that_the_corpus_has_becomes_cyrillic_too(understand: Understanding) -> None:
    assert understand(Question("kak zaregistrirovat NKO")).text.startswith("как ")


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("crowdfunding", id="the corpus has it"),
        pytest.param("NKO", id="the glossary has it"),
        pytest.param("Google", id="nothing like it"),
    ],
)
def test_other_latin_words_stay_as_written(understand: Understanding, word: str) -> None:
    assert word in understand(Question(f"Учредитель и {word}")).text


@pytest.mark.parametrize(
    ("asked", "wrong", "right"),
    [
        pytest.param("Какая гопошлина?", "гопошлина", "госпошлина", id="a letter lost"),
        pytest.param("Кто такой учредитедь?", "учредитедь", "учредитель", id="a letter instead of another"),
        pytest.param("Где взять кодекес?", "кодекес", "кодексе", id="two letters changed places"),
        pytest.param("Куда сдать Отчестность?", "отчестность", "отчетность", id="a capital"),
        pytest.param("Куда сдать отчётнсть?", "отчетнсть", "отчетность", id="a word with ё"),
    ],
)
def test_a_slip_is_corrected_and_told(understand: Understanding, asked: str, wrong: str, right: str) -> None:
    query = understand(Question(asked))
    assert (wrong, right) in query.expansions
    assert right in query.text
    assert stem(right) in query.stems


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("Сколько стоит госпошлиной", id="another form of a known word"),
        pytest.param("Что за уств", id="too short to be sure"),
        pytest.param("Нужен ли бухгалтер", id="nothing near"),
        pytest.param("Расскажи про аношку", id="a term"),
    ],
)
def test_words_are_not_corrected_without_need(understand: Understanding, asked: str) -> None:
    assert understand(Question(asked)).text.startswith(asked)


@pytest.mark.parametrize(
    ("asked", "age"),
    [
        ("Мне 20 лет, организации нет. Где взять грант?", 20),
        ("мне двадцать, кто даст денег", 20),
        ("Мне уже 51 год", 51),
        ("нам с подругой по 17, можно подать?", 17),
        ("Я студентка, 19 лет, хочу грант", 19),
        ("Мне нужно 50 тысяч", None),
        ("Мне отказали 30 дней назад", None),
        ("Я за 20 лет работы устала", None),
        ("Мы хотим помогать людям старше 60 лет", None),
        ("Сколько лет должно быть организации?", None),
        ("Дети 10 лет", None),
    ],
)
def test_the_age_of_who_asks(understand: Understanding, asked: str, age: int | None) -> None:
    assert understand(Question(asked)).age == age


def _after(text: str, *earlier: Message) -> Question:
    return Question(text, history=earlier)


_FEE = Message("user", "Какая госпошлина за регистрацию фонда?")
_REPLY = Message("assistant", "Госпошлина — 4 000 рублей.")


@pytest.mark.parametrize(
    ("asked", "told"),
    [("А если учредитель один?", _REPLY.content), ("А подробнее?", _REPLY.content), ("Какие документы сдают в Минюст фонды и союзы?", "")],
)
def test_a_follow_up_knows_the_answer_before(understand: Understanding, asked: str, told: str) -> None:
    assert understand(_after(asked, _FEE, _REPLY)).told == told


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("А если учредитель один?", id="opens with А"),
        pytest.param("Когда её платить?", id="a pronoun"),
        pytest.param("и для АНО", id="opens with и"),
        pytest.param("Тогда сколько?", id="no subject"),
    ],
)
def test_a_follow_up_takes_its_subject_from_the_question_before(understand: Understanding, asked: str) -> None:
    query = understand(_after(asked, Message("user", "Что такое устав?"), _FEE, _REPLY))
    assert query.text.startswith(f"{_FEE.content} {asked}")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(_after("Куда сдают отчётность?", _FEE, _REPLY), id="a question of its own"),
        pytest.param(_after("А кто учредитель фонда, устав, отчётность, регистрация?", _FEE), id="enough words of its own"),
        pytest.param(_after("А если учредитель один?"), id="nothing before it"),
        pytest.param(_after("А если учредитель один?", _REPLY), id="no question before it"),
    ],
)
def test_a_question_that_stands_alone_stays_alone(understand: Understanding, question: Question) -> None:
    assert understand(question).text == question.text


def test_the_question_as_it_was_written_is_kept_beside_the_query(understand: Understanding) -> None:
    assert understand(Question("Какая гопошлина за нкошку?")).asked == "Какая гопошлина за нкошку?"
    assert understand(_after("А если её не платить?", _FEE)).asked == f"{_FEE.content} А если её не платить?"


def test_a_named_norm_becomes_a_reference(understand: Understanding) -> None:
    assert understand(Question("Что сказано в ст 123.24 гк?")).references == ("ГК РФ, ст. 123.24",)


def test_what_cannot_be_seen_is_dropped(understand: Understanding) -> None:
    assert understand(Question("Какая\x00 госпошлина\u200b\nза  устав? ")).text == "Какая госпошлина за устав?"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("", "пустой", id="empty"),
        pytest.param(" \n\u200b ", "пустой", id="only what cannot be seen"),
        pytest.param("?!…", "пустой", id="only punctuation"),
        pytest.param("а" * 101, "101 знаков при пределе 100", id="too long"),
    ],
)
def test_a_question_that_cannot_be_worked_with_is_told_why(understand: Understanding, asked: str, told: str) -> None:
    with pytest.raises(BadInputError, match=told):
        understand(Question(asked))


def test_the_longest_question_allowed_is_taken(understand: Understanding) -> None:
    assert understand(Question("устав " * 16 + "НКО?")).text


@pytest.mark.parametrize(
    ("asked", "searched"),
    [
        pytest.param("Устав сдали 2 марта 2026, когда ждать ответа?", "Устав сдали, когда ждать ответа?", id="counted-from"),
        pytest.param("Сдали 02.03.2026, до какого числа отчёт?", "Сдали, до какого числа отчёт?", id="in-figures"),
        pytest.param("Какой срок отчёта за 2026 год?", "Какой срок отчёта за 2026 год?", id="a-year-is-a-subject"),
        pytest.param("Что изменилось с 1 сентября 2025?", "Что изменилось с 1 сентября 2025?", id="no-time-is-asked"),
    ],
)
def test_the_day_from_which_a_time_is_counted_is_not_searched(understand: Understanding, asked: str, searched: str) -> None:
    query = understand(Question(asked))
    assert (query.text, query.asked) == (searched, asked)
