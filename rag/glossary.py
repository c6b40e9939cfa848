"""`corpus/glossary.yaml`: what people call things, and what the documents call them."""

from collections.abc import Iterator, Mapping
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
        legal_form: an organisation is registered in this form: what holds for one form need not hold for another.
        fund: for a grant fund, what the names of its documents hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    expansion: str
    variants: tuple[str, ...] = ()
    definition: str | None = None
    kind: Literal["form", "person", "fund"] | None = None
    legal_form: bool = False
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
    def _legal_forms(self) -> dict[tuple[str, ...], Term]:
        return {key: term for key, term in self.forms.items() if term.legal_form}

    @property
    def funds(self) -> tuple[str, ...]:
        return tuple(term.fund for term in self.terms if term.fund)

    def legal_forms(self, text: str) -> tuple[str, ...]:
        """Legal forms that a text names, without repetitions, also inside other terms («закрыть АНО»)."""
        return tuple(dict.fromkeys(term.term for _, term in _found(text, self._legal_forms)))

    def knows(self, word: str) -> bool:
        """Whether one word is a form of a term."""
        return _key(word) in self.forms

    def find(self, text: str) -> Iterator[tuple[str, Term]]:
        """Terms written in a text, as `(as written, term)`, longest forms first, in order, without overlaps."""
        return _found(text, self.forms)


def _found(text: str, forms: Mapping[tuple[str, ...], Term]) -> Iterator[tuple[str, Term]]:
    written = words(text)
    keys = [stem(word) for word in written]
    longest = max(map(len, forms), default=0)
    at = 0
    while at < len(keys):
        size = next((n for n in range(longest, 0, -1) if tuple(keys[at : at + n]) in forms), 0)
        if size:
            yield " ".join(written[at : at + size]), forms[tuple(keys[at : at + size])]
        at += size or 1


def _key(form: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(form))
