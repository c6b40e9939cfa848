"""A line that gives a thing to each of some people, in another number than there are such people."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.language.quantities import HELPERS, PEOPLE, indicated, quantities
from rag.review.types import BudgetLine, Draft
from rag.review.wording import number
from rag.text import normalise

_WHOM = (
    r"(?:участни|доброволь|волонт|подрост|школьни|ребен|дет(?:ям|ей)(?!\w)|слушател|студент|ученик|учениц"
    r"|воспитанни|пенсионер|ветеран|семь)"
)
_EACH = re.compile(
    r"(?<!\w)(?:(?:кажд(?:ому|ой|ого|ую)|всем)(?: (?:из )?(?P<told>\d{1,4}))?|(?:на|для) кажд(?:ого|ую|ой)(?: из (?P<of>\d{1,4}))?)"
    rf"(?: (?:из )?(?:наш\w+|юн\w+|пожил\w+))? (?P<whom>{_WHOM}[а-я]*)"
)
_PER = re.compile(r"(?<!\w)по (?P<number>\d{1,2}|пар[еы]|одн\w+)(?!\d)")
_AND_OTHERS = re.compile(
    r"запас|резерв|замен|групп|смен|поток|заезд|раза?(?!\w)|кажд\w+ (?:заняти|встреч|выезд)|(?<!\w)(?:и|плюс|а также) (?:\w+ )?"
    r"(?:педагог|ведущ|тренер|мастер|координатор|родител|доброволь|волонт|участни|гост|библиотек|школ|музе|партн)"
)
"""More people than those that are named, or more than once."""
_PIECES = re.compile(r"^(?:|шт\w*|пар[аы]?|компл\w*|набор\w*|экз\w*|ед\w*|штук\w*)\.?$")
_SPARE = re.compile(
    rf"(?<![\d.,])(?P<told>\d{{1,4}}) (?:[а-я]+(?:ых|их|ым|им) )?(?P<whom>{_WHOM}[а-я]*)[^.;\d]{{0,60}}?"
    rf"(?:запас|резерв)[а-я]*[^.;\d]{{0,15}}(?P<spare>\d{{1,3}})(?!\d)"
    rf"|(?<![\d.,])(?P<of>\d{{1,4}}) (?:[а-я]+(?:ых|их|ым|им) )?(?P<who>{_WHOM}[а-я]*)[^.;\d]{{0,40}}?"
    rf"(?<!\d)(?P<more>\d{{1,3}}) [^.;\d]{{0,25}}(?:запас|резерв)"
)
"""«Для 40 участников и запас 5»: who has some to spare has enough for all."""
_FED = re.compile(r"(?<!\w)(?:питани|обед|чай|чаепити|кофе|угощени|пирог|завтрак|ужин|полдник|буфет|каша|проживани)")
_TIMES = re.compile(r"(?<![\d.,])\d{1,2}(?![\d.,]*\d)")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_EVENT = re.compile(
    r"(?<!\w)(?:фестивал|слет|форум|лагер|поход|экспедици|семинар|конференци|турнир|соревновани|праздник|экскурси|хакатон|марафон|ярмарк|выставк"
    r"|концерт|конкурс|спартакиад|олимпиад|сплав|пленэр|забег|карнавал|спектакл|бал(?=[аеу]?(?!\w)))"
)
_HEADS = re.compile(r"(?:чел(?!\w*\.?[- ]?(?:дн|день|час|сут))|порц|гост|персон|участ)")
_OTHERS_TOO = re.compile(
    r"запас|резерв|организатор|волонт|доброволь|педагог|ведущ|тренер|координатор|родител|команд[аыуе]|артист|жюри|судь|почетн"
    r"|(?<!\w)(?:сми|с учетом|включая)"
)
_TOLD_IN = ("groups", "goal", "results", "summary", "tasks", "plan")
_LEAST = 5
_MOST_NAMED = 5


def shared_out(draft: Draft) -> Iterator[tuple[BudgetLine, str]]:
    """Lines with what is wrong: «каждому участнику», while no number of people in the draft, nor two of them, make the quantity."""
    for line in draft.budget.lines if draft.budget and draft.kind != "раздел" else ():
        said = in_digits(normalise(f"{line.name}. {line.comment}"))
        if spare := _SPARE.search(said):
            yield from _with_spare(line, spare, draft)
        each = _EACH.search(said)
        if each is None or line.quantity is None or line.quantity < _LEAST or not _PIECES.match(line.unit) or _AND_OTHERS.search(said):
            continue
        counted = _people(draft, helpers=bool(HELPERS.search(each["whom"])))
        told = each["told"] or each["of"]
        wanted = Decimal(told) if told else line.quantity / _per(said, line)
        sums = {*counted, *(sum(pair, Decimal(0)) for pair in combinations(sorted(counted), 2))}
        if counted and wanted not in sums:
            known = ", ".join(number(one) for one in sorted(counted)[:_MOST_NAMED])
            yield line, f"«{each[0]}» — {number(wanted)}, а в других полях людей: {known}"


def _with_spare(line: BudgetLine, spare: re.Match[str], draft: Draft) -> Iterator[tuple[BudgetLine, str]]:
    """People and a spare number that make the line together, while nobody in the draft counts so many people."""
    told = Decimal(spare["told"] or spare["of"])
    counted = _people(draft, helpers=bool(HELPERS.search(spare["whom"] or spare["who"])))
    if counted and told not in counted and told + Decimal(spare["spare"] or spare["more"]) == line.quantity:
        known = ", ".join(number(one) for one in sorted(counted)[:_MOST_NAMED])
        yield line, f"«{number(told)} {spare['whom'] or spare['who']}» и запас, а в других полях людей: {known}"


def _people(draft: Draft, *, helpers: bool) -> set[Decimal]:
    """Numbers of people of this kind in what tells of this project: of helpers, or of all the others."""
    fields = [*draft.texts(*_TOLD_IN), *(draft.texts("partners", "team") if helpers else ())]
    told = (q for field in fields for q in quantities(field.text) if PEOPLE.search(q.unit) or HELPERS.search(q.unit))
    found = [*told, *(counted for one in draft.indicators if (counted := indicated(one)))]
    return {q.value for q in found if bool(HELPERS.search(q.unit)) == helpers and (not q.each or not helpers)}


def _per(said: str, line: BudgetLine) -> Decimal:
    """How many each gets: «по две», else one; «по паре» is one where pairs are counted."""
    match = _PER.search(said)
    if match and match["number"].isdigit():
        return Decimal(match["number"]) or Decimal(1)
    return Decimal(2) if match and match["number"].startswith("пар") and not line.unit.startswith("пар") else Decimal(1)


def more_than_come(draft: Draft) -> Iterator[tuple[BudgetLine, str]]:
    """Food or places at an event for more people than its only row of the plan counts, by a number that the draft has nowhere else."""
    known = {q.value for field in draft.texts(*_TOLD_IN, "partners", "media", "future") for q in quantities(field.text)}
    for line in draft.budget.lines if draft.budget and draft.kind != "раздел" and not draft.unread else ():
        said = in_digits(normalise(f"{line.name}. {line.comment}"))
        quantity = line.quantity or Decimal(0)
        if not _HEADS.match(normalise(line.unit)) or not _FED.search(normalise(line.name)) or _OTHERS_TOO.search(said):
            continue
        event = {match[0] for match in _EVENT.finditer(normalise(line.name))}
        rows = [row for row in draft.plan if any(one in normalise(row.title) for one in event)]
        results = in_digits(normalise(rows[0].results.quote)) if rows and rows[0].results else ""
        told = [Decimal(one) for one in _NUMBER.findall(results)] if PEOPLE.search(results) else []
        same = len(told) > 1 or {q.stem for q in quantities(said)} & {q.stem for q in quantities(results) if PEOPLE.search(q.unit)}
        come = sum(told, Decimal(0))
        once = not any(quantity % n == 0 and quantity / n <= come for n in map(int, _TIMES.findall(said)) if 1 < n < quantity)
        if len(event) == len(rows) == 1 and told and same and once and quantity > come and quantity not in known:
            yield line, f"на {number(quantity)} человек, а в плане на этом мероприятии {' и '.join(map(number, told))}"
