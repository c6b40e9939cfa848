"""`nko review`: one application on the screen and as files, or a folder of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import yaml
from tqdm import tqdm

from app.drafts import draft_text
from app.reviewing import Terms, previous_review, review_file
from app.terminal import Json, app_from_settings, page_bar, print_json
from app.wiring import App
from rag.errors import BadInputError, ConsultantError

if TYPE_CHECKING:
    from app.batch import BatchItem


def review_draft(
    file: Annotated[Path, typer.Argument(help="Заявка или её часть (DOCX, PDF, текст), или папка либо архив ZIP с заявками.")],
    fund: Annotated[str, typer.Option(help="По правилам какого фонда.")] = "pgf-2026-1",
    amount: Annotated[float | None, typer.Option(min=1, help="Сколько просят, рублей; без этого — по бюджету заявки.")] = None,
    previous: Annotated[Path | None, typer.Option(help="Прежняя заявка или её разбор (JSON): показать, что исправлено.")] = None,
    fields: Annotated[list[str] | None, typer.Option("--field", help="Верный текст поля: 1.7=группы.txt; можно несколько раз.")] = None,
    corrections: Annotated[Path | None, typer.Option(help="Верные тексты полей в YAML: «1.7: текст».")] = None,
    docx: Annotated[Path | None, typer.Option(help="Записать отчёт Word; если заявка в DOCX — её саму с примечаниями.")] = None,
    out: Annotated[Path | None, typer.Option(help="Куда записать отчёты и сводную таблицу: для папки и архива.")] = None,
    opinion: Annotated[bool, typer.Option("--opinion", help="Добавить второе мнение языковой модели, если она настроена.")] = False,
    as_json: Json = False,
) -> None:
    """Разобрать проект по критериям фонда."""
    from app.reports.files import FORMATS, write_file
    from rag.review.report import as_markdown

    nko = app_from_settings()
    terms = Terms(fund, None if amount is None else Decimal(str(amount)), opinion=opinion, progress=page_bar())
    if file.is_dir() or file.suffix.lower() == ".zip":
        if previous or fields or corrections or docx:
            raise BadInputError("Ключи --previous, --field, --corrections и --docx — для одной заявки: укажите файл, а не папку или архив.")
        _review_all(nko, file, out, terms, as_json=as_json)
        return
    if out:
        raise BadInputError("Ключ --out — для папки или архива заявок: для одной заявки есть --docx.")
    terms = replace(terms, corrections={**_corrections(corrections), **dict(_named_texts(nko, fields or []))})
    terms = replace(terms, previous=previous_review(nko, previous, terms) if previous else None)
    reviewed = review_file(nko, file, terms)
    if docx:
        write_file(docx, FORMATS["docx"].make(reviewed))
    if as_json:
        print_json(reviewed.as_json())
    elif docx:
        print(f"{reviewed.review.summary}\nОтчёт записан: {docx}")
    else:
        print(as_markdown(reviewed.review, reviewed.changes), end="")


def _named_texts(nko: App, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Texts of the files named in `1.7=file.txt`, by field."""
    for named in fields:
        id_, equals, path = named.partition("=")
        if not (id_ and equals and path):
            raise BadInputError(f"Поправка пишется как НОМЕР=ФАЙЛ, например 1.7=группы.txt, а не «{named}».")
        yield id_.strip(), draft_text(Path(path), nko.settings)


def _corrections(path: Path | None) -> dict[str, str]:
    """Texts by field of a YAML file; its keys are texts too, for 1.10 is not 1.1."""
    if path is None:
        return {}
    try:
        said = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # makes nothing but texts, lists and mappings
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInputError(f"Файл поправок «{path}» не читается: проверьте имя и разметку YAML.") from error
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        raise BadInputError(f"В файле поправок «{path}» нужны строки «НОМЕР: текст», например «1.7: Подростки города Озёрска».")
    return said


def _review_all(nko: App, source: Path, out: Path | None, terms: Terms, *, as_json: bool) -> None:
    from app.batch import review_batch

    if out is None:
        raise BadInputError("Укажите папку для отчётов: --out ПАПКА.")
    items: list[BatchItem] = []
    with tqdm(desc="Заявки", unit=" файл", disable=None) as bar:
        for item in review_batch(nko, source, out, terms):
            items.append(item)
            bar.total = item.total
            bar.update()
    failed = [item for item in items if item.problem]
    if as_json:
        print_json([{"file": item.name, "reports": item.reports, "problem": item.problem, "review": _as_json(item)} for item in items])
    else:
        print(f"Разобрано заявок: {len(items) - len(failed)} из {len(items)}. Отчёты и таблица «сводка» — в папке {out}.")
    if failed:
        raise ConsultantError("Не разобраны: " + " ".join(f"{item.name} — {item.problem}" for item in failed))


def _as_json(item: "BatchItem") -> dict[str, object] | None:
    return item.reviewed.as_json() if item.reviewed else None
