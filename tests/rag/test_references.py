"""Norms named in a question or in an act, whatever way they are written."""

import pytest

from rag.references import Place, references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Что говорит ст 123.24 гк?", ["ГК РФ, ст. 123.24"], id="article before the code"),
        pytest.param("статья 123.24 Гк рф", ["ГК РФ, ст. 123.24"], id="in full"),
        pytest.param("ГК РФ, ст. 123.5, п. 1", ["ГК РФ, ст. 123.5, п. 1"], id="as cited, a code"),
        pytest.param("7-ФЗ, ст. 13.1, п. 4", ["7-ФЗ, ст. 13.1, п. 4"], id="as cited, a law"),
        pytest.param("п. 4 ст. 13.1 7-ФЗ", ["7-ФЗ, ст. 13.1, п. 4"], id="point first"),
        pytest.param("по 7-ФЗ п. 4 ст. 13.1", ["7-ФЗ, ст. 13.1, п. 4"], id="law first, then point and article"),
        pytest.param("7 фз ст 13.1 п 4", ["7-ФЗ, ст. 13.1, п. 4"], id="no marks at all"),
        pytest.param("7-фз 13.1", ["7-ФЗ, ст. 13.1"], id="law and number alone"),
        pytest.param("коап 19.34", ["КоАП РФ, ст. 19.34"], id="code and number alone"),
        pytest.param("82 фз статья 18", ["82-ФЗ, ст. 18"], id="without a hyphen"),
        pytest.param("ст 2 фз № 7", ["7-ФЗ, ст. 2"], id="number of the law last"),
        pytest.param("ст. 13 прим. 1 7-ФЗ", ["7-ФЗ, ст. 13.1"], id="prim"),
        pytest.param("ст 13-1 фз 7", ["7-ФЗ, ст. 13.1"], id="prim as a hyphen"),
        pytest.param("ст. 13¹ 7-ФЗ", ["7-ФЗ, ст. 13.1"], id="prim as a raised digit"),
        pytest.param("статья тринадцать прим один закона об нко", ["7-ФЗ, ст. 13.1"], id="as spoken"),
        pytest.param("статья сто двадцать три гражданского кодекса", ["ГК РФ, ст. 123"], id="a long number as spoken"),
        pytest.param("часть 2 статьи 6 закона о персональных данных", ["152-ФЗ, ст. 6, ч. 2"], id="a law by its subject"),
        pytest.param("ст. 5–7 7-ФЗ", ["7-ФЗ, ст. 5"], id="a range"),
        pytest.param("Что в пункте 30 положения о конкурсе?", ["Положение, п. 30"], id="rules of a contest"),
        pytest.param("пункт 30 положения фонда", ["Положение, п. 30"], id="rules of a fund"),
        pytest.param("положение п. 12", ["Положение, п. 12"], id="rules of a contest first"),
        pytest.param("ст. 84 центра поддержки", ["Центр поддержки ФПГ, ст. 84"], id="support centre"),
        pytest.param("что писать в поле 7", ["Центр поддержки ФПГ, поле 7"], id="a field of the application"),
        pytest.param("п. 3.2 нашего устава", ["Устав, п. 3.2"], id="one's own charter"),
        pytest.param("ст. 10 7-ФЗ и ст. 50 ГК", ["7-ФЗ, ст. 10", "ГК РФ, ст. 50"], id="two"),
        pytest.param("ст. 50 и ст. 51 ГК", ["ГК РФ, ст. 50", "ГК РФ, ст. 51"], id="two of one act"),
        pytest.param("ст. 50 ГК, та самая ст. 50 ГК", ["ГК РФ, ст. 50"], id="once"),
        pytest.param("Сколько учредителей у фонда?", [], id="none"),
        pytest.param("Закон 7-ФЗ большой", [], id="an act without a place"),
        pytest.param("Закон от 12.01.1996 7-ФЗ", [], id="an act and its date"),
        pytest.param("статья 50", [], id="a place of no act"),
        pytest.param("договор на 5 лет, п. 3 недели", ["Договор, п. 3"], id="near an act"),
    ],
)
def test_norms_named_in_a_question_are_recognised(text: str, found: list[str]) -> None:
    assert references(text) == found


@pytest.mark.parametrize(
    ("locator", "reference"),
    [
        pytest.param("Положение ФПГ 2026-1, п. 30", "Положение, п. 30", id="rules of a contest"),
        pytest.param("Центр поддержки ФПГ, ст. 84", "Центр поддержки ФПГ, ст. 84", id="support centre"),
        pytest.param("НК РФ, ст. 333.33, п. 1, пп. 1", "НК РФ, ст. 333.33, п. 1, пп. 1", id="code"),
    ],
)
def test_a_locator_copied_from_a_citation_is_recognised(locator: str, reference: str) -> None:
    assert references(f"Что значит «{locator}»?") == [reference]
    assert Place.of(reference).match(Place.of(locator)) == len(Place.of(reference).parts)


def test_a_place_of_no_act_belongs_to_the_act_that_is_read() -> None:
    text = "В случаях пункта 6 настоящего Положения и статьи 31.1 Федерального закона № 7-ФЗ, а также пункта 8."
    assert references(text, act="Положение") == ["Положение, п. 6", "7-ФЗ, ст. 31.1", "Положение, п. 8"]


@pytest.mark.parametrize(
    ("reference", "locator", "depth"),
    [
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "7-ФЗ, ст. 13.1, п. 4", 2, id="the point"),
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "7-ФЗ, ст. 13.1", 1, id="the article only"),
        pytest.param("7-ФЗ, ст. 13.1, п. 4", "7-ФЗ, ст. 13.1, п. 5", 1, id="another point"),
        pytest.param("7-ФЗ, ст. 13.1", "7-ФЗ, ст. 13.10", 0, id="a longer number"),
        pytest.param("7-ФЗ, ст. 13.1", "17-ФЗ, ст. 13.1", 0, id="another act"),
        pytest.param("Устав, п. 1", "Устав АНО «Ромашка», п. 1", 1, id="beginning of a name"),
        pytest.param("Устав, п. 1", "Уставной порядок, п. 1", 0, id="part of a word"),
        pytest.param("ГК РФ, ст. 123.18", "ГК РФ, ст. 123.17–123.20", 1, id="inside a range"),
        pytest.param("ГК РФ, ст. 123.21", "ГК РФ, ст. 123.17–123.20", 0, id="outside a range"),
        pytest.param("Центр поддержки ФПГ, поле 7", "Центр поддержки ФПГ, ст. 84, поле 7", 1, id="a field of an article"),
    ],
)
def test_a_reference_matches_a_locator_as_deep_as_they_agree(reference: str, locator: str, depth: int) -> None:
    assert Place.of(reference).match(Place.of(locator)) == depth
