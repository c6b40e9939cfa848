"""Things that a plan hands out by its verb alone: «каждому вручим тельняшку», «участники получат рюкзаки»."""

import re

from rag.morphology import readings
from rag.review.language.quantities import PEOPLE

_HANDED = re.compile(
    r"(?<!\w)(?:вруч|подар(?:ят|им|ит)|дар(?:ят|им)|получ(?:ат|ит|ают|ает)|(?:раз|вы)да(?:ча|дим|дут|ем|ют)|наград|награжд)[а-я]*"
    r"[^.;:]{0,60}?(?<!\w)(?P<thing>(?:рюкзак|термос|кружк(?:и|у|а|ами)(?!\w)|зонт|бейсболк|кепк|толстовк|плед|приз(?:ы|ами|ов|ом)?(?!\w)"
    r"|букет|цвет(?:ы|ами)(?!\w)|игрушк|набор(?:ы|ами| для)(?!\w)|планшет|смартфон|тонометр|браслет|блокнот|канцтовар|аптечк|фонар|саженц"
    r"|книг)[а-я]*)"
)
_PRESENTED = re.compile(
    r"(?<!\w)(?:вруч(?:ат|им|ит|аем|ают|ен[аоы]?|ени[еям]+)|подар(?:ят|им|ит)|дар(?:ят|им))(?!\w)(?P<rest>(?: [а-я-]+| \d+){1,4})"
)
_PAPERS = re.compile(
    r"сертификат|грамот|диплом|памятк|свидетельств|удостоверен|благодар|документ|справк|приглаш|анкет|паспорт|аттестат|письм|ключ|отчет|знак"
    r"|слов|рекоменд|план|программ|папк|поделк|работ|издели|рисун|открытк|итог|результат|премь|стипенди|команд|проект|радост|улыб|внимани"
)
"""Cost next to nothing, are made by those who give them, or are no things."""
_PRESENTS = re.compile(r"(?<!\w)(?:приз|подар|сувенир|наград|медал|куб[ок]к)")
_BEGINNING = 4


def presented(said: str, had: str) -> str | None:
    """A thing that a normalised text of an activity hands out, and that `had`, all that is paid for, given or had, may not be."""
    handed = _HANDED.search(said)
    things = [handed["thing"]] if handed else []
    things += [thing for match in _PRESENTED.finditer(said) if (thing := _thing(match["rest"]))]
    return next((in_first_form(thing) for thing in things if not _is_had(thing, had)), None)


def in_first_form(told: str) -> str:
    """A single noun as the dictionary has it, «в палатках» tells of «палатка»; any other words as they stand."""
    found = readings(told) if " " not in told else ()
    return next((form for form, marks, score in found if "NOUN" in marks and score == found[0][2]), told)


def _thing(rest: str) -> str | None:
    """The first noun after the verb that is no person: «каждому строителю именную тельняшку»."""
    for word in re.findall(r"[а-я-]{4,}", rest):
        marks = readings(word)[0][1]
        if "NOUN" in marks and "anim" not in marks and not marks & {"datv", "ablt", "loct"} and not PEOPLE.search(word):
            return None if _PAPERS.match(word) else word
    return None


def _is_had(thing: str, given: str) -> bool:
    """Whether anything that is paid for or had may be this: presents are told by many names."""
    called = bool(_PRESENTS.match(thing)) and bool(_PRESENTS.search(given))
    return called or bool(re.search(rf"(?<!\w){thing[:_BEGINNING]}", given))
