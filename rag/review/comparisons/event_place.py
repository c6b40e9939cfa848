"""The settlement of an event, told in another place: tea at the festival «в Суне», where the plan holds the festival in Нолинск."""

import re
from collections.abc import Iterator, Mapping

from rag.morphology import akin, any_akin, is_word, readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.language.settlements import is_place_told
from rag.review.types import Activity, BudgetLine, Draft, Span
from rag.review.wording import short
from rag.text import normalise

_NOT_LARGER = r"(?![а-яё-])(?! (?:район|кра[йяюе]|област|округ|республик|поселени|муниципал|улиц|пл\.|площад))"
_NAME = rf"[А-ЯЁ][а-яё]{{2,}}(?:-[А-ЯЁа-яё]+)*{_NOT_LARGER}"
_NAMES = re.compile(rf"(?<![\w.«\"-]){_NAME}")
_LIST = re.compile(rf"(?:(?<=\. )|^){_NAME}(?:(?:, | и ){_NAME})+(?=\.|$)")
"""A sentence of a row that is but names."""
_BEGINS = re.compile(rf"(?P<names>{_NAME}(?:(?:, | и ){_NAME})*)(?:\.|, [А-ЯЁ])")
_USUAL, _USUAL_ALONE = 3, 2
"""So many results that begin with places of the project, and so many rows with one alone, make it usual."""
_ALONE = re.compile(rf"(?:(?<=[.;)] )|^)(?P<name>{_NAME})(?=\.(?:\s|$))")
_ONE_PLACE = re.compile(rf"(?:(?<=[.;] )|^)(?P<name>{_NAME}(?: {_NAME})?)(?=[;,.]|$)")
"""Where a comment has a place and no more."""
_AWAY = re.compile(r"поезд|выезд|экскурс|командир|форум|конференц|слет|фестивал|соревнован|турнир|гастрол|стажиров")
_THERE = re.compile(
    r"(?<!\w)[Вв]о? (?:(?:город|сел|пос[её]л|деревн|станиц|районн|городск|сельск|дом|дворц|культуры|библиотек|школ|парк|клуб|центр|зал|музе"
    rf"|лагер|баз)[а-яё]* |[гспд]\. ?|(?:Доме|Дворце) |«[^»]+» )*(?P<name>{_NAME})"
)
_AT_EVENT = re.compile(
    r"питани|обед|(?<!\w)ча[йяе]|кофе|стол|накры|угощ|аренд|(?<!\w)зал|сцен|площадк|прожив|ночл|размещ|размест|(?:про|за)вод|проход|пройд"
    r"|состо|монтаж|звук|оформл|ведущ|украш|собрав|палат|шат"
)
_ELSEWHERE = re.compile(
    r"печат|изготов|покуп|закуп|заказ|магазин|проезд|подвоз|поезд|автобус|трансфер|такси|доставк|перевоз|билет|командир|транспорт|гсм|бензин|публикац|газет|реклам"
)
_MARKED = re.compile(r"мероприяти[еяю] (?:№ ?)?(?P<number>\d{1,2}(?:\.\d{1,2})?)(?![\d–-])(?! ?(?:,|и) ?\d)")
_EVENT = re.compile(
    r"(?<!\w)(?P<event>фестивал|стажировк|слет|форум|лагер|конференци|турнир|соревновани|праздник|ярмарк|выставк|концерт|спектакл|хакатон|марафон|спартакиад"
    r"|олимпиад|презентаци|премьер|открыти|награждени|экспедици|поход|мастерск|семинар|тренинг|интенсив|квест|забег)[а-я]*"
)
_OF_EVENT = re.compile(
    rf"(?<![\w.«\"-])(?P<names>{_NAME}(?:(?:, | и ){_NAME})*) ?(?:[–—:-] |\((?=[а-яё]))(?P<what>(?:только |лишь )?[^.,;:()–—]{{3,80}})"
)
"""«Торжок — только выездная школа», «Торжок (выездная школа)»."""
_FIELDS = ("summary", "goal", "tasks", "media", "partners", "results")
_LEADING_WORDS = 4
_KINDS = frozenset({"город", "село", "поселок", "деревня", "станица", "район", "область", "край", "республика"})


def event_place(draft: Draft) -> Iterator[Contradiction]:
    """Places that the budget or prose gives to an event which the plan has in another one; a place of one row that is told nowhere."""
    known = _known(draft)
    if draft.unread or len(known) < 2:
        return
    for line in draft.budget.lines if draft.budget else ():
        text = f"{line.name}. {line.comment}"
        at_event = _AT_EVENT.search(normalise(text)) and not _ELSEWHERE.search(normalise(text))
        if at_event and not line.article.startswith("2") and (row := _row_of(line, draft)):
            alone = {place for match in _ONE_PLACE.finditer(line.comment) for place in _places(match["name"], known)}
            yield from _elsewhere(row, _there(text, known) or alone, known, line.span)
    for field in draft.texts(*_FIELDS):
        for said in field.sentences():
            yield from _in_prose(draft, said, known)
    yield from _strange(draft, known)
    yield from _bound(draft, known)


def _bound(draft: Draft, known: tuple[str, ...]) -> Iterator[Contradiction]:
    """«Торжок — только летний лагерь» of the geography, where the only row of it has other places and not this one."""
    for said in (said for field in draft.texts("geography") for said in field.sentences()):
        for match in _OF_EVENT.finditer(" ".join(said.quote.split())):
            events = {one["event"] for one in _EVENT.finditer(normalise(match["what"]))}
            rows = _rows(events.pop(), draft) if len(events) == 1 else []
            title = " ".join(rows[0].title.split()) if len(rows) == 1 else ""
            held = [name for name in map(normalise, _NAMES.findall(title)) if any_akin(name, known) or _is_settlement(name)]
            if held and not is_place_told(match["names"], title):
                yield Contradiction(f"Где: {short(title, 40)}", (Value(match[0], said), Value(short(title), rows[0].span)))


