"""The room «Проверка заявки»: one draft reviewed and corrected, or many at once for a mentor's evening."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import gradio as gr

from app.reports.files import FORMATS
from app.reviewing import DraftFile, Reviewed, Terms, previous_upload, read_upload, review_draft
from app.ui.batch import batch_tab
from app.ui.failure import told
from app.ui.language import Words
from app.ui.review_html import (
    FINDINGS_TAB,
    TO_CRITERION,
    charts_html,
    criteria_html,
    findings_html,
    opinion_markdown,
    recognised_html,
    summary_html,
)
from app.ui.saving import SAVE, File, file_to_save
from app.ui.stops import Stops, stops_of_page
from app.ui.upload import Upload, formats_told, taken
from app.wiring import App
from ingest.read import FORMATS as READABLE
from rag.errors import BadInputError, StoppedError
from rag.review.fund import FundRules

_ABOUT = """Сверяет проект с критериями фонда: что готово, чего нет в тексте, где ошибки и противоречия — с цитатами проекта и правил. Балл
не предсказывает. Файл удаляется сразу после чтения, текст не покидает этот компьютер."""
_OPINION = "Спросить и второе мнение языковой модели"
_OPINION_ELSEWHERE = "Спросить и второе мнение языковой модели: текст без личных данных уйдёт на её сервер"
_CUT_OFF = (
    "Пока шёл разбор, страница открылась заново, и он прерван: выберите файл ещё раз (вставленный текст на месте) и нажмите «Проверить»."
)
_FORMAT_NAMES = {"docx": "Скачать Word (DOCX)", "md": "Скачать текст (Markdown)", "xlsx": "Скачать таблицу (XLSX)", "json": "Скачать JSON"}
_KEPT_SECONDS = 3_600
_MOST_ROUBLES = 10**12

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

_CHANGED = "() => document.querySelectorAll('#review-results .stale').forEach((line) => (line.hidden = false))"
_DONE = """() => {
    nko.ended("review");
    document.querySelectorAll("#review-results .stale").forEach((line) => (line.hidden = true));
    document.querySelector("#review-status").scrollIntoView({block: "start"});
}"""
_WHEN_KEPT = "async (...inputs) => (nko.began('review'), await nko.uploaded(), inputs)"

Update = dict[gr.blocks.Block, object]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What of the room changes."""

    status: gr.Markdown
    results: gr.Column
    summary: gr.HTML
    findings: gr.HTML
    criteria: gr.HTML
    second: gr.Markdown
    recognised: gr.HTML
    charts: gr.HTML
    reviewed: gr.State
    check: gr.Button
    stop: gr.Button

    @property
    def all(self) -> list[gr.blocks.Block]:
        return [getattr(self, part.name) for part in fields(self)]


def review_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks. Drafts live in the memory of one reader's session and nowhere else."""
    forms = app.fund_rules
    gr.Markdown(words(_ABOUT))
    with gr.Tabs():
        with gr.Tab(words("Одна заявка"), id="one"):
            _one(app, words, forms)
        with gr.Tab(words("Много заявок"), id="many"):
            batch_tab(app, words, {form.title: id_ for id_, form in forms.items()})


