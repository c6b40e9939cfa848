"""Personal data does not leave the machine."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rag.privacy import is_local, mask, unmask

_PERSONAL = [
    pytest.param("ivan.petrov+nko@mail-list.example.ru", "почта", id="mail"),
    pytest.param("@ivan_petrov", "ник", id="nickname"),
    pytest.param("https://vk.com/id12345", "ник", id="page in a social network"),
    pytest.param("+7 (912) 345-67-89", "телефон", id="mobile phone"),
    pytest.param("8 912 345 67 89", "телефон", id="phone with spaces"),
    pytest.param("89123456789", "телефон", id="phone in one run"),
    pytest.param("8(495)123-45-67", "телефон", id="city phone"),
    pytest.param("7 912 345-67-89", "телефон", id="phone without its plus"),
    pytest.param("+375 29 123-45-67", "телефон", id="phone of another country"),
    pytest.param("112-233-445 95", "снилс", id="snils"),
    pytest.param("112 233 445 95", "снилс", id="snils with spaces"),
    pytest.param("11223344595", "снилс", id="snils in one run by its check number"),
    pytest.param("4510 123456", "паспорт", id="passport"),
    pytest.param("45 10 123456", "паспорт", id="passport in three parts"),
    pytest.param("45 10 № 123456", "паспорт", id="passport with a number sign"),
    pytest.param("II-МЮ № 123456", "паспорт", id="certificate of birth"),
    pytest.param("500100732259", "инн", id="taxpayer number of a person"),
    pytest.param("304500116000157", "огрнип", id="state number of an entrepreneur"),
    pytest.param("40703810938000001234", "счёт", id="account"),
    pytest.param("40817 810 9 3800 0001234", "счёт", id="account in groups"),
    pytest.param("4111 1111 1111 1111", "карта", id="card by its check digit"),
    pytest.param("2200-0000-0000-0053", "карта", id="card with hyphens"),
    pytest.param("ул. Ленина, д. 5, кв. 12", "адрес", id="home address"),
    pytest.param("г. Тверь, ул. Садовая, дом 7, квартира 3", "адрес", id="home address with its town"),
    pytest.param("Иванов Пётр Сергеевич", "имя", id="full name"),
    pytest.param("ИВАНОВ ПЁТР СЕРГЕЕВИЧ", "имя", id="full name in capitals"),
    pytest.param("петрова мария ивановна", "имя", id="full name in lower case"),
    pytest.param("Марии Кузнецовой", "имя", id="name in a case"),
    pytest.param("Анны Сергеевны", "имя", id="name and patronymic"),
    pytest.param("Сидорова А. В.", "имя", id="surname and initials"),
    pytest.param("П.С. Громов", "имя", id="initials and surname"),
    pytest.param("Гульнаре Ахметзяновой", "имя", id="a rare name in a case"),
    pytest.param("Магомедом Рашидовичем Алиевым", "имя", id="three words in the instrumental"),
    pytest.param("Римский-Корсаков Андрей", "имя", id="a double surname"),
]


@pytest.mark.parametrize(
    ("text", "kind", "gone"),
    [
        pytest.param("паспорт серия 4510 номер 123456", "паспорт", "123456", id="passport in words"),
        pytest.param("паспорт 4510123456 выдан", "паспорт", "4510123456", id="passport in one run beside its word"),
        pytest.param("паспорт 2026 500000", "паспорт", "500000", id="a series like a year beside its word"),
        pytest.param("код подразделения 770-001", "паспорт", "770-001", id="code of the office"),
        pytest.param("мой ИНН 123456789012", "инн", "123456789012", id="a mistyped number beside its word"),
        pytest.param("тел. 2-34-56", "телефон", "2-34-56", id="a short phone beside its word"),
        pytest.param("номер карты: 4276 3800 1234 5674", "карта", "5674", id="a mistyped card beside its word"),
        pytest.param("родилась 15 марта 1980 года", "дата рождения", "15 марта", id="birth in words"),
        pytest.param("15.03.1980 г.р.", "дата рождения", "15.03", id="birth in digits"),
        pytest.param("1980 года рождения", "дата рождения", "1980", id="year of birth"),
        pytest.param("Проживает: г. Тверь, ул. Садовая, д. 7", "адрес", "Садовая", id="a house someone lives in"),
        pytest.param("у моего сына сахарный диабет 1 типа", "диагноз", "диабет", id="illness of a son"),
        pytest.param("У Марии Петровой рак, можно ей помочь?", "диагноз", "рак", id="illness of a named person"),
        pytest.param("я инвалид 2 группы, можно быть учредителем?", "диагноз", "инвалид", id="one's own disability"),
        pytest.param("меня зовут алия", "имя", "алия", id="a name after its word"),
        pytest.param("Кузнецов не подписал решение.", "имя", "Кузнецов", id="a lone surname at the start"),
        pytest.param("С Ольгой мы дружим.", "имя", "Ольгой", id="a lone first name"),
    ],
)
def test_what_is_personal_by_the_word_beside_it_is_hidden(text: str, kind: str, gone: str) -> None:
    masked, hidden = mask(text)
    assert gone not in masked
    assert f"[{kind} 1]" in masked
    assert unmask(masked, hidden) == text


@pytest.mark.parametrize(("written", "kind"), _PERSONAL)
def test_personal_data_is_hidden_and_its_kind_is_told(written: str, kind: str) -> None:
    masked, hidden = mask(f"Мои данные: {written}, можно?")
    assert not any(part in masked for part in written.split() if part.isdigit())
    assert written not in masked
    assert f"[{kind} " in masked
    assert hidden


@pytest.mark.parametrize(("written", "kind"), _PERSONAL)
def test_what_is_hidden_can_be_put_back(written: str, kind: str) -> None:
    question = f"Мои данные: {written}, можно? ({kind})"
    assert unmask(*mask(question)) == question


def test_several_are_told_apart_and_put_back_each_in_its_place() -> None:
    question = "Пишите a@b.ru или c@d.ru, звоните 89123456789, ещё раз a@b.ru, жду."
    masked, hidden = mask(question)
    assert len(hidden) == 3
    assert masked.count("[почта 1]") == 2
    assert unmask(masked, hidden) == question


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Грант 3 000 000 рублей до 15.10.2025", id="sum and date"),
        pytest.param("8 000 000 рублей на 2026 год", id="a sum that begins like a phone"),
        pytest.param("Бюджет на 2026 500000 рублей", id="a year and a sum"),
        pytest.param("ГК РФ, ст. 123.17–123.20, п. 1", id="articles"),
        pytest.param("Федеральный закон от 12.01.1996 № 7-ФЗ", id="date and number of an act"),
        pytest.param("конкурс 2026-1, заявка 26-1-012345", id="contest and application"),
        pytest.param("ОГРН 1027700132195", id="state number of an organisation"),
        pytest.param("ИНН 7707083893, КПП 773601001", id="numbers of an organisation"),
        pytest.param("КБК 18210807110010000110", id="budget code"),
        pytest.param("горячая линия 8 800 555-35-35", id="a hotline"),
        pytest.param("Юридический адрес: 170000, г. Тверь, ул. Садовая, д. 7, офис 3", id="address of an organisation"),
        pytest.param("Конкурс Фонда Потанина и Фонд Тимченко", id="foundations named after people"),
        pytest.param("встреча на улице Гагарина", id="a street named after a man"),
        pytest.param("проект для детей с ДЦП и аутизмом", id="an illness a project is about"),
        pytest.param("Может ли инвалид быть учредителем?", id="a disability of nobody"),
        pytest.param("Роман о войне, вера в людей и надежда", id="words that are names too"),
        pytest.param("Устав АНО «Забота» утверждён Советом.", id="organisation and organ"),
        pytest.param("Минюст России, Росмолодёжь, Госуслуги", id="state bodies"),
        pytest.param("Киров, Тула и Вологда", id="towns"),
        pytest.param("МРОТ 27 093 рубля, УСН 6 %, РСВ", id="abbreviations"),
        pytest.param("Центр поддержки, Движение Первых, Президентский фонд", id="capitals"),
        pytest.param("Сколько учредителей у АНО?", id="no numbers"),
        pytest.param("можно ли ано продавать сувениры", id="a particle and an abbreviation that the dictionary has as names"),
        pytest.param("срок победителю 2026-1", id="a word that ends as a phone begins"),
    ],
)
def test_ordinary_numbers_are_not_hidden(text: str) -> None:
    assert mask(text) == (text, {})


def test_a_later_text_of_the_conversation_keeps_the_labels_of_the_earlier_one() -> None:
    _, hidden = mask("Мария Кузнецова, ivan@mail.ru")
    masked, both = mask("Пишите Мария Кузнецова или anna@mail.ru", hidden)
    assert masked == "Пишите [имя 1] или [почта 2]"
    assert both == {**hidden, "[почта 2]": "anna@mail.ru"}


def test_words_that_look_like_a_label_are_not_taken_for_one() -> None:
    text = "[имя 1] — это Мария Кузнецова"
    assert unmask(*mask(text)) == text


def test_masking_from_many_threads_is_the_same() -> None:
    texts = [f"Спросите Марию Кузнецову и Петрова И. И., дело {n}" for n in range(50)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(mask, texts)) == [mask(text) for text in texts]


def test_a_mask_that_the_model_made_up_stays() -> None:
    assert unmask("Позвоните [телефон 9]", {"[телефон 1]": "89123456789"}) == "Позвоните [телефон 9]"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("http://localhost:11434/v1", True, id="name"),
        pytest.param("http://LOCALHOST/v1", True, id="capitals"),
        pytest.param("http://127.0.0.1:8080", True, id="IPv4"),
        pytest.param("http://127.8.8.8:8080", True, id="all of loopback"),
        pytest.param("http://[::1]:8080/v1", True, id="IPv6"),
        pytest.param("https://api.example.com/v1", False, id="another machine"),
        pytest.param("http://192.168.0.5:11434", False, id="a neighbour"),
        pytest.param("http://localhost.example.com", False, id="a name that begins so"),
        pytest.param("http://127.0.0.1@example.com/", False, id="a user name that looks so"),
        pytest.param("http://example.com/127.0.0.1", False, id="a path that looks so"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_only_this_machine_is_local(url: str, expected: bool) -> None:
    assert is_local(url) is expected
