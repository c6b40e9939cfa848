"""What a budget says of a thing that is bought: its model or where its price is from, or nothing but that it is needed."""

import re

from rag.review.language.roots import roots
from rag.review.types import BudgetLine
from rag.text import normalise

_MODEL = re.compile(
    r"[A-Za-z]{2,}|(?-i:(?<!\w)[А-ЯЁ]{2,4}-\d{1,4}(?!\w))|https?:|\[ссылка\]|модел|гост(?!\w)|артикул|код товара|прайс|каталог",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?<!\w)(?<!без )(?:ссылк[аиуое]\w*|кп|сч[её]т\w*(?= поставщик)|приложени\w+(?= № ?\d| \d)|коммерческ\w+ предложени\w*"
    r"|предложени\w+ (?:[а-яё-]+(?:ого|его|ой|ей) )?(?:поставщик|завод|магазин|производител|фирм|мастерск|ип|ооо|от)\w*)"
    r"(?!\w| (?:пока |еще |ещё )?(?:будет|будут|нет|не )(?!\w))",
    re.IGNORECASE,
)
"""Where the price can be looked up, and with it the model."""
_TO_ORDER = re.compile(
    r"(?<!\w)(?:на|под|по(?: [а-яё]+ому)?) заказ[у]?(?!\w)|(?:^|[.,:;(+] ?|(?<!\w)и )(?:изготовление|пошив)(?!\w)"
    r"|(?:^|[.,:;(+] ?|(?:изготов|с?дела|ш[иь]|[сп]ош|сколот|свар|выполн)[а-яё]* (?:[а-яё]+ ){0,3})"
    r"по (?:[а-яё]+ ){0,2}(?:чертеж|эскиз|размер|выкройк|мерк)(?:ам|у)(?!\w)",
    re.IGNORECASE,
)
"""What is made for the project has no model."""
_MODEL_BELOW = re.compile(r"\n\d{2,5}[ \t]*\n[\d ]+,\d\d")
"""A number between a name and its price in the export is the end of the name: «Холодильник Саратов», «209»."""
_VAGUE = re.compile(
    r"в ассортименте|(?<!\w)(?:все|всего) (?:\w+ )?(?:нужн|необходим)\w+|(?<!\w)по (?:мере )?(?:необходимости|надобности|потребности)"
    r"|что понадобится|(?<!\w)на (?:разные|различные|текущие|всякие) (?:нужды|надобности)"
)
_COSTS = re.compile(
    r"(?:хоз|орг)?(?:расход(?:ы|ов|ам)|затрат\w*|трат[аы]\w*|нужд\w*|издерж\w*|мелоч\w*|потребност\w*|надобност\w*)|прочее|прочие|разное|остальное"
)
"""A cost that is not said to be of anything."""
_NOTHING_SAID = re.compile(
    rf"(?:{_COSTS.pattern})$|(?:прочи|прям|ин(?:ые|ых|ое)|друг|разн|различн|дополнительн|сопутствующ|текущ|мелк|организационн|накладн|хозяйственн"
    r"|неучт|вспомогательн|связан|возник|появля|обще?проектн|оперативн|всяк|возможн|незаплан|необходим|нужн|понадоб|потреб"
    r"|требу|прочим|уточн|определ|примерн|ориентировочн|оценочн|предварительн|общ(?:ие|их|ая)$|вошед|вошли|вош[её]л|учт"
    r"|проект|реализац|провед|проводим|выполнен|осуществл|организац|деятельност|обеспечен|работ[аыу]?$|этап|процесс|период|ход[еу]?$|врем|рамк|цел[ьия]"
    r"|мер[аеу]$|необходимост|случа|стать|смет|бюджет|расчет|сумм|отдельн|нельзя|заранее|предусмотр|строк|команд|участник"
    r"|мероприят|занят|встреч|клуб|групп|курс|турнир|фестивал|праздник|слет|лагер|экспедиц|школ|поход|семинар|концерт|выставк|тренинг|тренировк|репетици|смен|акци|форум)"
    r"\w*|(?:на|для|по|в|во|с|со|к|и|а|или|при|из|от|до|у|о|об|за|не|то|что|все|всё|котор\w+|буд[еу]т|быть|могут|может|мог|их|его|это|эти|этих|как)"
)
"""A word that tells nothing of what is paid for."""
_NEEDED = re.compile(r"(?<!\w)(?:необходим|нужн|нужен|требу|понадоб|потреб|обязател|важн|не обойтись)\w*")
_ACTIVITY = re.compile(
    r"(?<!\w)(?:мероприят|занят|встреч|клуб|групп|курс|турнир|фестивал|праздник|слет|лагер|экспедиц|школ|поход|семинар|концерт|выставк"
    r"|тренинг|тренировк|репетици|смен|акци|форум)"
)
_OF_ACTIVITIES = re.compile(r"\(?мероприяти\w* №? ?\d[\d\s,и–—-]*\)?")
_WORD = re.compile(r"[\w-]+")


def is_undetailed(line: BudgetLine) -> bool:
    """Whether neither the name nor the comment of a cost tells more than that it is one: «сопутствующие расходы», «по ходу занятий»."""
    name, comment = (_OF_ACTIVITIES.sub(" ", normalise(said)) for said in (line.name, line.comment))
    costs = any(_COSTS.fullmatch(word) for word in _WORD.findall(name))
    return costs and all(_NOTHING_SAID.fullmatch(word) for word in _WORD.findall(f"{name} {comment}"))


def is_only_needed(line: BudgetLine) -> bool:
    """Whether a comment says of what the line names that it is needed, and nothing else: not how much of it, nor for what."""
    said = normalise(line.comment)
    named = roots(line.name)
    words = [word for word in _WORD.findall(said) if not _NEEDED.fullmatch(word) and not _NOTHING_SAID.fullmatch(word)]
    return bool(_NEEDED.search(said)) and not _ACTIVITY.search(said) and all(_is_named(word, named) for word in words)


def _is_named(word: str, named: set[str]) -> bool:
    """Whether a name has a word, whose stem may be shorter alone: «видео» of «видеосъёмка»."""
    return any(one.startswith(other) or other.startswith(one) for one in roots(word) for other in named)


def names_model(line: BudgetLine, printed: str) -> bool:
    """Whether a line names a model, a link or an offer that has it, or needs none; `printed` is the text of the budget."""
    said = f"{line.name} {line.comment}"
    return bool(_MODEL.search(said) or _OFFER.search(said) or _TO_ORDER.search(line.comment) or _MODEL_BELOW.match(printed, line.span.end))


def is_vague(said: str) -> bool:
    """Whether a normalised text tells that what is needed will be bought, instead of what and how much."""
    return bool(_VAGUE.search(said))
