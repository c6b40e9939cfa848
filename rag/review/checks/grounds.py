"""The grounds of the project: is the problem proved with fresh data, is its cause deeper than money, is its novelty compared."""

import re
from collections.abc import Iterator

from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.printed import paragraph_offsets
from rag.review.language.quantities import PEOPLE, quantities
from rag.review.types import Draft, Field, Span
from rag.review.wording import short
from rag.text import normalise, stem

_DATA = re.compile(
    r"по данным|согласно|исследовани|опрос|росстат|статистик|мониторинг|анкет|перепис|справк|(?:по )?сведени|обследовани|подсчита|по оценк"
    r"|доклад|респондент|на (?:начало|конец|1 января|01\.01\.) ?20"
)
_AS_OF = re.compile(
    r"(?<!перенес )(?<!перенесли )(?<!перенесен )(?<!перенесено )(?<!отложили )(?<!отложено )(?<!назначено )(?<!назначен )"
    r"(?<!\w)на (?:\d\d?\.\d\d\.|\d\d? (?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w* )20\d\d(?!\d)"
)
"""The day of which a number is, whoever counted."""
_NOW = re.compile(r"(?<!\w)(?:сейчас|сегодня|теперь|ныне|нынче|стал[оаи]?|остал\w+|за эти годы|с тех пор|спустя)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_PERCENT = re.compile(r"\d\s*(?:%|процент)")
_SO_MANY = (
    r"(?:половин|трет[ьи](?!\w)|четверт[ьи](?!\w)|большинств|кажд\w+ (?:втор|трет|четв|пят|десят)|вдвое|втрое"
    r"|в \w+ раз\w* (?:чаще|больше|выше|реже)|\d+ ?%)"
)
_WHO = (
    r"(?:люд|дет[еия]|сем[ье]|подрост|ребят|школьник|жител|пенсионер|пожил|старик|бабуш|дедуш|инвалид|родител|молод|женщин|мужчин|мам(?![а-я]{3})"
    r"|ветеран|студент|сосед|сельчан|горожан)"
)
_SAID_BY_SOMEBODY = re.compile(
    r"(?:исследовани\w+|опросы|данные|наблюдения|наука|статистика)(?: \w+){0,3}? (?:показыва|показали|подтвержда|свидетельств|говор|доказ)"
    r"|(?:показыва|подтвержда|свидетельству)\w+(?: \w+){0,2} (?:исследовани|опросы|данные|статистика|наука)"
    r"|(?:специалист|эксперт|учены|исследовател|психолог|социолог|демограф|аналитик|врачи(?!\w)|медики(?!\w))\w*(?: \w+)?"
    r" (?:отмеча|схо[дж]|предупрежда|заявля|счита|утвержда|говор|подчеркива|доказ|установи|выяснил|уверен|бьют)"
    r"|(?:по|согласно) (?:\w+ )?(?:мнени\w+|оценк\w+|словам) (?:\w+ )?(?:специалист|эксперт|учены|исследовател|психолог|социолог)"
    r"|(?:по|согласно) (?:\w+ )?(?:статистик[еи]|исследовани[ям]\w*)(?= ?,| \w+(?:ют|ет|ит|ят)(?!\w))"
    r"|(?:давно |хорошо |всем )известно, что|доказано, что|"
    rf"(?<!не )(?<!\w)(?:все|всякий|каждый|любой)(?: [а-я]+){{0,2}} (?:знает|знают|скажет|подтвердит|видят), что (?:[а-я-]+ ){{0,2}}?{_WHO}"
    r"|(?<!\w)не секрет, что|принято считать, что"
    rf"|(?:(?:обще)?известно, что|как показыва\w+ (?:\w+ )?(?:практика|опыт|жизнь),?|считается, что) [^.]{{0,120}}?(?<!\w){_SO_MANY}"
)
"""A fact told by nobody in particular."""
_OF_NUMBER = re.compile(
    r"(?<!\w)(?:цифр|чис[ле]|учет|статистик|данны)[а-я]* (?:[а-я]+ ){0,2}?(?:больше|меньше|выше|ниже|занижен|завышен|неполн|не полн)"
)
"""Says of the number before it that it is not the whole truth, and tells none of its own."""
_NAMED = re.compile(
    r"20[0-3]\d|[«\"(]|http|[А-ЯЁ]{2,}|(?<=[а-яё,] )[А-ЯЁ][а-яё]+ [А-ЯЁ]|(?i:росстат|минист|минздрав|минтруд|университет|институт|академи"
    r"|администрац|управлени|отдел|департамент|больниц|поликлиник|школ|центр|комитет|служб|фонд|музе|библиотек|организац|ссылк"
    r"|(?<!\w)(?:наш|свои|собственн|мы(?!\w)))"
)
"""Who told it, when or where it can be read."""
_TO_DO = re.compile(
    r"(?<!\w)(?:мы|проект\w*|будет|будут|планиру\w+|хотим|намерены|предлагаем)(?!\w)[^.]{0,60}?"
    r"(?<!\w)(?:прове(?:дем|дет|дут|сти|дено|дены)|организу(?:ем|ет)|организова(?:ть|н\w*)|созда(?:дим|ст|ть|н\w*)|обуч(?:им|ит|ить)|науч(?:им|ит|ить)|откро(?:ем|ет)"
    r"|открыт[ьы]|запуст(?:им|ит|ить)|постро(?:им|ит|ить)|сформиру(?:ем|ет)|сформировать|разработа(?:ем|ет|ть)|закуп(?:им|ить)|оборуду(?:ем|ет))(?!\w)"
    r"|(?<!\w)(?:цель|задач[аи]) (?:нашего |этого |данного )?проекта|наш[аи] (?:цель|задач[аи])(?!\w)"
)
_MANY_HERE = re.compile(
    r"(?<!\w)(?:таких|подобных|этих) (?:же )?(?:люд|дет|сем|подрост|ребят|жител|пенсионер|пожил|инвалид|родител|молод|женщин|мужчин|случа)"
    r"[а-я]*"
    r"[^.]{0,30}?(?<!\w)(?:много|немало|множеств\w+|хватает|не счесть|большинств\w+)(?!\w)"
    r"|(?<!\w)(?:много|немало|множеств\w+) (?:таких|подобных)(?!\w)"
    r"|(?:на уч[её]те|зарегистрирован\w*|состо[ия]т|прожива\w+|жив[её]т)[^.;,]{0,40}? (?:много|немало|множество) "
    r"(?:людей|детей|семей|подростков|ребят|жителей|пенсионеров|пожилых|инвалидов|родителей|молод[её]жи|женщин|мужчин)(?!\w)"
    rf"|(?<!знаем )(?<!знаю )(?<!видели )(?<!встречали )(?<!встретили )(?<!\w)(?:очень |слишком |довольно |достаточно )?"
    rf"(?:много|немало|множество) (?:[а-я]+ (?={_WHO}))?{_WHO}[а-я]*,"
    r" (?:(?:в|у|с|для|за|о|из|чь[а-я]*) )?(?:котор|чь|где)[а-я]*"
    r"|(?<!\w)они (?:есть|живут|встречаются) (?:почти |едва ли не |чуть ли не |буквально )?в кажд\w+(?!\w)"
)
_ONE = re.compile(r"(?<!\w)(?:хотя бы|ни|хоть|как минимум|не) (?:в |на |у )?од(?:ин|н[аоу]|ного|ной|ному|ним|ном)(?!\w)")
"""«Хотя бы один» counts nobody."""
_MOST_OF_THEM = re.compile(
    r"(?<!\w)(?:(?:подавляющ\w+ |абсолютн\w+ )?большинств[оа]|почти все|практически все|почти никто|почти кажд\w+|мало кто"
    r"|значительная часть|больш(?:ая|ей) част[ьи])(?: из)?(?: [а-я-]+){0,2}? (?P<whom>[а-я-]+)"
)
_ASKED = re.compile(
    r"опрос|опрош|опраш|анкет|обследован|респондент|интервью|тестирован|наблюдени|замер|подворн|подсчита|перепис|мониторинг"
)
_OF_COUNTRY = re.compile(r"(?<!\w)(?:стран|росси|федераци|мир[еау]?(?!\w)|всемирн|планет|европ|росстат|вциом)[а-я]*")
_PARTS = re.compile(r"причин|проблем|задач|сторон")
"""«Две причины» is no measure of a problem."""
_MONEY_CAUSE = re.compile(
    r"(?:нехватк|недостат|отсутстви|нет|не хватает)\w*(?: \w+)? (?:денег|финансировани|финансов|средств|помещени"
    r"|оборудовани|техник|материальн\w+ баз)"
)
_CAUSE = re.compile(r"причин|потому что|из-за|вызван|обусловлен|связано с|вследств")
_HYPE = re.compile(r"не име\w+ аналогов|нет аналогов|аналогов (?:в \w+ )?нет|единственн\w+ в (?:стране|россии|мире)|не имеющ\w+ аналогов")
_COMPARED = re.compile(r"в отличие от|по сравнению|отлича|пилот|апробац|апробирован")


def data_old(draft: Draft, fund: FundRules) -> Iterator[Seen]:
    """Sentences with data whose newest year is older than the limit by the contest's last day; there may be newer data beside."""
    field, age = draft.get("problem"), fund.limit("data_age_years_max")
    if field is None or age is None:
        return
    border = fund.dates.applications.closes.year - int(age)
    dated = [(sentence, normalise(sentence.quote)) for sentence in field.sentences()]
    told = [(sentence, max(map(int, _YEAR.findall(said)))) for sentence, said in dated if _YEAR.search(said) and _DATA.search(said)]
    newest = max((year for _, year in told), default=0)
    after = [*(said for _, said in dated[1:]), ""]
    as_of = [
        (sentence, max(map(int, _YEAR.findall(said))))
        for (sentence, said), following in zip(dated, after, strict=True)
        if _AS_OF.search(said) and not _NOW.search(f"{said} {following}")
    ]
    if as_of and max(year for _, year in as_of) < border:  # else it is what was, compared with what is
        told += [one for one in as_of if one not in told]
    for sentence, year in told:
        if year < border:
            beside = "этот источник" if year < newest else "самые свежие данные здесь"
            yield Seen(f"{beside.capitalize()} — {year} год{'а' if year < newest else ''}.", (sentence,))


def data_no_source(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """No number at all, or percentages in a text that nowhere says where data come from.

    A sentence of «исследования», which names neither whose they are nor when, has no source either. Of a draft whose parts were told
    apart by their words, data in a neighbouring part may be the problem's.
    """
    field = draft.get("problem")
    if field is None:
        return
    said_before = ""
    for sentence in field.sentences():
        remark = re.search(r"\d", said_before) and not re.search(r"\d", sentence.quote) and _OF_NUMBER.search(normalise(sentence.quote))
        said_before = sentence.quote
        if _SAID_BY_SOMEBODY.search(normalise(sentence.quote)) and not _NAMED.search(sentence.quote) and not remark:
            yield Seen("Чьи это данные и какого они года, не сказано.", (sentence,))
    yield from _many_here(field)
    yield from _most_of_them(field)
    if _DATA.search(normalise(field.text)):
        return
    beside = [other.text for other in draft.texts("summary", "groups")] if field.how == "по смыслу" else []
    if not any(map(_counts_something, [field.text, *(text for text in beside if _DATA.search(normalise(text)))])):
        yield Seen("В описании проблемы нет ни одного числа.", (field.whole,), severity="замечание")
    for sentence in field.sentences():
        if _PERCENT.search(sentence.quote):
            yield Seen("Доля названа, а откуда она — нет.", (sentence,))


def _many_here(field: Field) -> Iterator[Seen]:
    """«В городе таких людей очень много»: nobody of this place is counted beside, whatever the country has."""
    said = [*field.sentences()]
    paragraphs = list(paragraph_offsets(field.text))
    for (start, end), (_, beside) in zip(paragraphs, [*paragraphs[1:], (0, 0)], strict=True):
        told = [one for one in said if start <= one.start < end]
        local = [one for one in told if not _OF_COUNTRY.search(normalise(one.quote))]
        many = next((one for one in local if _MANY_HERE.search(normalise(one.quote))), None)
        if many and not any(map(_has_figures, local)) and not _counted_in(many, [one for one in said if end <= one.start < beside]):
            yield Seen(f"Сколько таких людей здесь, не сказано: «{short(many.quote)}».", (many,))


def _has_figures(said: Span) -> bool:
    return bool(re.search(r"\d", in_digits(_ONE.sub(" ", normalise(_YEAR.sub(" ", said.quote))))))


def _counted_in(many: Span, said: list[Span]) -> bool:
    """Whether the sentences have a number of those who are many; how many were asked is none."""
    match = _MANY_HERE.search(normalise(many.quote))
    whom = {stem(word) for word in re.findall(r"[а-я-]+", match[0])} if match else set()
    return any(q.stem in whom for one in said if not _ASKED.search(normalise(one.quote)) for q in quantities(one.quote))


def _most_of_them(field: Field) -> Iterator[Seen]:
    """«Большинство пенсионеров не умеют»: neither a number, nor who says so, nor anything that was asked or measured in the whole field."""
    said = [*field.sentences()]
    if _ASKED.search(normalise(field.text)) or _PERCENT.search(field.text):
        return
    for sentence, following in zip(said, [*said[1:], None], strict=True):
        words = in_digits(normalise(" ".join(sentence.quote.split())))
        most = _MOST_OF_THEM.search(words)
        told = (
            re.search(r"\d", words)
            or _DATA.search(words)
            or (following and re.match(r"\W*(?:Из|Только|Лишь|Это|Так)(?!\w)", following.quote))
        )
        if most and PEOPLE.search(most["whom"]) and not told and not _OF_COUNTRY.search(words):
            yield Seen(f"«{short(most[0])}»: сколько их и откуда это известно, не сказано.", (sentence,))
            return


def _counts_something(text: str) -> bool:
    return bool(re.search(r"\d", text)) or any(not _PARTS.match(quantity.unit) for quantity in quantities(text))


def problem_tells_plan(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A paragraph most of whose sentences tell what the project will do, where the problem is asked for."""
    field = draft.get("problem")
    if field is None:
        return
    sentences = [*field.sentences()]
    for start, end in paragraph_offsets(field.text):
        said = [sentence for sentence in sentences if start <= sentence.start < end]
        plans = [sentence for sentence in said if _TO_DO.search(normalise(sentence.quote))]
        if len(plans) > 1 and len(plans) > len(said) / 2:
            yield Seen("Вместо проблемы здесь сказано, что сделает проект.", tuple(plans[:2]))


def cause_is_money(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("problem")
    match = _MONEY_CAUSE.search(normalise(field.text)) if field else None
    if field and match and len(_CAUSE.findall(normalise(field.text))) <= 1:
        yield Seen(
            "Других причин проблемы, кроме нехватки денег, помещения или техники, не названо.", (_sentence_at(field, match.start()),)
        )


def hype(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for field in draft.texts("summary", "problem", "goal"):
        said = normalise(field.text)
        match = _HYPE.search(said)
        if match and not _COMPARED.search(said):
            yield Seen("Сказано, что аналогов нет, а с чем сравнили — нет.", (_sentence_at(field, match.start()),))


def _sentence_at(field: Field, at: int) -> Span:
    return next((sentence for sentence in field.sentences() if sentence.start <= at < sentence.end), field.whole)


CHECKS = {
    "data-old": data_old,
    "data-no-source": data_no_source,
    "problem-tells-plan": problem_tells_plan,
    "cause-is-money": cause_is_money,
    "hype": hype,
}
