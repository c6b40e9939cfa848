"""What the commands share: the program from the environment, an index up to date, progress and JSON on the terminal."""

import json
from typing import Annotated

import typer
from tqdm import tqdm

from app.wiring import App, load_settings
from ingest.index import Progress

Json = Annotated[bool, typer.Option("--json", help="Вывести JSON.")]


def app_from_settings() -> App:
    return App(load_settings())


def sync(app: App, *, quiet: bool) -> None:
    """Bring the index up to date with the corpus, so that the first answer needs no other command."""
    report = app.ingest(progress=progress_bar())
    if not quiet:
        print("\n".join(report.lines()), flush=True)


def progress_bar() -> Progress:
    """A progress bar on stderr, made when there is something to show."""
    bar: list[tqdm] = []  # type: ignore[type-arg]  # tqdm's stubs want a type of items, a counter has none

    def show(done: int, total: int) -> None:
        if not bar:
            bar.append(tqdm(total=total, desc="Индекс", unit=" фрагм.", disable=None))
        bar[0].update(done - bar[0].n)
        if done == total:
            bar[0].close()

    return show


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
