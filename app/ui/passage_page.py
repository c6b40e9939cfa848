"""A passage as a page: where a citation opens, the quote highlighted. Everything from documents is escaped."""

from html import escape

from rag.types import Norm, Passage

_STYLE = """
:root { color-scheme: light dark; font: 1.1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
.text { white-space: pre-line; }
mark { padding: .1em 0; }
.norms { font-size: .9em; }
"""


def passage_page(passage: Passage, *, start: int, end: int) -> str:
    """The passage with `[start, end)` marked, its norms and their official addresses below."""
    start, end = max(0, min(start, len(passage.text))), max(0, min(end, len(passage.text)))
    before, quote, after = passage.text[:start], passage.text[start:end], passage.text[end:]
    marked = f'<mark id="quote">{escape(quote)}</mark>' if quote else ""
    norms = dict.fromkeys(norm for statement in passage.statements for norm in statement.norms)
    page = f" · страница {passage.page}" if passage.page else ""
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(passage.locator)}</title><style>{_STYLE}</style></head><body>"
        f"<p>{escape(passage.title)}{page}</p><h1>{escape(passage.heading or passage.locator)}</h1>"
        f'<p class="text">{escape(before)}{marked}{escape(after)}</p>'
        f'<h2>На чём основано</h2><ul class="norms">{"".join(map(_norm, norms))}</ul>'
        f'<p><a href="/">К вопросам</a></p></body></html>'
    )


def _norm(norm: Norm) -> str:
    place = escape(norm.locator)
    if norm.url and norm.url.startswith(("http://", "https://")):
        place = f'<a href="{escape(norm.url)}" rel="noopener noreferrer">{place}</a>'
    known = f", известно на {norm.as_of:%d.%m.%Y}" if norm.as_of else ""
    return f"<li>{place} — {escape(norm.title)}{known}</li>"
