"""The room «Регистрация НКО»: seven questions and the known days -> a cited plan to take away."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import gradio as gr

from app.ui.language import Words
from app.ui.markup import escaped
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
    const title = document.querySelector("#plan-title, #plan [role='alert']");
    if (title) { title.focus({preventScroll: true}); title.scrollIntoView({block: "start"}); }
})"""
"""The reader is taken to the plan, which on a phone stands below the questions."""


def registration_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks. The answers live in the page alone."""
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
        with gr.Column(scale=3, min_width=320):
            plan = gr.HTML(f'<p class="empty">{words(_EMPTY)}</p>', elem_id="plan", css_template=STYLE)
    ready = [make.click, *(day.submit for day in days)]
    made = gr.on(ready, _planning(app, words), [*asked, *days], plan, show_progress="minimal", api_visibility="private")
    made.then(None, js=_TO_PLAN)


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
            return f'<p class="error" role="alert" tabindex="-1"><strong>{escaped(error.title)}.</strong> {escaped(str(error))}</p>'
        days = {name: day.isoformat() for name, day in known.items() if day}
        return plan_page(made, urlencode(answers.model_dump(mode="json") | days, doseq=True), words)

    return planned
