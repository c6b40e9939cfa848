"""Numbers of things in Russian prose: «не менее 20 выездных мастер-классов» is 20 of «мастер-классов», qualified by «выездных»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from rag.morphology import readings
from rag.numerals import BUNCH, ROUGHLY, in_digits
from rag.review.types import Indicator
from rag.text import normalise, stem

PEOPLE = re.compile(
    r"человек|людей|людям|занимающи|жител|семей|семьи|семья|детей|дети|ребен|школьник|подростк|пенсионер|инвалид|студент|молод|пожил|старожил|рассказчи|женщин|мужчин|ветеран"
    r"|активист|сотрудник|работник|тренер|учител|учащи|ученик|спортсмен|зрител|гостей|соседей|эксперт|предпринимател|граждан|сирот|пациент|наставниц"
    r"|участник|участниц|родственни|опекун|(?<!\w)(?:мам[аы]?(?!\w)|отц|бабуш|дедуш|девоч|девуш|мальчик|юнош|ребят|взрослы|малыш|горожан|читател)|педагог|родител|доброволь|волонтер|слушател|обучающ|воспитанник|специалист|посетител|выпускник|наставник|благополучател"
)
ANYBODY = re.compile(r"человек|участни|люд")
HELPERS = re.compile(r"волонт|доброволь")
PAST = re.compile(
    r"(?<!\w)(?:уже|ранее|раньше|прошл(?:ом|ый|ая|ого|ой|ых|ые)|в 20[01]\d|в 202[0-4]|20(?:[01]\d|2[0-4]) (?:год[ау]?|г)"
    r"|за последни\w+|ежегодно|провел[иа]?|был[иао]? проведен\w*)(?!\w)"
)
"""Tells that a sentence is of what was, not of this project."""
_IN_WORDS = (
    r"дв(?:а|е|ух|ум|умя)|тр(?:и|[её]х|[её]м|емя)|четыр(?:е|[её]х|[её]м)|(?:пят|шест|сем|девят|десят)(?:ь|и|ью)|вос(?:емь|ьми|емью)"
    r"|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцат(?:ь|и|ью)|(?:два|три)дцат(?:ь|и|ью)|сорока?|(?:пять|шесть|семь|восемь)десят"
    r"|пятидесяти|шестидесяти|семидесяти|восьмидесяти|девяност[оа]|ст[оа]|двести|двухсот|триста|тр[её]хсот|четыреста|четыр[её]хсот"
    r"|(?:пять|шесть|семь|восемь|девять)сот|(?:пяти|шести|семи|восьми|девяти)сот|пол(?:тора|утора|торы)(?=\s+(?:десятк|сот))|полу?сотн(?:и|ей|е)|полу?тысяч(?:и|ей|е)"
    rf"|{BUNCH}"
)
_BUNCH, _ROUGHLY = re.compile(BUNCH, re.IGNORECASE), re.compile(rf"{ROUGHLY}$")
_COUNTED = re.compile(
    r"(?<![\d.,№:/-])(?<!№ )(?P<number>\d{1,3}(?: \d{3})+|\d+|(?<![а-яё-])(?:"
    + _IN_WORDS
    + r")(?:\s+(?:"
    + _IN_WORDS
    + r"|десятк(?:а|ов|ам|ами|ах)|сот(?:ни|ен|ням|нями|нях)))*)(?P<case>-(?:х|ти|и"
    r"|ми))?\s+(?P<words>(?:[а-яё][а-яё-]*\s+){0,3}?[а-яё][а-яё-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[а-яё][а-яё-]*", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?!мастерск(?:ие|их|им|ими|ая|ую)$|режим|[а-я]+оним$).+(?:ых|их|ым|им|ого|его|ой|ую|юю|ые|ие|ыми|ими|ая|яя)$")
_NO_THING = re.compile(
    r"год|лет(?!н)|месяц|недел|день|дня|дней|дни|час|минут|рубл|руб|тыс|млн|млрд|миллион|тысяч|процент|раз(?!д)|класс|балл|км(?!\w)|кг(?!\w)|метр|кв(?!\w)"
    r"|январ|феврал|март|апрел|мая(?!\w)|май(?!\w)|июн|июл|август|сентябр|октябр|ноябр|декабр|пол[ея](?!\w)|пункт|стать|ноч|сут"
    r"|(?:часть|части|из|на|и|в|по|до|от|или|с|со|к|для|у|о|об|за|при|под|не|как|шт|ед|чел|мес|г|м|ч)(?!\w)"
)
_GROUP = r"(?:групп|подгрупп|команд|бригад|смен|поток|отряд|заезд)"
_GROUPS_FEMININE = r"(?:(?:под)?групп|команд|бригад|смен)"
_GROUPS_MASCULINE = r"(?:поток|отряд|заезд)"
_OF_ONE_GROUP = rf"(?:у (?:{_GROUPS_FEMININE}ы|{_GROUPS_MASCULINE}а|класса)|на (?:{_GROUPS_FEMININE}у|{_GROUPS_MASCULINE}))"
"""«У отряда 10 занятий», «12 занятий на группу»."""
_EACH_BEFORE = re.compile(
    rf"(?:(?<!\w)по|(?<!часа )(?<!часов )(?<!минут )(?<!дня )(?<!дней )кажд\w+(?!\w| из (?:эт\w+ |наш\w+ )?$)[^,.;]{{0,30}}"
    rf"|в рамках одно\w+[^,.;]{{0,40}}"
    rf"|одновременно[^,.;]{{0,20}}|групп\w+ (?:по|из|до)"
    rf"|(?<!\w)(?:в (?:одн\w+ )?(?:{_GROUP}|класс)[еу]|{_OF_ONE_GROUP}(?!\w))[ :(—-]*"
    rf"|(?:программ|курс|цикл|сери|модул)\w* (?:\w+ )?из|{_GROUP}\w* [×xх*])"
    r"\s*(?:не менее |до |около )?(?:\d+-)?$"
)
_EACH_OF = re.compile(r"кажд\w+ из $")
"""Of all but of a kind: «в каждой из двух первых встреч»."""
_EACH_AFTER = re.compile(
    rf"^[^,.;()]{{0,40}}?(?:(?:в|на|для|с|за) кажд|кажд|в неделю|в месяц|в день|в год|одновременно|на одно|в одно|за раз|за одн"
    rf"|(?<!\w)(?:в {_GROUP}[еу]|{_OF_ONE_GROUP})(?!\w))"
)
_ONE_NUMBER = rf"(?:\d+(?![\d,.–—-])|(?:{_IN_WORDS})(?:\s+(?:{_IN_WORDS}))*(?![а-яё]))"
_ALONE = r"(?<![\d,.–—-])(?<![а-яё])"
_IN_GROUPS = re.compile(
    rf"{_ALONE}(?P<groups>{_ONE_NUMBER}) {_GROUP}[а-яё]{{0,3}}(?P<whom>(?: [а-яё-]+){{0,2}}?)(?:,| —| -)?(?: \(| )"
    rf"(?:по|из) (?P<each>{_ONE_NUMBER})(?: (?P<unit>[а-яё-]+))?"
    rf"|{_ALONE}(?P<of_each>{_ONE_NUMBER}) (?P<whose>[а-яё-]+) в кажд[а-яё]+ из (?P<of_groups>{_ONE_NUMBER}) {_GROUP}",
    re.IGNORECASE,
)
"""«Три группы родственников по 16 человек», «16 человек в каждой из трёх групп»."""
_THOSE_WHO = r"[а-я]+(?:щих|вших|вшихся|щихся|енных|анных)(?! [а-я]+(?:ий|ов|ей|ек)(?!\w))"
"""«96 ухаживающих Инзы»: people named by what they do."""
_COMPLEMENT = re.compile(r"^\s+(?:для|среди|по)\s+([а-яё-]+)")
_SIZE_OF = re.compile(r"([а-я-]+),? (?:не менее чем |более чем )?на $")
"""«Автобус на 20 мест» is a size, which other things do not have."""
_OF_THEM = re.compile(r"\((\d+) (?:[а-яё]+ )?(?:и|плюс|\+) ")
_CLAUSE_CHARS = 60
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_COUNT = re.compile(r"^[•*\s-]*(?:количество|число|общее количество|общее число)\s+", re.IGNORECASE)
_MAX_PARTS = 8
_MANY = 10
"""Any number from two up: the name of an indicator is read as what stands after a number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things. `unit` is the thing as written, `stem` its stem; `each` says that it is per something, not a total.

    `qualifiers` are stems of the words between, `complement` of what follows «для», «среди», «по»: they tell kinds of a thing apart.
    `start` and `end` are offsets of number and thing.
    """

    value: Decimal
    unit: str
    stem: str
    qualifiers: frozenset[str]
    complement: str | None
    each: bool
    start: int
    end: int

    def comparable(self, other: "Quantity") -> bool:
        """Whether both count the same kind of the same thing."""
        if self.stem != other.stem or (self.complement and other.complement and self.complement != other.complement):
            return False
        return not (self.qualifiers and other.qualifiers) or bool(self.qualifiers & other.qualifiers)


IN_WORDS = re.compile(rf"(?<![а-яё-])(?:{_IN_WORDS}|полтора|полутора|один|одного|одна|полу?года)(?![а-яё-])", re.IGNORECASE)
"""A number that is written in words."""


@lru_cache(maxsize=10_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of things, in order; dates, sums of money, measures and ordinals are no things.

    People in groups are told all together: «три группы по 16 человек» are three groups and 48 people.
    """
    return tuple(_quantities(text.replace("\n", " ")))


