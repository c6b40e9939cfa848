"""The form: what must be filled, how long it may be, what should not be left in it."""

import re
from collections.abc import Iterator
from itertools import combinations

from rag.numerals import in_digits
from rag.review.checks.copied import copied_blocks
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.printed import is_empty
from rag.review.types import Draft, Field, Span
from rag.review.wording import plural
from rag.text import normalise

_NAMED = {
    key: re.compile(rf"(?:^|\t)(?:[^\w\n\t]|\w+ ){{0,4}}{word}\w*", re.IGNORECASE | re.MULTILINE)
    for key, word in (("goal", "цел[ьи]"), ("tasks", "задач"))
}
_PROSE = ("summary", "problem", "goal", "tasks", "media", "future", "future_sources")
_COPIED_CHARS = 100
"""A shorter sentence may well be said twice."""
_TWICE_CHARS = 70
"""Of a sentence that a field says twice."""
_MIN_SUMMARY_CHARS = 250
_LISTED = re.compile(r"[*•–—-] (?![^\n]*(?:\d\d\.\d\d|20\d\d))[^\n]*;\s*$", re.MULTILINE)
"""A point of a list without days."""
_PLACEHOLDER = re.compile(
    r"\[(?:вставить|указать|заполнить|впишите"
    r"|дата|сумма|название)[^\]]*\]|\((?:вставить|указать|заполнить|вписать|впишите|уточнить) [^)]*\)"
    r"|(?<![\w-])(?:XXX+|ХХХ+|TODO|lorem ipsum)(?![\w-])|\?{3,}|_{4,}"
    r"|<(?:вставить|указать|заполнить)[^>]*>|(?<!\w)(?:заполнить|дописать|уточнить) позже",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+|\[ссылка\]|(?<!\S)www\.\S+", re.IGNORECASE)
_IS_ACTIVITY = re.compile(
    r"^[•\s-]*(?:провести|проведение|организовать|организация и проведение|организация|закупить|приобрести|купить)\b", re.IGNORECASE
)
_WISHED = re.compile(
    r"(?<!\w)(?:про|раз)бу[дж]\w+|(?<!\w)(?:привит|привив|воспит|возрожд|возрод|(?:с)?формиров|содейств|способств|повыси|повыш|укреп|разви[тв]"
    r"|популяриз|гармониз|приобщ|вырасти|вселить|поднять|улучш|активизир|зажечь|заинтересов|подар|почувств|ощут|согре|окруж)\w*"
    r"|(?<!\w)(?:жил[иа]?|жить|живут|будут жить|чувствовал\w*|чувствуют|чувствовать)(?!\w)"
)
_FELT = re.compile(
    r"(?<!\w)(?:чувств|сопричастн|причастност|патриоти|духовн|нравственн|уважени|любов|любви|интерес|самосознани|сознани|осознанн|ценност"
    r"|толерантн|атмосфер|гражданственн|гражданск\w+ позици|мировоззрени|уровень культур|культурн\w+ уровень|отношени\w* к|гордост"
    r"|качеств\w+ жизни|социальн\w+ активност|единств|добрососедств"
    r"|ощущени|уверенност|защищенност|счасть|счастлив|радост|надежд|заботлив|нужност|нужными"
    r"|одинок|спокойстви)|(?<!\w)дух(?:а|у|ом|е)?(?!\w)"
)
"""What a goal may want people to feel, and nobody can see whether they do."""
_SEEN = re.compile(
    r"(?<!\w)(?:науч|обуч|освои|овладе|подготов|смогут|сможет|умеют|устро|получ(?:ат|ит)|создат|создан|открыт|открое|сниз|сокра|избав|пройдут"
    r"|начнут|станут|запишут|восстанов|выуч|вовлеч|защит(?!ник|н))\w*"
)
"""A change that can be seen."""
_DAYS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|(?:\d{1,2} [а-я]+ )?20\d\d")
_ALONE = re.compile(r"(?<!\w)не од(?:ин|на|ни)(?!\w)")
"""Counts nobody."""
_NEW_GOAL = re.compile(r"^(?:•|цель\s*№?\s*\d)", re.IGNORECASE | re.MULTILINE)


def title_length(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    yield from _too_long(draft, fund, "title", "title_chars_max")


def summary_length(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    yield from _too_long(draft, fund, "summary", "summary_chars_max")


def problem_length(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    yield from _too_long(draft, fund, "problem", "problem_chars_max")


def _too_long(draft: Draft, fund: FundRules, key: str, limit_id: str) -> Iterator[Seen]:
    field, limit = draft.get(key), fund.limit(limit_id)
    if field and limit and len(field.text) > limit:
        yield Seen(
            f"«{field.title}»: {_chars(field)}, а можно {limit}.",
            (field.span(int(limit), len(field.text)),),
        )


def _chars(field: Field) -> str:
    return plural(len(field.text), "знак", "знака", "знаков")


def title_form(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    field = draft.get("title")
    if field is None:
        return
    title = field.text.strip()
    wrong = [
        (title[0] in "«\"“'„", "начинается с кавычки"),
        (title[0].islower(), "начинается со строчной буквы"),
        (title.endswith(".") and not title.endswith("..."), "кончается точкой"),
    ]
    if said := [what for is_so, what in wrong if is_so]:
        yield Seen(f"Название {' и '.join(said)}.", (field.whole,))


def mandatory_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """A draft that is not the form is only advised, and only of the project itself: the rest is not written there.

    Of fields that are asked for together one alone is missed in such a draft only where all else is read: its heading may be unknown.
    """
    if draft.kind == "раздел":
        return
    sections = {id_.split(".")[0] for id_ in draft.fields} if draft.kind == "заявка" else {"1"}
    asked = [(wanted, [id_ for id_ in wanted.fields if id_.split(".")[0] in sections]) for wanted in fund.mandatory_fields]
    dated = {"starts", "ends"} if draft.starts else set()
    missing = [(wanted, ids, [id_ for id_ in ids if _absent(draft, id_) and fund.fields[id_].key not in dated]) for wanted, ids in asked]
    only = sum(map(len, (absent for *_, absent in missing))) == 1
    for wanted, ids, absent in missing:
        if absent and (draft.kind == "заявка" or absent == ids or (only and _is_surely_absent(draft, fund, absent[0]))):
            names = ", ".join(f"«{fund.title_of(id_)}»" for id_ in absent)
            said = f"Не заполнено: {wanted.title} ({names})."
            yield Seen(said, rule=wanted.rule, severity=None if draft.kind == "заявка" else "совет")


def _is_surely_absent(draft: Draft, fund: FundRules, id_: str) -> bool:
    """Whether no line of another field but the plan begins with the name of a field: «Цель», «Главная задача»."""
    named = _NAMED.get(fund.fields[id_].key or "")
    return named is not None and not any(named.search(field.text) for field in draft.fields.values() if field.key != "plan")


def _absent(draft: Draft, id_: str) -> bool:
    """Whether the field, or of a section every part of it, is not filled; what was taken out is not absent."""
    own = draft.fields.get(id_)
    parts = [own] if own else [field for field in draft.fields.values() if field.id.startswith(id_ + ".")]
    return all(is_empty(field.text) and field.id not in draft.hidden for field in parts)


def summary_short(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("summary")
    plan = draft.get("plan") if draft.kind == "черновик" else None
    goes_on = plan is not None and _LISTED.match(plan.text)  # «Что делаем:» within the summary was taken for the plan's heading
    if field and draft.kind != "раздел" and not goes_on and len(field.text) < _MIN_SUMMARY_CHARS:
        yield Seen(
            f"Краткое описание — {_chars(field)}: вряд ли в нём есть все четыре части.",
            (field.whole,),
        )


def text_copied(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Long sentences that stand word for word in two fields of prose, or twice in one, and blocks of several shorter ones.

    The summary may well name the goal and the tasks in their own words.
    """
    first: dict[str, Span] = {}
    told: set[tuple[str, str]] = set()
    for field in draft.texts(*_PROSE):
        twice: list[Span] = []
        for sentence in field.sentences():
            said = normalise(" ".join(sentence.quote.split()))
            earlier = first.setdefault(said, sentence)
            if len(said) >= _TWICE_CHARS and earlier.field == field.id and earlier.start < sentence.start and field.key != "tasks":
                twice += [earlier, sentence]
            if len(said) >= _COPIED_CHARS and earlier.field != field.id and not _is_one_section(draft.fields[earlier.field], field):
                what = f"Одно и то же предложение стоит в полях «{fund.title_of(earlier.field)}» и «{field.title}»."
                told.add((earlier.field, field.id))
                yield Seen(what, (earlier, sentence))
        if twice:
            yield Seen(f"Одно и то же стоит в поле «{field.title}» дважды.", tuple(twice))
    for one, other in combinations(draft.texts(*_PROSE), 2):
        if (one.id, other.id) not in told and not {one.key, other.key} & {"goal", "tasks"} and not _is_one_section(one, other):
            for here, there in copied_blocks(one, other):
                yield Seen(f"Один и тот же текст стоит в полях «{one.title}» и «{other.title}».", (here, there))


def _is_one_section(one: Field, other: Field) -> bool:
    """Whether one text is of both fields because one heading of the draft's own names both: «Что будет потом и на какие деньги»."""
    return one.how == other.how == "заголовок" and one.text == other.text


def video_links(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    field, limit = draft.get("video"), fund.limit("video_links_max")
    links = len(_LINK.findall(field.text)) if field else 0
    if field and limit and links > limit:
        yield Seen(f"Ссылок на видео — {links}, а можно {limit}.", (field.whole,))


def presentation_missing(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    border = fund.limit("presentation_recommended_over_rub")
    large = draft.amount is not None and border is not None and draft.amount > border
    if large and draft.kind == "заявка" and draft.lacks("presentation") and draft.lacks("video"):
        yield Seen("При таком запросе рекомендованы презентация и (или) видео, а обоих полей нет.")


def placeholder_text(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for field in draft.fields.values():
        for match in _PLACEHOLDER.finditer(field.text):
            yield Seen(f"В поле «{field.title}» осталась заготовка: «{match[0]}».", (field.span(match.start(), match.end()),))


def goal_many(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("goal")
    goals = len(_NEW_GOAL.findall(field.text)) if field else 0
    if field and goals > 1:
        yield Seen(f"Целей — {goals}.", (field.whole,))


def goal_is_activity(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("goal")
    if field and _IS_ACTIVITY.match(field.text):
        yield Seen("Цель говорит, что провести или купить, а не что изменится у людей.", (next(field.sentences()),))


def goal_not_measurable(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Nothing but a feeling to be awakened: no number besides days, no change that can be seen."""
    field = draft.get("goal")
    said = _ALONE.sub(" ", _DAYS.sub(" ", normalise(field.text))) if field else ""
    if field and _WISHED.search(said) and _FELT.search(said) and not _SEEN.search(said) and not re.search(r"\d", in_digits(said)):
        yield Seen("Цель — чувство или отношение людей: по чему будет видно, что она достигнута, не сказано.", (field.whole,))


CHECKS = {
    "title-length": title_length,
    "title-form": title_form,
    "mandatory-missing": mandatory_missing,
    "summary-length": summary_length,
    "summary-short": summary_short,
    "problem-length": problem_length,
    "text-copied": text_copied,
    "video-links": video_links,
    "presentation-missing": presentation_missing,
    "placeholder-text": placeholder_text,
    "goal-many": goal_many,
    "goal-is-activity": goal_is_activity,
    "goal-not-measurable": goal_not_measurable,
}
