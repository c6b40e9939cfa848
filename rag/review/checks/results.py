"""Expected results: people and changes, not events; measured; no more than the plan gives."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.printed import is_empty, paragraph_offsets
from rag.review.language.quantities import PEOPLE, Quantity, indicated, quantities
from rag.review.types import Draft, Field, Indicator, Span
from rag.review.wording import roubles, short
from rag.text import normalise

_EVENTS = re.compile(
    r"мероприят|заняти|публикаци|просмотр|мастер-?класс|семинар|встреч|консультаци|выпуск|пост(?:ов|ы)|подписчик|охват|турнир|лекци|тренинг"
)
_QUALITY = re.compile(
    r"качественн\w+ (?:результат|показател)\w*[^\n:]*:?\s*|(?:качественные|по качеству)\s*:\s*|^[\d. )]*(?:качественные|что изменится)\W*\n"
    r"|^[\d. )]*(?:перемены|изменения|что изменится)(?:,? [а-яё,]+){0,6}:[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(r"\W*(?:количественн|качественн|целев|социальн)\w*(?: [а-я]+| \([а-я]+\)){0,6}[^:\n]{0,3}:?")
_COUNTED_POINT = re.compile(r"[^\n:]{5,120}(?:\([^)]*\))?\s*[:–—-]\s*\d[^.!?\n]{0,80}[.;]?")
"""«Волонтёры, обученные помогать: 12»."""
_MEASURED = re.compile(r"\W*(?:количеств|числ|общее (?:количеств|числ)|дол|процент|охват|сколько|всего)[а-я]*(?!\w)")
_AGES = re.compile(r"\d+ ?(?:-|до|по) ?\d+ лет|(?:старше|младше|от|до) \d+ лет|20\d\d(?: год\w*)?")
_ALL_OF = re.compile(r"(?<!\w)(?:все|всех|кажд\w+|половин\w+|треть|дюжин\w+|полсотн\w+|сотня|вдвое|втрое|больш\w+ част\w+)(?!\w)")
"""Tells how many without a number."""
_METHOD = re.compile(
    r"анкет|опрос|тест(?!ов\w+ режим)|замер|измер\w+ (?:с помощью|по|через)|измерени\w+ ?[:–—-] ?\w"
    r"|(?<!\w)(?:измеря|проверя|сверя|сравнива|отслежива)(?:ем|ет|ют)\w*"
    r"|диагностик|интервью|наблюдени|журнал|отзыв|шкал|обратн\w+ связ|мониторинг|экспертн\w+ оценк|сравнени"
    r"|(?<!\w)(?:норматив|протокол|сверк[аи]|чек-?лист|дневник|зачет|экзамен|методик|бланк|ведомост|контрольн\w+ (?:работ|срез|задани))"
    r"|(?<!\w)(?:проверка|проверим|подсчет|отметк|сколько|до и после)(?!\w*(?: не(?!\w)))"
    r"|проверочн|(?<!\w)срез|карт\w+ (?:наблюд|развит|логопед|участник)|лист\w* (?:наблюд|оценк|самооценк)"
    r"|(?:данн|сведени|отчет|статистик|справк)\w+ (?:\w+ ){0,2}(?:школ|больниц|полици|пдн|кдн|соцзащит|опек|поликлиник|врач|администрац)"
)
_HEADCOUNT = re.compile(
    r"(?:участник|участниц|благополучател|посетител|дет(?:ей|и)(?!\w)|люд(?:ей|и)(?!\w)|подростк|семь|семей)[а-я]* (?:[а-я]+ ){0,2}?"
    r"(?:считае|посчитае|учитывае|подсчитывае|записывае)[а-я]* (?:[а-я]+ ){0,2}?(?:по|в)"
    r" (?:[а-я]+ ){0,2}?(?:журнал|ведомост|списк|лист)[а-я]*"
)
"""Tells how many came, and nothing of what changed in them."""
_WISH = re.compile(
    r"(?:повыс|улучш|вырас|возрас|укреп|развива|активизир|гармонизир)\w*(?: \w+){0,3} "
    r"(?:культур|уровень|обстановк|атмосфер|дух|интерес|качеств|климат|самосознани|отношени|осознанност|сознани|активност|грамотност)"
    r"|стан(?:ут|ет) (?:[\w,]+ ){0,3}?(?:добрее|лучше|дружнее|счастливее|отзывчивее|бодрее|увереннее|жизнерадостнее|спокойнее|радостнее)"
)
"""What everybody promises and nobody can measure."""
_CHANGES = re.compile(r"(?<!\w)(?:повыс|улучш|вырас|возрас|укреп|снизи|уменьш|увелич|освоя|науч|стан(?:ут|ет)(?!\w)|смогут|начнут)")
_AGAIN = re.compile(r"(?<!\w)(?:вс[её] )?(?:те|тех|тем|этих|эти) же(?!\w)|(?<!\w)из них(?!\w)|уже (?:посчитан|назван)")
"""Tells that people of an earlier row came again."""
_NEAR_CHARS = 40
_MAX_ROWS = 5
"""So many rows of the plan are quoted, those with the most people."""


_PEOPLE_TOO = re.compile(r"(?<!\w)(?:люди|участвовавши[ех]|обучивши[ех]ся|научивши[ех]ся|получивши[ех])(?!\w)")


def counts_people(indicator: Indicator) -> bool:
    return bool(_PEOPLE_TOO.search(said := normalise(indicator.name)) or PEOPLE.search(said))


def indicators_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    field = draft.get("results")
    if field and not draft.indicators and not re.search(r"\d", field.text):
        yield Seen("В ожидаемых результатах нет ни одного числа.", (field.whole,))


def indicator_no_number(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """«Количество участников турнира: значительное»; under the heading of the numbers any point without one."""
    field = draft.get("results")
    counts = False
    for line in re.finditer(r"[^\n]+", field.text if field else ""):
        said = normalise(line[0])
        if (heading := _HEADING.match(said)) and not said[heading.end() :].strip(" .:"):
            counts = said.startswith("количеств")
            continue
        name, colon, value = said.rpartition(":")
        counted = _MEASURED.match(name) if colon and ". " not in name else None
        told = value if counted and value.strip() else _AGES.sub(" ", said)
        point = counts and field and field.how == "форма фонда" and line[0].lstrip()[:1] in "•*–—-"
        numberless = not re.search(r"\d", in_digits(told)) and not _ALL_OF.search(told) and re.search(r"[а-я]{3}", told)
        if field and (point or (counted and value.strip())) and numberless and not is_empty(told):
            yield Seen(f"Показатель без числа: «{short(line[0])}».", (field.span(*line.span()),))


def indicators_no_people(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    if draft.indicators and not any(map(counts_people, draft.indicators)):
        yield Seen("Показатели считают мероприятия, а не людей.", tuple(i.span for i in draft.indicators))


def indicators_events(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Said only when most of the indicators are of that kind: one or two among people are usual."""
    events = [i for i in draft.indicators if _EVENTS.search(normalise(i.name)) and not counts_people(i)]
    if events and 2 * len(events) > len(draft.indicators):
        yield Seen(f"Из {len(draft.indicators)} показателей {len(events)} считают мероприятия и публикации.", tuple(i.span for i in events))


