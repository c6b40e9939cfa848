"""Numbers in words are the numbers they say."""

import pytest

from rag.numerals import in_digits


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("тридцать дней", "30 дней", id="nominative"),
        pytest.param("не более трехсот тысяч рублей", "не более 300000 рублей", id="genitive with a scale"),
        pytest.param("двадцати одного", "21", id="compound in a case"),
        pytest.param("три миллиона двести тысяч", "3200000", id="two scales"),
        pytest.param("полтора года", "1.5 года", id="one and a half"),
        pytest.param("двух с половиной лет", "2.5 лет", id="and a half"),
        pytest.param("за полгода", "за 6 месяцев", id="half a year"),
        pytest.param("пятнадцатое октября", "15 октября", id="ordinal before a month"),
        pytest.param("двадцать первого октября", "21 октября", id="compound ordinal"),
        pytest.param("от двух до пяти дней", "от 2 до 5 дней", id="two numbers"),
        pytest.param("двадцать пять, тридцать", "25, 30", id="a comma parts numbers"),
        pytest.param("тысяча рублей", "1000 рублей", id="a scale alone"),
        pytest.param("3 млн рублей", "3 млн рублей", id="a scale after digits stays"),
        pytest.param("каждый второй", "каждый второй", id="an ordinal elsewhere stays"),
        pytest.param("дюжина саженцев и десяток клумб", "12 саженцев и 10 клумб", id="a dozen and ten"),
        pytest.param("две дюжины сказок, полдюжины песен", "24 сказок, 6 песен", id="dozens counted"),
        pytest.param("сошьем десяток кукол", "сошьем 10 кукол", id="ten of things"),
        pytest.param("около дюжины писем", "около дюжины писем", id="roughly a dozen"),
        pytest.param("десяток-другой писем", "десяток-другой писем", id="ten or so"),
        pytest.param("десятки писем", "десятки писем", id="tens"),
        pytest.param("не один десяток писем", "не 1 десяток писем", id="not one ten"),
        pytest.param("чертова дюжина писем", "чертова дюжина писем", id="thirteen of the devil"),
        pytest.param("90 гребцов и сотня друзей", "90 гребцов и 100 друзей", id="a hundred"),
        pytest.param(
            "казачья сотня, более сотни зрителей, сотню раз", "казачья сотня, более сотни зрителей, сотню раз", id="no hundred counted"
        ),
        pytest.param("устав и заявление", "устав и заявление", id="no numbers"),
    ],
)
def test_numbers_in_words_become_digits(written: str, expected: str) -> None:
    assert in_digits(written) == expected
