"""`corpus/glossary.yaml`: what people call things, and what the documents call them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from rag.corpus_file import load_data
from rag.text import stem, words


class Term(BaseModel):
    """A term, its expansion, and how else people write it (lower case).

    Attributes:
        kind: terms of one kind stand for each other in follow-ups: «а для фонда?» after a question about an АНО.
        fund: for a grant fund, what the names of its documents hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    expansion: str
    variants: tuple[str, ...] = ()
    definition: str | None = None
    kind: Literal["form", "person", "fund"] | None = None
    fund: str | None = None


@dataclass(frozen=True)
class Glossary:
    """Terms by the stems of each of their written forms."""

    terms: tuple[Term, ...]
    forms: dict[tuple[str, ...], Term]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the glossary.

        Raises:
            ConsultantError: the file is missing or malformed.
        """
        terms = load_data(tuple[Term, ...], path, complaint="Словарь терминов {path} не читается, исправьте его")
        forms = {_key(form): term for term in terms for form in (term.term, *term.variants)}
        return cls(terms, {key: term for key, term in forms.items() if key})

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.forms), default=0)

    @property
    def funds(self) -> tuple[str, ...]:
        return tuple(term.fund for term in self.terms if term.fund)

    def knows(self, word: str) -> bool:
        """Whether one word is a form of a term."""
        return _key(word) in self.forms

    def find(self, text: str) -> Iterator[tuple[str, Term]]:
        """Terms written in a text, as `(as written, term)`, longest forms first, in order, without overlaps."""
        written = words(text)
        keys = [stem(word) for word in written]
        at = 0
        while at < len(keys):
            size = next((n for n in range(self._longest, 0, -1) if tuple(keys[at : at + n]) in self.forms), 0)
            if size:
                yield " ".join(written[at : at + size]), self.forms[tuple(keys[at : at + size])]
            at += size or 1


def _key(form: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(form))
