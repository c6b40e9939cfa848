"""What was before the project, told twice: whom a survey asked, in which year the pilot was, what the team has already done."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rag.morphology import any_akin
from rag.review.comparisons.sums_told import partners_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PEOPLE, Quantity, adds_up, quantities
from rag.review.language.roots import roots
from rag.review.types import Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise, stem

_ASKED = re.compile(
    r"опрос(?:или|ил|ила|е|ом|а|у|ы)?(?!\w)|опрошен|анкетир|анкет[уаеы]|интервью|респондент|(?<!\w)беседовал|фокус-групп|тестировани"
)
_ANSWERED = re.compile(
    r"сказал|ответил|назвал|отметил|призна|хот(?:ел|ят)|счита|указал|жалу|готовы|(?<!\w)не (?:зна|ум|ход|мог|им|посещ|занима"
    r"|чита|польз|довол|увер|смог|виде|слыша|пробов)"
    r"|нуждаются|говорят|заявил|опрошен|респондент|анкет|испытыва|боятся|чувству|проводят|мечта|выбрал|поддержал"
)
_OF = re.compile(
    r"(?<![\d.,])(?P<part>\d+) (?:[а-я]+ )?из (?P<all>\d+)(?![\d.,]*\d)(?: (?P<who>[а-я-]+)(?: (?P<noun>[а-я-]+))?)?"
    r"|(?<!\w)из (?P<all2>\d+)(?![\d.,]*\d) (?:опрошенных|респондентов)(?: (?P<who2>[а-я-]+))?"
)
_PART_OF = re.compile(
    r"(?<![\d.,-])(?<!\d )(?P<part>\d{1,4}) из (?P<all>\d{1,4})(?: опрошенн[а-я]+| наших| этих)? (?P<who>[а-я]+)"
    r"|(?<!\w)из (?P<all2>\d{1,4})(?: опрошенн[а-я]+)? (?P<who2>[а-я]+) (?P<part2>\d{1,4}) (?:не )?[а-я]+(?:ли|ют|ят|ла|ся)(?!\w)"
)
_DID = r"(?P<{}>[^.;:,()\d]{{3,}}(?:\d+ мес[а-я]+[^.;:,()\d]*)?)"
_PART_DID = re.compile(
    rf"(?<![\d.,-])(?P<part>\d{{1,4}}) из (?P<all>\d{{1,4}}) {_DID.format('did')}"
    rf"|(?<![\d.,-])(?P<all2>\d{{1,4}}) [а-я][^.;:()\d]{{3,90}}(?:\d+ [^.;:()\d]{{3,40}})?, (?:а |и )?"
    rf"(?P<part2>\d{{1,4}}) из них {_DID.format('did2')}"
    rf"|(?<!\w)из (?P<all3>\d{{1,4}}) [а-я]+(?: [а-я]+)? (?P<part3>\d{{1,4}}) {_DID.format('did3')}"
)
_HOW = re.compile(
    r"через (?:\d+ )?[а-я]+|(?<!\w)(?:до|после|сразу|сначала|сейчас|теперь|раньше|впервые|входн|итогов"
    r"|не(?!\w)|хот|готов|мог|мож|мечта|планир|собира|жела|нужд|нрав|дума|счита|ум)[а-я]*"
)
"""What else may be told of the same people: when, that they did not, that they would."""
_SO_MANY = re.compile(
    r"(?<=[:,;] )(?<!из )(\d{1,5})(?: человек| из них)? (?:сказали|ответили|назвали|отметили|признались|хотели|хотят|считают"
    r"|указали|готовы|не знают|не умеют|не ходят)"
)
_ANY = re.compile(r"опрошен|респондент|человек|участник|анкет")
_PILOT = r"(?:пилот(?!аж)[а-я]*|апробаци[а-я]*|апробирова[а-я]*|пробн[а-я]+ (?:месяц|запуск|курс|групп|сезон|смен|заняти)[а-я]*)"
_PILOT_YEAR = (
    re.compile(rf"{_PILOT}[^.;\d]{{0,25}}?(?:\(|в |за |летом |весной |осенью |зимой )?(?P<year>20\d\d)(?:[-–](?P<until>20\d\d))?"),
    re.compile(
        rf"(?<!\w)(?:в|летом|весной|осенью|зимой) (?P<year>20\d\d)(?:[-–](?P<until>20\d\d))?(?: год[а-я]*| г\.)?[^.;\d]{{0,40}}?{_PILOT}"
    ),
)
_ALREADY = re.compile(r"(?<!\w)уже(?!\w)|за время работы|на сегодня(?!ш)|на данный момент|к настоящему времени")
_DONE = {
    "охват": re.compile(
        r"охвач|охватил|вовлеч|вовлек|участв|поработа|работа(?:ет|ют|ем|ли|ла)|присоедин|подключ|сотруднич|провед|провел|занима|обуч"
    ),
    "помощь": re.compile(r"помог|помощь|поддержк|консульт"),
}
_PLACES = re.compile(
    r"школ|учрежден|библиотек|сел(?:[аоеу]|ах|ам|ами)?$|сел$|район|город(?!ск)|детск|сад(?:а|ов|ах|ам)$|посел|деревн|регион|клуб|колледж|площадк|больниц|интернат|организац|двор"
)
_SOURCE = re.compile(
    r"по данным|по сведениям|справк|(?<!\w)письм|реестр|статистик|журнал|списк|(?<!\w)(?:класс|групп|школ|сел|кружк|секци)[а-я]{0,3}(?!\w)"
    r"|пилот|апробац|пробн|(?<!\w)20\d\d|наши[хм](?!\w)|наших"
)
"""Tells of people who need not be those of the survey."""
_ABOUT = Decimal("1.5")
_CONFIRMS = re.compile(
    r"(?<!\w)(?:подтвержда(?:ет|ют)|подтвердил[аи]?|свидетельству(?:ет|ют)|сообща(?:ет|ют)),? (?:что )?(?P<fact>[^.;,()]*\d[^.;,()]*)"
)
_NAME = re.compile(r"[^:\n(\"«]*")
_PAST_FIELDS = ("summary", "problem", "future", "future_sources", "projects")
_TWO = 2


def told_of_before(draft: Draft) -> Iterator[Contradiction]:
    """Contradictions in what the draft tells of the time before the project."""
    yield from _surveyed(draft)
    yield from _more_than_all(draft)
    yield from _pilot(draft)
    yield from _reached(draft)
    yield from _parts(draft)
    yield from _confirmed(draft)


def _confirmed(draft: Draft) -> Iterator[Contradiction]:
    """A partner's letter confirms 96 pupils, where the problem counts 69 by the same partner, and nowhere has the other number."""
    everything = " ".join(figures(field.text) for field in draft.texts("problem", "summary", "groups"))
    for partner in (partner for field in draft.texts("partners") for partner in partners_of(field)):
        fact = _CONFIRMS.search(figures(partner.quote))
        told = [q for q in quantities(fact["fact"]) if PEOPLE.search(q.unit)] if fact else []
        if fact is None or len(told) != 1 or re.search(rf"(?<!\d){told[0].value}(?!\d)", everything):
            continue
        name = re.findall(r"[а-я]{4,}", figures(_NAME.match(partner.quote)[0]))  # type: ignore[index]
        about = roots(fact["fact"]) - roots(told[0].unit)
        for said in (said for field in draft.texts("problem") for said in field.sentences()):
            words = figures(said.quote)
            by_it = len(name) > 1 and all(any_akin(word, re.findall(r"[а-я]{4,}", words)) for word in name[-2:])
            counted = [q for q in quantities(said.quote) if PEOPLE.search(q.unit)]
            if by_it and counted and about & roots(words):
                values = (Value(roubles(told[0].value), partner), Value(roubles(counted[0].value), said))
                yield Contradiction(f"Сколько по письму партнёра: {told[0].unit}", values)
                break


