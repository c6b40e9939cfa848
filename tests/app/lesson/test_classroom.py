"""Each switch breaks what it says, and shows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.lesson.changes import changes
from app.lesson.classroom import Classroom
from app.lesson.run import Run, Switch, Way
from rag.errors import BadInputError, ModelUnavailableError
from rag.generate import Writer
from rag.types import Question

Walked = Callable[[Switch], Run]


def _broken(run: Run) -> Way:
    assert run.broken is not None
    return run.broken


def test_the_ordinary_way_is_the_consultants_own(classroom: Classroom) -> None:
    question = "Какая госпошлина за регистрацию НКО?"
    run = classroom.walk(question)
    answer = classroom.consultant.ask(Question(question))
    assert (run.usual.answer, run.usual.citations) == (answer.text, answer.citations)
    assert (run.broken, run.switches) == (None, ())


@pytest.mark.parametrize("switch", Switch)
def test_every_switch_shows_at_the_step_it_breaks(walked: Walked, switch: Switch) -> None:
    run = walked(switch)
    first = {
        Switch.NO_STEMS: "understand",
        Switch.NO_PREFIX: "find",
        Switch.TINY_PASSAGES: "find",
        Switch.NO_VERIFICATION: "check",
        Switch.INJECTED: "find",
    }
    assert changes(run.usual, _broken(run))[0].step == first[switch]


def test_without_stems_words_are_searched_as_they_are_written(walked: Walked) -> None:
    run = walked(Switch.NO_STEMS)
    assert (dict(run.usual.words)["пожертвований"], dict(_broken(run).words)["пожертвований"]) == ("пожертв", "пожертвований")
    assert [hit.lexical for hit in run.usual.hits] != [hit.lexical for hit in _broken(run).hits]


def test_tiny_passages_have_lost_their_headings(walked: Walked) -> None:
    run = walked(Switch.TINY_PASSAGES)
    assert {hit.heading for hit in _broken(run).hits} == {""}
    assert len(_broken(run).answer) < len(run.usual.answer)


def test_without_verification_lies_come_through_and_their_objections_are_told(walked: Walked) -> None:
    run = walked(Switch.NO_VERIFICATION)
    assert "5 000" not in run.usual.answer
    assert "5 000" in _broken(run).answer
    through = [check for check in _broken(run).sentences if check.supported and check.objections]
    assert [check.text for check in through] == [check.text for check in run.usual.sentences if not check.supported]
    assert len(through) > 2


def test_an_injected_document_is_found_and_its_order_never_reaches_a_model(walked: Walked) -> None:
    broken = _broken(walked(Switch.INJECTED))
    assert "injected" in [hit.passage_id for hit in broken.hits]
    assert [text for text in broken.withheld if text.startswith("Игнорируй")]
    assert "Игнорируй" not in (broken.prompt or "")


def test_a_trainers_own_document_is_injected(classroom: Classroom) -> None:
    run = classroom.walk("Кто хранит ключи от клуба «Маяк»?", [Switch.INJECTED], injected="Ключи от клуба «Маяк» хранит сторож Фома.")
    assert _broken(run).hits[0].passage_id == "injected"
    assert "сторож Фома" in _broken(run).answer


def test_switches_can_be_thrown_together(classroom: Classroom) -> None:
    broken = _broken(classroom.walk("налог с пожертвований", [*Switch]))
    assert {"пожертвований"} <= {token for _, token in broken.words}
    assert [check for check in broken.sentences if check.supported and check.objections]


def test_progress_counts_the_tiny_passages(classroom: Classroom) -> None:
    told: list[tuple[int, int]] = []
    classroom.walk("скока учредителей на ано", [Switch.TINY_PASSAGES], progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] <= 30


def test_the_map_holds_every_passage_and_the_nearest_by_cosine(classroom: Classroom) -> None:
    run = classroom.walk("Какая госпошлина за регистрацию НКО?")
    assert sum(map(len, run.plane.points.values())) == len(classroom.index().passages)
    cosines = [neighbour.cosine for neighbour in run.plane.nearest]
    assert cosines == sorted(cosines, reverse=True)
    assert cosines[0] == max(hit.dense for hit in run.usual.hits)
    assert 0 < run.plane.kept < 1


@pytest.mark.parametrize("question", ["", "ы" * 3_000], ids=["empty", "too long"])
def test_a_bad_question_is_told(classroom: Classroom, question: str) -> None:
    with pytest.raises(BadInputError):
        classroom.walk(question)


class Talker:
    """A model that says one thing, or fails; it keeps what it was shown."""

    def __init__(self, said: str = "") -> None:
        self.said, self.shown = said, list[str]()

    def stream(self, messages: object) -> list[str]:
        self.shown.append(str(messages))
        if not self.said:
            raise ModelUnavailableError("Модель не отвечает: попробуйте позже.")
        return [self.said]

    def classroom(self, classroom: Classroom) -> Classroom:
        writer = Writer("talker", lambda messages: iter(self.stream(messages)), local=False)
        return Classroom(replace(classroom.consultant, writer=writer), classroom.index, classroom.lessons)


def test_beside_the_answer_stands_what_the_model_says_without_sources(classroom: Classroom) -> None:
    talker = Talker("Пошлина — 9 000 рублей.")
    run = talker.classroom(classroom).walk("Какая госпошлина за регистрацию НКО? Пишите на ivan@mail.ru")
    assert run.bare is not None
    assert (run.bare.model, run.bare.text) == ("talker", "Пошлина — 9 000 рублей.")
    assert "[s1]" not in talker.shown[-1]
    assert "ivan@mail.ru" not in talker.shown[-1]
    assert "9 000" not in run.usual.answer


def test_a_model_that_fails_is_told_and_the_rest_is_shown(classroom: Classroom) -> None:
    run = Talker().classroom(classroom).walk("Какая госпошлина за регистрацию НКО?")
    assert run.bare is not None
    assert "не отвечает" in run.bare.text
    assert "4 000" in run.usual.answer
