"""Personal data masked before a text leaves the machine, and put back in what returns.

A number is personal by its form and check digits, or by the word beside it; sums, dates, articles and the numbers of organisations,
which stand in open registers, stay.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_address
from itertools import cycle
from urllib.parse import urlsplit

from rag.people import people

Span = tuple[int, int]
Finder = Callable[[str], Iterator[Span]]

_WHOLE = r"(?<![\d.,-]){}(?![\d-])"


def mask(text: str, hidden: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
    """Replace personal data by labels such as `[телефон 1]`.

    Args:
        hidden: labels given in an earlier text of the same conversation; what stands behind one keeps it.

    Returns:
        The masked text, and what stands behind every label, the earlier ones included.
    """
    labels = dict(hidden or {})
    for kind, find in _FINDERS:
        told, at = [], 0
        for start, end in find(text):
            if start < at:
                continue
            told += [text[at:start], _label(kind, text[start:end], labels, text)]
            at = end
        text = "".join([*told, text[at:]])
    return text, labels


def unmask(text: str, hidden: Mapping[str, str]) -> str:
    for label, value in hidden.items():
        text = text.replace(label, value)
    return text


def is_local(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _label(kind: str, value: str, labels: dict[str, str], text: str) -> str:
    """The label of a value, a new one if it has none; never one that the text already holds as its own words."""
    known = next((label for label, held in labels.items() if held == value and label.startswith(f"[{kind} ")), None)
    if known is not None:
        return known
    number = 1
    while (label := f"[{kind} {number}]") in labels or label in text:
        number += 1
    labels[label] = value
    return label


def _matching(*patterns: str, when: Callable[[str], bool] = lambda _: True) -> Finder:
    """Finds what matches a pattern (its group `it` when it has one) and passes the check on its digits."""
    compiled = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]

    def find(text: str) -> Iterator[Span]:
        spans = []
        for pattern in compiled:
            group: str | int = "it" if "it" in pattern.groupindex else 0
            spans += [match.span(group) for match in pattern.finditer(text) if when(re.sub(r"\D", "", match[group]))]
        yield from sorted(spans, key=lambda span: (span[0], -span[1]))

    return find


def _weighted(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1: the check digit of bank cards."""
    doubled = [int(d) * times for d, times in zip(reversed(digits), cycle((1, 2)), strict=False)]
    return bool(digits) and sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def inn_of_person(digits: str) -> bool:
    """The two check digits of a person's ИНН (order ФНС of 29.06.2012 № ММВ-7-6/435@)."""
    first = _weighted(digits, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    second = _weighted(digits, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return len(digits) == 12 and digits[10:] == f"{first}{second}"


def snils(digits: str) -> bool:
    """The check number of СНИЛС: nine digits weighted from 9 to 1, modulo 101, 100 counted as 0."""
    return len(digits) == 11 and _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, 1)) % 101 % 100 == int(digits[9:])


def ogrnip(digits: str) -> bool:
    """The check digit of ОГРНИП: the first fourteen digits modulo 13, its last digit."""
    return len(digits) == 15 and int(digits[:14]) % 13 % 10 == int(digits[14])


_DAY = r"\d{1,2}(?:\.\d{1,2}\.| (?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w* )\d{4}"
_STREET = r"(?:ул\.|улиц\w+|пр-т|проспект\w*|пер\.|переул\w+|б-р|бульвар\w*|шоссе|наб\.|набережн\w+|пл\.|площад\w+|мкр\w*\.?|проезд\w*)"
_HOUSE = r"(?:д\.|дом\w*|,)\s*\d+\w?(?:\s*[/,]?\s*(?:к\.|корп\w*\.?|стр\.)\s*\d+)?"
_TOWN = r"(?:(?:г\.|гор\.|город\w*|с\.|сел[оае]|пос\.|пгт|дер\.|деревн\w+)\s*[А-ЯЁ][\w-]+,?\s*)"
_LIVES = (
    r"(?:прожива\w+|прописан\w*|жив(?:у|ёт|ет|ём|ем|ут)\b|адрес\w* (?:прожив\w+|регистрации|по прописке)|зарегистрирован\w* по адресу"
    r"|мой адрес|домашн\w+ адрес\w*)"
)
_RELATIVES = (
    r"сын\w*|доч\w+|мам[аеуыо]\w?|пап[аеуыо]\w?|муж\w?|жен[аеуыой]+|брат\w*|сестр\w+|бабушк\w+|дедушк\w+|вну[кч]\w+|сосед\w*|сотрудни\w+"
    r"|коллег\w+|директор\w*|волонт[её]р\w*|подопечн\w+"
)
_ABOUT_SOMEONE = re.compile(
    rf"(?<!\w)(?:я|мне|меня|мой|моя|моей|моего|моему|него|неё|нее|ему|ей|{_RELATIVES})(?!\w)|\[имя \d+\]", re.IGNORECASE
)
_ABOUT_A_PROJECT = re.compile(
    r"(?<!\w)(?:проект\w*|фонд\w*|люд(?:и|ям|ей|ьми)|дет(?:и|ям|ей|ьми)|больным|семь[яиейям]+)(?!\w)[^.!?]{0,25}$", re.IGNORECASE
)
_DIAGNOSIS = re.compile(
    r"(?<!\w)(?:(?:сахарн|онкологическ|психическ|рассеянн|бронхиальн|хроническ|вирусн|детск|церебральн|злокачественн)\w+\s+){0,3}"
    r"(?:диабет|онколог|рак(?:а|ом|у|е)?(?!\w)|опухол|шизофрен|вич(?!\w)|спид(?:а|ом)?(?!\w)|туберкул[её]з|эпилепс|дцп(?!\w)|аутизм|аутист|гепатит"
    r"|инвалид|инсульт|инфаркт|депресси|алкоголи|наркомани|беремен|деменци|альцгеймер|склероз|астм|паралич|заболевани|расстройств|лейкоз|лейкеми)"
    r"\w*(?:\s+(?:дауна|[IVX]+\s+групп\w+|\d(?:-[а-я]+)?\s+(?:групп\w+|тип\w*|стади\w+)|(?:перв|втор|треть)\w+\s+групп\w+))?"
    r"|(?<!\w)синдром\w*\s+[А-ЯЁ]?\w+",
    re.IGNORECASE,
)


