"""The room «Консультант» in a real browser against a real server, as each of its readers would use it."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.app.ui.asking import ask
from tests.app.ui.everybody import check_for_everybody


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_participant_gets_a_cited_answer_and_opens_it_by_the_keyboard(page: Page) -> None:
    ask(page, "Сколько учредителей нужно для общественной организации?")
    expect(page.locator("#chat")).to_contain_text("не менее трёх")
    expect(page.locator("#sources")).to_contain_text("ГК РФ, ст. 123.5")
    expect(page.locator("#sources a", has_text="официальный текст").first).to_have_attribute(
        "href", "http://pravo.gov.ru/proxy/ips/?docbody=&nd=102033239"
    )
    marker = page.locator("#chat a", has_text="[1]").first
    marker.focus()
    page.keyboard.press("Enter")
    passage = page.frame_locator("#passage iframe")
    expect(passage.locator("mark")).to_contain_text("не менее трёх")
    expect(passage.locator("main")).to_contain_text("уверенность высокая")
    expect(passage.get_by_text("К вопросам")).to_be_hidden()
    check_for_everybody(page, "consultant-answer")
    page.keyboard.press("Escape")
    expect(page.locator("#passage")).to_be_hidden()
    expect(marker).to_be_focused()


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_mentor_starts_from_a_question_and_takes_the_answer_away(page: Page, tmp_path: Path) -> None:
    page.get_by_text("наставник", exact=True).click()
    page.get_by_text("Какой коэффициент у актуальности в заявке до миллиона?").click()
    expect(page.locator("#sources")).to_contain_text("Положение ФПГ 2026-1, п. 30")
    page.get_by_role("button", name="Копировать с источниками").click()
    expect(page.get_by_text("Скопировано")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "коэффициент 2" in copied
    assert "[1] Положение ФПГ 2026-1, п. 30" in copied
    with page.expect_download() as download:
        page.get_by_role("button", name="Скачать DOCX").click()
    download.value.save_as(tmp_path / "ответ.docx")
    told = [paragraph.text for paragraph in Document(BytesIO((tmp_path / "ответ.docx").read_bytes())).paragraphs]
    assert "Какой коэффициент у актуальности в заявке до миллиона?" in told
    assert any("коэффициент 2" in line for line in told)


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_trainer_shows_a_refusal(page: Page) -> None:
    ask(page, "какая сегодня погода")
    expect(page.locator("#chat")).to_contain_text("Спросите, например")
    expect(page.locator("#sources")).to_contain_text("нет источников")
    check_for_everybody(page, "consultant-refusal")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_conversation_outlives_a_reload_an_error_and_another_reader(browser: Browser, page: Page, address: str) -> None:
    ask(page, "Сколько стоит регистрация НКО?")
    expect(page.locator("#sources li").first).to_be_visible()
    ask(page, "ы" * 3_000)
    expect(page.locator("#chat")).to_contain_text("слишком длинный")
    expect(page.locator("#question textarea")).to_have_value("ы" * 3_000)
    page.reload()
    expect(page.locator("#chat")).to_contain_text("Сколько стоит регистрация НКО?")
    ask(page, "а если через госуслуги?")
    expect(page.locator("#sources")).to_contain_text("НК РФ, ст. 333.35")
    other = browser.new_page()
    other.goto(address)
    expect(other.locator("#send")).to_be_visible()
    expect(other.locator("#chat")).not_to_contain_text("регистрация НКО")
    other.close()
    page.get_by_role("button", name="Новый разговор").click()
    expect(page.get_by_text("Мне 20 лет, организации нет.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Мне 20 лет, организации нет.")).to_be_visible()
    expect(page.locator("#chat")).not_to_contain_text("регистрация НКО")
