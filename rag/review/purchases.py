"""What a budget says of a thing that is bought: its model or where its price is from, or nothing but that it is needed."""

import re

from rag.review.types import BudgetLine

_MODEL = re.compile(r"[A-Za-z]{2,}|https?:|\[ссылка\]|модел|гост(?!\w)|артикул|код товара|прайс|каталог", re.IGNORECASE)
_OFFER = re.compile(
    r"(?<!\w)(?<!без )(?:ссылк[аиуо]\w*|кп|коммерческ\w+ предложени\w*"
    r"|предложени\w+ (?:поставщик|завод|магазин|производител|фирм|мастерск|ип|ооо|от)\w*)"
    r"(?!\w| (?:пока |еще |ещё )?(?:будет|будут|нет|не )(?!\w))",
    re.IGNORECASE,
)
"""Where the price can be looked up, and with it the model."""
_MODEL_BELOW = re.compile(r"\n\d{2,5}[ \t]*\n[\d ]+,\d\d")
"""A number between a name and its price in the export is the end of the name: «Холодильник Саратов», «209»."""
_VAGUE = re.compile(
    r"в ассортименте|(?<!\w)(?:все|всего) (?:\w+ )?(?:нужн|необходим)\w+|(?<!\w)по (?:мере )?(?:необходимости|надобности|потребности)"
    r"|что понадобится|(?<!\w)на (?:разные|различные|текущие|всякие) (?:нужды|надобности)"
)


def names_model(line: BudgetLine, printed: str) -> bool:
    """Whether a line names a model, or a link or an offer that has it; `printed` is the text of the budget."""
    said = f"{line.name} {line.comment}"
    return bool(_MODEL.search(said) or _OFFER.search(said) or _MODEL_BELOW.match(printed, line.span.end))


def is_vague(said: str) -> bool:
    """Whether a normalised text tells that what is needed will be bought, instead of what and how much."""
    return bool(_VAGUE.search(said))
