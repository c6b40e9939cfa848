"""Where a Russian text names people: full names in any order and case form, surnames with initials, lone names in the middle of a sentence.

Works by the dictionary's marks `Name`, `Surn`, `Patr` (pymorphy3), which it also guesses for unknown names by their endings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.morphology import readings
from rag.text import STOP_WORDS

_TOKEN = re.compile(r"[А-ЯЁ]\.|[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;]\s|\n)[\s«\"(—–-]*$")
_NAMED_AFTER = re.compile(
    r"(?<!\w)(?:фонд\w*|имени|им\.|преми\w+|стипенди\w+|программ\w+|конкурс\w*|улиц\w+|ул\.|проспект\w*|пр-т|площад\w+|пл\.|переул\w+"
    r"|метро|центр\w*|музе\w+|библиотек\w+|школ\w+|театр\w*|город\w*|г\.|сел[оае]|с\.|пос\.|посёлк\w+|поселк\w+|деревн\w+|д\.|област\w+|район\w*)"
    r"\s+[«\"]?(?:[А-ЯЁ][\w.-]*\s+){0,2}$",
    re.IGNORECASE,
)
"""Streets, towns and foundations bear people's names; what stands after these words is not a person of the conversation."""
_INTRODUCED = re.compile(r"(?<!\w)(?:зовут|звать|фио|фамили[яюей]+|с уважением|подпись|гражданин\w*|гр\.)[\s:—–,-]+$", re.IGNORECASE)
_SURE, _LIKELY, _POSSIBLE = 0.5, 0.3, 0.05


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the chances that it is a first name, a surname or a patronymic; `place` that it is a place or an organisation."""

    start: int
    end: int
    text: str
    name: float
    surname: float
    patronymic: float
    place: float
    known: bool

    @property
    def initial(self) -> bool:
        return self.text.endswith(".")

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def personal(self) -> float:
        return max(self.name, self.surname, self.patronymic)


def people(text: str) -> Iterator[tuple[int, int]]:
    """Offsets `[start, end)` of the people named in a text, in order."""
    for run in _runs(text, [_word(match) for match in _TOKEN.finditer(text)]):
        at = 0
        while at < len(run):
            size = next((n for n in (4, 3, 2, 1) if at + n <= len(run) and _is_person(text, run[at : at + n])), 0)
            if size:
                yield run[at].start, run[at + size - 1].end
            at += size or 1


def _word(match: re.Match[str]) -> _Word:
    text = match[0]
    nameless = text.endswith(".") or text.lower() in STOP_WORDS  # «ли» is a surname in the dictionary, «ано» a form of a name
    found = () if nameless else readings(text.lower().split("-")[-1])

    def chance(*marks: str) -> float:
        return sum(score for _, grammemes, score in found if not grammemes.isdisjoint(marks))

    known = not found or sum(score for *_, score in found) > _SURE
    return _Word(match.start(), match.end(), text, chance("Name"), chance("Surn"), chance("Patr"), chance("Geox", "Orgn"), known)


def _runs(text: str, found: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Words that follow one another with nothing but spaces between them."""
    run: list[_Word] = []
    for word in found:
        if run and text[run[-1].end : word.start].strip(" ") != "":
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_person(text: str, words: Sequence[_Word]) -> bool:
    before = text[: words[0].start]
    if _NAMED_AFTER.search(before):
        return False
    if _INTRODUCED.search(before):
        return all(w.personal >= _POSSIBLE or w.initial or (w.capital and not w.place) for w in words)
    if len(words) == 1:
        return _lone(words[0], opens=bool(_OPENS_SENTENCE.search(before)))
    if any(word.initial for word in words):
        return _with_initials(words)
    return _full(words, opens=bool(_OPENS_SENTENCE.search(before)))


def _with_initials(words: Sequence[_Word]) -> bool:
    """«Иванов И. И.», «И. И. Иванов», «Иванову И.»: one capitalised word beside one or two initials."""
    surnames = [word for word in words if not word.initial]
    at_an_end = len(surnames) == 1 and surnames[0] in {words[0], words[-1]}
    return at_an_end and surnames[0].capital and len(surnames[0].text) > 1 and len(words) <= 3 and not surnames[0].text.isupper()


def _full(words: Sequence[_Word], *, opens: bool) -> bool:
    """First name with surname or patronymic in any order, and nothing else; in lower case the dictionary must be sure."""
    if len(words) > 3:
        return False
    capitals = all(word.capital for word in words)
    if any(word.text.isupper() for word in words) and not all(word.text.isupper() for word in words):
        return False  # an abbreviation beside a name is not a part of it
    least = _POSSIBLE if capitals else _LIKELY
    names = [w for w in words if w.name >= least]
    patronymics = [w for w in words if w.patronymic >= least]
    surnames = [w for w in words if w.surname >= least]
    others = [w for w in words if max(w.name, w.patronymic, w.surname) < least]
    if capitals and (names or patronymics) and len(others) == 1 and len(words) >= 2:
        odd = others[0]
        bare_noun_opens = opens and odd is words[0] and odd.known
        return bool(patronymics or max(w.name for w in names) >= _LIKELY) and not bare_noun_opens and odd.place < _LIKELY
    if others:
        return False
    if patronymics:
        return len(words) >= 2
    return (
        len(words) == 2 and bool(names) and bool(surnames) and any(w.personal >= _LIKELY for w in words) and len({*names, *surnames}) == 2
    )


def _lone(word: _Word, *, opens: bool) -> bool:
    """A capitalised name or surname by itself; where a sentence opens every word is capitalised, so the dictionary must be sure."""
    if not word.capital or word.text.isupper() or word.initial or len(word.text) < 3:
        return False
    least = _SURE if opens else _LIKELY
    return word.personal >= least and word.place < word.personal and (word.known or not opens)
