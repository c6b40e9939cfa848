"""Who does what, where the team has another for it.

«Электронику ведёт А. Н. Рыжов» in the plan, and in the team he is for wood; «ведёт психолог Е. В. Сомова», who is not in the team at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.morphology import readings
from rag.review.comparisons.surnames import is_surname, misnamed, named_in, root_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.trades import SAME_WORK
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, subject_stems

_DOES = re.compile(r"(?<!\w)(?:вед[её]т|ведут|проводит|преподает|преподаёт|учит|обучает|читает|руководит|отвечает за|занимается)(?!\w)")
_LED_BY = re.compile(
    r"(?:вед[её]т|ведут|проводит|руководит) (?:(?!и )[а-яё-]+ ){0,3}[а-яё-]+(?: [а-яё]\.){1,2}(?! ?и )"
    r"|(?:вед[её]т|проводит) [а-яё-]+ [а-яё]+ [а-яё]+$"
)
"""Right after the verb is a person, and what they lead is the row."""
_PREPARES = re.compile(
    r"(?<!\w)(?:подготовк[аиу]|готовит|обучени[ея]|обучает|учит|инструктаж|инструктирует|консультировани[ея]|консультирует"
    r"|сопровождени[ея]|сопровождает)(?: \d+)? (?P<whom>(?!к(?!\w)|о(?!\w))[а-я-]{4,})"
)
_QUOTED = re.compile(r"«([^«»]{3,})»")
_CLAUSE = re.compile(r"(?:[^,;()\n\t.!?]|(?<=[А-ЯЁ])\.)+")
_GENERAL = frozenset(
    subject_stems("занятие группа курс проект программа участник школа ребята дети работа встреча блок часть ведёт проводит учит")
)
_FIELDS = ("summary", "tasks", "plan", "results", "media", "budget")
_WORKS = re.compile(
    r"(?<!\w)(?:вед[её]т|ведут|вести|пров[оеё]д\w+|препода[её]\w+|уч[иа]т|обуча\w+|чита[её]т|руковод\w+|отвеча[её]т|занима[её]тся"
    r"|консультиру\w+"
    r"|принима[её]т|снима[её]т|тренирует|координирует|организу[ею]т|готов[ия]т|сопровожда[её]т|помога[её]т|работа[ею]т|став[ия]т"
    r"|дежурит)(?!\w)"
)
_GUEST = re.compile(
    r"(?<!\w)(?:приглаш[её]нн\w+|приглас\w+|гост[ьяиюе]\w*|имени|им\.|ип|ооо|кп|памяти|партн[её]р\w*|директор\w*|глав[аыу]|цен[аы]"
    r"|предложени\w+"
    r"|договорил\w+|договор[её]нност\w+|поэт\w*|писател\w*|автор\w*|метод\w*|ветеран\w*|заслуженн\w+|чемпион\w*|народн\w+)(?!\w)"
)
"""Names of those who need not be of the team."""
_OF_THE_PROJECT = frozenset({*_FIELDS, "groups", "goal", "problem", "future", "future_sources"})
_TRADE_BEFORE = re.compile(r"(?<!\w)(?P<trade>[а-яё]{4,}) (?P<surname>[А-ЯЁ][а-яё]{3,})(?!\w)(?! [А-ЯЁ])")
_NEAR = 60
_LEAST_TEAM = 2


@dataclass(frozen=True, slots=True)
class _Member:
    surname: str
    does: frozenset[str]
    span: Span


def leads(draft: Draft) -> Iterator[Contradiction]:
    """Clauses in which a member of the team does what stands in the role of another one only."""
    field = draft.get("team")
    team = list(_members(field)) if field else []
    for other in draft.texts(*_FIELDS) if len(team) > 1 else ():
        for sentence in other.sentences():
            for clause in _CLAUSE.finditer(sentence.quote) if _DOES.search(normalise(sentence.quote)) else ():
                yield from _another_does(clause[0], sentence, team)
    yield from _another_leads(draft, team)


def not_in_team(draft: Draft) -> Iterator[Contradiction]:
    """Those who do the work of a member, and whom neither the team nor any field of the applicant, the leader or the partners names."""
    field = draft.get("team")
    team = list(_members(field)) if field else []
    if field is None or len(team) < _LEAST_TEAM or draft.hidden:
        return
    elsewhere = " ".join(other.text for other in draft.fields.values() if other.key not in _OF_THE_PROJECT)
    known = {root_of(word) for word in re.findall(r"[А-ЯЁ][а-яё]+", elsewhere)}
    misspelt = {(value.span.field, value.span.start) for one in misnamed(draft) for value in one.values}
    told: set[str] = set()
    for other in draft.texts(*_FIELDS):
        for sentence in other.sentences():
            for at, surname in _named(sentence.quote):
                root, near = root_of(surname), sentence.quote[max(0, at - _NEAR) : at + len(surname) + _NEAR]
                if root in known | told or (other.id, sentence.start + at) in misspelt or _GUEST.search(normalise(near)):
                    continue
                does = _does(near) - subject_stems(surname)
                same = [member for member in team if does & member.does]
                if same and (_WORKS.search(normalise(near)) or _has_trade(sentence.quote, at, surname)):
                    told.add(root)
                    member = max(same, key=lambda one: len(does & one.does))
                    values = (Value(short(sentence.quote), sentence), Value(short(member.span.quote), member.span))
                    yield Contradiction("Кто ведёт: этого человека нет в команде", values)


def _named(text: str) -> list[tuple[int, str]]:
    """People by surname and name, and by a surname after the trade: «психолог Сомова»."""
    bare = ((match.start("surname"), match["surname"]) for match in _TRADE_BEFORE.finditer(text) if _is_by_trade(match))
    return sorted(dict([*bare, *named_in(text)]).items())


def _has_trade(text: str, at: int, surname: str) -> bool:
    """Whether the trade stands beside the name: «Психолог (Сомова Е. В.)», «Е. В. Сомова — психолог»."""
    before = re.search(r"([А-ЯЁа-яё]{4,})[ ,:(—–-]{1,3}$", text[:at])
    after = re.match(r"(?: [А-ЯЁ]\. ?[А-ЯЁ]\.)?(?: [А-ЯЁ][а-яё]+){0,2}[ ,(—–-]{1,4}([а-яё]{4,})", text[at:].split(surname, 1)[-1])
    return any({"NOUN", "anim"} <= readings(normalise(match[1]))[0][1] for match in (before, after) if match)


def _is_by_trade(match: re.Match[str]) -> bool:
    """Whether a word is one person by trade, and the next a surname: not «педагогам Кадыйского округа», not «школа Сомова»."""
    _, trade, _ = readings(normalise(match["trade"]))[0]
    return {"NOUN", "anim", "sing"} <= trade and is_surname(normalise(match["surname"]))


def _another_does(clause: str, sentence: Span, team: Sequence[_Member]) -> Iterator[Contradiction]:
    surnames = [surname for _, surname in named_in(clause)]
    named = set(map(root_of, surnames))
    whose = [member for member in team if member.surname in named]
    if len(whose) != 1 or len(named) != 1 or not _DOES.search(normalise(clause)):
        return
    about = subject_stems(clause) - subject_stems(" ".join(surnames)) - _GENERAL
    others = [member for member in team if member is not whose[0] and about & member.does - whose[0].does]
    if others and not about & whose[0].does:
        told = [(clause.strip(), sentence), *((member.span.quote, member.span) for member in (whose[0], others[0]))]
        values = tuple(Value(short(words), span) for words, span in told)
        yield Contradiction("Кто ведёт", values)


def _another_leads(draft: Draft, team: Sequence[_Member]) -> Iterator[Contradiction]:
    """A row «Мастерская «Узор»: 12 встреч, ведёт Рыжов А. Н.» of a team where another one «ведёт «Узор»», who leads no such row.

    Or «Подготовка вожатых, ведёт Рыжов А. Н.», where another one «готовит вожатых».
    """
    for row in draft.plan if len(team) > 1 else ():
        led = next((clause[0] for clause in _CLAUSE.finditer(row.span.quote) if _LED_BY.match(normalise(clause[0]).strip())), "")
        head = re.split(r"[:.]\s", row.span.quote)[0]
        names = set(_QUOTED.findall(head))
        who = {root_of(surname) for _, surname in named_in(led)}
        whose = [member for member in team if member.surname in who]
        if len(who) != 1 or len(whose) != 1 or any(_is_named(whose[0].span.quote, name) for name in names):
            continue
        prepared = _prepared(head.split(",")[0])
        others = list({member.surname: member for member in team if any(_leads(member.span.quote, name) for name in names)}.values())
        if not others and prepared and not prepared & whose[0].does:
            others = [member for member in team if prepared & _prepared(member.span.quote)]
        rows = [
            other.span.quote
            for other in draft.plan
            if any(_is_named(other.span.quote, name) for name in names) or prepared & _prepared(other.span.quote)
        ]
        surnames = {root_of(surname) for text in rows for _, surname in named_in(text)}
        if len(others) == 1 and others[0].surname not in surnames:
            told = [(led.strip(), row.span), *((member.span.quote, member.span) for member in (whose[0], others[0]))]
            yield Contradiction("Кто ведёт", tuple(Value(short(words), span) for words, span in told))


def _prepared(text: str) -> frozenset[str]:
    """Stems of those who are taught: «подготовка вожатых», «готовит 12 вожатых»."""
    return (
        frozenset(stem for match in _PREPARES.finditer(figures(text)) for stem in subject_stems(match["whom"].replace("-", " "))) - _GENERAL
    )


def _is_named(text: str, name: str) -> bool:
    """Whether a name in quotes stands in a text, in any case."""
    return any(subject_stems(told) == subject_stems(name) for told in _QUOTED.findall(text))


def _leads(about: str, name: str) -> bool:
    """Whether what is said of a person has it that they lead what has this name."""
    return any(_DOES.search(normalise(part)) and _is_named(part, name) for part in re.split(r"[;.]\s", about))


def _members(field: Field) -> Iterator[_Member]:
    """Each member by the line, the row or the part of a form that names them."""
    starts = [(at, root_of(surname)) for at, surname in named_in(field.text)]
    for (start, surname), (end, _) in pairwise([*starts, (len(field.text), "")]):
        span = field.span(start, end)
        yield _Member(surname, _does(span.quote), span)


def _does(text: str) -> frozenset[str]:
    """Stems of what is said of a person, and the works that their trade is one of."""
    said = normalise(text)
    return frozenset(subject_stems(text)) - _GENERAL | {work.pattern for work in SAME_WORK if work.search(said)}
