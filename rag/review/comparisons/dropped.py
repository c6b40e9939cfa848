"""Organisations that give, come or have written a letter by one field, and that the list of partners does not have."""

import re
from collections.abc import Iterator

from rag.review.findings import Contradiction, Value
from rag.review.language.roots import beginnings
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise

_KIND = (
    r"(?:ооо|оао|пао|зао|ао|ип|мбу|мбук|гбу|ано|нко|питомник|завод|фабрик|комбинат|ферм|хозяйств|кфх|спк|колхоз|компани|фирм|предприяти"
    r"|центр|фонд|клуб"
    r"|библиотек|музе|театр|школ|колледж|лице|гимнази|техникум|институт|университет|больниц|поликлиник|клиник|культуры|дк|дворец|дворц"
    r"|санатори"
    r"|кафе|пекарн|столов|движени|приют|обществ|союз|ассоциаци|организаци|кооператив|автосервис|мастерск|заповедник|теплиц|совхоз"
    r"|агрофирм|базы|база)"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<kind>{_KIND}[а-яё]*) [«\"“](?P<name>[^«»\"“”\n]{{3,60}})[»\"”]", re.IGNORECASE)
_GIVES = re.compile(
    r"(?<!\w)(?:(?:гарантийн\w+ )?письм\w+|соглашени\w+|обязательств\w+|партн[её]р\w*|бесплатн\w+|безвозмездн\w+|вклад\w*|дар(?:ит|ят"
    r"|ом)|подар(?:ит|ят)"
    r"|да(?:ст|дут|ет|ют)|отда(?:ет|ют|ст|дут)|переда(?:ет|ют|ст|дут)|предоставл?\w+|выдел(?:ит|ят|яет|яют)|жертв\w+|обеща\w+"
    r"|пообеща\w+|берет на себя|возьмет на себя"
    r"|приним(?:ает|ают)|помога(?:ет|ют)|помогут|поможет|консультиру\w+|встреча(?:ется|ются)|привез\w+|привоз\w+|поддерж\w+|вместе с"
    r"|совместно с|готов\w* "
    r"|за (?:свой|их) счет)(?!\w)"
)
_SELLS = re.compile(
    r"(?<!\w)(?:руб\w*|р\.|цен\w+|прайс\w*|прейскурант\w*|кп|коммерческ\w+|предложени\w+|счет[ау]?(?! )|договор\w*|аренд\w+|арендуем"
    r"|оплат\w+|оплач\w+|покупа\w+|куп\w+|закуп\w+|тариф\w*"
    r"|магазин\w*|банк\w*|курс\w*|обучени\w+|прожива\w+|раньше|ранее|уже|был\w?|провел\w*|получил\w*|участвовал\w*"
    r"|(?:в|за|с) 20[012]\d|конкурс\w*|учредител\w+|ученик\w*|учащи\w+|воспитанник\w*|посет\w+|экскурси\w+|если)(?!\w)"
)
"""Tells of a supplier, of what was, of those who come to the project."""
_CULTURE = re.compile(r"(?<!\w)дк(?!\w)|дом\w* культур|дворец|дворц|сдк|кдц|рдк")
_FIELDS = ("summary", "groups", "tasks", "plan", "results", "media", "future", "future_sources", "budget")
_LEAST_LISTED = 2
_STEM = 4


def dropped_partners(draft: Draft) -> Iterator[Contradiction]:
    """Each organisation once, where the list has others and neither its name nor its kind."""
    partners = draft.get("partners")
    if partners is None or len([line for line in partners.text.split("\n") if line.strip()]) < _LEAST_LISTED:
        return
    known = beginnings(" ".join(field.text for field in draft.fields.values() if field.key not in _FIELDS and field.id not in draft.hidden))
    told: set[str] = set()
    for field in draft.texts(*_FIELDS):
        for match, said in _givers(field):
            name = beginnings(match["name"])
            if not name or name & known or match["name"] in told or _has_kind(partners.text, match["kind"]):
                continue
            told.add(match["name"])
            yield Contradiction(
                "Кто партнёр", (Value(match[0], said), Value(f"в списке партнёров нет: {short(partners.text)}", partners.whole))
            )


def _givers(field: Field) -> Iterator[tuple[re.Match[str], Span]]:
    """Organisations by kind and name, in sentences that say what they give."""
    for said in field.sentences():
        words = normalise(said.quote)
        if _GIVES.search(words) and not _SELLS.search(words):
            yield from ((match, said) for match in _NAMED.finditer(" ".join(said.quote.split())))


def _has_kind(partners: str, kind: str) -> bool:
    """Whether the list has one of this kind, which may be the one: «Дом культуры» beside «ДК «Юность»». A firm's form tells nothing."""
    listed, called = normalise(partners), normalise(kind)
    if _CULTURE.search(called) or called.startswith("культур"):
        return bool(_CULTURE.search(listed))
    return len(called) > _STEM and bool(re.search(rf"(?<!\w){called[:_STEM]}", listed))
