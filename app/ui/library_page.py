"""The library as HTML: shelves of documents, a document to read. Everything that comes from documents is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it import MarkdownIt

from app.library import OWN, Ageing, Shelved, norms_of
from app.ui.failure import sentence
from app.ui.language import Words
from app.ui.markup import escaped, no_template
from ingest.report import DocumentReport, IngestReport, Outcome
from rag.adapters.index import IndexedDocument
from rag.confidence import doubt
from rag.types import Norm, Passage

SECTIONS_SHOWN = 40
"""A long document is read page by page."""
_SHELVES = {OWN: "Ваши документы", "legislation": "Законодательство", "funds": "Фонды и конкурсы", "courses": "Курс и методики"}
_FATES: Mapping[Outcome, str] = {"added": "добавлен", "updated": "обновлён", "removed": "убран"}
_TEXT = MarkdownIt("zero", {"breaks": True}).enable(["table", "list", "newline"])
"""Tables, lists and lines; whatever else looks like markup stays text."""

STYLE = """
.error { border-left: 4px solid var(--error-border-color); padding: .4rem .8rem; }
ul.shelf { list-style: none; padding: 0; margin: 0; }
ul.shelf li { padding: .35rem 0; border-bottom: 1px solid var(--border-color-primary); }
summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
button { text-align: left; text-decoration: underline; padding: .2rem 0; color: var(--link-text-color); }
button { background: none !important; border: 0 !important; box-shadow: none !important; font-size: inherit; }
ul.shelf li:has(button) { position: relative; }
ul.shelf li:hover { background: var(--background-fill-secondary); }
ul.shelf button { width: 100%; }
ul.shelf button::after { content: ""; position: absolute; inset: 0; }
a { margin: 0; padding: 0; }
.meta { font-size: .85em; overflow-wrap: anywhere; }
.warning { font-size: .85em; font-style: italic; overflow-wrap: anywhere; }
h3 { margin: 0 0 .5rem; overflow-wrap: anywhere; }
h3:focus { outline: none; }
h4 { margin: 1.4rem 0 .3rem; overflow-wrap: anywhere; }
.text { overflow-wrap: anywhere; }
.text table { border-collapse: collapse; border: 0; display: block; overflow-x: auto; }
.text th, .text td { text-align: left; vertical-align: top; padding: .3rem .5rem; border: 1px solid var(--border-color-primary); }
a:focus-visible, summary:focus-visible, button:focus-visible { outline: 3px solid var(--color-accent); outline-offset: 2px; }
"""
OPENS = """element.addEventListener("click", event => {
    const opener = event.target.closest("[data-document]");
    if (opener) trigger("open", {id: opener.dataset.document, start: Number(opener.dataset.start || 0)});
});"""
"""A button that names a document opens it."""


def shelves_html(shelves: Mapping[str, Sequence[Shelved]], words: Words, *, searched: bool) -> str:
    """Shelves that unfold; those of a search, and people's own, are unfolded already."""
    if not shelves:
        empty = "По этим словам ничего нет: попробуйте другие или очистите поиск." if searched else "В библиотеке пока нет документов."
        return f'<p class="empty" role="status">{words(empty)}</p>'
    return "".join(_shelf(name, shelf, words, unfolded=searched) for name, shelf in shelves.items())


def document_html(shelved: Shelved, passages: Sequence[Passage], editions: Mapping[str, str], words: Words, *, start: int = 0) -> str:
    """A document to read: sections from `start` on with their norms, then what it rests on. `editions` are by the title of an act."""
    document = shelved.document
    sections = [list(section) for _, section in groupby(passages, key=lambda p: (p.path, p.heading))]
    start = max(0, min(start, len(sections) - 1))
    shown = sections[start : start + SECTIONS_SHOWN]
    pages = _pages(document.id, start, len(sections), words)
    acts = "".join(f"<li>{_act(norm, editions, words)}</li>" for norm in _acts(norms_of(passages)))
    return (
        f'<article><h3 id="document-title" tabindex="-1">{escaped(document.title)}</h3><p class="meta">{_about(document, words)}</p>'
        f"{_aged(shelved.ageing, words)}{pages}{''.join(_section(section, document.title, words) for section in shown)}{pages}"
        f"<h4>{words('На чём основан документ')}</h4><ul>{acts}</ul>"
        f'<p><a href="#shelves">{words("К списку документов")}</a></p></article>'
    )


def report_html(report: IngestReport, words: Words) -> str:
    """What came of a change: each document that changed, and why one was not taken."""
    same = [] if report.changed or report.failed else [f"<p>{words('Такой документ уже есть, в библиотеке всё по-прежнему.')}</p>"]
    told = [_fate(document, words) for document in report.documents if document.outcome != "unchanged"]
    role, kind = ("alert", "error") if report.failed else ("status", "")
    return f'<div role="{role}" class="{kind}">{"".join([*same, *told])}</div>'