def _quantities(said: str) -> Iterator[Quantity]:
    together = dict(_in_groups(said))
    yield from together.values()
    for match in _COUNTED.finditer(said):
        if match.start() in together:
            continue
        words = list(_WORD.finditer(said, match.start("words"), match.end("words") + _CLAUSE_CHARS))
        thing = _thing(words)
        value = _value(match["number"])
        before = normalise(said[max(0, match.start() - _CLAUSE_CHARS) : match.start()] + "|").rstrip("|")
        if thing is None or not value or (_BUNCH.match(match["number"]) and _ROUGHLY.search(before)):
            continue
        noun = words[thing]
        unit = normalise(noun[0])
        after = normalise(said[noun.end() : noun.end() + _CLAUSE_CHARS])
        complement = _COMPLEMENT.match(" " + after)
        of = _SIZE_OF.search(before) if unit.startswith("мест") else None
        if of_them := _OF_THEM.match(after):  # «25 экскурсий (24 и пробная)» are 24 excursions too
            yield Quantity(Decimal(of_them[1]), unit, stem(unit), frozenset(), None, each=False, start=match.start(), end=noun.end())
        yield Quantity(
            value=value,
            unit=unit,
            stem=f"{stem(unit)} {stem(of[1])}" if of else stem(unit),
            qualifiers=frozenset(stem(normalise(word[0])) for word in words[:thing]),
            complement=stem(complement[1]) if complement else None,
            each=bool(_EACH_BEFORE.search(before) or _EACH_AFTER.match(after) or (thing and _EACH_OF.search(before))),
            start=match.start(),
            end=noun.end(),
        )


