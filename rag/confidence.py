"""How sure a source is, in words: the same ones beside an answer, in a review, a plan and the library."""

from rag.types import Confidence

LEVELS: dict[Confidence, str] = {"high": "уверенность высокая", "medium": "уверенность средняя", "low": "уверенность низкая"}
ADVICE: dict[Confidence, str] = {"medium": "сверьте с действующей редакцией", "low": "проверьте по первоисточнику"}
"""What a reader does who wants to rely on it."""


UNCHECKED = "добавлен вами, не проверялся"
"""Of a document that people added themselves: whatever it says of its own confidence, nobody has checked it."""


def sure(confidence: Confidence, *, own: bool = False) -> str:
    """The level, with the advice where there is one; `own` says that the document is people's own."""
    if own:
        return UNCHECKED
    return ": ".join(filter(None, [LEVELS[confidence], ADVICE.get(confidence)]))


def doubt(confidence: Confidence, *, own: bool = False) -> str:
    """The same where there is something to doubt; empty of what is sure."""
    return sure(confidence, own=own) if own or confidence in ADVICE else ""


def bracketed(confidence: Confidence) -> str:
    """The doubt as an aside at the end of a line."""
    return f" ({doubt(confidence)})" if doubt(confidence) else ""
