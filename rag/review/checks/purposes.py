"""What a line of the budget is for, by its own words, where the project has no such thing: «поездка в театр», «призы на спартакиаду»."""

import re
from collections.abc import Iterator

from rag.morphology import readings
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft
from rag.text import normalise

_ALIKE = (
    r"турнир|соревновани|чемпионат|первенств|состязани|спартакиад|олимпиад|матч|забег|марафон",
    r"концерт|праздник|фестивал|спектакл|постановк|премьер|карнавал|ярмарк|бал(?:а|у|е|ов)?(?!\w)|[её]лк(?!и\w)",
    r"форум|слет|съезд|конференци|семинар|тренинг|вебинар|хакатон",
    r"экскурси|поход|экспедици|путешестви|прогулк",
    r"выставк|экспозици|вернисаж",
    r"лагер|смен(?:а|ы|у|е)(?!\w)|(?:учебно-тренировочн|военно-полев)\w+ сбор",
)
"""Events that people call by one another's names, each a group."""
_VISITED = (
    r"театр|музе[йяею]|цирк|кино(?!теат)|кинотеатр|зоопарк|океанариум|планетари|аквапарк|филармони|санатори|турбаз|баз[ауые] отдыха"
    r"|монастыр|храм|собор|усадьб|(?:авто)?завод|фабрик|ферм|каток|катк|бассейн|заповедник|стадион|галере|дельфинари|спектакл|аттракцион|батут"
)
_EVENTS = "|".join(_ALIKE)
_TRIP = r"(?<!\w)(?:поезд(?:к|ок)|выезд|экскурси|билет|автобус|микроавтобус|проезд|трансфер|пут[её]вк|посещени|рейс)\w*"
_TO = re.compile(
    rf"{_TRIP}(?: [а-я-]+){{0,4}}? (?:в|во|на|до|по) (?:[а-я-]+ ){{0,3}}?"
    rf"(?P<where>(?:{_VISITED}|{_EVENTS})[а-я-]*(?: (?:на|в) (?:{_EVENTS}|{_VISITED})[а-я-]*)?)"
    rf"|(?<!\w)(?:посещени|билет)\w* (?:[а-я-]+ ){{0,2}}?(?P<whom>(?:{_VISITED})[а-я-]*)"
)
_TO_TOWN = re.compile(
    rf"(?i:{_TRIP})(?: [а-яё-]+){{0,6}}? (?:в|во|до) (?:город[а-яё]* |г\. ?|село |пос[её]лок |деревню |станицу )?"
    r"(?P<town>[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*)"
)
_ROUTE = re.compile(rf"(?i:{_TRIP})(?: [а-яё-]+){{0,3}} (?P<route>[А-ЯЁ][а-яё]{{3,}}(?: ?[–—-] ?[А-ЯЁ][а-яё]{{3,}})+)")
_COMERS = re.compile(
    r"эксперт|приглаш|лектор|спикер|артист|преподавател"
    r"|(?<!\w)(?:тренер|мастер|судь|судей|ведущ|гост(?:я|ей|ям|и|ю)(?!\w)|педагог|писател|художник|музыкант|режисс[её]р)"
)
"""Who may come from any town to the project."""
_TOWN_NAME = r"[А-ЯЁ][а-яё]{2,}(?:-(?:на-)?[А-ЯЁ][а-яё]+)*"
_OF_TOWN = re.compile(rf"(?<!\w)(?:г\.|гор\.|город[а-я]*) ?(?P<town>{_TOWN_NAME})")
_IN_TOWN = re.compile(rf"(?<!\w)[Вв]о? (?P<town>{_TOWN_NAME})")
_ANY_ROUTE = re.compile(rf"(?<!\w){_TOWN_NAME}(?: ?[–—-] ?{_TOWN_NAME})+")
_FOR = re.compile(rf"(?<!\w)(?:для|на|к|ко|во время) (?:[а-я-]+ ){{0,2}}?(?P<what>(?:{_EVENTS})[а-я-]*)")
_FOR_ANY = re.compile(rf"(?<!\w)(?:на|к|ко|во время) (?:[а-я-]+ ){{0,2}}?(?P<what>(?:{_EVENTS})[а-я-]*)")
_OF_STAFF = re.compile(
    r"стажировк|(?<!\w)обучени|(?<!\w)(?:на|для) (?:\w+ )?(?:курс|семинар|тренинг)|повышени\w+ квалификац|обмен\w* опыт"
    r"|конференци|форум|для (?:покупк|закупк|приемк)|архив"
)
"""Where people go to learn or to fetch something is no place of the project."""
_OF_MANY = re.compile(r"(?<!\w)(?:био)?туалет|(?<!\w)(?:звук|сцен|шат[её]?р|трибун|огражден)|звуков\w+ (?:аппарат|оборудован)")
_FOR_MANY = re.compile(r"(?<!\w)(?:ярмарк|фестивал|праздник|концерт|гулянь|карнавал|парад(?!н))")
_FETCH = re.compile(r"для (?:покупк|закупк|приемк)|архив")


