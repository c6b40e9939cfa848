"""The tab «Много заявок» of the room «Проверка заявки»: several files or an archive -> a table and the reports as one archive."""

import io
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from app.batch import BatchItem, review_batch
from app.reviewing import Terms
from app.ui.failure import told
from app.ui.language import Words
from app.ui.review_html import batch_html
from app.ui.saving import SAVE, file_to_save
from app.ui.stops import stops_of_page
from app.ui.upload import Upload, formats_told, taken
from app.wiring import App
from ingest.read import FORMATS as READABLE
from rag.errors import BadInputError, StoppedError

_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_KEPT_SECONDS = 3_600
_CUT_OFF = "Пока шла проверка, страница открылась заново, и она прервана: выберите файлы или архив ещё раз и нажмите «Проверить все»."

Update = dict[gr.blocks.Block, object]


def batch_tab(app: App, words: Words, funds: Mapping[str, str]) -> None:
    """Build the tab; `funds` are ids by title."""
    with gr.Row():
        with gr.Column(scale=2, min_width=300):
            files = gr.File(
                label=words("Файлы заявок или один архив ZIP"),
                file_count="multiple",
                file_types=[*sorted(READABLE), ".zip"],
                height=170,
                elem_id="batch-files",
            )
            gr.Markdown(formats_told([*READABLE, ".zip"], words))
        with gr.Column(scale=1, min_width=260):
            fund = gr.Dropdown(list(funds.items()), value=next(iter(funds.values()), None), label=words("Фонд"))
            check = gr.Button(words("Проверить все"), variant="primary", elem_id="check-all")
            stop = gr.Button(words("Остановить"), variant="stop", visible=False, elem_id="stop-all")
    status = gr.Markdown(
        words("Пришлите файлы или архив: на каждую заявку будет отчёт, на все — сводная таблица."),
        elem_id="batch-status",
        elem_classes="status",
    )
    table = gr.HTML(elem_id="batch-table")
    save = gr.Button(words("Скачать отчёты одним архивом"), visible=False)
    stops = stops_of_page("batch", status, words(_CUT_OFF))
    reports, package = gr.State(None, time_to_live=_KEPT_SECONDS), gr.JSON(visible=False)

    def busy(*, is_busy: bool) -> Update:
        return {check: gr.Button(visible=not is_busy), stop: gr.Button(visible=is_busy, interactive=True)}

    def review_all(paths: list[str] | None, fund: str, request: gr.Request) -> Iterator[Update]:
        yield {files: None, status: words("Читаю и сверяю с критериями…"), save: gr.Button(visible=False), **busy(is_busy=True)}
        items: list[BatchItem] = []
        try:
            with stops.hearing(request) as stopped, tempfile.TemporaryDirectory() as folder:
                source, out = _laid_out([taken(path) for path in paths or []], Path(folder) / "drafts"), Path(folder) / "reports"
                try:
                    for item in review_batch(app, source, out, Terms(fund, stopped=stopped)):
                        items.append(item)
                        yield {table: batch_html(items, words)}
                    said = _told(items, words)
                except StoppedError:
                    said = words("Остановлено. Что разобрано раньше, можно скачать.")
                archive = _zipped(out)
        except Exception as error:  # noqa: BLE001  # the edge of the program: a reader gets a sentence, never a trace
            yield {status: told(error, words), **busy(is_busy=False)}
            return
        some = gr.Button(visible=any(item.reviewed for item in items))
        # The table once more: of two updates in one breath the page may show only the last.
        yield {table: batch_html(items, words), status: said, reports: archive, save: some, **busy(is_busy=False)}

    changing: list[gr.blocks.Block] = [files, status, table, save, reports, check, stop]
    run = check.click(review_all, [files, fund], changing, js="(...inputs) => (nko.began('batch'), inputs)", **_QUIET)
    run.then(None, js="() => nko.ended('batch')")
    stop.click(stops.ask, None, stop, **_QUIET)
    save.click(_archive, reports, package, **_QUIET).then(None, package, js=SAVE)


def _told(items: Sequence[BatchItem], words: Words) -> str:
    unread = sum(item.reviewed is None for item in items)
    if not unread:
        return words("Разобраны все файлы.")
    return f"**{words('Не прочитано')}: {unread} {words('из')} {len(items)}.** {words('Почему — написано в таблице.')}"


def _archive(reports: bytes) -> dict[str, str]:
    return file_to_save("Отчёты по заявкам.zip", reports, media_type="application/zip")


def _laid_out(uploads: Sequence[Upload], folder: Path) -> Path:
    """The uploads in a folder; of a single archive, the archive itself."""
    if not uploads:
        raise BadInputError("Пришлите файлы заявок или архив ZIP с ними.")
    folder.mkdir()
    for number, upload in enumerate(uploads):
        path = folder / upload.name
        if path.exists():
            path = path.with_stem(f"{path.stem} {number}")
        path.write_bytes(upload.content)
    return path if len(uploads) == 1 and path.suffix.lower() == ".zip" else folder


def _zipped(folder: Path) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return written.getvalue()
