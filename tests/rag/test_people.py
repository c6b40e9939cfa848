"""People are found in every case form and order; the share found is measured over made sentences."""

from itertools import cycle, islice, product

import pymorphy3
import pytest

from rag.people import people

_WOMEN = (
    ("Мария", "Ольга", "Гульнара", "Екатерина", "Алина"),
    ("Иванова", "Кузнецова", "Ахметова", "Белова", "Мороз"),
    ("Ивановна", "Рашидовна"),
)
_MEN = ("Пётр", "Андрей", "Магомед", "Дмитрий", "Олег"), ("Смирнов", "Алиев", "Ткачук", "Зайцев", "Бондаренко"), ("Сергеевич", "Ильич")
_FRAMES = (
    ("nomn", "Заявку подаёт {} от нашей организации."),
    ("gent", "Решение подписано без {} и печати."),
    ("datv", "Можно ли выплатить {} зарплату из гранта?"),
    ("accs", "Собрание выбрало {} председателем."),
    ("ablt", "Договор заключён с {} на год."),
    ("loct", "В протоколе сказано о {} дважды."),
)
_dictionary = pymorphy3.MorphAnalyzer(lang="ru")


def _in_case(word: str, mark: str, case: str, gender: str) -> str:
    found = next(p for p in _dictionary.parse(word.lower()) if {mark, gender} <= set(p.tag.grammemes) or "ms-f" in p.tag.grammemes)
    form = found.inflect({case}) or found
    return str(form.word).capitalize()


def _sentences() -> list[tuple[str, str]]:
    """Sentences with the person each of them names."""
    made = []
    for (names, surnames, patronymics), gender in ((_WOMEN, "femn"), (_MEN, "masc")):
        for (name, surname), patronymic, (case, frame) in zip(
            product(names, surnames), cycle(patronymics), islice(cycle(_FRAMES), 25), strict=False
        ):
            one, two, three = (
                _in_case(word, mark, case, gender) for word, mark in ((name, "Name"), (surname, "Surn"), (patronymic, "Patr"))
            )
            told = (f"{one} {two}", f"{two} {one}", f"{two} {one} {three}", f"{one} {three}", f"{two} {one[0]}. {three[0]}.", two)
            made += [(frame.format(person), person) for person in told]
    return made


def test_nearly_all_people_of_made_sentences_are_found_whole() -> None:
    made = _sentences()
    missed = [text for text, person in made if person not in [text[start:end] for start, end in people(text)]]
    assert len(made) == 300
    assert len(missed) <= 0.03 * len(made), missed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Волкова Е.А. и Зайцев К. — учредители", ["Волкова Е.А.", "Зайцев К."], id="two with initials"),
        pytest.param("Директор Сидорова А. В. уволилась", ["Сидорова А. В."], id="a post before a surname"),
        pytest.param("президент Ткач Олег Петрович", ["Ткач Олег Петрович"], id="a trade for a surname"),
        pytest.param("Фонд Владимира Потанина", [], id="a foundation"),
        pytest.param("данные СОНКО Росстата", [], id="an abbreviation beside a body"),
        pytest.param("Вера в успех нужна всем", [], id="a word that opens a sentence"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_people_and_what_only_looks_so(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in people(text)] == expected
