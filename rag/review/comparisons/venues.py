"""One activity in two places: lessons «в школьном зале» by the budget, «в доме культуры» by the plan; in our own hall and in schools."""

import re
from collections.abc import Iterator

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.quantities import PAST, quantities
from rag.review.language.roots import roots
from rag.review.types import Activity, Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise

_ROOM = (
    r"(?:спорт|кино|конференц-)?зал(?:е|а|ах|ы|ов|ом)?|спортзал\w*|помещени[еяий]\w*|кабинет\w*|класс(?:е|а|ах|ов)|аудитори\w+|территори\w+"
    r"|площадк\w+|стенах|здани\w+|сцен[еуыа]|двор\w*|холл\w*|фойе|баз[еуы]|стадион\w*|тир[еаы]?|мастерск\w+|читальн\w+ зал\w*"
)
_TEACHES = r"(?:учебн|(?:обще)?образовательн)\w+ (?:заведени|учреждени|организаци)"
_IN_NAME = r"(?! (?!поселков|городов|районов|сел)[а-я]+(?:ов|ев|ей|ел|тва|ик|ники)(?!\w))"
"""«В школе наставников» is no building."""
_FORMS = {
    "школа": (
        rf"(?:школ(?:е|ах){_IN_NAME}|гимнази(?:и|ях)|лице(?:е|ях)|{_TEACHES}(?:и|ях))",
        rf"(?:школы?|гимнази[ий]|лице(?:я|ев)|{_TEACHES}[йяи])",
    ),
    "дом культуры или клуб": (
        r"(?:дом(?:е|ах) культуры|дворц(?:е|ах) (?:культуры|спорта)|[рс]?дк|клуб(?:е|ах))",
        r"(?:дом(?:а|ов) культуры|дворц(?:а|ов) (?:культуры|спорта)|[рс]?дк|клуб(?:а|ов))",
    ),
    "библиотека": (r"библиотек(?:е|ах)", r"библиотеки?"),
    "музей": (r"музе(?:е|ях)", r"музе(?:я|ев)"),
    "парк": (r"(?:парк(?:е|ах)|сквер(?:е|ах))", r"(?:парк(?:а|ов)|сквер(?:а|ов))"),
    "колледж": (r"(?:колледж(?:е|ах)|техникум(?:е|ах)|училищ(?:е|ах))", r"(?:колледж(?:а|ей)|техникум(?:а|ов)|училищ[ае]?)"),
    "вуз": (r"(?:университет(?:е|ах)|институт(?:е|ах)|вуз(?:е|ах))", r"(?:университет(?:а|ов)|институт(?:а|ов)|вуз(?:а|ов))"),
    "театр": (r"(?:театр(?:е|ах)|филармонии)", r"(?:театр(?:а|ов)|филармонии)"),
    "больница": (r"(?:больниц(?:е|ах)|поликлиник(?:е|ах)|госпитал(?:е|ях))", r"(?:больницы?|поликлиники?|госпитал(?:я|ей))"),
    "бассейн": (r"(?:бассейн(?:е|ах)|аквапарк(?:е|ах))", r"(?:бассейн(?:а|ов)|аквапарк(?:а|ов))"),
    "детский сад": (r"детск(?:ом|их) сад(?:у|ах)", r"детск(?:ого|их) сад(?:а|ов)"),
    "храм": (r"(?:храм(?:е|ах)|церкви|монастыр(?:е|ях))", r"(?:храм(?:а|ов)|церкви|монастыр(?:я|ей))"),
}
_WORD = r"(?:[\w-]+ ){0,2}?"
_OURS = r"(?:наш|сво|собственн)(?:ем|ей|их|ём|ой|ом|ого|его|ых)"
_OWN_ROOM = re.compile(
    rf"(?<!\w)(?:в|во|на) (?:[а-я-]+ )?{_OURS} {_WORD}(?:{_ROOM}|центр(?:е|а)|студи\w+|клуб(?:е|а)|офис(?:е|а))(?!\w)"
    rf"|(?<!\w)у нас (?:в|на) {_WORD}(?:{_ROOM}|центре|студии|клубе|офисе)(?!\w)"
    rf"|(?:в|на) (?:{_ROOM}|центре|студии|клубе) (?:наш\w+ )?организации(?!\w)"
)
"""A room of the applicant's own."""
_WILL = re.compile(r"(?<!\w)(?:буд[уе]т|будем|пройд[уе]т|провед[уе]м|состо[ия]тся|ид[уе]т|проход[ия]т|проводятся|проводим)(?!\w)")
_AT_MANY = re.compile(
    rf"(?<!\w)(?:в|во|на|при) (?:[а-я-]+ ){{0,3}}?(?:[а-я]+ах|[а-я]+ях)(?!\w)"
    rf"|(?:{_ROOM}) (?:[а-я-]+ых |[а-я-]+их )*(?:заведений|школ|учреждений|организаций|библиотек|домов|клубов|колледжей|садов)(?!\w)"
)
_GOES_OUT = re.compile(r"(?<!\w)(?:выездн|с выездом|выезжа)[а-я]*")
_SCHOOL_ROOM = rf"|(?<!\w)школьн\w+ {_WORD}(?:{_ROOM})(?!\w)"
_KINDS = {
    kind: re.compile(rf"(?<!\w)(?:(?:в|во|на|при) {_WORD}{at}|(?:{_ROOM}) {_WORD}{of})(?!\w)" + (_SCHOOL_ROOM if kind == "школа" else ""))
    for kind, (at, of) in _FORMS.items()
}
_CALLED = {
    kind: re.compile(rf"\W*(?:[а-я-]+(?:ая|ый|ий|ое) ){{0,3}}(?:{name})(?!\w)")
    for kind, name in {
        "школа": "школа|гимназия|лицей",
        "дом культуры или клуб": "дом культуры|дворец культуры|[рс]?дк",
        "библиотека": "библиотека",
        "музей": "музей",
        "парк": "парк|сквер",
        "колледж": "колледж|техникум|училище",
        "вуз": "университет|институт",
        "театр": "театр|филармония",
        "больница": "больница|поликлиника|госпиталь",
        "бассейн": "бассейн",
        "детский сад": "детский сад",
        "храм": "храм|церковь|монастырь",
    }.items()
}
_EVENT = re.compile(
    r"(?<!\w)(?:заняти|тренировк|мастер-?класс|урок|лекци|репетици|встреч|турнир|фестивал|праздник|концерт|выставк|семинар|тренинг|спектакл"
    r"|курс|гимнастик|показ(?!ател)|слет|соревновани|лагер|консультаци|диагностик|осмотр|дежурств|ярмарк|игр[аыу]?(?!\w)|форум|чтени"
    r"|кружок|кружк|практик|вечер(?!н)|клуб выходного|групп)[а-я]*"
)
_BEFORE = re.compile(r"(?<!\w)(?:на|для|о|об|про|к|ко|после|до|перед|из|от|вместо|не|без|кроме|по|набор\w*|запис\w*|ссылк\w*) (?:\w+ )?$")
_HELD = re.compile(
    r"^\W*(?:все |наши |эти )?(?P<event>[а-я-]+)(?: (?!или|и )[а-я-]+){0,4}"
    r" (?:будут |будет )?(?:провод|проход|пройд|состо|организ)\w+(?!\w)"
)
"""Tells of all of a kind where they are held, whatever else the field says."""
_NOT_ALL = re.compile(
    r"(?<!\w)(?:част[ьи]|некотор\w+|отдельн\w+|иногда|также|кроме|финал\w*|итогов\w*|заключительн\w*|или|перв\w+|последн\w+|летом|зимой)(?!\w)"
)
_HIRES = re.compile(r"(?<!\w)(?:аренд|(?:спорт)?зал|кабинет|помещени|аудитори|площадк|мастерск|класс(?!н|ик)|студи|сцен[аыу])")
_FOR = re.compile(r"(?<!\w)(?:для|под|на время|на период|во время) (?P<what>[а-я-]+(?: [а-я-]+){0,3})")
_STEM = 6
_NEAR_START = 8
_FIELDS = ("summary", "goal", "tasks", "results", "groups", "media")
_NAMES = "участник житель человек группа проект занятие мероприятие школа зал помещение кабинет аренда итоговый новый общий"
"""Words by which a room and an activity are alike and not the same."""


