"""A plan of registration as HTML. Everything that comes from the corpus is escaped; a marker `[1]` opens its quote."""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.ui.failure import sentence
from app.ui.language import Words
from app.ui.markup import escaped, passage_address
from rag.confidence import doubt
from rag.registration.calendar import Due
from rag.registration.citing import Point
from rag.registration.plan import Option, Plan, Priced
from rag.types import Citation, Confidence

STYLE = """
.error { border-left: 4px solid var(--error-border-color); padding: .4rem .8rem; }
h3 { margin: 0 0 .6rem; }
h3:focus { outline: none; }
h4 { margin: 1.4rem 0 .4rem; }
ul { padding-left: 1.2rem; }
table { width: 100%; border-collapse: collapse; margin: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border: 1px solid var(--border-color-primary); }
tbody th { font-weight: 400; }
.due { list-style: none; padding: 0; }
.due li { border-left: 3px solid var(--color-accent); padding: .1rem .8rem; margin-bottom: .7rem; }
.meta { font-size: .85em; }
.cite { font-size: .85em; margin: 0; padding: 0; }
.doubt { font-size: .85em; font-style: italic; }
summary { cursor: pointer; padding: .35rem 0; font-weight: 600; }
.file { display: inline-block; padding: .4rem .8rem; margin: .2rem .4rem .2rem 0; border: 1px solid; border-radius: 8px; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--color-accent); outline-offset: 2px; }
@media (max-width: 640px) {
    thead { position: absolute; clip-path: inset(50%); }
    tr, th, td { display: block; border: 0; padding: .1rem 0; }
    tbody tr { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .5rem .7rem; margin-bottom: .5rem; }
    td::before { content: attr(data-label) ": "; font-weight: 600; }
}
"""
"""For the element that holds the page."""

_STARS: Mapping[Confidence, int] = {"medium": 1, "low": 2}
"""In the calendar, where most are doubted, a doubt is a mark whose meaning is told once."""
_OLD = "Ответы изменились, а план — прежний. Нажмите «Составить план» ещё раз."
_SENTENCE_END = re.compile(r"(?<=\.) ")
_MARKER = re.compile(r"\[(\d+)\]")


def plan_page(plan: Plan, files: str, words: Words) -> str:
    """The plan; `files` is the query of its document and calendar."""
    links = {citation.n: citation for citation in plan.citations}
    page = _Page(links, words)
    parts = [
        f'<h3 id="plan-title" tabindex="-1">{escaped(sentence(plan.summary if plan.form else plan.title, words))}</h3>',
        "" if plan.form else f"<p>{escaped(' '.join(sentence(one, words) for one in _SENTENCE_END.split(plan.summary)))}</p>",
        f'<p class="stale error" role="status" hidden>{words(_OLD)}</p>',
        page.take_away(files) if plan.form else "",
        page.points("Почему", plan.reasons),
        page.points("Учтите", plan.cautions),
        page.options(plan.alternatives),
        page.table("Документы", plan.documents),
        page.table("Расходы", plan.charges),
        page.points("Куда и как подавать", plan.filing),
        page.calendar(plan.calendar),
        page.folded("Источники", [page.source(citation) for citation in plan.citations]),
        page.folded("Предупреждения о возрасте источников", [escaped(notice) for notice in plan.notices]),
    ]
    return f'<div class="plan">{"".join(parts)}</div>'


