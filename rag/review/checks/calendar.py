"""Dates of the project and its calendar plan."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.until import tells_last_day_alone
from rag.review.types import Activity, Draft, Span
from rag.review.wording import day, number, short
from rag.text import normalise, subject_stems

_MIN_ACTIVITIES = 3
_KNOWN_TASKS = 0.5
"""Rows without a task are told only when at least this part of the rows has one: else the plan was read badly."""
MEDIA = re.compile(
    r"информацион|информирован|публикаци|соцсет|социальн\w+ сет|освещени|сми(?!\w)|пресс|газет|телевид|радио|новост|анонс|афиш|реклам"
    r"|(?<!\w)пост(?:ы|ов)(?!\w)|районк[ауие](?!\w)|(?<!\w)вк(?!\w)|вконтакте|рассказыва\w+ о"
)
"""Information work, which goes on beside all other."""

_ROOM = r"(?:\w+ )?(?:класс|зал|площадк|помещени|мастерск|студи)"
_PREPARES = re.compile(
    rf"(?<!\w)(?:закуп|покупк|покупае|приобрет|оснащ|оснаст|доставк|монтаж|(?:до)?оборудовани\w+ {_ROOM}|ремонт(?!н)"
    rf"|(?:подготовк|обустройств)\w* (?:{_ROOM}|документ|договор|материал))"
)
_PLANS = re.compile(r"(?<!\w)(?:проектирован|дизайн|эскиз|согласован|обсужден|выбор|выбира)")
"""Is about a thing before there is one."""
_MEETS = re.compile(
    r"заняти|встреч|мастер-класс|турнир|тренинг|семинар|лекци|концерт|фестивал|консультаци|обучени|соревновани|праздник|экскурси|лагер"
    r"|смен[аы](?!\w)|курс|набор\w* (?:участник|групп|слушател)"
)
_BUYS = re.compile(
    r"(?:^(?:установк|монтаж)|(?<!\w)(?:закупк|покупк|приобретени|(?:закуп|покуп|приобрет)а?(?:ем|им)(?!\w)|купим(?!\w)))\w*"
    r"(?:(?: и|,) (?:установк|монтаж|доставк|наладк|сборк|ставим|привоз|устан[ао]вливаем)\w*)* (?P<what>[^.;:(]+)"
)
_THING = re.compile(r"(?:\d+ )?(?:[а-яё-]+(?:ых|их|ого|его|ой|ые|ие|ую) )*(?P<what>[а-яё-]+)(?!\w)")
"""A thing bought is the first noun after its number and adjectives."""
_ACTION = re.compile(r"\w+(?:ение|ание|ирование|овка|ение|доставка|поставка|отбор|ремонт)$")
_MORE = re.compile(r"(?<!\w)(?:дополнительн|запасн|еще|новых|новой|новые)")
_WITH = re.compile(r"(?<!\w)(?:на|с|со|в|во|из|за|под|при помощи)(?: [\w-]+){0,2} $")
_INSTRUMENTAL = re.compile(r"\w+(?:ом|ем|ами|ями)$")
_MIN_DAYS_BEFORE = 7
"""So many days of lessons before the purchase are no slip of the beginning."""
_MONTH = r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_SEPARATE = re.compile(rf"{_MONTH}(?: 20\d\d)?(?:,| и) {_MONTH}(?: 20\d\d)?(?:,| и) {_MONTH}")
"""Single months of a longer time."""
_SHORTEST = 3
_OWN_NUMBER = re.compile(
    r"^\d{1,2}(?:\.\d{1,2})*[.)]\s|№\s*\d+|\d{1,2}\.\d\d(?:\.\d{4})?|20\d\d"
    r"|\d{1,2} (?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)
"""Of the row or a date, which counts nothing."""
_PURPOSE = re.compile(r"(?<!\w)(?:для|под|к)(?: [\w-]+){0,3} $")


_SAME_PEOPLE = tuple(
    map(
        re.compile,
        (
            r"подрост|ребят|школьни|учащи|учени[кц]|старшекласс|(?<!\w)дет(?:и|ей|ям|ьми|ях)(?!\w)|юнош|девуш|мальчи|девоч|несовершеннолетн|воспитанни",
            r"пожил|пенсионер|бабуш|дедуш|ветеран|старш\w+ поколени|долголет|старожил|старик",
            r"семь|семей|родител|(?<!\w)мам(?:ы|а|ам|ами)?(?!\w)|(?<!\w)пап(?:ы|а|ам|ами)?(?!\w)|матер|отц|опекун",
            r"молод[её]ж|молоды\w+ люд|студент|юнош|девуш|выпускни",
            r"инвалид|овз|особ\w+ (?:дет|ребят|люд)|колясочн|незряч|слабовид|глух|слабослыш|ментальн",
        ),
    )
)
"""Other words for people of one kind."""
_ALL_PEOPLE = re.compile(r"участни[кц]|человек|(?<!\w)люд")


def _dates(draft: Draft) -> tuple[Span, ...]:
    return tuple(field.whole for field in draft.texts("starts", "ends")) or tuple(a.span for a in draft.plan[:1])


def project_starts_early(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    period = fund.dates.project_ordinary
    if period and draft.starts and draft.starts < period.starts_from:
        yield Seen(f"Проект начинается {day(draft.starts)}, а можно с {day(period.starts_from)}.", _dates(draft)[:1], period.rule)


def project_ends_late(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    period = fund.dates.project_long_term if fund.is_long(draft.months) else fund.dates.project_ordinary
    if period and draft.ends and draft.ends > period.ends_by:
        yield Seen(f"Проект заканчивается {day(draft.ends)}, а можно не позднее {day(period.ends_by)}.", _dates(draft)[-1:], period.rule)


def plan_reversed_dates(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    for row in draft.plan:
        if row.ends < row.starts:
            yield Seen(f"«{short(row.title)}»: {day(row.starts)} — {day(row.ends)}.", (row.span,))


def plan_outside_project(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    if draft.starts is None or draft.ends is None:
        return
    for row in draft.plan:
        if row.starts < draft.starts or row.ends > draft.ends:
            said = f"«{short(row.title)}» идёт {day(row.starts)} — {day(row.ends)}, а проект {day(draft.starts)} — {day(draft.ends)}."
            yield Seen(said, (row.span, *_dates(draft)))


def plan_edges(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Activities that begin after the project does or end before it: the form takes the project's dates from the plan."""
    if draft.kind != "заявка" or not draft.plan or draft.starts is None or draft.ends is None:
        return
    first, last = min(row.starts for row in draft.plan), max(row.ends for row in draft.plan)
    if first > draft.starts or last < draft.ends:
        said = f"Мероприятия идут {day(first)} — {day(last)}, а проект {day(draft.starts)} — {day(draft.ends)}."
        yield Seen(said, _dates(draft))


