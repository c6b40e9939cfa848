"""Rides and meals that the plan promises, and whether anybody pays for them, brings them or needs none."""

import re
from collections.abc import Iterator

from rag.review.checks.presents import in_first_form
from rag.review.checks.purposes import event_of
from rag.review.language.periods import find_period
from rag.review.language.quantities import PEOPLE, quantities
from rag.review.language.roots import roots
from rag.review.types import Activity, BudgetLine, Draft
from rag.text import normalise, sentences

_BUS = r"(?<!\w)(?:микро)?автобус\w*"
_TAKES = r"(?<!\w)(?:при|от|у|до|за|раз|по|под|вы|с|со)?(?:вез|берет|берут|бирает|бирают)\w*"
_WHOM = r"(?:участ|дет(?:и|ей)|люд|школьник|ребят|гост|зрител|ветеран|пенсионер|жител|команд|подрост|студент|инвалид|семей|пожил)"
_CARRIES = re.compile(
    rf"(?:заказн|арендованн|туристическ|наемн)\w+ (?:автобус|микроавтобус|транспорт)\w*"
    rf"|{_TAKES}[^.;]{{0,40}}{_BUS}|{_BUS} (?:\w+ ){{0,3}}{_TAKES}"
    rf"|(?<!\w)(?:едем|поедем|поедут|едут|выезжа\w+|отправ\w+|добира\w+|доберутся|достав\w+)[^.;]{{0,40}}{_BUS}|(?<!\w)трансфер\w*"
    rf"|{_BUS} (?:из|до|от|для|туда|домой|по домам)(?!\w)|(?<!\w)(?:под|раз|при)воз\w* (?:\w+ )?{_WHOM}"
    rf"|(?:оплат|оплач|компенс)\w+ (?:\w+ )?проезд\w* (?:\w+ )?{_WHOM}"
)
"""A ride that the plan promises."""
_GOES = re.compile(
    r"(?<!\w)(?:поездк[аиу]|поедем|поедут|едем|едут|съезд(?:им|ят)|выезжае\w+|выезд[аыу]?)(?!\w)[^.;]{0,60}?(?<!\w)(?:в|на|до|к)(?!\w)"
)
_KM = re.compile(r"(?<![\d,.])(\d{2,4}) ?(?:км(?!\w)|километр)")
_TOWN = r"(?:г\. ?|город |сел[оа] |пос[её]лок )"
_CITY_PLACE = r"(?:Дом|Двор|Музе|Театр|Эрмитаж|Третьяк|Центр|Парк|Цирк|Храм|Собор|Кремл|Планетар)"
_TO_TOWN = re.compile(
    rf"(?<![\wА-ЯЁ])(?:[Пп]оездк|[Пп]оед|[Вв]ыезд|[Сс]ъезд|[Ее]д[еу])[а-яё]*(?: [а-яё\d]+){{0,3}} (?:в|во|до) "
    rf"{_TOWN}?(?!{_CITY_PLACE})[А-ЯЁ][а-яё]{{2,}}"
    rf"|[Ээ]кскурси[а-яё]*(?: [а-яё]+){{0,3}} (?:в|во|до) {_TOWN}[А-ЯЁ][а-яё]{{3,}}"
)
_TO_CENTRE = re.compile(
    r"(?<!\w)(?:поездк|поед|выезд|съезд|ед[еу])[а-я]*(?: (?!из |от )[а-яё\d-]+){0,4}? (?:в|во|до|по)(?: [а-я-]+){0,2}?"
    r" (?:(?:областн|краев|районн|республиканск|окружн)\w+ (?:центр|столиц)[а-я]{0,2}(?! [а-я]{4}|,? [«\"])"
    r"|столиц[а-я]{0,2}(?! [а-я]{4})|(?:соседн|друг)\w+ (?:город|район|област|регион)(?!ск)[а-я]{0,3})(?!\w)"
)
"""A ride out of town to a place that has no name: «поездка в театр областного центра»."""
_NEAR_KM = 10
_FEWEST = 5
"""So many people are no staff, who may have a car."""
_NEEDS_NONE = re.compile(
    r"рейсов|пешком|пеш(?:ая|ий|ие|ей)|велосипед|на лыжах|своим ходом|сам(?:и|остоятельно) (?:добир|приез|доед)|электричк"
    r"|самокат|на (?:личн|собственн|сво)\w+|платить не|не нуж[её]?н|не требу|бесплатн\w+ проезд"
    r"|школьн\w+ автобус|командировк|стажировк|(?<!\w)онлайн|привоз\w+ родител|родители привоз"
)
_GOODS = r"(?:маш|обор|мебел|груз|станк|стенд|техник|инвентар|вещ|декорац|экспонат|товар|материал|кроват|матрас|книг|продукт|саженц|мусор)"
_OF_GOODS = re.compile(
    rf"(?:доставк|перевозк|вывоз|завоз)\w* (?:\w+ ){{0,2}}?{_GOODS}|газел\w*[^.;]{{0,20}}для {_GOODS}"
    r"|(?:авто)?транспорт\w*(?:,| и| с) грузчик\w*|(?<!\w)грузо\w+(?: (?:авто)?(?:транспорт|мобил|машин|такси|перевоз)\w*)?"
    rf"|транспортировк\w*(?! (?:\w+ )?{_WHOM})"
)
_NONE_OF_IT = re.compile(r"(?:автобус|транспорт)\w*[^.;,()]{0,25}(?<!\w)(?:нет|не ход\w+)(?!\w)|(?:остановк|расписани)\w* автобус\w*")
_RIDE = re.compile(
    r"автобус|микроавт|маршрутк|газел\w*[^.;]{0,30}(?:мест|пассаж|люд|участник|дет)|транспорт|проезд|билет|гсм|бензин|горюч|топлив|такси"
    r"|поезд(?:а|ом|е)?(?!\w)|поездк|трансфер|перевоз|доставк\w+ (?:участник|дет|люд)|автомобил|(?<!\w)водител"
    r"|(?<!\w)(?:при|от|у|до|за|под)?вез(?:ет|ут|ти)(?!\w)|(?<!\w)машин[уеы] (?:на|для|с)(?!\w)"
)
_CAR = re.compile(r"(?<!\w)(?:легков\w+ )?(?:автомобил|машин)\w*")
_STAFF = re.compile(
    r"логопед|психолог|тренер|мастер(?!-?класс)|ведущ|медсестр|координатор|специалист|эксперт|лектор|педагог|методист|руководител|сотрудник"
    r"|инструктор|преподавател|консультант|спикер|директор|команд|врач|бухгалтер"
)
_RIDERS = re.compile(
    r"участник|участниц|(?<!\w)дет(?:и|ей|ям)|ребят|школьник|подрост|студент|групп|семь|семей|людей|(?<!\w)люди|пассажир|гост|зрител|ветеран"
    r"|пенсионер|пожил|родител|жител|мам(?!\w)|отряд|класс|воспитанник|мест(?!\w)|(?<!\w)сел(?:а|о|ах)?(?!\w)|выезд|экскурси|лагер"
)
_MEAL = re.compile(
    r"(?<!после )(?<!до )(?<!перед )(?<!к )(?<!время )(?<!\w)(?:обед(?:ы|а|ом|у|ов|ами|ают)?(?!\w)|ужин\w*"
    r"|завтрак(?:а|ом|и)?(?!\w)|полдник\w*)|чаепити\w*|(?<!\w)чаем(?!\w)|кофе-?(?:пауз|брейк)\w*|(?<!\w)фуршет\w*|угощени\w*|угоща\w+|перекус\w*"
    rf"|(?<!\w)(?:накорм(?:ят|им)(?!\w)|корм(?:ят|им) (?:\w+ )?{_WHOM})|(?<!\w)банкет\w*"
    r"|(?<!\w)(?:обеспеч\w+|организу\w+|с|бесплатн\w+) (?:\w+ )?питани(?:ем|е)(?!\w)"
    r"|(?:сладк|праздничн|накрыт)\w+ стол(?:ом|а)?(?!\w)|(?:горяч|трехразов|двухразов)\w+ питани\w*|полев\w+ кухн\w*"
)
_AS_TOPIC = re.compile(
    r"(?:приготовлени|рецепт|готов|тем|сервиров|уч(?:и|ат))\w* (?:\w+ )?$|(?<!\w)(?:о|об|про|во время|вместо) (?:\w+ )?$"
)
_QUOTED = re.compile(r"«[^»]*»")
_FOOD = re.compile(
    r"(?<!\w)(?:(?:спорт)?питани|питьев|обед|ужин|завтрак|полдник|перекус|ча[йяюе](?!\w)|чаем|чаепит|кофе|угощ|продукт|пирог|пирож|печень"
    r"|выпечк|слад|конфет|фрукт|бутерброд|корм|столов|буфет|ресторан|кейтер|ед[аыу](?!\w)|сухпа|порци|меню|каш[аиу](?!\w)|блин|плов(?!\w)"
    r"|ух[аиу](?!\w)|пицц|торт|банкет|фуршет|хлеб|кухн|шашлык|вкусн|напитк|морс|сок(?:и|ов)?(?!\w)|самовар|кафе(?!\w))"
)
_BRINGS = re.compile(
    r"с собой|вскладчин|принос\w+|принес\w+|пек\w+|испек\w+|готов\w+ сам|сами готов|за свой счет|своими силами"
    r"|за счет (?:\w+ ){0,2}(?:родител|участник|школ|хозя)"
)

