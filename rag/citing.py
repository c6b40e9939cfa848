"""Sentences -> markdown with markers `[1]`, and the citations behind the markers."""

from dataclasses import dataclass, field

from rag.types import Citation, Norm, Passage, Sentence


@dataclass(slots=True)
class CitationBook:
    """Numbers citations in the order in which they are first used.

    Neighbouring stretches of one passage that state the same norms share their numbers, and the quote grows over them.
    """

    norms: list[Norm] = field(default_factory=list)
    _stretches: list[tuple[Passage, int, int]] = field(default_factory=list)

    def write(self, sentence: Sentence) -> str:
        """The sentence as markdown with its markers, ready to be appended to the answer."""
        numbers = dict.fromkeys(n for stretch in sentence.evidence for n in self._numbers(*stretch))
        marks = "".join(f"[{n}]" for n in numbers)
        if sentence.text.endswith("|"):  # a table row keeps its closing bar
            return f"{sentence.prefix}{sentence.text[:-1].rstrip()} {marks} |"
        return f"{sentence.prefix}{sentence.text} {marks}"

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(
                n=n,
                document_id=passage.document_id,
                title=passage.title,
                collection=passage.collection,
                locator=norm.locator,
                quote=passage.text[start:end],
                url=norm.url,
                as_of=norm.as_of,
                confidence=norm.confidence,
                passage_id=passage.id,
                start=start,
                end=end,
                source=norm.title,
            )
            for n, (norm, (passage, start, end)) in enumerate(zip(self.norms, self._stretches, strict=True), 1)
        )

    def _numbers(self, passage: Passage, start: int, end: int) -> list[int]:
        norms = passage.norms_at(start)
        found = []
        for norm in norms:
            n = next((n for n in range(len(self.norms)) if self._joins(n, norm, passage, start, end)), None)
            if n is None:
                self.norms.append(norm)
                self._stretches.append((passage, start, end))
                n = len(self.norms) - 1
            else:
                _, old_start, old_end = self._stretches[n]
                self._stretches[n] = (passage, min(old_start, start), max(old_end, end))
            found.append(n + 1)
        return found

    def _joins(self, n: int, norm: Norm, passage: Passage, start: int, end: int) -> bool:
        """Whether a stretch touches citation `n`: nothing but marks of lists stands between them."""
        held, held_start, held_end = self._stretches[n]
        if self.norms[n] != norm or held.id != passage.id:
            return False
        between = passage.text[held_end:start] if start >= held_end else passage.text[end:held_start]
        return not any(c.isalpha() for c in between)
