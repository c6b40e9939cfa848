"""The steps of a pipeline as HTML, one function a step. A run may come from elsewhere: every text of it is escaped."""

from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt

from app.lesson.run import Candidate, Check, Quote, Way
from app.library import OWN
from app.ui.failure import sentence
from app.ui.language import Words
from app.ui.markup import escaped, no_template, passage_address
from rag.confidence import UNCHECKED
from rag.types import Citation, Unfit
from rag.verify import Guard

_DROPPED_SHOWN = 10
_KINDS_SHOWN = 5
_LIKELY = 0.005

STATUSES = {"answered": "ответить", "partial": "ответить частично", "refused": "отказаться"}
_FEATURES = {
    "cosine": ("близость лучшего отрывка по смыслу", "чем ближе к 1, тем точнее отрывок о том же"),
    "margin": ("насколько лучший отрывок ближе остальных", "около 0 — он почти не выделяется среди других"),
    "together": ("доля слов вопроса в первых отрывках", "1 — отрывки говорят обо всём, что названо в вопросе"),
    "known": ("доля слов вопроса, которые есть в базе", "1 — в базе встречаются все"),
    "common": ("сколько в вопросе привычных для базы слов", "чем больше, тем привычнее тема"),
    "likeness": ("похож ли вопрос на тот, на который отвечает отрывок", "1 — слово в слово, 0 — ни одного общего слова"),
    "scope": ("похож ли вопрос на те, на которые отвечают", "от −6, точно чужой, до 6, точно наш; 0 — не понять"),
}
_WEIGHING = (
    "Вклад = число × вес: плюс тянет к ответу, минус — к отказу. Веса подобраны на вопросах, решение по которым известно. "
    "Признаки говорят отчасти об одном и том же, поэтому вес бывает и с минусом."
)
_KINDS = {
    "in_scope": "вопрос об НКО, отвечаем",
    "off_topic": "не о том",
    "not_found": "по теме, но в базе не нашлось",
    "smalltalk": "разговор ни о чём",
    "guarantee": "просьба обещать победу",
    "unknown": "то, чего заранее не знает никто",
    "lawyer": "дело для юриста",
    "health": "здоровье",
    "politics": "политика",
    "business": "бизнес, а не НКО",
    "study": "учёба",
    "citizen": "личное дело гражданина",
    "foreign_law": "право другой страны",
    "local_prices": "местные цены",
    "personal_data": "чужие личные данные",
    "cheating": "просьба обмануть",
    "injection": "указание для ИИ",
    "role": "просьба сыграть роль",
    "crisis": "человеку плохо",
}
_UNFIT: dict[Unfit | None, str] = {
    "another fund": "о другом фонде: балл снижен",
    "another form": "о другой форме НКО: балл снижен",
    "another age": "для другого возраста: балл снижен",
    "told before": "это был прошлый ответ: балл снижен",
    "for a class": "для занятия, а вопрос не о нём: балл снижен",
    "not in force": "норма не действует: балл снижен",
    None: "балл ниже, чем у взятых",
}
_ORIGINS = {
    "found": "найден поиском",
    "section": "продолжение найденного раздела",
    "reference": "на него ссылается первый отрывок",
    "definition": "объясняет термин из первого отрывка",
}
GUARDS = {
    Guard.SOURCE: "ссылка на источник",
    Guard.ADDRESSES: "адреса",
    Guard.SIGNS: "знаки",
    Guard.NUMBERS: "числа и сроки",
    Guard.DATES: "даты",
    Guard.PLACES: "статьи и пункты",
    Guard.NEGATION: "отрицания и запреты",
    Guard.NAMES: "имена",
    Guard.SCOPE: "«только», «всегда», «любой»",
    Guard.WORDS: "слова",
}

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def number(value: float, digits: int = 3) -> str:
    """A number as Russian prints it."""
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")


def understood(way: Way, words: Words) -> str:
    """Words with their stems, what was mended or expanded, norms that the question names."""
    chips = "".join(
        f"<li><b>{escaped(word)}</b> <span>{escaped(token) if token else words('не ищется')}</span></li>" for word, token in way.words
    )
    replaced = "".join(f"<li>«{escaped(written)}» → «{escaped(meant)}»</li>" for written, meant in way.expansions)
    named = "".join(f"<li>{escaped(reference)}</li>" for reference in way.references)
    return (
        f"<p>{words('Ищем:')} <q>{escaped(way.text)}</q></p>"
        f"<h4>{words('Слово и то, что по нему ищется')}</h4><ul class='chips'>{chips}</ul>"
        + _listed(words("Исправлено и раскрыто"), replaced, words("Заменять было нечего."))
        + _listed(words("Нормы, названные в вопросе"), named, words("Номеров статей и пунктов в вопросе нет."))
    )


def _listed(title: str, items: str, nothing: str) -> str:
    return f"<h4>{title}</h4>" + (f"<ul>{items}</ul>" if items else f"<p>{nothing}</p>")


