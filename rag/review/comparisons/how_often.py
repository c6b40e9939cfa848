"""How often people meet: «не реже трёх раз в неделю» in the summary, «не реже одного раза в неделю» in the goal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.quantities import PAST
from rag.review.types import Draft, Field, Span

_KINDS = {
    "занятия": re.compile(r"(?<!\w)(?:занят|занима|трениров|трениру|двига|тренинг|учатся|ход[ия]т на)"),
    "мастер-классы": re.compile(r"мастер-класс|(?<!\w)мк(?!\w)"),
    "репетиции": re.compile(r"репетиц|репетиру"),
    "встречи": re.compile(r"(?<!\w)(?:встреч[аиеу]|встречаю|собира[ею]тся|собрани)"),
    "уроки": re.compile(r"(?<!\w)урок"),
    "экскурсии": re.compile(r"экскурси|выезд"),
    "показы": re.compile(r"кинопоказ|(?<!\w)показ[ыа](?!\w)"),
}
_OTHER = re.compile(
    r"публик|новост|газет|(?<!\w)пост(?:ы|ов|а|ам)?(?!\w)|соцсет|вконтакте|сообществ|отчет|отчит|бухгалт|(?<!\w)сайт|рассказ|выпуск|консультац|журнал|куратор|координатор"
    r"|(?<!\w)дома(?!\w)|на дому|самостоятельно"
    r"|наставник|психолог|волонтер|доброволь|дежур|уборк|заседан|планерк|тренер\w* (?:работает|занят)"
)
"""Tells of how often something else is done."""
_BESIDE = re.compile(r"(?<!\w)(?:после|до|перед|между|вне|кроме|помимо|без) (?:[а-я-]+ ){0,2}?[а-я-]+")
"""«Показ через месяц после занятий» is no lesson."""
_NOW = re.compile(r"(?<!\w)(?:сейчас|раньше|обычно|пока|сегодня)(?!\w)")
"""Tells of how it is without the project."""
_LEAST = r"(?P<least>(?:не реже(?: чем)?|не менее|минимум|хотя бы|как минимум) )?"
_UNIT = r"в (?P<unit>недел|месяц)[а-я]*"
_TIMES = re.compile(
    rf"{_LEAST}(?:по )?(?<![\d.,])(?P<low>\d)(?: ?(?:-|или|до) ?(?P<high>\d))? (?:раза?|(?:[а-я-]+ )?(?:заняти|трениров|урок"
    rf"|встреч|репетици|мастер-класс|мк(?!\w))[а-я]*) {_UNIT}"
)
_WORDS = (
    (re.compile(rf"{_LEAST}(?<!\w)(?<!\d )раз {_UNIT}"), (1.0, 1.0)),
    (re.compile(rf"{_LEAST}(?<!\w)дважды {_UNIT}"), (2.0, 2.0)),
    (re.compile(rf"{_LEAST}(?<!\w)трижды {_UNIT}"), (3.0, 3.0)),
    (re.compile(r"(?P<least>)(?<!\w)(?:1 )?раз в (?:2|две) (?P<unit>недел)"), (0.5, 0.5)),
    (re.compile(r"(?P<least>)(?<!\w)(?P<unit>)через день(?!\w)"), (3.0, 4.0)),
    (re.compile(r"(?P<least>)(?<!\w)(?P<unit>)(?:ежедневно|каждый день)(?!\w)"), (5.0, 7.0)),
    (re.compile(r"(?P<least>)(?<!\w)(?P<unit>)(?:еженедельно|каждую неделю)(?!\w)"), (1.0, 1.0)),
    (re.compile(r"(?P<least>)(?<!\w)(?P<unit>)ежемесячно(?!\w)"), (0.25, 0.25)),
)
_WEEKS = 4
_FIELDS = ("summary", "groups", "goal", "tasks", "results")


@dataclass(frozen=True, slots=True)
class _Often:
    """From `low` to `high` times a week, or at least as often as `low`; `kinds` are what is done."""

    low: float
    high: float
    least: bool
    kinds: frozenset[str]
    words: str
    span: Span

    def clashes(self, other: "_Often") -> bool:
        """Whether both cannot be said of the same: two least numbers are two promises."""
        if self.least and other.least:
            return self.low != other.low
        if self.least or other.least:
            least, exact = (self, other) if self.least else (other, self)
            return exact.high < least.low
        return self.high < other.low or other.high < self.low


def how_often(draft: Draft) -> Iterator[Contradiction]:
    """Two fields that tell differently how often the same is done, each of which tells one number of times only."""
    told = [list(_told(field)) for field in draft.texts(*_FIELDS)]
    told += [_of_plan(draft)]
    for kind in _KINDS:
        single = [
            of_kind[0]
            for said in told
            if (of_kind := [one for one in said if kind in one.kinds]) and len({(o.low, o.high) for o in of_kind}) == 1
        ]
        several = any(len({(one.low, one.high) for one in said if kind in one.kinds}) > 1 for said in told)
        for one, other in combinations(single, 2) if not several else ():
            if one.clashes(other):
                yield Contradiction("Как часто", (Value(one.words, one.span), Value(other.words, other.span)))
                return


def _told(field: Field) -> Iterator[_Often]:
    for said in field.sentences():
        yield from _in(figures(said.quote), said, frozenset())


def _of_plan(draft: Draft) -> list[_Often]:
    """Of rows: what is not named beside the number of times is what the row is of; empty where several rows are of one kind."""
    found: list[_Often] = []
    for row in draft.plan:
        named = _kinds(figures(row.title))
        alone = frozenset(kind for kind in named if sum(kind in _kinds(figures(other.title)) for other in draft.plan) == 1)
        for span in (row.span, row.results) if row.results else (row.span,):
            for sentence in re.split(r"[.;]\s", figures(span.quote)):
                found += _in(sentence, span, alone) if alone else ()
    return found


def _in(words: str, span: Span, kinds: frozenset[str]) -> Iterator[_Often]:
    if PAST.search(words) or _OTHER.search(words):
        return
    of = _kinds(words) | kinds
    found = [(match, float(match["low"]), float(match["high"] or match["low"])) for match in _TIMES.finditer(words)]
    found += [(match, low, high) for pattern, (low, high) in _WORDS for match in pattern.finditer(words)]
    for match, low, high in found if of else ():
        if _NOW.search(words[: match.start()].rsplit(",", 1)[-1]):
            continue
        weeks = _WEEKS if match["unit"] == "месяц" else 1
        yield _Often(low / weeks, high / weeks, bool(match["least"]), of, match[0].strip(), span)


def _kinds(words: str) -> frozenset[str]:
    return frozenset(kind for kind, called in _KINDS.items() if called.search(_BESIDE.sub(" ", words)))