def purposeless(draft: Draft) -> Iterator[tuple[BudgetLine, str]]:
    """Lines with where they go or the event they are for, which nothing but the budget speaks of."""
    told = " ".join(field.text for field in draft.fields.values() if field.key not in {"budget", "projects", "press", "problem"})
    known, said = roots(told), normalise(told)
    for line in draft.budget.lines if draft.budget else ():
        printed = " ".join(f"{line.name}. {line.comment}".split())
        words = normalise(printed)
        of_staff = _OF_STAFF.search(words)
        if line.article == "2" and of_staff:
            away = [] if roots(of_staff[0]) & known or _FETCH.search(words) else _away(line)
            if town := next((name for name in away if not is_named(name, said)), None):
                yield line, town
            continue
        towns = () if of_staff else [*_towns(printed), *_away(line)]
        town = next((name for name in towns if not is_named(name, said)), None)
        went = next((m for m in _TO.finditer(words) if not _has(m["where"] or m["whom"], known, said)), None)
        event = next((m for m in _FOR.finditer(normalise(line.name)) if not _has(m["what"], known, said)), None)
        if town or went or event:
            yield line, town or (went and (went["where"] or went["whom"])) or (event["what"] if event else "")


def serves_outdoors(line: BudgetLine, planned: str) -> bool:
    """Whether a line is of what any event for many people needs, and the plan has one: «биотуалеты» of a fair."""
    return bool(_OF_MANY.search(normalise(line.name)) and _FOR_MANY.search(normalise(planned)))


def event_of(name: str) -> str | None:
    """The event that a line is for by its name: «автобус для гостей на фестиваль»."""
    match = _FOR_ANY.search(normalise(name))
    return match["what"] if match else None


def _towns(printed: str) -> Iterator[str]:
    """Where people are taken: «в Томск», and each town of a route «Бузулук – Самара – Бузулук»."""
    yield from (match["town"] for match in _TO_TOWN.finditer(printed))
    for match in _ROUTE.finditer(printed):
        yield from re.findall(r"[А-ЯЁ][а-яё]+", match["route"])


def _away(line: BudgetLine) -> Iterator[str]:
    """Towns that a business trip goes to, unless it may be somebody's way to the project."""
    printed = " ".join(f"{line.name}. {line.comment}".split())
    if line.article != "2" or _COMERS.search(normalise(printed)):
        return
    yield from (match["town"] for match in _OF_TOWN.finditer(printed))
    for match in _IN_TOWN.finditer(printed):
        if any("Geox" in marks for _, marks, _ in readings(normalise(match["town"]))):
            yield match["town"]
    for match in _ANY_ROUTE.finditer(printed):
        yield from re.findall(_TOWN_NAME, match[0])


def is_named(town: str, said: str) -> bool:
    """Whether a normalised text has the town in any case: «Оренбургская область» is not Оренбург."""
    stem = re.sub(r"[аеиоуыьйя]+$", "", normalise(town))
    return bool(re.search(rf"(?<!\w){stem}[а-я]{{0,3}}(?!\w)", said))


def _has(what: str, known: set[str], said: str) -> bool:
    """Whether the project speaks of this, or of an event of any name of this one."""
    if roots(what) & known:
        return True
    same = () if " " in what or re.search(_VISITED, what) else (group for group in _ALIKE if re.match(group, what))
    return any(re.search(rf"(?<!\w)(?:{group})", said) for group in same)
