"""How many of its people a partner sends: «6 мастеров комбината» in the summary, «пришлёт восемь мастеров» in the combine's promise."""

import re
from collections.abc import Iterator

from rag.morphology import any_akin
from rag.review.comparisons.sums_told import partners_of, things_of
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.earlier import is_earlier
from rag.review.language.quantities import quantities
from rag.review.types import Draft, Span
from rag.review.wording import roubles

_HELPERS = r"(?:работник|сотрудник|специалист|наставник|мастер|доброволь|волонтер|педагог|врач|медсест|инструктор|тренер|студент|психолог)"
_OF = re.compile(
    rf"(?<![\d.,-])(?P<count>\d{{1,3}}) (?:[а-я-]+(?:ых|их) )?(?P<who>(?:[а-я]+-)?{_HELPERS}[а-я]+(?:-[а-я]+)?) (?P<of>[а-я]{{4,}})(?!\w)"
)
_NAME = re.compile(r"[^\n:«\"(—]+")


def lent_people(draft: Draft) -> Iterator[Contradiction]:
    """People of one partner by its kind, who do the same in both places, where the partner has one other number of them."""
    partners = [partner for field in draft.texts("partners") for partner in partners_of(field)]
    for field in draft.texts("summary", "goal", "tasks", "results") if partners else ():
        for said in field.sentences():
            words = figures(said.quote)
            for match in _OF.finditer(words) if not is_earlier(words, draft) else ():
                whose = [partner for partner in partners if any_akin(match["of"], _names(partner))]
                if len(whose) == 1:
                    yield from _differing(match, said, whose[0], words)


def _differing(match: re.Match[str], said: Span, partner: Span, words: str) -> Iterator[Contradiction]:
    who = match["who"].split("-")
    told = [q for q in quantities(partner.quote) if any(any_akin(one, who) for one in q.unit.split("-"))]
    does = things_of(words) & things_of(partner.quote) - things_of(" ".join([*who, *_names(partner)]))
    if len(told) == 1 and does and str(told[0].value) != match["count"] and not re.search(rf"(?<!\d){told[0].value}(?!\d)", words):
        values = (Value(match[0], said), Value(f"{roubles(told[0].value)} {told[0].unit}", partner))
        yield Contradiction("Сколько человек от партнёра", values)


def _names(partner: Span) -> list[str]:
    """Words by which a partner is called, without its proper name."""
    name = _NAME.match(partner.quote)
    return re.findall(r"[а-я]{4,}", figures(name[0])) if name else []
