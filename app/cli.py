"""The command `nko`. Errors are one Russian line on stderr; exit status 1 for failed work, 2 for wrong usage."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import TypeAdapter
from tqdm import tqdm
from typer.core import TyperGroup

from app.wiring import App, load_settings
from ingest.index import Progress
from ingest.report import IngestReport
from rag.errors import ConsultantError
from rag.glossary import Glossary
from rag.sufficiency import Refusals
from rag.types import Answer, Question

if TYPE_CHECKING:
    from evals.latency import Latency
    from evals.spelling import Mistyped

cli = typer.Typer(help="Консультант НКО: ответы со ссылками на нормы.", no_args_is_help=True, add_completion=False)

corpus = typer.Typer(help="Содержание: проверить, найти устаревшее.", no_args_is_help=True)
bench = typer.Typer(help="Измерения.", no_args_is_help=True)


class _PathsUnlessNamed(TyperGroup):
    """`nko ingest PATH…` beside `nko ingest fetch`: what is no command's name is a path (`./fetch` for a file called fetch)."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = args[:1] == ["fetch"]
        return super().parse_args(ctx, args if named else ["paths", *args])


ingest = typer.Typer(cls=_PathsUnlessNamed, help="Обновить индекс и добавить документы; fetch — скачать официальные тексты для сверки.")
cli.add_typer(ingest, name="ingest")
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


@ingest.command("paths")
def ingest_paths(
    paths: Annotated[list[Path] | None, typer.Argument(help="Файлы, которые нужно добавить.")] = None,
    as_json: Json = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Построить индекс заново.")] = False,
    remove: Annotated[list[str] | None, typer.Option("--remove", help="Убрать добавленный документ по его id.")] = None,
) -> None:
    """Обновить индекс по корпусу и добавить свои документы. Официальные тексты для сверки скачивает nko ingest fetch."""
    report = _app().ingest(add=paths or [], remove=remove or [], rebuild=rebuild, progress=_progress())
    if as_json:
        _print_json(TypeAdapter(IngestReport).dump_python(report, mode="json"))
    else:
        print("\n".join(report.lines()))
    if report.failed:
        refused = [warning for document in report.documents if document.outcome == "failed" for warning in document.warnings]
        raise ConsultantError(" ".join(refused))


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
        _print_json(TypeAdapter(FetchReport).dump_python(report, mode="json"))
    else:
        print(report.summary)
    if report.failed:
        raise ConsultantError(f"Не получены: {', '.join(s.short for s in report.sources if s.fate == 'failed')}. Повторите команду позже.")


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
def retrieval(
    folder: Annotated[Path | None, typer.Argument(help="Папка в форме BEIR; без неё — наши вопросы.")] = None, as_json: Json = False
) -> None:
    """Измерить поиск: наш, его половины и чужие — на одних и тех же векторах."""
    from evals import retrieval
    from evals.run import load_set

    app = _app()
    if folder is None:
        _sync(app, quiet=True)
        bench_set = retrieval.own_set(list(app.index.get().passages.values()), load_set("own"))
    else:
        bench_set = retrieval.load_beir(folder)
    open_index = partial(app.scratch_index, progress=_progress())
    scores, absent = retrieval.bench(bench_set, open_index, app.embeddings, settings=app.settings, glossary=app.consultant.glossary)
    for name in absent:
        print(f"не установлен и пропущен: {name} (ставит make bench)", file=sys.stderr)
    if as_json:
        _print_json([asdict(score) for score in scores])
    else:
        print("\n".join([f"{bench_set.name}: вопросов {scores[0].queries}", *(score.told() for score in scores)]))


@bench.command()
def spelling(as_json: Json = False) -> None:
    """Измерить, находятся ли наши вопросы, если писать их с ошибками, слитно, латиницей, не в той раскладке."""
    from evals.run import load_set
    from evals.spelling import spelling

    app = _app()
    _sync(app, quiet=True)
    _print_measured(spelling(app.consultant, load_set("own")), as_json=as_json)


@bench.command()
def latency(
    as_json: Json = False,
    sizes: Annotated[list[int] | None, typer.Option("--size", help="Сколько фрагментов; можно несколько раз.")] = None,
) -> None:
    """Измерить время поиска и ответа без модели против одного эмбеддинга вопроса."""
    from evals.latency import latency
    from evals.run import load_set

    app = _app()
    _sync(app, quiet=True)
    over = partial(latency, app.consultant, load_set("own"), partial(app.scratch_index, progress=_progress()))
    _print_measured((over(size=size) for size in sizes or [1_000, 10_000, 100_000]), as_json=as_json)


@bench.command()
def reading(data: Annotated[Path, typer.Argument(help="Папка с настоящими файлами.")], as_json: Json = False) -> None:
    """Измерить чтение PDF: буквы, пункты, таблица критериев — наше и простой pypdf."""
    from app.reading import read_pages
    from evals.reading import bench

    settings = _app().settings
    criteria = settings.corpus_dir / "funds" / "pgf-2026-1" / "criteria.yaml"
    scores = bench(data, partial(read_pages, settings=settings), criteria=criteria)
    if as_json:
        _print_json([asdict(score) for score in scores])
        return
    for s in scores:
        print(
            f"  {s.method:12} буквы текста {s.text_characters:.4f}  буквы скана {s.scan_characters:.4f}  "
            f"пункты {s.points:.3f}  критерии {s.criteria:.2f}  {s.seconds} с"
        )


@bench.command()
def verification() -> None:
    """Измерить сверку с источниками: сколько подмен она останавливает и сколько верных фраз пропускает."""
    from evals.verification import report

    app = _app()
    _sync(app, quiet=True)
    print("\n".join(report(list(app.index.get().passages.values()))))


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


def _print_measured(lines: "Iterable[Mistyped | Latency]", *, as_json: bool) -> None:
    """Lines for people as they are measured, or all of them as JSON."""
    if as_json:
        _print_json([asdict(line) for line in lines])
        return
    for line in lines:
        print(line.told(), flush=True)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
