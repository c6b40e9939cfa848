"""The room «Библиотека»: what the consultant knows, to be searched, read, added to and taken from."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gradio as gr

from app.admin import changes_from_here
from app.library import OWN, Shelved, ageing, norms_of, shelves
from app.ui.failure import error_html
from app.ui.language import Words
from app.ui.library_page import OPENS, STYLE, document_html, report_html, shelves_html
from app.ui.stops import Stops
from app.ui.upload import formats_told
from app.wiring import App
from ingest.read import FORMATS
from ingest.sources import Sources
from rag.errors import BadInputError, ConsultantError, NotFoundError, StoppedError

_ABOUT = """## Библиотека
Всё, что знает консультант: документы с датой, на которую они известны. Чего здесь нет, того нет и в ответах."""
_ADD = """Правила своего фонда, положение районного конкурса, устав: консультант прочитает документ и будет отвечать по нему.
Документ останется на этом компьютере. Личных данных в нём быть не должно."""
_CLOSED = "Добавлять документы здесь нельзя, пока тот, кто запустил консультанта, не задаст пароль NKO_ADMIN_TOKEN."
_HOW = "Проверьте его и повторите."
_REMOVE = "Убрать этот документ? Консультант перестанет по нему отвечать."
_TO_DOCUMENT = """() => requestAnimationFrame(() => {
    const title = document.querySelector("#document-title");
    if (title) { title.focus({preventScroll: true}); title.scrollIntoView({block: "start"}); }
})"""
_TO_REMOVED = "() => requestAnimationFrame(() => document.querySelector('#document-removed')?.focus())"
_TO_REPORT = "() => document.querySelector('#ingest-report').scrollIntoView({block: 'nearest'})"


def library_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks."""
    gr.Markdown(words(_ABOUT))
    desk = _Desk(app, words)
    with gr.Row(equal_height=False):
        with gr.Column(scale=2, min_width=320):
            with gr.Accordion(words("Добавить свой документ"), open=False, elem_id="adding"):
                adding = _adding(app, words)
            search = gr.Textbox(label=words("Найти документ"), placeholder=words("Слово из названия или закон"), elem_id="find-document")
            shelf = gr.HTML(desk.shelves, elem_id="shelves", css_template=STYLE, js_on_load=OPENS)
        with gr.Column(scale=3, min_width=320):
            hint = f'<p class="empty">{words("Выберите документ, и он откроется здесь.")}</p>'
            reading = gr.HTML(hint, elem_id="reading", css_template=STYLE, js_on_load=OPENS)
            opened = gr.State("")
            with gr.Column(visible=False, elem_id="removing") as removing:
                allowed = _password(app, words, elem_id="password-to-remove")
                refusal = gr.HTML(elem_id="removal-refused", css_template=STYLE)
                remove = gr.Button(words("Убрать документ"), elem_id="remove-document", size="sm")
    search.change(desk.shelves, search, shelf, show_progress="hidden", api_visibility="private")
    for html in (shelf, reading):
        html.open(desk.read, None, [reading, opened, removing, refusal], api_visibility="private").then(None, js=_TO_DOCUMENT)
    if adding is None:
        return
    file, password, add, stop, report = adding
    added = add.click(desk.add, [file, password], [report, add, stop, file], api_visibility="private")
    added.then(desk.all_shelves, None, [search, shelf], show_progress="hidden", api_visibility="private").then(None, js=_TO_REPORT)
    report.open(desk.read, None, [reading, opened, removing, refusal], api_visibility="private").then(None, js=_TO_DOCUMENT)
    stop.click(desk.stops.ask, None, stop, api_visibility="private")
    asked = f"(password, id) => [password, confirm({json.dumps(words(_REMOVE), ensure_ascii=False)}) ? id : '']"
    gone = remove.click(desk.remove, [allowed, opened], [refusal, report, reading, opened, removing], js=asked, api_visibility="private")
    gone.then(None, js=_TO_REMOVED).then(desk.all_shelves, None, [search, shelf], show_progress="hidden", api_visibility="private")


def _adding(app: App, words: Words) -> tuple[gr.File, gr.Textbox, gr.Button, gr.Button, gr.HTML] | None:
    """The part that changes the library; `None` where nobody may."""
    if not changes_from_here(app.settings):
        gr.Markdown(words(_CLOSED))
        return None
    gr.Markdown(words(_ADD))
    file = gr.File(label=words("Файл документа"), file_types=sorted(FORMATS), height=160, elem_id="own-file")
    gr.Markdown(formats_told(FORMATS, words))
    password = _password(app, words, elem_id="password")
    with gr.Row():
        add = gr.Button(words("Добавить"), variant="primary", elem_id="add-document")
        stop = gr.Button(words("Остановить"), visible=False, elem_id="stop-adding")
    return file, password, add, stop, gr.HTML(elem_id="ingest-report", css_template=STYLE, js_on_load=OPENS)


