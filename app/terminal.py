"""What the commands share: the program from the environment, an index up to date, progress and JSON on the terminal."""

import json
from collections.abc import MutableMapping
from typing import IO, Annotated, Any

import typer
from tqdm import tqdm

from app.wiring import App, load_settings
from ingest.index import Progress

_BAR = "{desc}: {percentage:3.0f}% |{bar:20}| {n_fmt} из {total_fmt} {unit}, {speed} в секунду, осталось {remaining}"

Json = Annotated[bool, typer.Option("--json", help="Вывести JSON.")]


def app_from_settings() -> App:
    return App(load_settings())


def sync(app: App, *, quiet: bool) -> None:
    """Bring the index up to date with the corpus, so that the first answer needs no other command."""
    report = app.ingest(progress=progress_bar())
    if not quiet:
        *_, total = report.lines()  # what was read of the corpus is no news
        print("\n".join([*(document.line() for document in report.documents if document.outcome == "failed"), total]), flush=True)


def progress_bar(told: str = "Индекс", unit: str = "фрагментов", *, file: IO[str] | None = None) -> Progress:
    """A progress bar on stderr, made when there is something to show and only for people; what begins anew gets another one."""
    bar: list[_Bar] = []

    def show(done: int, total: int) -> None:
        if not bar:
            bar.append(_Bar(total=total, desc=told, unit=unit, disable=None, bar_format=_BAR, file=file))
        bar[0].update(done - bar[0].n)
        if done == total:
            bar.pop().close()

    return show


def reading_bar() -> Progress:
    """The same for files being read."""
    return progress_bar("Чтение", "файлов")


def page_bar() -> Progress:
    """The same for pages being recognised."""
    return progress_bar("Распознавание", "страниц")


class _Bar(tqdm):  # type: ignore[type-arg]  # tqdm's stubs want a type of items, a counter has none
    """tqdm that tells its rate in Russian."""

    @property
    def format_dict(self) -> MutableMapping[str, Any]:
        told = super().format_dict
        seconds = told["elapsed"]
        return {**told, "speed": f"{told['n'] / seconds:.1f}".replace(".", ",") if told["n"] and seconds else "…"}


def close_bars() -> None:
    """End the bars of work that was broken off, so that what is said next stays the last line."""
    for bar in list(getattr(_Bar, "_instances", ())):
        bar.close()


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
