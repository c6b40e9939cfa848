"""Words, sentences, numbers and sums of Russian text."""

import pytest

from rag.text import amounts, clean, normalise, numbers, sentences, stem, stems, subject_stems, words


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        pytest.param("  Госпошлина\t за  АНО ", "Госпошлина за АНО", id="runs of spaces"),
        pytest.param("4\u00a0000\u202fрублей", "4 000 рублей", id="unbreakable spaces"),
        pytest.param("Ко\u00adдекс\u200b РФ\ufeff", "Кодекс РФ", id="soft hyphen and invisible characters"),
        pytest.param("устав\x00 НКО\x07", "устав НКО", id="control characters"),
        pytest.param("первый\r\nвторой\rтретий", "первый\nвторой\nтретий", id="line ends"),
        pytest.param("и\u0306од, е\u0308лка", "йод, ёлка", id="letters drawn from two characters"),
        pytest.param("«Ёлка» — №\u00a05!", "«Ёлка» — № 5!", id="letters and punctuation stay as printed"),
    ],
)
def test_clean_drops_only_what_nobody_sees(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("УЧРЕДИТЕЛЬ", "учредитель", id="case"),
        pytest.param("отчёт", "отчет", id="ё"),
        pytest.param("«Фонд»", '"Фонд"', id="quotes"),
        pytest.param("„Фонд“", "“Фонд”", id="German and English quotes"),
        pytest.param("2025–2026", "2025-2026", id="dash"),
        pytest.param("7‑ФЗ", "7-ФЗ", id="unbreakable hyphen"),
    ],
)
def test_what_differs_only_in_writing_is_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_words_keep_decimal_numbers_and_hyphenated_words_whole() -> None:
    assert words("По-русски: ст. 13.1 — «7-ФЗ», 1,5 года") == ["по-русски", "ст", "13.1", "7", "фз", "1,5", "года"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("учредителями", "учредителей", id="cases"),
        pytest.param("госпошлину", "госпошлина", id="cases of a feminine"),
        pytest.param("некоммерческих", "некоммерческая", id="adjective"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["crowdfunding", "2026", "13.1"])
def test_latin_words_and_numbers_are_their_own_stems(word: str) -> None:
    assert stem(word) == word


def test_stems_keep_negation_and_repetition_and_lose_function_words() -> None:
    found = stems("Нельзя и в фонде, и без фонда")
    assert found.count(stem("фонд")) == 2
    assert {stem("нельзя"), "без"} <= set(found)
    assert not {"и", "в"} & set(found)


def test_a_subject_is_neither_question_word_nor_negation() -> None:
    asked = subject_stems("Сколько учредителей нужно для АНО и можно ли без устава?")
    assert asked == {stem("учредитель"), stem("ано"), stem("устав")}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param(
            "Пошлина — 4 тыс. руб. по п. 5 ст. 13.1 закона. Её платят до подачи.",
            ["Пошлина — 4 тыс. руб. по п. 5 ст. 13.1 закона.", "Её платят до подачи."],
            id="abbreviations of law do not end a sentence",
        ),
        pytest.param("Срок до 15.10.2025. Потом поздно!", ["Срок до 15.10.2025.", "Потом поздно!"], id="a date"),
        pytest.param("Без точки", ["Без точки"], id="one"),
    ],
)
def test_sentences_are_offsets_of_whole_sentences(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("4 000 рублей", {"4000"}, id="thousands"),
        pytest.param("1\u00a0000\u202f000 рублей", {"1000000"}, id="unbreakable thousands"),
        pytest.param("1,50 и 1,5", {"1.5"}, id="trailing zeros of a fraction"),
        pytest.param("100,00 и 200", {"100", "200"}, id="zeros before the comma stay"),
        pytest.param("до 15.10.2025.", {"15.10.2025"}, id="a date before a full stop"),
        pytest.param("ст. 13.10 и ст. 13.1", {"13.10", "13.1"}, id="articles keep their zeros"),
        pytest.param("30-дневный срок", {"30"}, id="a number within a word"),
        pytest.param("не менее трёх", set(), id="a number in words is not seen"),
    ],
)
def test_numbers_are_compared_by_value(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param("до миллиона", 1_000_000, 1_000_001, id="scale without a number"),
        pytest.param("до 500 тыс. рублей", 500_000, 500_001, id="at most"),
        pytest.param("не более 3 млн", 3_000_000, 3_000_001, id="at most, in two words"),
        pytest.param("свыше 1 до 5 млн рублей", 5_000_000, 1_000_000, id="a scale for both ends"),
        pytest.param("от 500 тыс. до 3 млн", 3_000_000, 500_000, id="a scale for each end"),
        pytest.param("свыше 10\u00a0000\u00a0000 рублей", 10_000_001, 10_000_000, id="roubles in full"),
        pytest.param("3–5 млн", 4_000_000, 6_000_000, id="a dash"),
        pytest.param("1,5 миллиона", 1_500_000, 1_000_000, id="a fraction"),
        pytest.param("грант на 3 млн", 3_000_000, 3_000_001, id="a bare sum is just itself"),
        pytest.param("нам надо 3 млн", 3_000_000, 1_000_000, id="the end of another word is not «до»"),
        pytest.param("на оплату работ 500 тыс. рублей", 500_000, 900_000, id="the end of another word is not «от»"),
    ],
)
def test_a_sum_holds_just_what_it_names(text: str, inside: float, outside: float) -> None:
    [amount] = amounts(text)
    assert amount.contains(inside)
    assert not amount.contains(outside)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("в 2026 году", id="a year"),
        pytest.param("ст. 13.1, п. 4", id="an article"),
        pytest.param("не менее 3 человек", id="people"),
        pytest.param("за 14 дней", id="days"),
    ],
)
def test_small_numbers_are_no_sums(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("проект на три миллиона", id="three"),
        pytest.param("пять миллионов рублей", id="five"),
        pytest.param("полтора миллиона", id="one and a half"),
    ],
)
def test_a_sum_in_words_is_not_taken_for_one_million(text: str) -> None:
    assert not any(amount.contains(1_000_000) for amount in amounts(text))


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        pytest.param("двадцать пять миллионов", 25_000_000, 5_000_000, id="twenty-five million"),
        pytest.param("триста двадцать тысяч", 320_000, 20_000, id="three hundred and twenty thousand"),
    ],
)
def test_a_sum_in_several_words_is_read_whole_or_not_at_all(text: str, value: float, part: float) -> None:
    assert not any(amount.contains(part) for amount in amounts(text))
    assert all(amount.contains(value) for amount in amounts(text))
