"""The room «Регистрация НКО» in a real browser, as a founder on a phone or a trainer at a desk would use it."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.opening import open_room

_ONE_PERSON = (
    "Люди",
    "Один",
    "Нет, все российские",
    "Нет, решают учредители",
    "Вести проекты и занятия, оказывать услуги людям",
    "Пожертвования, взносы и гранты",
    "В одном регионе",
)


def _answer(page: Page) -> None:
    for answer in _ONE_PERSON:
        page.get_by_label(answer, exact=True).check()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_founder_gets_a_plan_and_takes_it_away(page: Page, tmp_path: Path) -> None:
    open_room(page, "registration")
    _answer(page)
    page.get_by_label("Дата решения учредителей").fill("2 февраля 2099")
    page.keyboard.press("Enter")
    plan = page.locator("#plan")
    expect(plan.locator("#plan-title")).to_be_focused()
    expect(plan).to_contain_text("Подходит: АНО")
    expect(plan).to_contain_text("3 экземпляра")
    expect(plan).to_contain_text("04.05.2099 — Последний день подачи документов")  # the 2nd is a Saturday
    expect(plan).to_contain_text("Фонд — тоже подойдёт")
    check_for_everybody(page, "registration-plan")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.context.expect_page() as opened:
        plan.locator("a.cite").first.click()
    expect(opened.value.locator("mark")).to_contain_text("АНО")
    with page.expect_download() as download:
        plan.get_by_role("link", name="DOCX").click()
    download.value.save_as(tmp_path / "plan.docx")
    assert "План регистрации: АНО" in Document(str(tmp_path / "plan.docx")).paragraphs[0].text


def test_what_is_wrong_is_told_and_the_answers_stay(desk: Page) -> None:
    open_room(desk, "registration")
    desk.locator("#make-plan").click()
    expect(desk.locator("#ask-count")).to_have_attribute("data-missing", "Нет ответа")
    expect(desk.get_by_label("Люди", exact=True)).to_be_focused()
    check_for_everybody(desk, "registration-missing")
    alert = desk.locator("#plan [role='alert']")
    expect(alert).to_contain_text("Ответьте ещё на вопросы: «Кто учредители?»")
    _answer(desk)
    desk.get_by_label("Дата решения учредителей").fill("<img src=x onerror=alert(1)>")
    desk.locator("#make-plan").click()
    expect(alert).to_contain_text("Не понял дату «<img src=x onerror=alert(1)>»")
    expect(desk.get_by_label("Один", exact=True)).to_be_checked()
    desk.get_by_label("Дата решения учредителей").fill("")
    desk.get_by_label("Да, члены со взносами и общим собранием").check()
    desk.locator("#make-plan").click()
    expect(desk.locator("#plan")).to_contain_text("Измените ответ на вопрос «Будут ли в организации члены?»")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_changed_answer_makes_the_plan_an_old_one_and_no_answer_is_lost(page: Page) -> None:
    open_room(page, "registration")
    _answer(page)
    page.get_by_label("Дата решения учредителей").press_sequentially("02.03.2026")
    page.get_by_label("Дата подачи документов").press_sequentially("05.03.2026")
    page.locator("#make-plan").click()
    plan = page.locator("#plan")
    expect(plan).to_contain_text("02.06.2026 — исполнено 05.03.2026 — Последний день подачи документов")
    expect(plan.get_by_text("Ответы изменились")).to_be_hidden()
    page.get_by_label("Двое", exact=True).check()
    expect(plan.get_by_text("Ответы изменились")).to_be_visible()
    page.locator("#make-plan").click()
    expect(plan.get_by_text("Ответы изменились")).to_be_hidden()
    page.get_by_role("link", name="English").click()
    open_room(page, "registration")
    expect(page.get_by_label("Two", exact=True)).to_be_checked()
    expect(page.get_by_label("Yes", exact=True)).to_be_visible()
    expect(page.get_by_label("Date of filing")).to_have_value("05.03.2026")
    page.get_by_role("button", name="Erase the answers").click()
    expect(page.locator("#room-registration input:checked")).to_have_count(0)
    page.reload()
    open_room(page, "registration")
    expect(page.get_by_label("Date of filing")).to_have_value("")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_date_that_came_without_a_key_is_kept(page: Page) -> None:
    open_room(page, "registration")
    page.get_by_label("Дата подачи документов").fill("05.03.2026")  # as a paste or the keyboard of a phone
    page.get_by_label("Люди", exact=True).check()
    page.evaluate("sessionStorage.clear()")
    page.reload()
    open_room(page, "registration")
    expect(page.get_by_label("Люди", exact=True)).to_be_checked()
    expect(page.get_by_label("Дата подачи документов")).to_have_value("05.03.2026")
    page.get_by_label("Дата записи в ЕГРЮЛ").fill("06.03.2026")
    page.keyboard.press("Tab")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    open_room(page, "registration")
    expect(page.get_by_label("Дата записи в ЕГРЮЛ")).to_have_value("06.03.2026")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
@pytest.mark.parametrize("kept", ["{", "[]", '["people", "seven", 7, null, {}, ["donations", "gold"], "local", 5, "", "05.03.2026"]'])
def test_what_another_version_or_somebody_else_kept_does_no_harm(page: Page, kept: str) -> None:
    page.evaluate("kept => localStorage.setItem('nko-registration', kept)", kept)
    page.reload()
    open_room(page, "registration")
    known = kept.startswith('["people')
    expect(page.get_by_label("Дата записи в ЕГРЮЛ")).to_have_value("05.03.2026" if known else "")
    expect(page.locator("#room-registration input:checked")).to_have_count(3 if known else 0)
    page.get_by_label("Один", exact=True).check()
    expect(page.get_by_label("Один", exact=True)).to_be_checked()
