"""`nko review` with its outputs, called in this process."""

import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from app.cli import cli
from evals.mutations import DRAFTS, load
from rag.errors import BadInputError, ConsultantError
from tests.app.conftest import FLAWED

_SMALL = str(DRAFTS / "small.txt")


def _nko(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["review", *arguments])
    if isinstance(done.exception, ConsultantError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "старая.txt"
    path.write_text(FLAWED, "utf-8")
    return path


def test_an_earlier_draft_or_its_review_shows_what_was_mended(old: Path, tmp_path: Path) -> None:
    by_draft = json.loads(_nko(_SMALL, "--previous", str(old), "--json"))
    reviewed = tmp_path / "старая.json"
    reviewed.write_text(_nko(str(old), "--json"), "utf-8")
    by_review = _nko(_SMALL, "--previous", str(reviewed))
    mended = [finding["message"] for finding in by_draft["changes"]["mended"]]
    assert mended
    assert f"**Исправлено: {len(mended)}**" in by_review
    assert all(message in by_review for message in mended)


def test_fields_are_corrected_by_files_and_by_yaml(tmp_path: Path) -> None:
    (tmp_path / "группы.txt").write_text("Подростки Озёрска", "utf-8")
    (tmp_path / "поля.yaml").write_text("1.10: |\n  Количество подростков: 12\n1.1: Спорт\n", "utf-8")
    said = json.loads(_nko(_SMALL, "--field", f"7={tmp_path / 'группы.txt'}", "--corrections", str(tmp_path / "поля.yaml"), "--json"))
    texts = {field["id"]: field["text"] for field in said["fields"] if field["how"] == "указано вами"}
    assert texts == {"1.1": "Спорт", "1.7": "Подростки Озёрска", "1.10": "Количество подростков: 12"}


def test_a_word_report_is_written_and_the_screen_says_where(old: Path, tmp_path: Path) -> None:
    said = _nko(str(old), "--docx", str(tmp_path / "отчёт.docx"))
    assert "отчёт.docx" in said
    assert "Противоречия" in said or "ошибк" in said
    assert docx.Document(str(tmp_path / "отчёт.docx")).paragraphs[0].text == "Разбор проекта"


def test_a_folder_gets_its_table(old: Path, tmp_path: Path) -> None:
    said = _nko(str(old.parent), "--out", str(tmp_path / "out"))
    assert "Разобрано заявок: 1 из 1" in said
    assert (tmp_path / "out" / "сводка.xlsx").exists()


def test_a_bad_file_of_a_folder_is_named_and_the_status_says_so(tmp_path: Path) -> None:
    (tmp_path / "пустая.txt").touch()
    (tmp_path / "заявка.txt").write_text(load("small"), "utf-8")
    with pytest.raises(ConsultantError, match=r"пустая\.txt — Файл «пустая\.txt» пуст"):
        _nko(str(tmp_path), "--out", str(tmp_path / "out"))
    assert (tmp_path / "out" / "001 заявка.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([str(DRAFTS)], "--out", id="a folder without --out"),
        pytest.param([str(DRAFTS), "--out", "x", "--docx", "x.docx"], "для одной заявки", id="a folder as one"),
        pytest.param([_SMALL, "--out", "x"], "--docx", id="one as a folder"),
        pytest.param([_SMALL, "--field", "7"], "НОМЕР=ФАЙЛ", id="a field without file"),
        pytest.param([_SMALL, "--corrections", "нет.yaml"], "не читается", id="no such corrections"),
        pytest.param([_SMALL, "--corrections", _SMALL], "нужны строки|не читается", id="corrections of another kind"),
        pytest.param([_SMALL, "--previous", "нет.json"], "нет разбора", id="no such review"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(arguments: list[str], said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        _nko(*arguments)


def test_a_correction_of_no_field_names_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("99: текст", "utf-8")
    with pytest.raises(BadInputError, match=r"Поля «99» в форме фонда нет: номера полей — 1\.1"):
        _nko(_SMALL, "--corrections", str(tmp_path / "x.yaml"))