def _one(app: App, words: Words, forms: Mapping[str, FundRules]) -> None:
    with gr.Row():
        with gr.Column(scale=2, min_width=300):
            file = gr.File(label=words("Файл заявки"), file_types=sorted(READABLE), height=160, elem_id="draft-file")
            gr.Markdown(formats_told(READABLE, words))
            text = gr.Textbox(label=words("Или вставьте текст: всю заявку или её часть"), lines=4, max_lines=12, elem_id="draft-text")
        with gr.Column(scale=1, min_width=260):
            fund = gr.Dropdown([(form.title, id_) for id_, form in forms.items()], value=next(iter(forms), None), label=words("Фонд"))
            amount = gr.Textbox(label=words("Запрос, рублей"), placeholder=words("как в бюджете заявки"), max_lines=1, elem_id="amount")
            opinion = gr.Checkbox(
                label=words(_OPINION if app.writer is None or app.writer.local else _OPINION_ELSEWHERE), visible=app.writer is not None
            )
            with gr.Accordion(words("Сравнить с прежней версией"), open=False):
                earlier = gr.File(
                    label=words("Прежняя заявка или её разбор (JSON)"),
                    file_types=[*sorted(READABLE), ".json"],
                    height=140,
                    elem_id="earlier-file",
                )
            check = gr.Button(words("Проверить"), variant="primary", elem_id="check")
            stop = gr.Button(words("Остановить"), variant="stop", visible=False, elem_id="stop-review")
    status = gr.Markdown(words("Пришлите файл или вставьте текст и нажмите «Проверить»."), elem_id="review-status", elem_classes="status")
    with gr.Column(visible=False, elem_id="review-results") as results:
        summary = gr.HTML(js_on_load=TO_CRITERION)
        with gr.Row(elem_id="review-files"):
            buttons = {kind: gr.Button(words(_FORMAT_NAMES[kind]), size="sm", min_width=120) for kind in FORMATS}
        with gr.Tabs():
            with gr.Tab(words("Замечания"), elem_id=FINDINGS_TAB):
                findings = gr.HTML()
            with gr.Tab(words("Критерии")):
                criteria = gr.HTML()
                second = gr.Markdown()
            with gr.Tab(words("Диаграммы")):
                charts = gr.HTML()
            with gr.Tab(words("Что распознано")):
                gr.Markdown(words("Не так? Выберите поле, впишите верный текст и проверьте снова."))
                field = gr.Dropdown([], label=words("Поле формы"), elem_id="field")
                right = gr.Textbox(label=words("Верный текст поля"), lines=3, max_lines=10, elem_id="right-text")
                again = gr.Button(words("Проверить с этой правкой"), size="sm")
                recognised = gr.HTML()
    draft, before = gr.State(None, time_to_live=_KEPT_SECONDS), gr.State(None, time_to_live=_KEPT_SECONDS)
    corrections, reviewed = gr.State({}, time_to_live=_KEPT_SECONDS), gr.State(None, time_to_live=_KEPT_SECONDS)
    parts = _Parts(status, results, summary, findings, criteria, second, recognised, charts, reviewed, check, stop)
    for chosen, kept in ((file, draft), (earlier, before)):
        coming = chosen.upload(taken, chosen, kept, js="(file) => (nko.uploads++, [file])", **_QUIET)
        coming.then(None, js="() => { nko.uploads--; }")
        chosen.clear(lambda: None, None, kept, **_QUIET)
    stops = stops_of_page("review", status, words(_CUT_OFF))
    review, terms = _reviewing(app, words, parts, stops), [draft, text, fund, amount, before, corrections, opinion]
    shown: dict[str, Any] = {"js": _WHEN_KEPT, "show_progress": "minimal", "show_progress_on": status, "api_visibility": "private"}
    runs = [
        check.click(dict, None, corrections, **_QUIET).then(review, terms, parts.all, **shown),
        again.click(_correcting(words), [corrections, field, right], corrections, **_QUIET).success(review, terms, parts.all, **shown),
    ]
    for run in runs:
        run.then(None, js=_DONE)
    changing = [file.upload, file.clear, earlier.upload, earlier.clear, text.change, fund.change, amount.change, opinion.input]
    gr.on(changing, None, js=_CHANGED)
    stop.click(stops.ask, None, stop, **_QUIET)
    gr.on([fund.change, reviewed.change], lambda id_: gr.Dropdown(_fields(forms[id_]), value=None), fund, field, **_QUIET)
    field.change(_text_of, [field, reviewed], right, **_QUIET)
    package = gr.JSON(visible=False)
    for kind, button in buttons.items():
        button.click(_report(kind), reviewed, package, **_QUIET).then(None, package, js=SAVE)


