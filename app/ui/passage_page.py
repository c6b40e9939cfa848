"""A passage as a page: where a citation opens, the quote highlighted. Everything from documents is escaped."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from app.library import OWN
from app.ui.markup import typeset
from rag.confidence import sure
from rag.types import Norm, Passage

STYLE = """
:root { color-scheme: light dark; font: 1.1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.3em; } h2 { font-size: 1em; margin-bottom: 0; }
.text { white-space: pre-line; }
mark { padding: .1em 0; background: #fde68a; color: #111827; }
.path, .norms, nav { font-size: .9em; } .norms { margin-top: .3rem; padding-left: 1.2em; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.panel { font-size: 1rem; } .panel body { margin: .5rem auto; } .panel .home { display: none; }
"""
"""`.panel` is set by the room of the consultant, which shows the page beside an answer."""


def passage_page(passage: Passage, document: Sequence[Passage], *, start: int, end: int) -> str:
    """The passage with `[start, end)` marked, the norms it rests on, and the way to its neighbours in the document."""
    start, end = max(0, min(start, len(passage.text))), max(0, min(end, len(passage.text)))
    text = typeset(passage.text)
    before, cited, after = text[:start], text[start:end], text[end:]
    marked = f'<mark id="quote">{escape(cited)}</mark>' if cited else ""
    others = dict.fromkeys(norm for statement in passage.statements for norm in statement.norms)
    own = passage.collection == OWN
    quoted = passage.norms_at(start) if cited else ()
    page = [f"страница {passage.page}"] if passage.page else []
    at = next((n for n, other in enumerate(document) if other.id == passage.id), 0)
    ways = [(document[at - 1], "← Раньше")] if at > 0 else []
    ways += [(document[at + 1], "Дальше →")] if at + 1 < len(document) else []
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(passage.locator)}</title><style>{STYLE}</style></head><body><main>"
        f'<p class="path">{escape(" · ".join(dict.fromkeys([passage.title, *passage.path, *page])))}</p>'
        f"<h1>{escape(passage.heading or passage.locator)}</h1>"
        f"{_norms('Откуда цитата', quoted, own=own)}"
        f'<p class="text">{escape(before)}{marked}{escape(after)}</p>'
        f"{_norms('На чём ещё основано' if quoted else 'На чём основано', [norm for norm in others if norm not in quoted], own=own)}"
        f'<nav aria-label="По документу">{"".join(_way(other, name) for other, name in ways)}'
        f'<a class="home" href="/">К вопросам</a></nav></main></body></html>'
    )


def _way(passage: Passage, name: str) -> str:
    return f'<a href="/passages/{quote(passage.id)}">{name}: {escape(passage.heading or passage.locator)}</a>'


def _norms(heading: str, norms: Sequence[Norm], *, own: bool) -> str:
    return f'<h2>{heading}</h2><ul class="norms">{"".join(_norm(norm, own=own) for norm in norms)}</ul>' if norms else ""


def _norm(norm: Norm, *, own: bool) -> str:
    place = escape(norm.locator)
    if norm.url and norm.url.startswith(("http://", "https://")):
        place = f'<a href="{escape(norm.url)}" target="_blank" rel="noopener noreferrer">{place}</a>'
    known = f", известно на {norm.as_of:%d.%m.%Y}" if norm.as_of else ""
    return f"<li>{place} — {escape(norm.title)}{known}; {sure(norm.confidence, own=own)}</li>"
