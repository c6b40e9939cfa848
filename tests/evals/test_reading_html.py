"""What `evals/reading_html.py` promises."""

from pathlib import Path

import pytest

from evals.reading_html import all_text, printed_paragraphs, score_pages
from rag.errors import BadInputError

PAGE = """<html><body><div>Личный кабинет</div><div class="wrapper-content-article">
<button class="copy-link">копировать</button><p>Заявку подаёт руководитель организации.</p>
<a class="a-doc" href="/1">Положение о новом конкурсе</a></div></body></html>"""
TEXT = "Заявку подаёт руководитель организации."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "art1.html").write_text(PAGE, "utf-8")
    (tmp_path / "other.html").write_text("<p>Другой сайт</p>", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("read", "precision", "recall", "navigation"),
    [
        pytest.param(TEXT, 1.0, 1.0, (), id="just-the-text"),
        pytest.param(f"{TEXT}\nПоложение о новом конкурсе", 1.0, 1.0, (), id="cards-count-for-nothing"),
        pytest.param(f"Личный кабинет\n{TEXT}", 0.5, 1.0, ("Личный кабинет",), id="with-navigation"),
        pytest.param("Заявку подаёт руководитель", 1.0, 0.5, (), id="a-part"),
        pytest.param("руководитель подаёт заявку организации", 0.0, 0.0, (), id="another-order"),
        pytest.param("", 0.0, 0.0, (), id="nothing"),
    ],
)
def test_a_reader_is_scored(folder: Path, read: str, precision: float, recall: float, navigation: tuple[str, ...]) -> None:
    (score,) = score_pages(folder, lambda _path: read)

    assert (score.page, score.precision, score.recall, score.navigation) == ("art1.html", precision, recall, navigation)


def test_the_plain_pipeline_takes_everything_for_text(folder: Path) -> None:
    (score,) = score_pages(folder, all_text)

    assert score.recall == 1.0
    assert score.navigation == ("Личный кабинет",)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_raised_digits_are_taken_for_common_ones_in_paragraphs_as_printed(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "act.html"
    page.write_text(f'<meta charset="{encoding}"><p>Статья\n65<sup>1</sup>. Члены</p>', encoding)

    assert printed_paragraphs(page) == ["Статья 651. Члены"]


def test_a_folder_without_such_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="wrapper-content-article"):
        score_pages(tmp_path, all_text)
