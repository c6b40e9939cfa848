"""Who gives what: a line of the budget that one partner is to give, where the list has it from another, or no such help from anybody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.morphology import any_akin, readings
from rag.review.comparisons.sums_told import partners_of
from rag.review.findings import Contradiction, Value
from rag.review.language.roots import roots
from rag.review.types import BudgetLine, Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, numbers, sentences

_LETTER = re.compile(r"[^\n]*\.(?:pdf|jpe?g|png|docx?)(?!\w)[^\n]*", re.IGNORECASE)
_LETTER_NAME = re.compile(r"(?:письм[^;\n]*|[^.;\n]*)\.(?:pdf|jpe?g|png|docx?)(?!\w)", re.IGNORECASE)
_SUPPORT = re.compile(
    r"(?<!\w)(?:информационн|консультационн|организационн|материальн|финансов|ин(?=ая)|имуществен|методическ|экспертн|административн)\w+"
)
_THINGS_OR_MONEY = re.compile(r"материальн|финансов|имуществен|(?<!\w)ина[яе]")
_OF_SUPPORT = re.compile(
    r"(?<!\w)(?:поддерж\w+|реализаци\w+|проект\w*|письм\w+|помощ\w+|содействи\w+|готов\w*|оказ\w+|люб\w+"
    r"|всяческ\w+|всесторонн\w+|посильн\w+|и)(?!\w)"
)
_GIVES = (
    r"(?:вклад\w*|пожертвовани\w*|средств\w*|за сч[её]т|деньг\w*|(?:пере|от)?да[её]?(?:[её]т|ют|ст|дут)|предостав\w+|выдел\w+"
    r"|покупа\w+|оплачива\w+|оплат(?:ит|ят)|закуп\w+|приобрет\w+|жертву\w+|пожертву\w+|привез\w+|привоз\w+"
    r"|(?:бер|возьм)[её]т на себя)"
)
_GIVEN = re.compile(rf"(?<!\w){_GIVES}(?!\w)", re.IGNORECASE)
_SHORT_NAMES = re.compile(r"(?<!\w)мин(спорт|культ|обр|молод|соц)\w*")
_FULL_NAMES = {"спорт": "спорта", "культ": "культуры", "обр": "образования", "молод": "молодёжной политики", "соц": "социальной защиты"}
_OF = re.compile(
    r"(?<!\w)(?:вклад|пожертвовани[ея]|средства|за сч[её]т(?: средств)?) (?P<who>[а-яё][^,.;()]{2,60}?)(?: по |[,.;()]|$)", re.IGNORECASE
)
_PAYS = re.compile(r"(?<!\w)(?:оплачива(?:ет|ют)|оплат(?:ит|ят)|покупа(?:ет|ют)|куп(?:ит|ят)|(?:по)?жертвует) (?P<who>[а-я][^,.;()]{2,60})")
_BY_LETTER = re.compile(_OF.pattern.replace("(?: по |[,.;()]|$)", r" по (?:\w+ )?письм"), re.IGNORECASE)
_OF_NAMED = re.compile(
    r"(?<!\w)(?:вклад|пожертвовани[ея]|за счет(?: средств)?|дает|дают|предоставля[ею]т)"
    r" (?P<kind>[а-я-]{4,})(?: [а-я-]+)? \"(?P<name>[^\"]{3,})\""
)
_NO_THING = re.compile(r"консультац|лекци|эксперт|информацион|публикац|размещени|реклам|методическ|освещени|труд(?!\w)|работ[аы](?!\w)")
_COMMON = (
    "класс организация проект участник рубль письмо вклад партнёр область край район город село посёлок центр аренда месяц час человек"
    " комплект услуга российский муниципальный областной городской районный региональный государственный автономный бюджетный учреждение"
)
_KINDS = {
    kind: re.compile(rf"(?<!\w)(?:{called})")
    for kind, called in {
        "власть": r"министерств|департамент|администрац|управлени|комитет|правительств|мэри",
        "фонд": r"фонд",
        "музей": r"музе",
        "школа": r"школ|гимнази|лице[йяею]",
        "колледж": r"колледж|техникум|училищ",
        "вуз": r"университет|институт|академи",
        "библиотека": r"библиотек",
        "завод": r"завод|фабрик|комбинат|предприяти|ооо(?!\w)|компани|фирм",
        "магазин": r"магазин|супермаркет|ип(?!\w)",
        "клуб": r"клуб|дом[ауе]? (?:культур|творчеств)|двор(?:ец|ц)|дк(?!\w)|театр",
        "больница": r"больниц|поликлиник|клиник",
        "ферма": r"ферм|хозяйств|кфх|совхоз|колхоз",
    }.items()
}
"""Kinds of givers that nobody takes for each other."""
_NAMED = re.compile(
    r"(?<!\w)(?P<kind>дк|дом[ау]? культуры|двор(?:ец|ц[ау]) (?:культуры|спорта)|фок|школ[аыу]|библиотек[аиу]|клуб[ау]?|музе[йяю]|центр[ау]?"
    r"|спорткомплекс[ау]?|бассейн[ау]?|театр[ау]?|кинотеатр[ау]?|лице[йяю]|гимнази[яию]) \"(?P<name>[^\"\n]{3,40})\""
)
_KIND_CHARS = 3
_ARTICLES = ("3", "4", "7", "8")
"""Where things are paid for, not work."""
_KNOWN_BY, _FEW = 2, 2
_SUM_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Partner:
    """A partner of the list: what they are called, what is said of them, and the roots that no other partner is called by."""

    name: frozenset[str]
    own: frozenset[str]
    gives: str
    span: Span

    @property
    def helps_without_things(self) -> bool:
        """Whether kinds of help are all that is told, and neither things nor money is among them."""
        said = normalise(self.gives)
        rest = _OF_SUPPORT.sub(" ", _SUPPORT.sub(" ", said))
        return bool(_SUPPORT.search(said)) and not re.search(r"\w{3,}", rest) and not _THINGS_OR_MONEY.search(said)


def givers(draft: Draft) -> Iterator[Contradiction]:
    """Lines of things that a partner gives, and that by the list of partners it does not."""
    field = draft.get("partners")
    partners = _listed(field) if field else []
    for line in draft.budget.of(*_ARTICLES) if draft.budget and field else ():
        if line.money is None or line.money.cofinancing <= 0 or _NO_THING.search(normalise(line.name)):
            continue
        if field:
            yield from _unlisted(line, field, draft)
        for start, end in sentences(line.comment):
            said = line.comment[start:end]
            giver = _giver(said, partners)
            yield from _misnamed(draft, line, said)
            if giver and giver.helps_without_things:
                yield _told("Что даёт партнёр", line, said, giver.span)
            elif (giver and (other := _other_giver(line, said, giver, partners))) or (
                not giver and (other := _by_the_list(line, said, partners))
            ):
                yield _told("Кто даёт", line, said, other.span)
            elif field and (who := _BY_LETTER.search(said)) and not _is_known(who["who"], draft):
                yield _told("Кто партнёр", line, said, field.whole)


def _unlisted(line: BudgetLine, field: Field, draft: Draft) -> Iterator[Contradiction]:
    """«Зал ДК «Заря»» that is given, where the list has no such one, and another of its kind that is told of nowhere else gives it."""
    named = _NAMED.search(normalise(line.name))
    listed = [(said, match) for said in field.sentences() for match in _NAMED.finditer(normalise(" ".join(said.quote.split())))]
    if named is None or any(roots(match["name"]) & roots(named["name"]) for _, match in listed) or named["name"] in normalise(field.text):
        return
    others = " ".join(normalise(other.text) for other in draft.fields.values() if other.id != field.id)
    alike = [(said, match) for said, match in listed if match["kind"][:_KIND_CHARS] == named["kind"][:_KIND_CHARS]]
    thing = roots(line.name) - roots(_COMMON) - roots(named[0])
    gives = [said for said, match in alike if match["name"] not in others and thing & roots(said.quote)]
    if len(gives) == len(alike) == 1:
        yield _told("Кто даёт", line, line.comment or line.name, gives[0])


def _misnamed(draft: Draft, line: BudgetLine, said: str) -> Iterator[Contradiction]:
    """«Вклад аптек «Бережок»» of what by the list the only drugstore gives, which is called «Родник»: nothing else tells of the first."""
    named = _OF_NAMED.search(normalise(said))
    others = " ".join(normalise(field.text) for field in draft.fields.values() if field.key != "budget")
    if named is None or named["name"] in others:
        return
    for field in draft.texts("partners"):
        heads = [(part, re.split(r"[:\n]", part.quote)[0]) for part in partners_of(field)]
        alike = [(part, head) for part, head in heads if any_akin(named["kind"], re.findall(r"[а-я-]{4,}", normalise(head)))]
        if len(alike) == 1 and '"' in normalise(alike[0][1]) and roots(line.name) - roots(_COMMON) <= roots(alike[0][0].quote):
            yield _told("Кто даёт", line, said, alike[0][0])


def _told(what: str, line: BudgetLine, said: str, listed: Span) -> Contradiction:
    return Contradiction(what, (Value(f"{short(line.name, 50)}: {short(said)}", line.span), Value(short(listed.quote), listed)))


def _listed(field: Field) -> list[_Partner]:
    """Partners of a list in which each has a line with their letter; empty where letters stand in what is said of them."""
    ends = [match.end() for match in _LETTER.finditer(field.text)]
    blocks = [field.span(start, end) for start, end in pairwise([0, *ends])]
    lines = [block.quote.split("\n") for block in blocks]
    if any(len(block) < _KNOWN_BY for block in lines):
        return []
    names = [frozenset(roots(block[0]) - roots(_COMMON)) for block in lines]
    return [
        _Partner(
            name,
            name - frozenset().union(*(other for at, other in enumerate(names) if at != number)),
            _LETTER_NAME.sub(" ", "\n".join(block[1:])),
            span,
        )
        for number, (name, block, span) in enumerate(zip(names, lines, blocks, strict=True))
    ]


def _giver(said: str, partners: Sequence[_Partner]) -> _Partner | None:
    """The only partner whose name a sentence has that tells of giving."""
    if not _GIVEN.search(normalise(said)):
        return None
    told = _OF.search(said)  # «помещение колледжа, вклад фабрики по письму» is given by the factory
    if told and " и " in told["who"]:
        return None
    words = roots(_SHORT_NAMES.sub(lambda name: f"министерство {_FULL_NAMES[name[1]]}", normalise(told["who"] if told else said)))
    named = [partner for partner in partners if partner.own & words and len(partner.name & words) >= min(_KNOWN_BY, len(partner.name))]
    named = named or [partner for partner in partners if partner.own & words]
    best = max((len(partner.name & words) for partner in named), default=0)
    first = [partner for partner in named if len(partner.name & words) == best]
    return first[0] if len(first) == 1 else None


def _other_giver(line: BudgetLine, said: str, giver: _Partner, partners: Sequence[_Partner]) -> _Partner | None:
    """Another partner of whom the list says that they give this, where it does not say so of the one who is named."""
    thing = roots(line.name) - roots(_COMMON) - giver.name
    sums = {number for number in numbers(said) if len(number) >= _SUM_DIGITS}
    gives = [partner for partner in partners if thing & roots(partner.gives)]
    gives = gives or [partner for partner in partners if sums & numbers(partner.gives)]
    return gives[0] if gives and giver not in gives and len(gives) <= _FEW and not thing & giver.own else None


def _by_the_list(line: BudgetLine, said: str, partners: Sequence[_Partner]) -> _Partner | None:
    """The only partner who by the list gives just this sum for this thing, and is of another kind than the giver of the line."""
    told, pays = _OF.search(said), _PAYS.search(normalise(said))
    kinds = _kinds(told["who"]) if told else _kinds(" ".join(filter(_is_subject, pays["who"].split()))) if pays else set()
    thing, given = roots(line.name) - roots(_COMMON), f"{line.money.cofinancing:.0f}" if line.money else ""
    gives = [one for one in partners if thing & roots(one.gives) and given in numbers(one.gives)]
    called = _kinds(gives[0].span.quote.split("\n")[0]) if len(gives) == 1 else set()
    return gives[0] if kinds and called and not kinds & called else None


def _is_subject(word: str) -> bool:
    return "nomn" in readings(word)[0][1]


def _kinds(name: str) -> set[str]:
    return {kind for kind, called in _KINDS.items() if called.search(normalise(name))}


def _is_known(who: str, draft: Draft) -> bool:
    called = roots(who) - roots(_COMMON)
    return not called or any(called & roots(field.text) for field in draft.fields.values() if field.key not in {"budget", "plan"})