def _fate(document: DocumentReport, words: Words) -> str:
    notes = "".join(f"<p>{escaped(sentence(warning, words))}</p>" for warning in document.warnings)
    if document.outcome == "failed":
        return notes
    said = f"<p>{words('Документ')} «{escaped(document.title)}» {words(_FATES[document.outcome])}.</p>"
    if document.outcome == "removed":
        return said + notes
    opens = f'<button type="button" data-document="{escaped(document.document_id)}">{words("Открыть документ")}</button>'
    return f"{said}{notes}<p>{words('Спросите о нём в комнате «Консультант».')} {opens}</p>"


def _shelf(collection: str, shelf: Sequence[Shelved], words: Words, *, unfolded: bool) -> str:
    name = words(_SHELVES[collection]) if collection in _SHELVES else escaped(collection)
    items = "".join(_shelved(shelved, words) for shelved in shelf)
    opened = " open" if unfolded or collection == OWN else ""
    return f'<details{opened}><summary>{name} ({len(shelf)})</summary><ul class="shelf">{items}</ul></details>'


def _shelved(shelved: Shelved, words: Words) -> str:
    document = shelved.document
    return (
        f'<li><button type="button" data-document="{escaped(document.id)}">{escaped(document.title)}</button>'
        f'<div class="meta">{_about(document, words)}</div>{_aged(replace(shelved.ageing, old={}), words)}</li>'
    )


def _aged(ageing: Ageing, words: Words) -> str:
    told = (("приём заявок закончился", ageing.closed), ("уже не действует", ageing.ended), ("давно не сверяли", ageing.old))
    lines = ((words(text), ", ".join(f"{name} ({day:%d.%m.%Y})" for name, day in found.items())) for text, found in told if found)
    return "".join(f'<div class="warning">{text}: {escaped(names)}</div>' for text, names in lines)


def _about(document: IndexedDocument, words: Words) -> str:
    known = f"{words('известен на')} {document.as_of:%d.%m.%Y}" if document.as_of else words("дата не указана")
    doubted = doubt(document.confidence, own=document.collection == OWN)
    pages = f"{words('страниц')}: {document.pages}" if document.pages else ""
    return " · ".join(filter(None, [known, words(doubted) if doubted else "", pages]))


def _section(section: Sequence[Passage], title: str, words: Words) -> str:
    heading = " → ".join(part for part in [*section[0].path, section[0].heading] if part != title) or section[0].locator
    text = "".join(f'<div class="text">{no_template(_TEXT.render(passage.text))}</div>' for passage in section)
    places = ", ".join(_place(norm, words, own=section[0].collection == OWN) for norm in norms_of(section))
    opened = f'<a href="/passages/{escaped(section[0].id)}" target="_blank" rel="noopener">{words("отдельной страницей")}</a>'
    return f'<section><h4>{escaped(heading)}</h4>{text}<p class="meta">{places} · {opened}</p></section>'


def _pages(document_id: str, start: int, total: int, words: Words) -> str:
    if total <= SECTIONS_SHOWN:
        return ""
    turns = [(start - SECTIONS_SHOWN, "← Раньше"), (start + SECTIONS_SHOWN, "Дальше →")]
    buttons = " ".join(
        f'<button type="button" data-document="{escaped(document_id)}" data-start="{at}">{words(text)}</button>'
        for at, text in turns
        if 0 <= at < total
    )
    return f"<p>{words('Разделы')} {start + 1}–{min(start + SECTIONS_SHOWN, total)} {words('из')} {total}. {buttons}</p>"


def _acts(norms: Iterable[Norm]) -> list[Norm]:
    """One norm of each act."""
    return list({norm.title: norm for norm in norms}.values())


def _act(norm: Norm, editions: Mapping[str, str], words: Words) -> str:
    known = f", {words('известно на')} {norm.as_of:%d.%m.%Y}" if norm.as_of else ""
    edition = f", {editions[norm.title]}" if norm.title in editions else ""
    return f"{_link(norm, norm.title)}{escaped(edition)}{known}"


def _place(norm: Norm, words: Words, *, own: bool) -> str:
    doubted = "" if own else doubt(norm.confidence)  # of the whole document it is said at its head
    return _link(norm, norm.locator) + (f" ({words(doubted)})" if doubted else "")


def _link(norm: Norm, text: str) -> str:
    if norm.url and norm.url.startswith(("http://", "https://")):
        return f'<a href="{escaped(norm.url)}" target="_blank" rel="noopener noreferrer">{escaped(text)}</a>'
    return escaped(text)
