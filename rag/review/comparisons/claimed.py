"""«Во всех семи группах», where every other part of the draft knows of six: a number that claims to be all there is."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rag.numerals import in_digits
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import counted_in, made_by_a_row
from rag.review.language.quantities import PEOPLE, adds_up
from rag.review.types import Draft, Span
from rag.review.wording import roubles
from rag.text import normalise

_ALL = re.compile(r"(?<!\w)(?:вс[её]|всех|всем|всеми) (?:эт\w+ |наш\w+ |сво\w+ )?$", re.IGNORECASE)
_ALL_CHARS = 14
_AS_OFTEN = re.compile(r"[^,.;:()]{0,40}? по \w+ (?:раза?|дн(?:я|ей|ю)|час(?:а|ов|у)|заняти[яйю]) в (?:неделю|месяц|день|год)(?!\w)")
"""«Все пять кружков работают по два дня в неделю» are five in all."""
_CLAUSE_CHARS = 80
_KEYS = ("summary", "groups", "goal", "tasks", "results", "plan", "team", "partners", "future", "future_sources", "budget")
_PARTNERS = re.compile(r"партн[её]р|организаци|письм|учреждени")
"""Counted in a list of their own."""
_PARTNERS_TOLD = re.compile(r"(?<![\d,.])(\d{1,2}) (?:[а-я]+ых )?(?:организаци\w+[- ])?партнер")
_BULLET = re.compile(r"\s*(?:[-•*–—]|\d{1,2}[.)])\s+")
_HEAD = re.compile(r"\W*(?:партн[её]р|организаци|кто)\w*\t", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<!\w)и(?!\w)|,|^\w+[ыи](?!\w)|^\d|(?<!\w)(?:две|два|три|четыре|пять|шесть)(?!\w)")
"""A row that names several partners."""
_FEW_PARTNERS = 2
_TOTALS = frozenset({"groups", "goal", "results"})
_INSTITUTION = re.compile(
    r"(?<!\w)(?P<kind>школ|гимнази|лице|детск\w+ сад|библиотек|поликлиник|больниц|училищ|общежити|детск\w+ дом)\w* (?:№|n) ?(?P<number>\d+)"
)
_OF_PROJECT = ("summary", "groups", "goal", "tasks", "results", "plan", "partners", "media", "future", "budget", "geography")


def claimed(draft: Draft) -> Iterator[Contradiction]:
    """Numbers that say to be all, and numbers of institutions, that no other place of the draft bears out."""
    yield from _all_of(draft)
    yield from _institutions(draft)
    yield from _partners(draft)


def _all_of(draft: Draft) -> Iterator[Contradiction]:
    counted = [one for field in draft.texts(*_KEYS) for one in counted_in(field)]
    for said, span in counted:
        field = draft.fields[span.field]
        if (
            (said.each and not _AS_OFTEN.match(normalise(field.text[span.end : span.end + _CLAUSE_CHARS])))
            or said.value == 1
            or _PARTNERS.search(said.unit)
            or not _ALL.search(field.text[max(0, span.start - _ALL_CHARS) : span.start])
        ):
            continue
        people = bool(PEOPLE.search(said.unit))
        same = [(q, at) for q, at in counted if at != span and (q.stem == said.stem or (people and PEOPLE.search(q.unit)))]
        totals = [q.value for q, _ in same]
        times = any(q.value > 1 and not said.value % q.value for q, _ in same if q.stem == said.stem)  # 24 winners, 6 in each school
        if (
            not totals
            or times
            or said.value in totals
            or adds_up(said.value, sorted(set(totals) - {max(totals)}))
            or made_by_a_row(draft, said.value)
        ):
            continue
        near = (
            [(q, at) for q, at in same if said.stem in q.unit]
            or [(q, at) for q, at in same if draft.fields[at.field].key in _TOTALS]
            or same
        )
        most = max(near, key=lambda one: (not one[0].each, one[0].value))
        yield Contradiction(f"Сколько: {said.unit}", (Value(roubles(said.value), span), Value(roubles(most[0].value), most[1])))


def _institutions(draft: Draft) -> Iterator[Contradiction]:
    """«В зале школы № 2», told once, while others tell of the school № 5 twice or more and this field never."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for field in draft.texts(*_OF_PROJECT):
        for match in _INSTITUTION.finditer(normalise(field.text)) if len(normalise(field.text)) == len(field.text) else ():
            found[match["kind"]][match["number"]].append(field.span(*match.span()))
    for numbers in found.values():
        for number, spans in numbers.items():
            others = [span for other, told in numbers.items() if other != number for span in told]
            if len(spans) == 1 and len(others) > 1 and len(numbers) == 2 and spans[0].field not in {span.field for span in others}:
                yield Contradiction("Номер учреждения", tuple(Value(span.quote, span) for span in (spans[0], *others[:2])))


def _partners(draft: Draft) -> Iterator[Contradiction]:
    """«Пять организаций-партнёров» beside a table or a list of four, each of which is one organisation."""
    listed = draft.get("partners")
    rows = [line for line in listed.text.split("\n") if "\t" in line or _BULLET.match(line)] if listed else []
    names = [normalise(_BULLET.sub("", re.split(r"[\t:(]| [-–—] ", row)[0])) for row in rows if not _HEAD.match(row)]
    if listed is None or len(names) < _FEW_PARTNERS or any(_SEVERAL.search(name) for name in names):
        return
    for field in draft.texts("summary", "groups", "goal", "results", "plan", "media", "future", "partners"):
        for sentence in field.sentences():
            told = _PARTNERS_TOLD.search(in_digits(normalise(sentence.quote)))
            if told and int(told[1]) != len(names):
                yield Contradiction("Сколько партнёров", (Value(told[1], sentence), Value(str(len(names)), listed.whole)))
