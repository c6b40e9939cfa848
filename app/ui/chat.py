"""The room «Консультант»: a question, a streaming answer whose markers open the passage, its sources beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date

import gradio as gr
from gradio.context import Context

from app.conversation import KEPT, Turn, as_docx, messages, plain_text, restored, stored
from app.feedback import Feedback, keep
from app.ui.failure import told
from app.ui.language import Words
from app.ui.markup import linked, literal
from app.ui.saving import SAVE, File, file_to_save
from app.ui.sources import no_sources, sources_html
from app.wiring import App
from app.word_file import DOCX_TYPE
from rag.chain import Delta
from rag.review.wording import short
from rag.types import Answer, Question

_ABOUT = """Отвечает о регистрации и жизни НКО, правилах грантовых фондов и социальных проектах **только по источникам**; чего в них нет, не
придумывает. Это справка, а не заключение юриста."""
_EXCERPTS = "Ответы составлены из выдержек, без языковой модели."
_MODEL = "Ответы пишет языковая модель, каждое предложение сверено с источником."
_EMPTY = "Здесь появятся источники ответа: цитата, норма, адрес и дата."
_PASSAGE = """<section id="passage" aria-label="{title}" hidden><button type="button">{close}</button>
<iframe title="{title}"></iframe></section><h2>{sources}</h2>"""
_QUESTION_CHARS = 60
_SHOWN_CHARS = 300
"""So much of a question that could not be answered stands above what is told of it."""
_REASONS = ("Неверно", "Не о том", "Непонятно", "Неполно")
_STARTERS = {
    "участник": (
        "Как зарегистрировать АНО через Госуслуги?",
        "Сколько учредителей нужно для общественной организации?",
        "Мне 20 лет, организации нет. Где взять грант?",
    ),
    "наставник": (
        "Какой коэффициент у актуальности в заявке до миллиона?",
        "Сколько можно отдать подрядчикам?",
        "На что смотрит эксперт по критерию «Команда»?",
    ),
    "тренер": (
        "Как построить дерево проблем?",
        "Как проверить цифры, которые дал ИИ?",
        "Какая сегодня погода?",
    ),
}

History = list[dict[str, object]]
Update = dict[gr.blocks.Block, object]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What of the room changes.

    `kept` is the conversation in the reader's own browser, so readers never share it; `about` is the turn that did not help.
    """

    kept: gr.BrowserState
    chat: gr.Chatbot
    question: gr.Textbox
    send: gr.Button
    stop: gr.Button
    actions: gr.Row
    why: gr.Column
    about: gr.Number
    reason: gr.Radio
    remark: gr.Textbox
    begin: gr.Column
    role: gr.Radio
    sources: gr.HTML
    plain: gr.Textbox

    @property
    def all(self) -> list[gr.blocks.Block]:
        return [getattr(self, part.name) for part in fields(self) if part.name != "role"]


