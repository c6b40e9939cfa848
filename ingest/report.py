"""What happened to each document: for people as lines, for programs as JSON."""

from dataclasses import dataclass
from typing import Literal, Self

from ingest.content import pages_told
from ingest.repeats import Repeat
from rag.adapters.index import IndexedDocument

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
    """One document's fate. `warnings` are sentences for people; the other fields as `IndexedDocument` has them.

    `repeats` are other documents that say the same as one just added.
    """

    document_id: str
    title: str
    outcome: Outcome
    passages: int = 0
    pages: int | None = None
    pages_without_text: tuple[int, ...] = ()
    pages_recognised: tuple[int, ...] = ()
    tables: int = 0
    garbled_share: float = 0.0
    repeats: tuple[Repeat, ...] = ()
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: IndexedDocument, outcome: Outcome, *, repeats: tuple[Repeat, ...] = (), warnings: tuple[str, ...] = ()) -> Self:
        """The fate of a document that the index holds."""
        return cls(
            document_id=document.id,
            title=document.title,
            outcome=outcome,
            passages=document.passages,
            pages=document.pages,
            pages_without_text=document.pages_without_text,
            pages_recognised=document.pages_recognised,
            tables=document.tables,
            garbled_share=document.garbled_share,
            repeats=repeats,
            warnings=warnings,
        )

    @property
    def held(self) -> bool:
        """Whether the index holds it: a document whose new version failed is held in its old one."""
        return self.outcome not in {"removed", "failed"} or self.passages > 0

    def line(self) -> str:
        facts = {
            "фрагментов": str(self.passages),
            "страниц": str(self.pages or ""),
            "таблиц": str(self.tables or ""),
            "распознаны": pages_told(self.pages_recognised),
            "без текста": pages_told(self.pages_without_text),
        }
        told = ", ".join(f"{name}: {fact}" for name, fact in facts.items() if fact)
        notes = "".join(f"\n    ! {warning}" for warning in self.warnings)
        return f"{_WORDS[self.outcome]}: {self.document_id} — {self.title} ({told}){notes}"


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

    def complaint(self) -> str:
        """One line for people about what was not taken; empty when all was."""
        failed = [document for document in self.documents if document.outcome == "failed"]
        if len(failed) > 1:
            return f"Не принято документов: {len(failed)} ({', '.join(d.title for d in failed)}). Причина каждого — в отчёте."
        return " ".join(warning for document in failed for warning in document.warnings)

    def lines(self) -> list[str]:
        """What people read: every document that changed or failed, then the sum."""
        told = [document.line() for document in self.documents if document.outcome != "unchanged"]
        same = sum(document.outcome == "unchanged" for document in self.documents)
        held = sum(document.held for document in self.documents)
        total = f"В индексе документов: {held}, фрагментов: {self.passages}; без изменений: {same}; {self.seconds:.1f} с."
        return [*told, total]
