"""What is not in the evidence is not said."""

import pytest

from rag.citing import CitationBook
from rag.types import Answer, Passage, Sentence
from rag.units import units
from rag.verify import Guard, quoted, verbatim, verify
from tests.rag.fakes import norm, passage

FEE = passage(
    "fee",
    "Госпошлина за регистрацию некоммерческой организации на бумаге — 4 000 рублей, её платят до 15.10.2025.",
    norms=[norm("НК РФ, ст. 333.33, п. 1")],
)
TERM = passage("term", "Документы о создании рассматривают не более 14 рабочих дней.", norms=[norm("7-ФЗ, ст. 13.1")])
ONLINE = passage("online", "При электронной подаче документов госпошлину не платят.", norms=[norm("НК РФ, ст. 333.35")])
CASH = passage("cash", "Нельзя платить госпошлину наличными в кассе.", norms=[norm("НК РФ, ст. 45")])
FOUNDERS = passage("founders", "Учредителей должно быть от 15 человек.", norms=[norm("82-ФЗ, ст. 18")])


def _on(text: str, *evidence: Passage) -> Sentence:
    return Sentence(text, tuple((p, 0, len(p.text)) for p in evidence))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(_on(FEE.text, FEE), id="verbatim"),
        pytest.param(_on("госпошлина за регистрацию некоммерческой организации на бумаге — 4 000 рублей", FEE), id="a part, other case"),
        pytest.param(_on("При электронной подаче документов госпошлину не платят;", ONLINE), id="another mark at its end"),
        pytest.param(_on("За регистрацию организации на бумаге платят госпошлину 4000 рублей.", FEE), id="reworded"),
        pytest.param(_on("Госпошлину платят до 15.10.2025.", FEE), id="a date that is there"),
        pytest.param(_on("По ст. 333.33 госпошлина за регистрацию на бумаге — 4 000 рублей.", FEE), id="its own article"),
        pytest.param(_on("Госпошлину не платят, если подача документов электронная.", ONLINE), id="negation kept"),
        pytest.param(_on("На бумаге госпошлина 4 000 рублей, при электронной подаче не платят.", FEE, ONLINE), id="two sources"),
    ],
)
def test_what_the_evidence_says_is_supported(sentence: Sentence) -> None:
    assert verify(sentence).supported


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        pytest.param(Sentence("Госпошлина — 4 000 рублей.", ()), "нет ссылки", id="no evidence"),
        pytest.param(_on("Госпошлина за регистрацию организации — 5 000 рублей.", FEE), "5000", id="invented number"),
        pytest.param(_on("Госпошлину платят на бумаге до 16.10.2025.", FEE), "16.10.2025", id="invented date"),
        pytest.param(_on("По ст. 333.34 НК РФ госпошлина за регистрацию — 4 000 рублей.", FEE), "333.34", id="wrong article"),
        pytest.param(_on("Документы о создании рассматривают не более 30 рабочих дней.", TERM), "30", id="30 days for 14"),
        pytest.param(_on("При электронной подаче документов госпошлину платят.", ONLINE), "отрицание", id="negation lost"),
        pytest.param(_on("Госпошлину за регистрацию на бумаге не платят.", FEE), "отрицание", id="negation added"),
        pytest.param(_on("Директор назначает бухгалтера и открывает расчётный счёт.", FEE), "слова", id="foreign words"),
        pytest.param(_on("Госпошлина на бумаге — 4 000 рублей: https://evil.ru/pay", FEE), "адрес", id="an address of its own"),
        pytest.param(_on("Госпошлина на бумаге — 4 000 рублей, пишите на a@evil.ru", FEE), "адрес", id="mail of its own"),
        pytest.param(
            _on("Госпошлина за регистрацию на бумаге — 4 000 рублей, оплата на evil.ru", FEE), "адрес", id="a bare site of its own"
        ),
        pytest.param(_on("Это так.", FEE), "слова", id="nothing said"),
        pytest.param(_on("Госпошлина за регистрацию — 4 000 рублей.", TERM), "4000", id="a number of another source"),
    ],
)
def test_what_the_evidence_does_not_say_is_refused_with_the_reason(sentence: Sentence, reason: str) -> None:
    verdict = verify(sentence)
    assert not verdict.supported
    assert reason in verdict.reason


def test_only_the_cited_stretch_counts_as_evidence() -> None:
    cut = FEE.text.index(" —")
    assert not verify(Sentence("Госпошлина за регистрацию организации — 4 000 рублей.", ((FEE, 0, cut),))).supported


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(_on("5 человек.", FOUNDERS), id="the end of a longer number"),
        pytest.param(_on("Платить госпошлину наличными в кассе.", CASH), id="a negation cut off before it"),
        pytest.param(_on("…", FEE), id="punctuation"),
        pytest.param(_on("...", FEE), id="full stops"),
    ],
)
def test_a_scrap_of_the_evidence_is_not_verbatim(sentence: Sentence) -> None:
    assert not verify(sentence).supported


def test_the_number_of_an_act_does_not_vouch_for_a_number_of_days() -> None:
    assert not verify(_on("Документы о создании рассматривают не более 7 рабочих дней.", TERM)).supported


def _extractive(*passages: Passage) -> Answer:
    book = CitationBook()
    text = " ".join(book.write(Sentence(u.text, ((p, u.start, u.end),), u.prefix)) for p in passages for u in units(p))
    return Answer("answered", text, book.citations())


LIST = passage("list", "Подают:\n\n- заявление;\n- устав.\n\n1. Пишут решение.")
TABLE = passage("table", "| Сумма | Доля |\n| --- | --- |\n| до 1 млн | 10 % |")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(_extractive(FEE, TERM), id="sentences"),
        pytest.param(_extractive(LIST), id="list"),
        pytest.param(_extractive(TABLE), id="table"),
        pytest.param(Answer("refused", "С этим не помогу."), id="a refusal cites nothing"),
    ],
)
def test_an_extractive_answer_is_in_its_quotes(answer: Answer) -> None:
    assert quoted(answer)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer("answered", "Госпошлина — 5 000 рублей. [1]", _extractive(FEE).citations), id="another number"),
        pytest.param(Answer("answered", f"{FEE.text} [2]", _extractive(FEE).citations), id="a marker of nothing"),
        pytest.param(Answer("answered", f"{FEE.text} [1] Бесплатно. [1]", _extractive(FEE).citations), id="the second sentence"),
        pytest.param(Answer("answered", f"{TERM.text} [1]", _extractive(FEE, TERM).citations), id="the quote of another marker"),
    ],
)
def test_what_stands_in_no_quote_is_seen(answer: Answer) -> None:
    assert not quoted(answer)


def test_every_guard_that_a_sentence_fails_is_told() -> None:
    verdict = verify(_on("По ст. 333.34 госпошлина за регистрацию организации на бумаге — 5 000 рублей, её платит Иванов.", FEE))
    assert {guard for guard, _ in verdict.objections} >= {Guard.NUMBERS, Guard.PLACES, Guard.NAMES}
    assert verdict.reason == verdict.objections[0][1]


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        pytest.param(_on(FEE.text, FEE), True, id="its quote"),
        pytest.param(_on("Госпошлину платят до 15.10.2025.", FEE), False, id="reworded"),
        pytest.param(_on("Госпошлину платят."), False, id="no quote"),
    ],
)
def test_a_verbatim_sentence_is_told_from_a_reworded_one(sentence: Sentence, same: bool) -> None:
    assert verbatim(sentence) is same
