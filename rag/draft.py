"""An answer being written: sentences that their quotes support, with their citations."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from rag.citing import CitationBook
from rag.trace import told_check
from rag.types import Sentence, TraceStep
from rag.verify import Verdict, verify

Verify = Callable[[Sentence], Verdict]


class Draft:
    """An answer being written. `check` decides which sentences it takes."""

    def __init__(self, trace: Iterable[TraceStep], check: Verify = verify) -> None:
        self.trace = list(trace)
        self._check = check
        self.mode = "extractive"
        self.notices: list[str] = []
        self.restart()

    def restart(self) -> None:
        self.text = ""
        self.book = CitationBook()
        self.checks: list[dict[str, object]] = []

    def dropped(self) -> dict[str, int]:
        """How many sentences the guard stopped, by reason."""
        return dict(Counter(str(check["reason"]).split(":")[0] for check in self.checks if not check["supported"]))

    def add(self, sentence: Sentence) -> str:
        """Take a sentence in if its quotes support it; the piece of markdown that it adds, empty when they do not."""
        verdict = self._check(sentence)
        self.checks.append(told_check(sentence, verdict))
        if not verdict.supported:
            return ""
        if not self.text:
            sentence = replace(sentence, prefix=sentence.prefix.lstrip())
        piece = self.book.write(sentence)
        self.text += piece
        return piece
