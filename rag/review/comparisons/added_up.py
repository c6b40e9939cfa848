"""Parts that do not make the total told with them: over rows of the plan, within a field, in brackets."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.morphology import lemmas, readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import THOUSANDS, counted_in, figures
from rag.review.language.quantities import PAST, PEOPLE, Quantity, adds_up, indicated, quantities
from rag.review.language.roots import roots
from rag.review.types import OF_PROJECT, Draft, Field, Span
from rag.review.wording import roubles
from rag.text import normalise, stem

_MORE = re.compile(r"(?<!\w)(?:еще|дополнительно|также еще)(?: не менее| около)?(?: [а-я]+)?\s*$", re.IGNORECASE)
_ALL = re.compile(r"(?<!\w)(?:всего|итого|в сумме|суммарно|в общей сложности|вместе|а всего)(?: это| не менее| —| -|:)*\s*$")
_BEFORE_CHARS = 40
_REACH = re.compile(
    r"просмотр|информационн[а-я]+ охват|охват[а-я]* (?:публикац|аудитор|информац|пользоват|подписчик)|аудитор|подписчик|прочита"
)
_TOGETHER = re.compile(r"вместе с|в сумме|суммарн|итого|в общей сложности|сложив|совокупн")
_NUMBER = re.compile(
    r"(?<![\d.,-])(?P<value>\d{1,3}(?: \d{3})+|\d+)(?![\d,.]*\d)(?! ?(?:%|год|г\.|руб|час|мин|месяц|дн|публикац|пост|раз(?!\w)"
    r"|стат|плакат|х(?!\w)|-))"
)
_LEAST_REACH = 100
_IN_PARTS = re.compile(
    r"(?P<name>[а-я-]+)(?: [а-яa-z\" -]{0,40}?)?(?: \(|: )(?P<parts>(?:\d+|(?:в|во|на|для|из|у) [а-я]+ ) ?[^();:.]*?)(?:\)|[.;]|$)"
)
_PARTED = re.compile(r", (?:и )?|(?<!\w)и(?!\w)|,? а также | \+ | плюс ")
_PART = re.compile(r"(?P<value>\d{1,4})(?![\d,.]*\d)(?: (?P<what>[а-я-]+)(?P<rest>(?: [а-яa-z.\"-]+)*))?")
_PART_LAST = re.compile(r"(?:(?:в|во|на|для|из|у) )?(?P<rest>[а-я\"-]+(?: [а-я\"-]+)?) ?-? ?(?P<value>\d{1,4})(?P<what>)")
"""«В посёлке 40, в селе 30»."""
_PLACE = re.compile(r"^(?:в|во|на|для|из|у|со|с|от)$")
_NUMBERS_ALONE = re.compile(r"\d{1,2}(?: ?[,-] ?\d{1,2})*")
"""«120 порций (4, 7–9)» names rows of the plan, or pages."""
_PARTLY = re.compile(
    r"в том числе|из них|включая|в т\. ?ч|например|из которых|плюс|кроме|кажд|недел|месяц|в день|(?<!\w)по \d|%|[×*]|(?<!\w)из \d"
)
_NEARLY = 2
"""Parts of a total make about as much; what is twice it is of something else."""
_FAMILY = re.compile(r"сем(?:ей|ьи|ья|ьям|ьях|ьями|ью)(?!\w)")
_NAMED = r"(?:(?:в|во|из|на|от) )?(?:[гспд]\. ?)?(?:[а-я-]+ ){1,2}?(?:- )?(?:\d{1,3}(?: \d{3})+|\d{1,4})"
_LISTED = re.compile(rf"(?P<head>[^.;:!?\n]*\d[^.;:!?\n]*?)(?::| -) (?P<parts>{_NAMED}(?:(?:,| и|, а) {_NAMED}){{1,}})(?=[.;)]| \(|$)")
"""«Обратились 64 семьи: из Лугового 30, из Сосновки 20, из Ключей 14»: names with numbers and no more."""
_WHOLE = re.compile(r"(?<!\w)(?:всего|итого|общее (?:число|количество))(?!\w)(?! (?:лишь|только|около))")
"""Two parts alone are all there is only of what is called so."""
_BARE = re.compile(r"(?<![\d.,№-])(?<!№ )(?P<whole>\d{2,4}): (?P<parts>\d{1,4}(?:, \d{1,4})* и \d{1,4})(?=[.;)]|$)")
"""«Отобраны 60: 24, 18 и 18»."""
_LEAST_PART = 5
"""Smaller numbers in a row may be names: schools 2, 3 and 4."""
_SOME_ONLY = re.compile(
    r"(?<!\w)(?:больше всего|чаще|в основном|среди|например|прежде всего|главным образом|лидер|в том числе|особенно|рейтинг|место)"
)
_NO_COUNT = re.compile(r"\d[\d,.]* ?(?:%|лет|год|класс|руб|час|мин|месяц|км|балл)[а-я]*|\d[\d.]*\.\d+|№ ?[\d-]+|20\d\d")
_OTHERS = re.compile(r"(?<!\w)остальн(?:ые|ых|ым) (?P<value>\d{1,4})(?![\d.,]*\d)(?: (?P<thing>[а-я]{4,}))?(?! ?%)")
_MIN_PARTS = 2
_VERB = frozenset({"VERB", "PRTS"})


def added_up(draft: Draft) -> Iterator[Contradiction]:
    """Totals that are not what their parts make."""
    yield from _over_rows(draft)
    for field in draft.texts("plan", "media", "results"):
        yield from _reach(field)
    for field in draft.texts("summary", "groups", "goal", "tasks", "results", "plan", "media", "future", "budget"):
        yield from _in_brackets(field)
        yield from _bare(field)
    for field in draft.texts("summary", "problem", "groups", "results"):
        yield from _listed(field)
    yield from _rest(draft)


def _rest(draft: Draft) -> Iterator[Contradiction]:
    """«К 30 семьям придёт няня, в остальных 20 есть бабушка» of 60 families in all, and nothing tells of 50."""
    counted = [one for field in draft.texts("groups", "goal", "results") for one in counted_in(field) if not one[0].each]
    everything = " ".join(figures(field.text) for field in draft.texts(*OF_PROJECT))
    for field in draft.texts("summary", "results", "plan", "budget"):
        for said in field.sentences():
            words = figures(said.quote)
            rest = _OTHERS.search(words)
            parts = [q for q in quantities(words[: rest.start()]) if not q.each] if rest and not PAST.search(words) else []
            if rest is None or len(parts) != 1 or _is_other(rest["thing"], parts[0].unit):
                continue
            values = [parts[0].value, Decimal(rest["value"])]
            whole = [(q, span) for q, span in counted if q.value > max(values) and lemmas(q.unit) & lemmas(parts[0].unit)]
            known = re.search(rf"(?<!\d){sum(values)}(?!\d)", everything)
            if len({q.value for q, _ in whole}) == 1 and whole[0][0].value != sum(values) and not known:
                yield Contradiction(
                    f"Сколько: {parts[0].unit}", (Value(_sum_of(values), said), Value(roubles(whole[0][0].value), whole[0][1]))
                )


def _is_other(thing: str | None, unit: str) -> bool:
    """Whether a noun stands after the rest, «остальные 20 мест», and it is not what the part counts."""
    return bool(thing) and "NOUN" in readings(thing or "-")[0][1] and lemmas(thing or "-").isdisjoint(lemmas(unit))


def _over_rows(draft: Draft) -> Iterator[Contradiction]:
    """«Подали 60 активистов», then «подали ещё 70, всего 120»; or no total, and a result that counts the same has another."""
    chains: dict[tuple[str, str], list[tuple[Decimal, Span]]] = {}
    for row in draft.plan:
        for said, verb, one, kind in _of_row(row.results):
            key = (verb, one.stem)
            if kind == "more" and key in chains:
                chains[key].append((one.value, said))
            elif kind == "all" and len(chains.get(key, ())) >= _MIN_PARTS:
                total = sum(value for value, _ in chains[key])
                if total != one.value:
                    yield Contradiction(
                        f"Сколько: {one.unit}",
                        (*(Value(roubles(value), span) for value, span in chains[key]), Value(f"всего {roubles(one.value)}", said)),
                    )
                del chains[key]
            elif kind == "first":
                chains[key] = [(one.value, said)]
    for (verb, thing), parts in chains.items():
        if len(parts) >= _MIN_PARTS:
            yield from _unlike_results(draft, verb, thing, parts)


def _unlike_results(draft: Draft, verb: str, thing: str, parts: list[tuple[Decimal, Span]]) -> Iterator[Contradiction]:
    total = sum((value for value, _ in parts), Decimal(0))
    told = [(q, one.span) for one in draft.indicators if (q := indicated(one)) and q.stem == thing and verb in _verbs(one.name)]
    if told and all(q.value < total for q, _ in told):
        values = (*(Value(roubles(value), span) for value, span in parts), *(Value(roubles(q.value), span) for q, span in told))
        yield Contradiction(f"Сколько: {told[0][0].unit}", values)


def _of_row(results: Span | None) -> Iterator[tuple[Span, str, Quantity, str]]:
    """People or things that a row's results count, by the verb of the sentence: the first ones, more of them, all."""
    for part in re.finditer(r"[^.;]+", results.quote.replace("\n", " ") if results else ""):
        assert results is not None
        found = [q for q in quantities(part[0]) if not q.each]
        verb = ""
        for q in found:
            before = figures(part[0][max(0, q.start - _BEFORE_CHARS) : q.start])
            about = _verbs(part[0][: q.start]) | (_verbs(part[0][q.end :][:_BEFORE_CHARS]) if not _verbs(part[0][: q.start]) else set())
            verb = next(iter(about)) if len(about) == 1 else verb
            if not verb:
                continue
            yield results, verb, q, "all" if _ALL.search(before) else "more" if _MORE.search(before) else "first"


