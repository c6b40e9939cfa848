"""What happened to each document: for people as lines, for programs as JSON."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["added", "updated", "unchanged", "removed", "failed"]

_WORDS: dict[Outcome, str] = {
    "added": "добавлен",
    "updated": "обновлён",
    "unchanged": "без изменений",
    "removed": "удалён",
    "failed": "не принят",
}


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document's fate. `warnings` are sentences for people."""

    document_id: str
    title: str
    outcome: Outcome
    passages: int = 0
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the index holds it: a document whose new version failed is held in its old one."""
        return self.outcome not in {"removed", "failed"} or self.passages > 0

    def line(self) -> str:
        pages = f", страниц: {self.pages}" if self.pages else ""
        blank = f", без текста: {', '.join(map(str, self.pages_without_text))}" if self.pages_without_text else ""
        notes = "".join(f"\n    ! {warning}" for warning in self.warnings)
        return f"{_WORDS[self.outcome]}: {self.document_id} — {self.title} (фрагментов: {self.passages}{pages}{blank}){notes}"


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The fate of every document, and the size of the index after it."""

    documents: tuple[DocumentReport, ...]
    passages: int
    seconds: float

    @property
    def failed(self) -> bool:
        return any(document.outcome == "failed" for document in self.documents)

    @property
    def changed(self) -> bool:
        return any(document.outcome in {"added", "updated", "removed"} for document in self.documents)

    def lines(self) -> list[str]:
        """What people read: every document that changed or failed, then the sum."""
        told = [document.line() for document in self.documents if document.outcome != "unchanged"]
        same = sum(document.outcome == "unchanged" for document in self.documents)
        held = sum(document.held for document in self.documents)
        total = f"В индексе документов: {held}, фрагментов: {self.passages}; без изменений: {same}; {self.seconds:.1f} с."
        return [*told, total]
