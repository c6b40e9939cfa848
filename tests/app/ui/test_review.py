"""The room «Проверка заявки» in a real browser, as a participant, a mentor and a trainer would use it."""

import io
import tempfile
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import FilePayload, Locator, Page, expect

from evals.mutations import load
from tests.app.ui.conftest import SIZES
from tests.app.ui.everybody import check_for_everybody
from tests.app.ui.opening import open_room

_DEFECTIVE = load("small").replace("18 000,00", "16 260,00")


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


@pytest.fixture
def room(page: Page) -> Locator:
    """The room, opened."""
    open_room(page, "review")
    return page.locator("#room-review")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_participant_reads_both_quotes_mends_a_field_and_takes_the_report(room: Locator, tmp_path: Path) -> None:
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("Пришлите файл заявки или вставьте её текст")
    room.locator("#draft-text textarea").fill(_DEFECTIVE)
    room.locator("#amount textarea, #amount input").fill("очень много")
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("запишите её цифрами")
    room.locator("#amount textarea, #amount input").fill("783 920 руб.")
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("Разбор готов")
    finding = room.locator("article", has_text="взнос").first
    expect(finding.get_by_role("heading", name="В проекте")).to_be_visible()
    expect(finding.locator("blockquote").first).not_to_be_empty()
    expect(finding.get_by_role("heading", name="Правило")).to_be_visible()
    assert room.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    room.get_by_role("combobox", name="Фонд").first.click()  # looked at, not changed
    room.page.keyboard.press("Escape")
    room.page.keyboard.press("Tab")
    expect(room.get_by_text("разбор ниже — прежний")).to_be_hidden()
    room.locator("#amount textarea, #amount input").fill("783 920")
    expect(room.get_by_text("разбор ниже — прежний")).to_be_visible()
    with room.page.expect_download() as download:
        room.get_by_role("button", name="Word (DOCX)").click()
    download.value.save_as(tmp_path / "разбор.docx")
    assert any("взнос" in p.text for p in Document(str(tmp_path / "разбор.docx")).paragraphs)
    room.get_by_role("tab", name="Что распознано").click()
    room.get_by_role("button", name="Проверить с этой правкой").click()
    expect(room.page.locator("[data-testid='toast-text']")).to_contain_text("Сначала выберите поле")
    room.page.locator("[data-testid='toast-close']").click()
    room.locator("#field input").click()
    room.page.get_by_role("option", name="1.4 ").click()
    expect(room.locator("#right-text textarea")).not_to_be_empty()
    room.locator("#right-text textarea").fill("город Озёрск")
    room.get_by_role("button", name="Проверить с этой правкой").click()
    expect(room.locator("td", has_text="указано вами")).to_be_visible()
    check_for_everybody(room.page, "review-recognised")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_trainer_compares_two_versions_and_shows_the_weights(room: Locator) -> None:
    room.get_by_text("Сравнить с прежней версией").click()
    room.locator("#earlier-file input[type=file]").set_input_files(_file("прежняя.txt", _DEFECTIVE))
    room.locator("#draft-file input[type=file]").set_input_files(_file("новая.txt", load("small")))
    expect(room.locator("#draft-file")).to_contain_text("новая")
    expect(room.locator("#earlier-file")).to_contain_text("прежняя")
    room.locator("#check").click()
    expect(room.get_by_role("heading", name="Исправлено")).to_be_visible()
    check_for_everybody(room.page, "review-findings")
    room.get_by_role("tab", name="Диаграммы").click()
    chart = room.get_by_alt_text("Критерии: вес и готовность").first
    expect(chart).to_be_visible()
    assert chart.evaluate("(img) => img.naturalWidth > img.naturalHeight")
    room.page.set_viewport_size(SIZES["phone"])
    room.page.wait_for_function("(img) => img.naturalWidth < img.naturalHeight", arg=chart.element_handle())
    room.page.set_viewport_size(SIZES["desktop"])
    check_for_everybody(room.page, "review-charts")
    room.get_by_role("tab", name="Критерии").click()
    room.locator("summary", has_text="K01").click()
    expect(room.locator("details[open] blockquote").first).to_be_visible()
    check_for_everybody(room.page, "review-criteria")
    assert not [path for path in Path(tempfile.gettempdir(), "gradio").rglob("*.txt") if path.stem in {"прежняя", "новая"}]


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_where_to_begin_is_shown_though_there_is_no_defect(room: Locator) -> None:
    room.locator("#draft-file input[type=file]").set_input_files(_file("музей.txt", load("museum")))
    expect(room.locator("#draft-file")).to_contain_text("музей")
    room.locator("#draft-text textarea").fill("и ещё текст")
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("Есть и файл, и вставленный текст")
    room.locator("#draft-text textarea").fill("")
    room.locator("#check").click()
    expect(room.get_by_text("Ошибок, замечаний и противоречий не найдено")).to_be_visible()
    room.get_by_role("tab", name="Диаграммы").click()
    first = room.locator(".summary a").first
    criterion = room.locator(f"article#open-{first.inner_text()}")
    first.click()
    expect(criterion).to_be_focused()
    expect(criterion).to_be_in_viewport()
    expect(criterion).to_contain_text("Ответьте на вопросы")
    check_for_everybody(room.page, "review-lacking")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_mentor_reviews_many_and_one_bad_file_stops_nothing(room: Locator) -> None:
    room.get_by_role("tab", name="Много заявок").click()
    files = [_file("Ясный.txt", load("small")), _file("пустая.txt", " "), _file("Заречье.txt", _DEFECTIVE)]
    room.locator("#batch-files input[type=file]").set_input_files(files)
    expect(room.locator("#batch-files")).to_contain_text("Заречье")
    room.locator("#check-all").click()
    expect(room.locator("#batch-status")).to_contain_text("Не прочитано: 1 из 3")
    expect(room.locator("#batch-table tbody tr")).to_have_count(3)
    expect(room.locator("#batch-table tr", has_text="пустая")).to_contain_text("Не удалось понять, что это за текст")
    expect(room.locator("#batch-table tr", has_text="Заречье")).to_contain_text("частично")
    check_for_everybody(room.page, "review-batch")
    with room.page.expect_download() as download:
        room.get_by_role("button", name="Скачать отчёты одним архивом").click()
    names = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert {"сводка.csv", "сводка.xlsx"} < set(names)
    assert len([name for name in names if name.endswith(".md")]) == 2


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_review_is_stopped_while_it_reads_and_the_one_before_stays(room: Locator) -> None:
    room.locator("#draft-text textarea").fill("Цель\nНаучить 30 детей плавать.")
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("Разбор готов")
    room.get_by_role("tab", name="Диаграммы").click()
    expect(room.locator(".charts")).not_to_be_empty()
    room.locator("#draft-text textarea").fill("")
    room.locator("#draft-file input[type=file]").set_input_files({"name": "долгая.docx", "mimeType": "", "buffer": _slow_docx()})
    expect(room.locator("#draft-file")).to_contain_text("долгая")
    room.locator("#check").click()
    expect(room.locator("#review-status")).to_contain_text("Шаг 1 из 3")
    room.locator("#stop-review").click()
    expect(room.locator("#review-status")).to_contain_text("не дочитан")
    expect(room.locator("#check")).to_be_visible()
    expect(room.locator("#review-results")).to_be_visible()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_page_that_opens_anew_says_that_it_broke_a_review_off(room: Locator) -> None:
    status = room.locator("#review-status")
    room.locator("#draft-file input[type=file]").set_input_files({"name": "долгая.docx", "mimeType": "", "buffer": _slow_docx()})
    expect(room.locator("#draft-file")).to_contain_text("долгая")
    room.locator("#check").click()
    expect(status).to_contain_text("Шаг 1 из 3")
    room.page.reload()
    expect(status).to_contain_text("выберите файл ещё раз")
    expect(status).to_be_in_viewport()
    room.locator("#draft-text textarea").fill("Цель\nНаучить 30 детей плавать.")
    room.locator("#check").click()
    expect(status).to_contain_text("Разбор готов")
    room.page.wait_for_function("sessionStorage.getItem('running-review') === null")
    room.page.reload()
    expect(status).to_contain_text("нажмите «Проверить»")
    expect(status).not_to_contain_text("прерван")


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_page_that_opens_anew_says_that_it_broke_off_many(room: Locator) -> None:
    room.get_by_role("tab", name="Много заявок").click()
    room.locator("#batch-files input[type=file]").set_input_files({"name": "долгая.docx", "mimeType": "", "buffer": _slow_docx()})
    expect(room.locator("#batch-files")).to_contain_text("долгая")
    room.locator("#check-all").click()
    expect(room.locator("#stop-all")).to_be_visible()
    room.page.reload()
    room.get_by_role("tab", name="Много заявок").click()
    expect(room.locator("#batch-status")).to_contain_text("выберите файлы или архив ещё раз")


def _slow_docx() -> bytes:
    """A Word file of so many paragraphs that it is read for many seconds."""
    document, written = Document(), io.BytesIO()
    paragraph = document.add_paragraph("Проект о том, как дети посёлка учатся плавать. " * 20)._p
    for _ in range(20_000):
        paragraph.addnext(deepcopy(paragraph))
    document.save(written)
    return written.getvalue()
