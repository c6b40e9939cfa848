"""What the project makes, and where it goes, under two names: «спектакль «Ветер»» in the plan, «спектакль «Буря»» for the press."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PAST
from rag.review.language.roots import beginnings
from rag.review.types import Draft, Field, Span
from rag.text import normalise

_THINGS = {
    "Спектакль": r"спектакл\w*|постановк\w*|мюзикл\w*|премьер\w+ (?:\w+ )?спектакл\w*|пьес\w*",
    "Журнал": r"журнал\w*|альманах\w*|вестник\w*",
    "Выставка": r"выставк\w*|экспозици\w*",
    "Фестиваль": r"фестивал\w*",
    "Фильм": r"фильм\w*|кинофильм\w*",
    "Сборник": r"сборник\w*|книг[аиуе]|книгой|брошюр\w*|альбом\w*",
    "Клуб": r"клуб(?:а|у|е|ом)?",
    "Студия": r"студи[яиюей]+",
    "Праздник": r"праздник(?:а|у|е|ом)?",
    "Конкурс": r"конкурс(?:а|у|е|ом)?",
    "Турнир": r"турнир(?:а|у|е|ом)?",
    "Квест": r"квест(?:а|у|е|ом)?",
    "Акция": r"акци[яиюей]+",
    "Концерт": r"концерт(?:а|у|е|ом)?",
    "Конференция": r"конференци[яиюей]+",
    "Слёт": r"слет(?:а|у|е|ом)?",
    "Маршрут": r"маршрут(?:а|у|е|ом)?|тропа|тропы|тропу|тропе|тропой",
    "Место выезда": r"санатори\w+|профилактори\w+|пансионат\w*|баз\w+(?: отдыха)?|турбаз\w*|турбаз\w*|лагер\w+|дом\w* отдыха",
}
_PLACES = "Место выезда"
_OF_OTHERS_TOO = frozenset({"Фестиваль", "Конкурс", "Турнир", "Слёт", "Концерт", "Конференция", "Акция", "Выставка"})
_NAMED = {what: re.compile(rf"(?<!\w)(?:{words}) \"([^\"\n]{{3,60}})\"") for what, words in _THINGS.items()}
_OTHER = re.compile(
    r"(?<!\w)(?:друг\w+|прошл\w+|предыдущ\w+|прежн\w+|втор\w+|следующ\w+|еще од\w+|областн\w+|всероссийск\w+|региональн\w+|республиканск\w+"
    r"|межрегиональн\w+|международн\w+|краев\w+|районн\w+|окружн\w+|городск\w+|гастрол\w+|купи\w+|участ\w+ (?:в|на)) (?:\w+ ){0,2}$"
)
"""Stands before an event of others, of another time, or a thing that is bought."""
_GOES = re.compile(r"(?<!\w)(?:на|в|во|для) (?:\w+ )?$")
"""«На фестивале» may be one where the project is a guest."""
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:приглаш\w+|опыт\w*|пособи\w+|куп(?:им|ить)|участву\w+|подад\w+|подаем|поед\w+|(?:с|в|за) 20[012]\d|командировк\w*|обуч\w+"
    r"|семинар\w*|партнер\w*|письм\w+|устав\w*)(?!\w)"
)
_QUOTED = re.compile(r'"([^"]{3,60})"')
_FIELDS = ("summary", "groups", "goal", "tasks", "results", "plan", "partners", "media", "future", "budget")
_QUOTE = re.compile('[«"“]')
_TWO = 2


def renamed(draft: Draft) -> Iterator[Contradiction]:
    """Kinds of things that one name stands for in some fields and one other in the rest, and in none of them both.

    A thing that other places or other fields name too is another one: the plan must have one of the two names, and the field of
    partners, of places, the name that the plan has not.
    """
    for what in _THINGS:
        found: dict[frozenset[str], list[Span]] = defaultdict(list)
        for field in draft.texts(*_FIELDS):
            for name, said in _names(field, what):
                found[next((known for known in found if _same(known, name)), name)].append(said)
        if len(found) != _TWO:
            continue
        (one, here), (other, there) = found.items()
        if {said.field for said in here} & {said.field for said in there} or not _in_plan(draft, here, there):
            continue
        if not any(_stands_elsewhere(draft, name, spans) for name, spans in ((one, here), (other, there))):
            yield Contradiction(
                f"{what}: два названия", tuple(Value(_quoted(said, name), said) for name, said in ((one, here[0]), (other, there[0])))
            )


def _names(field: Field, what: str) -> Iterator[tuple[frozenset[str], Span]]:
    for said in field.sentences():
        if not _QUOTE.search(said.quote):
            continue
        words = normalise(" ".join(said.quote.split()))
        if PAST.search(words) or (what != _PLACES and _OTHER_TIME.search(re.sub(_QUOTED, "", words))):
            continue
        for match in _NAMED[what].finditer(words):
            before = words[: match.start()]
            guest = _OTHER.search(before) or (what in _OF_OTHERS_TOO and _GOES.search(before))
            if (stems := beginnings(match[1])) and not guest:
                yield stems, said


def _quoted(said: Span, name: frozenset[str]) -> str:
    """The name as printed, with the word before it."""
    printed = re.finditer(r"(?:\w+ )?[«\"“]([^»\"”]+)[»\"”]", " ".join(said.quote.split()))
    return next((match[0] for match in printed if _same(beginnings(match[1]), name)), said.quote)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one is the other cut short or told in another case."""
    return one <= other or other <= one


def _in_plan(draft: Draft, here: list[Span], there: list[Span]) -> bool:
    plan = draft.get("plan")
    return plan is not None and any(said.field == plan.id for said in [*here, *there])


def _stands_elsewhere(draft: Draft, name: frozenset[str], spans: list[Span]) -> bool:
    """Whether any other field has the name in quotes too, as of something else: the organisation is called so, or a partner."""
    own = {said.field for said in spans}
    others = (normalise(" ".join(field.text.split())) for field in draft.fields.values() if field.id not in own)
    return any(_same(name, called) for text in others for quoted in _QUOTED.findall(text) if (called := beginnings(quoted)))
