"""The room «Как это работает»: a question walked through the pipeline step by step, whole and broken on purpose."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import gradio as gr

from app.lesson.classroom import Classroom
from app.lesson.run import MAX_BYTES, Hint, Switch, opened
from app.lesson.scenarios import Demonstration, Lessons
from app.ui.failure import error_html, sentence
from app.ui.language import Words
from app.ui.markup import escaped
from app.ui.run_html import SWITCHES, keys, projector_toggle, run_html, style
from app.ui.stops import Stops
from app.wiring import App
from rag.errors import ConsultantError, StoppedError

_ABOUT = """# Как это работает
Вопрос проходит все шаги на глазах у группы: как понят, что нашлось, почему отвечаем, что получила бы модель и чем проверен
ответ. Любой шаг можно **сломать нарочно** и сравнить."""
_EMPTY = "Нажмите на вопрос занятия или задайте свой: здесь появятся шаги ответа."
_WAITING = "Прохожу шаги…"
_CUTTING = "Режу отрывки и ищу среди них: несколько секунд…"

_LONGEST_INJECTED = 2_000

_TO_THE_RUN = """() => document.querySelector("#run .lesson")?.scrollIntoView({block: "start"})"""

_OLD = "() => nko.markOldRun()"

_OWN = "(asked, lesson, shown) => [QUESTIONS[lesson]?.[shown] === asked ? shown : null]"
"""A question of one's own is none of the lesson's: the mark of the one that was shown goes."""

_PROGRESS = gr.Progress()
"""Gradio looks among the defaults of a handler for what shows its progress."""

Shown = tuple[str, gr.Button]
"""What stands in the picture, and the button that stops: it is there while something runs."""


def classroom_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks."""
    path = app.settings.corpus_dir / "lessons.yaml"
    if not path.exists():
        gr.Markdown(words("Занятий в этом корпусе нет: их описывает файл lessons.yaml."))
        return
    lessons = Lessons.load(path)
    room = _Room(app, lessons, words)
    gr.HTML(f"<style>{style()}</style>", padding=False)
    gr.Markdown(words(_ABOUT))
    with gr.Row(equal_height=False):
        chosen = gr.Dropdown(
            [(f"{sentence(lesson.title, words)} — {lesson.minutes} {words('мин')}", n) for n, lesson in enumerate(lessons.lessons)],
            value=0,
            label=words("Готовое занятие"),
            min_width=320,
            elem_id="lesson",
        )
        question = gr.Textbox(
            label=words("Или свой вопрос"), placeholder=words("кто может податься на презики"), min_width=320, elem_id="lesson-question"
        )
    goal = gr.Markdown(room.goal(0))
    shown = gr.Radio(room.demonstrations(0), label=words("Нажмите на вопрос, чтобы показать его группе"), elem_id="demonstration")
    switches = gr.CheckboxGroup(
        [(words(name), switch.value) for switch, name in SWITCHES.items()], label=words("Сломать нарочно"), elem_id="switches"
    )
    with gr.Accordion(words("Что написано в подложном документе"), open=False):
        injected = gr.Textbox(
            lessons.injected.text, label=words("Текст документа"), lines=3, max_length=_LONGEST_INJECTED, elem_id="injected"
        )
    with gr.Row():
        walk = gr.Button(words("Показать шаги"), variant="primary", min_width=160, elem_id="walk")
        guess = gr.Button(words("Загадать поломку"), min_width=160, elem_id="guess")
        stop = gr.Button(words("Остановить"), variant="stop", min_width=160, visible=False, elem_id="stop-walk")
        file = gr.UploadButton(words("Открыть разбор"), file_types=[".json"], min_width=160, elem_id="open-run")
    gr.HTML(projector_toggle(words), js_on_load=keys())
    picture = gr.HTML(_said(words(_EMPTY)), elem_id="run")

    chosen.change(room.offer, chosen, [goal, shown, switches], show_progress="hidden", api_visibility="private")
    running = [
        shown.input(room.take, [chosen, shown], [question, switches], show_progress="hidden", api_visibility="private").then(
            room.demonstrate, [chosen, shown, injected], [picture, stop], show_progress="minimal", api_visibility="private"
        )
    ]
    asked = {question.submit: room.walk, walk.click: room.walk, guess.click: room.guess}
    running += [
        event(
            do,
            [question, switches, injected],
            [picture, stop],
            show_progress="minimal",
            api_visibility="private",
            trigger_mode="multiple",  # a stopped run counts as going on until the server has heard of it
        )
        for event, do in asked.items()
    ]
    guess.click(list, None, switches, show_progress="hidden", api_visibility="private")  # what is broken is not to be read off them
    stop.click(room.stop, None, [picture, stop], cancels=running, api_visibility="private")
    picture.change(None, js=_TO_THE_RUN)
    question.change(None, [question, chosen, shown], shown, js=_OWN.replace("QUESTIONS", room.questions()))
    gr.on([chosen.change, switches.input], None, js=_OLD)
    file.upload(room.open, file, [picture, question, shown, switches], show_progress="minimal", api_visibility="private")


