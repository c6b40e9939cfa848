"""Who heads the organisation or keeps its books, told in two fields: its director by the second section is another person by the fourth."""

import re
from collections.abc import Iterator

from rag.review.comparisons.surnames import misnamed, named_in, root_of
from rag.review.findings import Contradiction, Value
from rag.review.types import Draft, Field, Span
from rag.text import normalise

_OF_IT = (
    r"(?: (?:организации|правления|учреждения|фонда|центра|ассоциации|союза|движения|совета|общества|отделения"
    r"|ано|роо|моо|гоо|оо|нко)(?!\w).*)?"
)
_IS_HEAD = re.compile(rf"(?:генеральный директор|директор|председатель|президент|руководитель организации){_OF_IT}\W*")
_COLLEGIAL = re.compile(r"правлени|совет|президиум")
_TOLD = re.compile(
    r"(?:(?:учет|бухгалтер)[^.;]{0,40}?(?<!\w)(?:вед[её]т|возложен\w* на|осуществляет) (?:лично )?(?:директор|председатель|президент)\w?"
    r"|(?<!\w)(?:директор|председатель|президент|руководитель) (?:нашей )?организации(?:-заявителя| заявителя)?)\W{0,4}$"
)
_CHIEF_BOOKKEEPER = re.compile(r"(?<!\w)главн\w+ бухгалтер")
_UP_TO_NOW = re.compile(r"настоящее время|с 20\d\d года(?! (?:по|до))")
_QUOTED = re.compile(r"[«\"]([^«»\"]{3,40})[»\"]")
_DAY = re.compile(r"(?<!\d)\d\d\.\d\d\.\d{4}(?!\d)")


def heads(draft: Draft) -> Iterator[Contradiction]:
    """The head of the organisation under two names, its chief bookkeeper too, and one person with two birthdays."""
    yield from _bookkeepers(draft)
    head = _person(draft.get("head"))
    if head is None:
        return
    post, leader = draft.get("leader_post"), _person(draft.get("leader_name"))
    others = [leader] if leader and post and _is_head(post.text, head) else []
    for other in [*others, *_told(draft)]:
        if root_of(other[0]) == root_of(head[0]):
            continue
        misspelt = {value.span.field for one in misnamed(draft) for value in one.values}
        if not {other[1].field, head[1].field} <= misspelt:
            yield Contradiction("Руководитель организации", (Value(other[1].quote, other[1]), Value(head[1].quote, head[1])))
            return
    days = [(_DAY.findall(field.text), field) for key in ("leader_born", "head_born") if (field := draft.get(key))]
    same = leader is not None and _first_names(leader) == _first_names(head)
    if same and len(days) > 1 and all(len(found) == 1 for found, _ in days) and days[0][0] != days[1][0]:
        yield Contradiction("Дата рождения одного человека", tuple(Value(found[0], field.whole) for found, field in days))


def _bookkeepers(draft: Draft) -> Iterator[Contradiction]:
    """The chief bookkeeper of the form, where a member of the team is that of this very organisation up to now."""
    chief, own = _person(draft.get("bookkeeping")), draft.get("organisation")
    names = {normalise(name) for name in _QUOTED.findall(own.text)} if own else set()
    for person in draft.team if chief else ():
        about, named = normalise(person.about), named_in(person.about)
        here = _CHIEF_BOOKKEEPER.search(about) and _UP_TO_NOW.search(about) and any(name in about for name in names)
        if chief and here and named and root_of(named[0][1]) != root_of(chief[0]):
            yield Contradiction("Главный бухгалтер", (Value(chief[1].quote, chief[1]), Value(named[0][1], person.span)))


def _person(field: Field | None) -> tuple[str, Span] | None:
    """The only person whom a field names."""
    found = named_in(field.text) if field else []
    return (found[0][1], field.whole) if field and len(found) == 1 else None


def _is_head(post: str, head: tuple[str, Span]) -> bool:
    """Whether a post is that of the head: of a collegial body only where the field of the head names no other post."""
    said, of_head = normalise(post).strip(), normalise(head[1].quote)
    other_post = re.search(r"директор|председател|президент", of_head)
    return (
        bool(_IS_HEAD.fullmatch(said))
        and not (other_post and other_post[0][:5] != said[:5])
        and not (_COLLEGIAL.search(said) and not _COLLEGIAL.search(of_head) and other_post)
    )


def _told(draft: Draft) -> Iterator[tuple[str, Span]]:
    """Whom prose calls the head right before the name: «учёт ведёт директор Седова М. В.»."""
    for field in draft.texts("team", "bookkeeping", "resources"):
        for said in field.sentences():
            for at, surname in named_in(said.quote):
                before = normalise(said.quote[:at])
                if _TOLD.search(before):
                    yield surname, said


def _first_names(person: tuple[str, Span]) -> set[str]:
    return {normalise(word) for word in re.findall(r"[А-ЯЁ][а-яё]+", person[1].quote)}
