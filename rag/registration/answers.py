"""What the founders are asked, and what they answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.errors import BadInputError
from rag.facts import facts

Founders = Literal["people", "organisations", "both"]
Count = Literal["one", "two", "three"]
Citizenship = Literal["russian", "foreign"]
Members = Literal["members", "no_members"]
Purpose = Literal["services", "charity", "interests", "cause", "alliance", "neighbours"]
Money = Literal["donations", "property", "earning", "none"]
Territory = Literal["local", "region", "regions", "country"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the wizard. `options` are what people read, by the value of the answer; `many` lets choose several."""

    field: str
    text: str
    options: Mapping[str, str]
    note: str = ""
    many: bool = False


QUESTIONS: Sequence[Asked] = (
    Asked("founders", "Кто учредители?", {"people": "Люди", "organisations": "Организации", "both": "И люди, и организации"}),
    Asked("count", "Сколько учредителей?", {"one": "Один", "two": "Двое", "three": "Трое или больше"}),
    Asked(
        "citizenship",
        "Есть ли среди учредителей иностранцы или иностранные организации?",
        {"russian": "Нет, все российские", "foreign": "Да, есть"},
    ),
    Asked(
        "members",
        "Будут ли в организации члены?",
        {"members": "Да, члены со взносами и общим собранием", "no_members": "Нет, решают учредители"},
        note="Члены вступают, платят взносы и вместе решают на собрании. Волонтёры и подопечные — не члены.",
    ),
    Asked(
        "purpose",
        "Ради чего создаёте?",
        {
            "services": "Вести проекты и занятия, оказывать услуги людям",
            "charity": "Собирать пожертвования и помогать нуждающимся",
            "interests": "Объединить людей с общими интересами",
            "cause": "Продвигать общественную цель вместе с широким кругом сторонников",
            "alliance": "Наладить общую работу нескольких организаций",
            "neighbours": "Решать дела своего двора, улицы или села вместе с жителями",
        },
        note="Выберите главное.",
    ),
    Asked(
        "money",
        "На какие деньги и имущество рассчитываете?",
        {
            "donations": "Пожертвования, взносы и гранты",
            "property": "Имущество учредителя, которое останется его собственностью",
            "earning": "Платные услуги и продажи",
            "none": "Деньги, счёт и договоры организации не нужны",
        },
        note="Можно выбрать несколько.",
        many=True,
    ),
    Asked(
        "territory",
        "Где будете работать?",
        {
            "local": "В одном городе, районе или селе",
            "region": "В одном регионе",
            "regions": "В нескольких регионах",
            "country": "По всей России или и в других странах",
        },
    ),
)


class Answers(BaseModel):
    """Answers to all the questions. Of `money` several may be chosen, and `none` stands alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    founders: Founders
    count: Count
    citizenship: Citizenship
    members: Members
    purpose: Purpose
    money: frozenset[Money] = Field(min_length=1)
    territory: Territory

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.founders == "both" and self.count == "one":
            raise BadInputError("Учредитель один, а названы и люди, и организации: исправьте один из двух ответов.")
        if "none" in self.money and len(self.money) > 1:
            raise BadInputError("Вы отметили и деньги, и что они не нужны: оставьте что-то одно.")
        return self

    @classmethod
    def of(cls, given: Mapping[str, str | Sequence[str] | None]) -> Self:
        """Answers as a person gave them.

        Raises:
            BadInputError: a question has no answer; the message names all such questions.
        """
        missing = [f"«{asked.text}»" for asked in QUESTIONS if not given.get(asked.field)]
        if missing:
            raise BadInputError(f"Ответьте ещё на {'вопрос' if len(missing) == 1 else 'вопросы'}: {', '.join(missing)}")
        return cls.model_validate(given)

    def facts(self) -> dict[str, frozenset[str]]:
        """The answers as rules compare them: the values chosen, by the question."""
        told = self.model_dump()
        return {name: frozenset(value) if isinstance(value, frozenset) else frozenset({value}) for name, value in told.items()}


class Dates(BaseModel):
    """The days that are known: of the founders' decision, of filing, of the record in the register of legal entities."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    decision: date | None = None
    filing: date | None = None
    registration: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = [day for day in (self.decision, self.filing, self.registration) if day]
        if known != sorted(known):
            raise BadInputError("Даты идут не по порядку: сначала решение учредителей, потом подача документов, потом запись в ЕГРЮЛ.")
        if any(not _FIRST_YEAR <= day.year <= _LAST_YEAR for day in known):
            raise BadInputError(f"Проверьте год: можно указать дату с {_FIRST_YEAR} по {_LAST_YEAR} год.")
        return self


_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def day_written(text: str, *, today: date) -> date | None:
    """The day that a person wrote: `02.03.2026`, `2 марта 2026`, `2 марта` of this year; `None` for nothing.

    Raises:
        BadInputError: it is not one day of the calendar.
    """
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        days = facts(text).days
    try:
        (named,) = days
        return date(named.year or today.year, named.month, named.day or 0)
    except ValueError:
        raise BadInputError(f"Не понял дату «{text[:40]}»: напишите её так — {today:%d.%m.%Y}.") from None