def chat_room(app: App, words: Words) -> None:
    """Build the room inside the current Blocks."""
    gr.Markdown(words(_ABOUT) + " " + words(_EXCERPTS if app.consultant.writer is None else _MODEL), elem_id="about")
    with gr.Row(equal_height=False):
        with gr.Column(scale=3, min_width=320):
            chat = gr.Chatbot(
                label=words("Разговор"),
                show_label=False,
                height="max(18rem, 100dvh - 20rem)",
                elem_id="chat",
                autoscroll=False,
                buttons=[],
                latex_delimiters=[],
                placeholder=words("Спросите своими словами, как спросили бы знакомого юриста."),
            )
            with gr.Row(elem_id="ask"):
                question = gr.Textbox(
                    show_label=False,
                    label=words("Вопрос"),
                    placeholder=words("Ваш вопрос"),
                    scale=5,
                    max_lines=6,
                    elem_id="question",
                    autofocus=True,
                    container=False,
                )
                send = gr.Button(words("Спросить"), variant="primary", scale=1, min_width=110, elem_id="send")
                stop = gr.Button(words("Остановить"), variant="stop", scale=1, min_width=110, elem_id="stop", visible=False)
            with gr.Row(visible=False, elem_id="actions") as actions:
                copy = gr.Button(words("Копировать с источниками"), size="sm", min_width=100)
                docx = gr.Button(words("Скачать DOCX"), size="sm", min_width=100)
                fresh = gr.Button(words("Новый разговор"), size="sm", min_width=100)
            with gr.Column(visible=False, elem_id="why") as why:
                about = gr.Number(visible=False)
                reason = gr.Radio([(words(text), text) for text in _REASONS], label=words("Что не так с ответом?"))
                remark = gr.Textbox(label=words("Подробнее, если хотите (без личных данных)"), max_lines=3)
                tell = gr.Button(words("Отправить"), size="sm")
            with gr.Column(elem_id="begin") as begin:
                role = gr.Radio([(words(name), name) for name in _STARTERS], value="участник", label=words("С чего начать. Я —"))
                starters = gr.Dataset(
                    components=[question], samples=_samples("участник"), label=words("Вопросы для начала"), show_label=False
                )
        with gr.Column(scale=2, min_width=300):
            gr.HTML(_PASSAGE.format(title=words("Фрагмент источника"), close=words("Закрыть фрагмент"), sources=words("Источники")))
            sources = gr.HTML(no_sources(words(_EMPTY)), elem_id="sources")
    kept = gr.BrowserState([], storage_key="nko-conversation", secret="nko-conversation")  # noqa: S106  # the browser's own data
    plain, package = gr.Textbox(visible=False), gr.JSON(visible=False)
    parts = _Parts(kept, chat, question, send, stop, actions, why, about, reason, remark, begin, role, sources, plain)
    role.change(lambda name: gr.Dataset(samples=_samples(name)), role, starters, show_progress="hidden", api_visibility="private")
    _wire_answering(app, words, parts, starters)
    _wire_feedback(app, words, parts, tell)
    copy.click(lambda _: gr.Info(words("Скопировано: ответ и список источников.")), plain, js="(text) => [nko.copy(text) && text]")
    docx.click(_document, kept, package, show_progress="hidden", api_visibility="private").then(None, package, js=SAVE)
    fresh.click(lambda: {kept: [], **_settled(parts, (), words)}, None, parts.all, show_progress="hidden", api_visibility="private")


def _wire_answering(app: App, words: Words, parts: _Parts, starters: gr.Dataset) -> None:
    def restore(kept: object) -> Update:
        return _settled(parts, restored(kept), words)

    def stopped(chat: History) -> Update:
        return {parts.chat: [*chat, _said(words("Остановлено. Можно спросить снова."))], **_busy(parts, busy=False)}

    assert Context.root_block is not None
    shown = Context.root_block.load(restore, parts.kept, parts.all, show_progress="hidden", api_visibility="private")
    shown.then(None, js="() => nko.markRestored()")
    chosen = starters.click(lambda sample: sample[0], starters, parts.question, show_progress="hidden", api_visibility="private")
    runs = [
        asks(
            _answering(app, words, parts),
            [parts.question, parts.kept],
            parts.all,
            js="async (...inputs) => (await nko.restored, inputs)",
            show_progress="hidden",
            api_visibility="private",
            trigger_mode="multiple",  # a stopped run counts as going on until the server has heard of it
        )
        for asks in (parts.question.submit, parts.send.click, chosen.then)
    ]
    halted = parts.stop.click(None, cancels=runs)
    halted.then(stopped, parts.chat, parts.all, show_progress="hidden", api_visibility="private")
    parts.chat.change(None, js="() => nko.toLastQuestion()")


def _answering(app: App, words: Words, parts: _Parts) -> Callable[[str, object], Iterator[Update]]:
    def answer(text: str, kept: object) -> Iterator[Update]:
        if not text.strip():
            yield {parts.question: ""}
            return
        turns = restored(kept)
        asked: History = [*_shown(turns), _asked(text)]
        yield {
            parts.chat: [*asked, _said(words("Ищу в источниках…"))],
            parts.sources: no_sources(words(_EMPTY)),
            parts.question: "",
            parts.actions: gr.Row(visible=False),
            parts.why: gr.Column(visible=False),
            parts.begin: gr.Column(visible=False),
            **_busy(parts, busy=True),
        }
        written = ""
        try:
            for event in app.stream(Question(text, messages(turns))):
                if isinstance(event, Delta):
                    written = "" if event.restart else written + event.text
                    yield {parts.chat: [*asked, _said(written)]}
                elif isinstance(event, Answer):
                    turns = (*turns, Turn(text, event))[-KEPT:]
                    yield {parts.kept: stored(turns), **_settled(parts, turns, words)}
        except Exception as error:  # noqa: BLE001  # the edge of the program: a reader gets a sentence, never a trace
            asked = [*_shown(turns), _asked(short(text, _SHOWN_CHARS))]  # what was told stays in sight beside a question too long
            yield {
                parts.chat: [*asked, _said(told(error, words))],
                parts.question: text,
                parts.actions: gr.Row(visible=bool(turns)),
                **_busy(parts, busy=False),
            }

    return answer


