"""Shares in percent beside the numbers they are of."""

import pytest

from rag.review.comparisons.percents import percents
from rag.review.fund import FundRules
from rag.review.types import Draft, Field


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Мы опросили 240 семей. Библиотеки не знают 60 семей (25 %). Читают вслух 48 человек, то есть 30 %.",
            ["30 %", "48 из 240 — это 20 %"],
        ),
        ("Не менее 45 из 60 ребят (85 %) дочитают книгу.", ["85 %", "45 из 60 — это 75 %"]),
        ("Опрошено 1 240 жителей. Рады чтениям 930 (75 %). Сами читают 310, или 52 %.", ["52 %", "310 из 1 240 — это 25 %"]),
        ("Мы опросили 240 семей. Библиотеки не знают 60 семей (25 %). Читают вслух 48 человек, то есть 20 %.", []),
        ("Мы опросили 240 семей. Библиотеки не знают 60 семей (25 %). Из 90 отцов читают 27 (30 %).", []),
        ("Мы опросили 240 семей. Читают вслух 48 человек, то есть 30 %.", []),  # nothing else tells of whom
        ("Сейчас читают 48 человек (30 %), к маю их доля вырастет до 45 %.", []),
    ],
)
def test_a_share_that_its_number_is_not(fund: FundRules, said: str, told: list[str]) -> None:
    form = next(field for field in fund.form if field.key == "problem")
    draft = Draft("заявка", {form.id: Field(form.id, form.title, said, "форма фонда", key="problem")})
    assert [value.value for found in percents(draft) for value in found.values] == told