def found(way: Way, words: Words) -> str:
    """Both searches side by side and their sum, best first."""
    every = (*way.hits, *way.dropped)
    dense = sorted((hit.dense for hit in every), reverse=True)
    lexical = sorted((hit.lexical for hit in every), reverse=True)
    place = words("место")
    rows = [
        (
            str(n),
            _passage(hit) + (f" <em>{words('назван в вопросе')}</em>" if hit.named else ""),
            f"{number(hit.dense)} <small>{place} {dense.index(hit.dense) + 1}</small>",
            f"{number(hit.lexical, 1)} <small>{place} {lexical.index(hit.lexical) + 1}</small>" if hit.lexical else "—",
            f"<b>{number(hit.score)}</b>",
        )
        for n, hit in enumerate(way.hits, 1)
    ]
    head = ("№", words("Отрывок"), words("По смыслу"), words("По словам"), words("Вместе"))
    weight = words(
        "Вместе = балл по смыслу + {weight} × (балл по словам, делённый на лучший, + доля слов вопроса, которые есть в отрывке). "
        "Балл снижен, если отрывок о другом фонде, сделан для занятий или его норма не действует."
    )
    return (
        table(words("Отрывки, которые пошли дальше"), head, rows)
        + f"<p><small>{weight.format(weight=number(way.lexical_weight, 2))}</small></p>"
    )


def dropped(way: Way, words: Words) -> str:
    """Candidates that did not go on and why, those pulled in, and those that were read and not told."""
    rows = [
        (_passage(hit), number(hit.dense), number(hit.lexical, 1) if hit.lexical else "—", number(hit.score), words(_UNFIT[hit.unfit]))
        for hit in way.dropped[:_DROPPED_SHOWN]
    ]
    head = (words("Отрывок"), words("По смыслу"), words("По словам"), words("Вместе"), words("Почему"))
    rest = len(way.dropped) - len(rows)
    told = {quote.passage_id for check in way.sentences if check.supported for quote in check.quotes}
    silent = "".join(f"<li>{_passage(hit)}</li>" for hit in way.hits if told and hit.passage_id not in told)
    added = "".join(f"<li>{_passage(hit)} — {words(_ORIGINS[hit.origin])}</li>" for hit in way.added)
    return (
        table(words("Найдены, но дальше не пошли"), head, rows)
        + (f"<p>{words('И ещё отрывков:')} {rest}</p>" if rest > 0 else "")
        + _listed(words("Прочитаны, но в ответ не взяты: балл ниже, чем у первого"), silent, words("Таких нет."))
        + _listed(words("Взяты вслед за первым отрывком"), added, words("Первый отрывок ни на что не опирается."))
    )


def judged(way: Way, words: Words) -> str:
    """The decision with its threshold, the numbers behind it, the likely kinds of question."""
    told = way.judgement
    rows = [(_feature(name, words), number(value), *_weighed(value, told.weights.get(name))) for name, value in told.features.items()]
    rows.append((words("постоянная часть"), "", "", number(told.bias, 2)))
    kinds = "".join(
        f"<li>{words(_KINDS[kind]) if kind in _KINDS else escaped(kind)}: {number(chance * 100, 0)} %</li>"
        for kind, chance in list(told.kinds.items())[:_KINDS_SHOWN]
        if chance >= _LIKELY
    )
    scale = words("Уверенность {chance}. Ответить частично — от {partial}, ответить — от {answered}.").format(
        chance=number(told.confidence, 2), partial=number(told.partial_from, 2), answered=number(told.answered_from, 2)
    )
    missing = ", ".join(map(escaped, told.unsaid))
    return (
        f"<p class='verdict'>{words('Решение:')} <b>{words(STATUSES[told.status])}</b></p>"
        f"<p>{scale}</p>"
        + _gauge(told.confidence, (told.partial_from, told.answered_from))
        + (f"<p>{words('Запретный вид вопроса:')} {words(_KINDS.get(told.refusal, 'не о том'))}</p>" if told.refusal else "")
        + (f"<p>{words('Названо в вопросе, но не в отрывках:')} {missing}</p>" if missing else "")
        + table(words("Из чего сложилось решение"), (words("Признак"), words("Число"), words("Вес"), words("Вклад")), rows)
        + f"<p><small>{words(_WEIGHING)}</small></p>"
        + (_listed(words("На какой вид вопроса это похоже"), kinds, "") if kinds else "")
    )


def _feature(name: str, words: Words) -> str:
    if name not in _FEATURES:
        return escaped(name)
    title, scale = _FEATURES[name]
    return f"{words(title)} <small>{words(scale)}</small>"


def _weighed(value: float, weight: float | None) -> tuple[str, str]:
    return ("—", "—") if weight is None else (number(weight, 1), number(value * weight, 2))


