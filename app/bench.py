"""`nko bench …`: measurements side by side, for people and as JSON."""

import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.terminal import Json, app_from_settings, print_json, progress_bar, sync
from ingest.report import IngestReport
from rag.adapters.embeddings import NamedEmbeddings
from rag.errors import ConsultantError

if TYPE_CHECKING:
    from evals.ingesting import Growth, Speed
    from evals.latency import Latency
    from evals.page import Waited, Weight
    from evals.spelling import Mistyped

bench = typer.Typer(help="Измерения.", no_args_is_help=True)


@bench.command()
def retrieval(
    folder: Annotated[Path | None, typer.Argument(help="Папка в форме BEIR; без неё — наши вопросы.")] = None, as_json: Json = False
) -> None:
    """Измерить поиск: наш, его половины и чужие — на одних и тех же векторах."""
    from evals import retrieval
    from evals.run import load_set

    app = app_from_settings()
    if folder is None:
        sync(app, quiet=True)
        bench_set = retrieval.own_set(list(app.index.get().passages.values()), load_set("own"))
    else:
        bench_set = retrieval.load_beir(folder)
    open_index = partial(app.scratch_index, progress=progress_bar())
    scores, absent = retrieval.bench(bench_set, open_index, app.embeddings, settings=app.settings, glossary=app.consultant.glossary)
    _tell_absent(absent)
    if as_json:
        print_json([asdict(score) for score in scores])
        return
    print(f"{bench_set.name}: вопросов {scores[0].queries}")
    for score in scores:
        print(
            f"  {score.method:40} nDCG@10 {score.ndcg_10:.3f} ±{score.ndcg_10_error:.3f}  "
            f"hit@1 {score.hit_1:.3f}  hit@5 {score.hit_5:.3f}  MRR {score.mrr_10:.3f}"
        )


@bench.command()
def spelling(as_json: Json = False) -> None:
    """Измерить, находятся ли наши вопросы, если писать их с ошибками, слитно, латиницей, не в той раскладке."""
    from evals.run import load_set
    from evals.spelling import spelling

    app = app_from_settings()
    sync(app, quiet=True)
    _print_measured(spelling(app.consultant, load_set("own")), as_json=as_json)


@bench.command()
def latency(
    as_json: Json = False,
    sizes: Annotated[list[int] | None, typer.Option("--size", help="Сколько фрагментов; можно несколько раз.")] = None,
) -> None:
    """Измерить время поиска и ответа без модели против одного эмбеддинга вопроса."""
    from evals.latency import latency
    from evals.run import load_set

    app = app_from_settings()
    sync(app, quiet=True)
    over = partial(latency, app.consultant, load_set("own"), partial(app.scratch_index, progress=progress_bar()))
    _print_measured((over(size=size) for size in sizes or [1_000, 10_000, 100_000]), as_json=as_json)


@bench.command()
def page(questions: Annotated[int, typer.Option(min=1, help="Сколько вопросов задать.")] = 10, as_json: Json = False) -> None:
    """Измерить в браузере, сколько ждёт читатель: страницу, первые слова, весь ответ."""
    try:
        from evals.page import measure
    except ModuleNotFoundError as error:
        raise ConsultantError("Playwright не установлен: его ставят make test и make bench.") from error
    from app.server import served
    from evals.run import load_set

    app = app_from_settings()
    sync(app, quiet=True)
    asked = [question for question in load_set("own") if question.expected == "answer"][:questions]
    with served(app) as address:
        _print_measured(measure(address, asked), as_json=as_json)


@bench.command()
def reading(data: Annotated[Path, typer.Argument(help="Папка с настоящими файлами.")], as_json: Json = False) -> None:
    """Измерить чтение: буквы, пункты, таблица, статьи, страницы сайта — наше и простое (pypdf, RecursiveCharacterTextSplitter)."""
    from app.reading import read_file
    from evals import reading

    settings = app_from_settings().settings
    criteria = settings.corpus_dir / "funds" / "pgf-2026-1" / "criteria.yaml"
    scores, absent = reading.bench(data, partial(read_file, settings=settings), criteria=criteria)
    _tell_absent(absent)
    if as_json:
        print_json([asdict(score) for score in scores])
    else:
        print("\n".join(reading.lines(scores)))


@bench.command()
def ingest(
    as_json: Json = False,
    sizes: Annotated[list[int] | None, typer.Option("--size", help="Сколько фрагментов; можно несколько раз.")] = None,
) -> None:
    """Измерить приём документов: скорость, долю эмбеддинга, рост времени от 100 до 10 000 фрагментов, одну правку."""
    from evals import ingesting
    from ingest.pipeline import ingest

    app = app_from_settings()
    corpus = app.settings.corpus_dir

    def run(corpus_dir: Path, data_dir: Path, embeddings: NamedEmbeddings) -> IngestReport:
        return ingest(app.settings.model_copy(update={"corpus_dir": corpus_dir, "data_dir": data_dir}), embeddings)

    grown = ingesting.growth(run, corpus, sizes=sizes or [100, 1_000, 10_000])
    _print_measured(chain([ingesting.speed(run, corpus, app.embeddings)], grown), as_json=as_json)


@bench.command()
def verification() -> None:
    """Измерить сверку с источниками: сколько подмен она останавливает и сколько верных фраз пропускает."""
    from evals.verification import report

    app = app_from_settings()
    sync(app, quiet=True)
    print("\n".join(report(list(app.index.get().passages.values()))))


@bench.command("review")
def bench_review(
    others: Annotated[list[Path] | None, typer.Argument(help="Ещё заявки, текстом: что в них найдено.")] = None, as_json: Json = False
) -> None:
    """Измерить разбор проектов: подложенные дефекты, ложные тревоги на чистых заявках, верные находки на настоящих, время."""
    from evals.review import bench

    app = app_from_settings()
    measured = bench(partial(app.review, fund="pgf-2026-1"), tuple(others or ()))
    if as_json:
        print_json({**asdict(measured), "detection": measured.detection})
    else:
        print("\n".join(measured.lines()))


def _tell_absent(names: Iterable[str]) -> None:
    for name in names:
        print(f"не установлен и пропущен: {name} (ставит make bench)", file=sys.stderr)


def _print_measured(lines: "Iterable[Growth | Latency | Mistyped | Speed | Waited | Weight]", *, as_json: bool) -> None:
    """Lines for people as they are measured, or all of them as JSON."""
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    for line in lines:
        print(line.told(), flush=True)
