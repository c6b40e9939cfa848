"""The sources beside an answer, as HTML. Everything that comes from documents is escaped."""

from collections.abc import Sequence

from app.library import OWN, RETOLD
from app.ui.language import Words
from app.ui.markup import escaped, passage_address, typeset
from rag.confidence import sure
from rag.types import Citation


def no_sources(sentence: str) -> str:
    """What stands in place of sources."""
    return f'<div class="sources"><p class="empty">{sentence}</p></div>'


def sources_html(citations: Sequence[Citation], words: Words) -> str:
    """The list of sources: number, norm, quote, official address, date, confidence."""
    if not citations:
        return no_sources(words("У этого ответа нет источников."))
    retold = "" if all(citation.collection == OWN for citation in citations) else f'<p class="meta">{words(RETOLD)}</p>'
    return f'<div class="sources">{retold}<ol>{"".join(_source(citation, words) for citation in citations)}</ol></div>'


def _source(citation: Citation, words: Words) -> str:
    address = (
        f'<a href="{escaped(citation.url)}" target="_blank" rel="noopener noreferrer">{words("официальный текст")}</a>'
        if citation.url and citation.url.startswith(("http://", "https://"))
        else words("официальный адрес неизвестен")
    )
    known = f"{words('известно на')} {citation.as_of:%d.%m.%Y}" if citation.as_of else words("дата неизвестна")
    passage = f'<a href="{escaped(passage_address(citation))}" target="_blank" rel="noopener">{words("цитата в тексте")}</a>'
    own = citation.collection == OWN
    level = f'<span class="{"low" if own else citation.confidence}">{words(sure(citation.confidence, own=own))}</span>'
    return (
        f'<li id="source-{citation.n}"><div class="place">[{citation.n}] {escaped(citation.locator)}</div>'
        f'<div class="meta">{escaped(citation.source)}</div>'
        f"<blockquote>{escaped(typeset(citation.quote))}</blockquote>"
        f'<div class="meta">{passage} · {address} · {known} · {level}</div></li>'
    )
