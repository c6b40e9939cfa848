"""What is counted or paid for twice: people by their visits, work that another grant pays."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.numerals import in_digits
from rag.review.checks.visits import IN_ALL, people_and_visits, people_who_are_visits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.quantities import PEOPLE, quantities
from rag.review.types import Draft, Span
from rag.review.wording import roubles, short
from rag.text import normalise

_EVENT = r"(?:заняти|встреч|раз|дн|день|недел|месяц|выезд|поход|репетици|трениров|урок|лекци|смен|мероприят)[а-яё]*"
_MEETING = r"(?:заняти|встреч|вечер|посидел|чаепити|заседани|собрани|репетици|трениров|сесси|групп поддержки|клубн\w+ дн)[а-яё]*"
_PEOPLE_BY_EVENTS = re.compile(
    r"(?<![\d,.])(?P<people>\d[\d \u00a0]*) (?P<whom>[а-яё-]+)\s*\((?P<each>\d+) (?P<same>[а-яё-]+)\s*[×xх*]\s*(?P<times>\d+) "
    rf"{_EVENT}\)",
    re.IGNORECASE,
)
_PEOPLE_OF_EACH = re.compile(
    r"(?<![\d,.])(?P<people>\d[\d \u00a0]*) (?:(?P<whom>[а-яё-]+) )?\((?P<each>\d+) (?P<same>[а-яё-]+) ?(?:по|[×xх*]) ?(?P<times>\d+) "
    rf"{_EVENT}[^)]*\)",
    re.IGNORECASE,
)
"""«600 (20 человек по 30 занятий)»: people are named within; what stands before may be a name of an indicator."""
_SO_MANY_EACH = re.compile(
    rf"(?<![\d,.])(?P<times>\d+) (?:[а-я-]+ )?{_MEETING},? ?(?:по|[×xх*]|на) (?P<each>\d+)(?![\d,.])"
    rf"|(?<![\d,.])(?P<people>\d+) (?:[а-я-]+ ){{1,2}}?[×xх*] ?(?P<meetings>\d+) {_MEETING}"
)
"""«6 вечеров по 36 гостей»."""
_MEETINGS = re.compile(rf"(?<![\d,.])(\d+) (?:[а-я-]+ )?{_MEETING}")
_BARE = re.compile(r"(?<![\d,.:])\d+(?![\d,.:]\d|\d| ?(?:%|час|ч(?!\w)|мин|раз|дн|месяц|мес(?!\w)|недел|год|лет(?!\w)|руб))")
_SAME_PEOPLE = re.compile(
    r"(?:из (?:числа )?|сред[иь] )?(?<!\w)(?:наши\w* (?:же )?(?:слушател|участни|ученик|подопечн|воспитанник|мам|ребят|курсант|студент)"
    r"|(?:т[еех]х?|эт[иих]+|одни и) (?:же|те же)|(?:прошедши|обученны|занимающи)\w+|те же (?:люди|участни\w+|сем\w+)"
    r"|участни\w+ (?:курса|школы|групп\w*)|(?:слушател|выпускник)\w+ (?:курса|школы))"
)
_PEOPLE_OF_PARTS = re.compile(r"(?<![\d,.])(?P<people>\d[\d \u00a0]*) (?P<whom>[а-яё-]+)[^()\n]{0,60}\((?P<parts>[^()]*)\)", re.IGNORECASE)
_PART = re.compile(r"(?<=[\s–—-])(\d+)(?=\s*(?:чел\w*\.?)?\s*(?:[,;]|$))")
_MIN_PARTS, _MAX_PARTS = 2, 8
_VISITS = re.compile(r"посещени|человеко|визит")
_OTHER_MONEY = r"(?:субсиди|грант|бюджет|муниципальн\w+ задани|госзадани)"
_PAYS = r"уже (?:\w+ ){0,2}?(?:получа\w+|оплачива\w+|оплачен\w*|оплатил\w*|финансиру\w+|покрыва\w+)"
_PAID_ALREADY = re.compile(rf"(?<!\w){_PAYS}[^.]{{0,80}}{_OTHER_MONEY}|(?<!\w){_OTHER_MONEY}[^.]{{0,60}} {_PAYS}")
_SAME_AGAIN = re.compile(
    r"(?:за|на) (?:эти|те) (?:сам\w+|же)|столько же|уже полностью"
    r"|(?<!\w)(?:те|эти|ту|эту|то|это) (?:же )?(?:\w+ )?(?:часы|занятия|работ|услуг|расход|аренд|закупк)"
)


def people_by_visits(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """«2 400 человек (60 человек × 40 занятий)»: the same people once for each event."""
    seen: set[tuple[str, Decimal]] = set()
    for field in draft.texts("summary", "groups", "goal", "results"):
        said = field.text.replace("\n", " ")
        for match in (*_PEOPLE_BY_EVENTS.finditer(said), *_PEOPLE_OF_EACH.finditer(said)):
            people, each, times = (_number(match[name]) for name in ("people", "each", "times"))
            whom = match["whom"] or _before(said, match.start())
            if (field.id, people) not in seen and people == each * times and times > 1 and _are_people(whom) and _are_people(match["same"]):
                yield _visits(people, each, times, field.span(*match.span()))
                seen.add((field.id, people))
    for people, each, times, sentence in _attendances(draft):
        if (sentence.field, people) not in seen:
            yield _visits(people, each, times, sentence)
            seen.add((sentence.field, people))
    if not seen:
        yield from people_who_are_visits(draft)
    yield from people_and_visits(draft)


def _attendances(draft: Draft) -> Iterator[tuple[Decimal, Decimal, Decimal, Span]]:
    """The people of a club once for each of its meetings, though they are those of the project, as its numbers or the plan say."""
    known = {q.value for field in draft.texts("summary", "groups", "goal") for q in quantities(field.text) if PEOPLE.search(q.unit)}
    plan = draft.get("plan")
    rows = [in_digits(normalise(row.span.quote)) for row in draft.plan]
    same = [pair for row in rows if _SAME_PEOPLE.search(row) for pair in _factors(row)]
    for said in (sentence for field in draft.texts("summary", "groups", "goal", "results", "plan") for sentence in field.sentences()):
        of_known = [pair for pair in _so_many_each(in_digits(normalise(said.quote))) if pair[1] in known]
        told = {q.value for q in quantities(said.quote) if PEOPLE.search(q.unit) and not q.each} - known
        pairs = of_known if plan and said.field == plan.id else [*of_known, *same]
        for times, each in [(times, each) for times, each in pairs if times > 1 and times * each in told][:1]:
            yield times * each, each, times, said


def _so_many_each(figures: str) -> Iterator[tuple[Decimal, Decimal]]:
    for match in _SO_MANY_EACH.finditer(figures):
        yield Decimal(match["times"] or match["meetings"]), Decimal(match["each"] or match["people"])


def _factors(row: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Each number of meetings in a row of the plan with each other number there."""
    for match in _MEETINGS.finditer(row):
        times = Decimal(match[1])
        yield from ((times, Decimal(each[0])) for each in _BARE.finditer(row) if each.start() != match.start() and times > 1)