def _diagnoses(text: str) -> Iterator[Span]:
    """Names of illnesses in a sentence about someone; «проект для детей с ДЦП» tells of nobody."""
    for match in _DIAGNOSIS.finditer(text):
        before = re.split(r"[.!?]\s", text[: match.start()])[-1]
        sentence = before + re.split(r"[.!?](?:\s|$)", text[match.start() :])[0]
        if _ABOUT_SOMEONE.search(sentence) and not _ABOUT_A_PROJECT.search(before):
            yield match.span()


_FINDERS: tuple[tuple[str, Finder], ...] = (
    ("почта", _matching(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("ник", _matching(r"(?<![\w@])@[a-z]\w{3,}", r"(?:https?://)?(?:vk\.com|t\.me|ok\.ru|wa\.me)/[\w./-]*\w")),
    ("карта", _matching(r"карт\w*\W{1,3}(?:номер\s|№\s?)?(?P<it>\d{4}(?:[ -]?\d{4}){3})(?!\d)")),
    ("карта", _matching(_WHOLE.format(r"\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?"), when=luhn)),
    ("счёт", _matching(r"(?<!\d)4[02]\d{3}[ .]?\d{3}[ .]?\d[ .]?\d{4}[ .]?\d{7}(?!\d)")),
    ("снилс", _matching(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{2}(?!\d)", r"снилс\W{0,3}(?P<it>\d{11})(?!\d)")),
    (
        "телефон",
        _matching(
            r"(?<![\d.,])(?:\+7|7|8)[\s(-]*(?!800[\s)-])[3-9]\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)",
            r"(?<!\w)\+(?!7)\d{1,3}[\s(-]*\d{2,3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)",
            r"(?<!\w)(?:тел\w*|моб\w*|сот\w*|звонит\w*|whatsapp|в[ао]тсап\w*)\W{1,3}(?:по |мне )?(?P<it>\(?\d[\d ()-]{3,13}\d)(?!\d)",
        ),
    ),
    ("снилс", _matching(_WHOLE.format(r"\d{11}"), when=snils)),
    ("инн", _matching(_WHOLE.format(r"\d{12}"), when=inn_of_person)),
    ("инн", _matching(r"инн\W{0,3}(?:физ\w*\W{0,2}лиц\w*\W{0,3})?(?P<it>\d{12})(?!\d)")),
    ("огрнип", _matching(_WHOLE.format(r"\d{15}"), when=ogrnip)),
    (
        "паспорт",
        _matching(
            r"(?<!\d)\d{2}\s?\d{2}\s?(?:№|n|номер)\s?\d{6}(?!\d)",
            r"(?:паспорт\w*|загран\w*|удостоверени\w+|сери[яи]\w*)[^\d.!?]{0,30}(?P<it>\d{2}[ -]?\d{2}[ -]?\d{6}|\d{2} ?\d{7})(?!\d)",
            r"(?<![\d.,-])(?!(?:19|20)\d{2} )\d{4} \d{6}(?![\d.,]*\d| ?(?:руб|₽|тыс|млн))",
            r"(?<![\d.,-])\d{2} \d{2} \d{6}(?![\d.,]*\d| ?(?:руб|₽|тыс|млн))",
            r"(?<!\w)[IVX]{1,4}-[А-Я]{2}\s?(?:№\s?)?\d{6}(?!\d)",
            r"код\w*\s+подразделени\w+\W{1,3}(?P<it>\d{3}-\d{3})(?!\d)",
        ),
    ),
    (
        "дата рождения",
        _matching(
            rf"(?:рожд[её]н\w*|рождени\w+|родил\w+|д\.\s?р\.)[^\d.!?]{{0,15}}(?P<it>{_DAY}|\d{{4}})(?!\d)",
            rf"(?P<it>{_DAY}|(?<!\d)\d{{4}})(?= ?(?:г\.\s?р\.|г\.\s?рожд\w*|год\w*\s+рождени\w+))",
        ),
    ),
    (
        "адрес",
        _matching(
            rf"{_TOWN}?{_STREET}\s*[А-ЯЁ\d][\w .-]{{0,40}}?,?\s*{_HOUSE},?\s*(?:кв\.|квартир\w+)\s*\d+",
            rf"{_LIVES}[^.!?\d]{{0,20}}?[:—–-]?\s*(?P<it>(?:\d{{6}},\s*)?{_TOWN}?{_STREET}\s*[А-ЯЁ\d][\w .-]{{0,40}}?,?\s*{_HOUSE})",
            rf"{_LIVES}\s*(?:по адресу)?[:—–-]?\s*(?:в|на)?\s*"
            rf"(?P<it>{_TOWN}?[А-ЯЁ][\w-]+(?: [А-ЯЁ][\w-]+)?,?\s*(?:{_HOUSE})(?:,?\s*(?:кв\.|квартир\w+)?\s*\d+)?)",
        ),
    ),
    ("имя", people),
    ("диагноз", _diagnoses),
)
