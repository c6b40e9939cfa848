"""What a broken pipeline did otherwise than the ordinary one, step by step, in the order of the steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.lesson.run import Candidate, Way

Step = Literal["understand", "find", "judge", "prompt", "check", "answer"]
What = Literal["words", "first", "came", "scores", "status", "confidence", "prompt", "withheld", "unheeded", "answer"]
_SURENESS = 0.01
"""Confidences that differ by less are told as the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `was` and `now` are what stood there, as numbers, statuses or headings."""

    step: Step
    what: What
    was: str = ""
    now: str = ""


def changes(usual: Way, broken: Way) -> tuple[Change, ...]:
    """Every difference that a class can see; the first one names the step where the fault shows first."""
    return tuple(_changes(usual, broken))


def _changes(usual: Way, broken: Way) -> Iterator[Change]:
    searched = [[token for _, token in way.words if token] for way in (usual, broken)]
    if searched[0] != searched[1]:
        yield Change("understand", "words", ", ".join(searched[0]), ", ".join(searched[1]))
    yield from _found(usual.hits, broken.hits)
    was, now = usual.judgement, broken.judgement
    if was.status != now.status:
        yield Change("judge", "status", was.status, now.status)
    elif abs(was.confidence - now.confidence) >= _SURENESS:
        yield Change("judge", "confidence", f"{was.confidence:.2f}", f"{now.confidence:.2f}")
    if broken.withheld:
        yield Change("prompt", "withheld", now=str(len(broken.withheld)))
    if usual.prompt != broken.prompt:
        yield Change("prompt", "prompt", str(len(usual.prompt or "")), str(len(broken.prompt or "")))
    unheeded = sum(check.supported and bool(check.objections) for check in broken.sentences)
    if unheeded:
        yield Change("check", "unheeded", now=str(unheeded))
    if usual.answer != broken.answer:
        yield Change("answer", "answer")


def _found(was: tuple[Candidate, ...], now: tuple[Candidate, ...]) -> Iterator[Change]:
    ids = [[hit.passage_id for hit in hits] for hits in (was, now)]
    if ids[0][:1] != ids[1][:1]:
        yield Change("find", "first", *(f"{hits[0].heading or hits[0].locator}" if hits else "—" for hits in (was, now)))
    if came := len(set(ids[1]) - set(ids[0])):
        yield Change("find", "came", now=str(came))
    elif [(hit.passage_id, hit.dense, hit.lexical) for hit in was] != [(hit.passage_id, hit.dense, hit.lexical) for hit in now]:
        yield Change("find", "scores")
