"""Questions that lean on the ones before them, made to stand alone: «а для фонда?», then «а сколько это стоит?»."""

import re
from collections.abc import Iterator

from rag.glossary import Glossary, Term
from rag.text import clean, subject_stems
from rag.types import Question

_LEANS = re.compile(
    r"^(а|и|но|ну|тогда|хорошо|понятно|ок|ещ[её])\b|\b(это|этого|этом|этим|там|тогда|такой|его|её|ее|их|он|она|они|ней|нему|него|неё|нее)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(r"\b(что такое|что за|что значит|кто так(ой|ая|ие))\b", re.IGNORECASE)
_FEW_SUBJECTS = 3
"""A question with more subject words than this stands on its own."""


def standalone(question: Question, text: str, glossary: Glossary) -> str:
    """The question `text` with the subject of the conversation where it leans on that.

    The last question that stands alone is the subject. A term of the same kind («фонд» after «АНО») takes its counterpart's
    place in it, also for the questions that follow; a new aspect («сколько это стоит?») is put after it.
    """
    subject = aspect = ""
    for asked in (*(clean(message.content) for message in question.history if message.role == "user"), text):
        if not subject or not _leans(asked, glossary):
            subject, aspect = asked, ""
            continue
        subject, replaced = _contrasted(subject, asked, glossary)
        aspect = aspect if replaced and _only_names(asked, glossary) else asked
    return f"{subject} {aspect}".strip()


def _leans(asked: str, glossary: Glossary) -> bool:
    subjects = len(subject_stems(asked))
    if subjects > _FEW_SUBJECTS or _DEFINES.search(asked):
        return False
    return subjects <= 1 or bool(_LEANS.search(asked)) or _only_names(asked, glossary)


def _only_names(asked: str, glossary: Glossary) -> bool:
    """Whether a question says nothing but which one is meant: «а для фонда?»."""
    named = list(_of_a_kind(asked, glossary))
    return bool(named) and subject_stems(asked) <= frozenset().union(*(subject_stems(written) for written, _ in named))


def _of_a_kind(text: str, glossary: Glossary) -> Iterator[tuple[str, Term]]:
    return ((written, term) for written, term in glossary.find(text) if term.kind)


def _contrasted(subject: str, asked: str, glossary: Glossary) -> tuple[str, bool]:
    """The subject with the one term of its kind that `asked` names another of, and whether there was such a term."""
    for written, term in _of_a_kind(asked, glossary):
        before = [(other, t.term) for other, t in _of_a_kind(subject, glossary) if t.kind == term.kind]
        if len({name for _, name in before}) == 1:
            return re.sub(_as_written(before[0][0]), written, subject, flags=re.IGNORECASE), True
    return subject, False


def _as_written(words: str) -> str:
    return r"\b" + r"\W+".join(re.escape(word).replace("е", "[её]") for word in words.split()) + r"\b"
