"""A result against the only row of the plan that counts the same.

Things made, «засажено клумб: 40» and «засажены 30 клумб»; people by their trade, «вожатые: 8» and «12 вожатых сдали зачёт».
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import adds_up
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Activity, Draft, Indicator, Span
from rag.review.wording import roubles

_COUNTED = re.compile(
    r"(?<![\d.,:/-])(?P<value>\d{1,3}(?: \d{3})+|\d+)(?![\d.,:/-]*\d)(?P<between>(?: [а-я-]+(?:ых|их))?) (?P<thing>[а-я-]{3,})(?![а-я-])"
)
_ADJECTIVES = re.compile(r"[а-я-]+(?:ых|их|ые|ие|ый|ий|ая|ой)$")
_EACH = re.compile(r"(?:(?<!\w)по|кажд\w+|(?<!\w)из|еще|остальн\w+|перв\w+|новы\w+) (?:не менее )?$")
_AT_LEAST = re.compile(r"(?:не менее|не меньше|минимум|более|больше|свыше|от|до|около|не более)(?: чем)?\W*$")
_ANYTHING = {
    "провести",
    "проводить",
    "получить",
    "организовать",
    "привлечь",
    "охватить",
    "вовлечь",
    "пригласить",
    "выполнить",
    "обеспечить",
}
"""What is done of anything, so that two numbers of it need not be of the same."""
_CLAUSE = re.compile(r"[^.;,\n\t(]+")
_TAUGHT = {"сдать", "пройти", "обучить", "обучиться", "подготовить", "освоить", "научиться", "получить"}
_MORE = re.compile(
    r"(?<!\w)(?:отбор|отбира|отобра|заяв|собеседов|кандидат|желающ|резерв|конкурс|гост|зрител|приглаш|встреч\w+ с|сосед|друг(?:их|ие))"
)
_ASIDE = re.compile(r"\([^)]*\)")
_MIN_ROOTS = 2
_VERB, _PASSIVE = frozenset({"VERB", "PRTS", "PRTF"}), frozenset({"pssv"})
_COUNT_OF = re.compile(r"^\W*(?:общее )?(?:количество|число) ")


@dataclass(frozen=True, slots=True)
class _Told:
    """A number of a thing by its first form, with what is done by it in the clause."""

    value: Decimal
    thing: str
    does: frozenset[str]
    row: Activity
    exact: bool


def row_and_result(draft: Draft) -> Iterator[Contradiction]:
    """Results of things that one row makes and no others, and of people whom one row teaches and who are more than the result has."""
    told = [one for row in draft.plan for one in _of_row(row)] if not draft.unread else []
    for indicator in draft.indicators if told else ():
        yield from _made(draft, indicator, told)
        yield from _taught(draft, indicator, told)
        yield from _in_summary(draft, indicator, told)


def _made(draft: Draft, indicator: Indicator, told: list[_Told]) -> Iterator[Contradiction]:
    """«Отреставрировано лавок: 30» of a plan whose only row on that has 24, and no other numbers of them that make 30."""
    name = figures(_COUNT_OF.sub("", figures(indicator.name)))
    does = _deeds(name, _PASSIVE) - _ANYTHING
    nouns = _nouns(name)
    if not does or not nouns or _AT_LEAST.search(name):
        return
    same = [one for one in told if one.thing == nouns[0]]
    rows = _once([one for one in same if does & one.does])
    others = [other.value for other in draft.indicators if other is not indicator and nouns[0] in _nouns(figures(other.name))[:1]]
    values = [one.value for one in same]
    if len(rows) != 1 or not rows[0].exact or indicator.value in values or adds_up(indicator.value, values) or rows[0].value in others:
        return
    done = roots(" ".join(does & rows[0].does))
    if any(done & roots(f"{row.title} {row.results.quote if row.results else ''}") for row in draft.plan if row is not rows[0].row):
        return  # another row does some of it by no number
    what = next(word for word in re.findall(r"[а-я-]+", name) if _first_form(word) == nouns[0])
    yield _differing(what, indicator, rows[0])


def _taught(draft: Draft, indicator: Indicator, told: list[_Told]) -> Iterator[Contradiction]:
    """«12 вожатых сдали зачёт» beside a result «Вожатые: 8», where nothing else has 12 of them."""
    name = figures(indicator.name)
    head, *rest = re.findall(r"[а-я-]+", _COUNT_OF.sub("", name)) or [""]
    if _deeds(name, _VERB) or not _is_person(head) or any(_ADJECTIVES.match(word) for word in rest[:1]):
        return
    who = _first_form(head)
    same = [one for one in told if one.thing == who]
    rows = _once([one for one in same if one.does & _TAUGHT])
    if len(rows) != 1 or any(one.value == indicator.value for one in same) or rows[0].value <= indicator.value:
        return
    row = rows[0].row
    words = figures(f"{row.title} {row.results.quote if row.results else ''}")
    known = [text for text in (field.text for field in draft.texts(*OF_PROJECT, "team")) if _counts(text, rows[0].value, who)]
    if not roots(" ".join(rest)) - roots(words) and not _MORE.search(words) and len(known) == 1:
        yield _differing(head, indicator, rows[0])


def _in_summary(draft: Draft, indicator: Indicator, told: list[_Told]) -> Iterator[Contradiction]:
    """«90 вожатых сдадут зачёт» of a summary, where the result «Вожатые, сдавшие зачёт» is another number and nothing else has 90."""
    name = figures(_ASIDE.sub(" ", _COUNT_OF.sub("", indicator.name)))
    head = next(iter(re.findall(r"[а-я-]+", name)), "")
    who, about = _first_form(head or "-"), roots(name)
    known = {indicator.value, *(one.value for one in told if one.thing == who), *(other.value for other in draft.indicators)}
    together = [one.value for one in told if one.thing == who and one.exact]
    for field in draft.texts("summary", "goal") if _is_person(head) else ():
        for said in field.sentences():
            for clause in _CLAUSE.finditer(figures(said.quote)):
                counted = [*_COUNTED.finditer(clause[0])]
                if len(counted) != 1 or counted[0]["between"] or clause[0][: counted[0].start()].strip():
                    continue
                does, value = roots(clause[0][counted[0].end() :]), Decimal(counted[0]["value"].replace(" ", ""))
                same = _first_form(counted[0]["thing"]) == who and len(does) >= _MIN_ROOTS and does <= about
                if same and value not in known and not adds_up(value, together):
                    yield Contradiction(f"Сколько: {head}", (Value(roubles(value), said), Value(roubles(indicator.value), indicator.span)))


def _once(told: list[_Told]) -> list[_Told]:
    """Each number of each row once, as its results tell it: a row may be read with its results in it."""
    return list({(one.row.number, one.value): one for one in sorted(told, key=lambda one: one.exact)}.values())


def _counts(text: str, value: Decimal, thing: str) -> bool:
    return any(
        Decimal(match["value"].replace(" ", "")) == value and thing in {_first_form(word) for word in match[0].split()[1:]}
        for match in _COUNTED.finditer(figures(text))
    )


def _of_row(row: Activity) -> Iterator[_Told]:
    for span in filter(None, (row.span, row.results)):
        for clause in _CLAUSE.finditer(figures(re.sub(r"[\n\t]", " ; ", span.quote))):
            for match in _COUNTED.finditer(clause[0]):
                before = clause[0][: match.start()]
                alone = bool(match["between"]) and bool(readings(match["thing"])[0][1] & {"VERB", "PRTS"})  # «8 вожатых сдали»
                thing = _first_form(match["between"].strip()) if alone else _first_form(match["thing"])
                exact = not ((match["between"] and not alone) or _EACH.search(before) or _AT_LEAST.search(before))
                value = Decimal(match["value"].replace(" ", ""))
                yield _Told(value, thing, _deeds(clause[0], _VERB), row, exact and span is row.results)


def _deeds(words: str, marks: frozenset[str]) -> frozenset[str]:
    """First forms of the verbs and participles of a text: «отремонтированы» and «отремонтировали» are one."""
    told = [readings(word)[0] for word in re.findall(r"(?<![а-я-])[а-я]{4,}(?![а-я-])", words)]
    return frozenset(form for form, of, _ in told if of & marks)


def _nouns(words: str) -> list[str]:
    return [form for form, marks, _ in (readings(word)[0] for word in re.findall(r"[а-я-]{3,}", words)) if "NOUN" in marks]


def _is_person(word: str) -> bool:
    """Whether a word names people in the plural: «вожатые», «продавцы»."""
    return any(
        ("plur" in marks and "nomn" in marks and (("NOUN" in marks and "anim" in marks) or "Subx" in marks))
        for _, marks, _ in readings(word or "-")
    )


def _first_form(word: str) -> str:
    return readings(word)[0][0]


def _differing(what: str, indicator: Indicator, told: _Told) -> Contradiction:
    span: Span = told.row.results or told.row.span
    return Contradiction(f"Сколько: {what}", (Value(roubles(indicator.value), indicator.span), Value(roubles(told.value), span)))
