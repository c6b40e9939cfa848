"""Numbers of people that no other part of the draft knows, of those called otherwise, of those visited, of volunteers.

People call one group by many names, so numbers of one name cannot be compared alone. A number that stands in one field only, though
another field tells of the same kind of people, is told; one that some field repeats or adds up to is not.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import Counted, figures, made_by_a_row
from rag.review.language.quantities import ANYBODY, HELPERS, PAST, PEOPLE, adds_up, indicated, is_somebody, quantities
from rag.review.types import OF_PROJECT, BudgetLine, Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise

_KINDS = {
    "пожилых": re.compile(
        r"пожил|ветеран|старожил|старик|пенсионер|бабуш|дедуш|дети войны|детей войны|детям войны|старш\w+ (?:поколени|возраст)|долгожител"
        r"|рассказчи|(?:[5-9]0|55|65|75) лет и старше|старше (?:[5-9]0|55|65|75)|(?<!\d)(?:[5-9]0|55|65|75)\+"
    ),
    "детей": re.compile(r"(?<!\w)дет(?:и|ей|ям)(?!\w)(?! войны)|подрост|школьни|ребят|(?<!\w)учени|юнош|девоч|мальчи|воспитанник|дошколь"),
    "семей": re.compile(r"(?<!\w)сем(?:ей|ьи|ья|ьям|ьях)(?!\w)"),
}
_VISITED = re.compile(r"(?<!\w)(?:побыва|посет|приде|приезжа|приед|придем|навест|выезжа|выед|обойд|обойде|помо)\w*")
_ONCE_EACH = re.compile(
    r"(?:(?:по )?один раз|по разу|однократно|по одному)[^.;]{0,60}кажд\w+|кажд\w+[^.;]{0,40}(?:один раз|по разу|по одному|однократно)"
)
_VISITS = re.compile(r"(?<![\d,.])(\d+) (?:[а-я-]+ )?(?:визит|посещени|выезд|выход|приезд|обход)")
_BEFORE_NOW = re.compile(r"(?<!\w)(?:руковод|в[её]л[аи]?(?!\w)|организовал|координировал|опыт|стаж|(?:за|в) 20\d\d|с 20\d\d)")
"""Tells of what somebody did before."""
_OF_HELPERS = re.compile(
    r"(?<![\d,.:])(\d{1,3}) (?:чел\w*\.?|человек|(?:[а-я]+ых |[а-я]+их )?(?:студент|волонт|доброволь|школьник|помощник)[а-я-]*)"
    r"[^\d.;]{0,15}?(?:[×xх*]|по) ?\d"
)
_AT_EACH = re.compile(
    r"\d (?:[а-я-]+ )?(?:тренировок|занятий|встреч|выездов|уроков|показов|репетиций|мероприятий|рейсов)[^\d;.]{0,20}[×xх*] $"
)
"""«180 тренировок × 2 волонтёра»."""
_LEARN = re.compile(
    r"волонт|доброволь|наставни|педагог|учител|тренер|инструктор|специалист|экскурсовод|ведущ|куратор|родител|студент|библиотекар|подрост|школьни"
)
"""Those whom a project teaches, and not those who come once to look on."""
_SELECTED = re.compile(
    r"(?<!\w)(?:отбор|отбира|отобра|заявк|заявл|собеседовани|кандидат|желающ|резерв|конкурс|фестивал|концерт|праздник|конференци|форум|гост|зрител"
    r"|показ|выставк|экскурси|публикац|анкет|опрос|приглаш|узна|встреч\w+ с|(?<!от )кажд|разные|новы)"
)
_ROOT_CHARS = 6
_TRAINED = ("подготовлен", "обучен", "прошедш")
_LOOK_ON = re.compile(
    r"просмотр|охват(?:а|ом)? (?:аудитори|публикаци|инф)|подписчик|зрител|гост|увид|узна|прочита|посетител|листовк|информ|живет"
    r"|живут|из них|жител\w+ (?:города|сел|район|округ)"
)
"""Of people who look on, or live there."""
_GO_ON = re.compile(r"(?<!\w)(?:продолж|остан|сохран|поведут|ведут|будут вести|возьмут|поддержива)")
_GROWS = re.compile(
    r"(?<!\w)(?:еще|нов|ежегодн|каждый год|в год|дополнительн|планиру|расшир|увелич|вырас|до \d|через год|20\d\d|набер|набир)"
)
"""Tells of what is to come beside it."""
_NEXT_MONTH = timedelta(days=31)


def unheard(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions of numbers that nothing else in the draft bears out."""
    yield from _people(draft)
    yield from _visited(draft)
    yield from _helpers(draft)
    yield from _promised(draft)
    yield from _stay(draft)
    yield from _in_plan(draft)


