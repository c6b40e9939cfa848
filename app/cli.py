"""The command `nko`. Errors are one Russian line on stderr; exit status 1 for failed work, 2 for wrong usage."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from tqdm import tqdm

from app.drafts import draft_text
from app.wiring import App, load_settings
from ingest.index import Progress
from ingest.report import IngestReport
from rag.errors import ConsultantError
from rag.glossary import Glossary
from rag.review.fund import FundRules
from rag.review.types import Review
from rag.sufficiency import Refusals
from rag.types import Answer, Question

cli = typer.Typer(help="Консультант НКО: ответы со ссылками на нормы.", no_args_is_help=True, add_completion=False)

corpus = typer.Typer(help="Содержание: проверить, найти устаревшее.", no_args_is_help=True)
bench = typer.Typer(help="Измерения.", no_args_is_help=True)
cli.add_typer(corpus, name="corpus")
cli.add_typer(bench, name="bench")

Json = Annotated[bool, typer.Option("--json", help="Вывести JSON.")]


@cli.command()
def ask(question: Annotated[str, typer.Argument(help="Вопрос по-русски.")], as_json: Json = False) -> None:
    """Ответить на вопрос."""
    app = _app()
    _sync(app, quiet=True)
    answer = app.consultant.ask(Question(question))
    if as_json:
        _print_json(TypeAdapter(Answer).dump_python(answer, mode="json"))
        return
    print(answer.text)
    for citation in answer.citations:
        print(f"\n[{citation.n}] {citation.locator} — {citation.source}" + (f"\n    {citation.url}" if citation.url else ""))
    for notice in answer.notices:
        print(f"\n! {notice}")


@cli.command("review")
def review_draft(
    file: Annotated[Path, typer.Argument(help="Заявка или её часть: текст, markdown или PDF.")],
    fund: Annotated[str, typer.Option(help="По правилам какого фонда.")] = "pgf-2026-1",
    amount: Annotated[float | None, typer.Option(min=1, help="Сколько просят, рублей; без этого — по бюджету заявки.")] = None,
    as_json: Json = False,
) -> None:
    """Разобрать проект по критериям фонда."""
    from rag.review.report import as_markdown

    app = _app()
    reviewed = app.review(draft_text(file, app.settings), fund, amount=None if amount is None else Decimal(str(amount)))
    if as_json:
        _print_json(TypeAdapter(Review).dump_python(reviewed, mode="json"))
    else:
        print(as_markdown(reviewed), end="")


@cli.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Файлы, которые нужно добавить.")] = None,
    as_json: Json = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Построить индекс заново.")] = False,
    remove: Annotated[list[str] | None, typer.Option("--remove", help="Убрать добавленный документ по его id.")] = None,
) -> None:
    """Обновить индекс по корпусу и добавить свои документы."""
    report = _app().ingest(add=paths or [], remove=remove or [], rebuild=rebuild, progress=_progress())
    if as_json:
        _print_json(TypeAdapter(IngestReport).dump_python(report, mode="json"))
    else:
        print("\n".join(report.lines()))
    if report.failed:
        refused = [warning for document in report.documents if document.outcome == "failed" for warning in document.warnings]
        raise ConsultantError(" ".join(refused))


@cli.command()
def serve() -> None:
    """Запустить чат и API."""
    from app.server import run

    app = _app()
    _sync(app, quiet=False)
    run(app)


@cli.command("eval")
def evaluate(
    as_json: Json = False,
    only: Annotated[str | None, typer.Option("--set", help="dev, own или fresh; без этого все.")] = None,
    show_misses: Annotated[bool, typer.Option("--misses", help="Показать вопросы с ошибкой.")] = False,
    fates_of: Annotated[Path | None, typer.Option("--fates", help="Сколько вопросов файла (JSONL) отвечено и отказано.")] = None,
    fit: Annotated[bool, typer.Option("--calibrate", help="Подобрать пороги отказа по набору own.")] = False,
) -> None:
    """Измерить ответы на проверочных вопросах."""
    from evals.run import fates, report

    app = _app()
    _sync(app, quiet=True)
    if fates_of is not None:
        print(", ".join(f"{status}: {count}" for status, count in fates(app.consultant, fates_of).most_common()))
        return
    if fit:
        from evals.calibrate import calibrate

        print("\n".join(calibrate(app.consultant)))
        return
    measured = report(app.consultant, [only] if only else ["dev", "own", "fresh"])
    if as_json:
        _print_json(measured.as_json())
    else:
        print("\n".join(measured.lines(with_misses=show_misses)))


@bench.command()
def retrieval(folder: Annotated[Path, typer.Argument(help="Папка в форме BEIR.")], as_json: Json = False) -> None:
    """Измерить поиск: наш, одни эмбеддинги, один BM25 — на одних и тех же векторах."""
    from evals.retrieval import bench

    app = _app()
    scores = bench(folder, partial(app.scratch_index, progress=_progress()), app.embeddings, settings=app.settings)
    if as_json:
        _print_json([asdict(score) for score in scores])
        return
    print(f"{folder.name}: вопросов {scores[0].queries}")
    for score in scores:
        print(
            f"  {score.method:32} nDCG@10 {score.ndcg_10:.3f} ±{score.ndcg_10_error:.3f}  "
            f"hit@1 {score.hit_1:.3f}  hit@5 {score.hit_5:.3f}  MRR {score.mrr_10:.3f}"
        )


@bench.command("review")
def bench_review(
    others: Annotated[list[Path] | None, typer.Argument(help="Ещё заявки, текстом: что в них найдено.")] = None, as_json: Json = False
) -> None:
    """Измерить разбор проектов: подложенные дефекты, ложные тревоги на чистых заявках."""
    from evals.review import bench

    app = _app()
    measured = bench(partial(app.review, fund="pgf-2026-1"), tuple(others or ()))
    if as_json:
        _print_json({**asdict(measured), "detection": measured.detection})
    else:
        print("\n".join(measured.lines()))


@corpus.command()
def check() -> None:
    """Проверить корпус: нормы, даты, ссылки, размеры разделов, коэффициенты."""
    from ingest.check import check_corpus

    app = _app()
    problems = check_corpus(app.settings)
    for problem in problems:
        print(problem)
    Glossary.load(app.settings.corpus_dir / "glossary.yaml")
    Refusals.load(app.settings.corpus_dir / "refusals.yaml")
    for criteria in sorted(app.settings.corpus_dir.rglob("criteria.yaml")):
        FundRules.load(criteria)
    if problems:
        raise ConsultantError(f"В корпусе ошибок: {len(problems)}. Исправьте их по docs/corpus-format.md.")
    print("Корпус в порядке.")


@corpus.command("stale")
def stale_facts(today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="На какой день.")] = None) -> None:
    """Показать, что устарело и где искать новое."""
    from ingest.check import stale

    print("\n".join(stale(_app().settings, today=today.date() if today else date.today())))


def main() -> None:
    """Entry point: the one edge where errors become a line and a status."""
    try:
        cli()
    except ConsultantError as error:
        print(f"Ошибка: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        print("Остановлено.", file=sys.stderr)
        sys.exit(130)


def _app() -> App:
    return App(load_settings())


def _sync(app: App, *, quiet: bool) -> None:
    """Bring the index up to date with the corpus, so that the first answer needs no other command."""
    report = app.ingest(progress=_progress())
    if not quiet:
        print("\n".join(report.lines()), flush=True)


def _progress() -> Progress:
    """A progress bar on stderr, made when there is something to show."""
    bar: list[tqdm] = []  # type: ignore[type-arg]  # tqdm's stubs want a type of items, a counter has none

    def show(done: int, total: int) -> None:
        if not bar:
            bar.append(tqdm(total=total, desc="Индекс", unit=" фрагм.", disable=None))
        bar[0].update(done - bar[0].n)
        if done == total:
            bar[0].close()

    return show


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
