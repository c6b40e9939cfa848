"""How old the participants are, told in one field otherwise than in another: in years, in classes of school, in words."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from rag.numerals import in_digits
from rag.review.comparisons.measures import Found, in_figures, one_by_one
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.language.quantities import PAST, PEOPLE
from rag.review.types import COMPARED, Draft, Field, Span
from rag.text import normalise, stem

_AGE = re.compile(r"(?<!\d)(?:от\s+)?(\d{1,2})\s*(?:-|–|—|до)\s*(\d{1,2})(?:\s*лет(?!\w)|-?\s*летн)", re.IGNORECASE)
_CLASSES = re.compile(r"(?<!\d)(\d{1,2})\s*[-–—]\s*(\d{1,2})(?:-?[а-я]{1,2})?\s*класс", re.IGNORECASE)
_AGE_FROM = re.compile(r"старше (\d{1,2}) лет|(?<!\d)(\d{1,2}) лет и (?:старше|более)|(?<!\d)(\d{2})\+", re.IGNORECASE)
_AGE_LEAST = re.compile(
    r"(?<!\w)(?:старше|от|с|не моложе|не младше|достиг\w+(?: возраста)?|исполнилось) (\d{1,2})(?:-?ти)? ?(?:лет(?!\w)|\+)"
    r"|(?<![\d.,-])(\d{1,2}) (?:лет )?и (?:старше|более|выше)|(?<!\w)за (\d{2})(?= лет|[,.;)]|$)|(?<![\d.,+-])(\d{2}) ?\+(?! ?\d)"
)
_NEAR = 20
_A_PART = re.compile(r"(волонт|доброволь|наставни|родител|педагог|учител|тренер|зрител|гост|вожат|куратор|ведущ|экскурсовод)[а-я]*\W*$")
_NAME_CHARS = 25
_WHO_BEFORE = re.compile(r"([а-я-]+),? \(?(?:в возрасте )?(?:от |с )?$")
_WHO_AFTER = re.compile(r"(?:ие|их|им|ими) ([а-я-]+)")
_ANYBODY = re.compile(r"(?<!\w)(?:жител|пенсионер|люд(?:и|ей|ям|ьми)(?!\w)|горожан|сельчан|женщин|мужчин|адресован)")
_INVITES = re.compile(r"(?<!\w)(?:набор|набира|запис|приглаш|зовем|адресован|прием заяв)")
_ADDRESSED = re.compile(
    r"(?<!\w)мы (?:обращаемся|зовем|приглашаем|набираем|ждем)(?!\w)"
    r"|(?<!\w)проект (?!не )(?:[а-я]+ )?(?:адресован|обращен|рассчитан|предназначен|направлен на)"
)
_ONE_GROUP = re.compile(r"(?<!\w)(?:групп[ауеы]?(?!\w)|поток|отряд|также|отдельн|кроме)")
_AGE_UP_TO = re.compile(r"младше (\d{1,2}) лет", re.IGNORECASE)
_OF_PARTICIPANTS = ("summary", "goal", "results", "plan")
_LETN = re.compile(r"(?<!\w)([а-я]+|\d+-?)летн(?:ие|их|им|ими)(?!\w)")
_YOUNGER = re.compile(
    r"(?:исполнил\w+|достиг\w+) (\d{1,2})(?= лет(?!\w)|[,.:;)]|$)"
    r"|(?:(?<!\w)(?:с|от|до) (?=\d{1,2} лет(?!\w))|(?<!\d)(?=\d{1,2}-? летн))(\d{1,2})"
)
_CALLED = re.compile(r"подрост|ребят|(?<!\w)дет(?:и|ей|ям)(?!\w)|школьник|учени|зовем|набира|приглаша|участни|берем|принима|группа|поток")
_OTHERS = re.compile(r"взросл|наставни|волонт|доброволь|родител|педагог|опыт|стаж|тренер|гарант|зрител|гост|сестр|брат|сроком|(?<!\w)час")
_YOUNGEST = 3
_ORDINALS = ("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат")
_COUNTED_BY = ("перво", "второ", "третье", "четверо", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати")
_CLASS = rf"(?:\d{{1,2}}(?:-?[а-я]{{1,2}}(?!\w))?|(?:{'|'.join(_ORDINALS)})[а-я]*)"
_OF_CLASSES = re.compile(rf"(?<![\w.,-])({_CLASS})(?: ?(?:-|и|,|до|по) ?({_CLASS}))? класс(?:а|ов|ы|ах|ам|е)?(?!\w)")
_CLASSMATES = re.compile(rf"(?<!\w)({'|'.join(_COUNTED_BY)})классни[кц]")
_LAST_CLASS, _MOST_CLASSES = 11, 3
_FIRST_CLASS_AGE = 7
"""Pupils of class n are n + 6 or n + 7 years old."""
_AGES_OF = {
    r"дошкольн|детск\w+ сад": (3, 6),
    r"младш\w+ (?:школьн|класс)|начальн\w+ (?:школ|класс)|первокласс": (7, 10),
    r"старшеклассн|старш\w+ (?:школьн|класс)|выпускник\w* школ": (15, 18),
    r"студент": (17, 23),
}
"""Ages of those who are called by what they attend: a second group without figures."""
_UP_TO = re.compile(r"(?<!\w)до (?:(\d{1,2}) лет(?!\w)|18-?летия|совершеннолетия)")
_ADULT = 18
_JOIN = re.compile(
    r"набор|набира|запис|зачисл|отбира|берем|принима|осваива|освоят|обуча|уч[аи]тся|занима|проход|(?<!\w)курс|мастерск|заняти|отряд|кружок|участни"
)
_LOOK_ON = re.compile(
    r"(?<!\w)(?:показ|экскурси|выставк|праздник|концерт|объявлен|опрос|анкет|урок|лекци|младш|кроме|раньше)|не (?:берем|принимаем|набираем)"
)
"""Tells of pupils who come once, or do not take part."""


def ages(draft: Draft) -> Iterator[Contradiction]:
    """Ranges of age: each field that names one range must name one that another field names too.

    The readers of a page are not the participants, so what is told of information is left out.
    """
    fields = [field for field in draft.texts(*COMPARED) if field.key != "media"]
    groups = told.text if (told := draft.get("groups")) else ""
    kinds = {_kind(match, groups) for field in fields for match, _ in in_figures(field, _AGE)}
    for kind in sorted(kinds):
        yield from one_by_one("Возраст", fields, partial(_ranges, kind=kind, groups=groups))
    yield from one_by_one(
        "Возраст", fields, lambda field: [(f"старше {m[1] or m[2] or m[3]} лет", at) for m, at in in_figures(field, _AGE_FROM)]
    )
    yield from one_by_one("Возраст", fields, lambda field: [(f"младше {m[1]} лет", at) for m, at in in_figures(field, _AGE_UP_TO)])
    yield from one_by_one("Классы", fields, lambda field: [(f"{m[1]}–{m[2]} классы", at) for m, at in in_figures(field, _CLASSES)])
    yield from _of_one_name(draft, fields)
    yield from _younger(fields)
    yield from _from_another_age(fields)
    yield from _unfit(fields)


def _ranges(field: Field, *, kind: str, groups: str) -> list[Found]:
    return [(f"{m[1]}–{m[2]} лет", at) for m, at in in_figures(field, _AGE) if _kind(m, groups) == kind]


def _kind(age: re.Match[str], groups: str) -> str:
    """Whose age a range is where they are but a part of those whom the project is for: «24 добровольца 16–22 лет»."""
    named = _A_PART.search(normalise(age.string[max(0, age.start() - _NAME_CHARS) : age.start()]))
    return named[1] if named and not re.search(named[1], normalise(groups)) else ""


def _of_one_name(draft: Draft, fields: Sequence[Field]) -> Iterator[Contradiction]:
    """«Подростки 13–17 лет» of groups that are «подростки 14–18 лет» and others: neither a part of theirs nor all groups together."""
    groups = next((field for field in fields if field.key == "groups"), None)
    known = _by_name(draft, groups) if groups else {}
    all_told = [ages_told for of in known.values() for ages_told in of]
    for field in fields if len(all_told) > 1 else ():
        for who, told in _by_name(draft, field).items():
            if field is groups or len(told) != 1 or len(known.get(who, ())) != 1:
                continue
            ((least, most), said), ((youngest, oldest), where) = *told.items(), *known[who].items()
            together = any(least == one for one, _ in all_told) and any(most == one for _, one in all_told)
            if least <= oldest and youngest <= most and (least < youngest or most > oldest) and not together:
                yield Contradiction("Возраст", (Value(f"{least}–{most} лет", said), Value(f"{youngest}–{oldest} лет", where)))


def _by_name(draft: Draft, field: Field) -> dict[str, dict[tuple[int, int], Span]]:
    """Ranges of age by the people beside them: «подростков 13–17 лет», «13–17-летних подростков»."""
    found: dict[str, dict[tuple[int, int], Span]] = {}
    for said in field.sentences():
        words = figures(said.quote)
        for age in _AGE.finditer(words) if not is_earlier(words, draft) else ():
            beside = _WHO_BEFORE.search(words[: age.start()]), _WHO_AFTER.match(words[age.end() :])
            named = (name for match in beside if match for name in match[1].split("-"))  # «дозорные-добровольцы» are «добровольцы» too
            if who := next(filter(PEOPLE.search, named), None):
                found.setdefault(stem(who), {})[int(age[1]), int(age[2])] = said
    return found


def _from_another_age(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """«Приглашаем жителей старше пятидесяти пяти» of a group of people from sixty on."""
    groups = next((field for field in fields if field.key == "groups"), None)
    told = {age: said for said in groups.sentences() for age in _least(figures(said.quote))} if groups else {}
    if groups is None or len(told) != 1:
        return
    (least, where), everywhere = next(iter(told.items())), " ".join(figures(field.text) for field in fields)
    for said, words in _of_participants(fields):
        numbers = figures(words)
        if _LOOK_ON.search(numbers):
            continue
        invites = _INVITES.search(numbers) and not _ONE_GROUP.search(numbers)
        for age in _least(numbers) if _CALLED.search(numbers) or _JOIN.search(numbers) or _ANYBODY.search(numbers) else ():
            alone = len(re.findall(rf"(?<!\d){age}(?!\d)", everywhere)) == 1
            if _YOUNGEST <= age < least <= age + _NEAR or (invites and alone and least < age <= least + _NEAR):
                yield Contradiction("Возраст", (Value(f"от {least} лет", where), Value(f"от {age} лет", said)))


def addressed(draft: Draft) -> Iterator[Contradiction]:
    """«Мы обращаемся к людям старше сорока» of a project whose only group is older, wherever it stands."""
    told = _of_groups(list(draft.texts("groups")))
    for field in draft.texts("summary", "problem", "goal") if told else ():
        for said in field.sentences():
            words = figures(said.quote)
            others = _OTHERS.search(words) or _LOOK_ON.search(words) or PAST.search(words)
            known = field.key in _OF_PARTICIPANTS and _YOUNGER.search(words)  # `_younger` tells of it
            ages_told = _least(words) if _ADDRESSED.search(words) and not others and not known else []
            if told and len(ages_told) == 1 and 0 < told[0] - ages_told[0] <= _NEAR:
                yield Contradiction("Возраст", (Value(f"{told[0]}–{told[1]} лет", told[2]), Value(f"от {ages_told[0]} лет", said)))


def _least(words: str) -> list[int]:
    """Ages from which on somebody is told of, in words with figures."""
    return [int(next(filter(None, match.groups()))) for match in _AGE_LEAST.finditer(words)]


def _younger(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """Participants younger than the only age that the field of groups names."""
    if (told := _of_groups(fields)) is None:
        return
    least, most, where = told
    for said, words in _of_participants(fields):
        age = _YOUNGER.search(in_digits(_LETN.sub(r"\1 летн", words))) if _CALLED.search(words) else None
        if age and _YOUNGEST <= int(age[1] or age[2]) < least:
            yield Contradiction("Возраст", (Value(f"{least}–{most} лет", where), Value(f"{age[1] or age[2]} лет", said)))


def _unfit(fields: Sequence[Field]) -> Iterator[Contradiction]:
    """Those who join, of classes whose pupils are all younger or older than the groups, or of ages beyond them."""
    if (told := _of_groups(fields)) is None:
        return
    least, most, where = told
    for said, words in _of_participants(fields):
        if not _JOIN.search(words) or _LOOK_ON.search(words):
            continue
        classes = sorted(_classes(words))
        young, old = [n + _FIRST_CLASS_AGE for n in classes], [n + _FIRST_CLASS_AGE - 1 for n in classes]
        limit = _UP_TO.search(in_digits(words))
        up_to = int(limit[1] or _ADULT) if limit and _CALLED.search(words) else 0
        if classes and classes[-1] - classes[0] < _MOST_CLASSES and (young[0] < least or old[-1] > most):
            named = " и ".join(map(str, classes))
            yield Contradiction("Возраст", (Value(f"{least}–{most} лет", where), Value(f"классы: {named}", said)))
        elif most + 1 < up_to <= _ADULT:
            yield Contradiction("Возраст", (Value(f"{least}–{most} лет", where), Value(f"до {up_to} лет", said)))


def _of_groups(fields: Sequence[Field]) -> tuple[int, int, Span] | None:
    """The only range of ages that the field of groups names, and where; `None` when it names none, several, or another group too."""
    groups = next((field for field in fields if field.key == "groups"), None)
    ranges = list(in_figures(groups, _AGE)) if groups else []
    if groups is None or len({match.group(1, 2) for match, _ in ranges}) != 1:
        return None
    match, at = ranges[0]
    least, most = int(match[1]), int(match[2])
    words = normalise(groups.text)
    others = [(n + _FIRST_CLASS_AGE - 1, n + _FIRST_CLASS_AGE) for n in _classes(words)]
    others += [of for named, of in _AGES_OF.items() if re.search(named, words)]
    return None if any(old < least or young > most for young, old in others) else (least, most, groups.span(*at))


def _of_participants(fields: Sequence[Field]) -> Iterator[tuple[Span, str]]:
    """Sentences on those who take part in this project, and their words."""
    for field in fields:
        for said in field.sentences() if field.key in _OF_PARTICIPANTS else ():
            words = normalise(said.quote)
            if not _OTHERS.search(words) and not PAST.search(words):
                yield said, words


def _classes(words: str) -> set[int]:
    """Classes of school that a sentence names: «5–6 классов», «пятых и шестых классов», «семиклассники»."""
    named = {1 + _COUNTED_BY.index(match[1]) for match in _CLASSMATES.finditer(words)}
    for match in _OF_CLASSES.finditer(words):
        named |= {_class(told) for told in match.groups() if told}
    return {n for n in named if 1 <= n <= _LAST_CLASS}


def _class(told: str) -> int:
    digits = re.match(r"\d+", told)
    return int(digits[0]) if digits else next(n for n, begins in enumerate(_ORDINALS, 1) if re.match(begins, told))