def _verbs(text: str) -> set[str]:
    """Beginnings of verbs in a form of their own: «подали», «занимаются», «обучены»; «прошедших» is none."""
    words = re.findall(r"(?<![а-я-])[а-я]{4,}(?![а-я-])", figures(text))
    return {root for word in words if not _VERB.isdisjoint(readings(word)[0][1]) for root in roots(word)}


def _reach(field: Field) -> Iterator[Contradiction]:
    """«Вместе с публикациями охват составит 7 000» of 2 000 and 3 000 told before."""
    told: list[tuple[Decimal, Span]] = []
    for said in field.sentences():
        words = figures(said.quote)
        if not _REACH.search(words):
            continue
        numbers = [value for match in _NUMBER.finditer(words) if (value := Decimal(match["value"].replace(" ", ""))) >= _LEAST_REACH]
        if _TOGETHER.search(words) and len(numbers) == 1 and len(told) >= _MIN_PARTS:
            values = [value for value, _ in told]
            if numbers[0] not in values and not adds_up(numbers[0], values):
                yield Contradiction(
                    "Сколько всего", (*(Value(roubles(value), span) for value, span in told), Value(roubles(numbers[0]), said))
                )
                return
        told += [(value, said) for value in numbers]


def _in_brackets(field: Field) -> Iterator[Contradiction]:
    """«60 семей (40 в посёлке и 30 в селе)»: parts that are all of one name, or people of several."""
    for said in field.sentences():
        words = figures(said.quote)
        if PAST.search(words):
            continue
        for q in quantities(words):
            after = _IN_PARTS.match(words, q.end - len(q.unit))
            literal = words[q.start :].startswith(f"{q.value:f} ")  # and no product: «8 групп по 12 человек»
            if q.each or not literal or after is None or _PARTLY.search(after["parts"]) or _NUMBERS_ALONE.fullmatch(after["parts"]):
                continue
            parts = [_PART.fullmatch(part.strip()) or _PART_LAST.fullmatch(part.strip()) for part in _PARTED.split(after["parts"])]
            whole = [part for part in parts if part and _is_part(part, q)]
            total = sum(Decimal(part["value"]) for part in whole)
            if any(other.value == total and other.start < q.start for other in quantities(words)):
                continue  # «три встречи команд двух городов: две в Рыльске, одна в Льгове»
            if len(whole) == len(parts) >= _MIN_PARTS and total != q.value:
                yield Contradiction(
                    f"Сколько: {q.unit}",
                    (Value(roubles(q.value), said), Value(_sum_of([Decimal(part["value"]) for part in whole]), said)),
                )


