"""A plan in its own form: tables with other columns, lists, dates in words."""

from datetime import date

import pytest

from rag.review.reading.plan_rows import PlanRead, read_plan_rows
from rag.review.types import Field, Span

_TASKS = [Span("1.11", "Собрать труппу.", 0, 1), Span("1.11", "Поставить спектакль.", 0, 1)]
_PROJECT = (date(2026, 2, 1), date(2026, 11, 30))


def _read(text: str) -> PlanRead:
    return read_plan_rows(Field("5", "Календарный план", text, "заголовок", key="plan", table=True), _TASKS, _PROJECT)


def _told(read: PlanRead) -> list[tuple[int | None, str, str, str, str | None]]:
    return [(a.task, a.title, f"{a.starts:%d.%m}", f"{a.ends:%d.%m}", a.results.quote if a.results else None) for a in read.activities]


_ROWS = [(1, "Набор", "01.02", "28.02", "25 заявок"), (2, "Премьера", "09.07", "09.07", "200 зрителей")]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "Мероприятие\tСрок\tОтветственный\tРезультат\nЗадача 1. Собрать труппу\nНабор\tфевраль\tИванова\t25 заявок\n"
            "Задача 2\nПремьера\t9 июля 2026\tПетров\t200 зрителей",
            id="tasks in rows of their own",
        ),
        pytest.param(
            "Итоги\tЗадача\tНачало\tОкончание\tЧто делаем\n25 заявок\tСобрать труппу\t01.02.2026\t28.02.2026\tНабор\n"
            "200 зрителей\t2\t09.07.2026\t09.07.2026\tПремьера",
            id="another order, days in two columns",
        ),
        pytest.param(
            "№\tЗадача\tСодержание работ\tСроки\t\tПоказатели\n\t\t\tначало\tзавершение\t\n1\t2\t3\t4\t5\t6\n"
            "1\tСобрать труппу\tНабор\t01.02.26\t28.02.26\t25 заявок\n2\tПоставить спектакль\tПремьера\t9 июля\t9 июля\t200 зрителей",
            id="a head of two rows and numbers of columns",
        ),
    ],
)
def test_a_table(table: str) -> None:
    assert _told(_read(table)) == _ROWS


@pytest.mark.parametrize(
    ("line", "row"),
    [
        pytest.param(
            "1. Мастер-классы, март–июнь 2026, 20 человек", (None, "Мастер-классы", "01.03", "30.06", "20 человек"), id="dates inside"
        ),
        pytest.param("• Март 2026: набор группы — 20 человек", (None, "набор группы", "01.03", "31.03", "20 человек"), id="dates first"),
        pytest.param("Набор группы — февраль 2026", (None, "Набор группы", "01.02", "28.02", None), id="dates last, no result"),
        pytest.param(
            "3) Репетиции с 1 мая по 30 июня: 24 репетиции, отв. Иванов",
            (None, "Репетиции", "01.05", "30.06", "24 репетиции, отв. Иванов"),
            id="days in words",
        ),
        pytest.param("2. Показ в мае, отв. Иванов", (None, "Показ", "01.05", "31.05", None), id="a person is no result"),
    ],
)
def test_a_point_of_a_list(line: str, row: tuple[int | None, str, str, str, str | None]) -> None:
    assert _told(_read(line)) == [row]


def test_lines_under_a_point_are_its_results_and_tasks_hold_for_what_is_under_them() -> None:
    read = _read("Задача 2. Поставить спектакль\n1. Репетиции, май 2026\n20 репетиций\nПоказов — 3\n2. Показ, 9 июля 2026, 200 зрителей")
    assert [(a.task, a.title) for a in read.activities] == [(2, "Репетиции"), (2, "Показ")]
    assert read.activities[0].results is not None
    assert read.activities[0].results.quote == "20 репетиций\nПоказов — 3"


def test_rows_whose_dates_are_not_understood_are_named() -> None:
    read = _read("Мероприятие\tСрок\nНабор\tфевраль\nГастроли\tпо согласованию\nПоказ\tиюль")
    assert [a.title for a in read.activities] == ["Набор", "Показ"]
    assert [span.quote for span in read.unread] == ["Гастроли\tпо согласованию"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Мы проведём занятия и покажем спектакль.", id="prose"),
        pytest.param("Мероприятие\tСрок\nНабор\tвесной\nПоказ\tлетом", id="no dates at all"),
        pytest.param("Имя\tТелефон\nИванов\tмарт", id="another table"),
    ],
)
def test_what_is_no_plan_has_no_rows(text: str) -> None:
    assert _read(text) == PlanRead()


@pytest.mark.parametrize(
    ("row", "task"),
    [
        ("Премьера, 9 июля 2026, 200 зрителей (вторая задача)", 2),
        ("Премьера, 9 июля 2026, 200 зрителей (по второй задаче).", 2),
        ("Премьера, 9 июля 2026 (задача вторая)", 2),
        ("Премьера, 9 июля 2026 (задача 4.2). Итог: 200 зрителей", 2),
        ("Премьера, 9 июля 2026 (задача 2.1). Итог: 200 зрителей", 2),
        ("Премьера, 9 июля 2026 (первая большая роль)", None),
    ],
)
def test_a_row_names_its_task_in_words_or_by_the_number_of_its_section(row: str, task: int | None) -> None:
    assert [(a.title, a.task) for a in _read(f"1. {row}").activities] == [("Премьера", task)]


@pytest.mark.parametrize("row", ["До 9 июля 2026 — пошив костюмов, 25 костюмов", "- Пошив костюмов — до 9 июля 2026, 25 костюмов"])
def test_what_is_done_by_a_day_lasts_from_the_first_day_of_the_project(row: str) -> None:
    assert [(a.title.lower()[:14], f"{a.starts:%d.%m}", f"{a.ends:%d.%m}") for a in _read(row).activities] == [
        ("пошив костюмов", "01.02", "09.07")
    ]


@pytest.mark.parametrize("row", ["1. Пошив костюмов, дети до 14 лет", "1. Пошив (ткани привезут до 9 июля 2026)", "1. До 9 июля"])
def test_what_is_told_of_another_thing_is_no_last_day(row: str) -> None:
    assert not any(a.ends == date(2026, 7, 9) for a in _read(row).activities if a.title.startswith("Пошив"))


def test_a_stage_over_its_rows_is_no_row() -> None:
    stage = "Этап I. Сбор (I квартал 2026 года)\n  а) набор — в течение февраля 2026, 25 заявок;\n  б) читка — 9 марта 2026"
    text = f"{stage}\nМай 2026\n- Показ, 9 мая 2026"
    assert [a.title for a in _read(text).activities] == ["набор", "читка", "Показ"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Фестиваль, 1–9 июля 2026\n- Открытие, 1 июля 2026", id="an event with its parts"),
        pytest.param("Этап 1. Набор, март 2026, 25 человек\n- Читка, 9 марта 2026", id="a stage with a result"),
        pytest.param("Этап 1. Набор, март 2026\n- Читка, 9 мая 2026", id="a row of another month"),
        pytest.param("Этап 1. Набор, март 2026\nЭтап 2. Читка, апрель 2026", id="stages alone"),
    ],
)
def test_a_row_before_another_one_stays(text: str) -> None:
    assert len(_read(text).activities) == 2


def test_a_month_that_is_only_compared_with_is_no_row() -> None:
    read = _read("• Беседы, 12–30 июня 2026\n– 25 бесед по тому же листу, что и в мае")
    assert [a.title for a in read.activities] == ["Беседы"]
