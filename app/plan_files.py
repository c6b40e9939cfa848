"""A plan of registration to take away: a document to print, and its deadlines for one's own calendar."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from docx.document import Document as DocxDocument
from icalendar import Alarm, Calendar, Event

from app.library import RETOLD
from app.word_file import add_table, new_document, saved
from rag.confidence import bracketed
from rag.registration.calendar import Due
from rag.registration.citing import Point
from rag.registration.plan import Plan, Priced
from rag.review.wording import readable
from rag.types import Citation

_LIST_MARK = re.compile(r"^(?:- |\d+\. )")
ICS_TYPE = "text/calendar"
_GUESSES = "Дни со знаком ≈ — ориентир: они посчитаны от последнего дня предыдущего шага. Впишите настоящую дату и составьте план заново."
_GUESS = "Ориентир: посчитано от последнего дня предыдущего шага. Впишите настоящую дату, когда она появится, и составьте план заново."
_REMIND = timedelta(days=-3)


def plan_docx(plan: Plan, *, today: date) -> bytes:
    """The whole plan with its sources."""
    page = new_document(f"План регистрации: {plan.title}")
    page.add_heading(f"План регистрации: {plan.title}", 0)
    page.add_paragraph(f"Составлен {today:%d.%m.%Y}. Это справка по источникам, а не заключение юриста.")
    page.add_paragraph(plan.summary)
    _points(page, "Почему", plan.reasons)
    _points(page, "Учтите", plan.cautions)
    page.add_heading("Другие формы", 1)
    for option in plan.alternatives:
        _points(page, f"{option.full}: {'тоже подойдёт' if option.possible else 'не подходит'}", option.points, level=2)
    _table(page, "Документы", ("Документ", "На бумаге", "Электронно"), map(_priced, plan.documents))
    _table(page, "Расходы", ("За что", "На бумаге", "Электронно"), map(_priced, plan.charges))
    _points(page, "Куда и как подавать", plan.filing)
    guesses = _GUESSES if any(due.estimated for due in plan.calendar) else ""
    _table(page, "Сроки", ("Когда", "Что", "Почему"), map(_due, plan.calendar), note=guesses)
    _table(page, "Ваши ответы", ("Вопрос", "Ответ"), plan.answers)
    _bullets(page, "Предупреждения", plan.notices)
    page.add_heading("Источники", 1)
    page.add_paragraph(RETOLD)
    _bullets(page, "", map(_source, plan.citations))
    return saved(page)


def plan_ics(plan: Plan, *, now: datetime) -> bytes:
    """The deadlines that have a day, each as a whole-day event with a reminder. `now` has a time zone."""
    calendar = Calendar.new(name=f"Регистрация: {plan.title}", prodid="-//NKO consultant//RU")
    for due in plan.calendar:
        if due.day:
            calendar.add_component(_event(due, due.day, now))
    file: bytes = calendar.to_ical()
    return file


def _event(due: Due, day: date, now: datetime) -> Event:
    title = f"Ориентир: {due.title}" if due.estimated else due.title
    told = "\n".join([*_told(due), *([_GUESS] if due.estimated else ())])
    event = Event.new(summary=title, start=day, uid=f"{due.id}@nko-consultant", stamp=now, description=told)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _REMIND)
    event.add_component(alarm)
    return event


def _points(page: DocxDocument, heading: str, points: Sequence[Point], *, level: int = 1) -> None:
    _bullets(page, heading, [point.text + bracketed(point.confidence) for point in points], level=level)


def _bullets(page: DocxDocument, heading: str, lines: Iterable[str], *, level: int = 1) -> None:
    lines = list(lines)
    if lines and heading:
        page.add_heading(heading, level)
    for line in lines:
        page.add_paragraph(line, style="List Bullet")


def _table(page: DocxDocument, heading: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, note: str = "") -> None:
    rows = list(rows)
    if not rows:
        return
    page.add_heading(heading, 1)
    if note:
        page.add_paragraph(note)
    add_table(page, head, rows)


def _priced(line: Priced) -> tuple[str, str, str]:
    return line.what.text + bracketed(line.what.confidence), line.paper, line.electronic


def _due(due: Due) -> tuple[str, str, str]:
    day = f"{due.day:%d.%m.%Y}" if due.day else "без даты"
    over = f" — исполнено {due.done:%d.%m.%Y}" if due.done else " — прошло" if due.passed else ""
    return f"≈ {day}" if due.estimated else f"{day}{over}", due.title, " ".join(_told(due))


def _told(due: Due) -> list[str]:
    return [line for line in (due.text + bracketed(due.confidence), due.note) if line]


def _source(citation: Citation) -> str:
    known = f", известно на {citation.as_of:%d.%m.%Y}" if citation.as_of else ""
    said = _LIST_MARK.sub("", readable(citation.quote))
    return f"[{citation.n}] {citation.locator} — {citation.source}{known}. {said} {citation.url or ''}".rstrip()
