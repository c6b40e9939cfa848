"""What partners promise, and the letters that say so."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rag.facts import MONTHS
from rag.numerals import in_digits
from rag.review.checks.letterless import without_letter
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, sentences

_MONEY = re.compile(r"\d[\d ]{2,}(?:[.,]\d+)?\s*(?:₽|руб|тыс|млн)")

_LETTER = re.compile(r"письм|\.pdf|\.jpe?g|\.png|\.docx?(?!\w)|соглашени|договор(?:а|у|е|ом|ы|ов|ами)?(?!\w)")
_NO_LETTER = re.compile(
    r"(?<!\w)(?:письм(?:о|а|ом)|писем)(?: (?!не |нет)\w+){0,5} (?:нет(?!\w)|не (?:буд|прос|брал|взял|получ|планир|нужн|потреб|оформ))"
    r"|без (?:\w+ )?(?:письма|писем)(?!\w)"
    r"|договор\w* (?:\w+ ){0,3}(?:на словах|устно)|(?<!\w)устн\w+ (?:договор|соглас|обещ)"
)
_SUBSTANCE = re.compile(
    r"\d[\d ]*\s*(?:час|шт|кв|м2|мест|экземпляр|человек|чел|добровол|волонт|дн|день|раз|публикац|комплект|месяц|руб|тыс"
    r"|заняти|помещени|зал)"
    r"|предостав|выдел|передаст|опубликует|разместит|провед[её]т|напечата|безвозмездн"
)
_FILE = re.compile(r"[^\n]*\.(?:pdf|jpe?g|png|docx?)(?!\w)", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?:(?<=\n)письм[^;\n]*|[^.;\n]*)\.(?:pdf|jpe?g|png|docx?)(?!\w)")
_OUR_PROJECT = r"(?:проект|инициатив|иде|начинани|работ)[а-я]*"
_WORTHY = r"(?:актуальн|важн|нужн|значим|полезн|своевременн|востребован)\w*"
_WISHES = re.compile(
    r"(?:жела[ею]\w*|пожелани\w+) (?:\w+ ){0,4}(?:успех|удач|процветани|творческ|победы|побед(?!\w)|реализаци)\w*"
    r"|(?:всесторонн|всяческ|всемерн|всевозможн|посильн)\w+ (?:\w+ )?(?:содействи|поддержк|помощ)\w*"
    r"|организационн\w+ (?:и \w+ )?(?:содействи|поддержк|помощ)\w*"
    r"|в (?:рамках|пределах) (?:\w+ )?(?:полномочи|компетенци|возможност)\w*|по мере (?:сил|возможност)\w*"
    r"|(?:готов\w*|обеща\w+|будет|намерен\w*) (?:(?:оказ|предостав)\w+ )?(?:\w+ ){0,4}?(?:содействи|поддержк|помощ)\w*"
    r"|готов\w* (?:помога\w+|помочь) в вопросах[^.;()]*"
    rf"|(?:счита|призна|наход)\w+ {_OUR_PROJECT}(?: \w+){{0,3}}? {_WORTHY}(?: и {_WORTHY})*"
    rf"|{_OUR_PROJECT} (?:\w+ )?(?:счита|призна|наход)\w+ (?:\w+ ){{0,3}}?{_WORTHY}(?: и {_WORTHY})*"
    r"|(?:всячески|полностью|целиком) поддержива\w+"
    rf"|(?:поддержива|одобря|приветству)\w+ (?:\w+ )?{_OUR_PROJECT}"
    r"|(?:выража|заявля)\w+ (?:\w+ ){0,3}?(?:поддержк|заинтересован|готовност|одобрени)\w*"
    r"|(?:готов\w*|открыт\w*) (?:к (?:\w+ )?(?:сотрудничеств|взаимодейств)\w+|сотрудничать|взаимодействовать)(?: по всем \w+)?"
    r"|(?:окаж|оказыва)\w+ (?:\w+ ){0,3}?(?:содействи|поддержк|помощ)\w*|(?:будет|готов\w*) (?:\w+ )?(?:содейств|поддержива)\w+"
    r"|(?:поможет|помогать|поддержит) (?:проект\w* )?(?:по мере (?:сил|возможност)|в (?:рамках|пределах)|чем (?:сможет|может))\w*"
    rf"|(?:счита|призна|наход)\w+ (?:ее|его|их|эту|это|такую|данн\w+)?(?: \w+){{0,4}}? ?{_WORTHY}"
    r"|(?:заслуживает|достоин|достойн\w*|рекоменду\w+)(?: [а-я]+){0,3}? (?:одобрени|поддержк|внимани)\w*|благодар(?:ит|ят|на|ны|ность)\w*"
    r"|наде(?:ется|ются) на (?:\w+ ){0,4}(?:сотрудничеств|взаимодейств|успех)\w*|не возража\w+|(?:прий|при)ти на помощь"
    rf"|(?:отмеча|подчеркива)\w+ (?:\w+ ){{0,2}}?(?:значимост|актуальност|важност|востребованност|{_WORTHY})\w*"
    r"|выража\w+ (?:\w+ ){0,3}(?:уверенност|надежд|благодарност)\w*(?: в (?:его|ее) успехе)?"
)
_PROMISE = re.compile(
    r"(?<!№ )(?<![\d№])\d+(?!\d|-[а-я])|приглас|приглаш|направ|согласу|печата|перевоз|перевез|принима|примет|обуч|консультиру"
    r"|информиру|размеща|публику|даст(?!\w)|дает(?!\w)"
    r"|пожертв|познаком|подтвержд|(?<!\w)сообщ(?:ит|ат|ает)|раздаст|изготов|выпуст|отправ|приед|привез|провер|организу|провод|помещени|зал(?!\w)|транспорт|оборудовани|договор|специалист|отбира|отберет|оплат|оплач"
)
"""Something that a partner does, whatever else they wish."""
_MONTHS = "|".join(f"{month}[а-я]*" for month in MONTHS)
_DATED = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2} [а-я]+ 20\d\d|№ ?\S+"
    rf"|(?<!\w)от (?:\d{{1,2}}(?:, | и | ?[–—-] ?))*\d{{1,2}} (?:{_MONTHS})(?: 20\d\d)?"
    r"|(?<![\d.,-])\d{1,2} (?:[а-я]+(?:ых|их) )?пис(?:ем|ьм)[а-я]*"
)
"""Of letters and how many there are, not of what they promise."""
_WROTE = re.compile(r"письм|(?<!\w)(?:пишет|пишут|написал|ответил)")
_PARTNER = re.compile(r"письм|^[^.;]{3,60}?(?: [–—-] |: )")
"""Begins to speak of a partner."""
_KIND_OF_SUPPORT = re.compile(r"информационн|организационн|консультационн|материальн|финансов")
_FINANCIAL = re.compile(r"(?<!\w)(?:финансов\w*|денежн\w*|деньгами|профинансиру\w*)")


def letters_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    field = draft.get("partners")
    if field and not _LETTER.search(normalise(field.text)):
        yield Seen("Партнёры названы, а письма не упомянуты и не приложены.", (field.whole,))
        return
    for said in field.sentences() if field else ():
        if _NO_LETTER.search(normalise(said.quote)):
            yield Seen(f"Сказано, что письма партнёра нет: «{short(said.quote)}».", (said,))
    for partner in without_letter(field, _given(draft)) if field else ():
        yield Seen(f"У других партнёров письма есть, а у этого не видно: «{short(partner.quote)}».", (partner,))


def _given(draft: Draft) -> list[str]:
    """Sentences on lines of the budget that the fund does not pay alone."""
    lines = [line for line in draft.budget.lines if line.money and line.money.cofinancing > 0] if draft.budget else []
    return [line.comment[start:end] for line in lines for start, end in sentences(line.comment)]


def letters_vague(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Kinds of support alone, with no word of what, how much or when; or wishes of one partner beside substance of others."""
    field = draft.get("partners")
    if field is None:
        return
    if _KIND_OF_SUPPORT.search(normalise(field.text)) and not _SUBSTANCE.search(normalise(field.text)):
        yield Seen("О партнёрах сказан только вид поддержки, а что именно и сколько они дадут — нет.", (field.whole,))
        for said in field.sentences():
            if _WROTE.search(normalise(said.quote)) and _only_wishes(said):
                yield Seen(f"Одни пожелания, без объёма и срока: «{short(said.quote)}».", (said,))
        return
    empty = [*filter(_only_wishes, _partners(field))]
    within = [said for said in _letters(field) if not any(whole.start <= said.start < whole.end for whole in empty)]
    for wishes in (*empty, *within):
        yield Seen(f"Одни пожелания, без объёма и срока: «{short(wishes.quote)}».", (wishes,))


