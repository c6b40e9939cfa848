"""A run as HTML: the steps one after another, or one at a time by the radio buttons above them, without a script."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.lesson.breaking import INJECTED_ID
from app.lesson.changes import Change, changes
from app.lesson.run import Run, Switch, Way, saved
from app.ui.failure import sentence
from app.ui.language import Words
from app.ui.markup import escaped
from app.ui.plane_svg import plane_html
from app.ui.run_steps import STATUSES, answered, checked, dropped, found, judged, prompted, understood

SWITCHES = {
    Switch.NO_STEMS: "Без основ слов",
    Switch.NO_PREFIX: "Без приставки «вопрос»",
    Switch.TINY_PASSAGES: "Крошечные отрывки",
    Switch.NO_VERIFICATION: "Без проверки предложений",
    Switch.INJECTED: "Подложный документ",
}
_BROKEN = {
    Switch.NO_STEMS: "Слова ищутся только в той форме, в которой они написаны.",
    Switch.NO_PREFIX: "Для поиска по смыслу вопрос помечен как отрывок, а не как вопрос.",
    Switch.TINY_PASSAGES: "Найденные отрывки порезаны на отдельные предложения без заголовков; ищем только среди них.",
    Switch.NO_VERIFICATION: "Отвечает выдуманная «модель», которая портит числа и отрицания: слева с проверкой, справа без неё.",
    Switch.INJECTED: "К отрывкам добавлен документ без подписи; в нём спрятано указание для ИИ.",
}
_NOT_FOUND = "Подложного документа среди найденных отрывков нет, навредить он не может: спросите о том, что в нём написано."
_CHANGES = {
    "words": "Ищутся другие слова: было «{was}», стало «{now}».",
    "first": "Первым стоит другой отрывок: был «{was}», стал «{now}».",
    "came": "Новых отрывков в списке: {now}.",
    "scores": "Отрывки те же, но баллы или порядок другие.",
    "status": "Другое решение: было «{was}», стало «{now}».",
    "confidence": "Другая уверенность в решении: была {was}, стала {now}.",
    "withheld": "Предложений с указаниями, которые не показаны модели: {now}.",
    "prompt": "Модель получила бы другой запрос.",
    "unheeded": "Предложений, которые проверка отбросила бы, а они в ответе: {now}.",
    "answer": "Ответ другой.",
}

StepBody = Callable[[Way, Words], str]


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the screen: its title, what it does and how it can fail, and what one way shows of it."""

    title: str
    about: str
    body: StepBody


STEPS = {
    "understand": Step(
        "Как понят вопрос",
        "Опечатки исправлены, сокращения раскрыты, у слов отрезаны окончания. Если замена неверна, дальше консультант честно ищет не то.",
        understood,
    ),
    "find": Step(
        "Что нашлось",
        "Два поиска идут рядом: по смыслу и по общим словам. Баллы сравнивают внутри одного вопроса: это не вероятность верного ответа.",
        found,
    ),
    "drop": Step(
        "Что отброшено", "Дальше идут лучшие отрывки. Нужный отрывок может остаться здесь, и тогда ответ будет не о том.", dropped
    ),
    "judge": Step(
        "Достаточно ли этого",
        "Найтись может что угодно. По числам ниже программа решает, отвечать ли: молчание честнее выдумки.",
        judged,
    ),
    "prompt": Step(
        "Промпт",
        "Ровно такой текст получает языковая модель, если она подключена: правила, предложения с номерами и вопрос. Другого она не видит.",
        prompted,
    ),
    "check": Step(
        "Проверка",
        "Каждое предложение буквально сверено со своей цитатой; что не сошлось, в ответ не идёт. Правдив ли документ, проверка не знает.",
        checked,
    ),
    "answer": Step("Ответ", "То, что видит человек. Цитату открывают и читают: найден мог быть не тот отрывок.", answered),
}
_MAP = "Карта"
_ABOUT_MAP = "Каждый отрывок базы — точка, звезда — вопрос. Отрывки о похожем чаще всего лежат рядом."
_STALE = "Это прежний разбор: выбранное выше изменилось. Нажмите на вопрос или «Показать шаги»."
_ALONE = "Без поиска"
_ABOUT_ALONE = "Тот же вопрос задан модели без единого отрывка: она отвечает по памяти, и проверить её нечем."
_NO_MODEL = (
    "Языковая модель не настроена, сравнить не с чем. Задайте тот же вопрос чат-боту на телефоне (без личных данных) и сравните ответы — "
    "или настройте модель: NKO_LLM_BASE_URL и NKO_LLM_MODEL."
)