def _gauge(value: float, marks: Iterable[float]) -> str:
    lines = "".join(f"<i style='left:{_share(mark)}%'></i>" for mark in marks)
    return f"<div class='gauge' aria-hidden='true'><b style='width:{_share(value)}%'></b>{lines}</div>"


def _share(value: float) -> int:
    return round(100 * min(1.0, max(0.0, value)))


def prompted(way: Way, words: Words) -> str:
    """The exact text for the model, and the sentences that were kept from it."""
    if way.prompt is None:
        return f"<p>{words('До промпта дело не дошло: консультант отказался раньше.')}</p>"
    withheld = "".join(f"<li>{escaped(text)}</li>" for text in way.withheld)
    sent = words("Модель не настроена, поэтому запрос никуда не ушёл.") if way.mode == "extractive" else words("Запрос получила модель:")
    name = "" if way.mode == "extractive" else f" {escaped(sentence(way.mode, words))}"
    return (
        f"<p>{sent}{name}</p>"
        + (f"<h4>{words('Не показано модели: это указания, а не сведения')}</h4><ul class='stopped'>{withheld}</ul>" if withheld else "")
        + f"<pre tabindex='0' role='region' aria-label='{words('Промпт')}'>{escaped(way.prompt)}</pre>"
    )


def checked(way: Way, words: Words) -> str:
    """Every sentence, its fate, what was compared and the quotes."""
    if not way.sentences:
        return f"<p>{words('Проверять нечего: ответ не составлялся.')}</p>"
    compared = ", ".join(words(name) for name in GUARDS.values())
    return (
        f"<p><small>{words('Сверяем:')} {compared}.</small></p><ol class='checks'>"
        + "".join(_check(check, words) for check in way.sentences)
        + "</ol>"
    )


def _check(check: Check, words: Words) -> str:
    fate = "through" if check.supported and check.objections else "passed" if check.supported else "stopped"
    fates = {
        "passed": words("✓ прошло"),
        "stopped": words("✗ отброшено"),
        "through": words("⚠ прошло без проверки"),
    }
    failed = dict.fromkeys(guard for guard, _ in check.objections)
    if check.computed:
        how = words("посчитано программой")
    elif check.verbatim:
        how = f"{words('совпадает с цитатой дословно')}: {escaped(check.quotes[0].locator)}"
    elif failed:
        how = f"✗ {', '.join(words(GUARDS[guard]) for guard in failed)}; " + words("остальное сошлось")
    else:
        how = words("пересказано; сошлось всё")
    reasons = "; ".join(dict.fromkeys(escaped(reason) for _, reason in check.objections))
    quotes = "" if check.verbatim else "".join(_quote(quote) for quote in check.quotes)
    return (
        f"<li class='{fate}'><p><b>{fates[fate]}</b> {escaped(check.text)}</p><p><small>{how}</small></p>"
        + (f"<p class='reason'>{reasons}</p>" if reasons else "")
        + f"{quotes}</li>"
    )


def _quote(quote: Quote) -> str:
    return f"<blockquote>{escaped(quote.text)} <cite>{escaped(quote.locator)}</cite></blockquote>"


def answered(way: Way, words: Words) -> str:
    """The answer as people get it, with its sources."""
    notices = "".join(f"<p class='notice'>{escaped(notice)}</p>" for notice in way.notices)
    cited = "".join(_citation(citation, words) for citation in way.citations)
    extract = words("Составлено из дословных предложений, без модели.")
    author = extract if way.mode == "extractive" else f"{words('Отвечает:')} {escaped(sentence(way.mode, words))}"
    told = no_template(_MARKDOWN.render(way.answer))
    return f"<p><small>{author}</small></p><div class='answer'>{told}</div>{notices}<ol class='cited'>{cited}</ol>"


def _citation(citation: Citation, words: Words) -> str:
    known = f", {words('известно на')} {citation.as_of:%d.%m.%Y}" if citation.as_of else ""
    unchecked = f", {words(UNCHECKED)}" if citation.collection == OWN else ""
    official = citation.url and citation.url.startswith(("http://", "https://"))
    opened = (
        f"<a class='in-place' href='{escaped(passage_address(citation))}' target='_blank' rel='noopener'>{words('цитата в тексте')}</a>"
    )
    address = (
        f" · <a href='{escaped(citation.url or '')}' target='_blank' rel='noopener noreferrer'>{words('официальный текст')}</a>"
        if official
        else ""
    )
    return (
        f"<li><b>{escaped(citation.locator)}</b> — {escaped(citation.source)}{known}{unchecked}"
        f"<blockquote>{escaped(citation.quote)}</blockquote>{opened}{address}</li>"
    )


def _passage(hit: Candidate) -> str:
    return f"{escaped(hit.heading or hit.start or hit.locator)} <small>{escaped(hit.locator)}</small>"


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table that scrolls by itself on a narrow screen; cells are HTML."""
    top = "".join(f"<th scope='col'>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{escaped(caption)}'><table><caption>{caption}</caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
