"""The day on which a partner gives a place, against the days of the plan there: «школа села Ключи, двор 18 мая» and «25.05 — Ключи»."""

import re
from collections.abc import Iterator
from datetime import date

from rag.facts import MONTHS
from rag.review.findings import Contradiction, Value
from rag.review.language.earlier import is_earlier
from rag.review.language.roots import roots
from rag.review.language.settlements import is_place_told
from rag.review.types import Activity, Draft, Span
from rag.review.wording import day
from rag.text import normalise

_NAME = r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*"
_MARK = r"(?:(?:р\. ?п|г|с|п|д|х|пос|дер|ст|аул)\.|пгт|[Гг]ород|[Сс][её]л[оа]|[Пп]ос[её]л(?:ок|ки)|[Дд]еревн[яи]|[Сс]таниц[аы]|[Хх]утор)"
_SETTLEMENTS = re.compile(rf"(?<![\w.]){_MARK} ?(?P<names>{_NAME}(?:(?:, | и ){_NAME}(?![\w.]))*)")
_MONTH = "|".join(f"(?P<m{n}>(?:{name})[а-я]{{0,2}})" for n, name in enumerate(MONTHS, 1))
_DAY = re.compile(rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\.(?P<month>\d\d)(?![\d:])| (?:{_MONTH})(?!\w))(?:[. ](?P<year>20\d\d))?(?!\d)")
_NOT_THEN = re.compile(r"(?<!\w)(?:от|с|со|до|по|к|ко|после|перед|накануне|не позднее|не ранее|№ ?[\w/-]+)\s*$")
_FOR_IT = re.compile(r"репетиц|подготов|монтаж|накануне|завоз|ключ|инструктаж|собрани|закупк")
_ROOM = re.compile(
    r"(?<!\w)(?:площадк|зал(?!о)|двор|помещени|стадион|кабинет|пол[ея](?!\w)|сцен|класс|клуб|территори|мест[оа](?!\w)|фойе|сквер|парк)"
)
"""What can be given on its own spot only; a bus or a band goes elsewhere."""
_PAPER = re.compile(r"(?<!\w)(?:письм|договор|справк|соглашени|исх)[а-я]*\.?\s*(?:№ ?[\w/-]+ )?(?:от )?$")
_PAPER_DATED = re.compile(r"(?:письм|договор|справк|соглашени)[а-я]* (?:№ ?[\w/-]+ )?от [\d. а-я]{6,18}?20\d\d(?: г\.| года)?")
_HEAD = re.compile(r"[^:.\t]*")
_QUOTED = re.compile(r"[«\"“]([^»\"”]{3,})[»\"”]")
_NEAR = 25


def day_at_place(draft: Draft) -> Iterator[Contradiction]:
    """Days of the only settlement that a partner's line names, on none of which anything is planned there."""
    names = _names(draft)
    if draft.unread or draft.starts is None:
        return
    yield from _at_partners(draft)
    yield from _in_comments(draft)
    for field in draft.texts("partners") if names else ():
        place = ""
        for line in re.finditer(r"[^\n]+", field.text):
            here = [name for name in names if is_place_told(name, line[0])]
            place = here[0] if len(here) == 1 else "" if here else place  # the name of a partner may stand a line above
            if place and (found := _differing(draft, field.span(*line.span()), place, names)):
                yield found


def _at_partners(draft: Draft) -> Iterator[Contradiction]:
    """The only day on which a partner gives its own place, by its name in quotes, where all that is planned there is on other days."""
    for field in draft.texts("partners"):
        for line in re.finditer(r"[^\n]+", field.text):
            said, name = field.span(*line.span()), _QUOTED.search(_HEAD.match(line[0])[0])  # type: ignore[index]  # it matches everything
            rows = [row for row in draft.plan if name and normalise(name[1]) in normalise(row.title)]
            told = _only_day(draft, said) if name and _ROOM.search(normalise(line[0][name.end() :])) else None
            if rows and told and all(row.starts == row.ends != told for row in rows):
                planned = tuple(Value(day(row.starts), row.span) for row in rows)
                yield Contradiction(f"Когда: {name[0] if name else ''}", (Value(day(told), said), *planned))