def run_html(run: Run, words: Words, *, in_room: bool = True, from_file: bool = False) -> str:
    """The whole run; in the room with links that save it and a line that says, once it is shown, that the run is an old one."""
    panels = [*_panels(run, words)]
    radios = "".join(_radio(str(n), f"{n + 1}. {title}", checked=n == 0) for n, (title, _) in enumerate(panels))
    following = [*(title for title, _ in panels[1:]), ""]
    sections = "".join(_section(n, title, body, following[n], words) for n, (title, body) in enumerate(panels))
    return (
        f"<div class='lesson' tabindex='-1'>{_top(run, words, from_file=from_file)}{_in_room(run, words) if in_room else ''}"
        f"<fieldset class='lesson-steps'><legend>{words('Шаг')}</legend>{radios}{_radio('all', words('Все шаги'))}</fieldset>"
        f"{sections}</div>"
    )


def run_page(run: Run, words: Words) -> str:
    """The run as one file that any browser opens, without this program and without a network."""
    title = f"{words('Разбор вопроса')}: {escaped(run.question)}"
    toggle = projector_toggle(words)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{title}</title><style>{_beside('run-page.css')}{style()}</style></head><body><h1>{words('Как это работает')}</h1>{toggle}"
        f"{run_html(run, words, in_room=False)}<script>{keys()}</script></body></html>"
    )


def style() -> str:
    """How a run looks."""
    return _beside("run.css")


def keys() -> str:
    """What makes the keys of a projector's remote control turn the steps."""
    return _beside("run.js")


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def projector_toggle(words: Words) -> str:
    """The switch of the layout for a projector; it stays as it is when another run is shown."""
    label = f"{words('Для проектора')}<span>: {words('крупно, шаг за шагом (клавиши PageDown и PageUp)')}</span>"
    return f"<p class='lesson-toggle'><input type='checkbox' id='lesson-projector'> <label for='lesson-projector'>{label}</label></p>"


def _top(run: Run, words: Words, *, from_file: bool) -> str:
    origin = words("Разбор из файла, сделан {made}.").format(made=f"{run.made:%d.%m.%Y}")
    hint = run.hint
    guide = ""
    if hint:
        lesson, look_at, ask = (escaped(sentence(text, words)) for text in (hint.lesson, hint.look_at, hint.ask))
        guide = (
            f"<div class='hint'><p><b>{lesson}</b></p><p><b>{words('На что смотреть:')}</b> {look_at}</p>"
            f"<p><b>{words('Спросите группу:')}</b> {ask}</p></div>"
        )
    asked = f"<p class='asked'>{words('Вопрос:')} <b>{escaped(run.question)}</b></p>"
    return (f"<p class='origin'>{origin}</p>" if from_file else "") + asked + _what_is_broken(run, words) + guide


def _what_is_broken(run: Run, words: Words) -> str:
    if not run.switches:
        return ""
    told = "".join(f"<li><b>{words(SWITCHES[switch])}.</b> {words(_BROKEN[switch])}</li>" for switch in run.switches)
    if run.secret:
        return (
            f"<details class='broken'><summary>{words('Что сломано? Сначала угадайте, потом откройте.')}</summary><ul>{told}</ul></details>"
        )
    return f"<ul class='broken'>{told}</ul>"


def _in_room(run: Run, words: Words) -> str:
    name = f"razbor-{run.made:%Y-%m-%d}"
    files = {
        words("Сохранить разбор (.json)"): (f"{name}.json", "application/json", saved(run)),
        words("Сохранить страницей (.html)"): (f"{name}.html", "text/html", run_page(run, words).encode()),
    }
    links = " ".join(_link(label, *file) for label, file in files.items())
    return f"<p class='stale' role='status' hidden>{words(_STALE)}</p><p class='downloads'>{links}</p>"


