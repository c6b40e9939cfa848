"""A run as HTML: whole in both languages, and nothing of it ever runs."""

from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from itertools import combinations, pairwise
from math import dist
from typing import Any

import pytest

from app.lesson.run import Bare, Hint, Run, Switch
from app.ui.language import english, russian
from app.ui.plane_svg import plane_html
from app.ui.run_html import run_html, run_page

Walked = Callable[[Switch], Run]


class _Elements(HTMLParser):
    """Every element with its attributes, and the headings in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.found if tag in {"h1", "h2", "h3", "h4"}]


@pytest.mark.parametrize("switch", Switch)
def test_every_text_of_the_room_has_its_english(walked: Walked, switch: Switch) -> None:
    run = walked(switch).model_copy(update={"hint": Hint(lesson="a", look_at="b", ask="c"), "bare": Bare(model="m", text="t")})
    assert "Look at:" in run_html(run, english(), from_file=True)
    assert "Guess first" in run_html(run.model_copy(update={"secret": True}), english())


@pytest.mark.parametrize("switch", Switch)
def test_headings_follow_one_another(walked: Walked, switch: Switch) -> None:
    levels = _Elements(run_page(walked(switch), russian)).headings
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_there_once_and_labels_name_them(walked: Walked) -> None:
    elements = _Elements(run_html(walked(Switch.NO_STEMS), russian)).found
    ids = [held["id"] for _, held in elements if "id" in held]
    assert len(ids) == len(set(ids))
    assert {held["for"] for tag, held in elements if tag == "label"} <= set(ids)


def test_a_secret_run_tells_what_is_broken_only_when_it_is_opened(walked: Walked) -> None:
    shown = run_html(walked(Switch.TINY_PASSAGES).model_copy(update={"secret": True}), russian, in_room=False)
    before, hidden = shown.split("<details", 1)
    assert "Крошечные отрывки" not in before
    assert "Крошечные отрывки" not in hidden.split("</details>", 1)[1]


def test_without_verification_both_sides_are_the_inventions_and_say_so(walked: Walked) -> None:
    run = walked(Switch.NO_VERIFICATION)
    assert "С проверкой предложений" in run_html(run, russian)
    assert "Обычный путь" not in run_html(run, russian)
    assert "С проверкой предложений" not in run_html(run.model_copy(update={"secret": True}), russian)


def test_a_tiny_passage_is_called_by_its_first_words(walked: Walked) -> None:
    run = walked(Switch.TINY_PASSAGES)
    assert run.broken is not None
    assert run.broken.hits[0].start
    assert run.broken.hits[0].start in unescape(run_html(run, russian))


def test_on_the_map_no_number_hides_another_or_the_star(walked: Walked) -> None:
    plane = walked(Switch.NO_STEMS).plane
    together = plane.model_copy(update={"nearest": tuple(near.model_copy(update={"at": plane.question}) for near in plane.nearest)})
    for drawn in (plane, together):
        elements = _Elements(plane_html(drawn, russian)).found
        places = [(int(held["cx"] or ""), int(held["cy"] or "")) for tag, held in elements if tag == "circle"]
        drawings = [held["d"] or "" for tag, held in elements if tag == "path" and held.get("class") == "question"]
        x, y = drawings[-1][1:].split("m")[0].split()  # the first one is of the legend
        assert all(dist(a, b) > 24 for a, b in combinations([*places, (int(x), int(y))], 2))


_HOSTILE = "<img src=x onerror=alert(1)>'\"><script>alert(2)</script>[x](javascript:alert(3)) ${alert(4)} {{constructor}}"


def _poisoned(held: Any) -> Any:
    """The same shape with every text that is free hostile."""
    if isinstance(held, dict):
        return {key: value if key in _FIXED else _poisoned(value) for key, value in held.items()}
    if isinstance(held, list):
        return [_poisoned(value) for value in held]
    return _HOSTILE if isinstance(held, str) else held


_FIXED = {"format", "made", "switches", "status", "origin", "unfit", "objections", "as_of", "confidence", "collection"}


@pytest.mark.parametrize("switch", [Switch.NO_VERIFICATION, Switch.INJECTED])
def test_hostile_texts_of_a_run_become_no_element(walked: Walked, switch: Switch) -> None:
    poisoned = Run.model_validate(_poisoned(walked(switch).model_dump(mode="json")))
    elements = _Elements(run_html(poisoned, russian)).found
    assert not [tag for tag, _ in elements if tag in {"script", "img", "iframe", "object"}]
    assert not [name for _, held in elements for name in held if name.startswith("on")]
    assert not [held for _, held in elements if (held.get("href") or "").lower().startswith("javascript")]


def test_a_page_asks_nothing_of_the_network(walked: Walked) -> None:
    elements = _Elements(run_page(walked(Switch.NO_STEMS), russian)).found
    assert not [held for _, held in elements if "src" in held or "srcset" in held]
    assert not [tag for tag, _ in elements if tag == "link"]
