"""Which documents of the index say the same as a new one: the same file under another name, an earlier edition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.text import words
from rag.types import Passage

_RUN = 5
"""Words that two texts share in a row only when one repeats the other (w-shingling: Broder, 1997)."""
_NEAR = 0.5
"""A document that shares fewer of its runs merely quotes the other."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A document of the index and what share of the new one's runs of words stands in it too, over 0.5 and at most 1."""

    document_id: str
    title: str
    share: float

    @property
    def whole(self) -> bool:
        """Whether the new document says nothing that is not there: one changed number makes it new."""
        return self.share == 1.0

    def told(self) -> str:
        """A warning for people."""
        return (
            f"Текст на {self.share:.0%} повторяет документ «{self.title}» ({self.document_id}). "
            f"Если это новая редакция, уберите прежнюю: nko ingest --remove {self.document_id}."
        )


def repeats(passages: Sequence[Passage], others: Mapping[str, Sequence[Passage]]) -> tuple[Repeat, ...]:
    """Documents among `others` (by id) that over half of the runs of `passages` stand in, most of them first."""
    runs = _runs(passages)
    shares = {document_id: len(runs & _runs(held)) / len(runs) for document_id, held in others.items() if held and runs}
    found = [Repeat(document_id, others[document_id][0].title, share) for document_id, share in shares.items() if share > _NEAR]
    return tuple(sorted(found, key=lambda repeat: -repeat.share))


def _runs(passages: Iterable[Passage]) -> frozenset[tuple[str, ...]]:
    """All runs of words; a passage too short for one is a run by itself."""
    said = [words(passage.text) for passage in passages]
    return frozenset(tuple(text[at : at + _RUN]) for text in said for at in range(max(1, len(text) - _RUN + 1)))