def _password(app: App, words: Words, *, elem_id: str) -> gr.Textbox:
    needed = app.settings.admin_token is not None
    return gr.Textbox(label=words("Пароль администратора"), type="password", visible=needed, elem_id=elem_id)


class _Desk:
    """What the room does."""

    def __init__(self, app: App, words: Words) -> None:
        self._app = app
        self._words = words
        self.stops = Stops()

    def shelves(self, wanted: str = "") -> str:
        settings = self._app.settings
        try:
            found = shelves(self._app.index.get(), wanted=wanted, today=date.today(), old_after_days=settings.old_after_days)
        except ConsultantError as error:
            return error_html(error, self._words)
        return shelves_html(found, self._words, searched=bool(wanted.strip()))

    def all_shelves(self) -> tuple[str, str]:
        """What a change of the library shows: everything, and no words in the search."""
        return "", self.shelves()

    def read(self, event: gr.EventData) -> tuple[str, str, gr.Column, str]:
        document_id, start = str(event.id), int(event.start)
        try:
            index = self._app.index.get()
            document = next((d for d in index.manifest.documents if d.id == document_id), None)
            if document is None:
                raise NotFoundError("Этого документа уже нет: обновите страницу.")
            passages = index.document_passages(document_id)
            aged = ageing(norms_of(passages), today=date.today(), old_after_days=self._app.settings.old_after_days)
            sources = Sources.load(self._app.settings.corpus_dir / "sources.toml")
        except ConsultantError as error:
            return error_html(error, self._words), "", gr.Column(visible=False), ""
        editions = {source.title: source.edition for source in sources.all if source.edition}
        page = document_html(Shelved(document, aged), passages, editions, self._words, start=start)
        return page, document_id, gr.Column(visible=document.collection == OWN and changes_from_here(self._app.settings)), ""

    def add(
        self,
        path: str | None,
        password: str,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),  # noqa: B008  # Gradio knows by the default that it is wanted
    ) -> Iterator[tuple[str, gr.Button, gr.Button, gr.File]]:
        """Read one's own document; the copy that came with the page is gone when it is done."""
        try:
            self._let_in(password)
            if not path:
                raise BadInputError("Сначала выберите файл.")
        except ConsultantError as error:
            yield error_html(error, self._words), gr.Button(), gr.Button(visible=False), gr.skip()
            return
        yield self._said("Читаю документ…"), gr.Button(interactive=False), gr.Button(visible=True, interactive=True), gr.skip()
        with self.stops.hearing(request) as stopped:

            def told(done: int, total: int) -> None:
                if stopped.is_set():
                    raise StoppedError("Документ не добавлен, в библиотеке всё по-прежнему.")
                progress((done, total), desc=self._words("Запоминаю"), unit=self._words("фрагментов"))

            def recognised(done: int, total: int) -> None:
                progress((done, total), desc=self._words("Распознаю"), unit=self._words("страниц"))

            try:
                report = self._app.ingest(add=[Path(path)], page_progress=recognised, progress=told, stopped=stopped)
                said = report_html(report, self._words)
            except ConsultantError as error:
                said = error_html(error, self._words)
            finally:
                Path(path).unlink(missing_ok=True)
        yield said, gr.Button(interactive=True), gr.Button(visible=False), gr.File(value=None)

    def remove(self, password: str, document_id: str) -> tuple[str, str, str, str, gr.Column]:
        """Forget one's own document; without an id the person has thought better of it."""
        unchanged = gr.skip(), gr.skip(), gr.skip(), gr.skip()
        if not document_id:
            return "", *unchanged
        try:
            self._let_in(password)
            report = self._app.ingest(remove=[document_id])
        except ConsultantError as error:
            return error_html(error, self._words), *unchanged
        told = f'<div id="document-removed" tabindex="-1">{report_html(report, self._words)}</div>'
        return "", "", told, "", gr.Column(visible=False)

    def _let_in(self, password: str) -> None:
        """Check the password; an empty one is only forgotten, not wrong."""
        if self._app.settings.admin_token is not None and not password:
            raise BadInputError("Введите пароль администратора.")
        self._app.admin.check((password or "").encode(), how=_HOW)

    def _said(self, text: str) -> str:
        return f'<p role="status">{self._words(text)}</p>'
