"""`nko bench verification`: what the guard lets through and what it stops, on sentences with one planted change each.

Two measurements: wordings written by hand (`verification.yaml`), and every sentence of the corpus with a change planted by rule.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

import yaml

from rag.text import normalise
from rag.types import Norm, Passage, Sentence, Statement
from rag.units import units
from rag.verify import Verdict, verify

FILE = Path(__file__).with_name("verification.yaml")
Guard = Callable[[Sentence], Verdict]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence told on a quote. `change` is the kind of the planted falsehood, `None` for a faithful one."""

    set: str
    sentence: Sentence
    change: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """How one set was judged: of `falsified` sentences how many were stopped, of `faithful` ones how many let through."""

    set: str
    falsified: int
    stopped: int
    faithful: int
    let_through: int

    @property
    def recall(self) -> float:
        """Share of the falsified that was stopped."""
        return self.stopped / max(self.falsified, 1)

    @property
    def precision(self) -> float:
        """Share of what was stopped that was falsified."""
        return self.stopped / max(self.stopped + self.faithful - self.let_through, 1)

    def line(self) -> str:
        kept = self.let_through / max(self.faithful, 1)
        stopped = f"{self.stopped} из {self.falsified} ({self.recall:.3f} ±{_error(self.recall, self.falsified):.3f})"
        passed = f"{self.let_through} из {self.faithful} ({kept:.3f} ±{_error(kept, self.faithful):.3f})"
        return f"{self.set:8} остановлено подмен {stopped}, пропущено верных {passed}, точность {self.precision:.3f}"


def written() -> Iterator[Case]:
    """The wordings of the file."""
    for group in yaml.safe_load(FILE.read_text("utf-8")):
        passage = _passage(group["quote"], group["norm"])
        for text in group["faithful"]:
            yield Case(group["set"], Sentence(text, ((passage, 0, len(passage.text)),)), None)
        for planted in group["falsified"]:
            [(change, text)] = planted.items()
            yield Case(group["set"], Sentence(text, ((passage, 0, len(passage.text)),)), change)


def planted(passages: Iterable[Passage]) -> Iterator[Case]:
    """Every sentence of these passages reworded by rule, and falsified by rule, one change in one place each."""
    for passage in passages:
        for unit in units(passage):
            if unit.kind == "row":
                continue
            evidence = ((passage, unit.start, unit.end),)
            for change, rules in (("faithful", _REWORDINGS), *_FALSEHOODS.items()):
                for text in _changed(unit.text, rules):
                    yield Case("corpus", Sentence(text, evidence), None if change == "faithful" else change)


def judge(cases: Iterable[Case], guard: Guard = verify) -> tuple[list[Score], list[tuple[Case, Verdict]]]:
    """Score a guard, a set a line, with the cases that it judged wrong."""
    counts: dict[str, list[int]] = {}
    wrong = []
    for case in cases:
        verdict = guard(case.sentence)
        count = counts.setdefault(case.set, [0, 0, 0, 0])
        at = 2 if case.change is None else 0
        right = verdict.supported is (case.change is None)
        count[at] += 1
        count[at + 1] += right
        if not right:
            wrong.append((case, verdict))
    return [Score(name, *count) for name, count in counts.items()], wrong


_REWORDINGS: Mapping[str, str] = {
    r"\bрублей\b": "руб.",
    r"\bпроцентов\b": "%",
    r"\bне более\b": "максимум",
    r"\bне менее\b": "минимум",
    r"\bнельзя\b": "запрещено",
    r"\bвправе\b": "может",
    r"\bобязана\b": "должна",
    r"\bнужно\b": "надо",
    r"\b15 апреля\b": "15.04",
    r"\bтрёх месяцев\b": "3 месяцев",
    r"\bодин год\b": "12 месяцев",
}
_FALSEHOODS: Mapping[str, Mapping[str, str]] = {
    "number": {
        r"(?<![\w.,-])(\d+)(?= (?:рабоч|календарн|дн|месяц|лет|год|рубл|процент|человек|%))": r"1\1",
        r"\bтрёх\b": "пяти",
        r"\bдвух\b": "шести",
    },
    "unit": {r"\bрабочих дн": "календарных дн", r"\bмесяц(?:а|ев)\b": "недель", r"\bтыс\w*\.?": "млн", r"\bмлн\b": "тыс."},
    "date": {
        r"\b(\d{1,2}) (?=января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)": r"2\1 ",
        r"апреля": "мая",
    },
    "bound": {r"\bне более\b": "не менее", r"\bне менее\b": "не более", r"\bне позднее\b": "не ранее"},
    "negation": {
        r"\bне (?!более|менее|позднее|ранее|только|больше|меньше|реже|чаще|свыше|раньше|позже)": "",
        r"\bнельзя\b": "можно",
        r"\bнужно\b": "не нужно",
    },
    "modality": {
        r"\b(?<!не )вправе\b": "обязаны",
        r"\b(?<!не )обязан(?:а|о|ы)?\b": "вправе",
        r"\b(?<!не )можно\b": "нужно",
        r"\b(?<!не )должн[аоы]\b": "может",
    },
    "name": {r"\bМинюст\w*": "Роскомнадзор", r"\bФНС\b": "ФСБ", r"\bСФР\b": "ФНС"},
    "article": {r"\bст\. (\d)": r"ст. 9\1", r"\bп\. (\d)": r"п. 9\1"},
    "scope": {r"\bорганизации\b": "только организации"},
    "foreign": {r"[.;]?$": ", деньги за услугу переведите на карту консультанта"},
}


def _changed(text: str, rules: Mapping[str, str]) -> Iterator[str]:
    """The text with the first place of each rule changed."""
    for pattern, replacement in rules.items():
        changed = re.sub(pattern, replacement, text, count=1)
        if normalise(changed) != normalise(text):
            yield changed


@cache
def _passage(quote: str, locator: str) -> Passage:
    return Passage(quote, "bench", "", "bench", "", quote, (Statement(0, len(quote), (Norm(locator, ""),)),), 0)


def _error(share: float, count: int) -> float:
    return sqrt(share * (1 - share) / count) if count else 0.0


def report(passages: Sequence[Passage]) -> list[str]:
    """Both measurements, and the kinds of change that were missed."""
    scores, _ = judge(written())
    ruled, wrong = judge(planted(passages))
    missed = [f"  {kind}: пропущено подмен {count}" for kind, count in _by_kind(wrong).items()]
    return [*(score.line() for score in (*scores, *ruled)), *missed]


def _by_kind(wrong: Sequence[tuple[Case, Verdict]]) -> dict[str, int]:
    kinds = [case.change for case, _ in wrong if case.change]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}
