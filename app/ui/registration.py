"""The room «Регистрация НКО»: seven questions and the known days -> a cited plan to take away."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import gradio as gr
from gradio.context import Context

from app.ui.failure import error_html
from app.ui.language import Words
from app.ui.plan_page import STYLE, plan_page
from app.wiring import App
from rag.errors import ConsultantError
from rag.registration.answers import QUESTIONS, Answers, Asked, Dates, day_written

_ABOUT = """## Регистрация НКО
Ответьте на семь вопросов — получите подходящую форму, список документов, расходы и сроки, каждый со ссылкой на норму.
Религиозные организации, партии, казачьи общества и кооперативы здесь не подбираются: у них свои правила."""

_DAYS = {
    "decision": ("Дата решения учредителей", "Если собрание ещё впереди, оставьте пустым или впишите будущую дату."),
    "filing": ("Дата подачи документов", "Если ещё не подали, оставьте пустым."),
    "registration": ("Дата записи в ЕГРЮЛ", "Если ещё не зарегистрированы, оставьте пустым."),
}
_EMPTY = "Здесь появится план: форма с объяснением, документы, расходы и сроки."
_TO_PLAN = """() => requestAnimationFrame(() => {
    const room = document.querySelector("#room-registration");
    room.querySelectorAll(".stale").forEach((line) => (line.hidden = true));
    const open = [...room.querySelectorAll("[id^='ask-']")].filter((question) => !question.querySelector("input:checked"));
    for (const question of open) question.dataset.missing = MISSING;
    const shown = open[0]?.querySelector("input") ?? room.querySelector("#plan-title, #plan [role='alert']");
    if (shown) { shown.focus({preventScroll: true}); (open[0] ?? shown).scrollIntoView({block: "start"}); }
})"""
"""The reader is taken to the plan, which on a phone stands below the questions, or to the first question that has no answer."""
_CHANGED = "() => document.querySelectorAll('#plan .stale').forEach((line) => (line.hidden = false))"


_KEEP = "(...given) => { localStorage.setItem('nko-registration', JSON.stringify(given)); }"
_FORGET = "() => { localStorage.removeItem('nko-registration'); return []; }"
_RECALL = """() => {
    const options = OPTIONS;
    let given = [];
    try { given = JSON.parse(localStorage.getItem("nko-registration")); } catch {}
    if (!Array.isArray(given) || given.length !== options.length + DAYS) given = Array(options.length + DAYS).fill(null);
    const said = options.map(([many, known], at) =>
        many ? known.filter((option) => [given[at]].flat().includes(option)) : known.find((option) => option === given[at]) ?? null);
    return [...said, ...given.slice(options.length).map((day) => (typeof day === "string" ? day : ""))];
}"""
"""The answers a browser kept; none when another version of the program wrote them, or somebody else. Without the server: an answer given
while it is asked would be lost."""


def registration_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks. The answers live in the reader's own browser."""
    gr.Markdown(words(_ABOUT))
    with gr.Row(equal_height=False):
        with gr.Column(scale=2, min_width=320):
            gr.Markdown(f"### {words('Вопросы')}")
            asked = [_question(question, words) for question in QUESTIONS]
            gr.Markdown(f"### {words('Даты, если известны')}")
            days = [
                gr.Textbox(label=words(label), info=words(note), placeholder=words("ДД.ММ.ГГГГ"), elem_id=f"day-{name}", max_length=40)
                for name, (label, note) in _DAYS.items()
            ]
            make = gr.Button(words("Составить план"), variant="primary", elem_id="make-plan")
            erase = gr.Button(words("Стереть ответы"), size="sm", elem_id="erase-answers")
        with gr.Column(scale=3, min_width=320):
            plan = gr.HTML(f'<p class="empty">{words(_EMPTY)}</p>', elem_id="plan", css_template=STYLE)
    ready = [make.click, *(day.submit for day in days)]
    made = gr.on(ready, _planning(app, words), [*asked, *days], plan, show_progress="minimal", api_visibility="private")
    made.then(None, js=_TO_PLAN.replace("MISSING", json.dumps(words("Нет ответа"), ensure_ascii=False)))
    gr.on([part.change for part in (*asked, *days)], None, js=_CHANGED)
    _keep(asked, days, erase)


def _keep(asked: Sequence[gr.Radio | gr.CheckboxGroup], days: Sequence[gr.Textbox], erase: gr.Button) -> None:
    """Keep the answers in the reader's own browser, like the conversation: another language or a reload costs none of them."""
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    answers: list[gr.Radio | gr.CheckboxGroup | gr.Textbox] = [*asked, *days]
    said = [*(answer.input for answer in asked), *(day.blur for day in days)]  # «input» of a text hears keys, not a paste or a phone
    gr.on([*said, *(day.submit for day in days)], None, answers, js=_KEEP)
    erase.click(lambda: [None] * len(answers), None, answers, js=_FORGET, **quiet)
    assert Context.root_block is not None
    options = [[question.many, list(question.options)] for question in QUESTIONS]
    recall = _RECALL.replace("OPTIONS", json.dumps(options)).replace("DAYS", str(len(days)))
    Context.root_block.load(None, None, answers, js=recall)  # a BrowserState is read only once its room is shown, which is too late


def _question(asked: Asked, words: Words) -> gr.Radio | gr.CheckboxGroup:
    kind = gr.CheckboxGroup if asked.many else gr.Radio
    choices = [(words(said), value) for value, said in asked.options.items()]
    return kind(choices, label=words(asked.text), info=words(asked.note) if asked.note else None, elem_id=f"ask-{asked.field}")


def _planning(app: App, words: Words) -> Callable[..., str]:
    def planned(*given: str | list[str] | None) -> str:
        said, written = given[: len(QUESTIONS)], given[len(QUESTIONS) :]
        try:
            answers = Answers.of({asked.field: answer for asked, answer in zip(QUESTIONS, said, strict=True)})
            known = {name: day_written(str(text or ""), today=date.today()) for name, text in zip(_DAYS, written, strict=True)}
            made = app.registration(answers, Dates.model_validate(known))
        except ConsultantError as error:
            return error_html(error, words)
        days = {name: day.isoformat() for name, day in known.items() if day}
        return plan_page(made, urlencode(answers.model_dump(mode="json") | days, doseq=True), words)

    return planned