def in_two_places(draft: Draft) -> Iterator[Contradiction]:
    """Rooms for an activity that the plan holds elsewhere; what prose says of where activities are held, against the plan."""
    if draft.unread or not draft.plan:
        return
    told = [*_rooms(draft), *_in_prose(draft), *_at_home(draft), *_for_all(draft)]
    yield from {values[1].span: Contradiction(f"Где: {what}", values) for what, values in reversed(told)}.values()


def _rooms(draft: Draft) -> Iterator[tuple[str, tuple[Value, Value]]]:
    for text, span in _given(draft):
        said = normalise(text)
        kinds, uses = _places(said), [match["what"] for match in _FOR.finditer(said)]
        if len(kinds) != 1 or not uses or _NOT_ALL.search(said):
            continue
        about = roots(" ".join(uses)) - roots(_NAMES) - _of_places(draft)
        rows = [row for row in draft.plan if about & roots(row.title)]
        if row := _elsewhere(rows, kinds):
            yield short(uses[0], 40), (Value(short(text), span), Value(short(row.title), row.span))


def _for_all(draft: Draft) -> Iterator[tuple[str, tuple[Value, Value]]]:
    """A room for as many meetings as all rows of that name have together, of which some are held there and one is not."""
    for text, span in _given(draft):
        kinds = _places(normalise(text))
        for q in quantities(text) if len(kinds) == 1 else ():
            of = re.match(r" ([а-яё-]{4,})", text[q.end :])
            called = roots(of[1]) - roots(_NAMES) if of else set()
            rows = [row for row in draft.plan if called and called <= roots(row.title)]
            counted = [(row, other.value) for row in rows for other in quantities(row.title) if other.stem == q.stem]
            away = [row for row, _ in counted if (held := _held_at(row)) and not held & kinds]
            here = [row for row, _ in counted if _held_at(row) & kinds]
            if len(counted) == len(rows) > 1 and here and away and sum(value for _, value in counted) == q.value:
                yield text[q.start : q.end], (Value(short(text), span), Value(short(away[0].title), away[0].span))


