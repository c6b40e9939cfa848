"""The class mode in a real browser, as a trainer walks it."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect

from app.lesson.classroom import Classroom
from app.lesson.run import Run, Switch, saved
from tests.app.ui.conftest import SIZES
from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.opening import open_room

_PATIENCE_SECONDS = 30
Walked = Callable[[Switch], Run]


@pytest.fixture(scope="module")
def room(desk: Page) -> Page:
    open_room(desk, "classroom")
    return desk


def _walk(page: Page, question: str) -> None:
    """Walk a question; the run before it, which may be of the same question, is taken away so as not to be mistaken for the new one."""
    page.evaluate("document.querySelector('#run .asked')?.remove()")
    page.locator("#lesson-question").get_by_role("textbox").fill(question)
    page.locator("#walk").click()
    expect(page.locator("#run .asked")).to_contain_text(question)


def _open(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator("#open-run").click()
    chooser.value.set_files(path)


def _step(page: Page, title: str) -> None:
    page.locator(".lesson-steps label", has_text=title).click()
    expect(page.locator(".lesson-panel:visible h2")).to_contain_text(title)


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_trainer_shows_a_demonstration_of_a_lesson(page: Page) -> None:
    open_room(page, "classroom")
    page.locator("#lesson input").click()
    page.get_by_role("option", name="Сломай консультанта").click()
    page.locator("#demonstration").get_by_text("налог с пожертвований — без основ слов").click()
    expect(page.locator("#run .hint")).to_contain_text("Спросите группу:")
    expect(page.locator(".lesson-panel:visible")).to_contain_text("Первым изменился шаг: Как понят вопрос")
    page.locator("#lesson-step-0").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lesson-panel:visible h2")).to_have_text("2. Как понят вопрос")
    expect(page.locator(".lesson-panel:visible .way").first).to_contain_text("пожертв")
    expect(page.locator(".lesson-panel:visible .way").last).to_contain_text("пожертвований")
    check_for_everybody(page, "classroom-run")


def test_every_step_of_a_question_is_on_the_screen(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    told = {
        "Как понят вопрос": "Фонд президентских грантов",
        "Что нашлось": "По словам",
        "Карта": "звезда",
        "Что отброшено": "балл ниже, чем у взятых",
        "Достаточно ли этого": "Ответить частично — от",
        "Промпт": "Каждое предложение ответа пиши с новой строки",
        "Проверка": "совпадает с цитатой дословно",
        "Ответ": "российская некоммерческая неправительственная",
        "Без поиска": "Языковая модель не настроена",
    }
    for title, text in told.items():
        _step(room, title)
        expect(room.locator(".lesson-panel:visible")).to_contain_text(text, ignore_case=True)


def test_the_map_names_a_passage_that_is_reached_by_the_keyboard(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    _step(room, "Карта")
    nearest = room.locator(".plane .near").last
    expect(nearest.locator(".name")).to_be_hidden()
    nearest.focus()
    expect(nearest.locator(".name")).to_be_visible()


def _scrolled(page: Page) -> float:
    top: float = page.locator(".lesson").evaluate("lesson => lesson.scrollTop")
    return top


def test_on_a_projector_a_remote_control_walks_through_all_of_a_run(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    room.locator("#lesson-projector").check()
    assert room.locator(".lesson").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 900}
    _step(room, "Что нашлось")
    room.keyboard.press("PageDown")
    assert _scrolled(room) > 0
    expect(room.locator(".lesson-panel:visible h2")).to_have_text("2. Что нашлось")
    expect(room.locator(".lesson-panel:visible").get_by_text("Дальше:")).to_be_in_viewport()
    room.keyboard.press("PageDown")
    expect(room.locator(".lesson-panel:visible h2")).to_have_text("3. Карта")
    assert _scrolled(room) == 0
    check_for_everybody(room, "classroom-projector")
    room.keyboard.press("PageUp")
    expect(room.locator(".lesson-panel:visible h2")).to_have_text("2. Что нашлось")
    expect(room.locator(".lesson-panel:visible").get_by_text("Дальше:")).to_be_in_viewport()
    room.keyboard.press("Escape")
    expect(room.locator("#walk")).to_be_in_viewport()


def test_on_a_projector_arrows_and_the_space_bar_scroll_even_from_a_step_that_was_pressed(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    room.locator("#lesson-projector").check()
    _step(room, "Что нашлось")
    for key in ("ArrowDown", "Space"):
        before = _scrolled(room)
        room.keyboard.press(key)
        assert _scrolled(room) > before
    expect(room.locator(".lesson-panel:visible h2")).to_have_text("2. Что нашлось")
    room.keyboard.press("Escape")


def test_on_a_projector_the_class_sees_the_material_and_not_the_hints(room: Page) -> None:
    room.locator("#demonstration label").first.click()
    expect(room.locator("#run .hint")).to_be_visible()
    room.locator("#lesson-projector").check()
    expect(room.locator("#run .hint")).to_be_hidden()
    heading = room.locator(".lesson-panel:visible h2").bounding_box()
    assert heading is not None
    assert heading["y"] < room.evaluate("innerHeight") / 5
    room.keyboard.press("Escape")


def test_a_pressed_question_is_shown_again_by_a_second_press(room: Page) -> None:
    first, shown = room.locator("#demonstration label").first, room.locator("#run .asked")
    for by_hand in (True, True, False):
        room.evaluate("document.querySelector('#run .asked')?.remove()")
        if by_hand:
            first.click()
        else:
            first.locator("input").press("Space")
        expect(shown).to_be_visible()


def test_what_runs_can_be_stopped_and_nothing_else(room: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    _walk(room, "кто может податься на презики")
    expect(room.locator("#stop-walk")).to_be_hidden()
    held, walk = Event(), Classroom.walk
    monkeypatch.setattr(Classroom, "walk", lambda *given, **named: held.wait(_PATIENCE_SECONDS) and walk(*given, **named))
    room.locator("#walk").click()
    room.locator("#stop-walk").click()
    expect(room.locator("#run")).to_contain_text("Остановлено.")
    expect(room.locator("#stop-walk")).to_be_hidden()
    held.set()


def test_a_run_says_that_the_choice_above_is_another_by_now(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    stale, switch = room.locator("#run .stale"), room.locator("#switches").get_by_text("Без основ слов")
    expect(stale).to_be_hidden()
    switch.click()
    expect(stale).to_be_visible()
    switch.click()
    _walk(room, "кто может податься на презики")
    expect(stale).to_be_hidden()


def test_a_question_of_ones_own_is_none_of_the_lessons(room: Page) -> None:
    chosen, question = room.locator("#demonstration input:checked"), room.locator("#lesson-question").get_by_role("textbox")
    room.evaluate("document.querySelector('#run .asked')?.remove()")
    room.locator("#demonstration label").first.click()
    expect(room.locator("#run .asked")).to_contain_text("кто может податься на презики")
    expect(chosen).to_have_count(1)
    expect(room.locator("#run .stale")).to_be_hidden()
    question.fill("волонтёры")
    expect(room.locator("#run .stale")).to_be_visible()
    expect(chosen).to_have_count(0)
    _walk(room, "волонтёры")
    expect(chosen).to_have_count(0)


def test_a_choice_that_escape_ends_is_what_it_was(room: Page) -> None:
    lesson = room.locator("#lesson input")
    before = lesson.input_value()
    for typed in ("Угадай", ""):
        lesson.click()
        lesson.fill(typed)
        expect(room.locator("#lesson [role='listbox']")).to_be_visible()
        room.keyboard.press("Escape")
        expect(room.locator("#lesson [role='listbox']")).to_be_hidden()
        expect(lesson).to_have_value(before)
        expect(lesson).to_be_focused()


def test_the_chosen_step_is_in_sight_on_a_phone(room: Page) -> None:
    _walk(room, "кто может податься на презики")
    room.set_viewport_size(SIZES["phone"])
    room.locator("#lesson-step-0").focus()
    for _ in range(5):
        room.keyboard.press("ArrowRight")
    expect(room.locator(".lesson-steps label", has_text="6. Промпт")).to_be_in_viewport(ratio=1)
    room.set_viewport_size(SIZES["desktop"])


def test_a_hidden_fault_is_opened_after_the_guess(room: Page) -> None:
    room.locator("#lesson-question").get_by_role("textbox").fill("налог с пожертвований")
    room.locator("#switches input").first.check()
    room.locator("#guess").click()
    expect(room.locator("#switches input:checked")).to_have_count(0)
    fault = room.locator("#run details.broken")
    expect(fault).to_be_visible(timeout=30_000)
    expect(fault.locator("li")).to_be_hidden()
    fault.locator("summary").click()
    expect(fault.locator("li")).to_be_visible()


def test_a_run_is_saved_and_opened_again(room: Page, tmp_path: Path) -> None:
    _walk(room, "Какая госпошлина за регистрацию НКО?")
    with room.expect_download() as taken:
        room.get_by_text("Сохранить разбор (.json)").click()
    path = tmp_path / taken.value.suggested_filename
    taken.value.save_as(path)
    _walk(room, "Какая сегодня погода?")
    _open(room, path)
    expect(room.locator("#run .asked")).to_contain_text("Какая госпошлина за регистрацию НКО?")
    expect(room.locator("#run .origin")).to_contain_text("Разбор из файла")
    expect(room.locator("#lesson-question").get_by_role("textbox")).to_have_value("Какая госпошлина за регистрацию НКО?")


def test_a_saved_page_opens_by_itself_and_works_without_the_program(room: Page, browser: Browser, tmp_path: Path) -> None:
    _walk(room, "Какая госпошлина за регистрацию НКО?")
    with room.expect_download() as taken:
        room.get_by_text("Сохранить страницей (.html)").click()
    path = tmp_path / "run.html"
    taken.value.save_as(path)
    alone = browser.new_page()
    alone.goto(path.as_uri())
    alone.locator("#lesson-projector").check()
    _step(alone, "Без поиска")
    alone.keyboard.press("PageUp")
    expect(alone.locator(".lesson-panel:visible h2")).to_have_text("8. Ответ")
    alone.keyboard.press("Escape")
    alone.set_viewport_size(SIZES["phone"])
    assert alone.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]
    alone.close()


def test_a_run_from_elsewhere_cannot_act(room: Page, walked: Walked, tmp_path: Path) -> None:
    held = json.loads(saved(walked(Switch.NO_STEMS)))
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> ${alert(3)} {{alert(4)}} `${alert(5)}`"
    held["question"] = held["usual"]["answer"] = held["usual"]["hits"][0]["heading"] = hostile
    path = tmp_path / "run.json"
    path.write_text(json.dumps(held), "utf-8")
    _open(room, path)
    expect(room.locator("#run .asked")).to_contain_text("<script>alert(2)</script> ${alert(3)} {{alert(4)}} `${alert(5)}`")


@pytest.mark.parametrize(("question", "told"), [("", "Вопрос пустой"), ("ы" * 3_000, "слишком длинный")], ids=["empty", "too long"])
def test_a_bad_question_is_told_in_a_sentence(room: Page, question: str, told: str) -> None:
    room.locator("#lesson-question").get_by_role("textbox").fill(question)
    room.locator("#walk").click()
    expect(room.locator("#run [role=alert]")).to_contain_text(told)


def test_a_file_that_is_no_run_is_told_in_a_sentence(room: Page, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}", "utf-8")
    _open(room, path)
    expect(room.locator("#run [role=alert]")).to_contain_text("не сохранённый разбор")