def _visits(people: Decimal, each: Decimal, times: Decimal, where: Span) -> Seen:
    return Seen(f"{roubles(people)} — это посещения: людей {roubles(each)}, каждый сосчитан {roubles(times)} раз.", (where,))


def _before(said: str, at: int) -> str:
    """The sentence up to a number, which it names: «Число жителей, начавших гулять: …»."""
    return re.split(r"[.;!?]", said[:at])[-1]


def people_of_parts(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """«120 детей (курс 30, игры 30, лагерь 30, праздник 30)» of a project whose goal names 30 children."""
    yield from people_in_total(draft)
    goal = {(q.value, q.stem) for field in draft.texts("goal") for q in quantities(field.text)}
    for field in draft.texts("summary", "groups", "results"):
        for match in _PEOPLE_OF_PARTS.finditer(field.text.replace("\n", " ")):
            parts = [_number(part) for part in _PART.findall(match["parts"])]
            same = len(parts) >= _MIN_PARTS and len({*parts}) == 1 and sum(parts) == _number(match["people"])
            stems = {q.stem for q in quantities(f"10 {match['whom']}")}
            if same and _are_people(match["whom"]) and any((parts[0], stem) in goal for stem in stems):
                said = f"{match['people'].strip()} {match['whom']} сложены из одних и тех же {roubles(parts[0])}, названных в цели."
                yield Seen(said, (field.span(*match.span()),))


def people_in_total(draft: Draft) -> Iterator[Seen]:
    """«Всего участников: 800» that adds up the 400 of the goal once for each thing they take part in."""
    known = {q.value for field in draft.texts("summary", "groups", "goal") for q in quantities(field.text) if PEOPLE.search(q.unit)}
    people = [i for i in draft.indicators if _are_people(i.name)]
    totals = [(i.value, i.span) for i in people if IN_ALL.search(normalise(i.name))]
    parts = [i.value for i in people if not IN_ALL.search(normalise(i.name))][:_MAX_PARTS]
    for field in draft.texts("summary", "results"):
        for said in field.sentences():
            if IN_ALL.search(normalise(said.quote)) and not _VISITS.search(normalise(said.quote)):
                totals += [(q.value, said) for q in quantities(said.quote) if PEOPLE.search(q.unit) and not q.each]
    told: set[Decimal] = set()
    for total, span in totals:
        for size in range(_MIN_PARTS, len(parts) + 1):
            same = {v for some in combinations(parts, size) if sum(some) == total for v in some if some.count(v) > 1 and v in known}
            if same and total not in told:
                told.add(total)
                yield Seen(f"{roubles(total)} сложены из одних и тех же {roubles(max(same))}, названных в цели или описании.", (span,))


def double_financing(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """The draft itself says that a subsidy or another grant pays for the same work, and asks for it again."""
    for line in draft.budget.lines if draft.budget else ():
        asked = line.money is not None and line.money.requested > 0
        if asked and (match := _PAID_ALREADY.search(normalise(line.comment))) and _SAME_AGAIN.search(normalise(line.comment)):
            yield Seen(f"«{short(line.name)}»: {match[0]}.", (line.span,))
    for field in draft.texts("budget", "organisation", "team"):
        said = [sentence for sentence in field.sentences() if "\t" not in sentence.quote]
        for sentence, following in zip(said, [*said[1:], None], strict=True):
            both = normalise(sentence.quote + (f" {following.quote}" if following else ""))
            if (
                _PAID_ALREADY.search(normalise(sentence.quote))
                and _SAME_AGAIN.search(both)
                and re.search(r"прос(?:им|ит)|запраш|из гранта", both)
            ):
                yield Seen("Сказано, что эта работа уже оплачивается, а деньги на неё просят и у фонда.", (sentence,))


def _are_people(word: str) -> bool:
    return bool(PEOPLE.search(normalise(word)))


def _number(printed: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", printed))


CHECKS = {
    "people-by-visits": people_by_visits,
    "people-of-parts": people_of_parts,
    "double-financing": double_financing,
}
