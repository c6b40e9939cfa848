"""What others and the organisation itself put in, how people will hear of the project, what comes after the grant."""

import re
from collections.abc import Iterator

from rag.numerals import in_digits
from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.types import Draft, Span
from rag.review.wording import short
from rag.text import normalise, sentences

_MONEY = re.compile(r"\d[\d ]{2,}(?:[.,]\d+)?\s*(?:₽|руб|тыс|млн)")
_REGIONAL = re.compile(
    r"(?:региональн|краев|областн|губернатор|республиканск)\w* (?:грант|субсиди|конкурс)|грант\w* (?:губернатора|правительства)"
    r"|грант\w* главы(?! (?:муниципал|район|город|администрац|поселен|округ|кфх|крестьян)\w*)"
    r"|субсиди\w+ (?:из )?(?:област|кра|республик|регион)"
)
_OWN_SHARE = re.compile(r"софинанс|собственн|вклад")
_PUT_IN = re.compile(
    r"софинанс|собственн|вклад|(?<!\w)(?:сво[иейяю]\w*|наш\w*|еще|остальн\w+|добав\w+|недостающ\w+|внос\w+|внес\w+|покро\w+|оплат\w+)(?!\w)"
)
_FUNDS_MONEY = re.compile(r"фонд\w* президентск\w+ грант\w*|(?<!\w)фпг(?!\w)|президентск\w+ (?:грант|фонд)\w*")
_PART_OF_IT = re.compile(
    r"половин|пополам|пополня|(?<!\w)дол[яюи](?!\w)|част[ьи](?!\w)|софинанс|формир|сложи|складыва|(?<!\w)вход[ия]т|процент|%"
    r"|(?:есть|включая|тоже) (?:\w+ )?(?:деньги|средства)|(?:деньги|средства) (?:\w+ )?(?:и|тоже|есть)(?!\w)"
)
_OF_REGION = re.compile(
    r"(?<!\w)(?:краев|кра[яйюе](?!\w)|област|регион|губернатор|республик|окруж?н|правительств|министерств|субъект)\w*"
    r"(?:[^.;]{0,60}(?:субсиди|грант|конкурс))|(?:субсиди|грант|конкурс)\w*[^.;]{0,60}(?:краев|кра[яйю](?!\w)|област|регион|губернатор|республик|правительств|министерств)"
)
_NOT_SHOWN = re.compile(
    r"(?<!\w)не (?:показ|включ|учит|учт|вход|заклад|залож|счита|стави|использ|получ|выигр)|(?<!\w)без |купил|куплен|приобрел|приобретен"
)
_CHANNEL = re.compile(
    r"вконтакте|(?<!\w)вк(?!\w)|телеграм|telegram|vk\.|https?:|\[ссылка\]|www\.|сайт|газет|телевид|телеканал|телекомпан|радио|портал|рассылк|сообществ|страниц|журнал|афиш|подписчик|(?<!\w)паблик|(?<!\w)чат|мессенджер|(?<!\w)сми(?!\w)"
)
_ANY_CHANNEL = re.compile(
    r"(?<!\w)(?:сми|средств\w* массов\w+ информации|(?:сет[ьи] )?интернет\w*"
    r"|(?:интернет-)?(?:страниц|сайт|ресурс|портал|сообществ)\w*(?: партнер\w*)?|телевидени\w*|радио|пресс\w*)(?!\w)"
)
"""What anybody names who has no channel."""
_NAMES = re.compile(r"\d|[«\"A-Za-z]|(?<=[а-яё,] )(?!Интернет|СМИ)[А-ЯЁ]")
_GENERAL = re.compile(
    r"гранты|конкурс\w* (?:\w+ ){0,3}грант"
    r"|грантов\w* (?:конкурс|поддержк|средств)|пожертвовани|спонсор|меценат|благотворител|предпринимател"
    r"|неравнодушн|бизнес|субсиди|собственн\w+ средств|инвестор"
    r"|внебюджетн|привлеч[её]нн"
)
_NEXT_GRANT = re.compile(
    r"(?:пода(?:вать|дим|ем|ть)|подготов(?:им|ить)|обрати(?:мся|ться)|обраща(?:ться|емся)|напис|напиш"
    r"|писать|искать|выигра|участвовать|надеемся|проси(?:ть|м))[^.;]{0,40}(?:грант|заявк|конкурс|субсиди)"
)
_CONTESTS = re.compile(
    r"(?<!\w)(?:следующ|друг|нов|дальнейш|будущ|очередн|ин|разн|различн|подобн)\w* (?:[а-я]+ ){0,2}(?:конкурс|грант|заявк|фонд)\w*"
    r"|(?:участ\w+|побед\w+|выигр\w+|пис\w+|напиш\w+|пода\w+|заявля\w+) (?:[а-я]+ ){0,3}(?:конкурс|грант|заявк)\w*|(?<!\w)грант\w*"
)
"""Money of contests that nobody has won yet."""
_SELLS = re.compile(r"выручк|ярмарк|доход|прода[жюе]|сдае|заработ|волонт|доброволь|не (?:по)?требу|не нужн")
_GOES_ON = re.compile(
    r"(?<!\w)(?:оста(?:не|ну|[её]т|ю)|продолж|переда|войд|включ|будут (?:работать|вести|проводить)|за сч[её]т|взнос|ведут|ведет"
    r"|работа[ею]т|провод[ия]т|занима[ею]тся|берет|берут|содерж[ия]т|оплачива|платит|(?<!бес)платн|письм)"
)
_MONEY_OF_OTHERS = r"(?:конкурс|грант|заявк|финансировани|спонсор|меценат|неравнодушн|средств|денег|поддержк)"
_HOPES = re.compile(
    rf"(?:(?:продолж|развити|дальнейш|будущее|судьб)\w*[^.;]{{0,40}} )?завис\w+ (?:\w+ )?(?:от|того)[^.;]{{0,60}}{_MONEY_OF_OTHERS}[^.;]*"
    rf"|(?<!\w)(?:если|при условии|при наличии|при получении|при поддержке|в случае)[^.;]{{0,60}}{_MONEY_OF_OTHERS}[^.;]*"
    rf"|(?:продолж|развити|дальнейш)\w*[^.;]{{0,40}}(?:возможн|реальн)\w* (?:только |лишь )?(?:при|если|в случае|с)(?!\w)"
    rf"[^.;]{{0,60}}{_MONEY_OF_OTHERS}[^.;]*"
    r"|(?<!\w)(?:при|в случае|после|с) (?:\w+ )?побед\w+(?!\w)[^.;]*"
    r"|(?:планиру\w+|намерен\w*|собира\w+|будем|хотим|рассчитыва\w+)[^.,;]{0,40}?(?:обра[тщ]\w+ в (?:\w+ )?фонд"
    r"|(?:пода|подготов|напис)\w+ (?:\w+ ){0,3}заявк"
    r"|участвовать в (?:\w+ ){0,3}конкурс)\w*[^.,;]*(?:,? чтобы [^.,;]*)?"
    r"|(?:подадим|напишем|подготовим) (?:\w+ ){0,3}заявк\w*[^.,;]*(?:,? чтобы [^.,;]*)?"
    rf"|(?<!\w)наде(?:емся|юсь)[^.;]{{0,60}}{_MONEY_OF_OTHERS}[^.;]*"
)
"""The whole continuation hangs on money that nobody has promised."""
_HOPED_GRANT = re.compile(r"заявк|грант|конкурс|фонд")
_MORE_MONEY = r"(?:грант|конкурс|субсиди|поддержк\w* фонда|средств\w* фонда|финансировани)"
_STOPS = (
    r"(?<!\w)(?:не на что|невозможн\w*|не (?:смо[жг]|сможет|получ|удас|выйд|потян|продолж|состо|буд[еу]т|хват)\w*"
    r"|нельзя|(?<!не )(?:останов|прекрат|закро|закры|заверш|законч|прерв|замр)\w+)"
)
_NO_SOURCES = re.compile(
    r"(?:источник|средств|денег|доход)\w*(?: (?!не )\w+){0,3} (?:нет(?!\w)|не (?:будет|имеем|ищем|ожида|предвид))"
    r"|(?<!\w)нет (?:\w+ ){0,2}(?:источник|средств|денег)"
)
"""The field of sources says that there are none."""
_ONLY_A_GRANT = re.compile(
    rf"(?<!\w)(?:без|если не) (?:\w+ ){{0,3}}{_MORE_MONEY}\w*[^.;]*?{_STOPS}"
    rf"|{_STOPS}[^.;]{{0,60}}?(?<!\w)(?:без|если не) (?:\w+ ){{0,3}}{_MORE_MONEY}\w*"
    rf"|(?:только|исключительно|лишь) (?:\w+ ){{0,4}}?{_MORE_MONEY}\w*"
    rf"|(?:рассчитыва\w+|наде\w+|планиру\w+|намерен\w*|будем|собира\w+)[^.;]{{0,50}} {_MORE_MONEY}\w*"
    rf"|(?:друг|ин)\w+ источник\w*[^.;]{{0,30}}? (?:нет(?!\w)|не (?:вид|име|предусм|план|ищ|наш|буд)\w*)"
)
"""All that comes after hangs on the next grant."""
_GIVES = re.compile(r"предостав|выдел|(?<!\w)да(?:ет|ют|ст|дут)(?!\w)|помога[ею]т")
_EARNS = re.compile(
    r"(?<!бес)платн|абонемент|взнос|пожертвовани|продаж|спонсор|оплачива|бюджет|\d[\d ]* (?:руб|тыс|₽)|субсиди|договор|соглашени|письм"
    r"|безвозмездн|муниципал"
)
_SOURCES = (
    r"(?<!бес)платн|абонемент|соглашени|договор|штат\w* расписани|муниципальн\w+ задани|бюджет\w* (?:школ|учрежд|центр)"
    r"|передад|останутся|обслужива"
)
_HAS_SOURCE = re.compile(_SOURCES)
_CONCRETE = re.compile(rf"\d|{_SOURCES}")
_AGREED = re.compile(r"письм(?:о|а|ом)(?!\w)(?! (?:не|нет)(?!\w))|соглашени\w* (?:подписан|заключ)|договорились|подтвердил")
_VAGUE_CHARS = 400
_EMPTY_WORDS_CHARS = 250
_ONLY_WORDS = re.compile(
    r"(?:намерены|планиру|собира|будем|хотим|готовы|продолж)\w* [^.]*(?:продолж|развива|развити|расшир|тиражир|масштабир|привлек)"
)
_SAYS_WHAT = re.compile(
    r"\d|(?<=[а-яё,] )[А-ЯЁ«]|(?i:оста(?:н|ют)|переда|войд[её]т|клуб|кружок|кружк|заняти|библиотек|школ|музе|центр|оборудовани"
    r"|волонт|добровол|наставник|выпускник|методич|сайт|карт[аеу](?!\w)|партн[её]р|администрац|каждый (?:год|месяц)|ежегодн|ежемесячн"
    r"|взнос|платн|субсиди|договор)"
)
"""What goes on, who does it, or where."""
_NOTHING_AFTER = re.compile(
    r"(?<!\w)не (?:дума(?:ли|ем)|знаем,? что|решили|определили|продолжится"
    r"|(?:планиру\w+|собира\w+|будем|предполага\w+) продолж\w+)"
    r"|продолж\w+ (?:мы |проект )?(?:не (?:план|буд|собира|предпол)|нет(?!\w))"
    r"|(?:законч|заверш|прекрат|останов)\w+ (?:и (?:проект|все|занятия|работа)(?!\w)|на этом(?!\w))"
    r"|(?:денег|средств|источник\w*)(?: на (?:это|него|продолжение))? (?:пока |больше |мы )?(?:не (?:ищ|иска|наш|вид)|нет(?!\w))"
)
_OTHER_SOURCES = (_EARNS, _SELLS, _GOES_ON, _GIVES)


