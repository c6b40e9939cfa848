"""A share of the people, told beside their number: «каждый второй» of eighty who are thirty by the results."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, counted_in, figures
from rag.review.language.quantities import PAST, PEOPLE, Quantity, indicated
from rag.review.language.roots import roots
from rag.review.types import Draft, Span
from rag.review.wording import number, roubles

_PARTS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9, "десят": 10}
_WHO = r"(?: из)?(?: (?:наш|эт|эти)[а-я]*)?(?: [а-я-]+(?:ых|их|ый|ий|ой|ая))? (?P<who>[а-я]{4,})"
_EVERY = re.compile(rf"(?<!\w)кажд(?:ый|ая|ое|ого|ому|ой|ую|ым) (?P<nth>{'|'.join(n for n in _PARTS if n != 'перв')})[а-я]+{_WHO}")
_FRACTIONS = (
    (re.compile(rf"(?<!\w)половин[аыуе]{_WHO}"), 0.5),
    (re.compile(rf"(?<!две )(?<!2 )(?<!\w)треть[юи]?{_WHO}"), 1 / 3),
    (re.compile(rf"(?<!\w)(?:две|2) трети{_WHO}"), 2 / 3),
    (re.compile(rf"(?<!три )(?<!3 )(?<!\w)четверть[юи]?{_WHO}"), 0.25),
    (re.compile(rf"(?<!\w)(?:три|3) четверти{_WHO}"), 0.75),
)
_PERCENT = re.compile(rf"(?<![\d.,-])(?P<share>\d{{1,3}}) ?(?:%|процент[а-я]*){_WHO}")
_AT_LEAST = re.compile(r"(?:не менее|не меньше|минимум|более|больше|свыше|больше чем|более чем|как минимум|хотя бы)(?: чем)? $")
_AT_MOST = re.compile(r"(?:не более|не больше|(?<!не )менее|(?<!не )меньше|почти|до|максимум)(?: чем)? $")
_SLACK = 0.05
_MIN_ROOTS = 2
_EMPTY = frozenset({"колич", "число", "проек", "участ", "котор"})


def shares(draft: Draft) -> Iterator[Contradiction]:
    """Shares of people whose number the draft tells once, where a result that speaks of the same is another number."""
    totals = [one for field in draft.texts("summary", "groups", "goal", "results", "plan") for one in counted_in(field) if not one[0].each]
    results = [(q, one.span, one.name) for one in draft.indicators if (q := indicated(one)) and PEOPLE.search(q.unit)]
    for field in draft.texts("summary", "goal", "tasks", "results"):
        for said in field.sentences():
            for part in re.finditer(r"[^;:()]+", figures(said.quote)):
                yield from _in(part[0], said, totals, results) if not PAST.search(part[0]) else ()


def _in(words: str, said: Span, totals: list[Counted], results: list[tuple[Quantity, Span, str]]) -> Iterator[Contradiction]:
    for match, share in _shares(words):
        who = roots(match["who"])
        known = {q.value for q, _ in totals if roots(q.unit) == who}
        most = max(known, default=Decimal(0))
        about = roots(words[match.end() :].split(" а ", maxsplit=1)[0]) - who - _EMPTY
        same = [
            (q, span) for q, span, name in results if roots(q.unit) == who and q.value < most and len(about & roots(name)) >= _MIN_ROOTS
        ]
        if len(same) != 1 or not most:
            continue
        of, where = same[0]
        real = float(of.value / most)
        before = words[: match.start()]
        fits = real >= share - _SLACK if _AT_LEAST.search(before) else abs(real - share) <= _SLACK
        if not fits and not (_AT_MOST.search(before) and real <= share + _SLACK):
            told = f"{match[0]}: {number(share * float(most))} из {roubles(most)}"
            yield Contradiction(f"Сколько: {match['who']}", (Value(told, said), Value(roubles(of.value), where)))


def _shares(words: str) -> Iterator[tuple[re.Match[str], float]]:
    for match in _EVERY.finditer(words):
        yield match, 1 / next(n for begins, n in _PARTS.items() if match["nth"] == begins)
    for pattern, share in _FRACTIONS:
        yield from ((match, share) for match in pattern.finditer(words))
    yield from ((match, int(match["share"]) / 100) for match in _PERCENT.finditer(words))