def quality_no_method(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Under a heading of the form all that follows is looked at; in a draft of one's own the sentence that has nothing but a wish."""
    field = draft.get("results")
    heading = _QUALITY.search(field.text) if field else None
    if field and heading:
        said = field.span(heading.end(), len(field.text))
        if said.quote and not _METHOD.search(_HEADCOUNT.sub(" ", normalise(said.quote))):
            yield Seen("Изменение названо, а способа измерить и проверить его нет.", (said,))
            return
        *before, last = [one for one in field.sentences() if one.start >= heading.end()] or [said]
        measured = bool(before) and bool(_METHOD.search(normalise(before[-1].quote))) and bool(_CHANGES.search(normalise(before[-1].quote)))
        if measured and _is_wish(last):  # the change before has its measure in its own sentence, this one has none
            yield Seen("Изменение названо общими словами: ни числа, ни способа проверить.", (last,))
            return
        lines = [field.span(start, end) for start, end in paragraph_offsets(field.text) if start >= heading.end()]
        unmeasured = [line for line in lines if _CHANGES.search(normalise(line.quote)) and not _has_measure(line)]
        if len(unmeasured) == 1 and sum(map(_has_measure, lines)) > 0:
            yield Seen("У этого изменения нет ни числа, ни способа проверить, а у других есть.", (unmeasured[0],))
    elif field and draft.kind != "раздел" and _counts_only(field, draft):
        yield Seen("В результатах одни числа: ни качественного изменения, ни того, чем его проверят.", (field.whole,))
    elif field and field.how == "по смыслу":
        for said in field.sentences():
            if _is_wish(said):
                yield Seen("Изменение названо общими словами: ни числа, ни способа проверить.", (said,))


def _counts_only(field: Field, draft: Draft) -> bool:
    """Whether the results are points with a number each and nothing more, and no other field tells of a change and its measure."""
    lines = [field.text[start:end] for start, end in paragraph_offsets(field.text)]
    told = " ".join(normalise(other.text) for other in draft.fields.values())
    counted = all(_COUNTED_POINT.fullmatch(line) for line in lines) and len(draft.indicators) > 1
    return counted and not _METHOD.search(normalise(field.text)) and not re.search(r"(?<!\w)качественн\w+ (?:результат|показател)", told)


def _has_measure(said: Span) -> bool:
    words = in_digits(normalise(said.quote))
    return bool(re.search(r"\d", words)) or bool(_METHOD.search(words))


def _is_wish(said: Span) -> bool:
    words = normalise(said.quote)
    return bool(_WISH.search(words)) and not re.search(r"\d", words) and not _METHOD.search(words)


def results_more_than_plan(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """People of an indicator, or of the goal, that the plan neither names nor sums up to: the same people where it names them, else all.

    Nothing is said where some are told by the group or the meeting: how many there are of those is not known.
    """
    if draft.get("plan") is None or draft.unread:
        return
    people = [
        (q, row.results)
        for row in draft.plan
        if row.results
        for q in quantities(row.results.quote)
        if PEOPLE.search(q.unit) and not _AGAIN.search(normalise(row.results.quote[max(0, q.start - _NEAR_CHARS) : q.end + _NEAR_CHARS]))
    ]
    named = {q.value for row in draft.plan if row.results for q in quantities(row.results.quote)}  # «480 зрителей» are the 480 жителей
    for name, wanted, value, span in [*_indicated_people(draft), *_goal_people(draft)]:
        counted = [(q, where) for q, where in people if wanted and q.stem == wanted.stem] or people
        together = sum((q.value for q, _ in counted), Decimal(0))
        if counted and not any(q.each for q, _ in counted) and value > together and value not in named:
            rows = dict.fromkeys(where for _, where in sorted(counted, key=lambda one: -one[0].value))
            said = f"«{short(name)}» — {roubles(value)}, а в плане набирается {roubles(together)}."
            yield Seen(said, (span, *list(rows)[:_MAX_ROWS]))


def _indicated_people(draft: Draft) -> Iterator[tuple[str, Quantity | None, Decimal, Span]]:
    for indicator in filter(counts_people, draft.indicators):
        yield indicator.name, indicated(indicator), indicator.value, indicator.span


def _goal_people(draft: Draft) -> Iterator[tuple[str, Quantity | None, Decimal, Span]]:
    """The only number of people in the goal."""
    field = draft.get("goal")
    found = [q for q in quantities(field.text) if PEOPLE.search(q.unit) and not q.each] if field else []
    if field and len(found) == 1:
        span = field.span(found[0].start, found[0].end)
        yield f"Цель: {span.quote}", found[0], found[0].value, span


CHECKS = {
    "indicators-missing": indicators_missing,
    "indicator-no-number": indicator_no_number,
    "indicators-no-people": indicators_no_people,
    "indicators-events": indicators_events,
    "quality-no-method": quality_no_method,
    "results-more-than-plan": results_more_than_plan,
}
