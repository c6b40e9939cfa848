"""Numbers in words as digits: «тридцать дней» -> «30 дней», «полтора года» -> «1.5 года», «пятнадцатое октября» -> «15 октября»."""

import re
from collections.abc import Mapping
from functools import lru_cache

from rag.morphology import readings

_CARDINALS = {
    "полтора": 1.5, "ноль": 0, "один": 1, "два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9,
    "десять": 10, "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16,
    "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
    "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100, "двести": 200, "триста": 300, "четыреста": 400,
    "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
    "двое": 2, "трое": 3, "четверо": 4, "пятеро": 5, "шестеро": 6, "семеро": 7,
}  # fmt: skip
_ORDINALS = {
    "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "пятый": 5, "шестой": 6, "седьмой": 7, "восьмой": 8, "девятый": 9,
    "десятый": 10, "одиннадцатый": 11, "двенадцатый": 12, "тринадцатый": 13, "четырнадцатый": 14, "пятнадцатый": 15,
    "шестнадцатый": 16, "семнадцатый": 17, "восемнадцатый": 18, "девятнадцатый": 19, "двадцатый": 20, "тридцатый": 30,
}  # fmt: skip
"""Read only before a month: «двадцать первого октября»."""
_SCALES = {"тысяча": 1_000, "миллион": 1_000_000, "миллиард": 1_000_000_000}
_MONTH = re.compile(r" (?:январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр)")
_RUN = re.compile(r"(?<![\w.])(?<!\d )[а-я]+(?: [а-я]+)*")
_HALF = re.compile(r"(?<=\d) с половиной\b")
_HALVES = {r"\bполу?года\b": "6 месяцев", r"\bполу?сотн(?:и|ей|е)\b": "50", r"\bполу?тысяч(?:и|ей|е)\b": "500"}
_BUNCHES = re.compile(
    r"(?<![\d.,])(?P<of>\d(?:\.5)?) "
    r"(?:(?P<tens>десятк(?:а|ов|ам|ами|ах))|(?P<dozens>дюжин(?:а|ы|у|е|ам|ами|ах)?)|сот(?:ни|ен|ням|нями|нях))\b"
)
BUNCH = r"(?:десят(?:ок|ком)|(?:пол)?дюжин(?:а|у|ы|е|ой)|сотн(?:я|ю|ей))"
ROUGHLY = (
    r"(?<!\w)(?:более|больше|менее|меньше|свыше|около|порядка|почти|примерно|приблизительно|где-то|чуть не|не 1|не один|не одна"
    r"|целый|целая|чертова|добр\w{2,3}|перв\w{2,3}|втор\w{2,3}|кажд\w{2,3}|казач\w{1,3}|черн\w{2,3}|до|с|за|под) "
)
"""Before a bunch that is as many as nobody counted, or one of several."""
_BUNCH_ALONE = re.compile(rf"(?P<roughly>{ROUGHLY})?(?<![\w-])(?P<bunch>{BUNCH})(?![\w-])(?! (?:другой|полтора|раз)(?!\w))")
"""«Дюжина экскурсий» is as many as is said; «десяток-другой», «около десятка» and «десятки» are not."""


@lru_cache(maxsize=20_000)  # a review asks of each sentence of a draft many times
def in_digits(text: str) -> str:
    """Normalised text with its spelled-out numbers in digits; a scale after digits («3 млн») stays as it is."""
    for said, digits in _HALVES.items():
        text = re.sub(said, digits, text)
    text = _RUN.sub(lambda run: _written(run[0].split(" "), before_month=bool(_MONTH.match(text, run.end()))), text)
    text = _BUNCHES.sub(lambda bunch: f"{float(bunch['of']) * _size(bunch):.0f}", _HALF.sub(".5", text))
    return _BUNCH_ALONE.sub(lambda alone: alone[0] if alone["roughly"] else _alone(alone["bunch"]), text)


def _alone(bunch: str) -> str:
    """«дюжина» as 12, «полдюжины» as 6, «десяток» as 10, «сотня» as 100."""
    return next(value for begins, value in (("полд", "6"), ("дюж", "12"), ("десят", "10"), ("сотн", "100")) if bunch.startswith(begins))


def _size(bunch: re.Match[str]) -> int:
    return 10 if bunch["tens"] else 12 if bunch["dozens"] else 100


def _written(words: list[str], *, before_month: bool) -> str:
    """A run of words with every number among them in digits."""
    told: list[str] = []
    total, group, open_number = 0.0, 0.0, False

    def close() -> None:
        nonlocal total, group, open_number
        if open_number:
            told.append(f"{total + group:.1f}".removesuffix(".0"))
        total, group, open_number = 0.0, 0.0, False

    for n, word in enumerate(words):
        month_follows = bool(_MONTH.match(" " + words[n + 1])) if n + 1 < len(words) else before_month
        value, scale = _cardinal(word), _form(word, _SCALES)
        ordinal = _form(word, _ORDINALS) if month_follows else None
        if scale is not None:
            total += (group or 1) * scale
            group, open_number = 0.0, True
        elif value is not None and (not open_number or group == 0 or value < _last_digits(group)):
            group += value
            open_number = True
        elif ordinal is not None:
            group += ordinal
            open_number = True
            close()
        else:
            close()
            if value is not None:
                group, open_number = value, True
            else:
                told.append(word)
    close()
    return " ".join(told)


def _last_digits(group: float) -> float:
    """The room that a number leaves for the next word: after 20 anything below 10, after 300 anything below 100."""
    return next((room for room in (100, 10) if group % room == 0), 0)


def _cardinal(word: str) -> float | None:
    return _form(word, _CARDINALS)


def _form(word: str, values: Mapping[str, float]) -> float | None:
    """The value of a word in any of its forms; «три» of «тереть» and «сорока» the bird are read as numbers too."""
    return next((float(values[form]) for form, _, _ in readings(word) if form in values), None)
