"""What is told of one time and was at another: a partner who invites when the recruitment is over, a pilot with two years."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.periods import find_period, until
from rag.review.language.quantities import PEOPLE, quantities
from rag.review.language.roots import roots
from rag.review.types import Draft, Span
from rag.review.wording import day, roubles, short
from rag.text import normalise

_DOES = re.compile(
    r"(?<!\w)(?:(?:пере|раз)?да(?:ст|дут)|разошл(?:ет|ют)|разнес(?:ет|ут)|вруч(?:ит|ат)|провед(?:ет|ут)|напечата(?:ет|ют)|приглас(?:ит|ят)"
    r"|привез(?:ет|ут)|подготов(?:ит|ят)|(?:подб|отб|наб|соб)ер(?:ет|ут)|запи(?:шет|шут)|направ(?:ит|ят)|обуч(?:ит|ат)|осмотр(?:ит|ят)"
    r"|организу(?:ет|ют)|покаж(?:ет|ут)|предостав(?:ит|ят)|выдел(?:ит|ят)|установ(?:ит|ят)|смонтиру(?:ет|ют))(?!\w)"
)
_PREPARES = re.compile(
    r"(?<!\w)(?:познаком(?:ит|ят)|приглас(?:ит|ят)|оповест(?:ит|ят)|направ(?:ит|ят)|(?:подб|отб|наб)ер(?:ет|ут)|порекоменду(?:ет|ют)"
    r"|привлеч(?:ет|ут)|позов(?:ет|ут)|обзвон(?:ит|ят)|запи(?:шет|шут)"
    r"|(?:пере|раз)?да(?:ст|дут)[а-я ]{0,20} (?:приглашени|списк|направлени|контакт|адрес)[а-я]*"
    r"|(?:разошл(?:ет|ют)|разнес(?:ет|ут)|вруч(?:ит|ат)) (?:[а-я]+ )?приглашени[а-я]*)(?!\w)"
)
"""Deeds by which people come to what is for them."""
_SLACK_DAYS = 14
_AFTERWARDS = re.compile(r"(?<!\w)(?:после|итог\w*|отчет\w*|продолж\w*|дальше|следующ\w*|ежегодн\w*|оплат\w*|до конца)(?!\w)")
_PREPOSITION = re.compile(r"(?<!\w)(?:на|в|во|для|по|с|со|к|ко|о|об|от|из|у|при|под|за)$")
_GENERIC = roots(
    "участие помощь поддержка материал помещение письмо место транспорт информация средства работа услуга вклад зал кабинет занятие"
)
_PILOT = re.compile(
    r"(?<!\w)(?:пилот(?:а|у|е|ом|н\w+ (?:проект|курс|групп|заняти|сезон|запуск|год)\w*)?|апробаци\w+"
    r"|пробн(?:ый|ого|ом) (?:месяц|курс|сезон|запуск)\w*)(?!\w)"
)
_STEM = 5
_YEAR = re.compile(r"(?<![\d.])20[012]\d(?!\d)")


def belated(draft: Draft) -> Iterator[Contradiction]:
    """Deeds of partners after the rows of the plan they are for, and pilots that two fields put into different years."""
    yield from _too_late(draft)
    yield from _people_too_late(draft)
    yield from _pilots(draft)


def _too_late(draft: Draft) -> Iterator[Contradiction]:
    project = (draft.starts, draft.ends) if draft.starts and draft.ends else None
    for field in draft.texts("partners") if draft.plan and not draft.unread else ():
        for said in field.sentences():
            words = normalise(said.quote)
            does = _DOES.search(words)
            if does is None or _AFTERWARDS.search(words):
                continue
            period = find_period(words[does.end() :], project=project)
            what = _object(words[does.end() :])
            rows = [row for row in draft.plan if what and roots(what) & roots(f"{row.title} {row.results.quote if row.results else ''}")]
            if period and rows and all(row.ends < period.starts for row in rows):
                last = max(rows, key=lambda row: row.ends)
                values = (Value(short(said.quote), said), Value(f"{short(last.title, 60)}: по {day(last.ends)}", last.span))
                yield Contradiction(f"Когда: {what}", values)


def _people_too_late(draft: Draft) -> Iterator[Contradiction]:
    """«Познакомит с 40 мастерами до 30 ноября», where all rows that have 40 of them are over weeks before."""
    project = (draft.starts, draft.ends) if draft.starts and draft.ends else None
    for field in draft.texts("partners") if draft.plan and not draft.unread else ():
        for said in field.sentences():
            words = normalise(said.quote)
            prepares = _PREPARES.search(words) and not _AFTERWARDS.search(words.replace("до конца", ""))
            term = until(said.quote, project=project) if prepares else None
            people = [q for q in quantities(said.quote) if PEOPLE.search(q.unit) and not q.each]
            if term is None or len(people) != 1:
                continue
            rows = [
                row
                for row in draft.plan
                for q in quantities(f"{row.title}. {row.results.quote if row.results else ''}")
                if (q.stem, q.value) == (people[0].stem, people[0].value)
            ]
            last = max(rows, key=lambda row: row.ends, default=None)
            if last and (term.starts - last.ends).days > _SLACK_DAYS:
                yield Contradiction(
                    f"Когда: {roubles(people[0].value)} {people[0].unit}",
                    (Value(short(said.quote), said), Value(f"{short(last.title, 60)}: по {day(last.ends)}", last.span)),
                )


def _object(words: str) -> str | None:
    """The thing that is given or done: the first word after the verb that can be it, not people and not after a preposition."""
    for match in re.finditer(r"[а-я-]{4,}", words):
        _, marks, _ = readings(match[0])[0]
        before = re.sub(r"(?:[а-я-]+(?:ой|ый|ий|ую|юю|ые|ие|ых|их|ого|его|ом|ем|ей) |\d+ )+$", "", words[: match.start()]).rstrip()
        thing = "NOUN" in marks and "anim" not in marks and not marks & {"ablt", "loct", "datv"} and not PEOPLE.search(match[0])
        if thing and not _PREPOSITION.search(before):
            return None if roots(match[0]) & _GENERIC else match[0]
    return None


def _pilots(draft: Draft) -> Iterator[Contradiction]:
    """One year of the pilot, by one of its names, in each of two fields, and no year of theirs the same."""
    found: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for field in draft.texts("summary", "problem", "goal", "results", "future", "future_sources", "media"):
        for said in field.sentences():
            words = normalise(said.quote)
            names, years = {match[0][:_STEM] for match in _PILOT.finditer(words)}, {match[0] for match in _YEAR.finditer(words)}
            if len(names) == 1 and len(years) == 1:
                found[names.pop()][field.id].setdefault(years.pop(), said)
    for by_field in found.values():
        told = [next(iter(years.items())) for years in by_field.values() if len(years) == 1]
        if len(told) == len(by_field) > 1 and len({year for year, _ in told}) > 1:
            yield Contradiction("Когда был пилот", tuple(Value(year, said) for year, said in told))