def _listed(field: Field) -> Iterator[Contradiction]:
    """«Из 80 обращений 64 повторные: из Лугового 30, из Сосновки 20, из Ключей 24» make neither number of what they are parts of."""
    for said in field.sentences():
        words = figures(said.quote)
        match = _LISTED.search(words)
        heads = [Decimal(n) for n in re.findall(r"\d+", _NO_COUNT.sub(" ", THOUSANDS.sub("", match["head"])))] if match else []
        if match is None or not heads or _SOME_ONLY.search(match["head"]) or _PARTLY.search(match["parts"]):
            continue
        parts = [Decimal(n) for n in re.findall(r"\d+", THOUSANDS.sub("", match["parts"]))]
        if len(parts) == _MIN_PARTS and not _WHOLE.search(match["head"]):
            continue
        total, most = sum(parts, Decimal(0)), heads[-1]
        names = {normalise(name) for name in re.findall(r"[А-ЯЁ][А-ЯЁа-яё-]+", said.quote)}
        if not all(names & set(re.findall(r"[а-я-]+", part)) for part in _PARTED.split(match["parts"])):
            continue  # answers of a survey, «дорого 40, далеко 30», may be given by the same people
        if total not in heads and max(parts) < most <= _NEARLY * total and total <= _NEARLY * most:
            yield Contradiction("Сколько всего", (Value(roubles(most), said), Value(_sum_of(parts), said)))


def _bare(field: Field) -> Iterator[Contradiction]:
    """«Отобраны 60: 24, 20 и 18»: parts without names."""
    for said in field.sentences():
        for match in _BARE.finditer(figures(said.quote)):
            whole, parts = Decimal(match["whole"]), [Decimal(n) for n in re.findall(r"\d+", match["parts"])]
            total = sum(parts, Decimal(0))
            if min(parts) >= _LEAST_PART and max(parts) < whole <= _NEARLY * total and total <= _NEARLY * whole and total != whole:
                yield Contradiction("Сколько всего", (Value(roubles(whole), said), Value(_sum_of(parts), said)))


def _sum_of(parts: list[Decimal]) -> str:
    return f"{' + '.join(map(roubles, parts))} = {roubles(sum(parts, Decimal(0)))}"


def _is_part(part: re.Match[str], whole: Quantity) -> bool:
    what = part["what"]
    if not what or _PLACE.match(what):
        return True
    alike = bool(_FAMILY.match(what)) == bool(_FAMILY.match(whole.unit))  # «20 семей: 30 родителей и 38 детей» are no parts
    return stem(what) == whole.stem or bool(alike and PEOPLE.search(what) and PEOPLE.search(whole.unit))
