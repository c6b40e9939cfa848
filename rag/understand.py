"""A question as people write it -> a standalone query: glossary, Latin letters, typos, follow-ups, references."""

import re
from dataclasses import dataclass

from rag.calculate import without_start
from rag.errors import BadInputError
from rag.followup import standalone
from rag.glossary import Glossary
from rag.numerals import in_digits
from rag.references import references
from rag.searchable import LexicalSearch
from rag.spelling import Speller
from rag.text import Tokens, clean, normalise, stems, subject_stems
from rag.types import Query, Question

_AGE = re.compile(
    r"(?<!\w)(?:мне|нам)(?: \w+){0,3}? (\d\d)(?! ?(?:\d|мес|тыс|руб|дн|нед|чел|мин|час|%))(?!\w)"
    r"|(?<!\w)(?:я|мы)(?!\w)[^.;?!]{0,30}?(?<!за |до )(?<!через |после )(?<!больше |старше |младше )(?<!\d)(\d\d) (?:лет|год)"
    r"|(?<!\w)(?:я|мы)(?!\w)[^.;?!]{0,20}? (\d\d)-?летн"
)
_EVERYDAY = 0.3
"""Rarity, 0..1, of a stem that stands in about a tenth of the passages."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Makes queries with a glossary and the words that the corpus knows; `max_chars` is the longest question taken.

    `tokens` must be those that the lexical index was built of.
    """

    glossary: Glossary
    lexical: LexicalSearch
    max_chars: int
    tokens: Tokens = stems

    def __call__(self, question: Question) -> Query:
        """Make the query.

        Raises:
            BadInputError: the question is empty, too long, or has no words.
        """
        question_text = check_question(question.text, max_chars=self.max_chars)
        asked = standalone(question, question_text, self.glossary)
        text, mended = Speller(self.glossary, self.lexical).mend(without_start(asked))
        terms = list(self.glossary.find(text))
        expansions = [
            (written, term.expansion)
            for written, term in terms
            if not self._everyday(written) and not set(stems(term.expansion)) <= set(stems(text))
        ]
        full = " ".join([text, *(f"({meant})" for meant in dict.fromkeys(meant for _, meant in expansions))])
        leans = asked != question_text and bool(subject_stems(question_text))
        answers = [message.content for message in question.history if message.role == "assistant"] if leans else []
        return Query(
            asked=asked,
            text=full,
            stems=tuple(dict.fromkeys(self.tokens(full))),
            expansions=(*mended, *expansions),
            references=tuple(references(text)),
            funds=tuple(dict.fromkeys(term.fund for _, term in terms if term.fund)),
            forms=self.glossary.legal_forms(text),
            age=age_of(text),
            told=answers[-1] if answers else "",
        )

    def _everyday(self, written: str) -> bool:
        """Whether the corpus writes a term so at every turn. Spelt out, «АНО» finds what spells it out, not what answers."""
        return all(self.lexical.knows(s) and self.lexical.rarity(s) <= _EVERYDAY for s in stems(written))


def age_of(text: str) -> int | None:
    """How old the one who asks says to be: «мне двадцать лет», «я студентка, 20 лет», «нам с подругой по 17»."""
    told = _AGE.search(in_digits(normalise(text)))
    return int(told[1] or told[2] or told[3]) if told else None


def check_question(text: str, *, max_chars: int) -> str:
    """The question without control characters.

    Raises:
        BadInputError: it is empty, too long, or has no words.
    """
    text = clean(text).replace("\n", " ")
    if len(text) > max_chars:
        raise BadInputError(f"Вопрос слишком длинный: {len(text)} знаков при пределе {max_chars}. Сократите его до сути и повторите.")
    if not re.search(r"\w", text):
        raise BadInputError("Вопрос пустой: напишите его словами, например «Какая госпошлина за регистрацию НКО?»")
    return text