def _parts(draft: Draft) -> Iterator[Contradiction]:
    """«Из 20 учеников 15 поступили в училище» beside «20 учеников, 17 из них поступили»: one part of one whole, twice."""
    told: list[tuple[int, int, frozenset[str], str, Span]] = []
    for field in draft.texts(*_PAST_FIELDS, "goal", "results", "leader_experience", "team"):
        for said in field.sentences():
            for match in _PART_DID.finditer(figures(said.quote)):
                did = match["did"] or match["did2"] or match["did3"]
                whole, part = match["all"] or match["all2"] or match["all3"], match["part"] or match["part2"] or match["part3"]
                deed = frozenset(roots(" ".join(word for word in did.split() if not PEOPLE.search(word))))
                told.append((int(whole), int(part), deed, " ".join(sorted(_HOW.findall(did))), said))
    for (whole, part, did, when, said), (of, also, does, then, where) in combinations(told, 2):
        same = whole == of and when == then and said.field != where.field and len(did & does) >= _TWO
        if same and part != also and len({one[1] for one in told if one[0] == whole and len(one[2] & did) >= _TWO}) == _TWO:
            yield Contradiction(f"Сколько из {whole}", (Value(str(part), said), Value(str(also), where)))
            return


def _surveyed(draft: Draft) -> Iterator[Contradiction]:
    """«40 из 64 подростков» of a survey that asked 46 of them: of nobody that this field counts."""
    for field in draft.texts("problem", "summary"):
        asked: list[tuple[str, Decimal, Span]] = []
        everything = _numbers(field)
        for said in field.sentences():
            words = figures(said.quote)
            if _ASKED.search(words):
                asked = [
                    (q.stem, q.value, said) for q in quantities(said.quote) if PEOPLE.search(q.unit) and _was_asked(said.quote, q)
                ] or asked
                yield from _more_than_asked(asked, words, said)
            answered = bool(_ANSWERED.search(words) or _ASKED.search(words))
            for match in _OF.finditer(words) if asked and (answered or not _SOURCE.search(words)) else ():
                of = Decimal(match["all"] or match["all2"])
                who = [word for word in (match["who"], match["noun"], match["who2"]) if word]
                same = [one for one in asked if any(stem(word) == one[0] for word in who)]
                if not answered:  # «15 из 24 родителей в разъездах» is of those asked when they are about as many
                    same = [one for one in same if max(of, one[1]) <= _ABOUT * min(of, one[1])]
                elif not same and (not who or _ANY.match(who[0])) and len(asked) == 1:
                    same = asked
                total = adds_up(of, sorted({value for _, value, _ in asked}))
                if same and all(of != value for _, value, _ in same) and not total and everything.count(of) == words.count(f" {of} ") == 1:
                    yield Contradiction("Сколько опрошено", (Value(roubles(same[0][1]), same[0][2]), Value(f"из {of}", said)))
                    return