def _partners(field: Field) -> Iterator[Span]:
    """What is said of each partner: up to their letter, or a paragraph where letters have no line of their own."""
    ends = [match.end() for match in _FILE.finditer(field.text)] or [match.end() for match in re.finditer(r"[^\n]+", field.text)]
    return (field.span(start, end) for start, end in pairwise([0, *ends]))


def _letters(field: Field) -> Iterator[Span]:
    """A partner's letter within a paragraph on several: a part of it that nothing more is said of, and that has wishes alone."""
    for paragraph in re.finditer(r"[^\n]+", field.text):
        parts = [
            field.span(said.start + start, said.start + end)
            for said in field.sentences()
            if paragraph.start() <= said.start < paragraph.end()
            for start, end in pairwise([0, *(cut.end() for cut in re.finditer(r";\s+", said.quote)), len(said.quote)])
        ]
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            alone = following is None or _PARTNER.search(following.quote)
            if len(parts) > 1 and alone and _WROTE.search(normalise(part.quote)) and _only_wishes(part):
                yield part


def _only_wishes(partner: Span) -> bool:
    said = in_digits(normalise(partner.quote))
    rest = _FILE_NAME.sub(" ", _DATED.sub(" ", _WISHES.sub(" ", said)))
    return bool(_WISHES.search(said)) and not _SUBSTANCE.search(rest) and not _PROMISE.search(rest)


def partner_money_without_sum(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("partners")
    match = _FINANCIAL.search(normalise(field.text)) if field else None
    if field and match and len(normalise(field.text)) == len(field.text) and not _MONEY.search(field.text):
        line = field.text.rfind("\n", 0, match.start()) + 1, (field.text + "\n").find("\n", match.start())
        yield Seen(f"Обещана финансовая поддержка, а суммы нет: «{short(field.text[line[0] : line[1]])}».", (field.span(*line),))


CHECKS = {
    "letters-missing": letters_missing,
    "letters-vague": letters_vague,
    "partner-money-without-sum": partner_money_without_sum,
}
