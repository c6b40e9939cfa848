"""Questions with what a right answer must cite and say."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

_PLACE = re.compile(r"(ст|п|гл)\. (\d+(?:\.\d+)*)(?:–(\d+(?:\.\d+)*))?|(C\d{2})")


class EvalQuestion(BaseModel):
    """One question.

    Attributes:
        expected: `answer`; `refuse`; or `hedge`, which may be refused but must say what `facts` ask.
        locators: norms at the level of an article or a point; citing any of them is right.
        facts: regular expressions, all of which a right answer's text matches.
        kind: for refusals, the kind of question.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    role: str
    question: str
    expected: Literal["answer", "refuse", "hedge"]
    locators: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    kind: str | None = None
    gold: str | None = None

    def cited_right(self, locators: Iterable[str]) -> bool:
        """Whether one of the cited locators names an expected article or point."""
        return any(same_place(wanted, cited) for cited in locators for wanted in self.locators)

    def states_facts(self, text: str) -> bool:
        return all(re.search(fact, text, re.IGNORECASE) for fact in self.facts)


def load_questions(path: Path) -> list[EvalQuestion]:
    return [EvalQuestion.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def same_place(wanted: str, cited: str) -> bool:
    """Whether two locators name the same article or point of the same source; ranges hold what lies between."""
    wanted_act, cited_act = wanted.split(",", maxsplit=1)[0], cited.split(",", maxsplit=1)[0]
    if wanted_act != cited_act:
        return False
    place = _PLACE.search(wanted)
    return place is None or any(_covers(other, place) for other in [_PLACE.search(cited)] if other)


def _covers(cited: re.Match[str], wanted: re.Match[str]) -> bool:
    if cited[1] != wanted[1] or cited[4] != wanted[4]:
        return False
    if cited[4]:
        return True
    return _number(cited[2]) <= _number(wanted[3] or wanted[2]) and _number(wanted[2]) <= _number(cited[3] or cited[2])


def _number(article: str) -> tuple[int, ...]:
    return tuple(map(int, article.split(".")))