def _reviewing(app: App, words: Words, parts: _Parts, stops: Stops) -> Callable[..., Iterator[Update]]:
    def review(  # noqa: PLR0913, PLR0917  # as many as the room has fields
        draft: Upload | None,
        text: str,
        fund: str,
        amount: str,
        before: Upload | None,
        corrections: dict[str, str],
        opinion: bool,  # noqa: FBT001  # a checkbox
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),  # noqa: B008  # Gradio knows by the default that it is wanted
    ) -> Iterator[Update]:
        def recognised(done: int, total: int) -> None:
            progress((done, total), desc=words("Распознаю"), unit=words("страниц"))

        yield {parts.status: words("Шаг 1 из 3. Читаю…"), **_busy(parts, busy=True)}
        try:
            with stops.hearing(request) as stopped:
                terms = Terms(fund, _roubles(amount), corrections, opinion=opinion, stopped=stopped, progress=recognised)
                if before is not None:
                    earlier = previous_upload(app, io.BytesIO(before.content), before.name, replace(terms, corrections={}, opinion=False))
                    terms = replace(terms, previous=earlier)
                read = _read(app, draft, text, terms)
                yield {parts.status: words("Шаг 2 из 3. Сверяю с критериями…")}
                reviewed = review_draft(app, read, terms)
        except Exception as error:  # noqa: BLE001  # the edge of the program: a reader gets a sentence, never a trace
            gone: Update = (
                {} if isinstance(error, StoppedError) else {parts.results: gr.Column(visible=False)}
            )  # stopped, the one before stays
            yield {parts.status: told(error, words), **gone, **_busy(parts, busy=False)}
            return
        shown: Update = {
            parts.results: gr.Column(visible=True),
            parts.summary: summary_html(reviewed, words),
            parts.findings: findings_html(reviewed.review, words),
            parts.criteria: criteria_html(reviewed.review, words),
            parts.second: opinion_markdown(reviewed.review, words),
            parts.recognised: recognised_html(reviewed.review, words),
            parts.reviewed: reviewed,
        }
        yield {**shown, parts.status: words("Шаг 3 из 3. Рисую диаграммы…"), parts.charts: ""}
        drawn = charts_html(reviewed.review, words)
        # All once more: of two updates in one breath the page may show only the last.
        yield {**shown, parts.status: words("Разбор готов."), parts.charts: drawn, **_busy(parts, busy=False)}

    return review


def _read(app: App, draft: Upload | None, text: str, terms: Terms) -> DraftFile:
    if draft is not None and text.strip():
        raise BadInputError("Есть и файл, и вставленный текст: оставьте что-то одно, и разбор будет о нём.")
    if draft is not None:
        return read_upload(app, io.BytesIO(draft.content), draft.name, terms)
    if not text.strip():
        raise BadInputError("Пришлите файл заявки или вставьте её текст.")
    return DraftFile("", text, None)


def _roubles(amount: str) -> Decimal | None:
    """A sum as people write it: «1 500 000 руб.»; `None` for an empty field."""
    digits = re.sub(r"\s|руб\w*\.?|₽", "", amount.casefold()).replace(",", ".")
    if not digits:
        return None
    try:
        roubles = Decimal(digits)
    except InvalidOperation:
        roubles = Decimal(0)
    if not 0 < roubles < _MOST_ROUBLES:
        raise BadInputError(f"Сумма «{amount.strip()}» не понята: запишите её цифрами, например 1 500 000, или оставьте поле пустым.")
    return roubles


def _busy(parts: _Parts, *, busy: bool) -> Update:
    return {parts.check: gr.Button(visible=not busy), parts.stop: gr.Button(visible=busy, interactive=True)}


def _correcting(words: Words) -> Callable[..., dict[str, str]]:
    def corrected(corrections: dict[str, str], field: str | None, right: str) -> dict[str, str]:
        if not field or not right.strip():
            raise gr.Error(
                words("Сначала выберите поле и впишите его верный текст."), title=words("Нужно поправить"), print_exception=False
            )
        return {**corrections, field: right}

    return corrected


def _fields(form: FundRules) -> list[tuple[str, str]]:
    return [(f"{field.id} {field.title}", field.id) for field in form.form]


def _text_of(field: str | None, reviewed: Reviewed | None) -> str:
    return next((known.text for known in reviewed.review.fields if known.id == field), "") if reviewed else ""


def _report(kind: str) -> Callable[[Reviewed], File]:
    def report(reviewed: Reviewed) -> File:
        made = FORMATS[kind]
        return file_to_save(f"{Path(reviewed.name).stem or 'Проект'} — разбор.{kind}", made.make(reviewed), media_type=made.media_type)

    return report
