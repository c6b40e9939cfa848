"""People of a result who are visits: as many as the plan tells visits, or as the same people make at all meetings."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rag.review.findings import Seen
from rag.review.language.quantities import PEOPLE, indicated, is_somebody, quantities
from rag.review.types import Draft, Span
from rag.review.wording import plural, roubles
from rag.text import normalise

_VISIT = re.compile(r"посещени|визит|явк|человеко-(?:посещ|визит|раз)")
_MEETING = re.compile(r"заняти|встреч|вечер|репетици|тренировк|сесси|посиделк|урок|лекци|показ|мастер-класс|выезд|выход|поход|субботник")
IN_ALL = re.compile(r"(?<!\w)(?:всего|итого|общ(?:ее|ий|ая|им|ем)|в общей сложности|в сумме|суммарн\w+|совокупн\w+|в целом)(?!\w)")
_IN_TOTAL = re.compile(rf"{IN_ALL.pattern}|уникальн")
_LEAST_MEETINGS = 3
_QUOTED = re.compile(r"«[^»]+»")
_FIRST_WORDS = 2


def people_who_are_visits(draft: Draft) -> Iterator[Seen]:
    """Results whose people no other field knows, and whose number is that of visits."""
    somebody = [(i.span, q) for i in draft.indicators if not _VISIT.search(normalise(i.span.quote)) and (q := indicated(i))]
    known = _known(draft) if somebody else {}
    people = {value for values in known.values() for value in values}
    visits, meetings = _visits(draft), _meetings(draft)
    for span, quantity in somebody:
        value = quantity.value
        if not is_somebody(quantity.unit) or value in people:
            continue
        if value in visits:
            yield Seen(f"{roubles(value)} — это посещения, а не люди: так в плане.", (span, visits[value]))
        elif pair := next(((n, k) for n in known.get(quantity.stem, ()) for k in meetings if n * k == value and n > 1), None):
            times = plural(int(pair[1]), "раз", "раза", "раз")
            yield Seen(f"{roubles(value)} — это посещения: людей {roubles(pair[0])}, каждый сосчитан {times}.", (span,))


def people_and_visits(draft: Draft) -> Iterator[Seen]:
    """«Всего участников: 640» of 240 people in the results and 400 visits in the plan."""
    people = [one for one in draft.indicators if PEOPLE.search(normalise(one.name)) and not _VISIT.search(normalise(one.name))]
    each = sum((one.value for one in people if not _IN_TOTAL.search(normalise(one.name))), Decimal(0))
    planned = [q.value for row in draft.plan if row.results for q in quantities(row.results.quote) if _VISIT.match(q.unit) and not q.each]
    told = [q.value for field in draft.texts("results") for q in quantities(field.text) if _VISIT.match(q.unit)]
    visits = {*planned, *told, sum(planned, Decimal(0))}
    for total in people:
        if _IN_TOTAL.search(normalise(total.name)) and each and total.value - each in visits - {Decimal(0)}:
            more = roubles(total.value - each)
            yield Seen(f"{roubles(total.value)} — это {roubles(each)} человек и {more} посещений, сложенные вместе.", (total.span,))


def _known(draft: Draft) -> dict[str, set[Decimal]]:
    """Numbers of people by what they are called, in all fields but the results."""
    known: dict[str, set[Decimal]] = defaultdict(set)
    for field in draft.texts("summary", "groups", "goal", "tasks", "plan"):
        for quantity in quantities(field.text):
            if is_somebody(quantity.unit):
                known[quantity.stem].add(quantity.value)
    return known


def _visits(draft: Draft) -> dict[Decimal, Span]:
    """Visits of each row of the plan, and of all rows of one kind together, with the row that tells them."""
    told = [(q.value, row) for row in draft.plan if row.results for q in quantities(row.results.quote) if _VISIT.match(normalise(q.unit))]
    found = {value: row.results for value, row in told if row.results}
    for _, row in told:
        alike = [value for value, other in told if _name(other.title) == _name(row.title)]
        if row.results:
            found.setdefault(sum(alike, Decimal(0)), row.results)
    return found


def _name(title: str) -> str:
    """What rows of one kind are called alike: the quoted name, else the first words."""
    quoted = _QUOTED.search(title)
    return quoted[0] if quoted else " ".join(normalise(title).split()[:_FIRST_WORDS])


def _meetings(draft: Draft) -> set[Decimal]:
    texts = [row.span.quote + (f" {row.results.quote}" if row.results else "") for row in draft.plan]
    counted = (q for text in texts for q in quantities(text))
    return {q.value for q in counted if _MEETING.match(normalise(q.unit)) and q.value >= _LEAST_MEETINGS}
