"""The room «Проверка заявки» in a real browser, as a participant, a mentor and a trainer would use it."""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import FilePayload, Locator, Page, expect

from evals.mutations import load

_DEFECTIVE = load("small").replace("18 000,00", "16 260,00")
_MILLISECONDS = 60_000


def _file(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


@pytest.fixture
def room(page: Page, address: str) -> Locator:
    """The room, opened; reviews take their time on a busy machine."""
    page.set_default_timeout(_MILLISECONDS)
    page.goto(f"{address}/#review")
    room = page.locator("#room-review")
    expect(room).to_be_visible()
    return room


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
    with room.page.expect_download() as download:
        room.get_by_role("button", name="Word (DOCX)").click()
    download.value.save_as(tmp_path / "разбор.docx")
    assert any("взнос" in p.text for p in Document(str(tmp_path / "разбор.docx")).paragraphs)
    room.get_by_role("tab", name="Что распознано").click()
    room.locator("#field input").click()
    room.page.get_by_role("option", name="1.4 ").click()
    expect(room.locator("#right-text textarea")).not_to_be_empty()
    room.locator("#right-text textarea").fill("город Озёрск")
    room.get_by_role("button", name="Проверить с этой правкой").click()
    expect(room.locator("td", has_text="указано вами")).to_be_visible()


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_trainer_compares_two_versions_and_shows_the_weights(room: Locator) -> None:
    room.get_by_text("Сравнить с прежней версией").click()
    room.locator("#earlier-file input[type=file]").set_input_files(_file("прежняя.txt", _DEFECTIVE))
    room.locator("#draft-file input[type=file]").set_input_files(_file("новая.txt", load("small")))
    expect(room.locator("#draft-file")).to_contain_text("новая")
    expect(room.locator("#earlier-file")).to_contain_text("прежняя")
    room.locator("#check").click()
    expect(room.get_by_role("heading", name="Исправлено")).to_be_visible()
    room.get_by_role("tab", name="Диаграммы").click()
    expect(room.get_by_alt_text("Критерии: вес и готовность").first).to_be_visible()
    room.get_by_role("tab", name="Критерии").click()
    room.locator("summary", has_text="K01").click()
    expect(room.locator("details[open] blockquote").first).to_be_visible()
    assert not [path for path in Path(tempfile.gettempdir(), "gradio").rglob("*.txt") if path.stem in {"прежняя", "новая"}]


@pytest.mark.parametrize("page", ["desktop"], indirect=True)
def test_a_mentor_reviews_many_and_one_bad_file_stops_nothing(room: Locator) -> None:
    room.get_by_role("tab", name="Много заявок").click()
    files = [_file("Ясный.txt", load("small")), _file("пустая.txt", " "), _file("Заречье.txt", _DEFECTIVE)]
    room.locator("#batch-files input[type=file]").set_input_files(files)
    expect(room.locator("#batch-files")).to_contain_text("Заречье")
    room.locator("#check-all").click()
    expect(room.locator("#batch-status")).to_contain_text("Разобраны все файлы")
    expect(room.locator("#batch-table tbody tr")).to_have_count(3)
    expect(room.locator("#batch-table tr", has_text="пустая")).not_to_contain_text("разобрано")
    with room.page.expect_download() as download:
        room.get_by_role("button", name="Скачать отчёты одним архивом").click()
    names = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert {"сводка.csv", "сводка.xlsx"} < set(names)
    assert len([name for name in names if name.endswith(".md")]) == 2