def _strange(draft: Draft, known: tuple[str, ...]) -> Iterator[Contradiction]:
    """«Порхов, Дедовичи, Остров» of a project in Порхов, Дедовичи and Дно that tells of Остров nowhere else."""
    listed, elsewhere = draft.get("geography"), [field.text for field in draft.fields.values() if field.key != "plan"]
    others = {normalise(name) for text in elsewhere for name in _NAMES.findall(text)}
    if listed is None:
        return
    alone = _alone(draft, known, others)
    for at, row in enumerate(draft.plan):
        if at in alone:
            yield Contradiction("Где", (Value(alone[at], row.span), Value(short(listed.text), listed.whole)))
        for match in _LIST.finditer(" ".join(row.title.split())):
            names = [normalise(name) for name in _NAMES.findall(match[0])]
            strange = [name for name in names if not any_akin(name, known)]
            if len(strange) == 1 < len(names) <= len(known) and _is_place(strange[0]) and not any_akin(strange[0], others):
                yield Contradiction("Где", (Value(match[0], row.span), Value(short(listed.text), listed.whole)))
    begun = [(row, begins["names"]) for row in draft.plan if row.results and (begins := _BEGINS.match(row.results.quote))]
    places = [(row, [normalise(name) for name in _NAMES.findall(told)]) for row, told in begun]
    for row, names in places if sum(all(any_akin(name, known) for name in names) for _, names in places) >= _USUAL else ():
        if row.results and len(names) == 1 and _is_place(names[0]) and not any_akin(names[0], {*known, *others}):
            yield Contradiction("Где", (Value(short(row.results.quote), row.results), Value(short(listed.text), listed.whole)))


def _alone(draft: Draft, known: tuple[str, ...], others: set[str]) -> Mapping[int, str]:
    """«Школа. Псков. Итог: …» of a plan whose other rows have places of the project there, and nothing else tells of Псков; by the row."""
    told = {at: match["name"] for at, row in enumerate(draft.plan) if (match := _ALONE.search(" ".join(row.span.quote.split())))}
    if sum(any_akin(normalise(name), known) for name in told.values()) < _USUAL_ALONE:
        return {}
    strange = {at: name for at, name in told.items() if not any_akin(normalise(name), (*known, *others)) and _is_place(normalise(name))}
    return {at: name for at, name in strange.items() if not _AWAY.search(normalise(draft.plan[at].span.quote))}


def _is_place(name: str) -> bool:
    return not is_word(name) or _is_settlement(name)


def _is_settlement(name: str) -> bool:
    return any("Geox" in grammemes for _, grammemes, _ in readings(name))


def _known(draft: Draft) -> tuple[str, ...]:
    listed = draft.get("geography")
    names = _NAMES.findall(listed.text.replace("\n", " ")) if listed else []
    return tuple(dict.fromkeys(name.lower() for name in map(normalise, names) if not {form for form, _, _ in readings(name)} & _KINDS))


def _in_prose(draft: Draft, said: Span, known: tuple[str, ...]) -> Iterator[Contradiction]:
    for clause in re.split(r"[;:]", " ".join(said.quote.split())):
        events = {match["event"] for match in _EVENT.finditer(normalise(clause))}
        if len(events) != 1 or PAST.search(normalise(clause)):
            continue
        rows = _rows(events.pop(), draft)
        if len(rows) == 1:
            yield from _elsewhere(rows[0], _there(clause, known), known, said)


def _rows(event: str, draft: Draft) -> list[Activity]:
    """Rows that begin with such an event; all of them where others speak of it too, as then it has several days or places."""
    return [
        row for row in draft.plan if any(word.startswith(event) for word in re.findall(r"[а-я-]+", figures(row.title))[:_LEADING_WORDS])
    ]


def _row_of(line: BudgetLine, draft: Draft) -> Activity | None:
    """The row that a line says to be for, by its number, or the only one of an event that its name tells."""
    words = normalise(f"{line.name}. {line.comment}")
    if marked := {match["number"] for match in _MARKED.finditer(words)}:
        rows = [row for row in draft.plan if str(row.number) in marked]
        return rows[0] if len(marked) == len(rows) == 1 and "мероприятия" not in words else None
    event = _EVENT.search(normalise(line.name))
    rows = _rows(event["event"], draft) if event else []
    return rows[0] if len(rows) == 1 and "мероприяти" not in words else None


def _there(text: str, known: tuple[str, ...]) -> set[str]:
    """Places of the project in which something is said to be: «в Суне», «в Доме культуры города Нолинска», not «в Суну»."""
    words = " ".join(text.split())
    return {place for match in _THERE.finditer(words) if _is_there(match) for place in _places(match["name"], known)}


def _is_there(match: re.Match[str]) -> bool:
    """Whether a name right after «в» is where something is, and not where one goes."""
    direct = match[0].split()[1:] == [match["name"]]
    return not direct or any("loct" in grammemes for _, grammemes, _ in readings(match["name"].lower()))


def _places(text: str, known: tuple[str, ...]) -> set[str]:
    return {place for name in _NAMES.findall(" ".join(text.split())) for place in known if akin(normalise(name), place)}


def _elsewhere(row: Activity, told: set[str], known: tuple[str, ...], span: Span) -> Iterator[Contradiction]:
    held = _places(row.title, known)
    if held and told and not held & told:
        yield Contradiction(f"Где: {short(row.title, 40)}", (Value(short(span.quote), span), Value(short(row.title), row.span)))
