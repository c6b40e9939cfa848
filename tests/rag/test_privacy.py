"""Personal data does not leave the machine."""

import pytest

from rag.privacy import is_local, mask, unmask

_PERSONAL = [
    pytest.param("ivan.petrov+nko@mail-list.example.ru", "почта", id="mail"),
    pytest.param("+7 (912) 345-67-89", "телефон", id="mobile phone"),
    pytest.param("8 912 345 67 89", "телефон", id="phone with spaces"),
    pytest.param("89123456789", "телефон", id="phone in one run"),
    pytest.param("8(495)123-45-67", "телефон", id="city phone"),
    pytest.param("7 912 345-67-89", "телефон", id="phone without its plus"),
    pytest.param("112-233-445 95", "снилс", id="snils"),
    pytest.param("4510 123456", "паспорт", id="passport"),
    pytest.param("45 10 № 123456", "паспорт", id="passport with a number sign"),
    pytest.param("серия 4510 номер 123456", "паспорт", id="passport in words"),
    pytest.param("500100732259", "инн", id="taxpayer number of a person"),
    pytest.param("40703810938000001234", "счёт", id="account"),
]


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
        pytest.param("ГК РФ, ст. 123.17–123.20, п. 1", id="articles"),
        pytest.param("конкурс 2026-1, заявка 26-1-012345", id="contest and application"),
        pytest.param("ОГРН 1027700132195", id="state number of an organisation"),
        pytest.param("Сколько учредителей у АНО?", id="no numbers"),
    ],
)
def test_ordinary_numbers_are_not_hidden(text: str) -> None:
    assert mask(text) == (text, {})


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
