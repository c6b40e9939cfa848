"""How well the review finds what is wrong and leaves alone what is not: planted defects, clean applications, any other draft.

And how long a long application takes: the issue asks for 40 pages in 3 seconds.
"""

import math
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from evals.judgements import Judged, judge, load_judgements
from evals.mutations import CONTRADICTION, DRAFTS, MUTATIONS, load
from evals.mutations.strangers import StrangersDraft, strangers_drafts, strangers_edits
from rag.review.findings import Review
from rag.review.types import Field

Reviewer = Callable[..., Review]
"""`(text, *, amount: Decimal | None) -> Review`."""
_CHARS_A_PAGE = 2_500
_LONG_PAGES = 40
_LONG_GOAL_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class OtherDraft:
    """What was found in a draft that nobody changed, and how it was judged."""

    name: str
    findings: dict[str, int]
    contradictions: int
    pages: float
    seconds: float
    judged: Judged

    def lines(self) -> Iterator[str]:
        found = sum(self.findings.values()) + self.contradictions
        yield f"{self.name}: находок {found} на {self.pages:.0f} стр., из них противоречий {self.contradictions}; {self.seconds:.2f} с"
        yield from (f"  {check}: {count}" for check, count in self.findings.items())
        wrong = len(self.judged.wrong)
        yield f"  оценено человеком: верных {self.judged.share:.1%}, ложных тревог {wrong} ({wrong / self.pages:.2f} на страницу)"
        yield from (f"  неверно: {name}" for name in self.judged.wrong)
        yield from (f"  не оценено: {name}" for name in self.judged.unjudged)


@dataclass(frozen=True, slots=True)
class DraftOfStrangers:
    """What was said of a clean draft, and of how many of its edits something new was."""

    name: str
    said: int
    planted: int
    told: int
    innocent: int
    innocent_told: int

    def line(self) -> str:
        edits = f"дефектов замечено {self.told} из {self.planted}, безобидных правок {self.innocent}, ложных тревог {self.innocent_told}"
        return f"  {self.name}: о чистом сказано {self.said}; {edits}"


@dataclass(frozen=True, slots=True)
class ReviewBench:
    """`missed` are planted defects that no finding tells; `false_alarms` is what was found in the clean applications.

    `edits` are those of a stranger that plant a defect, `innocent_edits` those that plant none; of these nothing new may be told.
    """

    planted: int
    missed: tuple[str, ...]
    edits: int
    edits_missed: tuple[str, ...]
    innocent_edits: int
    innocent_told: tuple[str, ...]
    checks_covered: int
    false_alarms: tuple[str, ...]
    slowest_seconds: float
    long_pages: float
    long_seconds: float
    strangers: tuple[DraftOfStrangers, ...]
    others: tuple[OtherDraft, ...]

    @property
    def detection(self) -> float:
        return 1 - len(self.missed) / self.planted

    def lines(self) -> Iterator[str]:
        yield f"Подложено дефектов: {self.planted} на {self.checks_covered} проверок, найдено {self.detection:.1%}"
        yield from (f"  пропущен: {name}" for name in self.missed)
        yield f"Чужих правок с дефектом: {self.edits}, замечено {1 - len(self.edits_missed) / self.edits:.1%}"
        yield from (f"  пропущена: {name}" for name in self.edits_missed)
        yield f"Чужих безобидных правок: {self.innocent_edits}, ложных тревог {len(self.innocent_told)}"
        yield from (f"  {name}" for name in self.innocent_told)
        yield f"Ложных тревог на чистых заявках: {len(self.false_alarms)}"
        yield from (f"  {alarm}" for alarm in self.false_alarms)
        yield f"Дольше всего одна заявка: {self.slowest_seconds:.2f} с"
        kept = "цель выдержана" if self.long_seconds <= _LONG_GOAL_SECONDS else "цель не выдержана"
        yield f"Заявка в {self.long_pages:.0f} стр.: {self.long_seconds:.2f} с при цели {_LONG_GOAL_SECONDS:g} с, {kept}"
        told, planted = sum(draft.told for draft in self.strangers), sum(draft.planted for draft in self.strangers)
        yield f"Чужих черновиков целиком: {len(self.strangers)}, дефектов в них замечено {told / planted:.1%} из {planted}"
        yield from (draft.line() for draft in self.strangers)
        for other in self.others:
            yield from other.lines()


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
    edits = strangers_edits()
    new = [edit for edit in edits if said(timed(edit.text())) - said(clean[edit.draft])]
    slowest = max(seconds)
    long = lengthened(clean["long-term"].fields, _LONG_PAGES * _CHARS_A_PAGE)
    timed(long)
    long_seconds = seconds[-1]
    return ReviewBench(
        planted=len(MUTATIONS),
        missed=tuple(missed),
        edits=sum(not edit.innocent for edit in edits),
        edits_missed=tuple(f"{edit.draft}: {edit.what}" for edit in edits if not edit.innocent and edit not in new),
        innocent_edits=sum(edit.innocent for edit in edits),
        innocent_told=tuple(f"{edit.draft}: {edit.what}" for edit in new if edit.innocent),
        checks_covered=len({mutation.check for mutation in MUTATIONS}),
        false_alarms=tuple(alarms),
        slowest_seconds=slowest,
        long_pages=len(long) / _CHARS_A_PAGE,
        long_seconds=long_seconds,
        strangers=tuple(_of_strangers(draft, timed) for draft in strangers_drafts()),
        others=tuple(_other(path, timed, seconds) for path in others),
    )


def found(reviewed: Review) -> frozenset[str]:
    """Ids of the checks that found something; contradictions stand as one."""
    return frozenset(finding.check for finding in reviewed.findings) | ({CONTRADICTION} if reviewed.contradictions else frozenset())


def said(reviewed: Review) -> frozenset[tuple[str, ...]]:
    """What a review says, without where."""
    found = {(finding.check, finding.message) for finding in reviewed.findings}
    return frozenset(found | {(one.what, *(value.value for value in one.values)) for one in reviewed.contradictions})


def lengthened(fields: Sequence[Field], chars: int) -> str:
    """An application in the fund's form with the texts of these fields, each as often as it takes to have so many characters."""
    times = math.ceil(chars / sum(len(field.text) for field in fields))
    return "\n".join(f"{field.id.partition('.')[2] or field.id}. {field.title}\n" + f"{field.text}\n" * times for field in fields)


def _of_strangers(draft: StrangersDraft, timed: Callable[[str], Review]) -> DraftOfStrangers:
    clean = said(timed(draft.text))
    told = [edit for edit in draft.edits if said(timed(edit.text())) - clean]
    innocent = sum(edit.innocent for edit in draft.edits)
    innocent_told = sum(edit.innocent for edit in told)
    return DraftOfStrangers(draft.name, len(clean), len(draft.edits) - innocent, len(told) - innocent_told, innocent, innocent_told)


def _other(path: Path, timed: Callable[[str], Review], seconds: list[float]) -> OtherDraft:
    text = path.read_text("utf-8")
    reviewed = timed(text)
    counted = Counter(finding.check for finding in reviewed.findings)
    judged = judge(reviewed, load_judgements(path.stem))
    return OtherDraft(path.name, dict(counted), len(reviewed.contradictions), max(len(text) / _CHARS_A_PAGE, 1), seconds[-1], judged)
