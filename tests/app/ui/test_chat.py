"""The chat in a real browser against a real server, as each of its readers would use it."""

import urllib.request

from playwright.sync_api import Browser, Dialog, Page, expect


def _ask(page: Page, question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")


def test_a_participant_gets_a_cited_answer(page: Page) -> None:
    _ask(page, "Сколько учредителей нужно для общественной организации?")
    expect(page.locator("#chat")).to_contain_text("не менее трёх")
    expect(page.locator("#chat")).to_contain_text("[1]")
    expect(page.locator("#sources")).to_contain_text("ГК РФ, ст. 123.5")
    expect(page.locator("#sources a", has_text="официальный текст").first).to_have_attribute(
        "href", "http://pravo.gov.ru/proxy/ips/?docbody=&nd=102033239"
    )


def test_a_mentor_opens_the_quote_in_its_place(page: Page) -> None:
    page.get_by_text("Какой коэффициент у актуальности в заявке до миллиона?").click()
    page.locator("#send").click()
    expect(page.locator("#chat")).to_contain_text("коэффициент 2")
    expect(page.locator("#sources")).to_contain_text("Положение ФПГ 2026-1, п. 30")
    with page.context.expect_page() as opened:
        page.locator("#sources a", has_text="цитата в тексте").first.click()
    expect(opened.value.locator("mark")).to_contain_text("коэффициент 2")


def test_a_trainer_shows_a_refusal(page: Page) -> None:
    _ask(page, "какая сегодня погода")
    expect(page.locator("#chat")).to_contain_text("В базе нет ответа на этот вопрос")
    expect(page.locator("#sources")).to_contain_text("нет источников")


def test_a_follow_up_and_an_error_keep_the_conversation(page: Page) -> None:
    _ask(page, "Сколько стоит регистрация НКО?")
    expect(page.locator("#sources li").first).to_be_visible()
    _ask(page, "ы" * 3_000)
    expect(page.locator("#chat")).to_contain_text("слишком длинный")
    expect(page.locator("#chat")).to_contain_text("Сколько стоит регистрация НКО?")


def test_two_readers_do_not_see_each_other(browser: Browser, address: str) -> None:
    first, second = browser.new_page(), browser.new_page()
    for page in (first, second):
        page.goto(address)
    _ask(first, "Какая госпошлина за регистрацию НКО?")
    expect(first.locator("#sources li").first).to_be_visible()
    expect(second.locator("#chat")).not_to_contain_text("госпошлина")
    first.close()
    second.close()


def test_markup_in_a_question_is_not_run(page: Page) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    _ask(page, "<img src=x onerror=alert(1)> <script>alert(2)</script> Какая госпошлина за регистрацию НКО?")
    expect(page.locator("#sources li").first).to_be_visible()
    assert not dialogs


def test_the_server_is_ready_when_it_says_so(address: str) -> None:
    with urllib.request.urlopen(f"{address}/readyz", timeout=5) as response:
        assert response.status == 200


def test_the_page_speaks_english_when_asked(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/")
    expect(page.locator("#send")).to_have_text("Ask")
    page.close()
