"""What a page or a layout does to a draft: lines cut by the width, names of places in any case, parts of an article."""

from textwrap import wrap

import pytest

from rag.review.fund import FundRules
from rag.review.language.printed import page_width, paragraphs, printed_lines
from rag.review.language.settlements import is_place_told, settlements
from rag.review.reading.articles import article_of

_NARROW = wrap("мы учим ребят из трёх деревень чинить лодки и ходить на них по озеру вместе с отцами и дедами, " * 8, 60)


def test_a_narrow_page_joins_its_lines() -> None:
    width = page_width(_NARROW)
    assert width in range(55, 63)
    assert len(paragraphs(_NARROW, width).split("\n")) == 1
    assert paragraphs(["Научить чинить лодки", "Построить мастерскую"], width).count("\n") == 1


def test_whole_paragraphs_are_not_joined() -> None:
    text = ["Слово " * 30] * 6
    label = "гранты и пожертвования некоммерческих организаций страны, кроме президентских грантов (всего за год)"
    assert page_width(text) == 0
    assert paragraphs([label, "500000"], None) == f"{label}\n500000"


@pytest.mark.parametrize(
    ("name", "geography", "told"),
    [
        ("Суме", "посёлок городского типа Сума", True),
        ("Дна", "город Дно", True),
        ("Ельце", "г. Елец", True),
        ("Тальменском", "с. Тальменское", True),
        ("Великих Луках", "город Великие Луки", True),
        ("Остров", "город Дно", False),
        ("Волжске", "Волгоград", False),
    ],
)
def test_a_place_in_any_case(name: str, geography: str, told: bool) -> None:
    assert is_place_told(name, geography) is told


def test_one_mark_before_several_names_tells_no_number() -> None:
    assert not settlements("с. Озёрное, Луговое, Ключи")
    assert settlements("с. Озёрное, с. Луговое")["село"] == 2


@pytest.mark.parametrize(
    ("title", "article"),
    [("Статья 1. Оплата труда (1.1 — штат)", "1.1"), ("Подстатья 1.2. Договоры ГПХ", "1.2"), ("1. Оплата труда", "1")],
)
def test_a_part_of_an_article(title: str, article: str, fund: FundRules) -> None:
    assert article_of(title, fund) == article


def test_pictures_of_a_message() -> None:
    assert printed_lines("🔹 Задачи\n✅ Собрать лодку\n1️⃣ Набор") == ["Задачи", "• Собрать лодку", "1. Набор"]
