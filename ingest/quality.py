"""How well a document was read: whether its words are words, and how many of its pages are known."""

import re
from collections import Counter
from collections.abc import Iterable

from ingest.document import SourceDocument
from rag.errors import UnreadableDocumentError
from rag.morphology import is_word
from rag.settings import Settings

_WORD = re.compile(r"(?:[^\W\d_]|[\ufffd\ue000-\uf8ff]){4,}")
"""Letters in a row, with signs that stand for a letter nobody knows; shorter words are abbreviations too often."""
_FEWEST_WORDS = 10
"""Fewer words say nothing of a text: they may be names."""
_SUSPECT = 0.15
"""Of sound texts 0 to 6 % of the words are not in the dictionary (new words, names, broken lines), of one short text 12 %."""


def garbled_share(texts: Iterable[str]) -> float:
    """What share of the words of four letters and more, from 0 to 1, are no words; 0 when there are too few to tell.

    A word of Russian letters is one when the dictionary has it in some form. A word of Latin letters without marks is taken for one.
    Others are not: mixed alphabets («yстав»), letters of other alphabets («Ïîëîæåíèå»), signs in place of letters. Of the fund's
    rules with one letter in fifty replaced at random, 15 % of the words are garbled; with one in twenty, 34 %.
    """
    counted = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    total = counted.total()
    return sum(count for word, count in counted.items() if not _is_known(word)) / total if total >= _FEWEST_WORDS else 0.0


def _is_known(word: str) -> bool:
    return is_word(word) if re.fullmatch("[а-яё]+", word) else re.fullmatch("[a-z]+", word) is not None


def document_garbled_share(document: SourceDocument) -> float:
    return garbled_share(piece.text for section in document.sections for piece in section.pieces)


def quality_warnings(garbled: float) -> tuple[str, ...]:
    """Sentences for people about a document that is taken."""
    if garbled <= _SUSPECT:
        return ()
    return (f"Похоже на испорченный текст: не узнано {garbled:.0%} слов. Сверьте с оригиналом или пришлите документ в DOCX.",)


def check_quality(document: SourceDocument, *, name: str, settings: Settings) -> None:
    """Keep out a document that cannot be relied on.

    Raises:
        UnreadableDocumentError: says what is below which threshold and what to do.
    """
    unread = len(document.pages_without_text)
    if document.pages and document.pages - unread < settings.min_read_pages_share * document.pages:
        raise UnreadableDocumentError(
            f"В файле «{name}» прочитано страниц: {document.pages - unread} из {document.pages}, а нужно не меньше "
            f"{settings.min_read_pages_share:.0%} (NKO_MIN_READ_PAGES_SHARE). {' '.join(document.warnings)} "
            "Отсканируйте документ чётче или пришлите его в DOCX."
        )
    garbled = document_garbled_share(document)
    if garbled > settings.max_garbled_share:
        raise UnreadableDocumentError(
            f"Текст файла «{name}» испорчен: не узнано {garbled:.0%} слов, а допускается {settings.max_garbled_share:.0%}. "
            "Пришлите документ в DOCX или чёткий скан; если он не на русском языке, задайте NKO_MAX_GARBLED_SHARE=1."
        )
