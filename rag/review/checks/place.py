"""Where and for whom: direction, theme, territory, target groups."""

import re
from collections.abc import Iterator

from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.counts import figures
from rag.review.language.settlements import is_place_told
from rag.review.language.signs import shows
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, subject_stems

_EVERYWHERE = re.compile(
    r"(?<!\w)(?:вся (?:россия|рф|страна)|вся территория (?:россии|рф|страны|российской федерации)|по всей (?:россии|стране)"
    r"|все (?:регионы|субъекты))|^[•\s]*(?:россия|рф|российская федерация)\s*[.;]?$",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_GROUPS = 3
_BROAD = re.compile(
    r"(?:население|жители|граждане|все желающие|широкая общественность|молод[её]жь|дети|подростки|взрослые|люди|инвалиды|пенсионеры"
    r"|семьи|школьники|студенты|пожилые(?: люди| граждане)?)"
    r"(?: с (?:овз|инвалидностью|ограниченными возможностями(?: здоровья)?)| (?:и|всех|нашего|нашей|взрослые|молод[её]жь|дети|пожилые)"
    r"| (?:сельск|городск|отдал[её]нн)\w+"
    r"| (?:город|сел|посёлк|поселк|деревень|район|област|кра[йя]|республик|регион|росси|стран|территори|местност|поселени)\w*)*\.?",
    re.IGNORECASE,
)
_PLACE_NAME = re.compile(r"(?<![\w.])[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁа-яё]+)*")
_NO_SETTLEMENT = r"(?![а-яё-])(?! (?:кра|район|округ|област|республик))"
_SETTLEMENT_NAME = re.compile(rf"[А-ЯЁ][а-яё-]{{2,}}{_NO_SETTLEMENT}(?: [А-ЯЁ][а-яё-]+{_NO_SETTLEMENT})?")
_SETTLEMENTS = re.compile(
    r"(?<![\w.])(?:город[а-яё]*|г\.|пос[её]л[а-яё]+|пос\.|п\.|пгт\.?|сел[оаеу]|с[её]ла|с\.|деревн[а-яё]+|д\.|станиц[а-яё]+|хутор[а-яё]*) ?"
    rf"(?P<names>{_SETTLEMENT_NAME.pattern}(?:(?:, | и ){_SETTLEMENT_NAME.pattern})*)"
)
_ALL_TOGETHER = re.compile(
    r"(?:(?<!\w)(?:все[хм]?|кажд\w+|остальн\w+|дв\w+|тр(?:и|ех|ем)|четыр\w+|пят\w+|шест\w+)|\d) (?:\w+ )?"
    r"(?:город|посел|сел[аоеу]?(?!\w)|деревн|станиц|населенн|территори|муниципал|площад)"
)
"""The places are spoken of without their names."""
_SHORT = 3
_ANY_THEME = re.compile(
    r"деятельност|направлен|охран|защит|профилактик|восстановлени|развити|поддержк|содействи|повышени|формировани|сохранени|укреплени|организац|реализац|проект|област|сфер"
    r"|программ|создани|улучшени|совершенств|продвижени|популяриз|вовлечени|мероприят|услови|систем|инициатив|помощ|работ|новы|форм|качеств"
)
"""Begins a theme of any direction."""
_MAY_SAY_WHY = ("summary", "problem", "goal", "results", "tasks", "groups", "future", "future_sources", "starts", "ends")
_LONG_TIME = re.compile(
    r"(?<!\w)срок(?:а|у|ом|е|и|ов)?(?!\w)|долгосрочн|многолетн|длительн|(?:\d|надцать|надцати|дцать|дцати|шесть|семь|восемь) месяц"
    r"|полтора года|полутора лет|(?<!\w)(?:дв\w+|тр\w+|2|3|несколько|нескольк\w+) (?:\w+ )?(?:лет|года|года?х|год[ауо]\w*)(?!\w)"
    r"|(?<!\w)за (?:один |1 |этот )?год(?!\w)|цикл|системн\w+ (?:изменени|эффект|сдвиг)"
)
_WHY = re.compile(
    r"почему|зачем|обосновани|потому|поскольку|так как|(?<!\w)ведь(?!\w)|чтобы|(?<!\w)нуж[ен]|(?<!\w)нужно|необходим|требу"
    r"|понадоб|не хват|недостаточно|не уложи|не успе"
    r"|нельзя|невозможно|(?<!\w)мало(?!\w)|иначе|обусловлен|объясня|связан|не раньше|не меньше|не менее|только (?:за|через)"
    r"|системн|не (?:сделать|решить|добиться)"
)
"""Why a project lasts so long: read widely, for it may be told in any words."""
_PLACE_KINDS = frozenset(
    "область край республика район округ город село посёлок поселок деревня станица муниципальный городской сельский россия "  # noqa: SIM905
    "российская федерация территория населённый пункт".split()
)

_TOTAL = re.compile(r"\W*(?:всего|итого|вместе|общее число|общий охват)(?!\w)")


def direction_unknown(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field = draft.get("direction")
    if field and fund.directions and not any(shows(field.text, d.signs) for d in fund.directions):
        yield Seen("Такого направления в конкурсе нет.", (field.whole,))


def direction_closed(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field = draft.get("direction")
    for direction in fund.directions:
        if field and direction.closed and shows(field.text, direction.signs):
            yield Seen(direction.closed, (field.whole,))


def direction_not_long(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field, period = draft.get("direction"), fund.dates.project_long_term
    if field is None or period is None or not fund.is_long(draft.months):
        return
    allowed = [subject_stems(direction) for direction in period.directions]
    said = subject_stems(field.text)
    if not any(len(wanted & said) >= min(len(wanted), len(said), 3) for wanted in allowed):
        yield Seen("Долгосрочные проекты принимали только по другим направлениям.", (field.whole,), rule=period.rule)


def long_not_justified(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A long project none of whose sentences tells why so much time is needed."""
    if draft.kind == "раздел" or not fund.is_long(draft.months) or draft.get("problem") is None:
        return
    told = (said for field in draft.texts(*_MAY_SAY_WHY) for said in field.sentences())
    words = (f"{normalise(said.quote)} | {figures(said.quote)}" for said in told)  # «двадцать четыре месяца» as «24 месяца» too
    if not any(_LONG_TIME.search(said) and _WHY.search(said) for said in words):
        dates = tuple(field.whole for field in draft.texts("starts", "ends"))
        yield Seen(f"Проект длится {round(draft.months or 0)} мес., а почему за 18 месяцев его не сделать, не сказано.", dates)


def theme_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    if draft.kind == "заявка" and draft.lacks("theme"):
        yield Seen("Тематика направления не выбрана.")


def theme_foreign(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A theme that begins with another direction and has nothing of the chosen one: the list of themes is no closed one."""
    field, theme = draft.get("direction"), draft.get("theme")
    own = [d for d in fund.directions if field and shows(field.text, d.signs)]
    if theme is None or field is None or len(own) != 1 or not own[0].themes or shows(theme.text, (*own[0].themes, *own[0].signs)):
        return
    said = normalise(theme.text)
    found = [(match.start(), d.title) for d in fund.directions for sign in d.themes if (match := sign.find(said))]
    first, other = min(found, default=(0, ""))
    before = [word for word in re.findall(r"[\w-]{4,}", said[:first]) if not _ANY_THEME.match(word)]
    if other and len(before) <= 1:  # what is done with it: «тушение лесных пожаров»
        told = f"Тематика «{short(theme.text)}» — не из направления «{own[0].title}», а похоже на «{other}»."
        yield Seen(told, (theme.whole, field.whole))


def geography_everywhere(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("geography")
    match = _EVERYWHERE.search(field.text) if field else None
    if field and match:
        yield Seen("Географией названа вся страна.", (field.span(match.start(), match.end()),))


def geography_not_in_plan(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Each named territory, or another word of the same line, must stand somewhere in the plan.

    Of several settlements in a line each must stand in the plan or in the problem.
    """
    field, plan = draft.get("geography"), draft.get("plan")
    if field is None or plan is None or not draft.plan or _EVERYWHERE.search(field.text):
        return
    planned = {_root(name) for name in _PLACE_NAME.findall(plan.text)}
    told = [(part, [name for name in _PLACE_NAME.findall(part.quote) if name.lower() not in _PLACE_KINDS]) for part in _parts(field)]
    if draft.kind != "заявка":  # under «Сроки и место» not every line is a place, and a project of one place need not repeat it
        told = [(part, names) for part, names in told if names and not re.search(r"\d", part.quote)]
        if len(told) == 1:
            part, _ = told[0]
            others = (other.text for other in draft.fields.values() if other.id not in {field.id, plan.id})
            if missing := _nowhere(part.quote, plan.text, *others):
                yield Seen(f"Из названных мест нигде больше в заявке не названо: {', '.join(missing)}.", (part,))
            return
    for part, names in told:
        if names and not planned & {_root(name) for name in names} and not is_place_told(" ".join(names), plan.text):
            yield Seen(f"В календарном плане не названо: {part.quote.strip(' •;.')}.", (part,))
        elif missing := _nowhere(part.quote, plan.text, *(problem.text for problem in draft.texts("problem"))):
            yield Seen(f"Ни в календарном плане, ни в описании проблемы не названо: {', '.join(missing)}.", (part,))


def _nowhere(part: str, plan: str, *texts: str) -> list[str]:
    """Settlements of a line that none of the texts names; none where the plan speaks of all of them together."""
    said = " ".join([plan, *texts])
    names = [name[0] for match in _SETTLEMENTS.finditer(part) for name in _SETTLEMENT_NAME.finditer(match["names"])]
    together = (in_digits(match[0]) for match in _ALL_TOGETHER.finditer(normalise(plan)))
    if len(names) < 2 or any(not (count := re.match(r"\d+", said_of)) or int(count[0]) >= len(names) for said_of in together):
        return []
    known = normalise(said)
    return [name for name in names if not is_place_told(name, said) and not any(_root(w) in known for w in name.split() if len(w) > _SHORT)]


def _root(name: str) -> str:
    return normalise(name)[:5]


def _parts(field: Field) -> Iterator[Span]:
    """What the field lists, without its total."""
    parts = (field.span(m.start(), m.end()) for m in re.finditer(r"[^\n;•]*\w[^\n;•]*", field.text))
    return (part for part in parts if not _TOTAL.match(normalise(part.quote)))


def groups_many(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("groups")
    groups = list(_parts(field)) if field else []
    if field and len(groups) > _MAX_GROUPS:
        yield Seen(f"Целевых групп — {len(groups)}.", (field.whole,))


def groups_broad(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("groups")
    for group in _parts(field) if field else ():
        if _BROAD.fullmatch(group.quote.strip(" •*-")):
            yield Seen(f"Группа «{group.quote.strip(' •*-.')}» не объединяет людей одной проблемой.", (group,))


CHECKS = {
    "direction-unknown": direction_unknown,
    "direction-closed": direction_closed,
    "direction-not-long": direction_not_long,
    "long-not-justified": long_not_justified,
    "theme-missing": theme_missing,
    "theme-foreign": theme_foreign,
    "geography-everywhere": geography_everywhere,
    "geography-not-in-plan": geography_not_in_plan,
    "groups-many": groups_many,
    "groups-broad": groups_broad,
}