def _people(draft: Draft) -> Iterator[Contradiction]:
    """More people of a kind in the results than the groups have, by a number that no other field knows."""
    groups = draft.get("groups")
    for kind, called in _KINDS.items() if groups and draft.plan else ():
        assert groups is not None
        held = [(q, at) for said in _lines(groups) if called.search(figures(said.quote)) for q, at in _people_in(groups, said)]
        most = max((q.value for q, _ in held), default=Decimal(0))
        for field in draft.texts("goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said):
                    of_kind = called.search(normalise(said.quote[q.start : q.end])) if q.each is False else None
                    parts = [one.value for one, _ in held]
                    if held and of_kind and q.value > most and not adds_up(q.value, parts) and _alone(draft, q.value, field, at):
                        yield Contradiction(
                            f"Сколько: {kind}", (Value(roubles(q.value), at), *(Value(roubles(o.value), w) for o, w in held))
                        )


def _lines(field: Field) -> Iterator[Span]:
    """Points of a list, or sentences where there is none: who is told before the number, «дети войны, 45 человек»."""
    for match in re.finditer(r"[^\n;]+?(?=\n|;|(?<=[.)]) \d{1,2}[.)] |$)", field.text):
        yield field.span(*match.span())


def _people_in(field: Field, said: Span) -> Iterator[Counted]:
    for q in quantities(said.quote):
        if is_somebody(q.unit) and not q.each and not PAST.search(normalise(said.quote)):
            yield q, field.span(said.start + q.start, said.start + q.end)


def _alone(draft: Draft, value: Decimal, field: Field, at: Span) -> bool:
    """Whether a number stands nowhere else in what the draft says of this project, nor is it what rows of the plan make together."""
    number = re.compile(rf"(?<![\d.,])(?<!\d ){value}(?!\d|[.,]\d| \d{{3}}(?!\d))(?!(?:-\d+)? ?(?:лет(?!\w)|класс|%))")
    rest = field.text[: at.start] + " | " + field.text[at.end :]
    others = [rest, *(other.text for other in draft.texts(*OF_PROJECT) if other.id != field.id)]
    if any(number.search(figures(text)) for text in others):
        return False
    people = [q.value for row in draft.plan for q in quantities(row.span.quote) if PEOPLE.search(q.unit) and q.value != value]
    return not adds_up(value, people) and not made_by_a_row(draft, value)


def _visited(draft: Draft) -> Iterator[Contradiction]:
    """«К каждой семье один раз, 60 визитов» beside «побывает у 48 семей», where no other field knows 48."""
    plan = draft.get("plan")
    for told in plan.sentences() if plan else ():
        words = figures(told.quote)
        visits = {Decimal(match[1]) for match in _VISITS.finditer(words)}
        if not _ONCE_EACH.search(normalise(told.quote)) or len(visits) != 1:
            continue
        for field in draft.texts("summary", "goal", "results"):
            for said in field.sentences():
                for q, at in _people_in(field, said) if _VISITED.search(normalise(said.quote)) else ():
                    if q.value not in visits and _alone(draft, q.value, field, at):
                        yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(q.value), at), Value(roubles(next(iter(visits))), told)))


def _helpers(draft: Draft) -> Iterator[Contradiction]:
    """Volunteers whom the budget counts, other than all those told of anywhere else, or than some of them together."""
    told = [
        (q, at)
        for field in draft.texts("summary", "tasks", "plan", "results", "partners", "team", "resources")
        for said in field.sentences()
        for q, at in _people_in(field, said)
        if HELPERS.search(normalise(said.quote[q.start : q.end])) and not _BEFORE_NOW.search(normalise(said.quote))
    ]
    known = {q.value for q, _ in told}
    ours_alone = all(draft.fields[at.field].key == "resources" for _, at in told)  # of whom the project may need some
    for line in draft.budget.lines if draft.budget and told else ():
        counted, at_work = _of_helpers(line)
        at_work = at_work and not ours_alone
        if counted and (at_work or counted > max(known)) and counted not in known and not adds_up(counted, sorted(known)):
            near = next((one for one in told if draft.fields[one[1].field].key in {"plan", "results"}), told[0])
            yield Contradiction("Сколько: добровольцев", (Value(roubles(near[0].value), near[1]), Value(roubles(counted), line.span)))
            return


