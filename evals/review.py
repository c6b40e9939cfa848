"""How well the review finds what is wrong and leaves alone what is not: planted defects, clean applications, any other draft."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from evals.mutations import CONTRADICTION, DRAFTS, MUTATIONS, load
from rag.review.types import Review

Reviewer = Callable[..., Review]
"""`(text, *, amount: Decimal | None) -> Review`."""
_CHARS_A_PAGE = 2_500


@dataclass(frozen=True, slots=True)
class OtherDraft:
    """What was found in a draft that nobody changed: for a person to judge."""

    name: str
    findings: dict[str, int]
    contradictions: int
    pages: float
    seconds: float


@dataclass(frozen=True, slots=True)
class ReviewBench:
    """`missed` are planted defects that no finding tells; `false_alarms` is what was found in the clean applications."""

    planted: int
    missed: tuple[str, ...]
    checks_covered: int
    false_alarms: tuple[str, ...]
    slowest_seconds: float
    others: tuple[OtherDraft, ...]

    @property
    def detection(self) -> float:
        return 1 - len(self.missed) / self.planted

    def lines(self) -> Iterator[str]:
        yield f"Подложено дефектов: {self.planted} на {self.checks_covered} проверок, найдено {self.detection:.1%}"
        yield from (f"  пропущен: {name}" for name in self.missed)
        yield f"Ложных тревог на чистых заявках: {len(self.false_alarms)}"
        yield from (f"  {alarm}" for alarm in self.false_alarms)
        yield f"Дольше всего одна заявка: {self.slowest_seconds:.2f} с"
        for other in self.others:
            found = sum(other.findings.values()) + other.contradictions
            rate = f"{found / other.pages:.2f} на страницу"
            yield f"{other.name}: находок {found} ({rate}), из них противоречий {other.contradictions}; {other.seconds:.2f} с"
            yield from (f"  {check}: {count}" for check, count in other.findings.items())


def bench(review: Reviewer, others: tuple[Path, ...] = ()) -> ReviewBench:
    """Review every mutation, every clean application, and `others` as they are."""
    seconds: list[float] = []

    def timed(text: str, amount: int | None = None) -> Review:
        started = time.perf_counter()
        reviewed = review(text, amount=None if amount is None else Decimal(amount))
        seconds.append(time.perf_counter() - started)
        return reviewed

    missed = [f"{m.check} — {m.draft}: {m.name}" for m in MUTATIONS if m.check not in found(timed(m.change(load(m.draft)), m.amount))]
    clean = {path.stem: timed(path.read_text("utf-8")) for path in sorted(DRAFTS.glob("*.txt"))}
    alarms = [f"{name}: {check}" for name, reviewed in clean.items() for check in sorted(found(reviewed))]
    return ReviewBench(
        planted=len(MUTATIONS),
        missed=tuple(missed),
        checks_covered=len({mutation.check for mutation in MUTATIONS}),
        false_alarms=tuple(alarms),
        slowest_seconds=max(seconds),
        others=tuple(_other(path, timed, seconds) for path in others),
    )


def found(reviewed: Review) -> frozenset[str]:
    """Ids of the checks that found something; contradictions stand as one."""
    return frozenset(finding.check for finding in reviewed.findings) | ({CONTRADICTION} if reviewed.contradictions else frozenset())


def _other(path: Path, timed: Callable[[str], Review], seconds: list[float]) -> OtherDraft:
    text = path.read_text("utf-8")
    reviewed = timed(text)
    counted = Counter(finding.check for finding in reviewed.findings)
    return OtherDraft(path.name, dict(counted), len(reviewed.contradictions), max(len(text) / _CHARS_A_PAGE, 1), seconds[-1])
