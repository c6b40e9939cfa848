"""The sources beside an answer, as HTML. Everything that comes from documents is escaped."""

from collections.abc import Sequence
from html import escape

from rag.types import Citation, Confidence

_CONFIDENCE: dict[Confidence, str] = {
    "high": "",
    "medium": "уверенность средняя: сверьте с действующей редакцией",
    "low": "уверенность низкая: проверьте по первоисточнику",
}

EMPTY = '<div class="sources"><p class="empty">Здесь появятся источники ответа: цитата, норма, адрес и дата.</p></div>'
NONE = '<div class="sources"><p class="empty">У этого ответа нет источников.</p></div>'


def sources_html(citations: Sequence[Citation]) -> str:
    """The list of sources: number, norm, quote, official address, date, confidence."""
    if not citations:
        return NONE
    return f'<div class="sources"><ol>{"".join(map(_source, citations))}</ol></div>'


def address_of(citation: Citation) -> str:
    """Where the quote opens in its place."""
    return escape(f"/passages/{citation.passage_id}?start={citation.start}&end={citation.end}#quote")


def _source(citation: Citation) -> str:
    address = (
        f'<a href="{escape(citation.url)}" target="_blank" rel="noopener noreferrer">официальный текст</a>'
        if citation.url and citation.url.startswith(("http://", "https://"))
        else "официальный адрес неизвестен"
    )
    known = f"известно на {citation.as_of:%d.%m.%Y}" if citation.as_of else "дата неизвестна"
    doubt = _CONFIDENCE[citation.confidence]
    passage = f'<a href="{address_of(citation)}" target="_blank" rel="noopener">цитата в тексте</a>'
    return (
        f'<li id="source-{citation.n}"><div class="place">[{citation.n}] {escape(citation.locator)}</div>'
        f'<div class="meta">{escape(citation.source)}</div>'
        f"<blockquote>{escape(citation.quote)}</blockquote>"
        f'<div class="meta">{address} · {passage} · {known}' + (f' · <span class="doubt">{doubt}</span>' if doubt else "") + "</div></li>"
    )
