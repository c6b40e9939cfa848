"""The room «Как это работает»: a question walked through the pipeline step by step, whole and broken on purpose."""

import random
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

import gradio as gr

from app.lesson.classroom import Classroom
from app.lesson.run import MAX_BYTES, Hint, Switch, opened
from app.lesson.scenarios import Demonstration, Lesson, Lessons
from app.ui.language import Words
from app.ui.run_html import SWITCHES, keys, projector_toggle, run_html, style
from app.wiring import App
from rag.errors import ConsultantError

_ABOUT = """# Как это работает
Вопрос проходит все шаги на глазах у группы: как понят, что нашлось, почему отвечаем, что получила бы модель и чем проверен
ответ. Любой шаг можно **сломать нарочно** и сравнить."""
_EMPTY = "Выберите занятие выше или задайте свой вопрос: здесь появятся шаги ответа."
_WAITING = "Прохожу шаги…"
_CUTTING = "Режу отрывки и ищу среди них: несколько секунд…"

Picture = Iterator[str]


def classroom_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks."""
    lessons = Lessons.load(app.settings.corpus_dir / "lessons.yaml")
    room = _Room(app, lessons, words)
    gr.HTML(f"<style>{style()}</style>", padding=False)
    gr.Markdown(words(_ABOUT))
    with gr.Row(equal_height=False):
        with gr.Column(scale=1, min_width=320):
            chosen = gr.Dropdown(
                [(f"{lesson.title} — {lesson.minutes} {words('мин')}", n) for n, lesson in enumerate(lessons.lessons)],
                value=None,
                label=words("Готовое занятие"),
                elem_id="lesson",
            )
            goal = gr.Markdown(visible=False)
            shown = gr.Radio([], label=words("Показать"), visible=False, elem_id="demonstration")
        with gr.Column(scale=1, min_width=320):
            question = gr.Textbox(label=words("Или свой вопрос"), placeholder=words("скока учредителей на ано"), elem_id="lesson-question")
            switches = gr.CheckboxGroup(
                [(words(name), switch.value) for switch, name in SWITCHES.items()],
                label=words("Сломать нарочно"),
                elem_id="switches",
            )
            with gr.Accordion(words("Что написано в подложном документе"), open=False):
                injected = gr.Textbox(lessons.injected.text, label=words("Текст документа"), lines=4, max_length=2_000, elem_id="injected")
            with gr.Row():
                walk = gr.Button(words("Показать шаги"), variant="primary", min_width=140, elem_id="walk")
                guess = gr.Button(words("Загадать поломку"), min_width=140, elem_id="guess")
                stop = gr.Button(words("Остановить"), min_width=120)
            file = gr.UploadButton(words("Открыть сохранённый разбор"), file_types=[".json"], elem_id="open-run")
    gr.HTML(projector_toggle(words), js_on_load=keys())
    picture = gr.HTML(_said(words(_EMPTY)), elem_id="run")

    chosen.change(room.offer, chosen, [goal, shown], show_progress="hidden", api_visibility="private")
    running = [
        shown.input(room.take, [chosen, shown], [question, switches], show_progress="hidden", api_visibility="private").then(
            room.demonstrate, [chosen, shown, injected], picture, show_progress="minimal", api_visibility="private"
        )
    ]
    asked = {question.submit: room.walk, walk.click: room.walk, guess.click: room.guess}
    running += [
        event(do, [question, switches, injected], picture, show_progress="minimal", api_visibility="private") for event, do in asked.items()
    ]
    stop.click(lambda: _said(words("Остановлено.")), None, picture, cancels=running, api_visibility="private")
    file.upload(room.open, file, picture, show_progress="minimal", api_visibility="private")


class _Room:
    """What happens when something is pressed; the classroom is built at the first question, with the index."""

    def __init__(self, app: App, lessons: Lessons, words: Words) -> None:
        self._app, self._lessons, self._words = app, lessons, words
        self._built: Classroom | None = None

    def offer(self, lesson: int | None) -> tuple[object, object]:
        if lesson is None:
            return gr.update(visible=False), gr.update(visible=False)
        held = self._lessons.lessons[lesson]
        choices = [(f"{n + 1}. {self._title(demonstration)}", n) for n, demonstration in enumerate(held.demonstrations)]
        return gr.update(value=self._goal(held), visible=True), gr.update(choices=choices, value=None, visible=True)

    def take(self, lesson: int, shown: int) -> tuple[str, list[str]]:
        demonstration = self._lessons.lessons[lesson].demonstrations[shown]
        return demonstration.question, [] if demonstration.secret else [switch.value for switch in demonstration.switches]

    def demonstrate(self, lesson: int, shown: int, injected: str, progress: gr.Progress = gr.Progress()) -> Picture:  # noqa: B008  # Gradio looks for it there
        held = self._lessons.lessons[lesson]
        demonstration = held.demonstrations[shown]
        hint = Hint(lesson=held.title, look_at=demonstration.look_at, ask=demonstration.ask)
        yield from self._walk(demonstration.question, demonstration.switches, injected, progress, secret=demonstration.secret, hint=hint)

    def walk(self, question: str, switches: Sequence[str], injected: str, progress: gr.Progress = gr.Progress()) -> Picture:  # noqa: B008
        yield from self._walk(question, [Switch(switch) for switch in switches], injected, progress)

    def guess(self, question: str, _switches: object, injected: str, progress: gr.Progress = gr.Progress()) -> Picture:  # noqa: B008
        yield from self._walk(question, [random.choice([*Switch])], injected, progress, secret=True)  # noqa: S311  # a game

    def open(self, path: str) -> str:
        try:
            with Path(path).open("rb") as content:
                return run_html(opened(content.read(MAX_BYTES + 1)), self._words)
        except ConsultantError as error:
            return _failed(error)

    def _walk(
        self,
        question: str,
        switches: Sequence[Switch],
        injected: str,
        progress: Callable[..., object],
        *,
        secret: bool = False,
        hint: Hint | None = None,
    ) -> Picture:
        words = self._words
        yield _said(words(_CUTTING if Switch.TINY_PASSAGES in switches and not secret else _WAITING))
        try:
            run = self._classroom().walk(
                question,
                switches,
                injected=injected,
                secret=secret,
                hint=hint,
                progress=lambda done, total: progress((done, total)),
            )
        except ConsultantError as error:
            yield _failed(error)
        else:
            yield run_html(run, words)

    def _classroom(self) -> Classroom:
        if self._built is None:
            self._built = Classroom(self._app.consultant, self._app.index.get, self._lessons)
        return self._built

    def _title(self, demonstration: Demonstration) -> str:
        if demonstration.secret:
            return f"{demonstration.question} — {self._words('поломка загадана')}"
        broken = ", ".join(self._words(SWITCHES[switch]).lower() for switch in demonstration.switches)
        return f"{demonstration.question} — {broken}" if broken else demonstration.question

    def _goal(self, lesson: Lesson) -> str:
        words = self._words
        return f"**{words('Цель:')}** {lesson.goal}\n\n{words('Описание в курсе C18:')} «{lesson.section}»"


def _said(text: str) -> str:
    return f"<p class='empty' role='status'>{escape(text)}</p>"


def _failed(error: ConsultantError) -> str:
    return f"<p class='empty' role='alert'><b>{escape(error.title)}.</b> {escape(str(error))}</p>"
