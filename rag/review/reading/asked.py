"""A questionnaire, «— Кому нужен проект? — Одиноким людям», with «Вопрос:» and «Ответ:», or a reply to a mail -> headings over answers."""

import re
from collections.abc import Iterator, Sequence

from rag.text import sentences

_DASH = re.compile(r"\s*[–—-]\s+(?=\S)")
_ASKS = re.compile(r"\s*(?:вопрос\s*(?:№?\s*\d{1,2})?|в)\s*[.:)]\s*(?=\S)", re.IGNORECASE)
_ANSWERS = re.compile(r"\s*(?:ответ|о)\s*[.:)]\s*(?=\S)", re.IGNORECASE)
_QUOTED = re.compile(r">\s*")
"""A line of the mail that is replied to, «> Кому нужен проект?»."""
_TELL = re.compile(r"(?:коротко |кратко |подробно |пожалуйста,? )?(?:рас|о|пере|на|у|под)\w+(?:ите|айте|ьте)(?!\w)", re.IGNORECASE)
"""«Расскажите о команде.»"""
_MAX_QUESTION_CHARS = 120
_MIN_QUESTIONS = 4


def under_questions(lines: Sequence[str]) -> list[str]:
    """The same lines, every question without its mark after an empty line, and its answer without the dash; points of a list keep theirs.

    A text with few questions is no questionnaire and stays as it is.
    """
    quoted = [n for n, line in enumerate(lines) if _QUOTED.match(line)]
    replied = [n for n in quoted if not _QUOTED.match(next((line for line in lines[n + 1 :] if line), ">"))]
    if len(replied) >= _MIN_QUESTIONS:
        bare = ["" if n in quoted and n not in replied else _QUOTED.sub("", line) for n, line in enumerate(lines)]
        return [part for n, line in enumerate(bare) for part in (("", line) if n in replied else (line,))]
    for asks, answers in ((_ASKS, _ANSWERS), (_DASH, _DASH)):
        asked = [n for n in range(len(lines)) if _is_question(lines, n, asks, answers)]
        if len(asked) >= _MIN_QUESTIONS and 2 * sum(lines[n].endswith("?") for n in asked) > len(asked):
            return list(_answered(lines, asked, asks, answers))
    return list(lines)


def _is_question(lines: Sequence[str], n: int, asks: re.Pattern[str], answers: re.Pattern[str]) -> bool:
    """Whether an answer follows a line that asks, or tells to tell."""
    mark = asks.match(lines[n])
    following = next((line for line in lines[n + 1 :] if line), "")
    if mark is None or len(lines[n]) > _MAX_QUESTION_CHARS or not answers.match(following):
        return False
    if "вопрос" in mark[0].lower():
        return True
    begins = n == 0 or not lines[n - 1] or "\n\n" not in "\n".join(lines).strip()
    return lines[n].endswith("?") or (begins and bool(_TELL.match(lines[n], mark.end())))


def _answered(lines: Sequence[str], asked: Sequence[int], asks: re.Pattern[str], answers: re.Pattern[str]) -> Iterator[str]:
    yield from lines[: asked[0]]
    for begins, ends in zip(asked, [*asked[1:], len(lines)], strict=True):
        told = [n for n in range(begins + 1, ends) if answers.match(lines[n])]
        yield from ("", asks.sub("", lines[begins], count=1).rstrip(".:"))
        for n in range(begins + 1, ends):
            yield _bare(answers.sub("", lines[n], count=1)) if [n] == told else lines[n]


def _bare(answer: str) -> str:
    """An answer of one short sentence without its dot, as it would stand in a field."""
    one = answer.endswith(".") and len(answer) <= _MAX_QUESTION_CHARS and len(sentences(answer)) == 1
    return answer.removesuffix(".") if one else answer
