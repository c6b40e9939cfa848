"""What all partners give together: «вклад партнёров вместе — 250 000» under a list whose sums make 205 000."""

import re
from collections.abc import Iterator
from decimal import Decimal

from rag.review.comparisons.sums_told import partners_of, sums_in
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.types import Draft
from rag.review.wording import roubles

_TOGETHER = re.compile(
    r"(?<!\w)(?:(?:общ|совокупн|суммарн)[а-я]+ (?:вклад|помощь|поддержк|сумм)[а-я]* (?:всех )?партнер"
    r"|(?:вклад|помощь|поддержк)[а-я]* (?:всех )?партнер[а-я]* (?:вместе|всего|в сумме|итого|составля|состав)"
    r"|(?:вместе|всего|итого|в сумме) (?:от )?партнер)"
)
_LEAST = 2


def gifts_together(draft: Draft) -> Iterator[Contradiction]:
    """A total of partners that their list does not make, where the budget has what the list makes; its own share may stand beside."""
    stated = draft.budget.stated if draft.budget else None
    for field in draft.texts("partners") if stated else ():
        partners = [partner for partner in partners_of(field) if not _TOGETHER.search(figures(partner.quote))]
        gifts = [max(sums) for partner in partners if (sums := sums_in(partner.quote))]
        listed = sum(gifts, Decimal(0))
        for said in field.sentences():
            told = sums_in(said.quote) if _TOGETHER.search(figures(said.quote)) else []
            given = stated[0].cofinancing if stated else Decimal(0)
            if len(gifts) < _LEAST or not told or given not in {listed, listed + sum(told[1:], Decimal(0))}:
                continue
            if told[0] not in {listed, given, listed + sum(told[1:], Decimal(0))}:
                values = (Value(roubles(told[0]), said), Value(f"{' + '.join(map(roubles, gifts))} = {roubles(listed)}", field.whole))
                yield Contradiction("Сколько дают партнёры вместе", values)
                return