def _wire_feedback(app: App, words: Words, parts: _Parts, tell: gr.Button) -> None:
    def word(turn: Turn, role: str, *, helped: bool, reason: str = "") -> None:
        keep(Feedback.on(turn.question, turn.answer, role=role, helped=helped, reason=reason), app.settings.data_dir)
        gr.Info(words("Спасибо! Отзыв остался на этом компьютере."))

    def marked(kept: object, role: str, mark: gr.LikeData) -> Update:
        """A mark at any answer: good is kept at once, bad asks why first, and a mark taken back asks nothing."""
        turns, turn = restored(kept), int(mark.index) // 2  # type: ignore[arg-type]  # of a list of messages, never a pair
        said = turn < len(turns)  # what was stopped or failed is no answer, and stands last
        if said and mark.liked is False:
            asked = words("Что не так с ответом на вопрос «{}»?").format(short(turns[turn].question, _QUESTION_CHARS))
            return {
                parts.why: gr.Column(visible=True),
                parts.about: turn,
                parts.reason: gr.Radio(label=asked, value=None),
                parts.remark: "",
            }
        if said and mark.liked is True:
            word(turns[turn], role, helped=True)
        elif not said:
            gr.Info(words("Это сообщение о сбое, а не ответ: отметка не сохранена."))
        return {parts.why: gr.Column(visible=False)}

    def complain(kept: object, role: str, turn: int, reason: str | None, remark: str) -> Update:
        why = ": ".join(filter(None, [reason, remark]))
        word(restored(kept)[turn], role, helped=False, reason=why)
        return {parts.why: gr.Column(visible=False)}

    asked = [parts.why, parts.about, parts.reason, parts.remark]
    mark = parts.chat.like(marked, [parts.kept, parts.role], asked, show_progress="hidden", api_visibility="private")
    mark.then(None, js="() => document.querySelector('#why')?.scrollIntoView({block: 'nearest'})")
    tell.click(complain, [parts.kept, parts.role, *asked[1:]], [parts.why], show_progress="hidden", api_visibility="private")


def _document(kept: object) -> File:
    return file_to_save("Ответы консультанта НКО.docx", as_docx(restored(kept), day=f"{date.today():%d.%m.%Y}"), media_type=DOCX_TYPE)


def _settled(parts: _Parts, turns: tuple[Turn, ...], words: Words) -> Update:
    """The room when nothing is being answered: the conversation, the sources of its last answer."""
    return {
        parts.chat: _shown(turns),
        parts.sources: sources_html(turns[-1].answer.citations, words) if turns else no_sources(words(_EMPTY)),
        parts.plain: plain_text(turns[-1]) if turns else "",
        parts.actions: gr.Row(visible=bool(turns)),
        parts.why: gr.Column(visible=False),
        parts.begin: gr.Column(visible=not turns),
        **_busy(parts, busy=False),
    }


def _busy(parts: _Parts, *, busy: bool) -> Update:
    return {parts.send: gr.Button(visible=not busy), parts.stop: gr.Button(visible=busy)}


def _shown(turns: tuple[Turn, ...]) -> History:
    return [message for turn in turns for message in (_asked(turn.question), _said(_with_notices(turn.answer)))]


def _asked(text: str) -> dict[str, object]:
    return {"role": "user", "content": literal(text)}


def _said(text: str) -> dict[str, object]:
    return {"role": "assistant", "content": text}


def _with_notices(answer: Answer) -> str:
    return linked(answer) + "".join(f"\n\n> {notice}" for notice in answer.notices)


def _samples(role: str) -> list[list[str]]:
    return [[question] for question in _STARTERS[role]]
