"""Who keeps what was bought: «станок передадим школе» of a line, where all the equipment «останется в колледже» by another field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.morphology import readings
from rag.review.findings import Contradiction, Value
from rag.review.language.counts import figures
from rag.review.language.roots import roots
from rag.review.types import Draft, Span
from rag.review.wording import short

_GIVEN = r"переда(?:дим|дут|ст|ем|ют|ется|ются)|передан\w*|отдадим|подарим|перейд(?:ет|ут)|достан(?:ется|утся)|вручим"
_KEPT = r"остан(?:ется|утся)|оставим|остается|остаются"
_KEEPS = re.compile(rf"(?<!\w)(?:(?P<given>{_GIVEN})|(?:{_KEPT}))(?!\w)(?P<whom>[^,.;:()]{{0,70}})")
_KINDS = {
    "школа": r"школ[аеуы]$|лице|гимнази",
    "детский сад": r"детсад|сад[уе]?$",
    "колледж": r"колледж|техникум|училищ",
    "вуз": r"университет|институт|академи",
    "библиотека": r"библиотек",
    "музей": r"музе[йюея]",
    "клуб": r"клуб[уае]?$|дом[уе]?$|двор[е]?ц",
    "больница": r"больниц|поликлиник|фап$|госпитал|хоспис",
    "интернат": r"интернат",
    "администрация": r"администраци|муниципалитет",
    "приход": r"храм|приход|церк",
    "мы": r"организаци[июя]$|нас$|нам$|заявител",
}
"""Those whom nobody takes for each other."""
_ALL = re.compile(r"(?<!\w)(?:оборудовани|техник[аиу](?!\w)|инвентар|имуществ|все (?:куп|приобр|закуп)[а-я]+)")
_SOME = re.compile(
    r"(?<!\w)(?:част[ьи]|половин|некотор|остальн|кроме|пользовани|хранени|баланс|на время|до конца проекта|во время проекта|собственност"
    r"|аренд|прокат|если)"
)
"""Tells that only some of it stays there, or not for good."""
_THERE = re.compile(r"^ (?:там|здесь|тут)(?!\w)")
_FIELDS = ("summary", "results", "partners", "future", "future_sources", "resources")
_LEAST_PRICE = 5_000
"""What is cheaper may be no equipment."""
_PLACE = frozenset({"в", "во", "у", "за", "при"})


@dataclass(frozen=True, slots=True)
class _Kept:
    """Who keeps, by kind, who else is named, whether it is given to them, and what the clause says of the things."""

    who: str
    named: frozenset[str]
    given: bool
    things: str
    span: Span


def keepers(draft: Draft) -> Iterator[Contradiction]:
    """A line of a thing whose keeper is of another kind than any whom the other fields name for it or for all the equipment."""
    told = [kept for field in draft.texts(*_FIELDS) for said in field.sentences() for kept in _kept(said)]
    for line in draft.budget.of("3", "4", "7") if draft.budget else ():
        thing = roots(line.name)
        for keeper in _kept(Span(line.span.field, line.comment, 0, 0)) if thing else ():
            own = [one for one in told if thing & roots(one.things)]
            others = own or [one for one in told if _ALL.search(one.things) and (line.price or 0) >= _LEAST_PRICE]
            if others and all(_differ(keeper, one) for one in others):
                yield Contradiction(
                    "У кого останется", (Value(f"{short(line.name, 50)}: {keeper.who}", line.span), Value(others[0].who, others[0].span))
                )
                break


def _differ(one: _Kept, other: _Kept) -> bool:
    """Whether neither speaks of the other's keeper, and it is given away: one may be at another's place, and ours at anybody's."""
    ours = [kept for kept in (one, other) if kept.who == "мы"]
    theirs = [kept for kept in (one, other) if kept.who != "мы"]
    given = any(kept.given for kept in theirs) if ours else one.given or other.given
    return one.who not in other.named and other.who not in one.named and given


def _kept(said: Span) -> Iterator[_Kept]:
    words = figures(said.quote)
    for match in _KEEPS.finditer(words) if not _SOME.search(words) else ():
        before = words[: match.start()]
        there = bool(_THERE.match(match["whom"]))
        kinds = [_kind(head) for head in _heads(before if there else match["whom"], given=bool(match["given"]))]
        who = next(filter(None, kinds[::-1] if there else kinds[:1]), None)
        if who and not (who == "мы" and match["given"]):  # an organisation to which it is given is another one
            named = frozenset(kind for kind, called in _KINDS.items() if re.search(rf"(?<!\w)(?:{called.replace('$', '')})", words))
            yield _Kept(who, named, bool(match["given"]), re.split(r"[.;:]", before)[-1] + match["whom"], said)


def _heads(words: str, *, given: bool) -> Iterator[str]:
    """Nouns to whom a thing goes, in the dative without a preposition, or at whose place it is."""
    preposition = ""
    for word in re.findall(r"[а-я-]+", words):
        likely = [marks for _, marks, score in readings(word) if score >= 0.05]
        if any({"PREP"} <= marks for marks in likely):
            preposition = word
        elif any({"NOUN"} <= marks or {"NPRO"} <= marks for marks in likely):
            to_whom = not preposition and any("datv" in marks for marks in likely)
            if preposition in _PLACE or (given and to_whom):
                yield word
            preposition = ""


def _kind(word: str) -> str | None:
    return next((kind for kind, called in _KINDS.items() if re.search(rf"(?:^|-)(?:{called})", word)), None)