def _in_comments(draft: Draft) -> Iterator[Contradiction]:
    """«Автобус на встречу 12 декабря», where the only row with a meeting in December names the 5th and no other day."""
    for line in draft.budget.lines if draft.budget else ():
        words = normalise(line.comment)
        told = [*_days(draft, words)]
        before = re.search(r"([а-я-]{4,}) $", words[: told[0][1]]) if len(told) == 1 else None
        if before is None or _FOR_IT.search(words) or _PAPER.search(words[: told[0][1]]):
            continue
        when = told[0][0]
        rows = [row for row in draft.plan if row.starts <= when <= row.ends and roots(before[1]) & roots(row.title)]
        planned = {one for one, _, _ in _days(draft, rows[0].span.quote)} - {rows[0].starts, rows[0].ends} if len(rows) == 1 else set()
        others = [
            field for field in draft.fields.values() if field.key != "budget" and when in {one for one, _, _ in _days(draft, field.text)}
        ]
        if len(planned) == 1 and when not in planned and not others:
            yield Contradiction(f"Когда: {before[1]}", (Value(day(when), line.span), Value(day(next(iter(planned))), rows[0].span)))


def _only_day(draft: Draft, said: Span) -> date | None:
    """The only day of the project that is told of a room."""
    told = {when for when, _, _ in _days(draft, said.quote)}
    words = normalise(said.quote)
    other = is_earlier(_PAPER_DATED.sub(" ", words), draft) or _FOR_IT.search(words) or not _ROOM.search(words)
    return None if len(told) != 1 or other else next(iter(told))


def _names(draft: Draft) -> list[str]:
    texts = (field.text for field in draft.texts("geography"))
    return [name for text in texts for match in _SETTLEMENTS.finditer(text) for name in re.findall(_NAME, match["names"])]


def _differing(draft: Draft, said: Span, place: str, names: list[str]) -> Contradiction | None:
    when = _only_day(draft, said)
    if when is None:
        return None
    rows = [row for row in draft.plan if is_place_told(place, row.title)]
    days = [(row, _days_at(draft, row, place)) for row in rows]
    own = [(row, found) for row, found in days if found]
    nowhere = any(row.starts <= when <= row.ends and not any(is_place_told(name, row.title) for name in names) for row in draft.plan)
    then = any(when in found if found else row.starts <= when <= row.ends for row, found in days)
    if not own or then or nowhere:
        return None
    planned = tuple(Value(", ".join(map(day, sorted(found))), row.span) for row, found in own)
    return Contradiction(f"Когда: {place}", (Value(day(when), said), *planned))


def _days_at(draft: Draft, row: Activity, place: str) -> set[date]:
    """Days that a row has for a place: «24.07 — Ключи», «Ключи (24 июля)»; a row of one day and one place has that."""
    text = row.span.quote
    found = set()
    for when, start, end in _days(draft, text):
        after = re.match(rf" ?(?:[–—-]|\(|в|во) ?(?:{_MARK} ?)?({_NAME})", text[end:])
        before = re.search(rf"({_NAME}) ?(?:[–—:-]|\()? ?$", text[max(0, start - _NEAR) : start])
        beside = after or before
        if beside and is_place_told(place, beside[1]):
            found.add(when)
    return found or ({row.starts} if row.starts == row.ends else set())


def _days(draft: Draft, text: str) -> Iterator[tuple[date, int, int]]:
    """Days of the project with their places; that of a letter is none."""
    said = text.lower()
    for match in _DAY.finditer(said):
        before = said[: match.start()]
        month = int(match["month"]) if match["month"] else next(n for n in range(1, 13) if match[f"m{n}"])
        years = [int(match["year"])] if match["year"] else [year for year in (draft.starts, draft.ends) if year]
        for year in dict.fromkeys(one if isinstance(one, int) else one.year for one in years):
            when = _date(year, month, int(match["day"]))
            if (
                when
                and draft.starts
                and draft.ends
                and draft.starts <= when <= draft.ends
                and not _NOT_THEN.search(before)
                and not _PAPER.search(before)
            ):
                yield when, match.start(), match.end()


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None
