"""The command `nko`. Errors are one Russian line on stderr; exit status 1 for failed work, 2 for wrong usage."""

import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter
from typer.core import TyperGroup

from app.bench import bench
from app.library import OWN
from app.review_command import review_draft
from app.terminal import Json, app_from_settings, close_bars, page_bar, print_json, progress_bar, reading_bar, sync
from app.wiring import load_settings
from ingest.report import IngestReport
from rag.confidence import UNCHECKED
from rag.errors import ConsultantError
from rag.glossary import Glossary
from rag.kinds import Refusals
from rag.review.fund import FundRules
from rag.types import Answer, Question

_INTERRUPTED = 130
"""The status with which Typer ends a command that Ctrl+C stopped."""

cli = typer.Typer(help="Консультант НКО: ответы со ссылками на нормы.", no_args_is_help=True, add_completion=False)

corpus = typer.Typer(help="Содержание: проверить, найти устаревшее.", no_args_is_help=True)


class _PathsUnlessNamed(TyperGroup):
    """`nko ingest PATH…` beside `nko ingest fetch`: what is no command's name is a path (`./fetch` for a file called fetch)."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = args[:1] == ["fetch"]
        return super().parse_args(ctx, args if named else ["paths", *args])


ingest = typer.Typer(cls=_PathsUnlessNamed, help="Обновить индекс и добавить документы; fetch — скачать официальные тексты для сверки.")
cli.add_typer(ingest, name="ingest")
cli.add_typer(corpus, name="corpus")
cli.add_typer(bench, name="bench")
cli.command("review")(review_draft)


@cli.command()
def ask(question: Annotated[str, typer.Argument(help="Вопрос по-русски.")], as_json: Json = False) -> None:
    """Ответить на вопрос."""
    app = app_from_settings()
    sync(app, quiet=True)
    answer = app.consultant.ask(Question(question))
    if as_json:
        print_json(TypeAdapter(Answer).dump_python(answer, mode="json"))
        return
    print(answer.text)
    for citation in answer.citations:
        unchecked = f" ({UNCHECKED})" if citation.collection == OWN else ""
        address = f"\n    {citation.url}" if citation.url else ""
        print(f"\n[{citation.n}] {citation.locator} — {citation.source}{unchecked}{address}")
    for notice in answer.notices:
        print(f"\n! {notice}")


@ingest.command("paths")
def ingest_paths(
    paths: Annotated[list[Path] | None, typer.Argument(help="Файлы и папки, которые нужно добавить.")] = None,
    as_json: Json = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Построить индекс заново.")] = False,
    remove: Annotated[list[str] | None, typer.Option("--remove", help="Убрать добавленный документ по его id.")] = None,
) -> None:
    """Обновить индекс по корпусу и добавить свои документы. Официальные тексты для сверки скачивает nko ingest fetch."""
    report = app_from_settings().ingest(
        add=paths or [],
        remove=remove or [],
        rebuild=rebuild,
        reading_progress=reading_bar(),
        page_progress=page_bar(),
        progress=progress_bar(),
    )
    if as_json:
        print_json(TypeAdapter(IngestReport).dump_python(report, mode="json"))
    else:
        print("\n".join(report.lines()))
    if report.failed:
        raise ConsultantError(report.complaint())


@ingest.command("fetch")
def ingest_fetch(
    source_ids: Annotated[list[str] | None, typer.Argument(help="Какие источники; без этого все, у кого есть адрес.")] = None,
    as_json: Json = False,
) -> None:
    """Скачать официальные тексты по адресам из sources.toml и сверить с ними конспекты. Отвечает консультант по конспектам."""
    from ingest.fetch import FetchedSource, FetchReport, fetch

    def tell(source: FetchedSource) -> None:
        if not as_json:
            print("\n".join(source.lines()), flush=True)

    report = fetch(load_settings(), only=source_ids or [], told=tell)
    if as_json:
        print_json(TypeAdapter(FetchReport).dump_python(report, mode="json"))
    else:
        print(report.summary)
    if report.failed:
        raise ConsultantError(f"Не получены: {', '.join(s.short for s in report.sources if s.fate == 'failed')}. Повторите команду позже.")


@cli.command()
def serve() -> None:
    """Запустить чат и API."""
    from app.server import run

    app = app_from_settings()
    print("Готовлю базу знаний: в первый раз это занимает несколько минут.", flush=True)
    sync(app, quiet=False)
    run(app)


@cli.command("eval")
def evaluate(
    as_json: Json = False,
    only: Annotated[str | None, typer.Option("--set", help="dev, own, fresh или fresh2; без этого все.")] = None,
    show_misses: Annotated[bool, typer.Option("--misses", help="Показать вопросы с ошибкой.")] = False,
    fates_of: Annotated[Path | None, typer.Option("--fates", help="Сколько вопросов файла (JSONL) отвечено и отказано.")] = None,
    fit: Annotated[bool, typer.Option("--calibrate", help="Подобрать corpus/judge.json: виды вопросов и вес свидетельств.")] = False,
) -> None:
    """Измерить ответы на проверочных вопросах."""
    from evals.run import SETS, fates, report

    app = app_from_settings()
    sync(app, quiet=True)
    if fates_of is not None:
        print(", ".join(f"{status}: {count}" for status, count in fates(app.consultant, fates_of).most_common()))
        return
    if fit:
        from evals.calibrate import fit as fit_judge
        from rag.sufficiency import Judge

        judge, lines = fit_judge(app.consultant_with(Judge()))
        judge.save(app.settings.corpus_dir / "judge.json", embeddings=app.embeddings.name)
        print("\n".join(lines))
        return
    measured = report(app.consultant, [only] if only else [*SETS])
    if as_json:
        print_json(measured.as_json())
    else:
        print("\n".join(measured.lines(with_misses=show_misses)))


@cli.command()
def feedback(as_json: Json = False) -> None:
    """Показать отзывы читателей: по строке-кандидату в проверочные вопросы на каждый."""
    from app.feedback import kept

    words = kept(load_settings().data_dir)
    if as_json:
        print_json([asdict(word) for word in words])
        return
    for number, word in enumerate(words, 1):
        print(f"# {word.at} {'помогло' if word.helped else 'не помогло'}{f' — {word.reason}' if word.reason else ''}; ответ: {word.status}")
        print(word.candidate(number))
    if not words:
        print("Отзывов пока нет.", file=sys.stderr)


@corpus.command()
def check() -> None:
    """Проверить корпус: нормы, даты, ссылки, размеры разделов, коэффициенты."""
    from app.lesson.scenarios import lesson_problems
    from ingest.check import check_corpus

    app = app_from_settings()
    problems = [*check_corpus(app.settings), *lesson_problems(app.settings.corpus_dir)]
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

    print("\n".join(stale(app_from_settings().settings, today=today.date() if today else date.today())))


def main() -> None:
    """Entry point: the one edge where errors become a line and a status."""
    try:
        cli()
    except ConsultantError as error:
        close_bars()
        print(f"Ошибка: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            close_bars()
            print("\nОстановлено, ничего не потеряно. Чтобы продолжить, повторите команду.", file=sys.stderr)
        raise


if __name__ == "__main__":
    main()