def _link(label: str, name: str, kind: str, content: bytes) -> str:
    return f"<a download='{name}' href='data:{kind};base64,{b64encode(content).decode()}'>{label}</a>"


def _panels(run: Run, words: Words) -> list[tuple[str, str]]:
    """Titles and bodies of the steps in their order, what changed first."""
    understand, find, *rest = ((step.title, step.about, _ways(run, step.body, words)) for step in STEPS.values())
    told = [understand, find, (_MAP, _ABOUT_MAP, plane_html(run.plane, words)), *rest, (_ALONE, _ABOUT_ALONE, _alone(run, words))]
    panels = [(words(title), f"<p class='about'>{words(about)}</p>{body}") for title, about, body in told]
    changed = [] if run.broken is None else [(words("Что изменилось"), _changed(run, run.broken, words))]
    return [*changed, *panels]


def _ways(run: Run, body: StepBody, words: Words) -> str:
    checked_only = Switch.NO_VERIFICATION in run.switches and not run.secret  # there the invention writes on both sides
    sides = {words("С проверкой предложений" if checked_only else "Обычный путь"): body(run.usual, words)}
    if run.broken is not None:
        sides[_broken_title(run, words)] = body(run.broken, words)
    return _beside_each_other(sides)


def _broken_title(run: Run, words: Words) -> str:
    if run.secret:
        return words("Со сломанной частью")
    return ", ".join(words(SWITCHES[switch]) for switch in run.switches)


def _beside_each_other(sides: Mapping[str, str]) -> str:
    return "<div class='ways'>" + "".join(f"<div class='way'><h3>{title}</h3>{body}</div>" for title, body in sides.items()) + "</div>"


def _alone(run: Run, words: Words) -> str:
    if run.bare is None:
        return f"<p>{words(_NO_MODEL)}</p>"
    name = f"{words('Без поиска')}: {escaped(run.bare.model)}"
    return _beside_each_other({words("С поиском"): answered(run.usual, words), name: f"<p class='bare'>{escaped(run.bare.text)}</p>"})


def _changed(run: Run, broken: Way, words: Words) -> str:
    told = changes(run.usual, broken)
    if not told:
        return f"<p>{words('На этом вопросе поломка ничего не изменила: попробуйте другой вопрос.')}</p>"
    unread = Switch.INJECTED in run.switches and all(hit.passage_id != INJECTED_ID for hit in broken.hits)
    missed = f"<p>{words(_NOT_FOUND)}</p>" if unread and not run.secret else ""
    first = f"<p class='verdict'>{words('Первым изменился шаг:')} <b>{words(STEPS[told[0].step].title)}</b></p>"
    lines = "".join(f"<li><b>{words(STEPS[change.step].title)}.</b> {_told(change, words)}</li>" for change in told)
    body = f"{first}<ul>{lines}</ul>{missed}"
    return f"<details><summary>{words('Открыть после догадок группы')}</summary>{body}</details>" if run.secret else body


def _told(change: Change, words: Words) -> str:
    was, now = (words(STATUSES[value]) if value in STATUSES else escaped(value) for value in (change.was, change.now))
    return words(_CHANGES[change.what]).format(was=was, now=now)


def _radio(key: str, label: str, *, checked: bool = False) -> str:
    state = " checked" if checked else ""
    return f"<input type='radio' name='lesson-step' id='lesson-step-{key}'{state}><label for='lesson-step-{key}'>{label}</label>"


def _section(n: int, title: str, body: str, following: str, words: Words) -> str:
    onward = f"<p class='onward'><label for='lesson-step-{n + 1}'>{words('Дальше:')} {following} →</label></p>" if following else ""
    return (
        f"<section class='lesson-panel' id='lesson-panel-{n}' aria-labelledby='lesson-title-{n}'>"
        f"<h2 id='lesson-title-{n}'>{n + 1}. {title}</h2>{body}{onward}</section>"
    )