def cofinancing_none(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """A budget of one's own must have a column for it, or there may be a table that does not count it."""
    stated, field = draft.budget.stated if draft.budget else None, draft.get("budget")
    counted = draft.kind == "заявка" or (field and _OWN_SHARE.search(normalise(field.text)))
    if stated and counted and not stated[0].cofinancing:
        yield Seen("Весь бюджет состоит из гранта: своего вклада и вклада партнёров нет.", (stated[1],))


def cofinancing_regional(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    for line in draft.budget.lines if draft.budget else ():
        if line.money and line.money.cofinancing and _REGIONAL.search(normalise(f"{line.name} {line.comment}")):
            yield Seen(f"«{short(line.name)}»: софинансирование — региональный грант или субсидия.", (line.span,))
            return
    for told in _besides_lines(draft):
        if _is_put_in(normalise(told.quote)):
            yield Seen(f"Своим вкладом назван региональный грант или субсидия: «{short(told.quote)}».", (told,))


def _besides_lines(draft: Draft) -> Iterator[Span]:
    """Sentences of the budget that are no rows of it, and of what others give."""
    lines = [line.span for line in draft.budget.lines] if draft.budget else []
    for field in draft.texts("budget", "partners"):
        for told in field.sentences():
            row = "\t" in told.quote or any(told.field == line.field and told.start <= line.start < told.end for line in lines)
            if not row:
                yield told


def _is_put_in(said: str) -> bool:
    """Whether a sentence counts a regional grant, or one with the fund's money, as one's own contribution."""
    if _NOT_SHOWN.search(said) or not _PUT_IN.search(said):
        return False
    shared = _FUNDS_MONEY.search(said) and _PART_OF_IT.search(said) and _OF_REGION.search(_FUNDS_MONEY.sub(" ", said))
    return bool(shared or (_REGIONAL.search(said) and _OWN_SHARE.search(said) and _MONEY.search(in_digits(said))))


def media_no_channels(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    field = draft.get("media")
    said = normalise(" ".join(field.text.split())) if field else ""
    if field and not _CHANNEL.search(said):
        yield Seen("Не названо ни одной площадки, страницы или издания.", (field.whole,))
    elif field and len(said) < _VAGUE_CHARS and not _CHANNEL.search(_ANY_CHANNEL.sub(" ", said)) and not _NAMES.search(field.text):
        yield Seen("Площадки названы только общими словами: ни имени, ни числа, ни аудитории.", (field.whole,))


def future_vague(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001
    """Sources in general words; or, where they have no field of their own, a future that is the next application and nothing else."""
    future = draft.get("future")
    told = normalise(" ".join(future.text.split())) if future else ""
    besides, whole = _HOPES.sub(" ", told), told
    if draft.get("future_sources") and not (besides != told and _HOPED_GRANT.search(told)):
        told = besides = ""
    hoped = besides != told or _NEXT_GRANT.search(told)
    if future and len(told) < _VAGUE_CHARS and hoped and not _CONCRETE.search(besides) and not _GOES_ON.search(besides):
        yield Seen(
            "После гранта названа только следующая заявка: ни продолжения, ни других источников.", (future.whole,), severity="замечание"
        )
    elif (
        future
        and len(told) < _VAGUE_CHARS
        and (rest := _NOTHING_AFTER.sub(" ", told)) != told
        and not _GOES_ON.search(rest)
        and not _HAS_SOURCE.search(rest)
    ):
        yield Seen("Сказано, что после гранта ни продолжения, ни денег на него пока нет.", (future.whole,), severity="замечание")
    elif future and len(whole) < _EMPTY_WORDS_CHARS and _ONLY_WORDS.search(whole) and not _SAYS_WHAT.search(future.text):
        yield Seen("Сказано только, что работа продолжится: что именно, кто и где — нет.", (future.whole,))
    field = draft.get("future_sources")
    said = normalise(field.text) if field else ""
    if field and len(said) < _VAGUE_CHARS and _NO_SOURCES.search(said) and not _EARNS.search(said) and not _GIVES.search(said):
        yield Seen("Сказано, что источников после гранта нет.", (field.whole,))
    elif field and len(said) < _VAGUE_CHARS and _hangs_on_a_grant(said):
        yield Seen("После гранта названа только следующая заявка: других источников нет.", (field.whole,), severity="замечание")
    elif (
        field
        and len(said) < _VAGUE_CHARS
        and not (_CONCRETE.search(said) or _AGREED.search(said))
        and (_GENERAL.search(said) or _only_contests(said))
    ):
        yield Seen("Источники названы общими словами: ни суммы, ни расчёта, ни договорённости.", (field.whole,))


def _hangs_on_a_grant(said: str) -> bool:
    """Whether nothing is left when the sentences that speak of the next grant are taken out, but for what costs nothing."""
    hung: list[str] = []
    rest: list[str] = []
    for start, end in sentences(said):
        (hung if _ONLY_A_GRANT.search(said[start:end]) else rest).append(said[start:end])
    left = " ".join(rest)
    return bool(hung) and not any(_EARNS.search(one) for one in hung) and not any(sign.search(left) for sign in _OTHER_SOURCES)


def _only_contests(said: str) -> bool:
    rest = _CONTESTS.sub(" ", said)
    return rest != said and not any(sign.search(rest) for sign in _OTHER_SOURCES)


CHECKS = {
    "cofinancing-none": cofinancing_none,
    "cofinancing-regional": cofinancing_regional,
    "media-no-channels": media_no_channels,
    "future-vague": future_vague,
}