class _Room:
    """What happens when something is pressed; the classroom is built at the first question, with the index."""

    def __init__(self, app: App, lessons: Lessons, words: Words) -> None:
        self._app, self._lessons, self._words = app, lessons, words
        self._built: Classroom | None = None
        self._stops = Stops()

    def goal(self, lesson: int) -> str:
        held, words = self._lessons.lessons[lesson], self._words
        return f"**{words('Цель:')}** {sentence(held.goal, words)} **{words('В курсе C18:')}** {held.section}."

    def demonstrations(self, lesson: int) -> list[tuple[str, int]]:
        """What a trainer may choose of a lesson, and its number there."""
        return [(f"{n + 1}. {self._title(shown)}", n) for n, shown in enumerate(self._lessons.lessons[lesson].demonstrations)]

    def questions(self) -> str:
        """What is asked in each demonstration of each lesson, as JSON."""
        asked = [[shown.question for shown in lesson.demonstrations] for lesson in self._lessons.lessons]
        return json.dumps(asked, ensure_ascii=False)

    def offer(self, lesson: int) -> tuple[str, object, list[str]]:
        return self.goal(lesson), gr.update(choices=self.demonstrations(lesson), value=None), []

    def take(self, lesson: int, shown: int) -> tuple[str, list[str]]:
        demonstration = self._lessons.lessons[lesson].demonstrations[shown]
        return demonstration.question, [] if demonstration.secret else [switch.value for switch in demonstration.switches]

    def demonstrate(
        self, lesson: int, shown: int, injected: str, request: gr.Request, progress: gr.Progress = _PROGRESS
    ) -> Iterator[Shown]:
        held = self._lessons.lessons[lesson]
        demonstration = held.demonstrations[shown]
        hint = Hint(lesson=held.title, look_at=demonstration.look_at, ask=demonstration.ask)
        yield from self._walk(
            demonstration.question, demonstration.switches, injected, progress, request, secret=demonstration.secret, hint=hint
        )

    def walk(
        self, question: str, switches: Sequence[str], injected: str, request: gr.Request, progress: gr.Progress = _PROGRESS
    ) -> Iterator[Shown]:
        yield from self._walk(question, [Switch(switch) for switch in switches], injected, progress, request)

    def guess(
        self, question: str, _switches: object, injected: str, request: gr.Request, progress: gr.Progress = _PROGRESS
    ) -> Iterator[Shown]:
        yield from self._walk(question, [random.choice([*Switch])], injected, progress, request, secret=True)  # noqa: S311  # a game

    def stop(self, request: gr.Request) -> Shown:
        self._stops.ask(request)
        return _still(_said(self._words("Остановлено.")))

    def open(self, path: str) -> tuple[object, ...]:
        """The run of a file, and above it what was asked and broken there, unless that is to be guessed."""
        try:
            with Path(path).open("rb") as content:
                run = opened(content.read(MAX_BYTES + 1))
        except ConsultantError as error:
            return error_html(error, self._words), gr.skip(), gr.skip(), gr.skip()
        return (
            run_html(run, self._words, from_file=True),
            run.question,
            None,
            [] if run.secret else [switch.value for switch in run.switches],
        )

    def _walk(
        self,
        question: str,
        switches: Sequence[Switch],
        injected: str,
        progress: Callable[..., object],
        request: gr.Request,
        *,
        secret: bool = False,
        hint: Hint | None = None,
    ) -> Iterator[Shown]:
        words = self._words
        yield _said(words(_CUTTING if Switch.TINY_PASSAGES in switches and not secret else _WAITING)), gr.Button(visible=True)
        try:
            with self._stops.hearing(request) as stopped:

                def told(done: int, total: int) -> None:
                    if stopped.is_set():
                        raise StoppedError("Шаги не пройдены.")
                    progress((done, total))

                run = self._classroom().walk(question, switches, injected=injected, secret=secret, hint=hint, progress=told)
        except ConsultantError as error:
            yield _still(error_html(error, words))
        else:
            yield _still(run_html(run, words))

    def _classroom(self) -> Classroom:
        if self._built is None:
            self._built = Classroom(self._app.consultant, self._app.index.get, self._lessons)
        return self._built

    def _title(self, demonstration: Demonstration) -> str:
        if demonstration.secret:
            return f"{demonstration.question} — {self._words('поломка загадана')}"
        broken = ", ".join(self._words(SWITCHES[switch]).lower() for switch in demonstration.switches)
        return f"{demonstration.question} — {broken}" if broken else demonstration.question


def _still(text: str) -> Shown:
    return text, gr.Button(visible=False)


def _said(text: str) -> str:
    return f"<p class='empty' role='status'>{escaped(text)}</p>"
