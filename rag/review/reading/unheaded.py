"""What no heading tells: the title and the field of a text without headings, and one field told within another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.review.fund import FormField, FundRules
from rag.review.language.printed import paragraph_offsets, paragraphs
from rag.review.types import Field, How
from rag.text import normalise, sentences
from rag.types import Confidence

MAX_HEADING_CHARS = 90
_POINT = re.compile(r"\s*(?:[•*–—-]\s|\d{1,2}[.)]\s|\([а-е\d]\)|Задач)", re.IGNORECASE)
_MAX_TITLE_CHARS = 600
"""A title may well be longer than the fund lets it be."""
_NO_TITLE = re.compile(
    r"(?:fwd?|re|от|кому|тема)\s*:|(?:черновик|заявк[аи]|проект заявки)(?!\w)"
    r"|(?:всем )?(?:привет|коллеги)(?!\w)|(?:здравствуй|добр\w+ (?:день|утр|вечер))|\(?это .{0,40}названи",
    re.IGNORECASE,
)
_LONG_TITLE_CHARS = 200
_OF_APPLICANT = re.compile(r"\d{5}|@|http|инн(?!\w)|огрн|зарегистр|заявител|просим|руб(?!\w*[её]ж)", re.IGNORECASE)
"""A longer line that begins a draft may be a head with the applicant's details instead."""
_SENTENCE_END = re.compile(r"[\w»)]{3}[.!?] +[А-ЯЁ]")
_LONG_SUMMARY_CHARS = 600
_LETTER = re.compile(r"письм[оа](?: поддержки)?(?: №[^;.]*)? от |письмо поддержки", re.IGNORECASE)
_MIN_LETTERS = 2
_MIN_SIGNS = 2
"""A text is taken for a field by meaning when at least so many of the field's signs are in it, and no other field has as many."""


def by_meaning(lines: Sequence[str], fund: FundRules, *, begins_draft: bool) -> dict[str, Field]:
    """A text without headings: a short first line is the title, the rest is the field most of whose signs it has."""
    found: dict[str, Field] = {}
    lines = [line for line in lines if not _NO_TITLE.match(line) or len(line) > MAX_HEADING_CHARS]
    more = len(lines) > 1 or (bool(lines) and begins_draft)
    alone = len(lines) == 1 and begins_draft
    begins = lines[0] if more else ""
    ends = begins.endswith((".", ":", ";")) or bool(_SENTENCE_END.search(begins))
    ends = ends or (len(begins) > _LONG_TITLE_CHARS and bool(_OF_APPLICANT.search(begins)))
    if more and len(begins) <= _MAX_TITLE_CHARS and ((alone and len(begins) <= MAX_HEADING_CHARS) or not ends):
        title = next(field for field in fund.form if field.key == "title")
        found[title.id] = field_of(title, lines[0], "по смыслу", "medium")
        lines = lines[1:]
    text = paragraphs(lines)
    said = [normalise(text[s + a : s + b]) for s, e in paragraph_offsets(text) for a, b in sentences(text[s:e])]
    scores = {f.id: sum(any(sign.find(sentence) for sentence in said) for sign in f.signs) for f in fund.form if f.signs}
    best, second = (*sorted(scores.values(), reverse=True), 0, 0)[:2]
    if best >= _MIN_SIGNS:
        id_ = next(id_ for id_, score in scores.items() if score == best)
        found[id_] = field_of(fund.fields[id_], text, "по смыслу", "medium" if best > second else "low")
    return found


def told_apart(found: dict[str, Field], fund: FundRules) -> dict[str, Field]:
    """A long text under «О чём это» is the problem where nothing else is."""
    ids = {field.key: field.id for field in fund.form}
    summary, problem = found.get(ids.get("summary", "")), ids.get("problem", "")
    groups = found.get(ids.get("groups", ""))
    told = problem in found and not (groups and found[problem].text == groups.text)  # «Для кого и зачем» heads one text of both
    if summary is None or not problem or told or len(summary.text) < _LONG_SUMMARY_CHARS:
        return found
    moved = field_of(fund.fields[problem], summary.text, "по смыслу", "medium")
    return {id_: field for id_, field in found.items() if id_ != summary.id} | {problem: moved}


def goal_and_tasks(found: dict[str, Field], fund: FundRules) -> dict[str, Field]:
    """«Цель и задачи» head one text: the goal comes first, the tasks begin at the first point of a list."""
    ids = {field.key: field.id for field in fund.form}
    goal, tasks = found.get(ids.get("goal", "")), found.get(ids.get("tasks", ""))
    if goal is None or tasks is None or goal.text != tasks.text:
        return found
    lines = goal.text.split("\n")
    first = next((n for n, line in enumerate(lines) if n and _POINT.match(line)), 0)
    if not first:
        return {id_: field for id_, field in found.items() if field is not tasks}
    split = {goal.id: replace(goal, text="\n".join(lines[:first])), tasks.id: replace(tasks, text="\n".join(lines[first:]))}
    return found | split


def partners_apart(found: dict[str, Field], fund: FundRules) -> dict[str, Field]:
    """«С кем работаем» heads those for whom, or those with whom: who has written a letter is a partner."""
    ids = {field.key: field.id for field in fund.form}
    groups, partners = found.get(ids.get("groups", "")), ids.get("partners", "")
    lines = groups.text.split("\n") if groups else []
    letters = [n for n, line in enumerate(lines) if _LETTER.search(line)]
    if groups is None or not partners or partners in found or len(letters) < _MIN_LETTERS:
        return found
    first = letters[0]
    left = {groups.id: replace(groups, text="\n".join(lines[:first]))} if first else {}
    others = {id_: field for id_, field in found.items() if id_ != groups.id}
    return others | left | {partners: field_of(fund.fields[partners], "\n".join(lines[first:]), "по смыслу", "medium")}


def field_of(field: FormField, text: str, how: How, confidence: Confidence) -> Field:
    return Field(field.id, field.title, text, how, confidence, field.key, field.table)