_COMMON = (
    "участник человек гость житель дети школьник команда проект мероприятие группа день час раз рейс место цена рублей письмо вклад"
    " итоговый"
)
"""Words that tell nothing of which activity a line is for."""


def unpaid_outings(draft: Draft) -> Iterator[tuple[Activity, str]]:
    """Activities with what they promise: a ride or a meal that no line, comment or partner may be for."""
    lines = draft.budget.lines if draft.budget else ()
    given = [
        normalise(part) if field.key == "partners" else _CAR.sub(" ", normalise(part))  # a car that they have takes no group
        for field in draft.texts("partners", "resources")
        for part in re.split(r"[.;\n]\s|, и ", field.text)
    ]
    given += [normalise(row.quote) for row in draft.unread]  # a row without days may be a line of the budget
    fed = bool(_FOOD.search(" ".join(given))) or _spoken_of_food(draft)
    meals = [line for line in lines if _FOOD.search(line.words)]
    for row in draft.plan if lines else ():
        told = f"{row.title}. {row.results.quote if row.results else ''}"
        said = normalise(told)
        ride = None if _NEEDS_NONE.search(said) else _ride(told)
        if ride and not any(_may_carry(line, row, draft) for line in lines) and not any(_gives_ride(part, row, draft) for part in given):
            yield row, in_first_form(ride)
        if not fed and all(_is_of_another(line, row, draft) for line in meals) and (meal := _meal(told)):
            yield row, in_first_form(meal)


