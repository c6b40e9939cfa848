"""`nko eval`: the questions through the real chain, and how often it was right."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from evals.questions import EvalQuestion, load_questions
from rag.chain import Consultant
from rag.errors import BadInputError
from rag.types import Answer, Question
from rag.verify import quoted

FOLDER = Path(__file__).parent
SETS = {
    "dev": FOLDER / "questions.jsonl",
    "own": FOLDER / "questions-own.jsonl",
    "fresh": FOLDER / "questions-fresh.jsonl",
    "fresh2": FOLDER / "questions-fresh2.jsonl",
}
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its answer, and whether an expected norm was among the first five passages found."""

    question: EvalQuestion
    answer: Answer
    found: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of `n` questions and its standard error."""

    value: float
    n: int

    @property
    def error(self) -> float:
        return sqrt(self.value * (1 - self.value) / self.n) if self.n else 0.0


def evaluate(consultant: Consultant, questions: Sequence[EvalQuestion]) -> list[Outcome]:
    """Ask every question."""
    retriever = consultant.retriever()
    outcomes = []
    for question in questions:
        answer = consultant.ask(Question(question.question))
        query = consultant.understand(Question(question.question))
        hits = retriever.hits(query)[:_DEPTH]
        norms = [norm.locator for hit in hits for statement in hit.passage.statements for norm in statement.norms]
        outcomes.append(Outcome(question, answer, question.cited_right(norms)))
    return outcomes


def metrics(outcomes: Sequence[Outcome]) -> dict[str, Rate]:
    """Rates over the questions that each of them is about.

    `hit@5`: an expected norm is among the first five passages. `right_citation`: among the citations. `fact_stated`: the
    text says the gold fact. `faithful`: every quote is verbatim in its passage and every sentence in a quote.
    `answered`: a question of the corpus is not refused. `refused`: a question that must be refused is. `hedged`: a
    question without a sure answer gets the warning it needs. Three are read together, since each is easy alone:
    `precision`: what is answered without reserve is right; `coverage`: a question of the corpus is answered so; `refused`.
    """
    wanted = [o for o in outcomes if o.question.expected == "answer"]
    unwanted = [o for o in outcomes if o.question.expected == "refuse"]
    doubtful = [o for o in outcomes if o.question.expected == "hedge"]
    given = [o for o in outcomes if o.answer.citations]
    answered = [o for o in outcomes if o.answer.status == "answered"]
    return {
        "hit@5": rate(o.found for o in wanted),
        "right_citation": rate(o.question.cited_right(c.locator for c in o.answer.citations) for o in wanted),
        "fact_stated": rate(o.question.states_facts(o.answer.text) for o in wanted if o.question.facts),
        "faithful": rate(quoted(o.answer) for o in given),
        "answered": rate(o.answer.status != "refused" for o in wanted),
        "refused": rate(o.answer.status == "refused" for o in unwanted),
        "hedged": rate(o.question.states_facts(o.answer.text) for o in doubtful),
        "precision": rate(map(_right, answered)),
        "coverage": rate(o.answer.status == "answered" for o in wanted),
    }


def misses(outcomes: Sequence[Outcome]) -> list[str]:
    """Lines about the questions that went wrong, with the stage that lost them."""
    lines = []
    for o in outcomes:
        stage = _stage(o)
        if stage:
            cited = "; ".join(dict.fromkeys(c.locator for c in o.answer.citations)) or "—"
            lines.append(f"{o.question.id} [{stage}] {o.question.question} -> {o.answer.status}: {cited}")
    return lines


def load_set(name: str) -> list[EvalQuestion]:
    """The questions of a set.

    Raises:
        BadInputError: there is no such set.
    """
    if name not in SETS:
        raise BadInputError(f"Набора «{name}» нет: есть {', '.join(SETS)}.")
    return load_questions(SETS[name])


@dataclass(frozen=True, slots=True)
class Report:
    """Measurements by set of questions."""

    sets: Mapping[str, Sequence[Outcome]]

    def as_json(self) -> dict[str, dict[str, dict[str, float]]]:
        """Rates with their standard errors and numbers of questions, by set and metric."""
        return {
            name: {key: {"value": r.value, "error": round(r.error, 4), "n": r.n} for key, r in metrics(outcomes).items()}
            for name, outcomes in self.sets.items()
        }

    def lines(self, *, with_misses: bool) -> list[str]:
        """The table for people."""
        told = []
        for name, outcomes in self.sets.items():
            told.append(f"{name}: вопросов {len(outcomes)}")
            told += [f"  {key:16} {rate.value:.3f} ±{rate.error:.3f}  (n={rate.n})" for key, rate in metrics(outcomes).items()]
            if with_misses:
                told += [f"  {miss}" for miss in misses(outcomes)]
        return told


def report(consultant: Consultant, names: Sequence[str]) -> Report:
    """Ask the questions of these sets."""
    return Report({name: evaluate(consultant, load_set(name)) for name in names})


def fates(consultant: Consultant, path: Path) -> Counter[str]:
    """How many questions of a file (JSON lines with `question`) were answered, partial or refused.

    Raises:
        BadInputError: the file is not of that form.
    """
    try:
        questions = [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInputError(f"Файл {path} — не строки JSON с полем question: {error}") from error
    return Counter(consultant.ask(Question(question)).status for question in questions)


def _right(o: Outcome) -> bool:
    """Whether an answer cites an expected norm, or says what a doubtful question needs."""
    if o.question.expected == "answer":
        return o.question.cited_right(c.locator for c in o.answer.citations)
    return o.question.expected == "hedge" and o.question.states_facts(o.answer.text)


def _stage(o: Outcome) -> str | None:
    if o.question.expected == "refuse":
        return None if o.answer.status == "refused" else "sufficiency: answered"
    if o.question.expected == "hedge":
        return None if o.question.states_facts(o.answer.text) else "hedge missing"
    if not o.found:
        return "retrieval"
    if o.answer.status == "refused":
        return "sufficiency: refused"
    if not o.question.cited_right(c.locator for c in o.answer.citations):
        return "composition: citation"
    return None if o.question.states_facts(o.answer.text) else "composition: fact"


def rate(results: Iterable[bool]) -> Rate:
    counted = list(results)
    return Rate(round(sum(counted) / len(counted), 4) if counted else 0.0, len(counted))