def _given(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Lines of the budget for a room, and sentences of partners who give one, with the partner's name."""
    for line in draft.budget.lines if draft.budget else ():
        if _HIRES.search(normalise(line.name)):
            yield f"{line.name}. {line.comment}", line.span
    for field in draft.texts("partners"):
        for said in field.sentences():
            if _HIRES.search(normalise(said.quote)):
                yield said.quote, said


def _in_prose(draft: Draft) -> Iterator[tuple[str, tuple[Value, Value]]]:
    for field in draft.texts(*_FIELDS):
        statements = [*_statements(field)]
        for events, kinds, said, strict in statements:
            all_kinds = kinds if strict else {kind for others, more, *_ in statements if others & events for kind in more}
            rows = [row for row in draft.plan if events & _events(row.title)]
            if (row := _elsewhere(rows, all_kinds)) and not any(all_kinds & _places(normalise(other.title)) for other in draft.plan):
                yield _as_told(said, events), (Value(short(said.quote), said), Value(short(row.title), row.span))


def _at_home(draft: Draft) -> Iterator[tuple[str, tuple[Value, Value]]]:
    """All of an activity in a room of one's own, where the plan holds it in several places of others, or goes out with it."""
    if any(_OWN_ROOM.search(normalise(row.span.quote)) for row in draft.plan):
        return
    for field in draft.texts(*_FIELDS):
        for said in field.sentences():
            words = normalise(" ".join(said.quote.split()))
            held = _HELD.match(words)
            own = _OWN_ROOM.search(words)
            begins = bool(own and own.start() <= _NEAR_START) or bool(held and _EVENT.match(held["event"]))
            if not own or not begins or not _WILL.search(words) or PAST.search(words) or _NOT_ALL.search(words) or _places(words):
                continue
            events = _events(words)
            rows = [row for row in draft.plan if events & _events(row.title)]
            if rows and all(_is_away(row) and _is_of_all(words, own, row) for row in rows):
                yield _as_told(said, events), (Value(short(said.quote), said), Value(short(rows[0].title), rows[0].span))


def _is_of_all(words: str, own: re.Match[str], row: Activity) -> bool:
    """Whether a sentence tells no more of the activity than the row does: «лекции для педагогов» are others."""
    rest = words[: own.start()] if own.start() > _NEAR_START else words[own.end() :]
    named = (word for word in re.findall(r"[а-я-]{4,}", _EVENT.sub(" ", rest)) if not {"VERB", "INFN"} & readings(word)[0][1])
    return roots(" ".join(named)) <= roots(row.title)


def _is_away(row: Activity) -> bool:
    """Whether a row is held at several places of a kind, or goes out to people."""
    title = normalise(row.title)
    return bool(_GOES_OUT.search(title) or (_places(title) and _AT_MANY.search(title)))


def _statements(field: Field) -> Iterator[tuple[set[str], set[str], Span, bool]]:
    """What is held where, by sentence, and whether the sentence tells of all of it."""
    for said in field.sentences():
        words = normalise(" ".join(said.quote.split()))
        if PAST.search(words) or _NOT_ALL.search(words):
            continue
        for start, end in _clauses(words):
            clause = words[start:end]
            events = _events(clause)
            if events and (kinds := _places(clause)):
                held = _HELD.match(words)
                strict = bool(held and start == 0 and _EVENT.match(held["event"]))
                yield events, kinds, said, strict


def _as_told(said: Span, events: set[str]) -> str:
    """The first of the events as a sentence calls it."""
    words = normalise(" ".join(said.quote.split()))
    return next(match[0] for match in _EVENT.finditer(words) if match[0][:_STEM] in events)


def _clauses(words: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^,;:()]+", words)]


def _events(text: str) -> set[str]:
    said = normalise(" ".join(text.split()))
    return {match[0][:_STEM] for match in _EVENT.finditer(said) if not _BEFORE.search(said[: match.start()])}


def _places(said: str) -> set[str]:
    return {kind for kind, called in _KINDS.items() if called.search(said)}


def _held_at(row: Activity) -> set[str]:
    """Places of a row; what stands last in it may be one by its name alone: «…. Клин, городская библиотека»."""
    last = normalise(re.split(r"\.\s+", row.title.strip(". "))[-1]).split(",")
    return _places(normalise(row.title)) | {kind for part in last for kind, called in _CALLED.items() if called.match(part)}


def _elsewhere(rows: list[Activity], kinds: set[str]) -> Activity | None:
    """The first of these rows, where all of them are told to be at places of other kinds."""
    found = [_places(normalise(row.title)) for row in rows]
    return rows[0] if rows and all(found) and not any(kinds & places for places in found) else None


def _of_places(draft: Draft) -> set[str]:
    return roots(" ".join(field.text for field in draft.texts("geography")))