def _is_of_another(line: BudgetLine, row: Activity, draft: Draft) -> bool:
    """Whether a line names what another activity is and nothing of this one, besides people, places, rides and meals."""
    where = " ".join(field.text for field in draft.texts("geography", "groups"))
    common = roots(f"{_COMMON} {where}")
    event = roots(event_of(line.name) or "")
    about = {root for root in roots(line.words) - common if not _FOOD.search(root) and not _RIDE.search(root)}
    others = [roots(other.title) for other in draft.plan if other is not row]
    told = roots(f"{row.title} {row.results.quote if row.results else ''}")
    if event and not event & told and any(event & other for other in others):
        return True
    return not about & told and any(about & other for other in others)


def _ride(told: str) -> str | None:
    """What the activity says of a ride: a vehicle, or so many people going far away."""
    said = _OF_GOODS.sub(" ", normalise(told))
    if found := _CARRIES.search(said):
        return found[0]
    many = any(q.value >= _FEWEST and PEOPLE.search(q.unit) for q in quantities(told)) or "отряд" in said or "групп" in said
    far = any(int(match[1]) >= _NEAR_KM for match in _KM.finditer(said))
    trip = _TO_TOWN.search(told) or _TO_CENTRE.search(said)
    if many and trip:
        return trip[0]
    goes = _GOES.search(said)
    return goes[0] if many and far and goes else None


def _may_carry(line: BudgetLine, row: Activity, draft: Draft) -> bool:
    of_staff = (line.article == "2" or _STAFF.search(normalise(line.name))) and not _RIDERS.search(normalise(line.name))
    return not of_staff and _gives_ride(line.words, row, draft) and not _is_of_another(line, row, draft)


def _gives_ride(said: str, row: Activity, draft: Draft) -> bool:
    """Whether these words give a ride that may be this activity's: one of another day, of goods or of staff is not."""
    if not _RIDE.search(_OF_GOODS.sub(" ", _NONE_OF_IT.sub(" ", said))) or "командировк" in said:
        return False
    project = (draft.starts, draft.ends) if draft.starts and draft.ends else None
    period = find_period(said, project=project)
    name = re.escape(normalise(row.title.split(". ")[0]))
    if " " in name and re.search(rf"(?<!\w){name}(?:,| и(?!\w))|, {name}(?!\w)|(?<!\w)и {name}(?!\w)", said):
        return True  # «День двора и встреча 5 мая»: the day is of another of several
    return period is None or not (period.ends < row.starts or row.ends < period.starts)


def _spoken_of_food(draft: Draft) -> bool:
    """Whether any other part says where food comes from."""
    parts = (normalise(part.quote) for field in draft.texts("summary", "groups", "results", "media", "tasks") for part in field.sentences())
    return any(_FOOD.search(part) and _BRINGS.search(part) for part in parts)


def _meal(told: str) -> str | None:
    """What is served, where nobody brings it: a meal that is only spoken of, or is a name, is not."""
    for start, end in sentences(told):
        said = normalise(_QUOTED.sub(" ", told[start:end]))
        found = _MEAL.search(said)
        if found and not _BRINGS.search(said) and not _AS_TOPIC.search(said[: found.start()]):
            return found[0]
    return None
