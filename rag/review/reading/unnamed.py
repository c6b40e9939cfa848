"""Sections of a draft under headings whose words are not known: they look as those that are, and their text tells what they are."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rag.review.fund import FundRules
from rag.review.language.periods import find_period
from rag.review.language.phrases import phrases
from rag.review.reading.budget_list import MONEY
from rag.review.reading.looks import LABEL, is_loud
from rag.text import normalise

_MAX_WORDS = 8
_MIN_KNOWN = 4
"""A draft whose headings are told by their look has so many of that look whose words are known."""
_HASHES = re.compile(r"#+\s*\S")
_NO_HEAD = re.compile(r"^\W*(?:задач|этап|статья|раздел|итог|всего|приложени)|[.;,!]$|\d{2}|\t|@", re.IGNORECASE)
"""Parts of a plan, a budget or a signature, and whatever is a sentence."""
_SIGNS = {
    "organisation": (r"(?<!\w)(?:ИНН|ОГРН)(?!\w)", 1),
    "team": (r"[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|вна|ична)(?!\w)", 2),
    "partners": (r"(?i:письм)", 2),
    "media": (r"(?i:вконтакте|соцсет|газет|подписчик|телеграм|публикаци|радио|телевид|телеканал)", 3),
    "results": (r"(?m:: *\d+(?: \w+)?[.;]?$)|(?i:(?<!\w)качественн)", 2),
    "future": (r"(?i:после (?:гранта|проекта|окончания|завершения)|продолж|дальше|(?:с|в) \w+ 202\d года)", 2),
    "problem": (r"(?i:по данным|по сведениям|причин|опрос|опрош|анкетир|не хватает|если (?:ничего|этого) не|(?<!\w)проблем|очеред)", 2),
}
"""What is said so many times in the text of a field, whatever stands above it."""
_WHOLE = "presentation"
"""The field of the whole description, where the form has one."""
_MIN_ROWS = 3
_MIN_SENTENCES = 2


@dataclass(slots=True)
class Section:
    """Lines under an unknown heading, and the text that they may go on with."""

    lines: list[str] = field(default_factory=list)
    after: list[str] | None = None


def unknown_heads(lines: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Lines that look as the known headings of the draft do but say something else: in capitals, with `#`, or after an empty line."""
    looks = {n: look for n in range(len(lines)) if (look := _look(lines, n))}
    begins = next((n for n, line in enumerate(lines) if line and known(line.split("\t")[0])), len(lines))  # what stands above is the title
    told = {n for n in looks if known(lines[n])}
    counted = Counter(looks[n] for n in told)
    ours = {look for look, count in counted.items() if count >= _MIN_KNOWN}
    unknown = (lines[n] for n, look in looks.items() if look in ours and n not in told and n > begins)
    return list(dict.fromkeys(line for line in unknown if not _NO_HEAD.search(line)))


def _look(lines: Sequence[str], n: int) -> str | None:
    line = lines[n].removeprefix(LABEL)
    if not 0 < len(line.split()) <= _MAX_WORDS:
        return None
    if _HASHES.match(line):
        return line.split()[0]
    if is_loud(line):
        return "loud"
    before, after = n > 0 and not lines[n - 1], lines[n + 1] if n + 1 < len(lines) else ""
    begins = line[0].isupper() and not line.endswith(".")
    return f"alone, then {'text' if after else 'nothing'}" if before and begins and "\t" not in after else None


def settled(sections: Mapping[str, Section], headed: Mapping[str, list[str]], fund: FundRules) -> dict[str, list[str]]:
    """Texts of the fields which no heading opens, by the field's id, from sections that speak of them.

    A section that speaks of none goes on with the text that it stands after; where that one is short, it is the summary or the problem,
    whichever is missing, else a part of the whole description.
    """
    left = {field.key: field.id for field in fund.form if field.key and field.id not in headed}
    whole = left.pop(_WHOLE, None)
    found: dict[str, list[str]] = {}
    for line, section in sections.items():
        head = line.removeprefix(LABEL)
        text = "\n".join([f"{head}.", *section.lines])
        key = next((key for key in _keys(text, fund) if key in left), None)
        if key is None and section.after is None and len(phrases(text)) >= _MIN_SENTENCES:
            key = next((key for key in ("summary", "problem") if key in left), None)
        if key:
            found[left.pop(key)] = section.lines
        elif section.after is not None:
            section.after += [head, *section.lines]
        elif whole and any(section.lines):
            found.setdefault(whole, []).extend([head, *section.lines])
    return found


def _keys(text: str, fund: FundRules) -> list[str]:
    """What fields a text may be, the surest first."""
    rows = text.splitlines()
    told = {"budget": sum(bool(MONEY.search(row)) for row in rows), "plan": sum(find_period(row) is not None for row in rows)}
    keys = [key for key, count in told.items() if count >= _MIN_ROWS]
    keys += [key for key, (sign, least) in _SIGNS.items() if len(re.findall(sign, text)) >= least]
    said = [normalise(text[start:end]) for start, end in phrases(text)]
    scores = {f.key or "": sum(any(sign.find(one) for sign in f.signs) for one in said) for f in fund.form if f.signs}
    return keys + [key for key in sorted(scores, key=lambda key: (-scores[key], key != "problem")) if scores[key] >= _MIN_SENTENCES]
