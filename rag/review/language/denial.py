"""What a sentence names only to say that there is none of it: «такси не используется», «без алкоголя», «премий нет»."""

import re

from rag.review.language.signs import Sign
from rag.text import normalise

_NOT = (
    r"(?<!\w)не (?!(?:более|менее|больше|меньше|только|позднее|позже|раньше|реже|чаще|дороже|дешевле|выше|ниже|свыше|старше|младше)(?!\w))"
)
_VERB = r"\w*(?:ем|им|ет|ит|ут|ют|ат|ят|ть|ти|ен|ена|ено|ены|ан|ана|ано|аны|л|ла|ло|ли|ся|но|ны|жен|жна|жны)(?!\w)"
_OUR_VERB = (
    r"(?:заклад|залож|бер[еу]|брал|покуп|приобре|использ|пользу|планир|включ|предусм|предпола|опла|заказ|трат|прос|запраш|вход[ия])\w*"
)
_SUBORDINATE = r"(?!(?:если|когда|кто|где|что|чтобы|так|потому|поскольку|поэтому|котор\w*|пока|хотя|но|а)(?!\w))"
_ITEM = rf"(?:,| и| или| ни)? {_SUBORDINATE}[\w-]+"
_WITHOUT = r"(?<!\w)(?:без|кроме|вместо|исключая|исключением|ни|нет|никак\w+|отказ\w* от|исключ\w+|чем|дешевле|против|запрещ\w+)"
_BEFORE = re.compile(
    rf"(?:(?:{_WITHOUT}(?:{_ITEM}){{0,4}}|{_NOT}{_OUR_VERB}(?:{_ITEM}){{0,5}})(?:,| и| или|,? ни)?"
    rf"|{_NOT}{_VERB}(?: {_SUBORDINATE}[\w-]+){{0,2}}(?: и| или)?|(?<!\w)не) \"?$"
)
_AFTER = re.compile(
    rf"\w*\"?(?:{_ITEM}){{0,4}}? (?:{_NOT}{_VERB}|(?:нет|отсутству\w+|исключен\w*|исключа\w+|запрещен\w*|отказал\w+)(?!\w))"
)
"""The start of what follows a sign that is the subject of a denial, or the first of several."""


def says(text: str, signs: tuple[Sign, ...]) -> bool:
    """Whether any one of the signs is in a sentence and is not denied there."""
    said = normalise(text)
    return any(
        not _BEFORE.search(said[: match.start()]) and not _AFTER.match(said[match.end() :])
        for sign in signs
        if sign.find(said)
        for match in sign.wanted[0].finditer(said)
    )