def plan_whole_project(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    share = fund.limit("activity_share_max")
    if share is None or draft.starts is None or draft.ends is None or len(draft.plan) < _MIN_ACTIVITIES:
        return
    whole = (draft.ends - draft.starts).days + 1
    for row in draft.plan:
        if _SEPARATE.search(normalise(row.span.quote)) or tells_last_day_alone(row.span.quote):
            continue
        part = 100 * ((row.ends - row.starts).days + 1) / whole
        if part >= share:
            yield Seen(f"«{short(row.title)}» занимает {number(round(part))} % срока проекта.", (row.span,))


def plan_task_activities(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    wanted = fund.limit("activities_per_task_min")
    if wanted is None or not draft.plan or draft.unread or any(row.task is None for row in draft.plan):
        return
    counted = Counter(task for row in draft.plan for task in row.tasks)
    for at, task in enumerate(draft.tasks, 1):
        if counted[at] < wanted:
            rows = tuple(row.span for row in draft.plan if at in row.tasks)
            yield Seen(f"У задачи «{short(task.quote)}» мероприятий: {counted[at]}.", (task, *rows))


def plan_task_unknown(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Nothing is said of a plan in sentences, which need not name the task of each."""
    without = [row for row in draft.plan if row.task is None]
    if draft.tasks and not _in_sentences(draft) and len(without) <= _KNOWN_TASKS * len(draft.plan):
        for row in without:
            yield Seen(f"«{short(row.title)}»: такой задачи в поле «Задачи» нет.", (row.span,))


def plan_order(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A row after one that begins and ends later, or the only one of the plan after one that begins later.

    What goes on as long as another row may stand after it where the author lists rows so; sentences have an order of their own.
    """
    plan = [row for row in draft.plan if draft.kind == "заявка" or not MEDIA.search(normalise(row.span.quote))]
    tasks = range(1, len(draft.tasks) + 1) if not _in_sentences(draft) else ()
    pairs = [pair for at in tasks for pair in pairwise([row for row in plan if row.task == at])]
    turned = [(one, other) for one, other in pairs if other.starts < one.starts]
    for one, other in turned:
        if len(turned) == 1 or other.ends < one.ends:
            said = f"«{short(other.title, 60)}» ({day(other.starts)}) стоит после «{short(one.title, 60)}» ({day(one.starts)})."
            yield Seen(said, (one.span, other.span))


def bought_after_use(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A thing is bought when lessons or meetings that name it are over, or long after those begin that are held with it."""
    for bought in draft.plan:
        wanted = _bought(bought)
        for used in draft.plan if wanted else ():
            said = normalise(used.title)
            if used is bought or not _MEETS.search(said) or _PLANS.search(said) or not wanted & subject_stems(used.title):
                continue
            early = (bought.starts - used.starts).days >= _MIN_DAYS_BEFORE and _is_held_with(used.title, wanted)
            if used.ends < bought.starts or (early and not _has_before(draft, bought, used, wanted)):
                when = f"уже закончится {day(used.ends)}" if used.ends < bought.starts else f"начнётся {day(used.starts)}"
                told = f"«{short(bought.title, 60)}» начинается {day(bought.starts)}, а «{short(used.title, 60)}» {when}."
                yield Seen(told, (bought.span, used.span))
                break


def _bought(row: Activity) -> set[str]:
    """Stems of the things that an activity buys, up to a word that says more of the purchase."""
    match = _BUYS.search(in_digits(normalise(row.title)))
    wanted: set[str] = set()
    for item in re.split(r", | и ", re.split(r" (?:для|под|к|на|в|из|от|по|с|у) ", match["what"])[0]) if match else ():
        thing = _THING.match(item)
        if thing is None or _ACTION.fullmatch(thing["what"]):
            break
        wanted |= {stem for stem in subject_stems(thing["what"]) if len(stem) >= _SHORTEST}
    return wanted


def _is_held_with(title: str, things: set[str]) -> bool:
    """«Катаются на велосипедах», «работают инструментом»."""
    said = normalise(title)
    words = [word for word in re.finditer(r"[\w-]+", said) if things & subject_stems(word[0])]
    return any(_WITH.search(said[: word.start()]) or _INSTRUMENTAL.fullmatch(word[0]) for word in words)


def _has_before(draft: Draft, bought: Activity, used: Activity, things: set[str]) -> bool:
    """Whether there are things already: more of them are bought, or some were bought before."""
    earlier = (row for row in draft.plan if row is not bought and row.starts <= used.starts)
    return bool(_MORE.search(normalise(bought.title))) or any(things & _bought(row) for row in earlier)


def plan_no_results(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    if len(draft.plan) > 1 and not any(row.results for row in draft.plan):
        yield Seen("Ни у одного мероприятия не сказано, что получится.", tuple(row.span for row in draft.plan))
        return
    for row in draft.plan:
        if row.results is None and not _in_sentences(draft):
            yield Seen(f"У «{short(row.title)}» не сказано, что получится.", (row.span,))


def plan_results_no_numbers(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A number may be in words. An activity that only buys or prepares something need not count anybody.

    In a plan of one's own the number may stand in the activity: «три вечера по 60 гостей». A row of a list that does not say what its
    result is has none.
    """
    field = draft.get("plan")
    listed = draft.kind != "заявка" and field is not None and "\t" not in field.text
    for row in draft.plan:
        if listed and not re.search(r"итог|результат|получ", normalise(row.span.quote)):
            continue
        told = "" if draft.kind == "заявка" else f". {_OWN_NUMBER.sub('', row.title)}"
        counted = row.results is None or re.search(r"\d", in_digits(normalise(row.results.quote + told)))
        if row.results is not None and not counted and not _prepares(row.title):
            yield Seen(f"В итогах «{short(row.title)}» нет чисел.", (row.results,))


def _in_sentences(draft: Draft) -> bool:
    """Whether the plan is told in prose, where what comes of an activity stands anywhere."""
    field = draft.get("plan")
    return field is not None and field.how == "по смыслу"


def _prepares(title: str) -> bool:
    """Whether a title speaks of a purchase or preparation before any meeting of people: «покупка мячей для занятий» does."""
    said = normalise(title)
    buys, meets = _PREPARES.search(said), _MEETS.search(said)
    return buys is not None and (meets is None or bool(_PURPOSE.search(said[buys.end() : meets.start()])))


def plan_groups(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A group none of whose words, but those of its place, stands in the plan."""
    field, plan = draft.get("groups"), draft.get("plan")
    if field is None or plan is None or not draft.plan:
        return
    planned = subject_stems(plan.text)
    places = {stem for places in draft.texts("geography") for stem in subject_stems(places.text)}
    groups = [field.span(match.start(), match.end()) for match in re.finditer(r"[^\n;•]*\w[^\n;•]*", field.text)]
    said = normalise(plan.text)
    for group in groups:
        wanted = {stem for stem in subject_stems(group.quote) - places if not stem[0].isdigit()}
        called = normalise(group.quote)
        same = any(kind.search(called) and kind.search(said) for kind in _SAME_PEOPLE) or (len(groups) == 1 and _ALL_PEOPLE.search(said))
        if wanted and not wanted & planned and not same:
            yield Seen(f"В плане нет ни слова о группе «{short(group.quote)}».", (group,))


def media_not_in_plan(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field, plan = draft.get("media"), draft.get("plan")
    if field and plan and draft.plan and not MEDIA.search(normalise(plan.text)):
        yield Seen("Информационное сопровождение описано, а в плане таких действий нет.", (field.span(0, min(len(field.text), 200)),))


CHECKS = {
    "project-starts-early": project_starts_early,
    "project-ends-late": project_ends_late,
    "plan-reversed-dates": plan_reversed_dates,
    "plan-outside-project": plan_outside_project,
    "plan-edges": plan_edges,
    "plan-whole-project": plan_whole_project,
    "plan-task-activities": plan_task_activities,
    "plan-task-unknown": plan_task_unknown,
    "plan-order": plan_order,
    "bought-after-use": bought_after_use,
    "plan-no-results": plan_no_results,
    "plan-results-no-numbers": plan_results_no_numbers,
    "plan-groups": plan_groups,
    "media-not-in-plan": media_not_in_plan,
}