def _more_than_all(draft: Draft) -> Iterator[Contradiction]:
    """«52 из 46 подростков», «из 46 опрошенных 52 сказали»: a part that is larger than the whole."""
    for field in draft.texts("summary", "problem", "goal", "results", "plan", "future"):
        for said in field.sentences():
            for match in _PART_OF.finditer(figures(said.quote)):
                part, whole = Decimal(match["part"] or match["part2"]), Decimal(match["all"] or match["all2"])
                if part > whole > 1 and PEOPLE.search(match["who"] or match["who2"]):
                    yield Contradiction("Часть больше целого", (Value(roubles(part), said), Value(f"из {roubles(whole)}", said)))


def _more_than_asked(asked: list[tuple[str, Decimal, Span]], words: str, said: Span) -> Iterator[Contradiction]:
    """«Опросили 150 жителей: 162 хотели бы», where the sentence tells of one survey."""
    most = sum((value for _, value, _ in asked), Decimal(0))
    for match in _SO_MANY.finditer(words) if asked and asked[0][2] == said else ():
        if Decimal(match[1]) > most:
            yield Contradiction("Сколько опрошено", (Value(roubles(most), said), Value(match[0], said)))


def _was_asked(text: str, q: Quantity) -> bool:
    """Whether the survey is told just before a number, or «опрошено» after it, and it is no part, as both of «40 из 46»."""
    clause = re.split(r"[,.;:(] ", normalise(text[: q.start] + "|"))[-1]
    part = re.search(r"\d[^,.;:\d]{0,20} из $", text[: q.start]) or re.match(
        r"[^,.;:\d]{0,20} из \d+ (?!с[её]л|школ|район|дерев|пос|город|групп|класс)", text[q.end :]
    )
    bracket = re.search(rf"(?:{_ASKED.pattern})[^.;:()]{{0,30}}\([^()]{{0,40}}$", normalise(text[: q.start]))
    return not part and bool(
        _ASKED.search(clause) or bracket or re.match(r"[^,.;:\d]{0,30}(?:опрошен|ответил|заполнил|прошли анкет)", normalise(text[q.end :]))
    )


def _numbers(field: Field) -> list[Decimal]:
    return [Decimal(told) for told in re.findall(r"(?<![\d.,])\d+(?![\d.,]*\d)", figures(field.text))]


def _pilot(draft: Draft) -> Iterator[Contradiction]:
    """The only pilot, of one year in one field and of another in the other."""
    told: list[tuple[frozenset[int], str, Span]] = []
    for field in draft.texts(*_PAST_FIELDS, "goal", "tasks"):
        for said in field.sentences():
            words = figures(said.quote)
            years = frozenset(
                year
                for pattern in _PILOT_YEAR
                for match in pattern.finditer(words)
                for year in range(int(match["year"]), int(match["until"] or match["year"]) + 1)
            )
            if years and not re.search(r"(?<!\w)(?:пилот(?:ы|ов|ами|ах)|апробации [а-я]+ и)(?!\w)", words):
                told.append((years, field.id, said))
    distinct = {years for years, _, _ in told}
    for (one, field_id, said), (other, also, where) in combinations(told, 2) if len(distinct) == _TWO else ():
        if field_id != also and not one & other:
            yield Contradiction("В каком году был пилот", (Value(_years(one), said), Value(_years(other), where)))
            return


def _years(years: frozenset[int]) -> str:
    return "–".join(map(str, sorted({min(years), max(years)})))


def _reached(draft: Draft) -> Iterator[Contradiction]:
    """«Уже охвачено 14 школ» beside «уже вовлечены 10 школ»."""
    told: list[tuple[str, Decimal, str, Span]] = []
    for field in draft.texts("summary", "problem", "future", "future_sources"):
        for said in field.sentences():
            words = figures(said.quote)
            if not _ALREADY.search(words) or re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words):
                continue
            kinds = {kind for kind, called in _DONE.items() if called.search(words)}
            counted = [q for q in quantities(said.quote) if not q.each and _PLACES.match(q.unit)]
            if len(counted) == 1 and kinds:
                told.append((counted[0].stem, counted[0].value, field.id, said))
    for (one, value, field_id, said), (other, also, other_field, where) in combinations(told, 2):
        values = {count for thing, count, _, _ in told if thing == one}
        if one == other and value != also and field_id != other_field and len(values) == _TWO:
            yield Contradiction("Сколько уже охвачено", (Value(roubles(value), said), Value(roubles(also), where)))
            return
