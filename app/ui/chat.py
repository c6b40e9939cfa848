"""The room «Консультант»: a question, a streaming answer with `[1]` markers, its sources beside it."""

from collections.abc import Callable, Iterator

import gradio as gr

from app.ui.language import Words
from app.ui.sources import EMPTY, sources_html
from app.wiring import App
from rag.chain import Delta
from rag.errors import ConsultantError
from rag.types import Answer, Message, Question

_ABOUT = """# Консультант НКО
Отвечает о регистрации и жизни НКО, правилах грантовых фондов и социальных проектах — **только по источникам**: ссылка есть
на каждое предложение. Чего нет в базе, не придумывает. Это справка, а не заключение юриста."""

_EXAMPLES = {
    "Участнику": (
        "Как зарегистрировать АНО через Госуслуги?",
        "Сколько учредителей нужно для общественной организации?",
        "Мне 20 лет, организации нет. Где взять грант?",
    ),
    "Наставнику": (
        "Какой коэффициент у актуальности в заявке до миллиона?",
        "Сколько можно отдать подрядчикам?",
        "На что смотрит эксперт по критерию «Команда»?",
    ),
    "Тренеру": (
        "Как построить дерево проблем?",
        "Как проверить цифры, которые дал ИИ?",
        "Какая сегодня погода?",
    ),
}

_TO_LAST_QUESTION = """() => {
    const asked = document.querySelectorAll("#chat [data-testid='user']");
    const log = document.querySelector("#chat [role='log']");
    const last = asked[asked.length - 1];
    if (last) log.scrollTop += last.getBoundingClientRect().top - log.getBoundingClientRect().top - 24;
}"""
"""While the answer is written, the reader stays where it begins: at the last question."""

History = list[dict[str, object]]
Update = tuple[History, str, str]


def chat_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks. The history lives in the page, so readers never share it."""
    gr.Markdown(words(_ABOUT))
    with gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            chat = gr.Chatbot(
                label=words("Разговор"),
                show_label=False,
                height="60vh",
                elem_id="chat",
                autoscroll=False,
                buttons=["copy", "copy_all"],
                placeholder=words("Спросите словами, как спросили бы знакомого юриста."),
            )
            with gr.Row():
                question = gr.Textbox(
                    show_label=False,
                    label=words("Вопрос"),
                    placeholder=words("Ваш вопрос"),
                    scale=5,
                    elem_id="question",
                    autofocus=True,
                    container=False,
                )
                send = gr.Button(words("Спросить"), variant="primary", scale=1, min_width=120, elem_id="send")
            for role, questions in _EXAMPLES.items():
                gr.Examples([[text] for text in questions], inputs=question, label=words(role))
        with gr.Column(scale=2, min_width=300):
            gr.Markdown(words("## Источники"))
            sources = gr.HTML(EMPTY, elem_id="sources")
    answer = _answering(app)
    for event in (question.submit, send.click):
        event(answer, [question, chat], [chat, sources, question], show_progress="minimal", api_visibility="private")
    chat.change(None, js=_TO_LAST_QUESTION)


def _answering(app: App) -> Callable[[str, History], Iterator[Update]]:
    def answer(text: str, history: History) -> Iterator[Update]:
        if not text.strip():
            yield history, EMPTY, ""
            return
        asked: History = [*history, {"role": "user", "content": text}]
        told = ""
        yield [*asked, _said("Ищу в источниках…")], EMPTY, ""
        try:
            for event in app.consultant.stream(Question(text, _messages(history))):
                if isinstance(event, Delta):
                    told = "" if event.restart else told + event.text
                    yield [*asked, _said(told)], EMPTY, ""
                elif isinstance(event, Answer):
                    yield [*asked, _said(_with_notices(event))], sources_html(event.citations), ""
        except ConsultantError as error:
            yield [*asked, _said(f"**{error.title}.** {error}")], EMPTY, text

    return answer


def _said(text: str) -> dict[str, object]:
    return {"role": "assistant", "content": text}


def _with_notices(answer: Answer) -> str:
    notices = "".join(f"\n\n> {notice}" for notice in answer.notices)
    return answer.text + notices


def _messages(history: History) -> tuple[Message, ...]:
    """Earlier turns as the consultant takes them; Gradio keeps content as text or as a list of parts."""
    return tuple(
        Message("user" if turn["role"] == "user" else "assistant", _plain(turn["content"])) for turn in history if turn.get("content")
    )


def _plain(content: object) -> str:
    if isinstance(content, list):
        return " ".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in content)
    return str(content)