def _of_helpers(line: BudgetLine) -> tuple[Decimal, bool]:
    """How many a line counts, 0 where it counts none, and whether it is of their work: of a ride or a badge some may have none."""
    words = figures(f"{line.name}. {line.comment}")
    work = _OF_HELPERS.search(words) if HELPERS.search(normalise(line.name)) else None
    work = None if work and _AT_EACH.search(words[: work.start()]) else work
    named = [q.value for q in quantities(line.comment) if HELPERS.match(q.unit) and q.value > 1]
    return (Decimal(work[1]), True) if work else (named[0] if len(named) == 1 else Decimal(0), False)


def _promised(draft: Draft) -> Iterator[Contradiction]:
    """«Полтысячи подростков» of a goal whose largest result, which the plan has too, is 400 of the same or of anybody."""
    results = [
        (q, one.span)
        for one in draft.indicators
        if (q := indicated(one)) and PEOPLE.search(q.unit) and not _LOOK_ON.search(normalise(one.name))
    ]
    planned = {q.value for row in draft.plan for q in quantities(row.results.quote if row.results else "") if PEOPLE.search(q.unit)}
    if not results or draft.unread:
        return
    most, where = max(results, key=lambda one: one[0].value)
    known = {q.value for field in draft.texts("problem") for q in quantities(field.text)}
    for field in draft.texts("summary", "goal"):
        for said in field.sentences():
            for q, at in _people_in(field, said) if not _LOOK_ON.search(normalise(said.quote)) else ():
                same = ANYBODY.match(most.unit) or most.stem == q.stem or _kind(q.unit) == _kind(most.unit) != ""
                if same and most.value in planned and q.value > most.value and q.value not in known and _alone(draft, q.value, field, at):
                    yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(q.value), at), Value(roubles(most.value), where)))


def _in_plan(draft: Draft) -> Iterator[Contradiction]:
    """«Приступают пятнадцать добровольцев» of a plan, where the results have twelve and no other field knows fifteen."""
    if draft.unread:
        return
    told = [(q, one.span) for one in draft.indicators if (q := indicated(one)) and not _LOOK_ON.search(normalise(one.name))]
    for row in draft.plan:
        field, ends = draft.fields[row.span.field], max(row.span.end, row.results.end if row.results else 0)
        if _SELECTED.search(figures(field.text[row.span.start : ends])):
            continue
        for said in field.sentences():
            inside = row.span.start <= said.start and said.end <= ends
            for q, at in _people_in(field, said) if inside else ():
                same = [(one, where) for one, where in told if _LEARN.match(q.unit) and _called_alike(one.unit, q.unit)]
                if len(same) == 1 and q.value > same[0][0].value and _alone(draft, q.value, field, at):
                    yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(same[0][0].value), same[0][1]), Value(roubles(q.value), at)))


def _called_alike(one: str, other: str) -> bool:
    return one[:_ROOT_CHARS] == other[:_ROOT_CHARS] or bool(HELPERS.match(one) and HELPERS.match(other))


def _stay(draft: Draft) -> Iterator[Contradiction]:
    """«Шестнадцать наставников продолжат дежурства» of twelve who are trained."""
    told = [
        one for field in draft.texts("summary", "goal", "results", "plan") for said in field.sentences() for one in _people_in(field, said)
    ]
    told += [(q, one.span) for one in draft.indicators if (q := indicated(one))]
    people = {
        q.value
        for field in draft.texts(*OF_PROJECT)
        if field.key != "future"
        for said in field.sentences()
        for q, _ in _people_in(field, said)
    }
    for field in draft.texts("future", "future_sources"):
        for said in field.sentences():
            words = normalise(said.quote)
            for q, at in _people_in(field, said):
                trained = any(one.startswith(_TRAINED) for one in q.qualifiers)
                same = [(known, where) for known, where in told if q.stem in known.unit or (trained and _called_alike(known.unit, q.unit))]
                if not trained and not _GO_ON.search(words):
                    continue
                most = max(same, key=lambda one: one[0].value, default=None)
                clause = normalise(
                    next(part for part in re.findall(r"[^;:]+", said.quote) if at.quote in part or at.quote.split()[0] in part)
                )
                unknown = trained or (q.value not in people and not _GROWS.search(_without_the_end(clause, draft)))
                if most and q.value > most[0].value and unknown:
                    yield Contradiction(f"Сколько: {q.unit}", (Value(roubles(q.value), at), Value(roubles(most[0].value), most[1])))


def _without_the_end(clause: str, draft: Draft) -> str:
    """A clause without «с декабря 2027 года» of a project that ends in November: that is when those who were trained go on."""
    year = (draft.ends + _NEXT_MONTH).year if draft.ends else 0
    return re.sub(rf"(?<!\w)(?:с|со|после) (?:[а-я]+ ){{0,2}}{year}(?!\d)", " ", clause)


def _kind(unit: str) -> str:
    return next((kind for kind, called in _KINDS.items() if called.search(unit)), "")