class _Page:
    """Pieces of the page that share the links behind the markers and the language."""

    def __init__(self, links: dict[int, Citation], words: Words) -> None:
        self._links = links
        self._words = words

    def take_away(self, files: str) -> str:
        kinds = (("plan.docx", "Скачать план (DOCX)"), ("plan.ics", "Скачать сроки для календаря (ICS)"))
        links = (f'<a class="file" href="/api/v1/registration/{escaped(f"{n}?{files}")}" download>{self._words(t)}</a>' for n, t in kinds)
        return f'<p class="files">{" ".join(links)}</p>'

    def points(self, heading: str, points: Sequence[Point]) -> str:
        return self._section(heading, f"<ul>{_items(map(self._point, points))}</ul>") if points else ""

    def table(self, heading: str, rows: Sequence[Priced]) -> str:
        if not rows:
            return ""
        paper, electronic = self._words("На бумаге"), self._words("Электронно")
        body = "".join(
            f'<tr><th scope="row">{self._point(row.what)}</th>'
            f'<td data-label="{paper}">{escaped(row.paper)}</td><td data-label="{electronic}">{escaped(row.electronic)}</td></tr>'
            for row in rows
        )
        head = f'<tr><th scope="col">{self._words("Что")}</th><th scope="col">{paper}</th><th scope="col">{electronic}</th></tr>'
        return self._section(heading, f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")

    def calendar(self, calendar: Sequence[Due]) -> str:
        if not calendar:
            return ""
        guess = self._words("Дни со знаком ≈ — ориентир: впишите выше настоящую дату, когда она появится, и составьте план заново.")
        hint = f"<p>{guess}</p>" if any(due.estimated for due in calendar) else ""
        if all(due.day is None for due in calendar):
            hint = f"<p>{self._words('Впишите дату решения учредителей, и дни будут посчитаны.')}</p>"
        doubted = [f"<p class='doubt'>{'*' * n} {self._words(doubt(level))}</p>" for level, n in _STARS.items() if _has(calendar, level)]
        dated, undated = [due for due in calendar if due.day], [due for due in calendar if not due.day]
        later = f"<summary>{self._words('Пока без даты')} ({len(undated)})</summary>{self._dues(undated)}" if undated else ""
        folded = f"<details{'' if dated else ' open'}>{later}</details>" if later else ""
        return self._section("Сроки", f"{hint}{''.join(doubted)}{self._dues(dated)}{folded}")

    def options(self, options: Sequence[Option]) -> str:
        return self._section("Другие формы", "".join(map(self._option, options))) if options else ""

    def folded(self, heading: str, lines: Sequence[str]) -> str:
        if not lines:
            return ""
        return f"<details><summary>{self._words(heading)} ({len(lines)})</summary><ul>{_items(lines)}</ul></details>"

    def source(self, citation: Citation) -> str:
        known = f"{self._words('известно на')} {citation.as_of:%d.%m.%Y}" if citation.as_of else self._words("дата неизвестна")
        return f"{self._link(citation, f'[{citation.n}] {citation.locator}')} — {escaped(citation.source)}, {known}"

    def _section(self, heading: str, body: str) -> str:
        return f"<h4>{self._words(heading)}</h4>{body}"

    def _dues(self, calendar: Sequence[Due]) -> str:
        return f'<ol class="due">{"".join(map(self._due, calendar))}</ol>' if calendar else ""

    def _due(self, due: Due) -> str:
        note = f'<div class="meta">{self._marked(due.note)}</div>' if due.note else ""
        star = "*" * _STARS.get(due.confidence, 0)
        return f"<li><strong>{self._when(due)}{escaped(due.title)}</strong><div>{self._marked(due.text)} {star}</div>{note}</li>"

    def _when(self, due: Due) -> str:
        if not due.day:
            return ""
        guess = f'<abbr title="{self._words("ориентир")}">≈</abbr> ' if due.estimated else ""
        over = f"{self._words('исполнено')} {due.done:%d.%m.%Y}" if due.done else self._words("прошло") if due.passed else ""
        return " — ".join(filter(None, [f"{guess}{due.day:%d.%m.%Y}", over])) + " — "

    def _option(self, option: Option) -> str:
        verdict = self._words("тоже подойдёт" if option.possible else "не подходит")
        summary = f"<summary>{escaped(option.title)} — {verdict}</summary>"
        return f"<details>{summary}<p>{escaped(option.full)}</p><ul>{_items(map(self._point, option.points))}</ul></details>"

    def _point(self, point: Point) -> str:
        doubted = doubt(point.confidence)
        return self._marked(point.text) + (f' <span class="doubt">{self._words(doubted)}</span>' if doubted else "")

    def _marked(self, text: str) -> str:
        return _MARKER.sub(lambda marker: self._link(self._links[int(marker[1])], marker[0]), escaped(text))

    def _link(self, citation: Citation, text: str) -> str:
        named = f'title="{escaped(citation.locator)}"'
        return f'<a class="cite" href="{escaped(passage_address(citation))}" {named} target="_blank" rel="noopener">{escaped(text)}</a>'


def _has(calendar: Sequence[Due], level: Confidence) -> bool:
    return any(due.confidence == level for due in calendar)


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{line}</li>" for line in lines)
