"""What is said of each member of the team: is there a person, and have they done anything."""

import re
from collections.abc import Iterator

from rag.review.findings import Seen
from rag.review.fund import FundRules
from rag.review.language.printed import is_empty, is_hidden, paragraph_offsets
from rag.review.types import Draft, Field, Person, Span
from rag.review.wording import short
from rag.text import normalise, sentences

_PART = re.compile(r"^\d\. (?P<label>[^\n]+)\n(?P<text>(?:(?!\d\. [А-ЯЁ])[^\n]*\n?)*)", re.MULTILINE)
"""A numbered field of a member's form."""
_CAPITAL = re.compile(r"(?<![А-ЯЁа-яёA-Za-z-])[А-ЯЁA-Z]")
_NOBODY = re.compile(r"(?<!\w)(?:[а-яё]{4,}|(?i:уточн|определ|подбира|кандидат|поиск|найд|ваканс|приглас|согласов|неизвест|позже))")
_MIN_CAPITALS = 2
_EXPERIENCE = re.compile(r"опыт|стаж|специалист|професси|работ|знает|умеет|квалиф|навык|компетен")
_SAYS_NOTHING = re.compile(
    r"(?:имеет|имеющ|имеется|облада|отлича|явля|больш|богат|многолетн|огромн|солидн|обширн|значительн|достаточн|немал|колоссальн"
    r"|необходим|нужн|хорош|отличн|высок|прекрасн|замечательн|настоящ|грамотн|уров|степен|опыт|навык|умени|знани|качеств|компетен|квалиф"
    r"|стаж|работ|труд|специалист|професси|мастер(?:ом|а)?$|дел[оуае]|делом$|делах|сво|сфер|област|направлени|деятельност|проект|мероприят|реализац|организа|проведени"
    r"|взаимодейств|общ(?:ени|ий|ая|ие)|контакт|язык|находит|ответственн|коммуникабельн|над[её]жн|инициативн|активн|творческ|добросовестн|трудолюбив"
    r"|целеустремлен|исполнительн|стрессоустойчив|отзывчив|внимательн|доброжелательн|энергичн|позитивн|креативн|уважа|авторитет|пользу"
    r"|любит|любящ|знает|знающ|умеет|уме[ею]щ|понима|человек|люд|возраст|категори|разн|различн|люб[ыо]|дет(?:и|ей|ям|ьми)$|подрост|молод"
    r"|пожил|взросл|школьник|участник|команд|коллектив|социальн|общественн|сам(?:ый|ое|ая)?$|давн|долг|много|лет$|год|хорошо|отлично"
    r"|очень|весь|всегда|вс[её]$|всем$|всех$|всеми$)[а-яё-]*|(?:в|во|на|с|со|и|а|по|для|к|у|о|об|от|из|до|не|он|она|его|ее|их|это|как|что|кто|тоже|также"
    r"|более|чем|при)"
)
"""A word that anybody may say of anybody."""


def is_nobody(person: Person) -> str | None:
    """What stands where a member's name should, when it is no name: «Уточняется»."""
    name = next((part["text"].strip() for part in _PART.finditer(person.about) if part["label"].startswith("ФИО")), "")
    if not name or "[" in name or len(_CAPITAL.findall(name)) >= _MIN_CAPITALS:
        return None
    return name if is_empty(name) or _NOBODY.search(name) else None


def team_no_experience(draft: Draft, fund: FundRules) -> Iterator[Seen]:  # noqa: ARG001  # checks share one signature
    """Members with neither education nor work, or whose work is praised and not told."""
    field = draft.get("team")
    if field is None or any(draft.fields[id_].key == "team" for id_ in draft.hidden if id_ in draft.fields):
        return
    of_form = False
    for person in draft.team:
        parts = {part["label"].split()[0].lower(): part["text"].strip() for part in _PART.finditer(person.about)}
        of_form |= "опыт" in parts
        if "опыт" not in parts or is_hidden(person.about):
            continue
        if is_empty(parts["опыт"]) and is_empty(parts.get("образовательные", "—")):
            yield Seen(f"«{short(person.role)}»: ни образования, ни опыта не названо.", (person.span,), severity="замечание")
        elif _is_praise(parts["опыт"]):
            yield Seen(f"«{short(person.role)}»: опыт назван общими словами, ни места, ни лет, ни дел.", (person.span,))
    if not of_form and "\t" not in field.text:
        for said in _told_freely(field):
            yield Seen(f"Опыт назван общими словами, ни места, ни лет, ни дел: «{short(said.quote)}».", (said,))


def _told_freely(field: Field) -> Iterator[Span]:
    """Paragraphs that name somebody in the first sentence and only praise them in the others."""
    for start, end in paragraph_offsets(field.text):
        parts = sentences(field.text[start:end])
        if len(parts) > 1 and _is_praise(field.text[start + parts[1][0] : end]):
            yield field.span(start, end)


def _is_praise(text: str) -> bool:
    said = normalise(text)
    words = re.findall(r"[\w-]+", said)
    return bool(_EXPERIENCE.search(said)) and all(_SAYS_NOTHING.fullmatch(word) for word in words)


CHECKS = {"team-no-experience": team_no_experience}
