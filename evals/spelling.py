"""Our questions as they are mistyped: is an expected norm still among the first five passages?"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.questions import EvalQuestion
from evals.run import rate
from rag.chain import Consultant
from rag.text import stems
from rag.types import Query, Question

_DEPTH = 5
_TYPO_LETTERS = 6
"""Words from this length on get a typo; one letter is lost, doubled, replaced by its neighbour in the alphabet, or swapped."""
_LATIN_LETTERS = "a b v g d e e zh z i y k l m n o p r s t u f h c ch sh sch - y - e yu ya"
_LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LATIN_LETTERS.replace("-", "").split(" "), strict=True))
_LAYOUT = dict(zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True))


@dataclass(frozen=True, slots=True)
class Mistyped:
    """How often questions written in one way find their norm: searched as they stand, and after they are understood."""

    way: str
    questions: int
    as_it_stands: float
    understood: float
    understood_error: float

    def told(self) -> str:
        """A line for people."""
        return f"  {self.way:20} как есть {self.as_it_stands:.3f}  понятый {self.understood:.3f} ±{self.understood_error:.3f}"


def spelling(consultant: Consultant, questions: Sequence[EvalQuestion]) -> Iterator[Mistyped]:
    """Measure every way of writing in turn."""
    wanted = [question for question in questions if question.expected == "answer"]
    for way, mistyped in WAYS.items():
        written = [(question, mistyped(question.question)) for question in wanted]
        plain = rate(_found(consultant, question, _plain(text)) for question, text in written)
        understood = rate(_found(consultant, question, consultant.understand(Question(text))) for question, text in written)
        yield Mistyped(way, len(wanted), plain.value, understood.value, round(understood.error, 4))


def _found(consultant: Consultant, question: EvalQuestion, query: Query) -> bool:
    hits = consultant.retriever().hits(query)[:_DEPTH]
    return question.cited_right(norm.locator for hit in hits for statement in hit.passage.statements for norm in statement.norms)


def _plain(text: str) -> Query:
    return Query(text, tuple(dict.fromkeys(stems(text))))


def typos(text: str) -> str:
    """One slip in every long word, the same for the same text."""
    chance = random.Random(text)  # noqa: S311  # a measurement, not a secret
    return re.sub(rf"[а-яё]{{{_TYPO_LETTERS},}}", lambda word: _slip(word[0], chance), text, flags=re.IGNORECASE)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 2)
    neighbour = chr(ord(word[at]) - 1) if word[at] not in "аё" else "о"
    return chance.choice([
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + neighbour + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ])  # fmt: skip


def run_together(text: str) -> str:
    """The middle space is lost."""
    written = text.split()
    middle = len(written) // 2
    return " ".join([*written[: middle - 1], "".join(written[middle - 1 : middle + 1]), *written[middle + 1 :]])


def no_spaces(text: str) -> str:
    return "".join(text.split())


def latin(text: str) -> str:
    """As people write Russian without a Russian keyboard."""
    return "".join(_LATIN.get(letter, letter) for letter in text.lower())


def wrong_layout(text: str) -> str:
    """As it comes out when the keyboard was left in English."""
    return "".join(_LAYOUT.get(letter, letter) for letter in text.lower())


WAYS: Mapping[str, Callable[[str], str]] = {
    "as written": str,
    "lower case": str.lower,
    "typos": typos,
    "two words together": run_together,
    "no spaces": no_spaces,
    "latin letters": latin,
    "wrong layout": wrong_layout,
}