def in_groups(text: str) -> Iterator[Quantity]:
    """People told as so many groups of so many."""
    yield from dict(_in_groups(text.replace("\n", " "))).values()


def _in_groups(said: str) -> Iterator[tuple[int, Quantity]]:
    """People in groups by the place of the number of one group."""
    for match in _IN_GROUPS.finditer(said):
        each = "each" if match["each"] else "of_each"
        groups = _value(match["groups"] or match["of_groups"])
        named = [normalise(word) for word in [*(match["whom"] or "").split(), match["unit"] or match["whose"] or ""]]
        unit = next((word for word in named if PEOPLE.search(word)), "человек")
        value = groups * _value(match[each])
        if value and _may_be_people(normalise(match["unit"] or "")):
            yield (
                match.start(each),
                Quantity(value, unit, stem(unit), frozenset(), complement=None, each=False, start=match.start(), end=match.end()),
            )


def _may_be_people(unit: str) -> bool:
    """Whether a number before this word may be of people: «по 12 в каждой», «по 10 чел.», «по 8 юных спортсменов»."""
    return len(unit) <= 2 or unit.startswith("чел") or bool(PEOPLE.search(unit) or _ADJECTIVE.fullmatch(unit))


def _value(printed: str) -> Decimal:
    """The number, 0 where words are no one number, as «два три»."""
    said = re.sub(r"\s", "", printed)
    told = said if said.isdigit() else in_digits(normalise(printed))
    return Decimal(told if told.isdigit() else 0)


def adds_up(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether some of the first parts make the total."""
    return any(sum(some) == total for size in range(1, _MAX_PARTS + 1) for some in combinations(parts[:_MAX_PARTS], size))


def indicated(indicator: Indicator) -> Quantity | None:
    """What an indicator counts: «Количество проведённых занятий для детей: 20» is 20 of «занятий», whatever follows or is in brackets."""
    name = _COUNT.sub("", _IN_BRACKETS.sub(" ", indicator.name)).strip()
    counted = next(iter(quantities(f"{_MANY} {name}")), None)
    return replace(counted, value=indicator.value, each=False) if counted else None


def is_somebody(unit: str) -> bool:
    """Whether the thing counted is people, by a known name of them, or somebody alive by the dictionary: «инструкторов»."""
    return bool(PEOPLE.search(unit)) or any("anim" in marks for _, marks, _ in readings(normalise(unit.split(maxsplit=1)[0])))


def _thing(words: list[re.Match[str]]) -> int | None:
    """Which of the words after a number is the thing counted: the first that is no adjective, with nothing but spaces before it."""
    for at, word in enumerate(words[:4]):
        said = normalise(word[0])
        if at and word.string[words[at - 1].end() : word.start()].strip():
            return None
        if _NO_THING.match(said):
            return None
        if not _ADJECTIVE.fullmatch(said):
            return None if _is_verb(said) else at
    return None


def _is_verb(word: str) -> bool:
    """«Не менее 70 занимаются и летом» counts people who are named before, not a thing."""
    likeliest = readings(word)[0][1]
    return not likeliest.isdisjoint({"VERB", "INFN"}) and not any("NOUN" in grammemes for _, grammemes, _ in readings(word))


def counts_too(text: str, value: Decimal, *, people: bool) -> bool:
    """Whether a text has this number too, of people of any name or with nothing after it: «24 из 48», «по две на семью — 48.»."""
    total = rf"(?:[-:=(] ?|(?:всего|итого|вместе|в сумме) ){value}(?= ?(?:[.;,)]|$))"
    alone = re.compile(rf"(?:из (?:тех же |этих )?{value}(?!\d)|{total}|{value} {_THOSE_WHO})")
    figures = in_digits(normalise(text))
    return bool(alone.search(figures)) or (people and any(q.value == value and PEOPLE.search(q.unit) for q in quantities(text)))
