"""What the review and the ready lessons say on the English page: English, but for names and quotes."""

import ast
import re
from collections.abc import Iterator

from app.lesson.scenarios import Lessons
from app.reviewing import Reviewed, Terms, review_text
from app.ui.language import english
from app.ui.plan_page import plan_page
from app.ui.review_html import charts_html, findings_html, recognised_html, summary_html
from app.wiring import App
from rag.registration.answers import Answers, Dates
from rag.settings import PROJECT

_ENGLISH = english()
_TELLING = {"_notices", "_recognition"}
"""Where `rag.review` makes the notices of a review."""
_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


def _notices() -> Iterator[str]:
    """What is yielded as a sentence, with `7` for what is filled in."""
    trees = (ast.parse(source.read_text("utf-8")) for source in (PROJECT / "rag" / "review").rglob("*.py"))
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in _TELLING]
    for node in (node for function in functions for node in ast.walk(function)):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.JoinedStr | ast.Constant):
            parts = node.value.values if isinstance(node.value, ast.JoinedStr) else [node.value]
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)


def test_every_notice_of_a_review_has_its_english() -> None:
    told = [*_notices()]
    assert len(told) > 10
    for notice in told:
        assert not _RUSSIAN.search(_ENGLISH(notice)), notice


def test_the_summary_of_a_review_is_english_but_for_names(flawed: Reviewed) -> None:
    html = summary_html(flawed, _ENGLISH)
    lines = html.split('<p class="summary">')[1].split("</p>")[0].split("<br>")
    assert lines[0].endswith("up to 1 million roubles inclusive, asks for 783 920 roubles")
    assert re.fullmatch(r"Criteria: ready — \d+, in part — \d+, not checked — \d+\.", lines[1])
    assert re.fullmatch(r"Found: \d+ errors?, \d+ remarks?, \d+ pieces? of advice, \d+ contradictions?\.", lines[2])
    assert lines[3].startswith("Begin with: ")
    assert "баллов" not in lines[3]
    for notice in re.findall(r'<p class="notice">(.*?)</p>', html):
        assert not _RUSSIAN.search(notice)
    for heading in re.findall("<h2>(.*?)</h2>", html):
        assert re.fullmatch(r"(New|Mended|Remains|Readiness changed): \d+", heading)
    assert "ready → in part (worse)" in html


def test_the_rest_of_a_review_speaks_english_around_its_quotes(flawed: Reviewed) -> None:
    assert "A strong answer: " in findings_html(flawed.review, _ENGLISH)
    assert "<td>the fund&#x27;s form</td>" in recognised_html(flawed.review, _ENGLISH)
    charts = charts_html(flawed.review, _ENGLISH)
    assert "Bar chart «Criteria: weight and readiness». K01 — up to 20 points, ready" in charts
    assert "Gantt chart «Calendar plan»" in charts


def test_a_part_without_a_sum_is_told_in_english(nko: App) -> None:
    html = summary_html(review_text(nko, "Цель\nНаучить 30 детей плавать.", Terms()), _ENGLISH)
    assert "the group of weights is not known" in html
    assert "Only a part of an application was recognised" in html


def test_what_to_change_for_a_form_to_fit_names_the_questions_in_english(app: App) -> None:
    said = {"founders": "people", "count": "one", "citizenship": "russian", "members": "members", "purpose": "services"}
    given = Answers.of(said | {"money": ["donations"], "territory": "local"})
    html = plan_page(app.registration(given, Dates()), "", _ENGLISH)
    assert '<h3 id="plan-title" tabindex="-1">No form fits</h3>' in html
    assert "Change the answer to “Will the organisation have members?”, and these will fit: АНО, Фонд." in html
    fits = plan_page(app.registration(given.model_copy(update={"members": "no_members"}), Dates()), "", _ENGLISH)
    assert '<h3 id="plan-title" tabindex="-1">What fits: АНО' in fits


def test_every_ready_lesson_has_its_english(app: App) -> None:
    lessons = Lessons.load(app.settings.corpus_dir / "lessons.yaml")
    said = [text for lesson in lessons.lessons for text in (lesson.title, lesson.goal)]
    said += [text for lesson in lessons.lessons for shown in lesson.demonstrations for text in (shown.look_at, shown.ask)]
    for text in [*said, lessons.liar.name]:
        assert not _RUSSIAN.search(_ENGLISH(text)), text
